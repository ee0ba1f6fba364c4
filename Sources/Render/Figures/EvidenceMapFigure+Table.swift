import Query
import Records
import Synthesis

/// The map as a table: of each cell how many studies there are, and which, with what the pattern tells of each.
extension EvidenceMapFigure {
  func table() -> Table {
    var columns = [Table.Column(id: "row", label: Phrase(facets.rows), weight: 3)]
    // Beside each column in which some study does not say, the studies that do not.
    let hasUnknown = columnLabels.indices.map { column in map.cells.contains { !$0[column].unknown.isEmpty } }
    let unknown = words.answer.verdict(.unknown)
    for (number, label) in columnLabels.enumerated() {
      columns.append(
        Table.Column(id: "count\(number + 1)", label: Phrase("\(label), n"), isForPrograms: true))
      columns.append(Table.Column(id: "column\(number + 1)", label: Phrase(label), weight: 4))
      guard hasUnknown[number] else { continue }
      columns.append(Table.Column(id: "unknown\(number + 1)", label: Phrase("\(label): \(unknown)"), weight: 4))
    }
    let rows = zip(rowLabels, map.cells).enumerated().map { number, row in
      Table.Row(
        id: "row\(number + 1)",
        cells: [.text(Phrase(row.0))]
          + zip(row.1, hasUnknown).flatMap { cell, hasUnknown -> [Cell] in
            let known: [Cell] = [
              .studies(counted: cell.studies.count, unconfirmed: unconfirmed(cell)),
              cell.studies.isEmpty ? .text(Phrase("0")) : .studies(cell.studies.map(reference)),
            ]
            guard hasUnknown else { return known }
            let others = cell.unknown.map(unknownReference)
            return known + [others.isEmpty ? .blank : .studies(others)]
          })
    }
    return Table(
      id: Figure.evidenceMap.rawValue, language: context.wording.language, title: Phrase(title),
      subtitle: context.subtitle, columns: columns, rows: rows,
      notes: ([countNote] + unknownNotes(unknown) + shadeNotes).map { Table.Note(Phrase($0)) } + context.selectionNotes)
  }

  /// A study with what its part in the pattern is.
  private func reference(_ study: EvidenceMap.Study) -> StudyReference {
    let isUnconfirmed = isUnconfirmed(study)
    let label =
      switch shade {
      case .directness: context.label(of: study.id, bearing: study.bearing)
      case .design:
        context.label(of: study.id) + " – " + designWords(design(of: [study]))
          + (isUnconfirmed ? ", \(context.wording.unconfirmed)" : "")
      }
    return StudyReference(
      id: study.id, label: label, isUnconfirmed: isUnconfirmed, isRetracted: context.isRetracted(study.id))
  }

  /// A study of which nobody can say whether it belongs there, as the head of its column tells.
  private func unknownReference(_ study: EvidenceMap.Study) -> StudyReference {
    let isUnconfirmed = study.bearing.isUnconfirmed
    let label = isUnconfirmed ? context.label(of: study.id, bearing: study.bearing) : context.label(of: study.id)
    return StudyReference(
      id: study.id, label: label, isUnconfirmed: isUnconfirmed, isRetracted: context.isRetracted(study.id))
  }

  func isUnconfirmed(_ study: EvidenceMap.Study) -> Bool {
    study.bearing.isUnconfirmed || shade == .design && guessedDesigns.contains(study.id)
  }
}
