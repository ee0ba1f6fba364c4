package import Records

extension ImportedRecord {
  /// One record of several of the same publication, with the best value of each field and the records it has them from.
  ///
  /// The rules are in `docs/merging.md`: what most of the records say; among those a value that is written out, whole and
  /// in small letters; else that of the record that says most.
  /// - Parameter records: the one that stands for all in front; its id is the id of the whole.
  package static func merged(_ records: [ImportedRecord]) -> ImportedRecord {
    guard records.count > 1, let front = records.first else { return records[0] }
    // Sorting keeps the order of equals only where it is told to.
    let ranked = records.enumerated().sorted { ($1.element.fullness, $0.offset) < ($0.element.fullness, $1.offset) }
      .map(\.element)
    var merge = RecordMerge(ranked)
    return merge.record(id: front.id, line: front.line)
  }

  /// How many of the fields that tell a publication are filled.
  fileprivate var fullness: Int {
    let fields = ["author", "title", "container-title", "issued", "volume", "issue", "page", "DOI", "PMID", "language"]
    return fields.count { citation[$0] != nil } + (abstractText == nil ? 0 : 2) + (headings.isEmpty ? 0 : 1)
      + (keywords.isEmpty ? 0 : 1)
  }
}

/// Puts one record together from several, field by field.
private struct RecordMerge {
  private let records: [ImportedRecord]
  /// The fields that each record gave.
  private var given: [[String]]

  init(_ records: [ImportedRecord]) {
    self.records = records
    given = Array(repeating: [], count: records.count)
  }

  mutating func record(id: String, line: Int) -> ImportedRecord {
    var merged = ImportedRecord(citation: Citation(id: id, type: type()), line: line)
    for name in variableNames() {
      guard name != "abstract", let choice = choice(of: name) else { continue }
      merged.citation.variables.append(Citation.Variable(name: name, value: choice.value))
      given[choice.record].append(name)
    }
    addAbstract(to: &merged)
    merged.contributors = MergedContributors.contributors(of: merged.citation, from: records)
    merged.publicationTypes = united(\.publicationTypes) { FoldedText.folded($0.name) }
    merged.headings = united(\.headings) { heading in
      ([heading.descriptor] + heading.qualifiers).map { FoldedText.folded($0.name) }.joined(separator: "/")
    }
    merged.keywords = united(\.keywords) { FoldedText.folded($0) }
    merged.grants = united(\.grants) { $0 }
    merged.registrations = united(\.registrations) { FoldedText.folded($0.number) }
    merged.corrections = united(\.corrections) { $0 }
    merged.identifiers = united(\.identifiers) { $0 } + otherIdentifiers(than: merged.citation)
    merged.kept = keptFields()
    merged.sources = zip(records, given).map { ImportedRecord.Source(id: $0.id, gave: $1) }
    if let front = merged.sources.firstIndex(where: { $0.id == id }) {
      merged.sources.insert(merged.sources.remove(at: front), at: 0)
    }
    return merged
  }

  /// The names of all variables, in the order in which the fullest records have them.
  private func variableNames() -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for record in records {
      for variable in record.citation.variables where seen.insert(variable.name).inserted {
        names.append(variable.name)
      }
    }
    return names
  }

  /// The commonest type that says more than that it is a document.
  private func type() -> String {
    let types = records.map(\.citation.type)
    let telling = types.filter { !["article", "document", "entry"].contains($0) }
    return Commonest.value(of: telling.isEmpty ? types : telling) { $0 } ?? types[0]
  }

  private func choice(of name: String) -> (value: Citation.Value, record: Int)? {
    var candidates: [(value: Citation.Value, record: Int)] = []
    for (place, record) in records.enumerated() {
      if let value = record.citation[name] { candidates.append((value, place)) }
    }
    guard candidates.count > 1 else { return candidates.first }
    let place: Int?
    switch name {
    case "issued": place = IssuedChoice.place(among: candidates.map { ($0.value, records[$0.record]) })
    case _ where CitationVariable.names.contains(name): place = NamesChoice.place(among: candidates.map(\.value))
    default: place = TextChoice.place(among: candidates.map { $0.value.words }, of: name)
    }
    return candidates[place ?? 0]
  }

  private mutating func addAbstract(to merged: inout ImportedRecord) {
    let texts = records.map { $0.abstractText ?? "" }
    guard let place = AbstractChoice.place(among: texts, isParted: records.map { !$0.abstract.isEmpty }) else { return }
    given[place].append("abstract")
    if records[place].abstract.isEmpty, let text = records[place].citation["abstract"] {
      merged.citation.variables.append(Citation.Variable(name: "abstract", value: text))
    }
    merged.abstract = records[place].abstract
  }

  /// What any of the records has, each once.
  private func united<Item, Key: Hashable>(_ list: (ImportedRecord) -> [Item], by key: (Item) -> Key) -> [Item] {
    var seen: Set<Key> = []
    return records.flatMap(list).filter { seen.insert(key($0)).inserted }
  }

  /// A DOI or a number that another record has in the place of the one that was taken.
  private func otherIdentifiers(than citation: Citation) -> [ImportedRecord.Identifier] {
    var others: [ImportedRecord.Identifier] = []
    for name in ["DOI", "PMID", "PMCID"] {
      guard let chosen = citation.text(name) else { continue }
      var seen: Set<String> = [TextChoice.key(chosen, of: name)]
      for record in records {
        guard let text = record.citation.text(name), seen.insert(TextChoice.key(text, of: name)).inserted else {
          continue
        }
        others.append(ImportedRecord.Identifier(scheme: name, value: text))
      }
    }
    return others
  }

  private func keptFields() -> [ImportedRecord.KeptField] {
    var fields: [ImportedRecord.KeptField] = []
    var places: [String: Int] = [:]
    var seen: [Set<String>] = []
    for field in records.lazy.flatMap(\.kept) {
      let place = places[field.tag] ?? fields.count
      if place == fields.count {
        places[field.tag] = place
        fields.append(ImportedRecord.KeptField(tag: field.tag, values: []))
        seen.append([])
      }
      for value in field.values where seen[place].insert(value).inserted { fields[place].values.append(value) }
    }
    return fields
  }
}

extension Citation.Value {
  /// A single value in words; nothing for lists and dates.
  fileprivate var words: String {
    switch self {
    case .text(let words): words
    case .number(let number): number.text
    case .names, .date, .words: ""
    }
  }
}
