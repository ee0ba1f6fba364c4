import Records

/// Reads Garner's own table back.
struct GarnerCSVReader {
  private let places: [String: Int]
  private var tags: [Int] = []
  private let extra: [Int]

  static func read(
    _ rows: inout CSVRows, names: [String], into reading: ExportReading
  ) throws(ByteSourceFailure) {
    let reader = GarnerCSVReader(names, in: &reading.assembly)
    while try rows.nextRow(into: &reading.assembly) {
      reader.put(rows, into: &reading.assembly)
      reading.handOverIfLarge()
    }
  }

  private init(_ names: [String], in assembly: inout RecordAssembly) {
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if places[name] == nil { places[name] = index }
      tags.append(assembly.tag(CSVColumns.tagName(name, index)))
    }
    self.places = places
    let own = Set(GarnerCSV.columns.compactMap { places[$0] })
    extra = names.indices.filter { !own.contains($0) }
  }

  // MARK: One row

  private struct Row {
    var rows: CSVRows
    var places: [String: Int]
    var tags: [Int]

    func text(_ name: String) -> String {
      guard let place = places[name], place < rows.cells.count else { return "" }
      return FormulaText.unguarded(
        rows.cell(place) { $0.hasForbidden ? String(decoding: $0.cleaned, as: UTF8.self) : $0.string })
    }

    func origin(_ name: String) -> RecordAssembly.Origin {
      guard let place = places[name], place < rows.cells.count else {
        return .init(tag: 0, line: rows.line, isCounted: false)
      }
      return .init(tag: tags[place], line: Int(rows.cells[place].line))
    }
  }

  private func put(_ rows: CSVRows, into assembly: inout RecordAssembly) {
    guard rows.cells.contains(where: { !$0.range.isEmpty }) else { return }
    let row = Row(rows: rows, places: places, tags: tags)
    if rows.cells.count < tags.count {
      assembly.remark("the row has fewer cells than the header", line: rows.line, isFault: true)
    } else if rows.cells.count > tags.count {
      assembly.remark("the row has more cells than the header; they are kept by number", line: rows.line, isFault: true)
    }
    let other = Self.other(row, into: &assembly)
    let id = row.text("id")
    let isKnown = Lexical.isIdentifier(id)
    if let other, other.isDeleted, id.hasPrefix("pmid-") {
      let origin = row.origin("other")
      String(id.dropFirst("pmid-".count)).lend { assembly.delete(pmid: $0, from: origin) }
      assembly.count(row.origin("id"))
      if !row.text("type").isEmpty { assembly.count(row.origin("type")) }
      return
    }
    assembly.begin(line: rows.line)
    // Records keep the ids they had: what they were made of may have been changed in the table.
    if isKnown { assembly.set(ownID: id) }
    if !id.isEmpty { isKnown ? assembly.count(row.origin("id")) : assembly.keep(id, from: row.origin("id")) }
    let type = row.text("type")
    if CitationVariable.types.contains(type) {
      assembly.type = type
      assembly.count(row.origin("type"))
    } else if !type.isEmpty {
      assembly.keep(type, from: row.origin("type"))
    }
    putCitation(row, other, into: &assembly)
    putLists(row, other, into: &assembly)
    for place in extra where place < rows.cells.count { keep(place, of: rows, into: &assembly) }
    for place in rows.cells.indices.dropFirst(tags.count) { keep(place, of: rows, into: &assembly) }
    assembly.finish()
  }

  private func keep(_ place: Int, of rows: CSVRows, into assembly: inout RecordAssembly) {
    guard !rows.cell(place, { $0.trimmed.isEmpty }) else { return }
    let tag = place < tags.count ? tags[place] : assembly.tag("column \(place + 1)")
    rows.cell(place) { assembly.keepClean($0, from: .init(tag: tag, line: Int(rows.cells[place].line))) }
  }

  // MARK: What has no column

  private struct Other {
    var record: ImportedRecord
    var order: [String: Int]
    var isDeleted: Bool { record.isDeleted }
  }

  /// What `other` holds; nil where it is empty or, as is then said, not what Garner writes there.
  private static func other(_ row: Row, into assembly: inout RecordAssembly) -> Other? {
    let text = row.text("other")
    guard !text.isEmpty else { return nil }
    let reading = JSONReader.read(Array(text.utf8), file: "")
    guard let node = reading.value, case .object = node.value else { return nil }
    let needed = [("id", "x"), ("type", "document")].map { key, value in
      Node.Member(key: key, keyMark: node.mark, value: Node(.string(value)))
    }
    let citation = Node(.object(needed + (node["citation"]?.members ?? [])))
    guard ShapeCheck.problems(of: citation, shape: CitationShape.citation, file: "").isEmpty else { return nil }
    let record = ImportedRecord(
      Node(
        .object(
          node.members.filter { $0.key != "citation" } + [.init(key: "citation", keyMark: node.mark, value: citation)]))
    )
    let order = node.strings("order").enumerated().map { ($1, $0) }
    return Other(record: record, order: Dictionary(order, uniquingKeysWith: { first, _ in first }))
  }

  private func putCitation(_ row: Row, _ other: Other?, into assembly: inout RecordAssembly) {
    var variables: [(variable: Citation.Variable, origin: RecordAssembly.Origin)] = []
    var quiet = row.origin("other")
    quiet.isCounted = false
    // What stands in a cell beside the same in `other` is put last, should somebody have changed it.
    var changed: [(text: String, origin: RecordAssembly.Origin)] = []
    for name in GarnerCSV.variables {
      let text = row.text(name)
      let origin = row.origin(name)
      if let value = other?.record.citation[name] {
        variables.append((.init(name: name, value: value), quiet))
        if text.isEmpty { continue }
        if text == GarnerCSVCells.cell(value) { assembly.count(origin) } else { changed.append((text, origin)) }
      } else if name == "abstract", let sections = other?.record, !sections.abstract.isEmpty {
        if text.isEmpty { continue }
        if text == GarnerCSVCells.shown(abstract: sections) {
          assembly.count(origin)
        } else {
          changed.append((text, origin))
        }
      } else if let value = GarnerCSVCells.value(text, of: name) {
        variables.append((.init(name: name, value: value), origin))
      } else if !text.isEmpty {
        changed.append((text, origin))
      }
    }
    for variable in other?.record.citation.variables ?? [] where !GarnerCSV.variables.contains(variable.name) {
      variables.append((variable, quiet))
    }
    if let order = other?.order, !order.isEmpty {
      variables = variables.enumerated().sorted { left, right in
        (order[left.element.variable.name] ?? .max, left.offset) < (
          order[right.element.variable.name] ?? .max, right.offset
        )
      }.map(\.element)
    }
    for (variable, origin) in variables { put(variable, other, from: origin, into: &assembly) }
    for (text, origin) in changed where !Lexical.isBlank(text) { assembly.keep(text, from: origin) }
  }

  private func put(
    _ variable: Citation.Variable, _ other: Other?, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    guard case .names(let names) = variable.value, let role = CitationKey(variable.name) else {
      return assembly.set(variable, from: origin)
    }
    var part = origin
    for (index, name) in names.enumerated() {
      assembly.add(name, to: role, from: part)
      part.isCounted = false
      let contributor = other?.record.contributors.first { $0.role == variable.name && $0.position == index + 1 }
      contributor?.orcid?.lend { assembly.add(orcid: $0, from: part) }
      for affiliation in contributor?.affiliations ?? [] {
        affiliation.lend { assembly.add(affiliation: $0, from: part) }
      }
      for identifier in contributor?.identifiers ?? [] {
        identifier.value.lend { value in
          identifier.scheme.lend { assembly.add(nameIdentifier: value, scheme: $0, from: part) }
        }
      }
    }
  }

  private func putLists(_ row: Row, _ other: Other?, into assembly: inout RecordAssembly) {
    put("keywords", shown: other?.record.keywords ?? [], of: row, into: &assembly) { word, assembly, origin in
      word.lend { assembly.add(keyword: $0, from: origin) }
    }
    put(
      "publication-types", shown: other?.record.publicationTypes.map(\.name) ?? [], of: row, into: &assembly
    ) { word, assembly, origin in word.lend { assembly.add(publicationType: $0, from: origin) } }
    guard let other else {
      let text = row.text("other")
      if !text.isEmpty {
        assembly.remark("'other' holds something that Garner did not write; it is kept as it is", line: row.rows.line)
        assembly.keep(text, from: row.origin("other"))
      }
      return
    }
    var origin = row.origin("other")
    assembly.count(origin)
    origin.isCounted = false
    assembly.addLists(of: other.record, from: origin)
  }

  private func put(
    _ name: String, shown: [String], of row: Row, into assembly: inout RecordAssembly,
    _ add: (String, inout RecordAssembly, RecordAssembly.Origin) -> Void
  ) {
    let text = row.text(name)
    guard !text.isEmpty else { return }
    var origin = row.origin(name)
    if !shown.isEmpty {
      return text == GarnerCSVCells.list(shown) ? assembly.count(origin) : assembly.keep(text, from: origin)
    }
    let items = GarnerCSVCells.items(text)
    if items.isEmpty { return assembly.keep(text, from: origin) }
    for item in items {
      add(item, &assembly, origin)
      origin.isCounted = false
    }
  }
}
