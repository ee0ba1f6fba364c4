import Catalogue
import Prose
import Query
package import Records
import Synthesis

/// What a change of a review's records changes in what follows from them.
package struct Impact: Sendable {
  /// A record that is new, gone or otherwise.
  package struct RecordChange: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      case added, removed, changed
    }

    package var id: String
    package var label: String
    package var isRetracted: Bool
    package var kind: Kind
  }

  package struct CountChange: Hashable, Sendable {
    /// The word for programs.
    package var key: String
    package var label: String
    package var before: Int
    package var after: Int
    /// How much of them rests on values that nobody has confirmed.
    package var beforeUnconfirmed: Int
    package var afterUnconfirmed: Int
  }

  package struct TableChange: Hashable, Sendable {
    package var id: String
    package var title: String
    package var cells: [CellChange]
  }

  /// A cell that says something else; of a row that is new or gone, each cell with something in it.
  package struct CellChange: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      case changed
      case newRow = "new-row"
      case rowGone = "row-gone"
    }

    package var kind: Kind
    package var rowID: String
    package var row: String
    package var columnID: String
    package var column: String
    /// The lines that stood there and do not any more.
    package var before: [String]
    package var after: [String]
  }

  package struct GapChange: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      /// It was none.
      case opened
      case closed
      /// Still one, for other reasons.
      case changed
    }

    package var kind: Kind
    package var question: String
    package var name: String
    package var before: [String]
    package var after: [String]
  }

  package struct AnswerChange: Hashable, Sendable {
    package struct Study: Hashable, Sendable {
      package var id: String
      package var label: String
      package var isRetracted: Bool
      /// Nil where the study is not in the review, or the question was not asked.
      package var before: String?
      package var after: String?
    }

    package var id: String
    package var label: String
    /// What is asked, as the command takes it; nil where the review keeps no such question.
    package var questionBefore: String?
    package var questionAfter: String?
    package var directBefore: Int
    package var directAfter: Int
    /// Those of them that are direct by a value that nobody has confirmed.
    package var unconfirmedBefore: Int
    package var unconfirmedAfter: Int
    package var studies: [Study]
  }

  package struct ClaimChange: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      case becomesFalse = "becomes-false"
      case becomesTrue = "becomes-true"
      /// Wrong as before, and in another way.
      case otherwise
      /// The sentence was not there before, and is wrong.
      case new = "new-and-false"
    }

    package var kind: Kind
    package var file: String
    package var mark: Mark
    package var sentence: String
    /// What is wrong with it.
    package var before: [String]
    package var after: [String]
  }

  package var records: [RecordChange]
  package var counts: [CountChange]
  package var tables: [TableChange]
  package var gaps: [GapChange]
  package var answers: [AnswerChange]
  package var claims: [ClaimChange]

  package var isNothing: Bool {
    records.isEmpty && counts.isEmpty && tables.isEmpty && gaps.isEmpty && answers.isEmpty && claims.isEmpty
  }
}

/// Compares two states of a review.
package struct ImpactMaker {
  let before: ReviewState
  let after: ReviewState
  let language: String
  let words: AnswerWording
  /// The names of studies: those they have now, else those they had.
  private let labels: (before: ReportContext, after: ReportContext)

  package init(before: ReviewState, after: ReviewState, language: String) {
    self.before = before
    self.after = after
    self.language = language
    words = AnswerWording(language: language, vocabulary: after.frame.vocabulary)
    labels = (
      ReportContext(ReportInput(frame: before.frame, records: before.records, language: language)),
      ReportContext(ReportInput(frame: after.frame, records: after.records, language: language))
    )
  }

  /// - Parameter by: the facets of the gaps that are compared; where they cannot be had, none is.
  /// - Throws: what the index throws.
  package func impact(by: [String] = ["population", "setting"]) throws -> Impact {
    Impact(
      records: records(), counts: counts(), tables: tables(), gaps: try gaps(by), answers: try answers(),
      claims: try claims())
  }

  func label(of id: String) -> String {
    (labels.after.holds(id) ? labels.after : labels.before).label(of: id)
  }

  /// Whether a study was taken back: as its label says, so as it is now, else as it was.
  func isRetracted(_ id: String) -> Bool {
    (labels.after.holds(id) ? labels.after : labels.before).isRetracted(id)
  }

  // MARK: Records

  private func records() -> [Impact.RecordChange] {
    let old = Dictionary(before.records.map { ($0.record.id, $0.record) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.records.map { ($0.record.id, $0.record) }, uniquingKeysWith: { first, _ in first })
    return Set(old.keys).union(new.keys).sorted().compactMap { id in
      let kind: Impact.RecordChange.Kind
      switch (old[id], new[id]) {
      case (nil, _): kind = .added
      case (_, nil): kind = .removed
      case (let left?, let right?):
        if left == right { return nil }
        kind = .changed
      }
      return Impact.RecordChange(id: id, label: label(of: id), isRetracted: isRetracted(id), kind: kind)
    }
  }

  /// A number, and how much of it rests on values that nobody has confirmed.
  private struct Count: Equatable {
    var all = 0
    var unconfirmed = 0

    init(_ records: [StudyRecord], _ count: (StudyRecord) -> Int, at pointer: String) {
      self.init(records, count) { $0.unconfirmed.touch(pointer) ? count($0) : 0 }
    }

    init(_ records: [StudyRecord], _ count: (StudyRecord) -> Int, unconfirmed: (StudyRecord) -> Int) {
      for record in records {
        all += count(record)
        if !record.unconfirmed.isEmpty { self.unconfirmed += unconfirmed(record) }
      }
    }

    /// Of the findings of one part of the records.
    init(_ records: [StudyRecord], findings count: (StudyRecord) -> Int, in part: String) {
      self.init(records, count) { record in
        (0..<count(record)).count { record.unconfirmed.touch("/\(part)/\($0)") }
      }
    }
  }

  private func counts() -> [Impact.CountChange] {
    func records(_ state: ReviewState, _ role: StudyRecord.Role) -> [StudyRecord] {
      state.records.map(\.record).filter { $0.role == role }
    }
    let one = { (_: StudyRecord) in 1 }
    func counts(_ state: ReviewState) -> [Count] {
      let included = records(state, .included)
      return [
        Count(included, one, unconfirmed: one), Count(records(state, .background), one, unconfirmed: one),
        Count(included, { $0.sample?.n ?? 0 }, at: "/sample/n"),
        Count(included, findings: \.effects.count, in: "effects"),
        Count(included, findings: \.opportunities.count, in: "opportunities"),
        Count(included, findings: \.threats.count, in: "threats"),
      ]
    }
    let names = [
      ("included", words.text("included studies", "geïncludeerde studies")),
      ("background", words.text("background sources", "achtergrondbronnen")),
      ("participants", words.text("participants, where reported", "deelnemers, voor zover gerapporteerd")),
      ("effects", words.text("effects", "effecten")),
      ("opportunities", labels.after.opportunitiesLabel().plain.lowercased()),
      ("threats", labels.after.threatsLabel().plain.lowercased()),
    ]
    return zip(names, zip(counts(before), counts(after))).compactMap { name, count in
      let (old, new) = count
      guard old != new else { return nil }
      return Impact.CountChange(
        key: name.0, label: name.1, before: old.all, after: new.all, beforeUnconfirmed: old.unconfirmed,
        afterUnconfirmed: new.unconfirmed)
    }
  }

  // MARK: Tables

  private func tables() -> [Impact.TableChange] {
    Report.allCases.compactMap { report in
      func table(_ state: ReviewState) -> Table {
        report.table(ReportInput(frame: state.frame, records: state.records, language: language))
      }
      let (old, new) = (table(before), table(after))
      guard old != new else { return nil }
      let cells = TableChanges(old: old, new: new).cells
      return cells.isEmpty
        ? nil : Impact.TableChange(id: report.rawValue, title: new.title.plain, cells: cells)
    }
  }

  // MARK: Gaps

  private func gaps(_ by: [String]) throws -> [Impact.GapChange] {
    func subject(_ state: ReviewState) -> GapSubject {
      GapSubject(
        frame: state.frame, studies: state.index.facets(), questions: state.frame.savedQuestions.map(\.question))
    }
    let (old, new) = (subject(before), subject(after))
    var axes: [GapAxis] = []
    for text in by {
      // What only one side is divided by is asked of both.
      let sides = [try? GapAxis.read(text, subject: new), try? GapAxis.read(text, subject: old)].compactMap { $0 }
      guard var axis = sides.first else { return [] }
      for side in sides.dropFirst() { axis.values += side.values.filter { !axis.values.contains($0) } }
      axes.append(axis)
    }
    let wording = GapWording(language: language, frame: after.frame)
    let olds = try GapMap.make(axes, of: old, index: before.index).cells
    let news = try GapMap.make(axes, of: new, index: after.index).cells
    return zip(olds, news).compactMap { left, right in
      guard left.reasons.map(\.ofBearing) != right.reasons.map(\.ofBearing) else { return nil }
      let kind: Impact.GapChange.Kind = !left.isGap ? .opened : !right.isGap ? .closed : .changed
      func reasons(_ cell: GapCell) -> [String] { cell.reasons.map { wording.reason($0, label: label) } }
      let (gone, come) = TextDifference.changes(reasons(left), reasons(right))
      return Impact.GapChange(
        kind: kind, question: right.question.description,
        name: right.asked.map { wording.name($0) }.joined(separator: " × "), before: gone, after: come)
    }
  }

  // MARK: Claims

  private func claims() throws -> [Impact.ClaimChange] {
    guard !after.prose.isEmpty || !before.prose.isEmpty else { return [] }
    let (old, new) = (try judged(before, labels.before), try judged(after, labels.after))
    let known = Dictionary(old.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return new.compactMap { claim in
      guard let other = known[claim.key] else {
        guard !claim.problems.isEmpty else { return nil }
        return Impact.ClaimChange(
          kind: .new, file: claim.key.file, mark: claim.mark, sentence: claim.sentence, before: [],
          after: claim.problems)
      }
      guard other.problems != claim.problems else { return nil }
      let (gone, come) = TextDifference.changes(other.problems, claim.problems)
      let kind: Impact.ClaimChange.Kind =
        other.problems.isEmpty ? .becomesFalse : claim.problems.isEmpty ? .becomesTrue : .otherwise
      return Impact.ClaimChange(
        kind: kind, file: claim.key.file, mark: claim.mark, sentence: claim.sentence, before: gone,
        after: come + (claim.problems.isEmpty ? claim.guesses : []))
    }
  }

  private struct Judged {
    /// A sentence is known again by its words, and among the same words by its place.
    struct Key: Hashable {
      var file: String
      var words: String
      var number: Int
    }

    var key: Key
    var mark: Mark
    var sentence: String
    var problems: [String]
    /// Which of what bears it out nobody has confirmed, and which was taken back.
    var guesses: [String]
  }

  private func judged(_ state: ReviewState, _ context: ReportContext) throws -> [Judged] {
    let evidence = Evidence(records: state.records.map(\.record), vocabulary: state.frame.vocabulary)
    var judge = try ClaimJudge(evidence: evidence, index: state.index, frame: state.frame)
    let wording = ClaimWording(context: context)
    var judged: [Judged] = []
    var seen: [Judged.Key: Int] = [:]
    for prose in state.prose {
      for result in try judge.judge(ProseDocument(markdown: prose.text), file: prose.file).results {
        var key = Judged.Key(file: prose.file, words: result.sentence.text, number: 0)
        let number = seen[key, default: 0]
        seen[key] = number + 1
        key.number = number
        judged.append(
          Judged(
            key: key, mark: result.mark, sentence: result.sentence.text,
            problems: result.problems.map { "\(wording.name($0.verdict)): \(wording.message($0))" },
            guesses: result.remarks.filter(\.isOfSupport).map(wording.message)))
      }
    }
    return judged
  }
}
