/// What the alignment of two titles left without a partner, or with one that is spelt otherwise.
struct TitleDifference {
  var cost: Int32 = 0
  /// Words that are a letter or two apart and no spellings of one.
  var misspellings = 0
  var insertedLeft = 0
  var insertedRight = 0
  /// Of these, the names of Greek letters.
  var greekLeft = 0
  var greekRight = 0
  /// Behind the last word that has a partner.
  var isAtEnd = true
  /// Words that have no partner, but for small ones, from the last to the first.
  var ownLeft: [Range<Int>] = []
  var ownRight: [Range<Int>] = []
  /// A word has a partner that is rather another word than a misspelling of it: see ``WordSlip``.
  var isWordApart = false
  /// Words with a partner that is perhaps a misspelling.
  var misspelt: [(left: Range<Int>, right: Range<Int>)] = []
  /// The last word of one title is an `a` that the other has not, as that of a part: `… A`.
  var isLetteredA = false
  /// A number is the last word of its title.
  var isPart = false
  /// Signs that only one of the titles has there.
  var signsLeft: Set<TitleWords.Sign> = []
  var signsRight: Set<TitleWords.Sign> = []
  var numbersLeft: [UInt64] = []
  var numbersRight: [UInt64] = []
  /// Made of the digits of all numbers of a side, so that `T2DM` has what `type 2 diabetes` has.
  private var digitsLeft: UInt64 = 0
  private var digitsRight: UInt64 = 0

  var isNumberAdded: Bool { numbersLeft.isEmpty != numbersRight.isEmpty || digitsLeft == digitsRight }

  mutating func take(digits word: TextBytes, _ number: UInt64, isLeft: Bool) {
    let digits = word.filter(LocationKey.isDigit)
    let hash = digits.isEmpty ? number : Hashing.hash(digits)
    if isLeft { digitsLeft ^= hash } else { digitsRight ^= hash }
  }

  /// How the titles lie that were aligned.
  struct Shape {
    var likeness: Float
    /// One is the other with more behind it.
    var isPrefix: Bool
    /// One is the other with more before it.
    var isSuffix: Bool
    var wordsLeft: Int
    var wordsRight: Int
  }

  mutating func relation(_ shape: Shape) -> TitleRelation {
    // A number on both sides, in another place: no difference.
    for number in numbersLeft {
      if let place = numbersRight.firstIndex(of: number) {
        numbersRight.remove(at: place)
        if let place = numbersLeft.firstIndex(of: number) { numbersLeft.remove(at: place) }
      }
    }
    if greekLeft == 0 { insertedRight -= greekRight }
    if greekRight == 0 { insertedLeft -= greekLeft }
    let inserted = insertedLeft + insertedRight
    if isLetteredA, inserted == 0, shape.likeness > 0.6 {
      isPart = true
      return .numbered
    }
    if isLetteredA { misspellings += 1 }
    let common = min(shape.wordsLeft - insertedLeft, shape.wordsRight - insertedRight)
    let likeness = shape.likeness
    let isNumbered = !numbersLeft.isEmpty || !numbersRight.isEmpty
    let isBoth = !numbersLeft.isEmpty && !numbersRight.isEmpty
    // `-20` and `20`.
    if signsLeft.contains(.minus) != signsRight.contains(.minus), likeness > 0.6 { return .numbered }
    // `<65` and `>65`; where only one has a sign, it was lost.
    if !signsLeft.isEmpty, !signsRight.isEmpty, signsLeft != signsRight, likeness > 0.6 { return .numbered }
    if signsLeft.union(signsRight).contains(.plus) { misspellings += 1 }
    if isBoth { return likeness > 0.6 ? .numbered : likeness > 0.4 ? .alike : .different }
    if isNumbered, inserted <= 3, likeness > 0.6 { return .numbered }
    if inserted == 0 {
      return likeness > 0.85 ? misspellings == 0 ? .spelling : .almost : likeness > 0.5 ? .alike : .different
    }
    if shape.isPrefix || shape.isSuffix, common >= 3 { return .longer }
    if isAtEnd, common >= 4, insertedLeft == 0 || insertedRight == 0 { return .longer }
    return likeness > 0.5 ? .alike : .different
  }
}
