import Catalogue
import Query
import Records

/// What the review's saved questions are answered with, before and after.
extension ImpactMaker {
  func answers() throws -> [Impact.AnswerChange] {
    let ids = (after.frame.description.queries + before.frame.description.queries).map(\.id)
    var seen: Set<String> = []
    return try ids.filter { seen.insert($0).inserted }.compactMap { id in
      let (old, new) = (try AskedQuestion(id, of: before), try AskedQuestion(id, of: after))
      // Each side is asked what it keeps by this name. Who lies outside is no answer, unless the question keeps all; of one
      // that only one side keeps, they tell nothing.
      let isKept = old != nil && new != nil
      func isAnswer(_ bearing: Bearing?, to question: AskedQuestion?) -> Bool {
        guard let bearing, let question else { return false }
        return bearing.verdict != .indirect || isKept && question.saved.keepsIndirect
      }
      let studies = Set((old?.bearings ?? [:]).keys).union((new?.bearings ?? [:]).keys).sorted()
        .compactMap { study -> Impact.AnswerChange.Study? in
          let (first, second) = (old?.bearings[study], new?.bearings[study])
          guard first != second, isAnswer(first, to: old) || isAnswer(second, to: new) else { return nil }
          return Impact.AnswerChange.Study(
            id: study, label: label(of: study), isRetracted: isRetracted(study),
            before: first.map { words.verdict($0) },
            after: second.map { words.verdict($0) })
        }
      guard !studies.isEmpty || old?.asked != new?.asked else { return nil }
      return Impact.AnswerChange(
        id: id, label: (new ?? old).map(label(of:)) ?? id, questionBefore: old?.asked, questionAfter: new?.asked,
        directBefore: old?.direct.count ?? 0,
        directAfter: new?.direct.count ?? 0, unconfirmedBefore: old?.direct.count(where: \.isUnconfirmed) ?? 0,
        unconfirmedAfter: new?.direct.count(where: \.isUnconfirmed) ?? 0, studies: studies)
    }
  }

  private func label(of question: AskedQuestion) -> String {
    question.saved.label.map { Phrase($0.shown(in: language)).plain } ?? question.saved.question
  }

  /// A question that a review keeps, and its answer.
  private struct AskedQuestion {
    let saved: SavedQuestion
    /// Why it cannot be asked.
    let fault: String?
    let bearings: [String: Bearing]

    /// Nil where the review keeps none by this name.
    init?(_ id: String, of state: ReviewState) throws {
      guard let saved = state.frame.description.queries.first(where: { $0.id == id }) else { return nil }
      self.saved = saved
      let question: Question
      do throws(QuestionFault) {
        question = try saved.read(state.frame)
      } catch {
        fault = error.message
        bearings = [:]
        return
      }
      fault = nil
      let answer = try question.ask(
        state.index, vocabulary: state.frame.vocabulary, includesBackground: saved.includesBackground,
        keepsIndirect: true)
      bearings = Dictionary(
        answer.studies.map { ($0.facets.id, $0.bearing) }, uniquingKeysWith: { first, _ in first })
    }

    /// As one would type it, with what cannot be asked in it.
    var asked: String {
      saved.question + (saved.includesBackground ? " --background" : "") + (saved.keepsIndirect ? " --all" : "")
        + (fault.map { " (\($0))" } ?? "")
    }

    var direct: [Bearing] { bearings.values.filter { $0.verdict == .direct } }
  }
}
