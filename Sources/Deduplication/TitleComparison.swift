/// How two titles stand to each other.
package enum TitleRelation: UInt8, Hashable, Sendable {
  case missing
  /// The same letters and digits in the same order.
  case same
  /// Different spelling, small words or spaces.
  case spelling
  /// A word is a letter or two apart: a slip of the pen, or another word.
  case almost
  /// One goes on where the other ends, or has a heading before it.
  case longer
  /// They differ in a number: parts, years, doses, types.
  case numbered
  /// Some words differ.
  case alike
  case different
}

/// Compares titles word by word: which words differ says more than how many letters do.
struct TitleComparison {
  struct Result {
    var relation = TitleRelation.missing
    /// The share of letters that have a partner, from 0 to 1.
    var likeness: Float = 0
    /// What one has more only says what kind of study it is.
    var isDescribed = false
    /// What one has more says that it is about another publication, or comes before it.
    var isAbout = false
    /// What one has more is the mark of a footnote or the number of a poster.
    var isMarked = false
    /// One is the beginning of the other.
    var isBegun = false
    /// The numbers that differ stand at the end.
    var isPart = false
    /// Each has a word that the other has not, in whatever form: titles of sisters, though mostly the same.
    var isWordOther = false
    /// The number that differs has a digit more within a word.
    var isDigitLeftOut = false
    /// Only one of the titles has the numbers, or one has within a word what the other has as a number.
    var isNumberAdded = false
  }

  /// Words further behind are not aligned; hashes tell whether the whole is the same.
  private static let mostWords = 60

  /// Of all titles among which duplicates are looked for.
  let vocabulary: TitleVocabulary
  var left: [Range<Int>] = []
  var right: [Range<Int>] = []
  private var costs: [Int32] = []
  private var steps: [UInt8] = []
  /// Letters were lost in one of them.
  private var hasLost = false

  init(vocabulary: TitleVocabulary = TitleVocabulary()) { self.vocabulary = vocabulary }

  mutating func compare(_ a: TextBytes, _ b: TextBytes) -> Result {
    guard !a.isEmpty, !b.isEmpty else { return Result() }
    let hasComma = (Self.split(a, into: &left), Self.split(b, into: &right))
    if hasComma.0 || hasComma.1 {
      let (one, other) = (DecimalComma.resolved(a, beside: b), DecimalComma.resolved(b, beside: a))
      return one.withUnsafeBufferPointer { one in other.withUnsafeBufferPointer { compare(one, $0) } }
    }
    if let result = compareEnds(a, b) { return result }
    var start = 0
    while start < left.count, start < right.count, isSame(a, left[start], b, right[start]) { start += 1 }
    var end = 0
    while end < left.count - start, end < right.count - start,
      isSame(a, left[left.count - 1 - end], b, right[right.count - 1 - end])
    {
      end += 1
    }
    if start == left.count, start == right.count { return Result(relation: .same, likeness: 1) }
    let (middleA, middleB) = (start..<(left.count - end), start..<(right.count - end))
    let letters = Float(Self.letters(left) + Self.letters(right))
    // Too far apart to be worth the alignment.
    let (restA, restB) = (Self.letters(left[middleA]), Self.letters(right[middleB]))
    if middleA.count > Self.mostWords || middleB.count > Self.mostWords {
      let likeness = 1 - Float(restA + restB) / letters
      return Result(relation: likeness > 0.5 ? .alike : .different, likeness: likeness)
    }
    hasLost = a.contains(SpellingVariants.lost) || b.contains(SpellingVariants.lost)
    var difference = align(a, middleA, b, middleB)
    let isOneSided = middleA.isEmpty || middleB.isEmpty
    let shape = TitleDifference.Shape(
      likeness: 1 - Float(difference.cost) / letters, isPrefix: end == 0 && isOneSided,
      isSuffix: start == 0 && isOneSided, wordsLeft: left.count, wordsRight: right.count)
    var result = Result(relation: difference.relation(shape), likeness: shape.likeness, isPart: difference.isPart)
    result.isNumberAdded = result.relation == .numbered && difference.isNumberAdded
    put(difference, a, b, into: &result)
    if shape.isPrefix {
      result.isBegun = true
      let (text, more) = middleA.isEmpty ? (b, right[middleB]) : (a, left[middleA])
      (result.isDescribed, result.isAbout) = (isDescription(text, more), isAbout(text, more))
    }
    return result
  }

  /// What the words say that only one has.
  private func put(_ difference: TitleDifference, _ a: TextBytes, _ b: TextBytes, into result: inout Result) {
    func words(_ ranges: [Range<Int>], of text: TextBytes) -> [TextBytes] {
      ranges.reversed().map { TextBytes(rebasing: text[$0]) }
    }
    switch result.relation {
    case .almost: result.isWordOther = difference.isWordApart || areKnown(difference, a, b)
    case .numbered:
      result.isDigitLeftOut = OwnWords.isDigitLeftOut(
        words(difference.ownLeft, of: a), words(difference.ownRight, of: b))
    case .alike where result.likeness >= 0.7:
      result.isWordOther =
        difference.isWordApart || areKnown(difference, a, b)
        || OwnWords.tellApart(words(difference.ownLeft, of: a), words(difference.ownRight, of: b))
    default: break
    }
  }

  /// Whether other titles, too, have both of two words that might be one misspelt: misspellings are rare.
  private func areKnown(_ difference: TitleDifference, _ a: TextBytes, _ b: TextBytes) -> Bool {
    difference.misspelt.contains { vocabulary.isShared(a[$0.left]) && vocabulary.isShared(b[$0.right]) }
  }

  // MARK: Alignment

  private enum Step: UInt8 {
    case pair, skipLeft, skipRight
    /// Words that are the same without the spaces between them: so many on the left and on the right.
    case join12, join21, join13, join31, join23, join32

    var width: (Int, Int) {
      switch self {
      case .pair: (1, 1)
      case .skipLeft: (1, 0)
      case .skipRight: (0, 1)
      case .join12: (1, 2)
      case .join21: (2, 1)
      case .join13: (1, 3)
      case .join31: (3, 1)
      case .join23: (2, 3)
      case .join32: (3, 2)
      }
    }

    static let joins: [Step] = [.join12, .join21, .join13, .join31, .join23, .join32]
  }

  /// The alignment with the fewest letters left over, by dynamic programming.
  private mutating func align(_ a: TextBytes, _ leftPart: Range<Int>, _ b: TextBytes, _ rightPart: Range<Int>)
    -> TitleDifference
  {
    let (rows, columns) = (leftPart.count, rightPart.count)
    let width = columns + 1
    costs.removeAll(keepingCapacity: true)
    costs.append(contentsOf: repeatElement(Int32.max / 2, count: (rows + 1) * width))
    steps.removeAll(keepingCapacity: true)
    steps.append(contentsOf: repeatElement(0, count: (rows + 1) * width))
    costs[0] = 0
    func put(_ place: Int, _ cost: Int32, _ step: Step) {
      if cost < costs[place] {
        costs[place] = cost
        steps[place] = step.rawValue
      }
    }
    for row in 0...rows {
      for column in 0...columns {
        let here = costs[row * width + column]
        let place = row * width + column
        if row < rows {
          put(place + width, here + Int32(left[leftPart.lowerBound + row].count), .skipLeft)
        }
        if column < columns {
          put(place + 1, here + Int32(right[rightPart.lowerBound + column].count), .skipRight)
        }
        guard row < rows, column < columns else { continue }
        let (one, other) = (left[leftPart.lowerBound + row], right[rightPart.lowerBound + column])
        if let cost = Self.pairCost(TextBytes(rebasing: a[one]), TextBytes(rebasing: b[other])) {
          put(place + width + 1, here + Int32(cost), .pair)
        }
        // Joined words begin with the same letter.
        guard a[one.lowerBound] == b[other.lowerBound] else { continue }
        for join in Step.joins {
          let (high, wide) = join.width
          guard row + high <= rows, column + wide <= columns,
            isSameJoined(
              a, left[(leftPart.lowerBound + row)..<(leftPart.lowerBound + row + high)], b,
              right[(rightPart.lowerBound + column)..<(rightPart.lowerBound + column + wide)])
          else { continue }
          put(place + high * width + wide, here, join)
        }
      }
    }
    return trace(a, leftPart, b, rightPart, width: width)
  }

  private func trace(
    _ a: TextBytes, _ leftPart: Range<Int>, _ b: TextBytes, _ rightPart: Range<Int>, width: Int
  ) -> TitleDifference {
    var difference = TitleDifference()
    var (row, column) = (leftPart.count, rightPart.count)
    difference.cost = costs[row * width + column]
    var hasPartner = rightPart.upperBound < right.count
    while row > 0 || column > 0 {
      let step = Step(rawValue: steps[row * width + column]) ?? .skipLeft
      let (high, wide) = step.width
      let isLeft = high == 1 && wide == 0
      if isLeft || wide == 1 && high == 0 {
        let word =
          isLeft
          ? TextBytes(rebasing: a[left[leftPart.lowerBound + row - 1]])
          : TextBytes(rebasing: b[right[rightPart.lowerBound + column - 1]])
        if let sign = TitleWords.sign(word) {
          if isLeft { difference.signsLeft.insert(sign) } else { difference.signsRight.insert(sign) }
        } else if TitleWords.isSingle(word),
          isLeft
            ? isName(a, left, leftPart.lowerBound + row - 1) : isName(b, right, rightPart.lowerBound + column - 1)
        {
          if isLast(isLeft, row + leftPart.lowerBound, column + rightPart.lowerBound) {
            difference.isLetteredA = true
          } else {
            difference.misspellings += 1
          }
        } else if !TitleWords.isSmall(word) {
          if isLeft {
            difference.insertedLeft += 1
            difference.ownLeft.append(left[leftPart.lowerBound + row - 1])
          } else {
            difference.insertedRight += 1
            difference.ownRight.append(right[rightPart.lowerBound + column - 1])
          }
          if TitleWords.isGreek(word) {
            if isLeft { difference.greekLeft += 1 } else { difference.greekRight += 1 }
          }
          if hasPartner { difference.isAtEnd = false }
          if let number = TitleWords.number(word) {
            if isLast(isLeft, row + leftPart.lowerBound, column + rightPart.lowerBound) { difference.isPart = true }
            if isLeft { difference.numbersLeft.append(number) } else { difference.numbersRight.append(number) }
            difference.take(digits: word, number, isLeft: isLeft)
          }
        }
      } else {
        hasPartner = true
        let one = left[leftPart.lowerBound + row - 1], other = right[rightPart.lowerBound + column - 1]
        if step == .pair, isMisspelt(TextBytes(rebasing: a[one]), TextBytes(rebasing: b[other])) {
          difference.misspellings += 1
          if WordSlip.isOne(TextBytes(rebasing: a[one]), TextBytes(rebasing: b[other])) {
            difference.misspelt.append((one, other))
          } else {
            difference.isWordApart = true
          }
        }
      }
      row -= high
      column -= wide
    }
    return difference
  }

  /// Whether so many words are all of a title.
  private func isLast(_ isLeft: Bool, _ rows: Int, _ columns: Int) -> Bool {
    isLeft ? rows == left.count : columns == right.count
  }

  /// Whether the `a` at a place is a letter that names something, as in `hepatitis A`, and not the article: that begins a
  /// title, or stands behind a small word or before what kind of study it is.
  private func isName(_ text: TextBytes, _ words: [Range<Int>], _ place: Int) -> Bool {
    guard place > 0 else { return false }
    let before = TextBytes(rebasing: text[words[place - 1]])
    if TitleWords.isDescription(before) || OwnWords.isLink(before) { return false }
    return place + 1 == words.count || !TitleWords.isDescription(TextBytes(rebasing: text[words[place + 1]]))
      || TitleWords.isSmall(TextBytes(rebasing: text[words[place + 1]]))
  }

  /// How many letters two words differ in; nil where they are different words.
  private static func pairCost(_ one: TextBytes, _ other: TextBytes) -> Int? {
    if one.count == other.count, one.elementsEqual(other) { return 0 }
    if TitleWords.number(one) != nil || TitleWords.number(other) != nil {
      return TitleWords.number(one) == TitleWords.number(other) || TitleWords.areOneOfThousands(one, other) ? 0 : nil
    }
    if SpellingVariants.areOne(one, other) { return 0 }
    let longest = max(one.count, other.count)
    guard min(one.count, other.count) >= 4 else { return nil }
    let allowed = longest >= 8 ? 2 : 1
    guard abs(one.count - other.count) <= allowed, let distance = EditDistance.distance(one, other, atMost: allowed),
      !TitleWords.areOpposites(one, other)
    else { return nil }
    return distance
  }

  /// Whether two words that were taken for one differ in more than how it is spelt.
  private func isMisspelt(_ one: TextBytes, _ other: TextBytes) -> Bool {
    (Self.pairCost(one, other) ?? 0) > 0 && !SpellingVariants.isSlip(one, other)
  }

  // MARK: Words

  /// - Returns: whether there is a comma between digits.
  private static func split(_ text: TextBytes, into words: inout [Range<Int>]) -> Bool {
    words.removeAll(keepingCapacity: true)
    var start = 0
    var hasComma = false
    for place in 0...text.count {
      if place < text.count, text[place] != 0x20 {
        if text[place] == DecimalComma.sign { hasComma = true }
        continue
      }
      if place > start { words.append(start..<place) }
      start = place + 1
    }
    return hasComma
  }

  private static func letters(_ words: some Sequence<Range<Int>>) -> Int { words.reduce(0) { $0 + $1.count } }

  private func isSame(_ a: TextBytes, _ one: Range<Int>, _ b: TextBytes, _ other: Range<Int>) -> Bool {
    one.count == other.count && a[one].elementsEqual(b[other])
  }

  /// Whether two of the words end and begin with a digit: `1 5` is not `15`.
  private static func isNumberParted(_ text: TextBytes, _ words: ArraySlice<Range<Int>>) -> Bool {
    zip(words, words.dropFirst()).contains {
      LocationKey.isDigit(text[$0.upperBound - 1]) && LocationKey.isDigit(text[$1.lowerBound])
    }
  }

  private func isSameJoined(
    _ a: TextBytes, _ ones: ArraySlice<Range<Int>>, _ b: TextBytes, _ others: ArraySlice<Range<Int>>
  ) -> Bool {
    if hasLost, let start = ones.first, let end = ones.last, let otherStart = others.first, let otherEnd = others.last {
      return SpellingVariants.isSameWithLost(
        TextBytes(rebasing: a[start.lowerBound..<end.upperBound]),
        TextBytes(rebasing: b[otherStart.lowerBound..<otherEnd.upperBound]))
    }
    guard Self.letters(ones) == Self.letters(others), !Self.isNumberParted(a, ones), !Self.isNumberParted(b, others)
    else { return false }
    return ones.lazy.flatMap { a[$0] }.elementsEqual(others.lazy.flatMap { b[$0] })
  }
}
