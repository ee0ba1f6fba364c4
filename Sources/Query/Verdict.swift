/// How well a study bears on what is asked: the indirectness of GRADE (Guyatt et al. 2011), told and not graded.
///
/// From best to worst: direct, partial by share, stated, unknown, indirect.
package enum Verdict: Hashable, Sendable {
  /// The same or narrower; figures inside the asked interval.
  case direct
  /// An overlap, with the share of the study's own range that lies inside; nil where it cannot be reckoned.
  case partial(share: Double?)
  /// An outcome that the source speaks of but did not measure.
  case stated
  /// Not reported, not applicable, or told too roughly to say.
  case unknown
  /// Known to lie outside.
  case indirect

  /// The word in answers.
  package var word: String {
    switch self {
    case .direct: "direct"
    case .partial: "partial"
    case .stated: "stated"
    case .unknown: "unknown"
    case .indirect: "indirect"
    }
  }

  package var share: Double? {
    if case .partial(let share) = self { share } else { nil }
  }

  /// The verdict on the opposite question. Unknown stays unknown, and so does what is only spoken of: a study that
  /// mentions depression without measuring it is neither known to be about it nor known not to be.
  package var negated: Verdict {
    switch self {
    case .direct: .indirect
    case .stated: .stated
    case .partial(let share): .partial(share: share.map { 1 - $0 })
    case .unknown: .unknown
    case .indirect: .direct
    }
  }
}

extension Verdict: Comparable {
  /// Worse is less.
  package static func < (left: Verdict, right: Verdict) -> Bool {
    (left.order, left.share ?? 0) < (right.order, right.share ?? 0)
  }

  private var order: Int {
    switch self {
    case .indirect: 0
    case .unknown: 1
    case .stated: 2
    case .partial: 3
    case .direct: 4
    }
  }
}
