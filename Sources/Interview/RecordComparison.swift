import Records

/// Two records side by side, field by field, with what differs marked: what a person decides on who merges or keeps apart.
struct RecordComparison {
  /// How the values of one field stand to each other; the raw value is the sign between them.
  enum Relation: String {
    case same = "="
    /// The same letters and digits.
    case alike = "≈"
    case different = "≠"
    /// One side has none.
    case missing = "·"
  }

  struct Row {
    var label: String
    var left: String
    var right: String

    var relation: Relation {
      if left.isEmpty || right.isEmpty { return .missing }
      if left == right { return .same }
      return RecordComparison.key(left) == RecordComparison.key(right) ? .alike : .different
    }
  }

  var rows: [Row]
  private let isColourful: Bool
  /// Of texts with more words, only the relation is told.
  private static let mostWords = 400

  init(_ left: Side, _ right: Side, text: InterfaceText, isColourful: Bool, hasWholeAbstracts: Bool) {
    self.isColourful = isColourful
    rows = zip(Self.fields(left, text, hasWholeAbstracts), Self.fields(right, text, hasWholeAbstracts))
      .map { Row(label: $0.label, left: DisplayText.safe($0.value), right: DisplayText.safe($1.value)) }
      .filter { !$0.left.isEmpty || !$0.right.isEmpty }
  }

  /// One of the two.
  typealias Side = MergeQuestion.Side

  private static func key(_ text: String) -> String {
    FoldedText.folded(text).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  // MARK: Fields

  private static func fields(
    _ side: Side, _ text: InterfaceText, _ hasWholeAbstracts: Bool
  ) -> [(label: String, value: String)] {
    let record = side.record
    let citation = record.citation
    func words(_ names: String...) -> String {
      names.lazy.compactMap { citation.text($0) }.first.map {
        $0.split(whereSeparator: \.isNewline).joined(separator: " ")
      }
        ?? ""
    }
    let abstract = (record.abstractText ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
    let isCut = !hasWholeAbstracts && abstract.count > 300
    return [
      (text("title", "titel"), words("title") + (record.isRetracted ? text(" [retracted]", " [ingetrokken]") : "")),
      (text("authors", "auteurs"), authors(citation)),
      (text("date", "datum"), date(citation.issued)),
      (text("in", "in"), words("container-title", "container-title-short", "publisher")),
      (text("volume", "jaargang"), words("volume")), (text("issue", "nummer"), words("issue")),
      (text("pages", "pagina’s"), words("page", "number")), ("DOI", words("DOI")), ("PMID", words("PMID")),
      (text("kind", "soort"), ([citation.type] + record.publicationTypes.map(\.name)).joined(separator: "; ")),
      (text("language", "taal"), words("language")),
      (text("trial", "trial"), record.registrations.map(\.number).joined(separator: "; ")),
      (text("found in", "gevonden"), side.places.joined(separator: ", ")), ("id", side.name),
      (text("abstract", "abstract"), isCut ? abstract.prefix(300) + "…" : abstract),
    ]
  }

  private static func authors(_ citation: Citation) -> String {
    let names = citation.authors.map { name in
      name.literal
        ?? [[name.nonDroppingParticle, name.family].compactMap { $0 }.joined(separator: " "), name.given]
        .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
    return (names.count > 12 ? Array(names.prefix(12)) + ["…"] : names).joined(separator: "; ")
  }

  private static func date(_ date: CitationDate?) -> String {
    guard let date, let part = date.parts.first else { return date?.literal ?? date?.raw ?? "" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return [String(part.year), part.month.map(two), part.day.map(two)].compactMap { $0 }.joined(separator: "-")
  }

  // MARK: Drawing

  /// The lines, none wider than `columns`; one below the other where they have no room side by side.
  func lines(columns: Int) -> [String] {
    let label = (rows.map { DisplayText.width($0.label) }.max() ?? 0) + 2
    let room = (columns - label - 4) / 2
    return room < 24 ? stacked(columns: columns) : rows.flatMap { sideBySide($0, label: label, room: room) }
  }

  private func sideBySide(_ row: Row, label: Int, room: Int) -> [String] {
    let (left, right) = marked(row)
    let (lefts, rights) = (wrapped(left, to: room), wrapped(right, to: room))
    return (0..<max(lefts.count, rights.count, 1)).map { place in
      let head = Self.padded(place == 0 ? row.label : "", to: label)
      let cell = place < lefts.count ? lefts[place] : (text: "", width: 0)
      let other = place < rights.count ? rights[place].text : ""
      let sign = place == 0 ? row.relation.rawValue : " "
      let gap = String(repeating: " ", count: max(0, room - cell.width))
      return Self.trimmed("\(head)\(cell.text)\(gap) \(sign) \(other)")
    }
  }

  private func stacked(columns: Int) -> [String] {
    rows.flatMap { row in
      let (left, right) = marked(row)
      let room = max(10, columns - 4)
      return ["\(row.relation.rawValue) \(row.label)"] + wrapped(left, to: room).map { "  1 \($0.text)" }
        + (row.relation == .same ? [] : wrapped(right, to: room).map { "  2 \($0.text)" })
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayText.width(text)))
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private struct Word {
    var text: String
    var isDifferent = false
  }

  /// The words of both sides, those that the other has not in the same order marked.
  private func marked(_ row: Row) -> (left: [Word], right: [Word]) {
    var left = row.left.split(separator: " ").map { Word(text: String($0)) }
    var right = row.right.split(separator: " ").map { Word(text: String($0)) }
    guard row.relation == .different, max(left.count, right.count) <= Self.mostWords else { return (left, right) }
    let (ones, others) = (left.map { Self.key($0.text) }, right.map { Self.key($0.text) })
    let kept = Self.common(ones, others)
    for place in left.indices where !kept.left.contains(place) && !ones[place].isEmpty {
      left[place].isDifferent = true
    }
    for place in right.indices where !kept.right.contains(place) && !others[place].isEmpty {
      right[place].isDifferent = true
    }
    return (left, right)
  }

  /// The places of a longest common subsequence.
  private static func common(_ a: [String], _ b: [String]) -> (left: Set<Int>, right: Set<Int>) {
    var lengths = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        lengths[i][j] = a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var (i, j) = (0, 0)
    var kept: (left: Set<Int>, right: Set<Int>) = ([], [])
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        kept.left.insert(i)
        kept.right.insert(j)
        i += 1
        j += 1
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return kept
  }

  private func wrapped(_ words: [Word], to room: Int) -> [(text: String, width: Int)] {
    var lines: [[Word]] = []
    var used = 0
    for word in words {
      var rest = word
      while true {
        let width = DisplayText.width(rest.text)
        // Room for the signs around what differs.
        let needed = width + (rest.isDifferent && !isColourful ? 2 : 0)
        if !lines.isEmpty, used + 1 + needed <= room {
          lines[lines.count - 1].append(rest)
          used += 1 + needed
          break
        }
        guard needed > room else {
          lines.append([rest])
          used = needed
          break
        }
        // A word longer than the column, as an address, is broken where the column ends.
        let part = rest.text.prefix(max(1, room - 2))
        lines.append([Word(text: String(part), isDifferent: rest.isDifferent)])
        rest.text = String(rest.text.dropFirst(part.count))
        used = room
      }
    }
    return lines.map(drawn)
  }

  /// A line with what differs in bold, or between signs where there is no bold.
  private func drawn(_ words: [Word]) -> (text: String, width: Int) {
    var text = ""
    var width = 0
    for (place, word) in words.enumerated() {
      let opens = word.isDifferent && (place == 0 || !words[place - 1].isDifferent)
      let closes = word.isDifferent && (place + 1 == words.count || !words[place + 1].isDifferent)
      if place > 0 {
        text += " "
        width += 1
      }
      if opens { text += isColourful ? "\u{1B}[1;33m" : "‹" }
      text += word.text
      if closes { text += isColourful ? "\u{1B}[0m" : "›" }
      width += DisplayText.width(word.text) + (isColourful ? 0 : (opens ? 1 : 0) + (closes ? 1 : 0))
    }
    return (text, width)
  }
}
