import Catalogue
import Records

/// Judges studies by a question. What depends on the vocabulary alone is looked up once, so that ten thousand studies
/// are judged in the time one looks up.
struct Judge: Sendable {
  private indirect enum Node: Sendable {
    case term(@Sendable (StudyFacets) -> Judgement)
    case not(Node)
    case and([Node])
    case or([Node])
  }

  private let root: Node

  /// - Parameter textMatches: the ids of the records that hold the words of a term.
  init(_ question: Question, vocabulary: Vocabulary, textMatches: (Term) throws -> Set<String>) rethrows {
    let outcomes = Self.askedOutcomes(question, vocabulary)
    root = try Self.node(question, TermRules(vocabulary: vocabulary, askedOutcomes: outcomes), textMatches)
  }

  /// The verdict on the whole question and, by facet, the verdict on what was asked of it.
  func judge(_ study: StudyFacets) -> Judged {
    judge(study, root, isNegated: false)
  }

  struct Judged {
    var verdict: Verdict
    var facets: [Facet: Judgement]
  }

  private static func node(
    _ question: Question, _ rules: TermRules, _ textMatches: (Term) throws -> Set<String>
  ) rethrows -> Node {
    switch question {
    case .everything: return .and([])
    case .not(let part): return .not(try node(part, rules, textMatches))
    case .and(let parts): return .and(try parts.map { try node($0, rules, textMatches) })
    case .or(let parts): return .or(try parts.map { try node($0, rules, textMatches) })
    case .term(let term):
      if case .words = term.value {
        let ids = try textMatches(term)
        return .term { study in
          ids.contains(study.id)
            ? Judgement(.direct, .wordsFound, term: term) : Judgement(.indirect, .wordsNotFound, term: term)
        }
      }
      return .term(rules.rule(for: term))
    }
  }

  /// The outcomes asked for, with what is narrower: a direction is asked of them.
  private static func askedOutcomes(_ question: Question, _ vocabulary: Vocabulary) -> Set<String> {
    question.terms.reduce(into: []) { outcomes, term in
      guard term.facet == .outcome, case .concept(let id) = term.value else { return }
      outcomes.formUnion(vocabulary.withNarrower(id, in: .outcome))
    }
  }

  /// NOT goes down to the terms on the way, so that NOT (a AND b) is NOT a OR NOT b by construction.
  private func judge(_ study: StudyFacets, _ node: Node, isNegated: Bool) -> Judged {
    switch node {
    case .term(let rule):
      let judgement = isNegated ? rule(study).negated : rule(study)
      return Judged(verdict: judgement.verdict, facets: [judgement.term.facet: judgement])
    case .not(let part): return judge(study, part, isNegated: !isNegated)
    case .and(let parts): return combine(study, parts, isNegated: isNegated, takesWorst: !isNegated)
    case .or(let parts): return combine(study, parts, isNegated: isNegated, takesWorst: isNegated)
    }
  }

  private func combine(_ study: StudyFacets, _ parts: [Node], isNegated: Bool, takesWorst: Bool) -> Judged {
    var result = Judged(verdict: takesWorst ? .direct : .indirect, facets: [:])
    for part in parts {
      let judged = judge(study, part, isNegated: isNegated)
      result.verdict = takesWorst ? min(result.verdict, judged.verdict) : max(result.verdict, judged.verdict)
      result.facets.merge(judged.facets) { old, new in
        (takesWorst ? new.verdict < old.verdict : new.verdict > old.verdict) ? new : old
      }
    }
    return result
  }
}
