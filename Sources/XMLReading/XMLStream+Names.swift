import CLibXML2

/// A name of an element or an attribute, as the formats know it.
struct KnownName {
  /// Without its prefix.
  var pointer: UnsafePointer<xmlChar>?
  var length: Int32 = 0
  var number: Int16 = 0

  @inline(__always)
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: pointer, count: Int(length)) }
}

extension XMLStream {
  @inline(__always)
  func known(_ name: UnsafePointer<xmlChar>) -> KnownName {
    var place = (Int(bitPattern: name) >> 1) & (Self.placeCount - 1)
    while let pointer = places[place].pointer {
      if pointer == name { return places[place] }
      place = (place + 1) & (Self.placeCount - 1)
    }
    return lookUp(name, place)
  }

  @inline(never)
  func lookUp(_ name: UnsafePointer<xmlChar>, _ place: Int) -> KnownName {
    let written = UnsafeBufferPointer(terminated: name)
    let known = KnownName(
      pointer: name, length: Int32(written.count),
      number: Int16(clamping: names.number(of: String(decoding: written, as: UTF8.self))))
    // A file of a thousand different names and more is none that is known here: those are looked up each time.
    if placesTaken < 1024 {
      places[place] = known
      placesTaken += 1
    }
    return known
  }
}
