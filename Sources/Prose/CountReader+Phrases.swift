/// Words and phrases that say how many, and are no number.
extension CountReader {
  private static let alls: Set<String> = ["all", "alle", "al", "every", "each", "elk", "elke", "ieder", "iedere"]

  func phrase(at start: Int) -> Head? {
    let following = word(start + 1)
    switch word(start) {
    case "all", "alle", "al": return all(at: start)
    case "every", "each", "elk", "elke", "ieder", "iedere":
      // "every one of the studies"
      let isOne = ["one", "één"].contains(following) && ["of", "van"].contains(word(start + 2))
      let partitive = partitive(start + (isOne ? 2 : 1))
      return quantity(.all, partitive, takesSingular: !partitive.isThere, takesPlural: partitive.isThere)
    case "both", "beide":
      return Head(
        number: .init(2), outOf: 2, isOutOfSome: true,
        end: skip(["of", "the", "these", "deze", "de"], from: start + 1))
    case "most", "meeste", "merendeel", "meerderheid", "majority": return quantity(.most, partitive(start + 1))
    case "nearly", "almost", "virtually", "practically", "bijna", "vrijwel", "nagenoeg":
      if ["none", "no", "geen"].contains(following), let none = none(at: start + 1) { return almost(none) }
      guard Self.alls.contains(following), var head = phrase(at: start + 1), head.exceptions == nil else { return nil }
      head.quantity = .most
      head.number = nil
      return head
    case "hardly" where following == "any", "scarcely" where following == "any",
      "barely" where following == "any":
      return almost(none(partitive(start + 2), takesSingular: true))
    case "nauwelijks":
      let isOne = ["een", "één"].contains(following)
      return almost(none(partitive(start + (isOne ? 2 : 1)), takesSingular: isOne))
    case "minority", "minderheid": return quantity(.few, partitive(start + 1))
    case "few", "weinig":
      return quantity(word(start - 1) == "a" ? .several : .few, partitive(start + 1))
    case "some", "sommige": return quantity(.some, partitive(start + 1))
    case "enkele" where ["een", "één"].contains(word(start - 1)):
      // "een enkele studie" is one.
      return Head(number: .init(1), end: start + 1, takesSingular: true, takesPlural: false)
    case "only" where word(start - 1) == "the", "sole" where word(start - 1) == "the",
      "enige" where ["de", "het"].contains(word(start - 1)):
      return onlyOne(at: start)
    case "enige": return quantity(.some, partitive(start + 1))
    case "many", "veel":
      // "How many", "as many as": no number.
      let isAsked = ["how", "as", "so", "too", "not", "hoe", "zo", "te", "even", "niet"].contains(word(start - 1))
      return isAsked ? nil : quantity(.several, partitive(start + 1))
    case "several", "various", "numerous", "talrijke", "verschillende", "multiple", "enkele", "meerdere", "diverse",
      "verscheidene":
      return quantity(.several, partitive(start + 1))
    case "number" where word(start - 1) == "a", "couple" where word(start - 1) == "a",
      "handful" where word(start - 1) == "a", "aantal" where word(start - 1) == "een",
      "paar" where word(start - 1) == "een", "handvol" where word(start - 1) == "een":
      return quantity(.several, partitive(start + 1))
    case "dozens", "tientallen": return Head(number: .init(min: 20, max: nil), end: partitive(start + 1).end)
    case "hundreds", "honderden": return Head(number: .init(min: 200, max: nil), end: partitive(start + 1).end)
    case "thousands", "duizenden": return Head(number: .init(min: 2_000, max: nil), end: partitive(start + 1).end)
    case "single" where word(start - 1) == "a":
      return Head(number: .init(1), end: start + 1, takesSingular: true, takesPlural: false)
    case "none", "neither", "no", "geen": return none(at: start)
    case "not", "niet": return negated(at: start)
    case "op":
      // "op één na alle studies"
      guard let number = smallNumber(start + 1), word(start + 2) == "na", ["al", "alle"].contains(word(start + 3))
      else { return nil }
      return Head(exceptions: number, end: skip(["de", "deze", "die"], from: start + 4))
    default: return nil
    }
  }

  private func quantity(
    _ quantity: StudyCount.Quantity, _ partitive: Partitive, takesSingular: Bool = false, takesPlural: Bool = true
  ) -> Head {
    Head(
      quantity: quantity, outOf: partitive.outOf, isOutOfSome: partitive.isOfSome, end: partitive.end,
      takesSingular: takesSingular, takesPlural: takesPlural, isPartitive: partitive.isThere)
  }

  /// "all", "all three of these", "all but one".
  private func all(at start: Int) -> Head {
    let articles: Set<String> = ["of", "the", "these", "those", "van", "de", "deze", "die", "onze", "our"]
    let isDutch = word(start + 1) == "op" && word(start + 3) == "na"
    if isDutch || ["but", "except", "behalve"].contains(word(start + 1)), let number = smallNumber(start + 2) {
      let partitive = partitive(start + (isDutch ? 4 : 3))
      return Head(
        exceptions: number, outOf: partitive.outOf, isOutOfSome: partitive.isOfSome, end: partitive.end,
        takesSingular: true, isPartitive: partitive.isThere)
    }
    let rest = skip(articles, from: start + 1)
    let number = NumberWords.number(at: rest, word: word)
    let end = partitive(number?.end ?? rest).end
    return Head(
      number: number.map { .init($0.value) }, quantity: .all,
      end: skip(["de", "deze", "die", "the", "these", "those"], from: end))
  }

  /// "none of the three", "neither study", "geen enkele studie".
  private func none(at start: Int) -> Head? {
    let following = word(start + 1)
    switch word(start) {
    case "none":
      return none(partitive(start + 1))
    case "neither":
      var partitive = partitive(start + 1)
      partitive.outOf = partitive.outOf ?? 2
      partitive.isOfSome = true
      return none(partitive, takesSingular: !partitive.isThere)
    case "no": return none(Partitive(end: start + 1), takesSingular: true)
    default:
      let isEmphatic = ["enkel", "enkele", "één", "een"].contains(following)
      let partitive = partitive(isEmphatic ? start + 2 : start + 1)
      // "Er is geen onderzoek naar gedaan" is no research, "geen onderzoek noemt het" no study.
      let isMass = !isEmphatic && !partitive.isThere && word(partitive.end).hasSuffix("onderzoek")
      guard !isMass || StudyNouns.verbs.contains(word(partitive.end + 1)) else { return nil }
      return none(partitive, takesSingular: true)
    }
  }

  private func none(_ partitive: Partitive, takesSingular: Bool = false) -> Head {
    Head(
      number: .init(0), quantity: StudyCount.Quantity.none, outOf: partitive.outOf, isOutOfSome: partitive.isOfSome,
      end: partitive.end, takesSingular: takesSingular, isPartitive: partitive.isThere)
  }

  /// "the only study that", "de enige studie die": one. Of "the only study in women" it is not said how many others do.
  func onlyOne(at start: Int) -> Head? {
    let head = Head(number: .init(1), end: start + 1, takesSingular: true, takesPlural: false)
    guard let end = noun(after: head), ["that", "which", "die", "dat", "to"].contains(word(end)) else { return nil }
    return head
  }

  /// "almost no study": few, and said as "no study" is.
  private func almost(_ none: Head) -> Head {
    var head = none
    head.number = nil
    head.quantity = .few
    head.isDenial = true
    return head
  }

  /// "not one", "not a single", "not all", "niet in alle".
  private func negated(at start: Int) -> Head? {
    let following = word(start + 1)
    if following == "one" { return none(partitive(start + 2), takesSingular: true) }
    if following == "a", word(start + 2) == "single" { return none(partitive(start + 3), takesSingular: true) }
    let isPlaced = ["in", "bij", "uit", "door", "met", "by", "for", "with"].contains(following)
    let place = isPlaced ? start + 2 : start + 1
    guard Self.alls.contains(word(place)), var head = phrase(at: place), head.exceptions == nil else { return nil }
    head.quantity = .notAll
    head.outOf = head.number?.max ?? head.outOf
    head.number = nil
    return head
  }
}
