import Records

/// Compares a study's range of figures with the one asked for.
enum RangeComparison {
  /// Inside is direct; an overlap is partial, with the share of the study's own range that lies inside: of its whole
  /// years or steps where both ends are whole numbers (18–30 against 14–22: 5 of 13), else of its length. It is a share
  /// of the range and not of the people, whose spread over it is not known. A range with an open end may lie inside or
  /// not: unknown, unless what is known of it lies outside or inside whatever the open end is.
  static func judge(_ study: Interval, _ asked: Interval, term: Term) -> Judgement {
    let low = study.min?.value ?? -.infinity
    let high = study.max?.value ?? .infinity
    let askedLow = asked.min?.value ?? -.infinity
    let askedHigh = asked.max?.value ?? .infinity
    if high < askedLow || low > askedHigh {
      return Judgement(.indirect, .outside(study: study, asked: asked), term: term)
    }
    if low >= askedLow, high <= askedHigh {
      return Judgement(.direct, .inside(study: study, asked: asked), term: term)
    }
    guard let min = study.min, let max = study.max else {
      return Judgement(.unknown, .openEnd(study: study, asked: asked), term: term)
    }
    if let first = min.integer, let last = max.integer, Swift.max(first.magnitude, last.magnitude) <= countable {
      let common = Swift.min(last, floor(askedHigh)) - Swift.max(first, ceiling(askedLow)) + 1
      guard common > 0 else { return Judgement(.indirect, .outside(study: study, asked: asked), term: term) }
      let all = last - first + 1
      return Judgement(
        .partial(share: Double(common) / Double(all)),
        .overlap(study: study, asked: asked, common: common, all: all), term: term)
    }
    let share = (Swift.min(high, askedHigh) - Swift.max(low, askedLow)) / (high - low)
    // A single figure within a range has no length.
    return Judgement(
      .partial(share: share > 0 ? share : nil), .overlap(study: study, asked: asked, common: nil, all: nil), term: term)
  }

  /// The same for groups with years between them that none has; their whole years are counted together.
  static func judge(_ spans: [ClosedRange<Int>], _ asked: Interval, term: Term) -> Judgement {
    let low = ceiling(asked.min?.value ?? -.infinity)
    let high = floor(asked.max?.value ?? .infinity)
    let all = spans.reduce(0) { $0 + $1.count }
    let common = spans.reduce(0) { sum, span in
      sum + Swift.max(0, Swift.min(span.upperBound, high) - Swift.max(span.lowerBound, low) + 1)
    }
    let own = spans.map { Interval(min: Numeral($0.lowerBound), max: Numeral($0.upperBound)) }
    let reason = Reason.spans(own, asked: asked, common: common, all: all)
    switch common {
    case 0: return Judgement(.indirect, reason, term: term)
    case all: return Judgement(.direct, reason, term: term)
    default: return Judgement(.partial(share: Double(common) / Double(all)), reason, term: term)
    }
  }

  private static func floor(_ value: Double) -> Int { bounded(value.rounded(.down)) }

  private static func ceiling(_ value: Double) -> Int { bounded(value.rounded(.up)) }

  /// Steps beyond this are not counted but measured: there a difference of whole numbers could overflow.
  private static let countable: UInt = 1_000_000_000_000_000

  /// An open end is as far as any figure of a study that is counted.
  private static func bounded(_ value: Double) -> Int {
    Int(Swift.max(-1e15, Swift.min(1e15, value)))
  }
}
