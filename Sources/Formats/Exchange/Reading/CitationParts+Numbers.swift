import Records

// ISSNs, PMIDs and PMCIDs as programs write them among other things.
extension CitationParts {
  private static let kinds = ["print", "electronic", "linking"]

  /// The serial numbers of one value: `1234-5678`, `1234-5678 (Print) 8765-4321 (Linking)`, `12345678 (ISSN)`; of which kind
  /// a number is stays with it as an identifier.
  static func putSerialNumbers(_ text: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    guard text.contains(0x20) || text.contains(0x0A) else { return assembly.set(.issn, text, from: origin) }
    let words = text.split { $0.isSpace }.map { Bytes(rebasing: $0) }
    if words.count == 2, words[1].equals("(ISSN)") {
      return assembly.set(.issn, words[0], from: origin, repair: .init("the ISSN is taken out", of: text))
    }
    let schemes = stride(from: 1, to: words.count, by: 2).map { kind(words[$0]) }
    guard words.count % 2 == 0, !schemes.contains(nil) else { return assembly.set(.issn, text, from: origin) }
    assembly.setUncounted(.issn, words[0])
    for (place, scheme) in schemes.enumerated() {
      "issn-\(scheme ?? "")".lend { assembly.addUncounted(identifier: words[2 * place], scheme: $0) }
    }
    assembly.count(origin)
  }

  /// The number of a book or of a serial, which some formats have one tag for: the form tells, and where it does not, the
  /// type of the record.
  static func putNumbers(
    _ text: Bytes, isBook: Bool, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    let words = text.split { $0.isSpace }.map { Bytes(rebasing: $0) }
    guard let first = words.first else { return assembly.drop(origin, "it holds nothing") }
    if isISBN(first) || isISBN(text) || isBook && !isISSN(first) {
      guard words.count == 2, words[1].equals("(ISBN)") else { return assembly.set(.isbn, text, from: origin) }
      return assembly.set(.isbn, first, from: origin, repair: .init("the ISBN is taken out", of: text))
    }
    if assembly.has(.issn), isISSN(text) { return assembly.add(identifier: text, scheme: "issn", from: origin) }
    putSerialNumbers(text, from: origin, into: &assembly)
  }

  /// Whether it has the form of an ISBN: thirteen figures that begin with 978 or 979, or ten, with hyphens or spaces or without.
  static func isISBN(_ text: Bytes) -> Bool {
    let digits = text.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
    guard text.count <= 17, digits.dropLast().allSatisfy(\.isDigit), let last = digits.last else { return false }
    switch digits.count {
    case 13: return last.isDigit && digits[0] == 0x39 && digits[1] == 0x37 && (digits[2] == 0x38 || digits[2] == 0x39)
    case 10: return last.isDigit || last | 0x20 == UInt8(ascii: "x")
    default: return false
    }
  }

  /// Whether it has the form of an ISSN: `1234-567X`, `1234567X`.
  static func isISSN(_ text: Bytes) -> Bool {
    let digits = text.filter { $0 != UInt8(ascii: "-") }
    guard digits.count == 8, text.count == 8 || text.count == 9 && text[4] == UInt8(ascii: "-") else { return false }
    return digits.dropLast().allSatisfy(\.isDigit) && (digits[7].isDigit || digits[7] | 0x20 == UInt8(ascii: "x"))
  }

  /// `(Electronic)` without its brackets, in small letters; nil where it is no kind of ISSN.
  private static func kind(_ word: Bytes) -> String? {
    guard word.count > 2, word.first == UInt8(ascii: "("), word.last == UInt8(ascii: ")") else { return nil }
    let kind = word[part: 1..<(word.count - 1)].string.lowercased()
    return kinds.contains(kind) ? kind : nil
  }

  /// Whether a database, by its name, numbers its records by their PMIDs: PubMed itself and MEDLINE as Ovid, EBSCO (`cmedm`)
  /// and EndNote call it, but not a mixture such as `Embase, MEDLINE`.
  static func isPubMed(_ database: String) -> Bool {
    let name = database.lowercased()
    return name == "cmedm" || (name.contains("medline") || name.contains("pubmed")) && !name.contains("embase")
  }

  /// Whether it has the form of a PMID: up to eight figures.
  static func isPMID(_ text: Bytes) -> Bool { (1...8).contains(text.count) && text.allSatisfy(\.isDigit) }

  /// Whether it has the form of a PMCID: `PMC1234567`.
  static func isPMCID(_ text: Bytes) -> Bool {
    text.count > 3 && text.hasPrefix("PMC") && text[part: 3..<text.count].allSatisfy(\.isDigit)
  }

  /// A note; lines of it such as `PMID: 16046366`, with which Zotero writes what its form has no place for, name the record
  /// too.
  static func putNote(_ text: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    assembly.set(.note, text, from: origin)
    putIdentifiers(ofNote: text, into: &assembly)
  }

  /// The same for a note that is set elsewhere.
  static func putIdentifiers(ofNote text: Bytes, into assembly: inout RecordAssembly) {
    guard text.contains(UInt8(ascii: ":")) else { return }
    for line in text.split(separator: 0x0A).map({ Bytes(rebasing: $0).trimmed }) {
      for (mark, key): (StaticString, CitationKey) in [("PMID:", .pmid), ("PMCID:", .pmcid)] where line.hasPrefix(mark)
      {
        let value = line[part: mark.utf8CodeUnitCount..<line.count].trimmed
        if key == .pmid ? isPMID(value) : isPMCID(value) { assembly.setUncounted(key, value) }
      }
    }
  }
}
