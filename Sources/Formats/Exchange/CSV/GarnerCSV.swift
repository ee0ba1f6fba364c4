import Records

/// Garner's own table of records: a column for each of the commonest fields and `other` for the rest of the record as JSON,
/// so that nothing is lost.
///
/// - Names are `Family, Given, Suffix`, parted by semicolons; names in one piece stand in quotation marks.
/// - Dates are `2005-07-14`, ranges `2005-07/2005-08`.
/// - A value that a cell cannot hold exactly stands in `other`, and the cell shows it as far as it can. Where somebody
///   changes such a cell, both are kept.
/// - Text that a spreadsheet would take for a formula has an apostrophe before it, which reading takes off again: the same
///   as in Garner's tables of studies.
enum GarnerCSV {
  static let variables = [
    "title", "author", "issued", "container-title", "container-title-short", "volume", "issue", "page", "DOI", "PMID",
    "PMCID", "ISSN", "ISBN", "URL", "language", "publisher", "publisher-place", "abstract", "editor", "edition",
    "collection-title", "original-title", "note",
  ]

  static let columns = ["id", "type"] + variables + ["keywords", "publication-types", "other"]

  /// A table with all the columns is one of these, whatever others it has got.
  static func isOwn(_ names: [String]) -> Bool { Set(names.prefix(1000)).isSuperset(of: columns) }

  /// Whether a cell gives back the text: a CR is an end of line, and nothing is nothing.
  static func survives(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count < CSVRows.longestCell / 4 && !text.utf8.contains(0x0D)
      && Lexical.firstForbidden(in: text) == nil
  }

  // MARK: Writing

  static func write(_ record: ImportedRecord, to text: inout String) {
    var other = ObjectBuilder()
    var rest: [Citation.Variable] = []
    var cells = [record.id, record.citation.type]
    for name in variables {
      guard let value = record.citation[name] else {
        cells.append(name == "abstract" ? GarnerCSVCells.shown(abstract: record) : "")
        continue
      }
      let cell = GarnerCSVCells.cell(value)
      cells.append(cell)
      if GarnerCSVCells.value(cell, of: name) != value { rest.append(.init(name: name, value: value)) }
    }
    let others = record.citation.variables.filter { !variables.contains($0.name) }
    let keywords = GarnerCSVCells.list(record.keywords)
    let types = GarnerCSVCells.list(record.publicationTypes.map(\.name))
    cells += [keywords, types]
    other.add("version", record.version)
    other.add("revised", record.revised)
    if record.isDeleted { other.add("deleted", Node(.bool(true))) }
    if !(rest + others).isEmpty {
      other.add("citation", ObjectBuilder.build { for item in rest + others { $0.add(item.name, item.value.node) } })
    }
    let order = record.citation.variables.map(\.name)
    if order != naturalOrder(record.citation, others: others) { other.add("order", strings: order) }
    var lists = record
    if GarnerCSVCells.items(keywords) == record.keywords { lists.keywords = [] }
    if GarnerCSVCells.items(types).map({ ImportedRecord.Term(name: $0) }) == record.publicationTypes {
      lists.publicationTypes = []
    }
    lists.addLists(to: &other)
    cells.append(other.members.isEmpty ? "" : JSONWriter.inline(other.node))
    for (place, cell) in cells.enumerated() {
      if place > 0 { text += "," }
      text.append(csv: cell)
    }
    text += "\r\n"
  }

  /// The order in which reading finds the variables: columns, then others; names always come last.
  private static func naturalOrder(_ citation: Citation, others: [Citation.Variable]) -> [String] {
    let all = variables.filter { citation[$0] != nil } + others.map(\.name)
    return all.filter { !CitationVariable.names.contains($0) } + all.filter { CitationVariable.names.contains($0) }
  }
}

extension String {
  fileprivate mutating func append(csv cell: String) {
    let isFormula = FormulaText.looksLikeFormula(cell)
    let needsQuotes =
      cell.utf8.first == 0x20 || cell.utf8.last == 0x20
      || cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x3B || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    if needsQuotes { self += "\"" }
    if isFormula { self += "'" }
    self += cell.utf8.contains(0x22) ? cell.replacing(scalars: "\"", with: "\"\"") : cell
    if needsQuotes { self += "\"" }
  }
}
