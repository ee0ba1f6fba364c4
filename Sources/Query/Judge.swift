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
    root = try Self.node(question, vocabulary, outcomes: [], textMatches)
  }

  /// The verdict on the whole question and, by facet, the verdicts on what was asked of it.
  func judge(_ study: StudyFacets) -> Judged {
    var judged = judge(study, root, isNegated: false)
    judged.judgements.merge(judged.passedOver) { deciding, _ in deciding }
    return judged
  }

  struct Judged {
    var bearing: Bearing
    /// What the verdict rests on, by facet: one judgement for each thing asked of it. The worst of all is the verdict.
    var judgements: [Facet: [Judgement]]
    /// Those of alternatives that another one was better than.
    var passedOver: [Facet: [Judgement]] = [:]

    var verdict: Verdict { bearing.verdict }

    /// The worst judgement of each facet.
    var facets: [Facet: Judgement] {
      judgements.compactMapValues { $0.min { $0.verdict < $1.verdict } }
    }
  }

  /// NOT goes down to the terms on the way, so that NOT (a AND b) is NOT a OR NOT b by construction.
  private func judge(_ study: StudyFacets, _ node: Node, isNegated: Bool) -> Judged {
    switch node {
    case .term(let rule):
      let judgement = isNegated ? rule(study).negated : rule(study)
      return Judged(bearing: judgement.bearing, judgements: [judgement.term.facet: [judgement]])
    case .not(let part): return judge(study, part, isNegated: !isNegated)
    case .and(let parts): return combine(study, parts, isNegated: isNegated, takesWorst: !isNegated)
    case .or(let parts): return combine(study, parts, isNegated: isNegated, takesWorst: isNegated)
    }
  }

  private func combine(_ study: StudyFacets, _ parts: [Node], isNegated: Bool, takesWorst: Bool) -> Judged {
    var result = Judged(bearing: Bearing(takesWorst ? .direct : .indirect), judgements: [:])
    var bearing = result.bearing
    for (place, part) in parts.enumerated() {
      let judged = judge(study, part, isNegated: isNegated)
      bearing = takesWorst ? bearing.and(judged.bearing) : bearing.or(judged.bearing)
      if takesWorst {
        result.judgements.merge(judged.judgements) { old, new in old + new.filter { !old.contains($0) } }
        result.passedOver.merge(judged.passedOver) { old, _ in old }
      } else if place == 0 || judged.bearing.isBetter(than: result.bearing) {
        // The better alternative decides, with all its facets: one facet of each would mix up what is asked together.
        let before = result.judgements.merging(result.passedOver) { deciding, _ in deciding }
        result = judged
        result.passedOver.merge(before) { old, _ in old }
      } else {
        let lost = judged.judgements.merging(judged.passedOver) { deciding, _ in deciding }
        result.passedOver.merge(lost) { old, _ in old }
      }
    }
    result.bearing = bearing
    return result
  }
}

extension Judge {
  /// Turns a question into nodes.
  ///
  /// - Parameter outcomes: those asked together with what stands here, which a direction is then asked of.
  private static func node(
    _ question: Question, _ vocabulary: Vocabulary, outcomes: Set<String>,
    _ textMatches: (Term) throws -> Set<String>
  ) rethrows -> Node {
    switch question {
    case .everything: return .and([])
    case .not(let part): return .not(try node(part, vocabulary, outcomes: outcomes, textMatches))
    case .and(let parts):
      let asked = outcomes.union(parts.flatMap { $0.outcomesAskedTogether(isNegated: false, vocabulary) })
      return .and(try parts.map { try node($0, vocabulary, outcomes: asked, textMatches) })
    case .or(let parts):
      let asked = outcomes.union(parts.flatMap { $0.outcomesAskedTogether(isNegated: true, vocabulary) })
      return .or(try parts.map { try node($0, vocabulary, outcomes: asked, textMatches) })
    case .term(let term):
      guard case .words = term.value else {
        return .term(TermRules(vocabulary: vocabulary, askedOutcomes: outcomes).markedRule(for: term))
      }
      let ids = try textMatches(term)
      return .term { study in
        ids.contains(study.id)
          ? Judgement(.direct, .wordsFound, term: term) : Judgement(.indirect, .wordsNotFound, term: term)
      }
    }
  }
}
