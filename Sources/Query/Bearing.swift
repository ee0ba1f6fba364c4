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

  /// Of several things asked together: the worst decides.
  ///
  /// A guess that proves wrong could make it worse or better, except that what a confirmed value puts outside stays there.
  package static func worst(of parts: some Sequence<Bearing>) -> Bearing {
    combined(parts, start: .direct, settling: .indirect, min)
  }

  /// Of several alternatives: the best decides, and one that is direct for sure settles it.
  package static func best(of parts: some Sequence<Bearing>) -> Bearing {
    combined(parts, start: .indirect, settling: .direct, max)
  }

  private static func combined(
    _ parts: some Sequence<Bearing>, start: Verdict, settling: Verdict, _ choose: (Verdict, Verdict) -> Verdict
  ) -> Bearing {
    var result = Bearing(start)
    var isSettled = false
    for part in parts {
      result.verdict = choose(result.verdict, part.verdict)
      if part.isUnconfirmed {
        result.isUnconfirmed = true
      } else if part.verdict == settling {
        isSettled = true
      }
    }
    if isSettled { result.isUnconfirmed = false }
    return result
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
