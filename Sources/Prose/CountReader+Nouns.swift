/// What is counted.
extension CountReader {
  func skip(_ skipped: Set<String>, from start: Int) -> Int {
    var next = start
    while next < words.endIndex, next - start < 3, skipped.contains(word(next)) { next += 1 }
    return next
  }

  /// The index behind the noun, where one follows with at most three adjectives between, or with a list of them.
  func noun(after head: Head) -> Int? {
    var next = head.end
    while next < words.endIndex, next - head.end <= 3 {
      if isNoun(next, of: head) { return next + 1 }
      guard StudyNouns.mayBeAdjective(word(next)) else { break }
      next += 1
    }
    return noun(behindList: head)
  }

  private func isNoun(_ index: Int, of head: Head) -> Bool {
    isOfAuthors(index, head) || head.takesPlural && StudyNouns.isPlural(word(index))
      || head.takesSingular && StudyNouns.isSingular(word(index))
  }

  /// "Most authors", "none of the authors"; not "all authors of the article".
  private func isOfAuthors(_ index: Int, _ head: Head) -> Bool {
    let isOne = head.takesSingular && StudyNouns.authors.contains(word(index) + "s")
    guard isOne || head.takesPlural && StudyNouns.authors.contains(word(index)),
      !["of", "van", "by", "door"].contains(word(index + 1))
    else {
      return false
    }
    switch head.quantity {
    case .most, .few, .notAll, .some(.none): return true
    case .all: return head.number == nil
    default: return false
    }
  }

  /// "three small, well-made and (mostly) randomised studies": words that can hardly be anything but adjectives, with
  /// what joins them.
  private func noun(behindList head: Head) -> Int? {
    var next = head.end
    var mayJoin = false
    var isBracketed = false
    while next < words.endIndex, next - head.end <= Self.longestList, next == head.end || !cites(before: next) {
      if mayJoin, isNoun(next, of: head) { return isBracketed ? nil : next + 1 }
      switch word(next) {
      case "(" where !isBracketed:
        isBracketed = true
        mayJoin = false
      case ")" where isBracketed && mayJoin: isBracketed = false
      case let mark where Self.joints.contains(mark) && mayJoin && !Self.adverbs.contains(word(next - 1)):
        mayJoin = Self.marks.contains(mark)
      case let word where StudyNouns.isAdjective(word): mayJoin = true
      default: return nil
      }
      next += 1
    }
    return nil
  }

  private static let longestList = 12
  /// What joins two adjectives.
  private static let joints: Set<String> = [",", "and", "en", "or", "but", "maar"]
  /// What stands before an adjective, and for none.
  private static let adverbs: Set<String> = ["most", "more", "less", "least", "meest", "meer", "minder", "minst"]
  /// Behind a comma may stand a joint.
  private static let marks: Set<String> = [","]

  /// What is counted, in every singular its last word may have.
  func kinds(_ range: Range<Int>) -> [String] {
    let before = range.dropLast().map(word).filter { !Self.joints.contains($0) && $0 != "(" && $0 != ")" }
    return StudyNouns.singulars(of: word(range.upperBound - 1)).map { (before + [$0]).joined(separator: " ") }
  }

  /// "all studies of women": of which studies it is, and not "all studies in this review".
  func isNarrowed(from end: Int) -> Bool {
    Self.narrowing.contains(word(end))
      && !["this", "these", "our", "deze", "dit", "onze", "ons"].contains(word(end + 1))
  }

  /// "all studies but one", "alle studies op één na", "all studies except these"; "no study but one", "two studies or
  /// more".
  func excepted(_ head: Head, from end: Int) -> (end: Int, head: Head) {
    var head = head
    if let number = head.number, number.min == number.max, head.quantity == nil, let (isLeast, past) = openEnd(at: end),
      endsBare(past)
    {
      head.number = isLeast ? .init(min: number.min, max: nil) : .init(min: 0, max: number.min)
      return (past, head)
    }
    if head.quantity == StudyCount.Quantity.none, head.outOf == nil {
      let isDutch = word(end) == "op" && word(end + 2) == "na"
      guard isDutch || ["but", "except", "behalve"].contains(word(end)), let number = smallNumber(end + 1) else {
        return (end, head)
      }
      (head.number, head.quantity) = (.init(number), nil)
      return (end + (isDutch ? 3 : 2), head)
    }
    // "All studies except @a" is all, and the sentence cites which not.
    guard head.quantity == .all, head.number == nil, exception == nil else { return (end, head) }
    switch word(end) {
    case "op" where smallNumber(end + 1) != nil && word(end + 2) == "na":
      head.quantity = nil
      head.exceptions = smallNumber(end + 1)
      return (end + 3, head)
    case "op" where word(end + 1) == "na":
      // The citation between the two words is no word.
      head.quantity = .notAll
      return (end + 2, head)
    case "but", "except", "behalve", "uitgezonderd":
      head.quantity = .notAll
      if let number = smallNumber(end + 1) {
        head.quantity = nil
        head.exceptions = number
        return (end + 2, head)
      }
      return (end + 1, head)
    default: return (end, head)
    }
  }

  /// A number, or the article that stands for one.
  func smallNumber(_ index: Int) -> Int? { word(index) == "een" ? 1 : NumberWords.value(word(index)) }
}
