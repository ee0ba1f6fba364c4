package import Records

extension RecordAssembly {
  /// Sets a variable of CSL that is at hand as a value.
  package mutating func set(_ variable: Citation.Variable, from origin: Origin) {
    guard let key = CitationKey(variable.name) else { return }
    switch variable.value {
    case .text(let text) where key == .pmid: text.lend { set(pmid: $0, from: origin) }
    case .text(let text): set(key, text, from: origin)
    case .number(let number): set(key, number.text, from: origin)
    case .date(let date):
      JSONWriter.inline(date.node).lend { set(key, date, written: $0, from: origin) }
    case .words(let words): set(key, words: words, from: origin)
    case .names(let names):
      for name in names { add(name, to: key, from: origin) }
    }
  }

  /// Adds each part of a value that is counted as a whole, by its first.
  mutating func addEach(
    _ parts: [Bytes], from origin: Origin, _ add: (Bytes, inout RecordAssembly, Origin) -> Void
  ) {
    if parts.isEmpty { return drop(origin, "it holds nothing but separators") }
    var origin = origin
    for part in parts {
      add(part, &self, origin)
      origin.isCounted = false
    }
  }

  package mutating func add(_ name: CitationName, to role: CitationKey, from origin: Origin) {
    let parts = [
      name.family, name.given, name.suffix, name.droppingParticle, name.nonDroppingParticle, name.literal,
    ]
    var bytes: [UInt8] = []
    let ranges = parts.map { part -> Range<Int>? in
      guard let part else { return nil }
      let start = bytes.count
      bytes += Array(part.utf8)
      return start..<bytes.count
    }
    bytes.withUnsafeBufferPointer { buffer in
      let values = ranges.map { $0.map { buffer[part: $0] } }
      var parts = Name(
        family: values[0], given: values[1], suffix: values[2], droppingParticle: values[3],
        nonDroppingParticle: values[4], literal: values[5])
      parts.handling = name.handling
      add(parts, to: role, from: origin)
    }
  }
}
