import Catalogue
import Records

extension TermRules {
  /// By concept first. Where that decides nothing, a population that has ages or a sex is all people of those ages and
  /// that sex, so that the study's figures decide, or else what its own populations have. Without figures a sibling
  /// under the same wider population lies outside, and anything else leaves it open, since one may be a woman and an
  /// adolescent at once.
  func population(_ id: String, _ term: Term) -> Rule {
    let match = ConceptMatch(id, in: .population, vocabulary)
    let asked = AskedPeople(vocabulary.concept(id, in: .population), term: term)
    let siblings = match.siblings(vocabulary)
    return { [self] study in
      let own = study.populations
      let figures = asked.judge(study)
      if let reason = match.direct(own) {
        if let contrary = figures.first(where: { $0.verdict == .indirect }) {
          return Judgement(.unknown, .contradicted(reason, by: contrary.reason), term: term)
        }
        return Judgement(.direct, reason, term: term)
      }
      if let outside = figures.first(where: { $0.verdict == .indirect }) { return outside }
      if let first = figures.first, figures.count == asked.count {
        return figures.dropFirst().reduce(first) { whole, part in
          Judgement(min(whole.verdict, part.verdict), .together(whole.reason, part.reason), term: term)
        }
      }
      if let others = ofOtherSex(own, than: asked.sex) {
        return Judgement(.indirect, .others(others, than: id), term: term)
      }
      if let reason = match.near(own) { return Judgement(.unknown, reason, term: term) }
      let outside = own.filter(siblings.contains)
      if let others = outside.isEmpty ? ofOtherAges(own, than: asked.ages) : outside {
        return Judgement(.indirect, .others(others, than: id), term: term)
      }
      return Self.unknown(study, id, asked, term)
    }
  }

  /// Why the study's figures and populations do not tell.
  private static func unknown(_ study: StudyFacets, _ id: String, _ asked: AskedPeople, _ term: Term) -> Judgement {
    // The ages would tell, so their absence is the reason; where not even that is recorded, the population is.
    if asked.ages != nil, !hasAges(study) {
      let isSilent = absence(study, ["/sample/age", "/sample"]) == .absent(nil) && !study.hasMeanAge
      if study.populations.isEmpty || !isSilent {
        return withoutAges(study, term, places: ["/sample/age", "/sample/populations", "/sample"])
      }
    }
    guard study.populations.isEmpty else {
      return Judgement(.unknown, .unsaid(study.populations, asked: id), term: term)
    }
    let places = ["/sample/populations", "/sample"]
    return Judgement(.unknown, absence(study, asked.sex == nil ? places : ["/sample/sex"] + places), term: term)
  }

  /// The populations that are of the other sex, where none is of the asked one.
  private func ofOtherSex(_ own: [String], than asked: Sex?) -> [String]? {
    guard let asked else { return nil }
    let sexes = own.map { sex(of: $0) }
    let others = zip(own, sexes).filter { $1 != nil && $1 != asked }.map(\.0)
    return others.isEmpty || sexes.contains(asked) ? nil : others
  }

  /// The populations whose ages do not meet the asked ones, where no other's do.
  private func ofOtherAges(_ own: [String], than asked: ClosedRange<Int>?) -> [String]? {
    guard let asked else { return nil }
    let known = own.compactMap { id in ages(of: id).map { (id, $0) } }
    return known.isEmpty || known.contains { $0.1.overlaps(asked) } ? nil : known.map(\.0)
  }

  /// The sex of a population: its own, or that of what it is narrower than.
  private func sex(of id: String) -> Sex? {
    vocabulary.concept(id, in: .population)?.sex
      ?? vocabulary.withBroader(id, in: .population).sorted()
      .compactMap { vocabulary.concept($0, in: .population)?.sex }.first
  }

  /// The ages of a population: its own, or those of what it is narrower than.
  private func ages(of id: String) -> ClosedRange<Int>? {
    vocabulary.concept(id, in: .population)?.age?.span
      ?? vocabulary.withBroader(id, in: .population).sorted()
      .compactMap { vocabulary.concept($0, in: .population)?.age?.span }.first
  }
}

/// The people that a population stands for, where its concept says it by ages or sex.
private struct AskedPeople: Sendable {
  let ages: ClosedRange<Int>?
  let sex: Sex?
  private let interval: Interval?
  private let term: Term

  init(_ concept: Concept?, term: Term) {
    ages = concept?.age?.span
    interval = concept?.age.map { Interval(min: $0.min.map { Numeral($0) }, max: $0.max.map { Numeral($0) }) }
    sex = concept?.sex
    self.term = term
  }

  /// How many things tell who belongs to it.
  var count: Int { (interval == nil ? 0 : 1) + (sex == nil ? 0 : 1) }

  /// What the study's figures tell of each of them; nothing where they do not tell.
  func judge(_ study: StudyFacets) -> [Judgement] {
    var judgements: [Judgement] = []
    if let interval, TermRules.hasAges(study) { judgements.append(TermRules.compareAges(study, interval, term)) }
    if let sex, let judgement = judge(study, sex) { judgements.append(judgement) }
    return judgements
  }

  private func judge(_ study: StudyFacets, _ sex: Sex) -> Judgement? {
    guard let counts = study.sex else { return nil }
    // Without a number of all, both sexes make one.
    let n = study.n ?? (counts.female != nil && counts.male != nil ? counts.all.reduce(0, +) : nil)
    guard let n, n > 0, let count = counts.count(of: sex, n: n) else { return nil }
    let reason = Reason.people(count: count, of: n, sex)
    switch count {
    case 0: return Judgement(.indirect, reason, term: term)
    case n...: return Judgement(.direct, reason, term: term)
    default: return Judgement(.partial(share: Double(count) / Double(n)), reason, term: term)
    }
  }
}

extension AgeInterval {
  /// The ages from end to end; an open end lies beyond any age.
  fileprivate var span: ClosedRange<Int>? {
    let low = min ?? 0
    let high = max ?? 1000
    return low <= high ? low...high : nil
  }
}
