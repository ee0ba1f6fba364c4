import Records

// Addresses: of a page on the web, and of the people who wrote.
extension CitationParts {
  /// Sets the URL. Of several addresses in one field the first is taken; the others are kept, and so is another field that a
  /// program left behind the address: `https://example.org/a     U2  - L2001234567`.
  static func putAddress(_ text: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    let parts = addresses(in: text)
    if parts.count == 1 { return assembly.set(.url, text, from: origin) }
    if assembly.has(.url) { return assembly.keep(text, from: origin) }
    var part = origin
    part.isCounted = false
    assembly.set(.url, parts[0], from: part)
    for other in parts.dropFirst() { assembly.keep(other, from: part) }
    assembly.count(origin, repair: repair(ofAddresses: text))
  }

  static func repair(ofAddresses text: Bytes) -> RecordAssembly.Repair {
    .init("of several addresses the first is taken, the others are kept", of: text)
  }

  /// The addresses in a value that begins with one, parted by white space or by a mark with another address behind it; the
  /// whole where there is only one, since a blank may also stand in an address that is written badly.
  static func addresses(in text: Bytes) -> [Bytes] {
    guard isAddress(text) else { return [text] }
    var parts: [Bytes] = []
    var start = 0
    var place = 0
    while place < text.count {
      var next = place
      while next < text.count, text[next].isSpace || ";,|".utf8.contains(text[next]) { next += 1 }
      guard next > place else {
        place += 1
        continue
      }
      let rest = text[part: next..<text.count]
      let isField = text[place].isSpace && beginsAsField(rest)
      if isField || isAddress(rest) {
        parts.append(text[part: start..<place])
        start = next
      }
      if isField { break }
      place = next
    }
    parts.append(text[part: start..<text.count])
    return parts
  }

  private static func isAddress(_ text: Bytes) -> Bool {
    text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("ftp://") || text.hasPrefix("www.")
  }

  /// `U2  - `: the tag of another field of RIS.
  private static func beginsAsField(_ text: Bytes) -> Bool {
    text.count > 5 && text[0].isUppercase && (text[1].isUppercase || text[1].isDigit)
      && text[part: 2..<text.count].hasPrefix("  -")
  }

  static let mailTakenOff = "an address of mail is taken off the name, and is kept"

  /// `Visser, Anna B. (anna.b@example.org)`, as Web of Science has it of BIOSIS and Zoological Record, parted.
  ///
  /// - Returns: nil where no address stands behind the name, or another before it.
  static func withoutMail(_ name: Bytes) -> (name: Bytes, mail: Bytes)? {
    guard name.last == UInt8(ascii: ")"), let open = name.lastIndex(of: UInt8(ascii: "(")), open > 1,
      name[open - 1] == 0x20
    else { return nil }
    let mail = name[part: (open + 1)..<(name.count - 1)].trimmed
    let bare = name[part: 0..<open].trimmed
    let addresses = mail.split { ";, ".utf8.contains($0) }
    guard !addresses.isEmpty, addresses.allSatisfy({ isMail(Bytes(rebasing: $0)) }), !bare.isEmpty,
      !bare.contains(UInt8(ascii: "@"))
    else { return nil }
    return (bare, mail)
  }

  private static func isMail(_ text: Bytes) -> Bool {
    guard let at = text.firstIndex(of: UInt8(ascii: "@")), at > 0, let dot = text.lastIndex(of: UInt8(ascii: "."))
    else { return false }
    return dot > at + 1 && dot + 1 < text.count && text.lastIndex(of: UInt8(ascii: "@")) == at
  }

  /// Whether it is where a person works, with the name before it, in a field for something else: `M. Visser, Department of
  /// Psychiatry, …` for a place, `(Visser M.) Department of Psychiatry, …` for an issue.
  static func isAddressOfPerson(_ text: Bytes) -> Bool {
    if text.first == UInt8(ascii: "(") {
      guard let end = text.firstIndex(of: UInt8(ascii: ")")), end > 1, !text[1].isDigit else { return false }
      return isGroup(text[part: (end + 1)..<text.count])
    }
    guard beginsWithInitials(text), let comma = text.firstIndex(of: UInt8(ascii: ",")) else { return false }
    return initialsFirst(text[part: 0..<comma]) != nil && isGroup(text[part: comma..<text.count])
  }

  /// Whether it is where a person works, without the name: `Department of Psychology, VU University, Amsterdam`. A town may be
  /// called so: `University Park, PA`.
  static func isWorkplace(_ text: Bytes) -> Bool {
    guard text.contains(UInt8(ascii: ",")), text.count <= 5000 else { return false }
    let words = text.string.split { !$0.isLetter }.map { $0.lowercased() }
    return words.enumerated().contains { place, word in
      let isTown =
        place + 1 < words.count && ["park", "city", "station", "place", "heights"].contains(words[place + 1])
      return institutions.contains(word) && !isTown
    }
  }

  private static let institutions: Set = [
    "university", "univ", "universiteit", "universität", "universitat", "université", "universite", "universidad",
    "universidade", "università", "universita", "department", "dept", "departamento", "département", "afdeling",
    "abteilung", "institute", "inst", "institut", "instituut", "instituto", "istituto", "hospital", "hosp", "hôpital",
    "ziekenhuis", "krankenhaus", "klinik", "klinikum", "kliniek", "clinic", "clinics", "school", "faculty", "fac",
    "faculteit", "fakultät", "facultad", "college", "division", "laboratory", "museum", "academy", "umc",
  ]
}
