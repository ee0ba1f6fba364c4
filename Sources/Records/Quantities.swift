/// A closed range of which one end may be open: "3 to 5 times", "at least 30 minutes".
package struct QuantityRange: Hashable, Sendable {
  package var min: Numeral?
  package var max: Numeral?

  package init(min: Numeral? = nil, max: Numeral? = nil) {
    self.min = min
    self.max = max
  }
}

/// Ages in completed years. `min...max` is closed at both ends; a mean and an SD never become a range.
package struct Age: Hashable, Sendable {
  package var min: Int?
  package var max: Int?
  package var mean: Numeral?
  /// Standard deviation, in years.
  package var sd: Numeral?
  /// What the source's own words leave open.
  package var note: LocalizedText?

  package init(
    min: Int? = nil, max: Int? = nil, mean: Numeral? = nil, sd: Numeral? = nil, note: LocalizedText? = nil
  ) {
    self.min = min
    self.max = max
    self.mean = mean
    self.sd = sd
    self.note = note
  }
}

/// The sex that a population is of; the raw value is the name in files.
package enum Sex: String, CaseIterable, Hashable, Sendable {
  case female, male
}

/// Numbers of participants by sex, as far as the source gives them.
package struct SexCounts: Hashable, Sendable {
  package var female: Int?
  package var male: Int?
  package var other: Int?

  package init(female: Int? = nil, male: Int? = nil, other: Int? = nil) {
    self.female = female
    self.male = male
    self.other = other
  }

  /// The numbers that are given.
  package var all: [Int] { [female, male, other].compactMap { $0 } }

  package subscript(sex: Sex) -> Int? {
    switch sex {
    case .female: female
    case .male: male
    }
  }

  /// How many of all are of a sex: what is given, or none where the others are all there are.
  package func count(of sex: Sex, n: Int?) -> Int? {
    if let count = self[sex] { return count }
    let others = all.reduce(0, +)
    return others > 0 && others == n ? 0 : nil
  }

  /// Whether by these numbers nobody is of a sex.
  package func excludes(_ sex: Sex, n: Int?) -> Bool { count(of: sex, n: n) == 0 && n != 0 }
}
