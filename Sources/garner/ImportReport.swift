import ArgumentParser
import Formats
import Records
import Render
import Reviews

/// What became of one export: of its records, and of its fields tag by tag.
struct ImportReport {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  private(set) var outcome: RecordImport.Outcome
  /// Whether nothing of it was imported, because something is wrong with it or another file.
  let isRefused: Bool
  /// Whether it tells only what would be done.
  var isTrial = false

  /// What `--dry-run` would report of the same.
  var asTrial: ImportReport {
    var report = self
    report.outcome.file = nil
    report.isTrial = true
    return report
  }

  /// Whether a text may be the report of a trial.
  static func mayBeTrial(_ text: some Collection<UInt8>) -> Bool {
    [trialMark, "\"\(trialMember)\": true"].contains { text.firstRange(of: Array($0.utf8)) != nil }
  }

  private static let trialMark = "--dry-run"
  private static let trialMember = "dry_run"

  /// What made records or files unusable, line by line.
  ///
  /// - Parameter most: of one kind.
  func errors(most: Int = mostLines) -> [Problem] {
    outcome.tally.remarks.filter { $0.severity == .error }.flatMap { remark in
      let more = remark.count - most
      return remark.marks(most: most).enumerated().map { number, mark in
        let isLast = number == most - 1 && more > 0
        return Problem(
          file: outcome.source, mark: mark, message: remark.message + (isLast ? "; and \(more) more of these" : ""))
      }
    }.inOrder
  }

  /// Of one remark on the screen.
  static let mostLines = 20
  private static let everyLine = Int.max

  /// - Parameter isWhole: whether a text names every line, and the errors too, which the command shows elsewhere.
  static func text(of reports: [ImportReport], as form: Form, isWhole: Bool = false) -> String {
    switch form {
    case .text: reports.map { $0.plain(isWhole: isWhole) }.joined(separator: "\n")
    case .markdown: reports.map(\.markdown).joined(separator: "\n")
    case .json: JSONWriter.write(Node(.array(reports.map(\.node))))
    }
  }

  private var summary: String {
    guard let format = outcome.format else { return outcome.isRead ? "no known format" : "cannot be read" }
    let records = "\(format), \(outcome.count.of("record")): "
    if isRefused { return records + "nothing was imported" }
    var counts = ["\(outcome.new) new", "\(outcome.replaced) replaced", "\(outcome.same) there already"]
    if outcome.older > 0 { counts.append("\(outcome.older) older than what is there") }
    if outcome.keptOut > 0 { counts.append("\(outcome.keptOut) taken out by the source before") }
    if outcome.retracted > 0 { counts.append("\(outcome.retracted) retracted") }
    if outcome.withdrawn > 0 { counts.append("\(outcome.withdrawn) withdrawn by the source") }
    let written =
      outcome.file.map { "; written to \($0)" } ?? (isTrial ? "; nothing was written (\(Self.trialMark))" : "")
    return records + counts.joined(separator: ", ") + written
  }

  private var tags: [(tag: String, count: ImportTally.Count)] {
    outcome.tally.counts.map { (tag: $0.key, count: $0.value) }.sorted { $0.tag < $1.tag }
  }

  /// The remarks that are no errors, each on a line: where, and what was done.
  private func warnings(most: Int) -> [String] {
    let remarks = outcome.tally.remarks.filter { $0.severity == .warning }.enumerated().sorted {
      ($0.element.lines.first ?? 0, $0.offset) < ($1.element.lines.first ?? 0, $1.offset)
    }
    return remarks.map(\.element).map { remark in
      // Several values may stand on one line.
      var lines: [Int32] = []
      for line in remark.lines where line != lines.last { lines.append(line) }
      let shown = lines.prefix(most).map(String.init).joined(separator: ", ")
      let more = lines.count + remark.count - remark.lines.count - min(lines.count, most)
      let times = lines.count < remark.lines.count ? " (\(remark.count) times)" : ""
      let place = "line\(lines.count == 1 ? "" : "s") \(shown)" + (more > 0 ? " and \(more) more" : "") + times
      let examples = remark.examples.isEmpty ? "" : " (\(remark.examples.joined(separator: "; ")))"
      return "\(place): \(remark.message)\(examples)"
    } + replacements(most: most)
  }

  private func replacements(most: Int) -> [String] {
    if isRefused { return [] }
    func line(_ words: String, _ ids: [String], of count: Int) -> String? {
      guard count > 0 else { return nil }
      let more = count - min(ids.count, most)
      return "\(words): \(ids.prefix(most).joined(separator: ", "))" + (more > 0 ? " and \(more) more" : "")
    }
    return [
      line(
        "a later version takes the place of the earlier", outcome.replacedIDs, of: outcome.replaced - outcome.differing),
      line(
        "of the same version and date but with other contents, what is read now takes the place of what was there",
        outcome.differingIDs, of: outcome.differing),
      line(
        "the same version is there from PubMed's other format (XML or NBIB) and stays as it is", outcome.sameVersionIDs,
        of: outcome.sameVersion),
      line("older than what is there, and not taken in", outcome.olderIDs, of: outcome.older),
      line(
        "beside a record of the same PMID or DOI, or made of the same, from which they differ (as does what comes back of an "
          + "export of this review where its format cannot hold all); garner dedupe tells which are one",
        outcome.besideIDs, of: outcome.beside),
      line(
        "the source has taken these records out, and they stay out; --restore takes them in again", outcome.keptOutIDs,
        of: outcome.keptOut),
      line(
        "the source takes these records of the review out: they are screened and exported no more, and what was decided "
          + "on them counts no more", outcome.wentOutIDs, of: outcome.wentOut),
    ].compactMap { $0 }
  }

  private func plain(isWhole: Bool) -> String {
    var text = "\(outcome.source): \(summary)\n"
    let width = max(5, tags.map(\.tag.count).max() ?? 0)
    if !tags.isEmpty { text += "  " + Self.padded("tag", width) + "  mapped  repaired    kept  dropped\n" }
    for (tag, count) in tags {
      let cells = [(count.mapped, 8), (count.repaired, 10), (count.kept, 8), (count.dropped, 9)]
      text += "  " + Self.padded(tag, width)
      for (value, width) in cells {
        let digits = String(value)
        text += String(repeating: " ", count: max(1, width - digits.count)) + digits
      }
      text += "\n"
    }
    let most = isWhole ? Self.everyLine : Self.mostLines
    for warning in warnings(most: most) { text += "  \(warning)\n" }
    if isWhole {
      for error in errors(most: most) { text += "  \(error)\n" }
    } else if outcome.tally.remarks.contains(where: { $0.count > most }) {
      text += "  (--report FILE names every line)\n"
    }
    return text
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private var markdown: String {
    let table = Table(
      id: "import", language: "en", title: Phrase("Import of \(outcome.source)"),
      columns: [
        Table.Column(id: "tag", label: Phrase("Tag")),
        Table.Column(id: "mapped", label: Phrase("Mapped"), alignment: .trailing),
        Table.Column(id: "repaired", label: Phrase("Repaired"), alignment: .trailing),
        Table.Column(id: "kept", label: Phrase("Kept"), alignment: .trailing),
        Table.Column(id: "dropped", label: Phrase("Dropped"), alignment: .trailing),
      ],
      rows: tags.map { tag, count in
        Table.Row(
          id: tag,
          cells: [.text(Phrase(tag))]
            + [count.mapped, count.repaired, count.kept, count.dropped].map { .number(Numeral($0)) })
      }, totals: [],
      notes: ([summary] + warnings(most: Self.everyLine) + errors(most: Self.everyLine).map(\.description)).map {
        Table.Note(Phrase($0))
      })
    return TableFormat.markdown.write(table)
  }

  private var node: Node {
    ObjectBuilder.build {
      $0.add("file", outcome.source)
      $0.add("format", outcome.format)
      $0.add("records", outcome.count)
      $0.add("refused", Node(.bool(isRefused)))
      $0.add("new", isRefused ? 0 : outcome.new)
      $0.add("replaced", isRefused ? 0 : outcome.replaced)
      $0.add("unchanged", outcome.same)
      $0.add("same_version", outcome.sameVersion)
      $0.add("same_version_ids", strings: outcome.sameVersionIDs)
      $0.add("older", outcome.older)
      $0.add("older_ids", strings: outcome.olderIDs)
      $0.add("kept_out", outcome.keptOut)
      $0.add("kept_out_ids", strings: outcome.keptOutIDs)
      $0.add("retracted", outcome.retracted)
      $0.add("withdrawn", isRefused ? 0 : outcome.withdrawn)
      $0.add("withdrawn_from_review", isRefused ? 0 : outcome.wentOut)
      $0.add("withdrawn_from_review_ids", strings: isRefused ? [] : outcome.wentOutIDs)
      $0.add("replaced_ids", strings: isRefused ? [] : outcome.replacedIDs + outcome.differingIDs)
      $0.add("differing", isRefused ? 0 : outcome.differing)
      $0.add("differing_ids", strings: isRefused ? [] : outcome.differingIDs)
      $0.add("beside", isRefused ? 0 : outcome.beside)
      $0.add("beside_ids", strings: isRefused ? [] : outcome.besideIDs)
      $0.add("written", outcome.file)
      if isTrial { $0.add(Self.trialMember, Node(.bool(true))) }
      $0.add(
        "tags",
        ObjectBuilder.build { object in
          for (tag, count) in tags {
            object.add(
              tag,
              ObjectBuilder.build {
                $0.add("mapped", count.mapped)
                $0.add("repaired", count.repaired)
                $0.add("kept", count.kept)
                $0.add("dropped", count.dropped)
              })
          }
        })
      $0.add(
        "remarks",
        Node(
          .array(
            outcome.tally.remarks.map { remark in
              ObjectBuilder.build {
                $0.add("severity", remark.severity.rawValue)
                $0.add("message", remark.message)
                $0.add("count", remark.count)
                $0.add("lines", Node(.array(remark.lines.map { Node(.number(String($0))) })))
                if remark.columns.contains(where: { $0 > 0 }) {
                  $0.add(
                    "columns", Node(.array(remark.columns.map { Node($0 > 0 ? .number(String($0)) : .null) })))
                }
                $0.add("examples", strings: remark.examples)
              }
            })))
    }
  }
}
