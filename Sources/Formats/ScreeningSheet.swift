package import Records

/// A sheet of records to screen: handed out with a column for the decision, and taken in once it is filled.
///
/// The same columns as CSV and, as members, as JSON. Title, authors, year and abstract are for reading only.
package enum ScreeningSheet {
  /// A row to hand out.
  package struct Row: Sendable {
    package var record: ImportedRecord
    package var stage: ScreeningDecision.Stage
    /// The person's own decision so far.
    package var decision: ScreeningDecision?

    package init(record: ImportedRecord, stage: ScreeningDecision.Stage, decision: ScreeningDecision?) {
      self.record = record
      self.stage = stage
      self.decision = decision
    }
  }

  /// What stands for what a row leaves open.
  package struct Defaults: Sendable {
    package var stage: ScreeningDecision.Stage?
    package var by: String
    package var when: String

    package init(stage: ScreeningDecision.Stage?, by: String, when: String) {
      self.stage = stage
      self.by = by
      self.when = when
    }
  }

  /// A decision and where it stands in the sheet.
  package struct Entry: Hashable, Sendable {
    package var decision: ScreeningDecision
    package var mark: Mark
  }

  private static let shown = ["title", "authors", "year", "abstract"]
  private static let decided = ["stage", "decision", "reason", "by", "when", "note", "automatic", "final"]
  private static let columns = ["record"] + shown + decided
  private static let words: [String: String] = [
    "included": "include", "excluded": "exclude", "maybe": "unclear", "undecided": "unclear",
    "not retrieved": "not-retrieved",
  ]

  // MARK: Handing out

  package static func csv(_ rows: [Row]) -> String {
    var text = columns.joined(separator: ",") + "\r\n"
    for row in rows { text += cells(row).map(escaped).joined(separator: ",") + "\r\n" }
    return text
  }

  package static func json(_ rows: [Row]) -> String {
    let nodes = rows.map { row in
      ObjectBuilder.build { object in
        for (name, cell) in zip(columns, cells(row)) where !cell.isEmpty { object.add(name, cell) }
      }
    }
    return nodes.isEmpty ? "[]\n" : JSONWriter.write(Node(.array(nodes)))
  }

  private static func cells(_ row: Row) -> [String] {
    let citation = row.record.citation
    let authors = citation.authors.map(\.familyFirst)
    let title = (row.record.isRetracted ? "[RETRACTED] " : "") + (citation.text("title") ?? "")
    let decision = row.decision
    return [
      row.record.id, title, authors.joined(separator: "; "),
      citation.year.map(String.init) ?? "", row.record.abstractText ?? "", row.stage.rawValue,
      decision?.choice.rawValue ?? "", decision?.reason ?? "", decision?.by ?? "", decision?.when ?? "",
      decision?.note ?? "", decision?.isAutomatic == true ? "yes" : "", decision?.isFinal == true ? "yes" : "",
    ]
  }

  private static func escaped(_ cell: String) -> String {
    let text = (FormulaText.looksLikeFormula(cell) ? "'" : "") + cell
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x3B }) else {
      return text
    }
    return "\"" + text.replacing(scalars: "\"", with: "\"\"") + "\""
  }

  // MARK: Taking in

  /// The decisions of a sheet, CSV or JSON as its content shows, held against the rules; rows without a decision are left.
  ///
  /// - Returns: nothing where any row is wrong: a sheet is taken in whole or not at all.
  package static func read(
    _ bytes: [UInt8], file: String, defaults: Defaults, rules: ScreeningRules
  ) -> Reading<[Entry]> {
    let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    let isJSON = first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    let reading = isJSON ? jsonFields(bytes, file: file) : csvFields(bytes, file: file)
    var problems = reading.problems
    var entries: [Entry] = []
    for row in reading.value ?? [] {
      let (decision, fault) = decision(row, defaults)
      if let fault = fault ?? decision.flatMap(rules.fault) {
        problems.append(Problem(file: file, mark: row.mark, path: "/" + fault.member, message: fault.message))
      } else if let decision {
        entries.append(Entry(decision: decision, mark: row.mark))
      }
    }
    let isUsable = reading.value != nil && !problems.contains { $0.severity == .error }
    return Reading(value: isUsable ? entries : nil, problems: problems.inOrder)
  }

  private struct Fields: Sendable {
    var mark: Mark
    var values: [String: String]
  }

  private static func csvFields(_ bytes: [UInt8], file: String) -> Reading<[Fields]> {
    let reading = CSVTable.read(bytes, file: file)
    guard let table = reading.value else { return Reading(value: nil, problems: reading.problems) }
    var problems = reading.problems
    let names = table.names.map { $0.lowercased() }
    for name in ["record", "decision"] where !names.contains(name) {
      problems.append(
        Problem(
          file: file, mark: Mark(line: 1, column: 1),
          message: "there is no column '\(name)'; expected 'record' and 'decision', and if need be "
            + decided.filter { $0 != "decision" }.map { "'\($0)'" }.joined(separator: ", ")))
    }
    for (place, name) in names.enumerated() where names.firstIndex(of: name) != place && columns.contains(name) {
      problems.append(
        Problem(file: file, mark: Mark(line: 1, column: 1), message: "there are two columns '\(name)'; keep one"))
    }
    for name in table.names where !columns.contains(name.lowercased()) && !name.isEmpty {
      let hint = NearestWords.suggestion(NearestWords.nearest(to: name, among: columns))
      problems.append(
        Problem(
          .warning, file: file, mark: Mark(line: 1, column: 1),
          message: "the column '\(name.prefix(80))' is not read" + (hint.map { ": \($0)" } ?? "")))
    }
    let rows = table.rows.map { row in
      Fields(
        mark: Mark(line: row.line, column: 1),
        values: Dictionary(zip(names, row.cells).filter { !$1.isEmpty }, uniquingKeysWith: { first, _ in first }))
    }
    return Reading(value: rows, problems: problems)
  }

  private static func jsonFields(_ bytes: [UInt8], file: String) -> Reading<[Fields]> {
    let reading = JSONReader.read(bytes, file: file)
    guard let node = reading.value else { return Reading(value: nil, problems: reading.problems) }
    guard case .array(let elements) = node.value else {
      let message = "expected a list of objects with 'record' and 'decision', found \(node.kindInWords)"
      return Reading(value: nil, problems: [Problem(file: file, mark: node.mark, message: message)])
    }
    var problems: [Problem] = []
    var rows: [Fields] = []
    for (index, element) in elements.enumerated() {
      var fields = Fields(mark: element.mark, values: [:])
      guard case .object(let members) = element.value else {
        problems.append(
          Problem(
            file: file, mark: element.mark, path: "/\(index)",
            message: "expected an object with 'record' and 'decision', found \(element.kindInWords)"))
        continue
      }
      for member in members {
        let path = "/\(index)/\(member.key)"
        guard columns.contains(member.key) else {
          let hint = NearestWords.suggestion(NearestWords.nearest(to: member.key, among: columns))
          problems.append(
            Problem(
              file: file, mark: member.keyMark, path: path,
              message: "unknown name '\(member.key.prefix(80))'" + (hint.map { ": \($0)" } ?? "")))
          continue
        }
        if fields.values[member.key] != nil {
          problems.append(
            Problem(
              file: file, mark: member.keyMark, path: path,
              message: "'\(member.key)' is given twice in one object; keep one"))
        }
        switch member.value.value {
        case .string(let string): fields.values[member.key] = string.isEmpty ? nil : string
        case .bool(let flag): fields.values[member.key] = flag ? "yes" : "no"
        case .number(let text) where member.key == "year": fields.values[member.key] = text
        default:
          problems.append(
            Problem(
              file: file, mark: member.value.mark, path: path,
              message: "expected a string, found \(member.value.kindInWords)"))
        }
      }
      rows.append(fields)
    }
    return Reading(value: rows, problems: problems)
  }

  private static func decision(
    _ row: Fields, _ defaults: Defaults
  ) -> (ScreeningDecision?, ScreeningRules.Fault?) {
    guard let word = row.values["decision"] else { return (nil, nil) }
    func fault(_ member: String, _ message: String) -> (ScreeningDecision?, ScreeningRules.Fault?) {
      (nil, ScreeningRules.Fault(member: member, message: message))
    }
    guard let record = row.values["record"] else { return fault("record", "a decision without the record's id") }
    let lower = word.lowercased()
    guard let choice = ScreeningDecision.Choice(rawValue: words[lower] ?? lower) else {
      return fault("decision", unknown(word, among: ScreeningDecision.Choice.allCases.map(\.rawValue)))
    }
    var stage = defaults.stage
    if let word = row.values["stage"] {
      guard let known = ScreeningDecision.Stage(rawValue: word.lowercased()) else {
        return fault("stage", unknown(word, among: ScreeningDecision.Stage.allCases.map(\.rawValue)))
      }
      stage = known
    }
    guard let stage else { return fault("stage", "the stage is missing; say it in the sheet or with --stage") }
    var flags: [Bool] = []
    for name in ["automatic", "final"] {
      switch row.values[name]?.lowercased() {
      case nil, "no", "false", "0": flags.append(false)
      case "yes", "true", "1": flags.append(true)
      case let word?: return fault(name, "expected yes or no, found '\(word.prefix(40))'")
      }
    }
    return (
      ScreeningDecision(
        record: record, stage: stage, choice: choice, reason: row.values["reason"],
        by: row.values["by"] ?? defaults.by, when: row.values["when"] ?? defaults.when, note: row.values["note"],
        isAutomatic: flags[0], isFinal: flags[1]), nil
    )
  }

  private static func unknown(_ word: String, among known: [String]) -> String {
    let hint =
      NearestWords.suggestion(NearestWords.nearest(to: word, among: known))
      ?? "expected one of " + known.map { "'\($0)'" }.joined(separator: ", ")
    return "unknown word '\(word.prefix(80))': \(hint)"
  }
}
