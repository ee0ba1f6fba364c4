import Formats
package import Records

/// An impact for readers of one language.
package struct ImpactReport {
  private let impact: Impact
  private let words: AnswerWording

  package init(_ impact: Impact, frame: ReviewFrame, language: String) {
    self.impact = impact
    words = AnswerWording(language: language, vocabulary: frame.vocabulary)
  }

  private func text(_ english: String, _ dutch: String) -> String { words.text(english, dutch) }

  // MARK: Words

  private var headline: String {
    guard !impact.isNothing else { return text("Nothing changes.", "Er verandert niets.") }
    let names = impact.records.map { "\(record($0.kind)) \($0.label) [\($0.id)]" }
    guard names.count <= 5 else {
      let counts = [Impact.RecordChange.Kind.added, .removed, .changed].compactMap { kind in
        let count = impact.records.count { $0.kind == kind }
        return count == 0 ? nil : "\(record(kind)) \(count)"
      }
      return text("Records: ", "Records: ") + counts.joined(separator: ", ") + "."
    }
    return names.isEmpty
      ? text("No record changes; what is around them does.", "Geen record verandert; wat eromheen staat wel.")
      : names.joined(separator: "; ") + "."
  }

  private func record(_ kind: Impact.RecordChange.Kind) -> String {
    switch kind {
    case .added: text("added", "toegevoegd")
    case .removed: text("removed", "verwijderd")
    case .changed: text("changed", "gewijzigd")
    }
  }

  private func gap(_ kind: Impact.GapChange.Kind) -> String {
    switch kind {
    case .opened: text("a gap opens", "een leemte ontstaat")
    case .closed: text("a gap closes", "een leemte sluit")
    case .changed: text("still a gap, for other reasons", "nog een leemte, om andere redenen")
    }
  }

  private func claim(_ kind: Impact.ClaimChange.Kind) -> String {
    switch kind {
    case .becomesFalse: text("becomes false", "wordt onwaar")
    case .becomesTrue: text("becomes true", "wordt waar")
    case .new: text("new, and false", "nieuw, en onwaar")
    case .otherwise: text("still wrong, in another way", "nog onjuist, op een andere manier")
    }
  }

  private func cell(_ cell: Impact.CellChange) -> String {
    switch cell.kind {
    case .changed: "\(cell.row) / \(cell.column)"
    case .newRow: "\(cell.row) / \(cell.column) (\(text("new row", "nieuwe rij")))"
    case .rowGone: "\(cell.row) / \(cell.column) (\(text("row that goes", "rij die verdwijnt")))"
    }
  }

  private func study(_ study: Impact.AnswerChange.Study, of answer: Impact.AnswerChange) -> String {
    let absent = text("not in the review", "niet in de review")
    let unasked = text("not asked", "niet gevraagd")
    let before = study.before ?? (answer.questionBefore == nil ? unasked : absent)
    return "\(study.label): \(before) → \(study.after ?? (answer.questionAfter == nil ? unasked : absent))"
  }

  private func direct(_ answer: Impact.AnswerChange) -> String {
    let kind =
      switch (answer.questionBefore, answer.questionAfter) {
      case (nil, _): text("new question; ", "nieuwe vraag; ")
      case (_, nil): text("question that goes; ", "vraag die verdwijnt; ")
      default: isOther(answer) ? text("asked otherwise; ", "anders gevraagd; ") : ""
      }
    return kind + text("direct", "direct")
      + " \(answer.directBefore)\(words.mark(unconfirmed: answer.unconfirmedBefore))"
      + " → \(answer.directAfter)\(words.mark(unconfirmed: answer.unconfirmedAfter))"
  }

  /// Whether the question itself is another.
  private func isOther(_ answer: Impact.AnswerChange) -> Bool { answer.questionBefore != answer.questionAfter }

  private func count(_ change: Impact.CountChange) -> Entry {
    let before = "\(change.before)\(words.mark(unconfirmed: change.beforeUnconfirmed))"
    let after = "\(change.after)\(words.mark(unconfirmed: change.afterUnconfirmed))"
    return Entry(
      place: "\(change.label)", before: [before], after: [after], line: "\(change.label): \(before) → \(after)")
  }

  private struct Section {
    var title: String
    var entries: [Entry]
  }

  /// Something that changes: where, what stands there no more, and what does.
  private struct Entry {
    var place: String
    var before: [String] = []
    var after: [String] = []
    /// All of it on one line, where it is as short as that.
    var line: String?
  }

  private var sections: [Section] {
    let tables = impact.tables.map { table in
      Section(
        title: text("Table", "Tabel") + ": \(table.title)",
        entries: table.cells.map { Entry(place: cell($0), before: $0.before, after: $0.after) })
    }
    return
      ([
        Section(
          title: text("Counts", "Aantallen"),
          entries: impact.counts.map(count)),
        Section(
          title: text("Claims", "Beweringen"),
          entries: impact.claims.map { change in
            Entry(
              place: "\(change.file):\(change.mark.line): \(claim(change.kind)): \(change.sentence)",
              before: change.before, after: change.after)
          }),
        Section(
          title: text("Gaps", "Leemten"),
          entries: impact.gaps.map { Entry(place: "\($0.name): \(gap($0.kind))", before: $0.before, after: $0.after) }),
        Section(
          title: text("Saved questions", "Bewaarde vragen"),
          entries: impact.answers.map { answer in
            Entry(
              place: "\(answer.label) [\(answer.id)]: \(direct(answer))",
              before: isOther(answer) ? [answer.questionBefore].compactMap { $0 } : [],
              after: (isOther(answer) ? [answer.questionAfter].compactMap { $0 } : [])
                + answer.studies.map { study($0, of: answer) })
          }),
      ] + tables).filter { !$0.entries.isEmpty }
  }

  // MARK: Forms

  /// For a reader at a terminal: the claims and counts first, the cells last.
  package func text(_ style: TextStyle) -> String {
    var lines = Lines(width: style.width)
    lines.add(headline, style: style.bold)
    for section in sections {
      lines.blank()
      lines.add("\(section.title) (\(section.entries.count))", style: style.bold)
      for entry in section.entries {
        lines.add(entry.line ?? entry.place, indentation: 2, hanging: 4)
        guard entry.line == nil else { continue }
        for line in entry.before { lines.add("− \(line)", indentation: 4, hanging: 6) }
        for line in entry.after { lines.add("+ \(line)", indentation: 4, hanging: 6) }
      }
    }
    return lines.text
  }

  /// A table a section, for a pull request or an e-mail.
  package var markdown: String {
    let tables = sections.enumerated().map { number, section in
      Table(
        id: "impact-\(number)", language: words.language, title: Phrase(section.title),
        columns: [
          Table.Column(id: "place", label: Phrase(text("What", "Wat")), weight: 3),
          Table.Column(id: "before", label: Phrase(text("Before", "Voor")), weight: 4),
          Table.Column(id: "after", label: Phrase(text("After", "Na")), weight: 4),
        ],
        rows: section.entries.enumerated().map { place, entry in
          Table.Row(
            id: "\(place)",
            cells: [.text(Phrase(entry.place))]
              + [entry.before, entry.after].map { lines in
                lines.isEmpty ? .blank : .lines(lines.map { Cell.Line(Phrase($0)) })
              })
        })
    }
    let heading = Table(id: "impact", language: words.language, title: Phrase(headline), columns: [], rows: [])
    let title = TableFormat.markdown.write(heading).split(separator: "\n").first.map { $0.dropFirst(3) } ?? ""
    return ([title + "\n"] + tables.map { TableFormat.markdown.write($0) }).joined(separator: "\n")
  }

  /// For programs.
  package var json: String {
    func strings(_ words: [String]) -> Node { Node(.array(words.map { Node(.string($0)) })) }
    func list<Item>(_ items: [Item], _ body: @escaping (Item, inout ObjectBuilder) -> Void) -> Node {
      Node(.array(items.map { item in ObjectBuilder.build { body(item, &$0) } }))
    }
    /// Only where something rests on values that nobody has confirmed.
    func add(_ before: Int, _ after: Int, _ first: String, _ second: String, _ object: inout ObjectBuilder) {
      guard before + after > 0 else { return }
      object.add(first, before)
      object.add(second, after)
    }
    return Formats.JSONWriter.write(
      ObjectBuilder.build { object in
        object.add("summary", headline)
        object.add(
          "records",
          list(impact.records) { change, object in
            object.add("id", change.id)
            if change.isRetracted { object.add("retracted", Node(.bool(true))) }
            object.add("kind", change.kind.rawValue)
          })
        object.add(
          "counts",
          list(impact.counts) { change, object in
            object.add("key", change.key)
            object.add("before", change.before)
            object.add("after", change.after)
            add(change.beforeUnconfirmed, change.afterUnconfirmed, "before_unconfirmed", "after_unconfirmed", &object)
          })
        object.add(
          "claims",
          list(impact.claims) { change, object in
            object.add("kind", change.kind.rawValue)
            object.add("file", change.file)
            object.add("line", change.mark.line)
            object.add("column", change.mark.column)
            object.add("sentence", change.sentence)
            object.add("before", strings(change.before))
            object.add("after", strings(change.after))
          })
        object.add(
          "gaps",
          list(impact.gaps) { change, object in
            object.add("kind", change.kind.rawValue)
            object.add("question", change.question)
            object.add("before", strings(change.before))
            object.add("after", strings(change.after))
          })
        object.add(
          "answers",
          list(impact.answers) { change, object in
            object.add("id", change.id)
            if isOther(change) {
              object.add("question_before", change.questionBefore.map { Node(.string($0)) } ?? Node(.null))
              object.add("question_after", change.questionAfter.map { Node(.string($0)) } ?? Node(.null))
            }
            object.add("direct_before", change.directBefore)
            object.add("direct_after", change.directAfter)
            add(
              change.unconfirmedBefore, change.unconfirmedAfter, "direct_before_unconfirmed",
              "direct_after_unconfirmed",
              &object)
            object.add(
              "studies",
              list(change.studies) { study, object in
                object.add("id", study.id)
                if study.isRetracted { object.add("retracted", Node(.bool(true))) }
                object.add("before", study.before.map { Node(.string($0)) } ?? Node(.null))
                object.add("after", study.after.map { Node(.string($0)) } ?? Node(.null))
              })
          })
        object.add(
          "tables",
          list(impact.tables) { table, object in
            object.add("table", table.id)
            object.add(
              "cells",
              list(table.cells) { cell, object in
                object.add("kind", cell.kind.rawValue)
                object.add("row", cell.rowID)
                object.add("row_label", cell.row)
                object.add("column", cell.columnID)
                object.add("column_label", cell.column)
                object.add("before", strings(cell.before))
                object.add("after", strings(cell.after))
              })
          })
      })
  }
}
