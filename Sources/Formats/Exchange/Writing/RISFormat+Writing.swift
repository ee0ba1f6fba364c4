package import Records

extension RISFormat: ExportFormat {
  package static let exportName = "ris"
  package static let frame = (opening: "", separator: "", closing: "")
  package static let reader: (any ExchangeFormat.Type)? = RISFormat.self

  /// The tags of variables that are written as they are, in the order in which they are written.
  private static let texts: [(variable: String, tag: String)] = [
    ("title", "TI"), ("title-short", "ST"), ("original-title", "OP"), ("container-title-short", "JA"),
    ("volume", "VL"), ("issue", "IS"), ("DOI", "DO"), ("URL", "UR"), ("abstract", "AB"), ("publisher", "PB"),
    ("publisher-place", "CY"), ("edition", "ET"), ("call-number", "CN"), ("source", "DB"), ("language", "LA"),
    ("number-of-volumes", "NV"), ("section", "SE"), ("note", "N1"),
  ]

  private static let names = [
    ("author", "AU"), ("editor", "ED"), ("collection-editor", "A3"), ("translator", "A4"),
  ]

  package static func text(of record: ImportedRecord) -> String {
    let citation = record.wholeCitation
    var text = ""
    func add(_ tag: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      // A line that goes on must not look like a tag.
      let lines = value.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String($0) }
      text += "\(tag)  - \(lines.joined(separator: "\n  "))\n"
    }
    let type = record.kept.first { $0.tag == "TY" }?.values.first
    add("TY", type ?? RISMapping.written[citation.type] ?? "GEN")
    for (variable, tag) in names {
      // Of a thesis the third names are its advisors.
      guard case .names(let names)? = citation[variable], tag != "A3" || citation.type != "thesis" else { continue }
      for name in names { add(tag, name.familyFirst) }
      if record.isIncomplete(variable) { add(tag, "et al.") }
    }
    let isBook = citation.type == "book"
    if citation.type == "paper-conference", let event = citation.text("event-title") {
      add("T2", event)
      add("C3", citation.text("container-title"))
    } else if !isBook {
      add(citation.type == "article-journal" ? "JF" : "T2", citation.text("container-title"))
    }
    add("T3", citation.text("collection-title"))
    if RISMapping.hasPublicationTypes(citation.type) {
      for type in record.publicationTypes { add("M3", type.name) }
    } else {
      add("M3", citation.text("genre"))
    }
    if record.isRetracted, !saysRetracted(record) { add("M3", Retraction.type) }
    let hasBothPlaces = hasConferenceAndProceedings(citation)
    for (variable, tag) in texts where isReadAsItIs(variable, citation) {
      add(tag == "CY" && hasBothPlaces ? "C1" : tag, citation.text(variable))
    }
    if hasBothPlaces { add("CY", citation.text("event-place")) }
    add(RISSource.isPubMed(citation) ? "AN" : "PM", heldPMID(citation))
    // With Web of Science's number `C3` holds addresses, and no proceedings.
    if citation.type != "paper-conference" {
      for number in record.identifiers where number.scheme == "wos" && number.value.hasPrefix("WOS:") {
        add("AN", number.value)
      }
    }
    add("C2", heldPMCID(citation))
    addNumbers(record, add)
    addPages(citation.text("page") ?? pageCount(citation), add)
    if let issued = citation.issued {
      let year = issued.parts.first.map { String($0.year) }
      add("PY", year)
      if issued.medline != year { add("DA", issued.medline) }
    }
    add("Y2", citation.type == "paper-conference" ? nil : accessed(citation))
    let keywords = RISSource.isEmbase(citation) ? MajorKeyword.starred(record) : record.keywords
    for keyword in keywords { add("KW", keyword) }
    for field in record.kept where isTag(field.tag) && field.tag != "TY" {
      for value in field.values where SharedTags.isMedline(field.tag, value) != true { add(field.tag, value) }
    }
    return text + "ER  - \n\n"
  }

  /// Whether conference and proceedings have each a title, and so each a place.
  private static func hasConferenceAndProceedings(_ citation: Citation) -> Bool {
    citation.type == "paper-conference" && citation.text("event-title") != nil
      && citation.text("container-title") != nil
  }

  /// Whether the tag of a variable would not be taken for something else: the degree of a thesis, the date of an article.
  private static func isReadAsItIs(_ variable: String, _ citation: Citation) -> Bool {
    guard let text = citation.text(variable) else { return false }
    switch variable {
    case "volume": return !text.lend { RISMapping.isDegree($0, of: citation.type) }
    case "edition": return !citation.type.hasPrefix("article") || !text.lend(RISMapping.isDate)
    default: return true
    }
  }

  /// `2020/01/15`; nil for a date that is more than a day, a month or a year.
  private static func accessed(_ citation: Citation) -> String? {
    guard case .date(let date)? = citation["accessed"], date.parts.count == 1, date.season == nil, !date.isApproximate,
      let part = date.parts.first, (1000...9999).contains(part.year)
    else { return nil }
    return [part.year, part.month, part.day].compactMap { $0.map { $0 < 10 ? "0\($0)" : String($0) } }
      .joined(separator: "/")
  }

  private static func saysRetracted(_ record: ImportedRecord) -> Bool {
    if RISMapping.hasPublicationTypes(record.citation.type) { return record.saysRetracted }
    return record.citation.text("title").map(Retraction.isTitle) == true
  }

  /// The PMID, if it has the form of one; under the tag of Web of Science where the record is of no database that numbers
  /// its records so.
  private static func heldPMID(_ citation: Citation) -> String? {
    citation.text("PMID").flatMap { text in text.lend { CitationParts.isPMID($0) } ? text : nil }
  }

  private static func heldPMCID(_ citation: Citation) -> String? {
    citation.text("PMCID").flatMap { text in text.lend { CitationParts.isPMCID($0) } ? text : nil }
  }

  /// ISBN and ISSN have one tag: the form of the number tells which it is, and else the type.
  private static func addNumbers(_ record: ImportedRecord, _ add: (String, String?) -> Void) {
    let isBook = ["book", "chapter"].contains(record.citation.type)
    let isbn = record.citation.text("ISBN").flatMap { text in
      isBook && !text.lend(CitationParts.isISSN) || text.lend(CitationParts.isISBN) ? text : nil
    }
    let issn: String? = record.citation.text("ISSN").flatMap { (text: String) -> String? in
      // The number of a report or a patent has this tag too.
      if text.lend({ CitationParts.isOwnNumber($0, of: record.citation.type) }) { return nil }
      return !isBook && !text.lend(CitationParts.isISBN) || text.lend(CitationParts.isISSN) ? text : nil
    }
    add(
      "SN",
      record.citation.text("number").flatMap { text in
        text.lend { CitationParts.isOwnNumber($0, of: record.citation.type) } ? text : nil
      })
    add("SN", isBook ? isbn : issn)
    add("SN", isBook ? issn : isbn)
    for number in record.identifiers where number.scheme == "issn" && issn != nil { add("SN", number.value) }
    for number in record.identifiers where number.scheme == "isbn" && isbn != nil { add("SN", number.value) }
  }

  private static func pageCount(_ citation: Citation) -> String? {
    guard ["book", "thesis"].contains(citation.type), let count = citation.text("number-of-pages") else { return nil }
    return count.lend(CitationParts.isCount) ? count : nil
  }

  private static func addPages(_ pages: String?, _ add: (String, String?) -> Void) {
    let ends = (pages ?? "").split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2, !ends[0].isEmpty, !ends[1].isEmpty, ends[1] != ends[0] else { return add("SP", pages) }
    add("SP", ends[0])
    add("EP", ends[1])
  }

  /// Tags of two letters that MEDLINE has and RIS does not, or that RIS has for what is written elsewhere: names above all.
  private static let otherTags: Set = [
    "A1", "A2", "A3", "A4", "AU", "CI", "ED", "EN", "ER", "GN", "GR", "GS", "IP", "IR", "JT", "LR", "MH", "NM", "OT",
    "PG", "PL", "PS", "PT", "RF", "SB", "SI", "SO", "TT", "VI",
  ]

  private static func isTag(_ tag: String) -> Bool {
    let bytes = Array(tag.utf8)
    return bytes.count == 2 && bytes[0].isUppercase && (bytes[1].isUppercase || bytes[1].isDigit)
      && !otherTags.contains(tag)
  }
}
