import Query
package import Records
package import Synthesis

/// A map of gaps for readers of one language: as a table that every writer writes, and as text.
package struct GapReport {
  let map: GapMap
  let context: ReportContext
  let words: GapWording
  /// Whether cells without a gap are shown too.
  let showsAll: Bool

  /// - Parameter records: every record of the review, for the names of its studies.
  package init(
    _ map: GapMap, frame: ReviewFrame, records: [FiledRecord], language: String, showsAll: Bool = false
  ) {
    self.map = map
    self.showsAll = showsAll
    context = ReportContext(ReportInput(frame: frame, records: records, language: language))
    words = GapWording(language: language, frame: frame)
  }

  var cells: [GapCell] { showsAll ? map.cells : map.gaps }

  /// `Of 8 cells 8 are empty or weak`, with what the map is divided by.
  package var headline: String {
    let facets = map.axes.map { words.answer.name($0.facet) }.joined(separator: " × ")
    let (all, gaps) = (map.cells.count, map.gaps.count)
    return words.text(
      all == 1
        ? "\(facets): the one cell is \(gaps == 1 ? "" : "not ")empty or weak."
        : "\(facets): of \(all) cells \(gaps) \(gaps == 1 ? "is" : "are") empty or weak.",
      all == 1
        ? "\(facets): de ene cel is \(gaps == 1 ? "" : "niet ")leeg of zwak."
        : "\(facets): van \(all) cellen \(gaps == 1 ? "is er 1" : "zijn er \(gaps)") leeg of zwak.")
  }

  /// A row a cell, a column a facet, then the studies, their participants, the reasons and the searches.
  package func table() -> Table {
    let columns =
      [Table.Column(id: "question", label: Phrase(words.text("Question", "Vraag")), isForPrograms: true)]
      + map.axes.map { axis in
        Table.Column(
          id: axis.facet.rawValue, label: Phrase(words.answer.name(axis.facet).capitalisedFirst), weight: 2)
      } + [
        Table.Column(id: "kinds", label: Phrase(words.text("Kinds", "Soorten")), isForPrograms: true),
        Table.Column(
          id: "reasons", label: Phrase(words.text("Why it is a gap", "Waarom het een leemte is")), weight: 5),
        Table.Column(id: "search", label: Phrase(words.text("Searched", "Gezocht")), weight: 4),
        Table.Column(
          id: "studies", label: Phrase(words.text("Nearest studies", "Dichtstbijzijnde studies")), weight: 4),
      ]
      + Self.verdicts.map {
        Table.Column(id: $0.id, label: Phrase(words.answer.verdict($0.verdict)), isForPrograms: true)
      }
    return Table(
      id: "gaps", language: context.wording.language,
      title: Phrase(words.text("Gaps in the evidence", "Leemten in de evidentie")),
      subtitle: context.subtitle, columns: columns, rows: cells.map(row), notes: notes)
  }

  private static let verdicts = VerdictCounts().all.map { (id: $0.verdict.word, verdict: $0.verdict) }

  private func row(_ cell: GapCell) -> Table.Row {
    let kinds = cell.reasons.map(\.kind) + cell.search.kinds
    let studies = cell.studies.filter { $0.verdict != .unknown }
    return Table.Row(
      id: cell.question.description,
      cells: [.text(Phrase(cell.question.description))]
        + cell.asked.map { .text(Phrase(words.name($0))) } + [
          kinds.isEmpty ? .blank : .text(Phrase(kinds.joined(separator: " "))),
          cell.isGap ? .lines(cell.reasons.map { Cell.Line(Phrase(words.reason($0, label: context.label))) }) : .blank,
          .lines(words.search(cell.search).map { Cell.Line(Phrase($0)) }),
          studies.isEmpty ? .blank : .studies(studies.map { reference($0) }),
        ]
        + zip(cell.counts.all, cell.unconfirmed.all).map { .studies(counted: $0.count, unconfirmed: $1.count) })
  }

  private func reference(_ study: GapCell.Study) -> StudyReference {
    StudyReference(
      id: study.id, label: label(study), isUnconfirmed: study.bearing.isUnconfirmed,
      isRetracted: context.isRetracted(study.id))
  }

  /// The study with how directly it bears on the cell.
  func label(_ study: GapCell.Study) -> String { context.label(of: study.id, bearing: study.bearing) }

  /// What has to be known to read it: the rules, and what the search log cannot tell.
  var notes: [Table.Note] {
    let retracted = context.retractedAmong(map.cells.flatMap { $0.studies.map(\.id) })
    return
      ([headline] + [retracted].compactMap { $0 } + words.rules(map.rules, studies: map.studyCount)
      + words.searchRules(map))
      .map { Table.Note(Phrase($0)) }
  }

  /// The map for a reader at a terminal.
  package func text(_ style: TextStyle) -> String {
    var lines = Lines(width: style.width)
    lines.add(headline, style: style.bold)
    for (place, cell) in cells.enumerated() {
      lines.blank()
      let name = cell.asked.map { Lines.printable(words.name($0)) }.joined(separator: " × ")
      lines.addWhole("\(place + 1). " + style.bold(name))
      for reason in cell.reasons {
        lines.add("• " + words.reason(reason, label: context.label), indentation: 3, hanging: 5)
      }
      for line in words.search(cell.search) { lines.add("• " + line, indentation: 3, hanging: 5) }
      let studies = cell.studies.filter { $0.verdict != .unknown }.map(label)
      if !studies.isEmpty {
        lines.add(
          words.text("nearest: ", "dichtstbij: ") + studies.joined(separator: "; "), indentation: 3, hanging: 5)
      }
    }
    lines.blank()
    for note in notes.dropFirst() { lines.add(note.text.plain, hanging: 2) }
    return lines.text
  }
}
