package import Records

/// What a finding has to be to carry a sentence; everything asked must hold of one and the same finding.
package struct FindingQuestion: Hashable, Sendable {
  /// One of a finding's lists of concepts, and the concepts of which it must hold one or a narrower one.
  package struct Coding: Hashable, Sendable {
    /// `theme`, `outcome` or `condition`.
    package var scheme: Scheme
    package var anyOf: [String]

    package init(scheme: Scheme, anyOf: [String]) {
      self.scheme = scheme
      self.anyOf = anyOf
    }
  }

  package var codings: [Coding]
  /// Nil for effects, opportunities and threats. What a background source holds counts whichever part is asked for:
  /// it has nothing but remarks.
  package var parts: Set<FindingPart>?
  /// Where not empty, only effects in one of these directions count.
  package var directions: Set<Effect.Direction>
  /// Where not empty, only these findings count, by id.
  package var ids: [String]

  package init(
    codings: [Coding] = [], parts: Set<FindingPart>? = nil, directions: Set<Effect.Direction> = [], ids: [String] = []
  ) {
    self.codings = codings
    self.parts = parts
    self.directions = directions
    self.ids = ids
  }

  /// Whether nothing is asked of findings at all.
  package var isEmpty: Bool { codings.isEmpty && parts == nil && directions.isEmpty && ids.isEmpty }

  /// Whether the sentence speaks of good that comes of it: of effects or opportunities and nothing else.
  var isFavourable: Bool {
    directions.isEmpty ? parts.map { $0.isSubset(of: [.effects, .opportunities]) } ?? false : directions == [.improved]
  }
}
