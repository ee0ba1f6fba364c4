import Records

extension Question {
  /// The outcomes that this part of an AND asks for, with what is narrower: a direction in the same AND is asked of
  /// them, and of no others.
  ///
  /// So each direction of `(outcome:a AND direction:improved) OR (outcome:b AND direction:worsened)` has its own
  /// outcome, and `NOT outcome:a AND direction:improved` asks for no improvement of a. `NOT x OR NOT y` is
  /// `NOT (x AND y)`: for a part of an OR, `isNegated` is true, and both are judged alike.
  func outcomesAskedTogether(isNegated: Bool, _ vocabulary: Vocabulary) -> Set<String> {
    switch self {
    case .everything: return []
    case .term(let term):
      guard !isNegated, term.facet == .outcome, case .concept(let id) = term.value else { return [] }
      return vocabulary.withNarrower(id, in: .outcome)
    case .not(let part): return part.outcomesAskedTogether(isNegated: !isNegated, vocabulary)
    case .and(let parts), .or(let parts):
      // Alternatives count only where each of them is an outcome: `outcome:(a OR b) AND direction:improved`.
      guard isConjunction(isNegated: isNegated) || asksOutcomesOnly(isNegated: isNegated) else { return [] }
      return parts.reduce(into: []) { outcomes, part in
        outcomes.formUnion(part.outcomesAskedTogether(isNegated: isNegated, vocabulary))
      }
    }
  }

  private func isConjunction(isNegated: Bool) -> Bool {
    switch self {
    case .and: !isNegated
    case .or: isNegated
    case .everything, .term, .not: false
    }
  }

  private func asksOutcomesOnly(isNegated: Bool) -> Bool {
    switch self {
    case .everything: false
    case .term(let term): !isNegated && term.facet == .outcome
    case .not(let part): part.asksOutcomesOnly(isNegated: !isNegated)
    case .and(let parts), .or(let parts): parts.allSatisfy { $0.asksOutcomesOnly(isNegated: isNegated) }
    }
  }
}
