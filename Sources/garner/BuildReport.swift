import Formats
import Records
import Render
import Reviews

/// What a build or the check of one has to say.
struct BuildReport {
  let made: ReviewBuild
  let differences: [BuildFolder.Difference]
  let old: BuildManifest?

  /// Of one cell, and of one file, in text; JSON has them all.
  private static let mostCells = 20
  private static let longestLine = 160

  var isUpToDate: Bool { old != nil && differences.allSatisfy(\.isKept) }

  // MARK: Text

  func text(written: [String], removed: [String]) -> String {
    var lines = ["build/: \(counted(made.outputs.count)), \(written.count) written, \(removed.count) removed"]
    lines += written.map { "  written  \($0)" } + removed.map { "  removed  \($0)" }
    lines += kept
    return lines.joined(separator: "\n")
  }

  private var kept: [String] {
    differences.filter(\.isKept).map { difference in
      let reason = difference.kind == .other ? "no build made it" : "it is no longer made, but somebody changed it"
      return "  kept     \(difference.file): \(reason); it is yours"
    }
  }

  func refusal(_ edited: [BuildFolder.Difference]) -> String {
    let lines = edited.map { difference in
      difference.kind == .foreign
        ? "  build/\(difference.file): it is there, and no build made it"
        : "  build/\(difference.file): changed by hand, \(counted(of: difference))"
    }
    return "nothing was written, since this would be lost:\n" + lines.joined(separator: "\n")
      + "\n'garner build --check' shows what was changed; --force overwrites it"
  }

  var checkText: String {
    guard let old else {
      return (["build/: nothing has been built yet; 'garner build' does it"] + kept).joined(separator: "\n")
    }
    guard !isUpToDate else {
      return (["build/: \(counted(made.outputs.count)), all up to date"] + kept).joined(separator: "\n")
    }
    let wrong = differences.filter { !$0.isKept }
    var lines = ["build/: \(wrong.count) of \(counted(made.outputs.count)) not up to date"]
    let inputs = changedInputs(old)
    if !inputs.isEmpty { lines.append("  changed since it was built: " + inputs.joined(separator: ", ")) }
    var shown: [[TextDifference]: String] = [:]
    for difference in wrong {
      let places = places(difference)
      let words = Self.words(difference.kind)
      guard difference.present != nil, difference.fresh != nil else {
        lines.append("build/\(difference.file): \(words)")
        continue
      }
      if let other = shown[places] {
        lines.append("build/\(difference.file): \(words): as build/\(other)")
        continue
      }
      shown[places] = difference.file
      lines.append("build/\(difference.file): \(words): \(counted(of: difference))")
      let isEdited = difference.kind != .stale
      for place in places.prefix(Self.mostCells) { lines += Self.lines(place, isEdited: isEdited) }
      if places.count > Self.mostCells {
        lines.append("  and \(places.count - Self.mostCells) more; --format json has them all")
      }
    }
    return (lines + kept).joined(separator: "\n")
  }

  /// The inputs that are not as the manifest has them.
  private func changedInputs(_ old: BuildManifest) -> [String] {
    let before = Dictionary(old.inputs.map { ($0.file, $0.hash) }, uniquingKeysWith: { first, _ in first })
    let now = Set(made.manifest.inputs.map(\.file))
    var changed = old.version == made.manifest.version ? [] : ["garner itself (\(old.version))"]
    changed += made.manifest.inputs.compactMap { input in
      guard let hash = before[input.file] else { return "\(input.file) (new)" }
      return hash == input.hash ? nil : input.file
    }
    return changed + old.inputs.filter { !now.contains($0.file) }.map { "\($0.file) (gone)" }
  }

  private static func words(_ kind: BuildFolder.Difference.Kind) -> String {
    switch kind {
    case .missing: "missing"
    case .stale: "out of date"
    case .edited: "changed by hand"
    case .foreign: "not made by a build"
    case .unlisted: "no longer made; the next build removes it"
    case .unlistedEdited: "no longer made, changed by hand"
    case .other: "not made by a build, and not in its way"
    }
  }

  private func places(_ difference: BuildFolder.Difference) -> [TextDifference] {
    TextDifference.all(
      was: String(decoding: difference.present ?? [], as: UTF8.self),
      now: String(decoding: difference.fresh ?? [], as: UTF8.self), format: made.formats[difference.file]?.table)
  }

  private func counted(of difference: BuildFolder.Difference) -> String {
    let places = places(difference)
    let cells = places.count { if case .cell = $0.place { true } else { false } }
    let others = places.count - cells
    let parts = [
      cells == 0 ? nil : "\(cells.of("cell")) differ\(cells == 1 ? "s" : "")",
      others == 0 ? nil : "\(others.of(cells == 0 ? "place" : "other place")) differ\(others == 1 ? "s" : "")",
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  private func counted(_ count: Int) -> String { count.of("file") }

  /// What the records gave before and give now; of a file that was changed by hand, what stands in it and what a build
  /// would make of it.
  private static func lines(_ difference: TextDifference, isEdited: Bool) -> [String] {
    let start = start(difference)
    return [place(difference).map { "  \($0)" }].compactMap { $0 }
      + difference.was.map { (isEdited ? "    here:     " : "    was: ") + short($0, from: start) }
      + difference.now.map { (isEdited ? "    would be: " : "    is:  ") + short($0, from: start) }
      + (difference.was.isEmpty && difference.now.isEmpty ? ["    the same lines in another order"] : [])
  }

  private static func place(_ difference: TextDifference) -> String? {
    switch difference.place {
    case .cell(let row, let column): "\(row) / \(column)"
    case .row(let row): difference.was.isEmpty ? "new row \(row)" : "row that is gone: \(row)"
    case .column(let column): difference.was.isEmpty ? "new column \(column)" : "column that is gone: \(column)"
    case .around: "around the table"
    case .line(let number): "line \(number)"
    }
  }

  /// Where a line is shown from that would be cut before its first difference: a little before that.
  private static func start(_ difference: TextDifference) -> Int {
    guard difference.was.count == 1, difference.now.count == 1 else { return 0 }
    let same = zip(oneLine(difference.was[0]), oneLine(difference.now[0])).prefix { $0 == $1 }.count
    return same > longestLine / 2 ? same - longestLine / 4 : 0
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// On one line, cut where it is long.
  private static func short(_ text: String, from start: Int) -> String {
    let line = (start == 0 ? "" : "…") + oneLine(text).dropFirst(start)
    return line.count > longestLine ? line.prefix(longestLine) + "…" : line
  }

  // MARK: JSON

  /// - Parameter written: nil for a check.
  func json(written: (written: [String], removed: [String])?) -> String {
    JSONWriter.write(
      ObjectBuilder.build { object in
        object.add("files", made.outputs.count)
        if let written {
          object.add("written", Node(.array(written.written.map { Node(.string($0)) })))
          object.add("removed", Node(.array(written.removed.map { Node(.string($0)) })))
          object.add("kept", strings: differences.filter(\.isKept).map(\.file))
          return
        }
        object.add("up_to_date", Node(.bool(isUpToDate)))
        object.add("changed_inputs", Node(.array((old.map(changedInputs) ?? []).map { Node(.string($0)) })))
        object.add(
          "differences",
          Node(
            .array(
              differences.map { difference in
                ObjectBuilder.build {
                  $0.add("file", difference.file)
                  $0.add("kind", difference.kind.rawValue)
                  guard difference.present != nil, difference.fresh != nil else { return }
                  $0.add("places", Node(.array(places(difference).map(Self.node))))
                }
              })))
      })
  }

  private static func node(_ difference: TextDifference) -> Node {
    ObjectBuilder.build {
      switch difference.place {
      case .cell(let row, let column):
        $0.add("row", row)
        $0.add("column", column)
      case .row(let row): $0.add("row", row)
      case .column(let column): $0.add("column", column)
      case .around: $0.add("around", Node(.bool(true)))
      case .line(let number): $0.add("line", number)
      }
      $0.add("was", Node(.array(difference.was.map { Node(.string($0)) })))
      $0.add("is", Node(.array(difference.now.map { Node(.string($0)) })))
    }
  }
}
