package import Records

extension NBIBFormat: ExportFormat {
  package static let exportName = "nbib"
  package static let frame = (opening: "", separator: "\n", closing: "")
  package static let reader: (any ExchangeFormat.Type)? = NBIBFormat.self

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
    let isBook = isChapter || citation.type == "book"
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
    if isBook { add("PL", citation.text("publisher-place")) }
    addNames(record, "author", add)
    addNames(record, "editor", add)
    add("LA", citation.text("language").flatMap { CitationParts.medlineLanguage($0) })
    for grant in record.grants { add("GR", line(of: grant)) }
    for type in record.publicationTypes { add("PT", type.name) }
    if record.isRetracted, !record.isMarkedRetracted { add("PT", Retraction.type) }
    for entry in record.registrations {
      add("SI", [entry.registry, entry.number].compactMap { $0 }.joined(separator: "/"))
    }
    for heading in record.headings {
      let topics = [heading.descriptor] + heading.qualifiers
      add("MH", topics.map { ($0.isMajor ? "*" : "") + $0.name }.joined(separator: "/"))
    }
    for keyword in MajorKeyword.starred(record) { add("OT", keyword) }
    for correction in record.corrections {
      if let tag = tag(of: correction) { add(tag, line(of: correction)) }
    }
    // PubMed writes who owns the record before all else: by that its own are known, and this is none.
    let kept = record.kept.filter { isTag($0.tag) }
    for field in kept.filter({ $0.tag != "OWN" }) + kept.filter({ $0.tag == "OWN" }) {
      for value in field.values where SharedTags.isMedline(field.tag, value) != false { add(field.tag, value) }
    }
    return text
  }

  /// Tags of MEDLINE's that hold what a record keeps; those of other formats would say something else here.
  private static let keptTags: Set = [
    "AB", "AID", "AU", "AUID", "CI", "CIN", "COI", "COIS", "CON", "CRDT", "CTDT", "DA", "DCOM", "DDIN", "DEP", "DP",
    "DRDT", "ED", "EDAT", "EN", "FIR", "FPS", "GN", "GR", "GS", "IP", "IR", "IRAD", "IS", "ISBN", "JID", "JT", "LA",
    "LID", "LR", "MHDA", "MID", "NM", "OAB", "OABL", "OCI", "OID", "OTO", "OWN", "PB", "PG", "PHST", "PL", "PMC",
    "PMCR", "PS", "PST", "PUBM", "RF", "RN", "SB", "SFM", "SI", "SO", "SPIN", "STAT", "TA", "TI", "TT", "VI", "VTI",
  ]

  private static func isTag(_ tag: String) -> Bool { keptTags.contains(tag) }

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
        for identifier in extra.identifiers { add("AUID", "\(identifier.scheme): \(identifier.value)") }
        for affiliation in extra.affiliations { add("AD", affiliation) }
      }
    }
  }

  private static func line(of grant: ImportedRecord.Grant) -> String {
    let parts = [grant.number, grant.acronym, grant.agency, grant.country].map { $0 ?? "" }
    return parts.joined(separator: "/")
  }

  /// Nil where MEDLINE has no tag for it, as for `Cites`.
  private static func tag(of correction: ImportedRecord.Correction) -> String? {
    NBIBMapping.corrections.first { $0.kind.description == correction.kind }?.tag.description
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
