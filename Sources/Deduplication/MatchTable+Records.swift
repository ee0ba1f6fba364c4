package import Records

extension MatchTable {
  /// Takes in an imported record.
  package mutating func add(_ record: ImportedRecord, source: Int = 0) {
    add(record.citation, record: record, isStudy: false, source: source)
  }

  /// Takes in a study of the review by its citation.
  package mutating func add(_ study: StudyRecord, source: Int = 0) {
    add(study.citation, record: nil, isStudy: true, source: source)
  }

  private mutating func add(_ citation: Citation, record: ImportedRecord?, isStudy: Bool, source: Int) {
    // One buffer for all the text, and the places of the fields in it.
    var text = LentText()
    let id = text.add(citation.id)
    var fields: [(WritableKeyPath<MatchFields, TextBytes?>, Range<Int>)] = [(\.type, text.add(citation.type))]
    for (name, field) in Self.textFields {
      if let value = citation.text(name), !value.isEmpty { fields.append((field, text.add(value))) }
    }
    if let sourceID = record?.sourceID { fields.append((\.sourceID, text.add(sourceID))) }
    if citation["issue"] == nil, let issue = record?.keptValue(MatchTable.isIssue) {
      fields.append((\.issue, text.add(issue)))
    }
    let authors = citation.authors.map { text.add($0) }
    var editors: [LentText.Name] = []
    if authors.isEmpty, case .names(let names) = citation["editor"] { editors = names.map { text.add($0) } }
    let abstract = (record?.abstractText ?? citation.text("abstract")).map { text.add($0) }
    let types = record?.publicationTypes.map { text.add($0.name) } ?? []
    let references = (record?.corrections ?? []).compactMap { link in
      link.pmid.map { (kind: text.add(link.kind), pmid: text.add($0)) }
    }
    let registrations = record?.registrations.map { text.add($0.number) } ?? []
    let accessions =
      [citation.text("URL").map { text.add($0) }].compactMap { $0 }
      + (record?.kept ?? []).filter { MatchTable.isAccession($0.tag.utf8) }.compactMap { $0.values.first }
      .map { text.add($0) }
    let otherYear = Self.year(citation["available-date"]) ?? 0
    text.bytes.withUnsafeBufferPointer { bytes in
      func part(_ range: Range<Int>) -> TextBytes { TextBytes(rebasing: bytes[range]) }
      var made = MatchFields(id: part(id))
      for (field, range) in fields { made[keyPath: field] = part(range) }
      made.authors = authors.map { $0.author(part) }
      made.editors = editors.map { $0.author(part) }
      made.abstract = abstract.map { [part($0)] } ?? []
      made.publicationTypes = types.map(part)
      made.registrations = registrations.map(part)
      made.references = references.map { (part($0.kind), part($0.pmid)) }
      made.year = citation.year ?? 0
      made.otherYear = otherYear
      if case .date(let date) = citation["issued"], let first = date.parts.first {
        (made.month, made.day) = (first.month ?? 0, first.day ?? 0)
      }
      made.accessions = accessions.map(part)
      made.isRetracted = record?.isRetracted ?? citation.isRetracted
      made.isStudy = isStudy
      add(made, source: source)
    }
  }

  private static func year(_ value: Citation.Value?) -> Int? {
    if case .date(let date) = value { date.parts.first?.year } else { nil }
  }

  private static let textFields: [(String, any WritableKeyPath<MatchFields, TextBytes?> & Sendable)] = [
    ("title", \.title), ("original-title", \.originalTitle), ("container-title", \.container),
    ("container-title-short", \.containerShort), ("volume", \.volume), ("issue", \.issue), ("page", \.pages),
    ("number", \.number), ("DOI", \.doi), ("PMID", \.pmid), ("PMCID", \.pmcid), ("ISSN", \.issn), ("ISBN", \.isbn),
    ("genre", \.genre), ("publisher", \.publisher), ("publisher-place", \.publisherPlace), ("edition", \.edition),
    ("citation-key", \.sourceID),
  ]
}

extension MatchTable {
  /// Whether a field that was kept under this tag of the source is the record's id there.
  package static func isSourceID(_ tag: some Sequence<UInt8>) -> Bool { idTags.contains { tag.elementsEqual($0.utf8) } }

  /// Whether a field that was kept under this tag of the source is the number of the issue.
  package static func isIssue(_ tag: some Sequence<UInt8>) -> Bool { issueTags.contains { tag.elementsEqual($0.utf8) } }

  /// Whether a field that was kept under this tag of the source may hold the number of a trial's registration.
  package static func isAccession(_ tag: some Sequence<UInt8>) -> Bool {
    accessionTags.contains { tag.elementsEqual($0.utf8) }
  }

  private static let accessionTags = ["AN", "C3", "accession-number", "Accession Number"]
  private static let idTags = ["ID", "id", "Id", "record_id", "Record ID", "key", "Key", "entrykey"]
  private static let issueTags = ["number", "issue", "Number"]
}

extension ImportedRecord {
  /// The id of the record in its source file, as a column `ID` or the key of BibTeX gives it.
  package var sourceID: String? { keptValue(MatchTable.isSourceID) }

  fileprivate func keptValue(_ isMeant: (String.UTF8View) -> Bool) -> String? {
    kept.first { isMeant($0.tag.utf8) && $0.values.first?.isEmpty == false }?.values.first
  }
}

/// The text of one record in one buffer.
private struct LentText {
  var bytes: [UInt8] = []

  struct Name {
    var family: Range<Int>?
    var given: Range<Int>?
    var literal: Range<Int>?
    var particle: Range<Int>?

    func author(_ part: (Range<Int>) -> TextBytes) -> MatchFields.Author {
      MatchFields.Author(
        family: family.map(part), given: given.map(part), literal: literal.map(part), particle: particle.map(part))
    }
  }

  mutating func add(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes += text.utf8
    return start..<bytes.count
  }

  mutating func add(_ name: CitationName) -> Name {
    Name(
      family: name.family.map { add($0) }, given: name.given.map { add($0) }, literal: name.literal.map { add($0) },
      particle: name.nonDroppingParticle.map { add($0) })
  }
}
