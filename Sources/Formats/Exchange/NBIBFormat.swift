package import Records

/// PubMed's line format, also called MEDLINE: a tag of up to four letters, a hyphen, a value; lines that go on begin with
/// six spaces; a blank line parts the records.
///
/// Source: *MEDLINE/PubMed Data Element (Field) Descriptions*, National Library of Medicine.
package enum NBIBFormat: ExchangeFormat {
  package static let name = "nbib"

  package static func recognises(_ text: SourceText) -> Bool {
    text.lines.prefix(50).contains { line in
      field(line).map { ["PMID", "OWN", "TI", "STAT"].contains($0.tag) } ?? false
    }
  }

  package static func read(_ text: SourceText, file: String) -> (records: [ImportedRecord], tally: ImportTally) {
    var assembly = CitationAssembly(file: file)
    let entries = entries(text, file: file, tally: &assembly.tally)
    let records = entries.map { entry in
      assembly.begin(line: entry.line)
      assembly.type = type(of: entry)
      for field in entry.fields { put(field, of: entry, into: &assembly) }
      return assembly.record()
    }
    return (records, assembly.tally)
  }

  // MARK: Lines

  private static func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

  private static func field(_ line: String) -> (tag: String, value: String)? {
    let bytes = Array(line.utf8.prefix(6))
    guard bytes.count >= 5, bytes[4] == UInt8(ascii: "-") else { return nil }
    let tag = String(decoding: bytes[..<4].prefix { $0 != 0x20 }, as: UTF8.self)
    let isTag = !tag.isEmpty && tag.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    guard isTag else { return nil }
    return (tag, CitationParts.trimmed(line.dropFirst(5)))
  }

  private static func entries(_ text: SourceText, file: String, tally: inout ImportTally) -> [TaggedEntry] {
    var entries: [TaggedEntry] = []
    var isOpen = false
    for (index, line) in text.lines.enumerated() {
      let number = index + 1
      if isBlank(line) {
        isOpen = false
      } else if let (tag, value) = field(line) {
        // Some exports leave the blank line out: a second PMID begins a record too.
        if !isOpen || (tag == "PMID" && entries[entries.count - 1].has("PMID")) {
          entries.append(TaggedEntry(line: number))
          isOpen = true
        }
        entries[entries.count - 1].fields.append(.init(tag: tag, value: value, line: number))
      } else if isOpen, let last = entries[entries.count - 1].fields.indices.last {
        let more = CitationParts.trimmed(line[...])
        entries[entries.count - 1].fields[last].value += " " + more
      } else {
        tally.remarks.append(
          Problem(
            file: file, mark: Mark(line: number, column: 1),
            message: "this line belongs to no field; expected a tag, such as 'TI  - '"))
      }
    }
    return entries
  }

  // MARK: Fields

  private static func type(of entry: TaggedEntry) -> String {
    if entry.has("BTI") || entry.has("CTI") { return "book" }
    return entry.has("TA") || entry.has("JT") ? "article-journal" : "document"
  }

  /// Tags with a variable of CSL that holds them as they are.
  private static let texts = [
    "PMID": "PMID", "PMC": "PMCID", "TI": "title", "BTI": "title", "TT": "original-title", "AB": "abstract",
    "JT": "container-title", "TA": "container-title-short", "VI": "volume", "IP": "issue", "PB": "publisher",
    "CTI": "collection-title", "ISBN": "ISBN", "EN": "edition", "VTI": "volume-title",
  ]

  private static func put(_ field: TaggedEntry.Field, of entry: TaggedEntry, into assembly: inout CitationAssembly) {
    if let variable = texts[field.tag] { return assembly.set(variable, field.value, from: field) }
    switch field.tag {
    case "FAU": assembly.add(CitationParts.name(familyFirst: field.value), to: "author", from: field)
    case "AU":
      // The same names as FAU, shortened; of use only where there is no FAU.
      if entry.has("FAU") {
        assembly.keep(field)
      } else {
        assembly.add(shortName(field.value), to: "author", from: field)
      }
    case "CN": assembly.add(CitationName(literal: field.value), to: "author", from: field)
    case "FED": assembly.add(CitationParts.name(familyFirst: field.value), to: "editor", from: field)
    case "IS":
      let issn = field.value.prefix { $0 != " " }
      assembly.set(
        "ISSN", String(issn), from: field, repaired: issn == field.value ? nil : "'\(field.value)' is \(issn)")
    case "PG":
      let full = CitationParts.expanded(pages: field.value)
      assembly.set("page", full ?? field.value, from: field, repaired: full.map { "'\(field.value)' is \($0)" })
    case "DP":
      guard let date = CitationParts.date(field.value) else { return assembly.keep(field) }
      assembly.set("issued", .date(date), from: field)
    case "LID", "AID":
      guard field.value.hasSuffix("[doi]"), let doi = CitationParts.doi(field.value) else {
        return assembly.keep(field)
      }
      // Both tags give it as a rule.
      assembly.set("DOI", doi, from: field)
    case "LA":
      guard let tag = languages[field.value.lowercased()] else { return assembly.keep(field) }
      assembly.set("language", tag, from: field)
    case "OT": assembly.add(keyword: field.value, from: field)
    default: assembly.keep(field)
    }
  }

  /// `Greist JH`: the last word is the initials.
  private static func shortName(_ text: String) -> CitationName {
    guard let space = text.lastIndex(of: " ") else { return CitationName(literal: text) }
    return CitationName(family: String(text[..<space]), given: String(text[text.index(after: space)...]))
  }

  /// ISO 639-2 as MEDLINE has it, and the BCP 47 tag of the same language.
  private static let languages = [
    "eng": "en", "dut": "nl", "nld": "nl", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it",
    "por": "pt", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "pol": "pl", "rus": "ru", "jpn": "ja", "chi": "zh",
    "kor": "ko", "tur": "tr", "hun": "hu", "cze": "cs", "gre": "el", "heb": "he", "ara": "ar", "hrv": "hr",
  ]
}
