package import Records

/// Which way the effects of each included study go, outcome by outcome: what an effect direction plot shows.
///
/// Sources: M. H. Boon and H. Thomson, "The effect direction plot revisited", Research Synthesis Methods 2021;12:29–33;
/// M. Campbell et al., "Synthesis without meta-analysis (SWiM) in systematic reviews", BMJ 2020;368:l6890. A direction is
/// what the source states; significance plays no part, and nothing is added up to a vote.
package struct EffectDirections: Hashable, Sendable {
  /// The size of an arrow, by the number of people in the study (Boon & Thomson 2021).
  package enum Size: String, CaseIterable, Hashable, Sendable {
    /// Fewer than 50.
    case small
    /// 50 to 300.
    case medium
    /// More than 300.
    case large
    case unknown

    package init(n: Int?) {
      switch n {
      case nil: self = .unknown
      case .some(..<50): self = .small
      case .some(...300): self = .medium
      default: self = .large
      }
    }
  }

  /// All effects of one study on one outcome.
  package struct Cell: Hashable, Sendable {
    /// In the order in which the directions are listed, each with the findings that go so.
    package var directions: [Side]

    package struct Side: Hashable, Sendable {
      package var direction: Effect.Direction
      package var findings: [String]
      /// How many of them nobody has confirmed.
      package var unconfirmed: Int
    }
  }

  package struct Row: Hashable, Sendable {
    package var study: String
    package var n: Int?
    package var designs: [String]
    /// One an outcome; nil where the study reports no effect on it.
    package var cells: [Cell?]

    package var size: Size { Size(n: n) }
  }

  /// Ids of the scheme `outcome`, in the vocabulary's order; nil, last, for effects whose outcome is not coded.
  package var outcomes: [String?]
  package var rows: [Row]
  /// Included studies that report no effect.
  package var withoutEffect: [String]

  /// - Parameter studies: the included studies, in the order in which they are to be shown.
  package init(_ studies: [StudyRecord], vocabulary: Vocabulary) {
    var used: Set<String?> = []
    for effect in studies.flatMap(\.effects) {
      if effect.finding.outcomes.isEmpty { used.insert(nil) }
      for outcome in effect.finding.outcomes { used.insert(outcome) }
    }
    let known = vocabulary.concepts(in: .outcome).map(\.id).filter(used.contains)
    let others = used.compactMap { $0 }.filter { !known.contains($0) }.sorted()
    let outcomes: [String?] = known + others + (used.contains(nil) ? [nil] : [])
    self.outcomes = outcomes
    rows = studies.filter { !$0.effects.isEmpty }.map { study in
      Row(
        study: study.id, n: study.sample?.n, designs: study.design?.concepts ?? [],
        cells: outcomes.map { Self.cell(study, $0) })
    }
    withoutEffect = studies.filter(\.effects.isEmpty).map(\.id)
  }

  private static func cell(_ study: StudyRecord, _ outcome: String?) -> Cell? {
    let effects = study.effects.enumerated().filter { _, effect in
      outcome.map(effect.finding.outcomes.contains) ?? effect.finding.outcomes.isEmpty
    }
    guard !effects.isEmpty else { return nil }
    return Cell(
      directions: Effect.Direction.allCases.compactMap { direction in
        let own = effects.filter { $0.element.direction == direction }
        guard !own.isEmpty else { return nil }
        return Cell.Side(
          direction: direction, findings: own.map(\.element.finding.id),
          unconfirmed: own.count { study.unconfirmed.touch("/effects/\($0.offset)") })
      })
  }
}
