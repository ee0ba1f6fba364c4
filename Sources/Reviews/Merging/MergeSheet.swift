package import Formats
package import Records

/// A sheet of groups that a person filled in: what `garner dedupe --format csv` or `--format json` printed, with a
/// decision for the groups that were decided on.
///
/// The ids of a group are joined by `;`; between what is certainly one publication each stands `|`. Rows without a
/// decision are left.
package struct MergeSheet {
  package struct Row: Hashable, Sendable {
    package var mark: Mark
    package var parts: [[Party]]
    package var wish: MergePlan.Wish
    package var why: String?
  }

  /// The words of a decision.
  package static let words = ["merge", "apart", "link"]

  private let file: String
  /// The records and studies that an id may stand for: its own, or the ones of their source files.
  private let resolve: (String) -> [Party]
  private var problems: [Problem] = []
  private var rows: [Row] = []

  /// - Parameter resolve: what an id of a sheet stands for; nothing where it is not known.
  /// - Returns: nothing where any row is wrong: a sheet is taken in whole or not at all.
  package static func read(
    _ bytes: [UInt8], file: String, resolve: @escaping (String) -> [Party]
  ) -> Reading<[Row]> {
    var sheet = MergeSheet(file: file, resolve: resolve)
    let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") { sheet.readJSON(bytes) } else { sheet.readCSV(bytes) }
    let isUsable = !sheet.problems.contains { $0.severity == .error }
    return Reading(value: isUsable ? sheet.rows : nil, problems: sheet.problems)
  }

  private init(file: String, resolve: @escaping (String) -> [Party]) {
    self.file = file
    self.resolve = resolve
  }

  private mutating func refuse(_ message: String, at mark: Mark?) {
    problems.append(Problem(file: file, mark: mark, message: message))
  }

  private mutating func take(_ parts: [[String]], _ word: String, relation: String?, why: String?, at mark: Mark) {
    let wish: MergePlan.Wish
    switch word.lowercased() {
    case "": return
    case "merge": wish = .merge
    case "apart": wish = .apart
    case "link": wish = .link(relation)
    default:
      let hint = NearestWords.suggestion(NearestWords.nearest(to: word, among: Self.words))
      return refuse(
        "'\(word.prefix(40))' is no decision: \(hint ?? "expected merge, apart or link, or nothing")", at: mark)
    }
    var known: [[Party]] = []
    for part in parts {
      var parties: [Party] = []
      for id in part {
        let found = resolve(id)
        guard found.count == 1 else {
          return refuse(
            found.isEmpty
              ? "no imported record and no study has the id '\(id.prefix(80))'"
              : "'\(id.prefix(80))' stands for \(found.count) records, "
                + found.prefix(3).map { "'\($0.text)'" }.joined(separator: ", ") + "; name the one you mean",
            at: mark)
        }
        parties += found
      }
      if !parties.isEmpty { known.append(parties) }
    }
    rows.append(Row(mark: mark, parts: known, wish: wish, why: why))
  }

  // MARK: CSV

  private static func words(_ cell: String?) -> String? {
    let text = cell.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) } ?? ""
    return text.isEmpty ? nil : text
  }

  private static func parts(_ cell: String) -> [[String]] {
    cell.split(separator: "|").map { $0.split(separator: ";").compactMap { words(String($0)) } }.filter { !$0.isEmpty }
  }

  private mutating func readCSV(_ bytes: [UInt8]) {
    let reading = CSVTable.read(bytes, file: file)
    problems = reading.problems
    guard let table = reading.value else { return }
    let names = table.names.map { $0.lowercased() }
    let top = Mark(line: 1, column: 1)
    guard let ids = names.firstIndex(of: "ids") ?? names.firstIndex(of: "merged_ids") else {
      return refuse("there is no column 'ids'; expected what garner dedupe --format csv prints", at: top)
    }
    guard let decision = names.firstIndex(of: "decision") else {
      return refuse(
        "there is no column 'decision'; add one, with merge, apart or link in the rows you decide on", at: top)
    }
    for name in ["ids", "decision"] where names.count(where: { $0 == name }) > 1 {
      return refuse("there are two columns '\(name)'; keep one", at: top)
    }
    func cell(_ row: CSVTable.Row, _ name: String) -> String? {
      names.firstIndex(of: name).flatMap { $0 < row.cells.count ? Self.words(row.cells[$0]) : nil }
    }
    for row in table.rows where decision < row.cells.count && ids < row.cells.count {
      take(
        Self.parts(row.cells[ids]), Self.words(row.cells[decision]) ?? "", relation: cell(row, "relation"),
        why: cell(row, "why"), at: Mark(line: row.line, column: 1))
    }
  }

  // MARK: JSON

  private mutating func readJSON(_ bytes: [UInt8]) {
    let reading = JSONReader.read(bytes, file: file)
    problems = reading.problems
    guard let node = reading.value else { return }
    let groups: [Node]
    switch node.value {
    case .array(let elements): groups = elements
    default:
      guard case .array(let elements) = node["groups"]?.value else {
        return refuse("expected what garner dedupe --format json prints: an object with 'groups'", at: node.mark)
      }
      groups = elements
    }
    for group in groups {
      guard let word = group["decision"] else { continue }
      guard let decision = word.string else {
        refuse("expected a decision: merge, apart or link; found \(word.kindInWords)", at: word.mark)
        continue
      }
      var parts = (group["parts"]?.elements ?? []).map { $0.elements.compactMap(\.string) }
      if parts.isEmpty, let ids = group["ids"] {
        parts = ids.string.map(Self.parts) ?? [ids.elements.compactMap(\.string)]
      }
      take(
        parts, Self.words(decision) ?? "", relation: group["relation"]?.string, why: group["why"]?.string,
        at: group.mark)
    }
  }
}
