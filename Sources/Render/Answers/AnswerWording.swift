import Query
import Records

/// The words of an answer in one language: names of facets, verdicts and reasons.
struct AnswerWording {
  let isDutch: Bool
  let vocabulary: Vocabulary
  let language: String
  private let wording: Wording

  init(language: String, vocabulary: Vocabulary) {
    wording = Wording.of(language)
    isDutch = wording.language == "nl"
    self.language = language
    self.vocabulary = vocabulary
  }

  func text(_ english: String, _ dutch: String) -> String { isDutch ? dutch : english }

  // MARK: Names

  func name(_ facet: Facet) -> String {
    switch facet {
    case .population: text("population", "populatie")
    case .condition: text("condition", "aandoening")
    case .age: text("age", "leeftijd")
    case .setting: "setting"
    case .context: text("context", "werkwijze")
    case .intervention: text("intervention", "interventie")
    case .timesPerWeek: text("times a week", "keer per week")
    case .minutes: text("minutes", "minuten")
    case .weeks: text("weeks", "weken")
    case .design: text("design", "opzet")
    case .outcome: text("outcome", "uitkomst")
    case .direction: text("direction", "richting")
    case .theme: text("theme", "thema")
    case .year: text("year", "jaar")
    case .language: text("language", "taal")
    case .text: text("words", "woorden")
    }
  }

  /// A term with its facet before it: `setting clinical`.
  func named(_ term: Term) -> String { named(words(term), term.facet) }

  /// Words with their facet before them, unless they begin with it: `direction unclear`.
  func named(_ words: String, _ facet: Facet) -> String {
    words.hasPrefix(name(facet) + " ") ? words : "\(name(facet)) \(words)"
  }

  /// A concept's preferred label; one that is not in the reader's language is marked.
  func label(_ id: String, _ facet: Facet) -> String {
    guard let scheme = facet.scheme, let concept = vocabulary.concept(id, in: scheme) else { return id }
    return Phrase(concept.preferredLabel.shown(in: language)).plain
  }

  func words(_ term: Term) -> String {
    switch term.value {
    case .concept(let id): label(id, term.facet)
    case .interval(let interval): words(interval, term.facet)
    case .direction(let direction): wording.words(for: direction)
    case .language(let tag): tag
    case .words(let words, let prefix): "“\(words)\(prefix ? "…" : "")”"
    }
  }

  /// `14–22`, `3`, `18 or more`, `1984 or later`.
  func words(_ interval: Interval, _ facet: Facet) -> String {
    let (more, less) =
      switch facet {
      case .year: (text("or later", "of later"), text("or earlier", "of eerder"))
      case .age, .population: (text("or older", "of ouder"), text("or younger", "of jonger"))
      default: (text("or more", "of meer"), text("or less", "of minder"))
      }
    return switch (interval.min, interval.max) {
    case (let min?, let max?): min == max ? number(min) : "\(number(min))–\(number(max))"
    case (let min?, nil): "\(number(min)) \(more)"
    case (nil, let max?): "\(number(max)) \(less)"
    case (nil, nil): "–"
    }
  }

  private func number(_ numeral: Numeral) -> String { wording.number(numeral) }

  private func isOne(_ interval: Interval) -> Bool { interval.min == 1 && interval.max == 1 }

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .direct: text("direct", "direct")
    case .partial(let share):
      text("partial", "deels") + (share.map { " (\(percentage($0)))" } ?? "")
    case .stated: text("stated", "genoemd")
    case .unknown: text("unknown", "onbekend")
    case .indirect: text("indirect", "indirect")
    }
  }

  /// The verdict, with its mark where it rests on a guess.
  func verdict(_ bearing: Bearing) -> String {
    verdict(bearing.verdict) + (bearing.isUnconfirmed ? " (\(wording.unconfirmed))" : "")
  }

  /// ` (1 unconfirmed)`; nothing where none is.
  func mark(unconfirmed count: Int) -> String { count == 0 ? "" : " (\(count) \(wording.unconfirmed))" }

  /// What follows a number of studies in a sentence: `, 1 of them unconfirmed`; nothing where none is.
  func clause(unconfirmed count: Int, of all: Int) -> String {
    switch count {
    case 0: ""
    case all: all == 1 ? ", \(wording.unconfirmed)" : text(", all unconfirmed", ", alle niet bevestigd")
    default: text(", \(count) of them unconfirmed", ", waarvan \(count) niet bevestigd")
    }
  }

  /// In whole percents; less than one is said so.
  private func percentage(_ share: Double) -> String {
    let percents = Int((share * 100).rounded())
    return percents == 0 && share > 0 ? "<1 %" : "\(percents) %"
  }

  // MARK: Reasons

  func reason(_ judgement: Judgement) -> String {
    let words = reason(judgement.reason, judgement.term)
    return judgement.isUnconfirmed ? "\(words) (\(wording.unconfirmed))" : words
  }

  private func reason(_ reason: Reason, _ term: Term) -> String {
    let facet = term.facet
    func names(_ ids: [String]) -> String { ids.map { label($0, facet) }.joined(separator: ", ") }
    switch reason {
    case .same(let id): return names([id])
    case .narrower(let id, let wider):
      return text("\(names([id])) is a kind of \(names([wider]))", "\(names([id])) is een vorm van \(names([wider]))")
    case .beside(let inner, let others):
      return self.reason(inner, term) + text("; also \(names(others))", "; ook \(names(others))")
    case .wider(let id, let asked):
      return text(
        "reported only as the wider \(names([id])), not as \(names([asked]))",
        "alleen vermeld als het ruimere \(names([id])), niet als \(names([asked]))")
    case .close(let id, let asked):
      return text(
        "\(names([id])) is close to \(names([asked])), not the same",
        "\(names([id])) ligt dicht bij \(names([asked])), maar is niet hetzelfde")
    case .others(let ids, let asked):
      return text("\(names(ids)), not \(names([asked]))", "\(names(ids)), niet \(names([asked]))")
    case .unsaid(let ids, let asked):
      return text(
        "\(names(ids)); nothing is said of \(names([asked]))", "\(names(ids)); over \(names([asked])) is niets gezegd")
    case .people(let count, let all, let sex):
      return text(
        "\(count) of \(all) \(count == 1 ? "is" : "are") \(sex == .female ? "female" : "male")",
        "\(count) van \(all) \(count == 1 ? "is" : "zijn") \(sex == .female ? "vrouw" : "man")")
    case .together(let first, let second): return self.reason(first, term) + "; " + self.reason(second, term)
    case .contradicted(let stated, let figures):
      return self.reason(stated, term) + text("; but ", "; maar ") + self.reason(figures, term)
    case .absent(let kind):
      // What a record neither holds nor calls absent is what nobody has taken out of the source.
      return wording.words(for: kind ?? .notExtracted)
    case .onlyMean(let kind):
      let mean = text(
        "only a mean is reported, which is no range", "alleen een gemiddelde vermeld; dat is geen bereik")
      guard let kind else { return mean }
      return text(
        "\(mean); the ages: \(wording.words(for: kind))", "\(mean); de leeftijden: \(wording.words(for: kind))")
    case .inside(let study, let asked):
      return text(
        "\(figure(study, facet)), within \(words(asked, facet))",
        "\(figure(study, facet)), binnen \(words(asked, facet))")
    case .overlap(let study, let asked, let common, let all):
      let overlap = text(
        "\(figure(study, facet)), partly within \(words(asked, facet))",
        "\(figure(study, facet)), deels binnen \(words(asked, facet))")
      guard let common, let all else { return overlap }
      return overlap + ": " + steps(common, of: all, facet)
    case .outside(let study, let asked):
      return text(
        "\(figure(study, facet)), outside \(words(asked, facet))",
        "\(figure(study, facet)), buiten \(words(asked, facet))")
    case .spans(let spans, let asked, let common, let all):
      let own = spans.map { words($0, facet) }.joined(separator: text(" and ", " en "))
      let place =
        switch common {
        case 0: text("outside", "buiten")
        case all: text("within", "binnen")
        default: text("partly within", "deels binnen")
        }
      let groups = text("groups of ages \(own)", "groepen van \(own) jaar")
      let share = common == 0 || common == all ? "" : ": " + steps(common, of: all, facet)
      return "\(groups), \(place) \(words(asked, facet))\(share)"
    case .openEnd(let study, let asked):
      return text(
        "\(figure(study, facet)) may or may not lie within \(words(asked, facet))",
        "\(figure(study, facet)) kan binnen \(words(asked, facet)) vallen of niet")
    case .measured(let ids): return text("measured: \(names(ids))", "gemeten: \(names(ids))")
    case .stated(let ids) where facet == .condition:
      return text(
        "spoken of, not the sample's own: \(names(ids))", "genoemd, niet van de deelnemers zelf: \(names(ids))")
    case .stated(let ids):
      return text("spoken of, not measured: \(names(ids))", "genoemd, niet gemeten: \(names(ids))")
    case .measuredOthers(let ids):
      return text("measured \(names(ids)), not \(words(term))", "mat \(names(ids)), niet \(words(term))")
    case .uncoded:
      return text("an effect is not coded with an outcome", "van een effect is de uitkomst niet gecodeerd")
    case .noAskedOutcome:
      return text("no effect on the asked outcome is reported", "geen effect op de gevraagde uitkomst vermeld")
    case .directions(let directions):
      return directions.map { wording.words(for: $0) }.joined(separator: ", ")
    case .named(let ids): return text("names \(names(ids))", "noemt \(names(ids))")
    case .themesUncoded:
      return text(
        "not everything that speaks for or against is recorded and coded",
        "niet alles wat ervoor of ertegen spreekt is vastgelegd en gecodeerd")
    case .notNamed: return text("does not name \(words(term))", "noemt \(words(term)) niet")
    case .year(let year): return "\(year)"
    case .dateInWords:
      return text("the date is held in words, not as a year", "de datum staat er in woorden, niet als jaar")
    case .language(let tag): return tag
    case .wordsFound: return text("holds \(words(term))", "bevat \(words(term))")
    case .wordsNotFound: return text("does not hold \(words(term))", "bevat \(words(term)) niet")
    case .not(let inner):
      return text("asked is NOT \(words(term)): ", "gevraagd is NIET \(words(term)): ") + self.reason(inner, term)
    }
  }

  /// `ages 18–52`, `3–5 times a week`, `once a week`.
  private func figure(_ interval: Interval, _ facet: Facet) -> String {
    switch facet {
    case .age, .population: text("ages \(words(interval, facet))", "leeftijd \(words(interval, facet))")
    case .year: words(interval, facet)
    case .timesPerWeek where isOne(interval): text("once a week", "één keer per week")
    case .minutes where isOne(interval): text("1 minute", "1 minuut")
    case .weeks where isOne(interval): text("1 week", "1 week")
    default: "\(words(interval, facet)) \(name(facet))"
    }
  }

  /// What part of the study's own range lies inside: of the range, not of the people.
  private func steps(_ common: Int, of all: Int, _ facet: Facet) -> String {
    switch facet {
    case .age, .population:
      text("\(common) of \(all.of("year")) of age", "\(common) van \(all.of("levensjaar", "levensjaren"))")
    default: text("\(common) of \(all)", "\(common) van \(all)")
    }
  }
}
