import CLibXML2

/// A name of an element or an attribute, as the formats know it.
struct KnownName {
  /// With its prefix.
  var pointer: UnsafePointer<xmlChar>?
  /// Without it.
  var length: Int32 = 0
  /// -1 for one that declares a namespace.
  var number: Int16 = 0
  var prefixLength: UInt16 = 0

  @inline(__always)
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointer.map { $0 + Int(prefixLength) }, count: Int(length))
  }
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
    let prefixLength = Self.prefixLength(of: written)
    let local = String(decoding: written[prefixLength...], as: UTF8.self)
    let isDeclaration = written.starts(with: "xmlns".utf8) && (written.count == 5 || prefixLength == 6)
    let known = KnownName(
      pointer: name, length: Int32(written.count - prefixLength),
      number: isDeclaration ? -1 : Int16(clamping: names.number(of: local)), prefixLength: UInt16(prefixLength))
    // A file of a thousand different names and more is none that is known here: those are looked up each time.
    if placesTaken < 1024 {
      places[place] = known
      placesTaken += 1
    }
    return known
  }

  /// Of a name as it is written, its colon included; 0 where it has none.
  static func prefixLength(of name: UnsafeBufferPointer<UInt8>) -> Int {
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < name.count else { return 0 }
    return colon < UInt16.max ? colon + 1 : 0
  }
}
