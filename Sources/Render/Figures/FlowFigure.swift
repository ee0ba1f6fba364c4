import Records
import Synthesis

/// The flow diagram drawn as PRISMA 2020 draws it.
///
/// Source: M. J. Page et al., BMJ 2021;372:n71, figure 1, and its forms for updated reviews and for other methods.
struct FlowFigure {
  let text: FlowText
  let title: String
  private var flow: Flow { text.flow }

  private enum Column: Int, CaseIterable { case previous, main, side, other, otherSide }

  /// The boxes of one row, by column.
  private struct Cell {
    var column: Column
    var heading: String?
    var kinds: [FlowBox]
  }

  private static let gap = 36.0
  private static let padding = 10.0
  private static let barWidth = 28.0

  func drawing() -> Drawing {
    var layout = Layout(columns: columns)
    var marks: [Drawing.Mark] = []
    let top = Drawing.margin
    marks.append(
      .text(
        Drawing.Text(heading, at: .init(Drawing.margin, top + 16), size: 17, isBold: true)))
    var y = top + 26
    var subtitle = TextBlock(width: layout.right - Drawing.margin)
    subtitle.add(title)
    marks += subtitle.marks(x: Drawing.margin, top: y)
    y += subtitle.height + 14
    y = addHeadings(&marks, layout, y)

    let rows = self.rows
    var boxes: [[Column: Drawing.Rectangle]] = []
    for (number, row) in rows.enumerated() {
      let blocks = row.map { ($0.column, block($0, width: layout.width(of: $0.column) - 2 * Self.padding)) }
      var height = (blocks.map(\.1.height).max() ?? 0) + 2 * Self.padding
      height = max(height, leastHeight(ofRow: number))
      var placed: [Column: Drawing.Rectangle] = [:]
      for (cell, (column, block)) in zip(row, blocks) {
        // A short text does not need the whole height of its row.
        let own = column == .previous || number == 0 ? height : block.height + 2 * Self.padding
        let box = Drawing.Rectangle(
          x: layout.x(of: column), y: y + (height - own) / 2, width: layout.width(of: column), height: own)
        placed[column] = box
        marks.append(.rectangle(box, isUnknown(cell) ? .dashed : .solid))
        marks += block.marks(x: box.x + Self.padding, top: box.y + (own - block.height) / 2)
      }
      layout.rows.append((y, height))
      boxes.append(placed)
      y += height + Self.gap
    }
    marks += arrows(boxes)
    marks += bars(layout)
    y -= Self.gap - 16
    var notes = TextBlock(width: layout.right - Drawing.margin)
    for note in self.notes { notes.add(note) }
    marks += notes.marks(x: Drawing.margin, top: y)
    return Drawing(
      id: "flow", language: text.language, title: heading + ": " + title, description: description,
      width: layout.right + Drawing.margin, height: y + notes.height + Drawing.margin, marks: marks)
  }

  private var heading: String { text.say("Flow of records (PRISMA 2020)", "Stroom van records (PRISMA 2020)") }

  // MARK: What stands where

  private var columns: [Column] {
    Column.allCases.filter { column in
      switch column {
      case .previous: flow.isUpdate
      case .main, .side: true
      case .other, .otherSide: flow.hasOtherMethods
      }
    }
  }

  private var rows: [[Cell]] {
    var rows: [[Cell]] = [
      [
        Cell(column: .previous, kinds: [.previousStudies, .previousReports]),
        Cell(column: .main, kinds: [.databases, .registers]),
        Cell(
          column: .side, heading: text.say("Removed before screening", "Verwijderd vóór het screenen"),
          kinds: [.duplicates, .automation, .otherReasons]),
        Cell(column: .other, kinds: [.otherIdentified]),
      ],
      [Cell(column: .main, kinds: [.screened]), Cell(column: .side, kinds: [.excludedRecords])],
      [
        Cell(column: .main, kinds: [.sought]), Cell(column: .side, kinds: [.notRetrieved]),
        Cell(column: .other, kinds: [.otherSought]), Cell(column: .otherSide, kinds: [.otherNotRetrieved]),
      ],
      [
        Cell(column: .main, kinds: [.assessed]), Cell(column: .side, kinds: [.excludedReports]),
        Cell(column: .other, kinds: [.otherAssessed]), Cell(column: .otherSide, kinds: [.otherExcludedReports]),
      ],
      [Cell(column: .main, kinds: [.includedStudies, .includedReports])],
    ]
    if flow.isUpdate { rows.append([Cell(column: .main, kinds: [.totalStudies, .totalReports])]) }
    let columns = columns
    return rows.map { $0.filter { columns.contains($0.column) } }
  }

  private func block(_ cell: Cell, width: Double) -> TextBlock {
    var block = TextBlock(width: width)
    if let heading = cell.heading { block.add(heading, isBold: true) }
    for kind in cell.kinds {
      guard let box = flow[kind] else { continue }
      block.add(text.label(of: kind) + " " + number(box), isBold: cell.heading == nil)
      for part in text.parts(of: box) {
        block.add(part.label.plain + " (n\u{A0}=\u{A0}\(part.count))", indentation: 12)
      }
    }
    return block
  }

  private func number(_ box: Flow.Box) -> String {
    guard let count = box.count else { return "(n\u{A0}=\u{A0}?)" }
    switch box.proof {
    case .partly: return "(n\u{A0}≥\u{A0}\(count))"
    case .counted: return "(n\u{A0}=\u{A0}\(count))*"
    case .proved, .notReported: return "(n\u{A0}=\u{A0}\(count))"
    }
  }

  private func isUnknown(_ cell: Cell) -> Bool { cell.kinds.allSatisfy { flow[$0]?.count == nil } }

  private func leastHeight(ofRow number: Int) -> Double {
    let word: String? =
      switch number {
      case 0: phases[0]
      case 4: flow.isUpdate ? nil : phases[2]
      default: nil
      }
    return word.map { TextMeasure.width($0, isBold: true) + 16 } ?? 0
  }

  private var phases: [String] {
    [
      text.say("Identification", "Identificatie"), text.say("Screening", "Screening"),
      text.say("Included", "Geïncludeerd"),
    ]
  }

  // MARK: Where it stands

  private struct Layout {
    let columns: [Column]
    var rows: [(y: Double, height: Double)] = []

    init(columns: [Column]) {
      self.columns = columns
    }

    func width(of column: Column) -> Double {
      switch column {
      case .previous: 190
      case .main, .side: 270
      case .other, .otherSide: 230
      }
    }

    func x(of column: Column) -> Double {
      var x = Drawing.margin + FlowFigure.barWidth + 16
      for other in columns where other.rawValue < column.rawValue { x += width(of: other) + FlowFigure.gap }
      return x
    }

    var right: Double { columns.last.map { x(of: $0) + width(of: $0) } ?? 0 }
  }

  private func addHeadings(_ marks: inout [Drawing.Mark], _ layout: Layout, _ y: Double) -> Double {
    let side = layout.x(of: .side) + layout.width(of: .side)
    var headings: [(x: Double, right: Double, words: String)] = [
      (
        layout.x(of: .main), side,
        flow.isUpdate
          ? text.say("New studies by databases and registers", "Nieuwe studies via databases en registers")
          : text.say("Studies by databases and registers", "Studies via databases en registers")
      )
    ]
    if flow.isUpdate {
      headings.append(
        (
          layout.x(of: .previous), layout.x(of: .previous) + layout.width(of: .previous),
          text.say("Previous studies", "Eerdere studies")
        ))
    }
    if flow.hasOtherMethods {
      headings.append(
        (
          layout.x(of: .other), layout.right,
          flow.isUpdate
            ? text.say("New studies by other methods", "Nieuwe studies via andere methoden")
            : text.say("Studies by other methods", "Studies via andere methoden")
        ))
    }
    for heading in headings {
      let box = Drawing.Rectangle(x: heading.x, y: y, width: heading.right - heading.x, height: 28)
      marks.append(.rectangle(box, .heading))
      marks.append(
        .text(Drawing.Text(heading.words, at: .init(box.middle, y + 19), isBold: true, anchor: .middle)))
    }
    return y + 28 + 18
  }

  /// The names of the phases, from below to above, beside their rows.
  private func bars(_ layout: Layout) -> [Drawing.Mark] {
    let spans = [0...0, 1...3, 4...(layout.rows.count - 1)]
    return zip(phases, spans).flatMap { phase, span -> [Drawing.Mark] in
      let top = layout.rows[span.lowerBound].y
      let bottom = layout.rows[span.upperBound].y + layout.rows[span.upperBound].height
      let bar = Drawing.Rectangle(x: Drawing.margin, y: top, width: Self.barWidth, height: bottom - top)
      return [
        .rectangle(bar, .heading),
        .text(
          Drawing.Text(
            phase, at: .init(bar.middle + 4.5, (top + bottom) / 2), isBold: true, anchor: .middle, isUpright: true)),
      ]
    }
  }

  private func arrows(_ boxes: [[Column: Drawing.Rectangle]]) -> [Drawing.Mark] {
    var marks: [Drawing.Mark] = []
    for (upper, lower) in zip(boxes, boxes.dropFirst()) {
      if let upper = upper[.main], let lower = lower[.main] { marks.append(Self.down(upper, lower)) }
    }
    for row in boxes {
      for (from, to) in [(Column.main, Column.side), (.other, .otherSide)] {
        if let from = row[from], let to = row[to] {
          let y = from.y + from.height / 2
          marks.append(.line([.init(from.right, y), .init(to.x, y)], isArrow: true))
        }
      }
    }
    let others = boxes.compactMap { $0[.other] }
    for (upper, lower) in zip(others, others.dropFirst()) { marks.append(Self.down(upper, lower)) }
    if let last = others.last, let included = boxes[4][.main] {
      let y = included.y + included.height / 2
      marks.append(
        .line([.init(last.middle, last.bottom), .init(last.middle, y), .init(included.right, y)], isArrow: true))
    }
    if let previous = boxes[0][.previous], let total = boxes.last?[.main] {
      let y = total.y + total.height / 2
      marks.append(
        .line([.init(previous.middle, previous.bottom), .init(previous.middle, y), .init(total.x, y)], isArrow: true))
    }
    return marks
  }

  private static func down(_ upper: Drawing.Rectangle, _ lower: Drawing.Rectangle) -> Drawing.Mark {
    .line([.init(upper.middle, upper.bottom), .init(upper.middle, lower.y)], isArrow: true)
  }

  // MARK: In words

  private var notes: [String] {
    var notes: [String] = []
    if flow.boxes.contains(where: { $0.proof == .counted }) {
      notes.append(
        text.say(
          "* Some or all of these are told as numbers only: which they are cannot be proved.",
          "* Een deel of alle zijn alleen als aantal vermeld: welke het zijn, valt niet aan te tonen."))
    }
    if flow.boxes.contains(where: { $0.count == nil }) {
      notes.append(
        text.say(
          "? The review does not report this number; the outline is then dashed.",
          "? De review rapporteert dit aantal niet; de omlijning is dan gestreept."))
    }
    notes += text.explanations
    return notes + flow.holes.map { text.sentence(of: $0) }
  }

  private var description: String {
    flow.boxes.map { box in
      let parts = text.parts(of: box).map { "\($0.label.plain) \($0.count)" }.joined(separator: ", ")
      let number =
        box.count.map { (box.proof == .partly ? "≥ " : "") + "\($0)" } ?? text.say("not reported", "niet gerapporteerd")
      let other = box.kind.isOfOtherMethods ? text.say(" (other methods)", " (andere methoden)") : ""
      return text.label(of: box.kind) + other + ": " + number + (parts.isEmpty ? "" : " (\(parts))")
    }.joined(separator: ". ") + ". " + notes.joined(separator: " ")
  }
}
