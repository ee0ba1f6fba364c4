package import Catalogue
package import Query
package import Records

/// How many included studies bear on each combination of two facets, and how directly: what an evidence map shows.
package struct EvidenceMap: Sendable {
  package struct Cell: Hashable, Sendable {
    /// The studies that bear on it, the most direct first.
    package var studies: [Study]
    /// Those that stand elsewhere in the map, of which nobody can say whether they bear on this, too.
    package var unknown: [Study] = []

    /// How directly the most direct one does; nil where there is none.
    package var best: Verdict? { studies.map(\.verdict).max() }
  }

  package struct Study: Hashable, Sendable {
    package var id: String
    package var bearing: Bearing

    package var verdict: Verdict { bearing.verdict }
  }

  /// Why no value of an axis is known of a study.
  package enum Silence: Hashable, Sendable {
    /// Nothing stands in its record, for the reason that is recorded there; where none is, nobody has extracted it.
    case absent(AbsenceKind)
    /// What stands there lies outside all the values.
    case others
    /// What stands there may be one of the values, or not.
    case open
  }

  package var rows: GapAxis
  package var columns: GapAxis
  /// By row and column. The last row and column hold the studies that say nothing of the facet, where there are any.
  package var cells: [[Cell]]
  /// Those that say nothing of the facet of the rows, and of that of the columns.
  package var silentDown: [String]
  package var silentAcross: [String]
  package var hasSilentRow: Bool { !silentDown.isEmpty }
  package var hasSilentColumn: Bool { !silentAcross.isEmpty }
  /// Why those are in no other row or column.
  package var silenceDown: Set<Silence>
  package var silenceAcross: Set<Silence>
  /// How many included studies are shown.
  package var studyCount: Int

  /// Facets that are taken where none is named, the first that the studies are coded with.
  private static let usualRows: [Facet] = [.outcome, .theme, .condition, .population]
  private static let usualColumns: [Facet] = [.design, .setting, .population, .condition]

  /// Reads the names of the facets; those that are not given are chosen among what the studies are coded with.
  ///
  /// - Throws: `QuestionFault`, with what would do.
  package static func axes(
    rows: String?, columns: String?, subject: GapSubject
  ) throws(QuestionFault) -> (rows: GapAxis, columns: GapAxis) {
    let first = try axis(rows, usualRows, subject, not: nil)
    let second = try axis(columns, usualColumns, subject, not: first.facet)
    if first.facet == second.facet {
      throw QuestionFault("\(first.facet.rawValue) is given for both rows and columns; a map needs two facets")
    }
    return (first, second)
  }

  private static func axis(
    _ text: String?, _ usual: [Facet], _ subject: GapSubject, not taken: Facet?
  ) throws(QuestionFault) -> GapAxis {
    if let text { return try GapAxis.read(text, subject: subject) }
    var fault = QuestionFault("no included study is coded with anything that a map could be divided by")
    for facet in usual where facet != taken {
      do throws(QuestionFault) {
        return try GapAxis.read(facet.rawValue, subject: subject)
      } catch {
        fault = error
      }
    }
    throw fault
  }

  /// - Parameters:
  ///   - selection: how directly each study bears on a question that was asked besides; nil for the whole review.
  ///   - index: where the words of questions are looked up.
  package init(
    rows: GapAxis, columns: GapAxis, subject: GapSubject, selection: [String: Bearing]? = nil, index: any CatalogueIndex
  ) throws {
    self.rows = rows
    self.columns = columns
    let studies = subject.studies.filter { selection == nil || selection?[$0.id] != nil }
    studyCount = studies.count
    let ids = studies.map(\.id)
    let down = try rows.values.map { try Self.answers($0, subject, index) }
    let across = try columns.values.map { try Self.answers($0, subject, index) }
    func bears(_ study: AnsweringStudy?) -> Bool { (study?.verdict ?? .unknown) > .unknown }
    silentDown = ids.filter { id in !down.contains { bears($0[id]) } }
    silentAcross = ids.filter { id in !across.contains { bears($0[id]) } }
    silenceDown = Set(silentDown.map { Self.silence($0, down) })
    silenceAcross = Set(silentAcross.map { Self.silence($0, across) })
    let isSilentDown = Set(silentDown)
    let isSilentAcross = Set(silentAcross)
    /// Nil where the study has no place in the row or column: it is known to lie outside, or says nothing of the facet.
    func side(
      _ answers: [[String: AnsweringStudy]], _ place: Int, _ silent: Set<String>, _ id: String
    ) -> (bearing: Bearing, isKnown: Bool)? {
      guard place < answers.count else {
        // It would stand elsewhere if a guess proved wrong.
        let isGuessed = answers.contains { $0[id]?.isUnconfirmed == true }
        return silent.contains(id) ? (Bearing(.unknown, isUnconfirmed: isGuessed), true) : nil
      }
      guard !silent.contains(id), let study = answers[place][id], study.verdict != .indirect else { return nil }
      return (study.bearing, bears(study))
    }
    let rowCount = rows.values.count + (silentDown.isEmpty ? 0 : 1)
    let columnCount = columns.values.count + (silentAcross.isEmpty ? 0 : 1)
    cells = (0..<rowCount).map { row in
      (0..<columnCount).map { column in
        // Of those that say nothing of one facet it is said already.
        let isBetweenValues = row < down.count && column < across.count
        var cell = Cell(studies: [])
        for id in ids {
          guard let first = side(down, row, isSilentDown, id), let second = side(across, column, isSilentAcross, id)
          else { continue }
          let bearing = first.bearing.and(second.bearing).and(selection?[id] ?? Bearing(.direct))
          if first.isKnown, second.isKnown {
            cell.studies.append(Study(id: id, bearing: bearing))
          } else if isBetweenValues, bearing.verdict != .indirect {
            cell.unknown.append(Study(id: id, bearing: bearing))
          }
        }
        cell.studies.sort { ($1.verdict, $0.id) < ($0.verdict, $1.id) }
        cell.unknown.sort { $0.id < $1.id }
        return cell
      }
    }
  }

  /// More columns and rows nobody can read.
  package static let mostCells = 2_000

  private static func answers(
    _ question: Question, _ subject: GapSubject, _ index: any CatalogueIndex
  ) throws -> [String: AnsweringStudy] {
    let answer = try question.ask(index, vocabulary: subject.frame.vocabulary, keepsIndirect: true)
    return Dictionary(answer.studies.map { ($0.facets.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func silence(_ id: String, _ answers: [[String: AnsweringStudy]]) -> Silence {
    let open = answers.flatMap { $0[id]?.judgements ?? [] }.filter { $0.verdict == .unknown }
    guard !open.isEmpty else { return .others }
    for case .absent(let kind) in open.map(\.reason) { return .absent(kind ?? .notExtracted) }
    return .open
  }
}
