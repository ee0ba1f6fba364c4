import Records

/// How the concepts of a study stand to one that is asked for.
struct ConceptMatch: Sendable {
  let id: String
  /// The concept, what is narrower and what exactly matches.
  let inside: Set<String>
  private let wider: Set<String>
  private let close: Set<String>
  private let scheme: Scheme

  init(_ id: String, in scheme: Scheme, _ vocabulary: Vocabulary) {
    self.id = id
    self.scheme = scheme
    inside = vocabulary.withNarrower(id, in: scheme)
    wider = vocabulary.withBroader(id, in: scheme).subtracting([id])
    // One step and no further, whichever of the two concepts says it.
    let stated = vocabulary.concept(id, in: scheme)?.closeMatches ?? []
    let stating = vocabulary.concepts(in: scheme).filter { $0.closeMatches.contains(id) }.map(\.id)
    close = Set(stated + stating).subtracting(inside)
  }

  /// Why the study's concepts are the same or narrower, if one is.
  func direct(_ concepts: [String]) -> Reason? {
    if concepts.contains(id) { return .same(id) }
    return concepts.first(where: inside.contains).map { .narrower($0, than: id) }
  }

  /// Why the study's concepts leave it open, if one does: a wider one, or a close match.
  func near(_ concepts: [String]) -> Reason? {
    if let concept = concepts.first(where: wider.contains) { return .wider(concept, than: id) }
    return concepts.first(where: close.contains).map { .close($0, to: id) }
  }

  /// Those of the study's concepts that are neither it nor narrower, wider or close.
  func outside(_ concepts: [String]) -> [String] {
    concepts.filter { !inside.contains($0) && !wider.contains($0) && !close.contains($0) }
  }

  /// Concepts beside this one under the same wider one, with what is narrower than these.
  func siblings(_ vocabulary: Vocabulary) -> Set<String> {
    var siblings: Set<String> = []
    for parent in vocabulary.concept(id, in: scheme)?.broader ?? [] {
      for concept in vocabulary.concepts(in: scheme) where concept.broader.contains(parent) && concept.id != id {
        siblings.formUnion(vocabulary.withNarrower(concept.id, in: scheme))
      }
    }
    return siblings.subtracting(inside).subtracting(wider).subtracting(close)
  }
}
