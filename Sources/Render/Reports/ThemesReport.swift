import Records
import Synthesis

/// Each theme with the studies that name it, counted; the most named first.
struct ThemesReport {
  let context: ReportContext
  private var wording: Wording { context.wording }

  func table() -> Table {
    let counts = ThemeCounts.counts(of: context.studies, vocabulary: context.input.frame.vocabulary)
    let records = Dictionary(context.studies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ordered =
      counts.map { (count: $0, studies: $0.studies, label: context.phrase($0.theme.preferredLabel)) }
      .map { (count: $0.count, studies: $0.studies, label: $0.label, key: FoldedText.folded($0.label.words)) }
      .sorted {
        $0.studies.count != $1.studies.count
          ? $0.studies.count > $1.studies.count : ($0.key, $0.count.theme.id) < ($1.key, $1.count.theme.id)
      }
    let parts: [ThemeCount.Part] = [.opportunities, .threats, .effects]
    var columns = [
      Table.Column(id: "id", label: Phrase(wording.columns.id), isForPrograms: true),
      Table.Column(id: "theme", label: Phrase(wording.columns.theme), weight: 3),
      Table.Column(id: "count", label: Phrase(wording.columns.studies), alignment: .trailing, weight: 1),
      Table.Column(id: "studies", label: Phrase(wording.columns.namedBy), weight: 5),
    ]
    columns += parts.map { Table.Column(id: $0.rawValue, label: label($0), alignment: .trailing, weight: 2) }
    columns.append(Table.Column(id: "findings", label: Phrase(wording.columns.findings), isForPrograms: true))
    return Table(
      id: Report.themes.rawValue, language: wording.language, title: Phrase(wording.titles.themes),
      subtitle: context.subtitle,
      columns: columns,
      rows: ordered.map { theme in
        Table.Row(
          id: theme.count.theme.id,
          cells: [
            .text(Phrase(theme.count.theme.id)), .text(theme.label), count(theme.studies, in: theme.count, records),
            .studies(theme.studies.map { reference(to: $0, in: theme.count, records) }),
          ] + parts.map { count(theme.count.studies(in: $0), in: theme.count, records, part: $0) } + [
            .findings(
              theme.count.namings.compactMap { naming in
                records[naming.study].map {
                  context.item(naming.finding, of: $0, at: "/\(naming.part.rawValue)/\(naming.position)")
                }
              })
          ])
      },
      notes: notes(isEmpty: ordered.isEmpty))
  }

  /// A study that names the theme only where nobody has confirmed it says so.
  private func reference(to id: String, in count: ThemeCount, _ records: [String: StudyRecord]) -> StudyReference {
    let label = context.labelWithVerdict(of: id)
    let isGuess = namesByGuess(id, in: count, records)
    return StudyReference(
      id: id, label: isGuess ? "\(label) (\(wording.unconfirmed))" : label, isUnconfirmed: isGuess,
      isRetracted: context.isRetracted(id))
  }

  private func count(
    _ studies: [String], in count: ThemeCount, _ records: [String: StudyRecord], part: ThemeCount.Part? = nil
  ) -> Cell {
    .studies(
      counted: studies.count, unconfirmed: studies.count { namesByGuess($0, in: count, records, part: part) })
  }

  /// - Parameter part: where it names the theme; nil for anywhere.
  private func namesByGuess(
    _ id: String, in count: ThemeCount, _ records: [String: StudyRecord], part: ThemeCount.Part? = nil
  ) -> Bool {
    guard let study = records[id], !study.unconfirmed.isEmpty else { return false }
    return count.namings.filter { $0.study == id && (part == nil || $0.part == part) }
      .allSatisfy { study.unconfirmed.touch("/\($0.part.rawValue)/\($0.position)") }
  }

  private func label(_ part: ThemeCount.Part) -> Phrase {
    switch part {
    case .opportunities: context.opportunitiesLabel()
    case .threats: context.threatsLabel()
    case .effects: Phrase(wording.columns.effects)
    }
  }

  private func notes(isEmpty: Bool) -> [Table.Note] {
    let reading = isEmpty ? wording.notes.noThemes : wording.notes.howThemesCount
    // Without studies the notes on studies say why there is nothing.
    return (context.studies.isEmpty ? [] : [Table.Note(Phrase(reading))]) + context.studyNotes
  }
}
