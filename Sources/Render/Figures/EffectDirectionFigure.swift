import Query
import Records
import Synthesis

/// An effect direction plot: studies by outcomes, an arrow for each direction, its size by the number of people.
struct EffectDirectionFigure {
  private let context: ReportContext
  private let plot: EffectDirections
  private let words: AnswerWording
  private let records: [String: StudyRecord]

  init(_ input: FigureInput) {
    context = ReportContext(input.report)
    plot = EffectDirections(context.studies, vocabulary: input.report.frame.vocabulary)
    words = AnswerWording(language: input.report.language, vocabulary: input.report.frame.vocabulary)
    records = Dictionary(context.studies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func say(_ english: String, _ dutch: String) -> String { words.text(english, dutch) }

  private var title: String { say("Effect direction plot", "Richting van de effecten") }

  private var outcomeLabels: [String] {
    plot.outcomes.map { $0.map { words.label($0, .outcome) } ?? say("outcome not coded", "uitkomst niet gecodeerd") }
  }

  private func design(_ row: EffectDirections.Row) -> String {
    guard !row.designs.isEmpty else { return say("design", "opzet") + " " + why(row, "/design") }
    return row.designs.map { words.label($0, .design) }.joined(separator: ", ") + mark(row, "/design/concepts")
  }

  private func size(_ row: EffectDirections.Row) -> String {
    row.n.map { "n = \($0)" + mark(row, "/sample/n") } ?? "n " + why(row, "/sample/n")
  }

  private func reason(_ row: EffectDirections.Row, _ pointer: String) -> AbsenceKind {
    records[row.study]?.reason(at: pointer) ?? .notExtracted
  }

  /// Why a place of the row's study has no value: that the source is silent is another thing than that nobody looked.
  private func why(_ row: EffectDirections.Row, _ pointer: String) -> String {
    context.wording.words(for: reason(row, pointer))
  }

  /// ` (unconfirmed)` where a value of the row's study is a guess.
  private func mark(_ row: EffectDirections.Row, _ pointer: String) -> String {
    records[row.study]?.unconfirmed.touch(pointer) == true ? " (\(context.wording.unconfirmed))" : ""
  }

  /// A direction with the number of effects where there are several, and of those that are guesses.
  private func words(_ side: EffectDirections.Cell.Side) -> String {
    let guess =
      switch side.unconfirmed {
      case 0: String?.none
      case side.findings.count: context.wording.unconfirmed
      default: "\(side.unconfirmed) \(context.wording.unconfirmed)"
      }
    let beside = [side.findings.count > 1 ? "\(side.findings.count)" : nil, guess].compactMap { $0 }
    return context.wording.words(for: side.direction) + (beside.isEmpty ? "" : " (\(beside.joined(separator: ", ")))")
  }

  // MARK: As a table

  func table() -> Table {
    let columns =
      [
        Table.Column(id: "id", label: Phrase(context.wording.columns.id), isForPrograms: true),
        Table.Column(id: "study", label: Phrase(context.wording.columns.study), weight: 3),
        Table.Column(id: "design", label: Phrase(context.wording.columns.design), weight: 3),
        Table.Column(id: "n", label: Phrase("n"), alignment: .trailing, weight: 1),
      ]
      + zip(plot.outcomes, outcomeLabels).map { outcome, label in
        Table.Column(id: "outcome-" + (outcome ?? ""), label: Phrase(label), weight: 3)
      }
    let rows = plot.rows.map { row in
      Table.Row(
        id: row.study,
        cells: [
          .text(Phrase(row.study)), .text(Phrase(context.labelWithVerdict(of: row.study))), .text(Phrase(design(row))),
          row.n.map { n in
            let mark = mark(row, "/sample/n")
            return mark.isEmpty ? .number(Numeral(n)) : .text(Phrase("\(n)\(mark)"))
          } ?? .absent(reason(row, "/sample/n")),
        ]
          + row.cells.map { cell in
            cell.map { cell in
              .lines(cell.directions.map { Cell.Line(Phrase(words($0))) })
            } ?? .blank
          })
    }
    return Table(
      id: Figure.effectDirection.rawValue, language: context.wording.language, title: Phrase(title),
      subtitle: context.subtitle, columns: columns, rows: rows, notes: notes.map { Table.Note(Phrase($0)) })
  }

  private var notes: [String] {
    var notes = [
      say(
        "The direction is what the source states, never a vote by statistical significance; nothing is added up.",
        "De richting is wat de bron zegt, nooit een stem naar statistische significantie; er wordt niets opgeteld.")
    ]
    if plot.rows.isEmpty {
      notes = [say("No included study reports an effect.", "Geen geïncludeerde studie rapporteert een effect.")]
    } else if !plot.withoutEffect.isEmpty {
      // A draft whose effects nobody has taken out yet may have some.
      let isOpen = { [records] (id: String) in
        guard let study = records[id], !study.unconfirmed.isEmpty else { return false }
        return study.reason(at: "/effects") == .notExtracted
      }
      func names(_ ids: [String]) -> String { ids.map { context.labelWithVerdict(of: $0) }.joined(separator: "; ") }
      let none = plot.withoutEffect.filter { !isOpen($0) }
      let open = plot.withoutEffect.filter(isOpen)
      if !none.isEmpty {
        notes.append(say("Without an effect of their own: \(names(none)).", "Zonder eigen effect: \(names(none))."))
      }
      if !open.isEmpty {
        notes.append(
          say("Effects not extracted yet: \(names(open)).", "Effecten nog niet geëxtraheerd: \(names(open))."))
      }
    }
    return notes + context.selectionNotes.map(\.text.plain)
  }

  /// What a number beside a sign means, where there is one.
  private var countNotes: [String] {
    let hasCount = plot.rows.contains { row in
      row.cells.contains { cell in cell?.directions.contains { $0.findings.count > 1 } ?? false }
    }
    return hasCount
      ? [say("A number beside a sign: so many effects go so.", "Een getal bij een teken: zoveel effecten gaan zo.")]
      : []
  }

  /// What a star in the drawing means, where there is one.
  private var starNotes: [String] {
    let hasStar = plot.rows.contains { row in
      row.cells.contains { cell in cell?.directions.contains { $0.unconfirmed > 0 } ?? false }
    }
    guard hasStar else { return [] }
    return [
      say(
        "* \(context.wording.unconfirmed): read out of a citation, and confirmed by nobody yet, or not all of it.",
        "* \(context.wording.unconfirmed): uit een citatie gelezen, en nog door niemand bevestigd, of niet alles ervan."
      )
    ]
  }

  // MARK: As a drawing

  private enum Measure {
    static let labelWidth = 230.0
    static let columnWidth = 84.0
    static let glyphGap = 8.0
  }

  func drawing() -> Drawing {
    let left = Drawing.margin
    var marks: [Drawing.Mark] = [.text(Drawing.Text(title, at: .init(left, 36), size: 17, isBold: true))]
    let labels = outcomeLabels
    let widths = labels.indices.map { column in
      let glyphs = plot.rows.compactMap { row in row.cells[column].map { glyphsWidth($0, row.size) } }.max() ?? 0
      return max(Measure.columnWidth, TextMeasure.widestWord(labels[column], isBold: true) + 14, glyphs + 14)
    }
    let gridLeft = left + Measure.labelWidth + 14
    let right = max(gridLeft + widths.reduce(0, +), left + 620)
    var subtitle = TextBlock(width: right - left)
    subtitle.add(context.subtitle.plain)
    marks += subtitle.marks(x: left, top: 46)
    var y = 46 + subtitle.height + 14
    let heads = zip(labels, widths).map { label, width in
      var block = TextBlock(width: width - 10)
      block.add(label, isBold: true)
      return block
    }
    let headHeight = heads.isEmpty ? 0 : (heads.map(\.height).max() ?? 0) + 10
    var x = gridLeft
    for (head, width) in zip(heads, widths) {
      marks += head.marks(x: x + 5, top: y + headHeight - 8 - head.height, anchor: .middle)
      x += width
    }
    y += headHeight
    for row in plot.rows {
      var block = TextBlock(width: Measure.labelWidth)
      block.add(context.labelWithVerdict(of: row.study), isBold: true)
      block.add(design(row))
      block.add(size(row))
      let height = max(64, block.height + 14)
      marks += block.marks(x: left, top: y + (height - block.height) / 2)
      x = gridLeft
      for (cell, width) in zip(row.cells, widths) {
        let box = Drawing.Rectangle(x: x, y: y, width: width, height: height)
        marks.append(.rectangle(box, .cell))
        if let cell { marks += glyphs(cell, row.size, in: box) }
        x += width
      }
      y += height
    }
    y += plot.rows.isEmpty ? 0 : 26
    if !plot.rows.isEmpty { marks += legend(x: left, y: &y, width: right - left) }
    var block = TextBlock(width: right - left)
    for note in countNotes + starNotes + notes { block.add(note) }
    marks += block.marks(x: left, top: y)
    return Drawing(
      id: "effect-direction", language: context.wording.language, title: title + ": " + context.subtitle.plain,
      description: description, width: right + Drawing.margin, height: y + block.height + Drawing.margin, marks: marks)
  }

  private func glyphsWidth(_ cell: EffectDirections.Cell, _ size: EffectDirections.Size) -> Double {
    cell.directions.reduce(-Measure.glyphGap) { sum, side in
      sum + EffectGlyph.width(size) + countWidth(side) + Measure.glyphGap
    }
  }

  private func countWidth(_ side: EffectDirections.Cell.Side) -> Double {
    let count = count(side)
    return count.isEmpty ? 0 : TextMeasure.width(count, size: 11) + 2
  }

  /// What stands beside a sign: how many effects where there are several, and a star where any is a guess.
  private func count(_ side: EffectDirections.Cell.Side) -> String {
    (side.findings.count > 1 ? "\(side.findings.count)" : "") + (side.unconfirmed > 0 ? "*" : "")
  }

  /// One sign a direction, side by side, with the number of effects where there are several.
  private func glyphs(
    _ cell: EffectDirections.Cell, _ size: EffectDirections.Size, in box: Drawing.Rectangle
  ) -> [Drawing.Mark] {
    var x = box.middle - glyphsWidth(cell, size) / 2
    let middle = box.y + box.height / 2
    var marks: [Drawing.Mark] = []
    for side in cell.directions {
      let width = EffectGlyph.width(size)
      marks += EffectGlyph.marks(side.direction, size, at: .init(x + width / 2, middle))
      x += width
      if case let count = count(side), !count.isEmpty {
        marks.append(
          .text(
            Drawing.Text(count, at: .init(x + 2, middle + EffectGlyph.height(size) / 2), size: 11)))
      }
      x += countWidth(side) + Measure.glyphGap
    }
    return marks
  }

  private func legend(x: Double, y: inout Double, width: Double) -> [Drawing.Mark] {
    var marks: [Drawing.Mark] = []
    var place = x
    func add(_ direction: Effect.Direction, _ size: EffectDirections.Size, _ words: String) {
      let needed = EffectGlyph.width(.large) + 10 + TextMeasure.width(words) + 24
      if place > x, place + needed > x + width {
        place = x
        y += 40
      }
      marks += EffectGlyph.marks(direction, size, at: .init(place + EffectGlyph.width(.large) / 2, y))
      marks.append(.text(Drawing.Text(words, at: .init(place + EffectGlyph.width(.large) + 8, y + 4.5))))
      place += needed
    }
    for direction in Effect.Direction.allCases { add(direction, .medium, context.wording.words(for: direction)) }
    place = x
    y += 40
    add(.improved, .small, say("fewer than 50 people", "minder dan 50 mensen"))
    add(.improved, .medium, "50–300")
    add(.improved, .large, say("more than 300", "meer dan 300"))
    add(.improved, .unknown, say("number not known", "aantal niet bekend"))
    y += 30
    return marks
  }

  private var description: String {
    let rows = plot.rows.map { row in
      let parts = zip(outcomeLabels, row.cells).compactMap { label, cell in
        cell.map { cell in
          label + ": "
            + cell.directions.map { side in
              context.wording.words(for: side.direction)
                + (side.unconfirmed > 0 ? " (\(context.wording.unconfirmed))" : "")
            }.joined(separator: ", ")
        }
      }
      return "\(context.label(of: row.study)), \(design(row)), \(size(row)): " + parts.joined(separator: "; ")
    }
    // Notes are sentences and have their full stop, rows have none.
    return (rows + notes).map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
  }
}
