package import Records

extension NBIBFormat: ExportFormat {
  package static let exportName = "nbib"
  package static let frame = (opening: "", separator: "\n", closing: "")

  private static let texts: [(variable: String, tag: String)] = [
    ("PMCID", "PMC"), ("volume", "VI"), ("issue", "IP"), ("page", "PG"), ("abstract", "AB"),
    ("container-title", "JT"), ("container-title-short", "TA"), ("publisher", "PB"), ("ISBN", "ISBN"),
    ("edition", "EN"), ("collection-title", "CTI"), ("volume-title", "VTI"), ("original-title", "TT"), ("note", "GN"),
  ]

  package static func text(of record: ImportedRecord) -> String {
    let citation = record.wholeCitation
    var text = ""
    func add(_ tag: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      text += wrapped(tag, value)
    }
    let isChapter = citation.type == "chapter"
    add("PMID", citation.text("PMID"))
    add("LR", record.revised?.filter { $0 != "-" })
    addSerialNumbers(record, add)
    add("DP", citation.issued?.medline)
    add(citation.type == "book" ? "BTI" : "TI", citation.text("title"))
    add("LID", citation.text("DOI").map { "\($0) [doi]" })
    for identifier in record.identifiers where !identifier.scheme.hasPrefix("issn-") {
      add("AID", "\(identifier.value) [\(identifier.scheme)]")
    }
    for (variable, tag) in texts {
      add(isChapter && tag == "JT" ? "BTI" : tag, citation.text(variable))
    }
    addNames(record, "author", add)
    addNames(record, "editor", add)
    add("LA", citation.text("language").flatMap { CitationParts.medlineLanguage($0) })
    for grant in record.grants { add("GR", line(of: grant)) }
    for type in record.publicationTypes { add("PT", type.name) }
    for entry in record.registrations {
      add("SI", [entry.registry, entry.number].compactMap { $0 }.joined(separator: "/"))
    }
    for heading in record.headings {
      let topics = [heading.descriptor] + heading.qualifiers
      add("MH", topics.map { ($0.isMajor ? "*" : "") + $0.name }.joined(separator: "/"))
    }
    for keyword in record.keywords { add("OT", keyword) }
    for correction in record.corrections { add(tag(of: correction), line(of: correction)) }
    for field in record.kept where isTag(field.tag) { for value in field.values { add(field.tag, value) } }
    return text
  }

  package static func leftOut(of record: ImportedRecord) -> [String] {
    let held = Set(texts.map(\.variable) + ["PMID", "DOI", "ISSN", "title", "issued", "author", "editor", "language"])
    var parts: Set = [
      "ORCIDs", "affiliations", "publication types", "MeSH headings", "keywords", "grants", "registrations",
      "corrections and retractions", "other identifiers",
    ]
    if record.kept.allSatisfy({ isTag($0.tag) }) { parts.insert("fields kept under a tag") }
    return record.citation.variables.map(\.name).filter { !held.contains($0) } + record.parts(besides: parts)
  }

  private static func isTag(_ tag: String) -> Bool {
    (1...4).contains(tag.utf8.count) && tag.utf8.allSatisfy { $0.isUppercase || $0.isDigit }
  }

  private static func addSerialNumbers(_ record: ImportedRecord, _ add: (String, String?) -> Void) {
    let numbers = record.identifiers.filter { $0.scheme.hasPrefix("issn-") }
    if !numbers.contains(where: { $0.value == record.citation.text("ISSN") }) {
      add("IS", record.citation.text("ISSN"))
    }
    for number in numbers {
      add("IS", "\(number.value) (\(number.scheme.dropFirst(5).prefix(1).uppercased())\(number.scheme.dropFirst(6)))")
    }
  }

  private static func addNames(_ record: ImportedRecord, _ role: String, _ add: (String, String?) -> Void) {
    guard case .names(let names)? = record.citation[role] else { return }
    for (place, name) in names.enumerated() {
      if name.literal != nil {
        add(role == "author" ? "CN" : "FED", name.literal)
      } else {
        let full = name.familyFirst
        add(role == "author" ? "FAU" : "FED", full)
        if role == "author" { add("AU", CitationParts.short(full)) }
      }
      for extra in record.contributors where extra.role == role && extra.position == place + 1 {
        add("AUID", extra.orcid.map { "ORCID: \($0)" })
        for affiliation in extra.affiliations { add("AD", affiliation) }
      }
    }
  }

  private static func line(of grant: ImportedRecord.Grant) -> String {
    let parts = [grant.number, grant.acronym, grant.agency, grant.country].map { $0 ?? "" }
    return parts.joined(separator: "/")
  }

  private static func tag(of correction: ImportedRecord.Correction) -> String {
    NBIBMapping.corrections.first { $0.kind.description == correction.kind }?.tag.description ?? "CIN"
  }

  private static func line(of correction: ImportedRecord.Correction) -> String {
    [correction.source, correction.pmid.map { "PMID: \($0)" }].compactMap { $0 }.joined(separator: " ")
  }

  /// A field over as many lines as it takes, broken at single spaces.
  private static func wrapped(_ tag: String, _ value: String) -> String {
    var text = tag + String(repeating: " ", count: 4 - tag.utf8.count) + "- "
    var width = 6
    let words = value.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.joined(separator: " ")
      .split(separator: " ", omittingEmptySubsequences: false)
    var isFirst = true
    for (place, word) in words.enumerated() {
      // Where spaces come in a row they have to stay together.
      let mayBreak = !isFirst && !word.isEmpty && !words[place - 1].isEmpty
      if mayBreak, width + 1 + word.count > 88 {
        text += "\n      "
        width = 6
      } else if !isFirst {
        text += " "
        width += 1
      }
      text += word
      width += word.count
      isFirst = false
    }
    return text + "\n"
  }
}
