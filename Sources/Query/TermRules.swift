import Catalogue
import Records

/// How single terms are judged: one rule a kind of facet.
struct TermRules: Sendable {
  let vocabulary: Vocabulary
  let askedOutcomes: Set<String>

  typealias Rule = @Sendable (StudyFacets) -> Judgement

  func rule(for term: Term) -> Rule {
    switch (term.facet, term.value) {
    case (.population, .concept(let id)): population(id, term)
    case (.condition, .concept(let id)):
      concept(
        id, term, of: { $0.conditions }, at: ["/sample/conditions", "/sample"], statedIn: { $0.statedConditions })
    case (.setting, .concept(let id)):
      concept(id, term, of: { $0.settings }, at: ["/setting/concepts", "/setting"], tellsOthers: true)
    case (.context, .concept(let id)):
      // Ways of working go together: one that is reported says nothing against another.
      concept(id, term, of: { $0.context }, at: ["/setting/context", "/setting"], othersExclude: false)
    case (.intervention, .concept(let id)):
      concept(id, term, of: { $0.interventions }, at: ["/intervention/concepts", "/intervention"])
    case (.design, .concept(let id)): concept(id, term, of: { $0.designs }, at: ["/design/concepts", "/design"])
    case (.outcome, .concept(let id)): outcome(id, term)
    case (.theme, .concept(let id)): theme(id, term)
    case (.direction, .direction(let direction)): self.direction(direction, term)
    case (.age, .interval(let interval)): age(interval, term)
    case (.timesPerWeek, .interval(let interval)):
      dose(interval, term, of: { $0.timesPerWeek }, at: ["/intervention/timesPerWeek", "/intervention"])
    case (.minutes, .interval(let interval)):
      dose(interval, term, of: { $0.minutes }, at: ["/intervention/minutes", "/intervention"])
    case (.weeks, .interval(let interval)):
      dose(interval, term, of: { $0.weeks }, at: ["/intervention/weeks", "/intervention"])
    case (.year, .interval(let interval)): year(interval, term)
    case (.language, .language(let tag)): language(tag, term)
    default: { _ in Judgement(.unknown, .absent(nil), term: term) }
    }
  }

  /// Why nothing is there: the kind recorded for the place or, failing that, for what holds it.
  static func absence(_ study: StudyFacets, _ places: [String]) -> Reason {
    for place in places {
      if let absence = study.absent.first(where: { $0.pointer == place }) { return .absent(absence.kind) }
    }
    return .absent(nil)
  }

  // MARK: Concepts

  /// - Parameters:
  ///   - statedIn: concepts that statements speak of, where that counts for something.
  ///   - othersExclude: whether a study with other concepts lies outside.
  ///   - tellsOthers: whether the reason names what stands beside the asked concept and lies outside it.
  private func concept(
    _ id: String, _ term: Term, of values: @escaping @Sendable (StudyFacets) -> [String], at places: [String],
    statedIn: (@Sendable (StudyFacets) -> [String])? = nil, othersExclude: Bool = true,
    tellsOthers: Bool = false
  ) -> Rule {
    let match = ConceptMatch(id, in: term.facet.scheme ?? .theme, vocabulary)
    return { study in
      let own = values(study)
      if let reason = match.direct(own) {
        let others = tellsOthers ? match.outside(own) : []
        return Judgement(.direct, others.isEmpty ? reason : .beside(reason, others), term: term)
      }
      if let statedIn, case let stated = statedIn(study).filter(match.inside.contains), !stated.isEmpty {
        return Judgement(.stated, .stated(stated), term: term)
      }
      if let reason = match.near(own) { return Judgement(.unknown, reason, term: term) }
      guard !own.isEmpty else { return Judgement(.unknown, Self.absence(study, places), term: term) }
      return othersExclude
        ? Judgement(.indirect, .others(own, than: id), term: term)
        : Judgement(.unknown, .unsaid(own, asked: id), term: term)
    }
  }

  private func outcome(_ id: String, _ term: Term) -> Rule {
    let match = ConceptMatch(id, in: .outcome, vocabulary)
    return { study in
      let measured = Self.distinct(study.measured.compactMap(\.outcome))
      let found = measured.filter(match.inside.contains)
      if !found.isEmpty { return Judgement(.direct, .measured(found), term: term) }
      let stated = study.stated.filter(match.inside.contains)
      if !stated.isEmpty { return Judgement(.stated, .stated(stated), term: term) }
      if let reason = match.near(measured) { return Judgement(.unknown, reason, term: term) }
      // An effect whose outcome nobody coded may be the one asked for.
      if study.measured.contains(where: { $0.outcome == nil }) { return Judgement(.unknown, .uncoded, term: term) }
      guard study.measured.isEmpty else { return Judgement(.indirect, .measuredOthers(measured), term: term) }
      return Judgement(.unknown, Self.absence(study, ["/effects"]), term: term)
    }
  }

  /// The places of a record that hold what speaks for and against; each of it belongs to a theme.
  private static let themedLists: Set<String> = ["/opportunities", "/threats"]
  /// The places of a record that hold findings with themes.
  private static let findingLists = themedLists.union(["/effects"])

  /// Whether a place is that of the themes of one finding: `/threats/0/themes`.
  private static func isThemes(_ pointer: String) -> Bool {
    pointer.hasSuffix("/themes") && findingLists.contains { pointer.hasPrefix($0 + "/") }
  }

  private func theme(_ id: String, _ term: Term) -> Rule {
    let match = ConceptMatch(id, in: .theme, vocabulary)
    return { study in
      let named = study.themes.filter(match.inside.contains)
      if !named.isEmpty { return Judgement(.direct, .named(named), term: term) }
      // What nobody has taken out yet may name it, and of what speaks for or against, what no source reports.
      let open = study.absent.first { absence in
        if Self.themedLists.contains(absence.pointer) { return true }
        guard [.notExtracted, .unclear].contains(absence.kind) else { return false }
        return absence.pointer == "/effects" || Self.isThemes(absence.pointer)
      }
      if let open { return Judgement(.unknown, .absent(open.kind), term: term) }
      return study.hasUncodedThemes
        ? Judgement(.unknown, .themesUncoded, term: term) : Judgement(.indirect, .notNamed, term: term)
    }
  }

  private func direction(_ direction: Effect.Direction, _ term: Term) -> Rule {
    { [askedOutcomes] study in
      let effects = study.measured.filter { effect in
        askedOutcomes.isEmpty || effect.outcome.map(askedOutcomes.contains) == true
      }
      let directions = Self.distinct(effects.map(\.direction))
      if directions.contains(direction) { return Judgement(.direct, .directions(directions), term: term) }
      if !askedOutcomes.isEmpty, study.measured.contains(where: { $0.outcome == nil }) {
        return Judgement(.unknown, .uncoded, term: term)
      }
      // What is unclear may be what is asked for.
      guard directions.isEmpty else {
        return Judgement(directions.contains(.unclear) ? .unknown : .indirect, .directions(directions), term: term)
      }
      guard study.measured.isEmpty else { return Judgement(.unknown, .noAskedOutcome, term: term) }
      return Judgement(.unknown, Self.absence(study, ["/effects"]), term: term)
    }
  }

  // MARK: Figures

  private func age(_ asked: Interval, _ term: Term) -> Rule {
    { study in
      guard Self.hasAges(study) else {
        return Self.withoutAges(study, term, places: ["/sample/age", "/sample"])
      }
      return Self.compareAges(study, asked, term)
    }
  }

  static func withoutAges(_ study: StudyFacets, _ term: Term, places: [String]) -> Judgement {
    if study.hasMeanAge {
      let ends = study.absent.first { $0.pointer == "/sample/age/min" || $0.pointer == "/sample/age/max" }
      return Judgement(.unknown, .onlyMean(ends?.kind), term: term)
    }
    return Judgement(.unknown, absence(study, places), term: term)
  }

  static func hasAges(_ study: StudyFacets) -> Bool {
    study.ageMin != nil || study.ageMax != nil || !study.ageSpans.isEmpty
  }

  static func compareAges(_ study: StudyFacets, _ asked: Interval, _ term: Term) -> Judgement {
    guard study.ageSpans.isEmpty else { return RangeComparison.judge(study.ageSpans, asked, term: term) }
    let own = Interval(min: study.ageMin.map { Numeral($0) }, max: study.ageMax.map { Numeral($0) })
    return RangeComparison.judge(own, asked, term: term)
  }

  private func dose(
    _ asked: Interval, _ term: Term, of value: @escaping @Sendable (StudyFacets) -> QuantityRange?, at places: [String]
  ) -> Rule {
    { study in
      guard let range = value(study) else { return Judgement(.unknown, Self.absence(study, places), term: term) }
      return RangeComparison.judge(Interval(min: range.min, max: range.max), asked, term: term)
    }
  }

  private func year(_ asked: Interval, _ term: Term) -> Rule {
    { study in
      guard let year = study.year else {
        if study.hasDateInWords { return Judgement(.unknown, .dateInWords, term: term) }
        return Judgement(.unknown, Self.absence(study, ["/citation/issued"]), term: term)
      }
      if let last = study.lastYear {
        let own = Interval(min: Numeral(min(year, last)), max: Numeral(max(year, last)))
        return RangeComparison.judge(own, asked, term: term)
      }
      let isInside = (asked.min?.value ?? -.infinity)...(asked.max?.value ?? .infinity) ~= Double(year)
      return Judgement(isInside ? .direct : .indirect, .year(year), term: term)
    }
  }

  private func language(_ tag: String, _ term: Term) -> Rule {
    { study in
      guard let reported = study.language else {
        return Judgement(.unknown, Self.absence(study, ["/citation/language"]), term: term)
      }
      // A word that names no language we know may name the one asked for.
      guard let language = LanguageTag.tag(of: reported) else {
        return Judgement(.unknown, .language(reported), term: term)
      }
      // A tag is shown as the record has it, a name as the tag it stands for.
      let shown = LanguageTag.isSame(language, reported) ? reported : language
      let isInside = language == tag || language.hasPrefix(tag + "-")
      // English may be British English or not.
      if tag.hasPrefix(language + "-") { return Judgement(.unknown, .language(shown), term: term) }
      return Judgement(isInside ? .direct : .indirect, .language(shown), term: term)
    }
  }

  private static func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
