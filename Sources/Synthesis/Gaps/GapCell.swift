package import Query
package import Records

/// One combination of what is asked, with the studies that bear on it and why it is a gap.
package struct GapCell: Sendable {
  /// One of each axis.
  package var asked: [Question]
  /// How many studies bear on all of it how directly.
  package var counts: Counts
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
    package var verdict: Verdict
    /// Whether the verdict rests on a value that nobody has confirmed.
    package var isUnconfirmed: Bool
  }

  package struct Counts: Hashable, Sendable {
    package var direct = 0
    package var partial = 0
    package var stated = 0
    package var unknown = 0
    package var indirect = 0

    mutating func count(_ verdict: Verdict) {
      switch verdict {
      case .direct: direct += 1
      case .partial: partial += 1
      case .stated: stated += 1
      case .unknown: unknown += 1
      case .indirect: indirect += 1
      }
    }
  }
}

/// Why the evidence for a cell is missing or weak.
///
/// What is sparse, weak or inconsistent is told of the studies that bear on the cell best: the direct ones or, where
/// there is none, those that are partial or stated.
package enum GapReason: Hashable, Sendable {
  /// Every included study is known to lie outside; with their number.
  case noStudy(outside: Int)
  /// No study is known to bear on it; so many do not say.
  case onlyUnknown(studies: Int)
  /// None is direct.
  case onlyIndirect(partial: Int, stated: Int, unknown: Int)
  /// Few studies or few participants: those known, and the number of studies that give none.
  case sparse(studies: Int, participants: Int, withoutNumber: Int)
  /// Every design that is known and ranked is a weak one: the designs, and the number of studies without such a design.
  case weakDesigns([String], withoutDesign: Int)
  /// No study has a design that is known and ranked.
  case unknownDesigns(studies: Int)
  /// Effects on one outcome point in different directions, outcome by outcome.
  case inconsistent([Disagreement])

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
