import Records

/// References to characters as HTML writes them, `&amp;`, `&#39;` or `&uuml;`, which publishers and databases leave in formats that
/// are no HTML: RIS, BibTeX, CSL-JSON, tables.
///
/// XML has its own, which its reader replaces; what is still a reference then is meant as the text it is.
///
/// Source: *HTML 4.01*, 24, character entity references; those beyond it are of *HTML Living Standard*, 13.5.
enum CharacterReferences {
  /// Whether there may be any: nearly no text has the sign.
  static func mayBe(in text: Bytes) -> Bool { text.holds { $0.places(of: UInt8(ascii: "&")) } }

  /// Replaces the references in a part of the bytes by their characters, which take no more room.
  ///
  /// What was escaped twice, `&amp;lt;`, is the character too.
  ///
  /// - Parameter isLaTeX: whether a backslash may stand before the sign, and braces and the like mean something.
  /// - Returns: where the text is now; nil where nothing was replaced.
  static func replace(in bytes: inout [UInt8], _ range: Range<Int>, isLaTeX: Bool = false) -> Range<Int>? {
    var end = range.upperBound
    // More often nobody escapes.
    for _ in 0..<3 {
      guard let next = replaceOnce(in: &bytes, range.lowerBound..<end, isLaTeX) else { break }
      end = next
    }
    return end == range.upperBound ? nil : range.lowerBound..<end
  }

  /// The text without references; nil where it has none.
  static func replaced(in text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    var bytes = Array(text.utf8)
    return replace(in: &bytes, bytes.indices).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  private static func replaceOnce(in bytes: inout [UInt8], _ range: Range<Int>, _ isLaTeX: Bool) -> Int? {
    var target = range.lowerBound
    var place = range.lowerBound
    while place < range.upperBound {
      if bytes[place] == UInt8(ascii: "&"),
        let (scalar, end) = reference(in: bytes, at: place, before: range.upperBound),
        !(isLaTeX && "{}\\$%#_^~".unicodeScalars.contains(scalar))
      {
        // `\&lt;` was escaped for LaTeX, `\&` still is.
        if isLaTeX, scalar != "&", target > range.lowerBound, bytes[target - 1] == UInt8(ascii: "\\") { target -= 1 }
        for byte in Unicode.UTF8.encode(scalar).map({ Array($0) }) ?? [] {
          bytes[target] = byte
          target += 1
        }
        place = end
      } else {
        bytes[target] = bytes[place]
        target += 1
        place += 1
      }
    }
    return target == range.upperBound ? nil : target
  }

  /// The character of a reference and the place behind it; nil where none begins there.
  private static func reference(in bytes: [UInt8], at start: Int, before end: Int) -> (Unicode.Scalar, Int)? {
    let longest = 10
    let rest = bytes[(start + 1)..<min(end, start + 1 + longest)]
    guard let semicolon = rest.firstIndex(of: UInt8(ascii: ";")), semicolon > start + 1 else { return nil }
    let name = rest[..<semicolon]
    let scalar =
      name.first == UInt8(ascii: "#") ? character(name.dropFirst()) : names[String(decoding: name, as: UTF8.self)]
    return scalar.map { ($0, semicolon + 1) }
  }

  /// By its number, `39` or `x27`; 128 to 159 are those of Windows-1252, as browsers take them.
  private static func character(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard text.first != "+", text.first != "-", let number = UInt32(text, radix: isHexadecimal ? 16 : 10),
      number >= 0x20,
      number != 0x7F, let scalar = Unicode.Scalar(number)
    else { return nil }
    if number >= 0x80, number < 0xA0 {
      let known = Windows1252.scalar(UInt8(number))
      return known.value < 0xA0 || known == "\u{FFFD}" ? nil : known
    }
    return Lexical.isAllowed(scalar) ? scalar : nil
  }

  private static let names: [String: Unicode.Scalar] = {
    var names: [String: Unicode.Scalar] = [
      "quot": "\"", "amp": "&", "apos": "'", "lt": "<", "gt": ">", "OElig": "Œ", "oelig": "œ", "Scaron": "Š",
      "scaron": "š", "Yuml": "Ÿ", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "ndash": "–",
      "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "dagger": "†",
      "Dagger": "‡", "bull": "•", "hellip": "…", "prime": "′", "Prime": "″", "lsaquo": "‹", "rsaquo": "›", "euro": "€",
      "trade": "™", "larr": "←", "rarr": "→", "minus": "−", "infin": "∞", "asymp": "≈", "ne": "≠", "le": "≤", "ge": "≥",
      "Cacute": "Ć", "cacute": "ć", "Ccaron": "Č", "ccaron": "č", "Lstrok": "Ł", "lstrok": "ł", "Zcaron": "Ž",
      "zcaron": "ž",
    ]
    // In the order of their numbers.
    func add(_ list: String, from first: UInt32) {
      for (number, name) in list.split(whereSeparator: \.isWhitespace).enumerated() where name != "-" {
        names[String(name)] = Unicode.Scalar(first + UInt32(number))
      }
    }
    add(
      """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
      middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute
      Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml
      Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
      eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
      """, from: 0xA0)
    add(
      """
      Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi
      Omega
      """, from: 0x391)
    add(
      """
      alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi
      psi omega
      """, from: 0x3B1)
    return names
  }()
}

// MARK: Where they stand

extension TaggedEntry {
  /// Replaces the references in its values, which count as repaired.
  mutating func replaceReferences(into assembly: inout RecordAssembly) {
    guard bytes.withUnsafeBufferPointer({ CharacterReferences.mayBe(in: Bytes(rebasing: $0[...])) }) else { return }
    replaceValues { bytes, field in
      guard bytes.withUnsafeBufferPointer({ CharacterReferences.mayBe(in: $0[part: field.value]) }) else { return }
      let before = Array(bytes[field.value])
      guard let range = CharacterReferences.replace(in: &bytes, field.value) else { return }
      field.value = range
      field.isMended = true
      assembly.remarkReferences(TaggedEntry.name(field.code), line: field.line, before, Array(bytes[range]))
    }
  }
}

extension CSVRows {
  /// Replaces the references in the row's cells, which count as repaired.
  mutating func replaceReferences(of columns: [CSVColumns.Column], into assembly: inout RecordAssembly) {
    guard bytes.withUnsafeBufferPointer({ CharacterReferences.mayBe(in: Bytes(rebasing: $0[...])) }) else { return }
    replaceCells { bytes, cell, index in
      guard bytes.withUnsafeBufferPointer({ CharacterReferences.mayBe(in: $0[part: cell.range]) }) else { return }
      let before = Array(bytes[cell.range])
      guard let range = CharacterReferences.replace(in: &bytes, cell.range) else { return }
      cell.end = UInt32(range.upperBound)
      cell.isMended = true
      let name = index < columns.count ? assembly.name(ofTag: columns[index].tag) : "column \(index + 1)"
      assembly.remarkReferences(name, line: Int(cell.line), before, Array(bytes[range]))
    }
  }
}

extension BibTeXEntry {
  /// Replaces the references in its values, which count as repaired.
  mutating func replaceReferences(into assembly: inout RecordAssembly) {
    for isExpanded in [false, true] {
      let hasAny = (isExpanded ? expanded : text).withUnsafeBufferPointer {
        CharacterReferences.mayBe(in: Bytes(rebasing: $0[...]))
      }
      guard hasAny else { continue }
      replaceValues(isExpanded: isExpanded) { bytes, field in
        let before = Array(bytes[field.value])
        guard let range = CharacterReferences.replace(in: &bytes, field.value, isLaTeX: true) else { return }
        field.value = range
        field.isMended = true
        assembly.remarkReferences(
          assembly.name(ofTag: field.name.tag), line: field.line, before, Array(bytes[range]))
      }
    }
  }
}

extension Node {
  /// The first text in it that has references, and what it is without them, which it is made to be everywhere.
  mutating func replaceReferences() -> (before: String, after: String)? {
    var first: (before: String, after: String)?
    switch value {
    case .string(let text):
      guard let after = CharacterReferences.replaced(in: text) else { return nil }
      value = .string(after)
      return (text, after)
    case .array(var values):
      for place in values.indices {
        let found = values[place].replaceReferences()
        first = first ?? found
      }
      if first != nil { value = .array(values) }
    case .object(var members):
      for place in members.indices {
        let found = members[place].value.replaceReferences()
        first = first ?? found
      }
      if first != nil { value = .object(members) }
    case .number, .bool, .null: break
    }
    return first
  }
}

extension RecordAssembly {
  /// Says what became of references, as HTML has them, to characters.
  mutating func remarkReferences(_ tag: String, line: Int, _ before: [UInt8], _ after: [UInt8]) {
    let example = before.withUnsafeBufferPointer { before in
      after.withUnsafeBufferPointer { Self.example(Bytes(rebasing: before[...]), Bytes(rebasing: $0[...])) }
    }
    remarks.remark(
      "\(tag): characters that are written as in HTML are put in their place", line: line, example: example)
  }
}
