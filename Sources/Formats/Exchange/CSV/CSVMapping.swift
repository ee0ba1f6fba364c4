import Records

/// Where the columns of a table go, as a file of the user says it:
///
///     {"separator": ";", "columns": {"Titel": "title", "Auteurs": {"to": "author", "split": ";"}, "Intern": "keep"}}
package struct CSVMapping: Hashable, Sendable {
  struct Column: Hashable, Sendable {
    var name: String
    var place: CSVPlace
    /// What parts the values in a cell; nil where the cell shows it.
    var split: String?
  }

  var separator: UInt8?
  private(set) var columns: [Column] = []
  /// Their places, by their names in small letters.
  private var places: [String: Int] = [:]

  /// What is said of a column; capitals do not count.
  func column(_ name: String) -> Column? { places[CSVHeaderNames.normalised(name)].map { columns[$0] } }

  mutating func add(_ column: Column) {
    places[CSVHeaderNames.normalised(column.name)] = columns.count
    columns.append(column)
  }

  /// - Parameter file: names the file in problems.
  package static func read(_ bytes: [UInt8], file: String) -> Reading<CSVMapping> {
    let reading = JSONReader.read(bytes, file: file)
    guard let node = reading.value else { return Reading(value: nil, problems: reading.problems) }
    var check = CSVMappingCheck(file: file)
    check.check(node)
    return Reading(value: check.problems.isEmpty ? check.mapping : nil, problems: check.problems)
  }
}

/// Reads a mapping and says everything that is wrong with it.
private struct CSVMappingCheck {
  let file: String
  var mapping = CSVMapping()
  var problems: [Problem] = []

  init(file: String) { self.file = file }

  private static let separators: [String: UInt8] = [
    ",": UInt8(ascii: ","), ";": UInt8(ascii: ";"), "\t": 0x09, "|": UInt8(ascii: "|"),
  ]
  private static let others = ["keywords", "publicationType", "type", "keep", "drop"]

  private mutating func report(_ mark: Mark, _ path: String, _ message: String) {
    problems.append(Problem(file: file, mark: mark, path: path, message: message))
  }

  mutating func check(_ node: Node) {
    guard case .object(let members) = node.value else {
      return report(node.mark, "", "expected an object with 'columns', found \(node.kindInWords)")
    }
    for member in members {
      switch member.key {
      case "separator": checkSeparator(member.value)
      case "columns": checkColumns(member.value)
      default: unknown(member, known: ["separator", "columns"], path: "/\(Pointer.escaped(member.key))")
      }
    }
    refuseDoubles(members, path: "")
    if node["columns"] == nil { report(node.mark, "/columns", "'columns' is missing: where each column goes") }
  }

  private mutating func unknown(_ member: Node.Member, known: [String], path: String) {
    let near = NearestWords.suggestion(NearestWords.nearest(to: member.key, among: known))
    report(
      member.keyMark, path,
      "unknown name '\(member.key.prefix(80))': \(near ?? "known are " + ShapeCheck.listed(known))")
  }

  private mutating func refuseDoubles(_ members: [Node.Member], path: String) {
    var seen: Set<String> = []
    for member in members where !seen.insert(CSVHeaderNames.normalised(member.key)).inserted {
      report(
        member.keyMark, "\(path)/\(Pointer.escaped(member.key))", "'\(member.key.prefix(80))' is given twice; keep one")
    }
  }

  private mutating func checkSeparator(_ node: Node) {
    guard let separator = node.string.flatMap({ Self.separators[$0] }) else {
      return report(
        node.mark, "/separator", "expected ',', ';', '|' or a tab, written \"\\t\", found \(node.kindInWords)")
    }
    mapping.separator = separator
  }

  private mutating func checkColumns(_ node: Node) {
    guard case .object(let members) = node.value else {
      return report(
        node.mark, "/columns", "expected an object such as {\"Titel\": \"title\"}, found \(node.kindInWords)")
    }
    for member in members {
      let path = "/columns/\(Pointer.escaped(member.key))"
      guard case .object(let parts) = member.value.value else {
        if let place = place(member.value, path: path) { add(member.key, place) }
        continue
      }
      for part in parts where part.key != "to" && part.key != "split" {
        unknown(part, known: ["to", "split"], path: "\(path)/\(Pointer.escaped(part.key))")
      }
      refuseDoubles(parts, path: path)
      guard let to = member.value["to"] else {
        report(member.value.mark, "\(path)/to", "'to' is missing: where the column goes")
        continue
      }
      guard let place = place(to, path: "\(path)/to") else { continue }
      add(member.key, place, split: checkSplit(member.value["split"], of: place, path: "\(path)/split"))
    }
    refuseDoubles(members, path: "/columns")
  }

  private mutating func add(_ name: String, _ place: CSVPlace, split: String? = nil) {
    mapping.add(.init(name: name, place: place, split: split))
  }

  private mutating func checkSplit(_ node: Node?, of place: CSVPlace, path: String) -> String? {
    guard let node else { return nil }
    guard let split = node.string, !split.isEmpty else {
      report(node.mark, path, "expected what stands between the values, such as ';', found \(node.kindInWords)")
      return nil
    }
    guard place.isList else {
      report(node.mark, path, "only names, keywords and other lists are taken apart; leave 'split' out")
      return nil
    }
    return split
  }

  private mutating func place(_ node: Node, path: String) -> CSVPlace? {
    guard let target = node.string else {
      report(
        node.mark, path,
        "expected where the column goes, such as \"title\" or {\"to\": \"author\", \"split\": \";\"}, found "
          + node.kindInWords)
      return nil
    }
    switch target {
    case "keywords": return .keywords
    case "publicationType": return .publicationType
    case "type": return .type
    case "keep": return .keep
    case "drop": return .drop
    default: break
    }
    if let place = CSVPlace(variable: target) { return place }
    if target.hasPrefix("identifier:") {
      let scheme = String(target.dropFirst("identifier:".count))
      if Lexical.isIdentifier(scheme) { return .identifier(scheme) }
      report(node.mark, path, "'\(scheme.prefix(80))' is no name of a scheme: letters, digits and hyphens, such as pii")
      return nil
    }
    let known =
      CitationVariable.texts + CitationVariable.dates + CitationVariable.names + ["categories"] + Self.others
      + ["identifier:pii"]
    let near = NearestWords.suggestion(NearestWords.nearest(to: target, among: known))
    report(
      node.mark, path,
      "there is no place '\(target.prefix(80))': "
        + (near ?? "expected a variable of CSL, keywords, publicationType, type, identifier:…, keep or drop"))
    return nil
  }
}
