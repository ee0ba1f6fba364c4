import Records

// PMIDs and PMCIDs as programs write them among other things.
extension CitationParts {
  /// Whether a database, by its name, numbers its records by their PMIDs: PubMed itself and MEDLINE as Ovid, EBSCO (`cmedm`)
  /// and EndNote call it, but not a mixture such as `Embase, MEDLINE`.
  static func isPubMed(_ database: String) -> Bool {
    let name = database.lowercased()
    return name == "cmedm" || (name.contains("medline") || name.contains("pubmed")) && !name.contains("embase")
  }

  /// Whether it has the form of a PMID: up to eight figures, the first no 0.
  static func isPMID(_ text: Bytes) -> Bool {
    (1...8).contains(text.count) && text[0] != UInt8(ascii: "0") && text.allSatisfy(\.isDigit)
  }

  /// `33012345` out of `33012345 [https://www.ncbi.nlm.nih.gov/pubmed/?term=33012345]`.
  static func pmid(withLink text: Bytes) -> String? {
    guard text.last == UInt8(ascii: "]"), text.count <= 200 else { return nil }
    return text.string.wholeMatch(of: #/(\d+) \[https?:\/\/[^\]]*ncbi[^\]]*\b\1\]/#).map { String($0.1) }
      .flatMap { $0.lend(isPMID) ? $0 : nil }
  }

  /// Sets the PMID out of the other databases that Cochrane names: `PUBMED 16046366,EMBASE 41010203`.
  static func putPMID(ofCochrane text: Bytes, into assembly: inout RecordAssembly) {
    let mark = "pubmed"
    let numbers = text.parts(by: [UInt8(ascii: ",")]).filter { $0.string.lowercased().hasPrefix(mark + " ") }
      .map { $0[part: mark.utf8.count..<$0.count].trimmed }.filter(isPMID)
    if numbers.count == 1 { assembly.setUncounted(.pmid, numbers[0]) }
  }

  /// Whether it names databases with the number that each has for the record: `PUBMED 16046366,EMBASE 41010203`.
  static func isNumbersOfDatabases(_ text: Bytes) -> Bool {
    let number = /(?i:(?:PUBMED|EMBASE|CINAHL)\s+[A-Z]?\d+|(?:CTGOV|ICTRP)\s+\S+\d\S*)/
    let parts = text.parts(by: [UInt8(ascii: ",")])
    return !parts.isEmpty && parts.allSatisfy { $0.count <= 60 && $0.string.wholeMatch(of: number) != nil }
  }

  /// The number of a trial among the names, as a rule with the comma of a group behind it: `NCT01234567,`,
  /// `EUCTR2012-000001-20-NL,`. Without it groups have such names too (`CALGB90203`), so the register has to be known.
  static func trialNumber(ofName text: Bytes) -> Bytes? {
    guard text.count <= 60 else { return nil }
    if text.last == UInt8(ascii: ",") {
      let isNumber = text.string.wholeMatch(of: /[A-Za-z]{2,12}[-\/]?\d[\dA-Za-z\/-]{4,},/) != nil
      return isNumber ? text[part: 0..<(text.count - 1)] : nil
    }
    return isTrialNumber(text) ? text : nil
  }

  /// Whether it is the number that a register gave a trial, and nothing else.
  static func isTrialNumber(_ text: Bytes) -> Bool {
    let known =
      #/(?:NCT|ISRCTN|EUCTR|EudraCT|CTIS|ACTRN|ChiCTR|CTRI|DRKS|IRCT|JPRN|jRCT|KCT|NTR|PACTR|RBR|RPCEC|SLCTR|TCTR|UMIN)[-\/]?\d[\dA-Za-z\/-]{3,}/#
    return text.count <= 60 && text.string.wholeMatch(of: known) != nil
  }

  /// Whether it has the form of a PMCID: `PMC1234567`.
  static func isPMCID(_ text: Bytes) -> Bool {
    text.count > 3 && text.hasPrefix("PMC") && text[part: 3..<text.count].allSatisfy(\.isDigit)
  }

  /// A note; lines of it such as `PMID: 16046366`, with which Zotero writes what its form has no place for, name the record
  /// too, and give what no other field does (``NoteField``).
  static func putNote(_ text: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    assembly.set(.note, text, from: origin)
    putIdentifiers(ofNote: text, into: &assembly)
  }

  /// A title in one piece: `Running: a trial`.
  static func joined(_ title: String, subtitle: String) -> String {
    title + (title.last.map { "?!:".contains($0) } ?? false ? " " : ": ") + subtitle
  }

  static func repair(ofSubtitleOf title: Bytes) -> RecordAssembly.Repair {
    .init("the subtitle is joined to the title", of: title)
  }

  /// Whether a line of it begins as one that names the record does.
  static func namesIdentifier(_ text: Bytes) -> Bool {
    text.split(separator: 0x0A).contains {
      let line = Bytes(rebasing: $0).trimmed
      return line.hasPrefix("PMID:") || line.hasPrefix("PMCID:")
    }
  }

  /// A note of PubMed's, in which no other field is written.
  static func putPlainNote(_ text: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    assembly.set(.note, text, from: origin)
    heedRetraction(inNote: text, into: &assembly)
  }

  private static func heedRetraction(inNote text: Bytes, into assembly: inout RecordAssembly) {
    for line in text.split(separator: 0x0A).map({ Bytes(rebasing: $0).trimmed })
    where Retraction.mayBeNoteLine(line) && Retraction.isNoteLine(line.string) { assembly.isRetracted = true }
  }

  /// What the lines of a note name, where it is set elsewhere.
  static func putIdentifiers(ofNote text: Bytes, into assembly: inout RecordAssembly) {
    heedRetraction(inNote: text, into: &assembly)
    for line in text.split(separator: 0x0A).map({ Bytes(rebasing: $0).trimmed }) {
      var rest = line
      while let (key, value, behind) = identifier(at: rest) {
        assembly.setUncounted(key, value)
        rest = behind
      }
      NoteField.put(line, into: &assembly)
    }
  }

  /// `PMID: 16046366` at the beginning of a line, with nothing behind it or, where a program took the line ends out of a note,
  /// another of its lines: `PMID: 38355155 PMCID: PMC10870816 Publisher: Example Press`.
  private static func identifier(at line: Bytes) -> (key: CitationKey, value: Bytes, behind: Bytes)? {
    for (mark, key): (StaticString, CitationKey) in [("PMID:", .pmid), ("PMCID:", .pmcid)] where line.hasPrefix(mark) {
      let text = line[part: mark.utf8CodeUnitCount..<line.count].trimmed
      let value = text[part: 0..<(text.firstIndex(where: \.isSpace) ?? text.count)]
      let behind = text[part: value.count..<text.count].trimmed
      let isWhole =
        behind.isEmpty || behind[part: 0..<min(behind.count, 60)].string.prefixMatch(of: #/[A-Z][A-Za-z ]*: \S/#) != nil
      guard isWhole, key == .pmid ? isPMID(value) : isPMCID(value) else { return nil }
      return (key, value, behind)
    }
    return nil
  }
}
