/// How directly a study bears on something, and whether that rests on a value that nobody has confirmed.
package struct Bearing: Hashable, Sendable {
  package var verdict: Verdict
  package var isUnconfirmed: Bool

  package init(_ verdict: Verdict, isUnconfirmed: Bool = false) {
    self.verdict = verdict
    self.isUnconfirmed = isUnconfirmed
  }

  /// Whether it is more direct or, where it is as direct, without a guess.
  func isBetter(than other: Bearing) -> Bool {
    verdict > other.verdict || verdict == other.verdict && other.isUnconfirmed && !isUnconfirmed
  }

  /// Of two things asked together: the worse decides.
  ///
  /// A guess that proves wrong could make it worse or better, except that what a confirmed value puts outside stays there.
  package func and(_ other: Bearing) -> Bearing {
    joined(other, min(verdict, other.verdict), settling: .indirect)
  }

  /// Of two alternatives: the better decides, and one that is direct for sure settles it.
  package func or(_ other: Bearing) -> Bearing { joined(other, max(verdict, other.verdict), settling: .direct) }

  private func joined(_ other: Bearing, _ verdict: Verdict, settling: Verdict) -> Bearing {
    let isSettled = self == Bearing(settling) || other == Bearing(settling)
    return Bearing(verdict, isUnconfirmed: !isSettled && (isUnconfirmed || other.isUnconfirmed))
  }
}

/// How many studies bear on something how directly.
package struct VerdictCounts: Hashable, Sendable {
  package var direct = 0
  package var partial = 0
  package var stated = 0
  package var unknown = 0
  package var indirect = 0

  package init() {}

  package mutating func count(_ verdict: Verdict) {
    switch verdict {
    case .direct: direct += 1
    case .partial: partial += 1
    case .stated: stated += 1
    case .unknown: unknown += 1
    case .indirect: indirect += 1
    }
  }

  /// From the most direct on, each with its word.
  package var all: [(verdict: Verdict, count: Int)] {
    [
      (.direct, direct), (.partial(share: nil), partial), (.stated, stated), (.unknown, unknown), (.indirect, indirect),
    ]
  }

  package var total: Int { direct + partial + stated + unknown + indirect }
}
