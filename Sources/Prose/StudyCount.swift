package import Records

/// How many studies a sentence says there are, in its words: "two studies", "geen enkele studie", "most of the trials".
package struct StudyCount: Hashable, Sendable {
  /// A number of studies; `max` is nil where there may be more.
  package struct Number: Hashable, Sendable {
    package var min: Int
    package var max: Int?

    package init(min: Int, max: Int?) {
      self.min = min
      self.max = max
    }

    /// What is as much as anybody counts may be more.
    package init(_ exactly: Int) {
      self.init(min: exactly, max: exactly < NumberWords.most ? exactly : nil)
    }

    /// What no studies number: `2.5`.
    package static let impossible = Number(min: .max, max: -1)

    package func contains(_ count: Int) -> Bool { count >= min && max.map { count <= $0 } ?? true }
  }

  /// A part of the studies there are.
  package enum Quantity: String, CaseIterable, Hashable, Sendable {
    case all
    /// Fewer than all.
    case notAll = "not-all"
    /// More than half.
    case most
    /// Less than half.
    case few
    /// At least two.
    case several
    /// At least one.
    case some
    case none

    /// The numbers it may stand for, out of so many.
    package func numbers(of total: Int) -> Number {
      switch self {
      case .all: Number(min: total, max: total)
      case .notAll: Number(min: 0, max: total - 1)
      case .most: Number(min: total / 2 + 1, max: total)
      case .few: Number(min: 0, max: (total + 1) / 2 - 1)
      case .several: Number(min: 2, max: nil)
      case .some: Number(min: 1, max: nil)
      case .none: Number(min: 0, max: 0)
      }
    }
  }

  /// A part of all there are, such as two thirds of them.
  package struct Share: Hashable, Sendable {
    /// What the words before a share make of it.
    package enum Bound: Hashable, Sendable {
      case exactly, atLeast, moreThan, atMost, lessThan
    }

    package var part: Int
    package var whole: Int
    package var bound: Bound

    package init(part: Int, whole: Int, bound: Bound = .exactly) {
      self.part = part
      self.whole = whole
      self.bound = bound
    }

    /// The numbers of a total that the share allows. Without a bound they are the whole ones nearest to it, two where
    /// it lies half-way; but for percentages, which are exact to less than one.
    package func number(of total: Int) -> Number {
      let floor = part * total / whole
      let ceiling = (part * total + whole - 1) / whole
      switch bound {
      case .exactly where whole == 100 && total > 0:
        let number = (2 * part * total + whole) / (2 * whole)
        return StudyCount.isPercentage(part, of: number, outOf: total) ? Number(number) : .impossible
      case .exactly:
        let double = 2 * part * total
        return Number(min: (double + whole - 1) / (2 * whole), max: (double + whole) / (2 * whole))
      case .atLeast: return Number(min: ceiling, max: nil)
      case .moreThan: return Number(min: floor + 1, max: nil)
      case .atMost: return Number(min: 0, max: floor)
      case .lessThan: return Number(min: 0, max: max(0, ceiling - 1))
      }
    }
  }

  package var number: Number?
  package var quantity: Quantity?
  package var share: Share?
  /// Of "all but two": two. It depends on how many there are what number that is.
  package var exceptions: Int?
  /// The percentage that stands in brackets beside the number: 40 in "two (40%) of the five".
  package var percent: Int?
  /// Out of how many: five in "two of the five studies", two in "neither study".
  package var outOf: Int?
  /// Whether "out of how many" is said of studies that the words point at or narrow down ("of these five studies", "of
  /// the five studies with adults"), and so not of all that the review includes.
  package var isOutOfSome = false
  /// Whether words such as "almost no" say it, which deny as "none" does.
  package var isDenial = false
  /// Whether the words say no number, but that only the sources cited are meant: "only @a", "no study but @a".
  package var isExclusive = false
  /// Whether words behind the noun say of which studies it is: "all studies of women".
  package var isNarrowedBehind = false
  /// Whether the words speak of the sources that the sentence cites: "both mention", "alle drie noemen", "all of these
  /// studies", "neither @a nor @b".
  package var isOfThoseCited = false
  /// Whether the sources cited before it come on top: "besides @a, one other study".
  package var isBeside = false
  /// How many sources of another kind the words name with it: one in "two trials and one letter".
  package var others = 0
  /// The words between it and the count before, where both are of one list: "and" in "two trials and one cohort study".
  package var joint: String?
  /// Of a list, what the others count, as ``kinds`` has it.
  package var listed: [[String]] = []
  /// Whether it is of the studies that the sentence does not cite: "the other three studies".
  package var isOfOthers = false
  /// Whether it is of studies that are known: "the three studies".
  package var isDefinite = false
  /// The number of studies named before, which "every study" may be of: three in "the three trials … every study".
  package var pointsAt: Int?
  /// How many of them are told of apart: three in "five studies, three of which were trials".
  package var parts: [Int] = []
  /// How many studies more the words go on to tell of without a noun: one in "two trials found it and one found none".
  package var further = 0
  /// Whether its noun is that of the count before: "two studies mention injuries; three mention anxiety".
  package var goesOn = false
  /// Whether a colon behind it goes on to tell which they are: "there are three trials: one in women [@a], …".
  package var isToldApart = false
  /// What is counted, in the singular, as it may be read: "cohort study" and "cohort studie" of "cohort studies". Empty
  /// where no noun follows: "three of the five".
  package var kinds: [String] = []
  /// The words, as written.
  package var written: String
  package var mark: Mark
  /// The mark after its last character.
  package var end: Mark
  /// The place of its first word in the sentence.
  package var position: Int

  package init(
    number: Number?, quantity: Quantity?, share: Share? = nil, exceptions: Int? = nil, outOf: Int? = nil,
    isOutOfSome: Bool = false, kinds: [String] = [], written: String, mark: Mark, end: Mark, position: Int
  ) {
    self.number = number
    self.quantity = quantity
    self.share = share
    self.exceptions = exceptions
    self.outOf = outOf
    self.isOutOfSome = isOutOfSome
    self.kinds = kinds
    self.written = written
    self.mark = mark
    self.end = end
    self.position = position
  }
}

extension StudyCount {
  /// Whether a percentage is that of a number, be it rounded or cut off.
  package static func isPercentage(_ percent: Int, of number: Int, outOf total: Int) -> Bool {
    abs(100 * number - percent * total) < total
  }

  /// The number that is said, of so many studies in all.
  package func number(of total: Int) -> Number? {
    if let share { return share.number(of: total) }
    if let exceptions { return Number(max(0, total - exceptions)) }
    return number
  }

  /// The same in a sentence that cites so many, where it speaks of these: "none of these studies" is then none of three.
  package func resolved(citing cited: Int) -> StudyCount {
    guard isOfThoseCited || pointsAt == cited, let quantity, outOf == nil, cited > 1,
      number == nil || quantity == .none
    else { return self }
    var count = self
    (count.outOf, count.isOutOfSome) = (cited, true)
    if quantity == .all { count.number = .init(cited) }
    return count
  }

  /// Whether it is a whole number of studies with a noun, and no part of others.
  package var isPlain: Bool {
    guard let number, number.min == number.max, number.min > 0 else { return false }
    return quantity == nil && outOf == nil && !isOfOthers && !goesOn && !kinds.isEmpty
  }

  private var isBoth: Bool { number == .init(2) && outOf == 2 && isOutOfSome && quantity == nil && !kinds.isEmpty }

  /// Whether others may be named with it in a list: "two trials and …", "both trials and …".
  var isListable: Bool { isPlain || isBoth }

  /// Of "both trials and the article" the two are not all that is spoken of.
  mutating func leaveBoth() {
    if isBoth { (outOf, isOutOfSome) = (nil, false) }
  }

  /// Takes in a count that goes on with its list: "two trials and one cohort study" are three.
  package mutating func join(_ next: StudyCount) {
    guard let joint = next.joint, let own = number?.min, let more = next.number?.min else { return }
    number = .init(own + more)
    others += next.others
    listed.append(next.kinds)
    written += joint + next.written
    end = next.end
  }

  /// The number a word stands for in English or Dutch: `two`, `twee`, `geen`.
  package static func number(named word: String) -> Int? {
    let folded = word == "één" ? word : FoldedText.folded(word)
    if ["none", "no", "geen"].contains(folded) { return 0 }
    return folded == "een" ? 1 : NumberWords.value(folded)
  }
}
