/// Words and phrases that say how many, and are no number.
extension CountReader {
  func phrase(at start: Int) -> Head? {
    guard let phrase = CountPhrases.amounts.match(at: start, word) else { return nil }
    let end = phrase.end
    switch phrase.meaning {
    case .all: return isDenied(start) ? denied(all(from: end)) : all(from: end)
    case .every:
      let partitive = partitive(end)
      let head = Head(quantity: .all, takesSingular: !partitive.isThere, takesPlural: partitive.isThere).with(partitive)
      return isDenied(start) ? denied(head) : head
    case .both:
      return Head(
        number: .init(2), outOf: 2, isOutOfSome: true, end: skip(.definite, from: skip(.of, from: end)))
    case .none(let takesSingular): return none(from: end, takesSingular: takesSingular, isBare: end == start + 1)
    case .neither:
      var partitive = partitive(end)
      partitive.outOf = partitive.outOf ?? 2
      partitive.isOfSome = true
      return none(partitive, takesSingular: !partitive.isThere)
    case .part(let part, let isDenial, let takesSingular):
      return Head(quantity: part, takesSingular: takesSingular, isDenial: isDenial).with(partitive(end))
    case .one: return Head(number: .init(1), end: end, takesSingular: true, takesPlural: false)
    case .onlyOne: return onlyOne(at: start)
    case .atLeast(let number): return Head(number: .init(min: number, max: nil), end: partitive(end).end)
    case .allBut:
      return Head(exceptions: phrase.numbers[0], takesSingular: true).with(partitive(skip(.definite, from: end)))
    case .between:
      guard phrase.numbers[0] < phrase.numbers[1] else { return nil }
      return Head(number: .init(min: phrase.numbers[0], max: phrase.numbers[1])).with(partitive(end))
    case .not:
      guard let head = self.phrase(at: end), head.quantity == .all else { return nil }
      return denied(head)
    case .nearly:
      guard var head = self.phrase(at: end), [.all, StudyCount.Quantity.none].contains(head.quantity) else {
        return nil
      }
      head.isDenial = head.quantity != .all
      (head.quantity, head.number) = (head.isDenial ? .few : .most, nil)
      return head
    case .others: return noun(after: Head(end: end)) == end + 1 ? Head(quantity: .all, end: end, isOfOthers: true) : nil
    case .nothing: return nil
    }
  }

  private func denied(_ all: Head) -> Head {
    var head = all
    (head.quantity, head.outOf, head.number) = (.notAll, all.number?.max ?? all.outOf, nil)
    return head
  }

  /// Whether what is said before "all" is denied of it: "it is not mentioned in all studies".
  private func isDenied(_ start: Int) -> Bool {
    guard has(.placing, at: start - 1) else { return false }
    let said = [start - 2, start - 3].prefix { index in
      has(.told, at: index) || word(index).hasSuffix("ed") || StudyNouns.verbs.contains(word(index))
    }
    return has(.not, at: start - 2 - said.count)
  }

  /// "all", "all three of these".
  private func all(from start: Int) -> Head {
    let rest = skip(.definite, from: skip(.of, from: start))
    let number = NumberWords.number(at: rest, word: word)
    let end = partitive(number?.end ?? rest).end
    return Head(
      number: number.map { .init($0.value) }, quantity: .all,
      end: skip(.definite, from: end))
  }

  /// "none of the three", "geen enkele studie".
  private func none(from start: Int, takesSingular: Bool, isBare: Bool) -> Head? {
    let partitive = partitive(start)
    // "Er is geen onderzoek naar gedaan" is no research, "geen onderzoek noemt het" no study.
    let isMass = isBare && !partitive.isThere && word(start).hasSuffix("onderzoek")
    return isMass && !has(StudyNouns.verbs, at: start + 1) ? nil : none(partitive, takesSingular: takesSingular)
  }

  private func none(_ partitive: Partitive, takesSingular: Bool) -> Head {
    Head(number: .init(0), quantity: StudyCount.Quantity.none, takesSingular: takesSingular).with(partitive)
  }

  /// "the only study that", "de enige studie die": one. Of "the only study in women" it is not said how many others do.
  func onlyOne(at start: Int) -> Head? {
    let head = Head(number: .init(1), end: start + 1, takesSingular: true, takesPlural: false)
    guard let end = noun(after: head), has(.that, at: end) else { return nil }
    return head
  }
}
