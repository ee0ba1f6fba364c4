package import Query
package import Records

/// One combination of what is asked, with the studies that bear on it and why it is a gap.
package struct GapCell: Sendable {
  /// One of each axis.
  package var asked: [Question]
  /// How many studies bear on all of it how directly.
  package var counts: VerdictCounts
  /// Those among them whose verdict rests on a value that nobody has confirmed.
  package var unconfirmed: VerdictCounts
  /// The studies that are not known to lie outside, the more direct first.
  package var studies: [Study]
  /// Empty where the evidence has no weakness that is looked for.
  package var reasons: [GapReason]
  package var search: SearchCoverage

  package var isGap: Bool { !reasons.isEmpty }

  /// The cell as a question, which can be asked as it stands.
  package var question: Question { .all(of: asked) }

  package struct Study: Hashable, Sendable {
    package var id: String
    package var bearing: Bearing

    package var verdict: Verdict { bearing.verdict }
  }
}

/// Why the evidence for a cell is missing or weak.
///
/// What is sparse, weak or inconsistent is told of the studies that bear on the cell best: the direct ones or, where
/// there is none, those that are partial or stated. `unconfirmed` is how many of the studies a reason counts are counted,
/// or tell what it says of them, by a value that nobody has confirmed.
package enum GapReason: Hashable, Sendable {
  /// Every included study is known to lie outside; with their number.
  case noStudy(outside: Int, unconfirmed: Int = 0)
  /// No study is known to bear on it; so many do not say.
  case onlyUnknown(studies: Int, unconfirmed: Int = 0)
  /// None is direct.
  case onlyIndirect(partial: Int, stated: Int, unknown: Int, unconfirmed: Int = 0)
  /// Few studies or few participants: those known, and the number of studies that give none.
  case sparse(studies: Int, participants: Int, withoutNumber: Int, unconfirmed: Int = 0)
  /// Every design that is known and ranked is a weak one: the designs, and the number of studies without such a design.
  case weakDesigns([String], withoutDesign: Int, unconfirmed: Int = 0)
  /// No study has a design that is known and ranked.
  case unknownDesigns(studies: Int, unconfirmed: Int = 0)
  /// Effects on one outcome point in different directions, outcome by outcome.
  case inconsistent([Disagreement], unconfirmed: Int = 0)
  /// Without what nobody has confirmed it would be a gap: so many studies would be fewer, or less direct.
  case restsOnGuesses(studies: Int)

  package struct Disagreement: Hashable, Sendable {
    package var outcome: String
    /// The studies by direction; `unclear` is none.
    package var directions: [Side]

    package init(outcome: String, directions: [Side]) {
      self.outcome = outcome
      self.directions = directions
    }
  }

  package struct Side: Hashable, Sendable {
    package var direction: Effect.Direction
    package var studies: [String]

    package init(direction: Effect.Direction, studies: [String]) {
      self.direction = direction
      self.studies = studies
    }
  }

  /// The same without how many studies lie outside or do not say: with every study that comes or goes these change in
  /// every cell, and the evidence of the cell does not.
  package var ofBearing: GapReason {
    switch self {
    case .noStudy: .noStudy(outside: 0)
    case .onlyUnknown: .onlyUnknown(studies: 0)
    case .onlyIndirect(let partial, let stated, _, let unconfirmed):
      .onlyIndirect(partial: partial, stated: stated, unknown: 0, unconfirmed: unconfirmed)
    default: self
    }
  }

  /// The word for programs.
  package var kind: String {
    switch self {
    case .noStudy: "no-study"
    case .onlyUnknown: "only-unknown"
    case .onlyIndirect: "only-indirect"
    case .sparse: "sparse"
    case .weakDesigns: "weak-designs"
    case .unknownDesigns: "unknown-designs"
    case .inconsistent: "inconsistent"
    case .restsOnGuesses: "unconfirmed"
    }
  }
}

/// From where on evidence counts as weak.
package struct GapRules: Hashable, Sendable {
  /// Fewer studies are sparse.
  package var studies: Int
  /// Fewer participants are sparse.
  package var participants: Int
  /// Designs with a higher rank are weak.
  package var rank: Int

  /// Two studies; 400 participants, GRADE's rule of thumb for a continuous outcome (Guyatt et al. 2011, GRADE
  /// guidelines 6: rating the quality of evidence, imprecision); rank 4, the last in the vocabulary to start from whose
  /// participants were assigned to groups by the researchers.
  package init(studies: Int = 2, participants: Int = 400, rank: Int = 4) {
    self.studies = studies
    self.participants = participants
    self.rank = rank
  }
}
