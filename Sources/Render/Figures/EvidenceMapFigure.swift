import Catalogue
import Query
import Records
import Synthesis

/// An evidence map: rows and columns are values of two facets, a circle says how many studies there are, its pattern how
/// directly they bear or of what design they are. Empty cells stay visible.
struct EvidenceMapFigure {
  let context: ReportContext
  let words: GapWording
  let map: EvidenceMap
  let shade: FigureInput.MapShade
  let ranks: [String: Int]
  /// The studies whose design is a value that nobody has confirmed.
  let guessedDesigns: Set<String>

  /// - Throws: `QuestionFault` where the facets cannot be had.
  init(_ input: FigureInput) throws {
    let frame = input.report.frame
    context = ReportContext(input.report)
    words = GapWording(language: input.report.language, frame: frame)
    shade = input.shade
    let index = MemoryIndex(input.report.records)
    let subject = GapSubject(frame: frame, studies: index.facets())
    let axes = try EvidenceMap.axes(rows: input.rows, columns: input.columns, subject: subject)
    guard axes.rows.values.count * axes.columns.values.count <= EvidenceMap.mostCells else {
      throw QuestionFault(
        "that would be a map of \(axes.rows.values.count) by \(axes.columns.values.count), which nobody can read; choose "
          + "values, as in \(axes.rows.facet.rawValue)=…,…")
    }
    let selection = input.report.selection.map { selection in
      Dictionary(
        selection.ids.map { ($0, selection.bearings[$0] ?? Bearing(.unknown)) }, uniquingKeysWith: { first, _ in first }
      )
    }
    map = try EvidenceMap(
      rows: axes.rows, columns: axes.columns, subject: subject, selection: selection, index: index)
    guessedDesigns = Set(subject.studies.filter { $0.unconfirmed.contains("/design/concepts") }.map(\.id))
    ranks = Dictionary(
      subject.studies.compactMap { study in
        study.designs.map { frame.vocabulary.rank(ofDesign: $0) }.min().flatMap { $0 == .max ? nil : (study.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  func say(_ english: String, _ dutch: String) -> String { words.text(english, dutch) }

  var facets: (rows: String, columns: String) {
    (words.answer.name(map.rows.facet), words.answer.name(map.columns.facet))
  }

  var title: String {
    say("Evidence map: \(facets.rows) by \(facets.columns)", "Evidentiekaart: \(facets.rows) naar \(facets.columns)")
  }

  var rowLabels: [String] {
    map.rows.values.map(words.name) + (map.hasSilentRow ? [silence(map.silenceDown)] : [])
  }
  var columnLabels: [String] {
    map.columns.values.map(words.name) + (map.hasSilentColumn ? [silence(map.silenceAcross)] : [])
  }

  /// What is told of studies without one of the values: that their sources are silent, that nobody has looked, that they are
  /// outside, or that nobody can say.
  private func silence(_ silences: Set<EvidenceMap.Silence>) -> String {
    let absent = AbsenceKind.allCases.filter { silences.contains(.absent($0)) }.map(context.wording.words)
    let others = silences.contains(.others) ? [say("none of these", "geen van deze")] : []
    let open = silences.contains(.open) ? [words.answer.verdict(.unknown)] : []
    return (absent + others + open).joined(separator: say(" or ", " of "))
  }

  /// How many studies of a cell are there, or have their pattern, by a value that nobody has confirmed.
  func unconfirmed(_ cell: EvidenceMap.Cell) -> Int { cell.studies.count(where: isUnconfirmed) }

  /// How many may be there by such a value; they have no pattern.
  private func unconfirmedUnknown(_ cell: EvidenceMap.Cell) -> Int {
    cell.unknown.count(where: \.bearing.isUnconfirmed)
  }

  /// How many studies were taken back.
  private func retracted(_ studies: [EvidenceMap.Study]) -> Int { studies.count { context.isRetracted($0.id) } }

  /// `4`, or `4 (1*)` where one of the four is unconfirmed, `4 (1†)` where one was taken back, or `4 + 2? (1*)` where two more
  /// may belong here, one of them by a value that is unconfirmed.
  func number(_ cell: EvidenceMap.Cell) -> String {
    func marks(_ unconfirmed: Int, _ retracted: Int) -> String {
      let marks = [(unconfirmed, "*"), (retracted, "†")].filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }
      return marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
    }
    return "\(cell.studies.count)" + marks(unconfirmed(cell), retracted(cell.studies))
      + (cell.unknown.isEmpty
        ? "" : " + \(cell.unknown.count)?" + marks(unconfirmedUnknown(cell), retracted(cell.unknown)))
  }

  private var hasUnknown: Bool { map.cells.contains { $0.contains { !$0.unknown.isEmpty } } }

  /// What it means that studies are not known to belong in a cell, where there are any.
  ///
  /// - Parameter mark: how they are marked there.
  func unknownNotes(_ mark: String) -> [String] {
    guard hasUnknown else { return [] }
    return [
      mark + ": "
        + say(
          "studies that stand elsewhere in the map, and do not say whether they bear on this cell, too; they are not counted.",
          "studies die elders in de kaart staan, en niet zeggen of zij ook over deze cel gaan; zij tellen niet mee.")
    ]
  }

  var unconfirmedNotes: [String] {
    guard map.cells.contains(where: { $0.contains { unconfirmed($0) + unconfirmedUnknown($0) > 0 } }) else {
      return []
    }
    return [
      say(
        "* \(context.wording.unconfirmed): so many of them rest on values read out of a citation that nobody has confirmed.",
        "* \(context.wording.unconfirmed): zoveel ervan berusten op waarden uit een citatie die niemand bevestigd heeft."
      )
    ]
  }

  var retractedNotes: [String] {
    guard map.cells.contains(where: { $0.contains { retracted($0.studies + $0.unknown) > 0 } }) else { return [] }
    return [
      say(
        "† retracted: the publication of so many of them was taken back.",
        "† ingetrokken: de publicatie van zoveel ervan is teruggetrokken.")
    ]
  }

  var countNote: String {
    say(
      "A study stands in every cell that it bears on; the \(map.studyCount == 1 ? "one study" : "\(map.studyCount) studies") may so count several times.",
      "Een studie staat in elke cel waar zij over gaat; \(map.studyCount == 1 ? "de ene studie kan" : "de \(map.studyCount) studies kunnen") zo meermaals tellen."
    )
  }

  // MARK: As a drawing

  private enum Measure {
    static let columnWidth = 96.0
    static let rowHeight = 50.0
    static let rowLabelWidth = 190.0
    static let radius = 22.0
  }

  func drawing() -> Drawing {
    let left = Drawing.margin
    var marks: [Drawing.Mark] = [.text(Drawing.Text(title, at: .init(left, 36), size: 17, isBold: true))]
    let labels = columnLabels
    let widths = labels.indices.map { column in
      // A number with a mark behind it needs more room beside the circle.
      let marked = map.cells.map { $0[column] }.filter { number($0) != "\($0.studies.count)" }
        .map { 2 * (Measure.radius + TextMeasure.width(number($0)) + 12) }.max()
      return max(Measure.columnWidth, TextMeasure.widestWord(labels[column], isBold: true) + 14, marked ?? 0)
    }
    let gridLeft = left + Measure.rowLabelWidth + 12
    let right = max(gridLeft + widths.reduce(0, +), left + TextMeasure.width(title, size: 17, isBold: true), left + 560)
    var subtitle = TextBlock(width: right - left)
    subtitle.add(context.subtitle.plain)
    marks += subtitle.marks(x: left, top: 46)
    var y = 46 + subtitle.height + 14

    let heads = zip(labels, widths).map { label, width in
      var block = TextBlock(width: width - 10)
      block.add(label, isBold: true)
      return block
    }
    let headHeight = (heads.map(\.height).max() ?? 0) + 10
    var x = gridLeft
    for (head, width) in zip(heads, widths) {
      marks += head.marks(x: x + 5, top: y + headHeight - 8 - head.height, anchor: .middle)
      x += width
    }
    y += headHeight
    let most = max(1, map.cells.flatMap { $0 }.map(\.studies.count).max() ?? 1)
    for (label, cells) in zip(rowLabels, map.cells) {
      var block = TextBlock(width: Measure.rowLabelWidth)
      block.add(label)
      let height = max(Measure.rowHeight, block.height + 12)
      marks += block.marks(x: left, top: y + (height - block.height) / 2, anchor: .end)
      x = gridLeft
      for (cell, width) in zip(cells, widths) {
        marks += self.marks(of: cell, in: .init(x: x, y: y, width: width, height: height), most: most)
        x += width
      }
      y += height
    }
    y += 22
    marks += legend(x: left, y: &y, width: right - left)
    return Drawing(
      id: "evidence-map", language: context.wording.language, title: title + ": " + context.subtitle.plain,
      description: description, width: right + Drawing.margin, height: y + Drawing.margin, marks: marks)
  }

  /// A circle whose area is as the number of studies, with the number beside it; a dash where there is none, and a question
  /// mark where nobody can say.
  private func marks(of cell: EvidenceMap.Cell, in box: Drawing.Rectangle, most: Int) -> [Drawing.Mark] {
    let count = cell.studies.count
    let radius = Measure.radius * (Double(count) / Double(most)).squareRoot()
    let center = Drawing.Point(box.middle, box.y + box.height / 2)
    let sign: Drawing.Mark =
      if count > 0 {
        .circle(center: center, radius: max(4, radius), shade(of: cell))
      } else if cell.unknown.isEmpty {
        .line([.init(center.x - 5, center.y), .init(center.x + 5, center.y)], isArrow: false)
      } else {
        .text(Drawing.Text("?", at: .init(center.x, center.y + 4.5), isBold: true, anchor: .middle))
      }
    return [
      .rectangle(box, .cell), sign,
      .text(Drawing.Text(number(cell), at: .init(box.right - 6, box.bottom - 6), anchor: .end)),
    ]
  }

  private func shade(of cell: EvidenceMap.Cell) -> Drawing.Shade {
    switch shade {
    case .directness:
      switch cell.best {
      case .direct: return .full
      case .partial: return .hatched
      case .stated: return .dotted
      case .unknown, .indirect, nil: return .empty
      }
    case .design: return design(of: cell.studies)
    }
  }

  /// The pattern of the best design among studies.
  func design(of studies: [EvidenceMap.Study]) -> Drawing.Shade {
    guard let best = studies.compactMap({ ranks[$0.id] }).min() else { return .empty }
    return best <= GapRules().rank ? .full : .hatched
  }

  func designWords(_ design: Drawing.Shade) -> String {
    switch design {
    case .full: say("assigned to groups", "aan groepen toegewezen")
    case .hatched: say("other design", "andere opzet")
    default: say("no known design", "geen bekende opzet")
    }
  }

  var shadeNotes: [String] {
    guard shade == .design else { return [] }
    return [
      say(
        "Assigned to groups: a study whose participants the researchers assigned to groups, by the rank of its best design.",
        "Aan groepen toegewezen: een studie waarvan de onderzoekers de deelnemers aan groepen toewezen, naar de rang van haar "
          + "beste opzet.")
    ]
  }

  private var keys: [(shade: Drawing.Shade, words: String)] {
    switch shade {
    case .directness:
      [
        (.full, say("the most direct study is direct", "de meest directe studie is direct")),
        (.hatched, say("partial at most", "hoogstens gedeeltelijk")),
        (.dotted, say("spoken of, not measured", "genoemd, niet gemeten")),
        (.empty, say("not reported, or outside what is asked", "niet gerapporteerd, of buiten wat gevraagd is")),
      ]
    case .design:
      [
        (
          .full,
          say(
            "at least one study whose participants were assigned to groups",
            "minstens één studie waarin deelnemers aan groepen zijn toegewezen")
        ),
        (.hatched, say("other designs only", "alleen andere opzetten")),
        (.empty, say("no known design", "geen bekende opzet")),
      ]
    }
  }

  private func legend(x: Double, y: inout Double, width: Double) -> [Drawing.Mark] {
    var marks: [Drawing.Mark] = []
    for key in keys {
      marks.append(.circle(center: .init(x + 9, y), radius: 8, key.shade))
      var block = TextBlock(width: width - 30)
      block.add(key.words)
      marks += block.marks(x: x + 28, top: y - 9)
      y += max(22, block.height + 5)
    }
    var block = TextBlock(width: width)
    block.add(
      say(
        "The area of a circle is as the number of studies, which stands beside it; a dash: none.",
        "De oppervlakte van een cirkel is naar het aantal studies, dat ernaast staat; een streepje: geen."))
    block.add(countNote)
    let asked = context.selectionNotes.map(\.text.plain)
    for note in unknownNotes("+ 1?") + unconfirmedNotes + retractedNotes + asked { block.add(note) }
    marks += block.marks(x: x, top: y - 6)
    y += block.height
    return marks
  }

  /// ` (1 unconfirmed) (1 retracted)`.
  private func marks(_ unconfirmed: Int, _ retracted: Int) -> String {
    words.answer.mark(unconfirmed: unconfirmed)
      + (retracted == 0 ? "" : say(" (\(retracted) retracted)", " (\(retracted) ingetrokken)"))
  }

  private var description: String {
    let rows = zip(rowLabels, map.cells).map { label, cells in
      let parts = zip(columnLabels, cells).filter { !$1.studies.isEmpty || !$1.unknown.isEmpty }.map { column, cell in
        let best =
          shade == .design
          ? " (\(designWords(shade(of: cell))))" : cell.best.map { " (\(words.answer.verdict($0)))" } ?? ""
        let more =
          cell.unknown.isEmpty
          ? ""
          : say(
            " and \(cell.unknown.count) that may bear on it", " en \(cell.unknown.count) die er misschien over gaan")
            + marks(unconfirmedUnknown(cell), retracted(cell.unknown))
        return "\(column) \(cell.studies.count)\(best)\(marks(unconfirmed(cell), retracted(cell.studies)))\(more)"
      }
      let none = say("none", "geen")
      return "\(label): " + (parts.isEmpty ? none : parts.joined(separator: ", "))
    }
    return say("Number of studies by row and column. ", "Aantal studies per rij en kolom. ")
      + rows.joined(separator: ". ") + ". " + countNote
  }
}
