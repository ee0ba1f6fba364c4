import Catalogue
import Records
import TestSupport

@testable import Query

/// Questions and studies at random, the same for the same seed.
struct RandomCase {
  var numbers: SeededGenerator

  init(seed: UInt64) {
    numbers = SeededGenerator(seed: seed)
  }

  // MARK: Questions

  mutating func question(depth: Int = 3, facets: [Facet] = Facet.allCases) -> Question {
    guard depth > 0 else { return .term(term(facets)) }
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0, 1: return .term(term(facets))
    case 2: return .not(question(depth: depth - 1, facets: facets))
    case 3, 4: return .and(parts(depth, facets))
    default: return .or(parts(depth, facets))
    }
  }

  private mutating func parts(_ depth: Int, _ facets: [Facet]) -> [Question] {
    (0..<Int.random(in: 2...3, using: &numbers)).map { _ in question(depth: depth - 1, facets: facets) }
  }

  mutating func term(_ facets: [Facet] = Facet.allCases) -> Term {
    let facet = pick(facets)
    return Term(facet: facet, value: value(facet))
  }

  private mutating func value(_ facet: Facet) -> Term.Value {
    if let scheme = facet.scheme { return .concept(pick(Small.vocabulary.concepts(in: scheme)).id) }
    switch facet {
    case .direction: return .direction(pick(Effect.Direction.allCases))
    case .language: return .language(pick(["en", "en-gb", "nl"]))
    case .text:
      let words = ["greist1978", "damen1984", "running", "été", "AND", "(", "a:b", "OR not"]
      let chosen = [pick(["greist1978", "damen1984", "run"])] + (flip() ? [pick(words)] : [])
      return .words(chosen.joined(separator: " "), prefix: flip())
    case .age, .year: return .interval(interval(around: facet == .age ? 20 : 2000, isWhole: true))
    default: return .interval(interval(around: 5, isWhole: false))
    }
  }

  private mutating func interval(around middle: Int, isWhole: Bool) -> Interval {
    let low = Int.random(in: (middle - 5)...(middle + 5), using: &numbers)
    let high = low + Int.random(in: 0...10, using: &numbers)
    let from = !isWhole && flip() ? Numeral("\(low).5") : Numeral(low)
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0: return Interval(min: from, max: nil)
    case 1: return Interval(min: nil, max: Numeral(high))
    case 2: return Interval(min: from, max: from)
    default: return Interval(min: from, max: Numeral(high + 1))
    }
  }

  // MARK: Studies

  mutating func study() -> StudyFacets {
    var study = StudyFacets(
      id: pick(["greist1978", "damen1984", "bakker2010"]), file: "studies/a.json", role: .included)
    study.year = flip() ? Int.random(in: 1995...2005, using: &numbers) : nil
    study.language = flip() ? pick(["en", "nl", "en-GB"]) : nil
    study.n = flip() ? Int.random(in: 1...3, using: &numbers) : nil
    if flip() { study.ageMin = Int.random(in: 12...25, using: &numbers) }
    if flip() { study.ageMax = (study.ageMin ?? 12) + Int.random(in: 0...15, using: &numbers) }
    if study.ageMin == nil, study.ageMax == nil, flip() { study.ageSpans = [12...14, 20...30] }
    study.hasMeanAge = flip()
    study.populations = concepts(.population)
    study.conditions = concepts(.condition)
    study.settings = concepts(.setting)
    study.context = concepts(.context)
    study.interventions = concepts(.intervention)
    study.designs = concepts(.design)
    study.timesPerWeek = range()
    study.minutes = range()
    study.weeks = range()
    study.measured = (0..<Int.random(in: 0...2, using: &numbers)).map { _ in
      StudyFacets.MeasuredOutcome(
        outcome: Int.random(in: 0..<4, using: &numbers) == 0 ? nil : pick(Small.vocabulary.concepts(in: .outcome)).id,
        direction: pick(Effect.Direction.allCases))
    }
    study.stated = study.measured.compactMap(\.outcome) + concepts(.outcome)
    study.themes = concepts(.theme)
    study.statedConditions = concepts(.condition)
    study.absent = ["/sample", "/setting", "/effects"].filter { _ in flip() }.map {
      Absence(pointer: $0, kind: pick(AbsenceKind.allCases))
    }
    return study
  }

  private mutating func concepts(_ scheme: Scheme) -> [String] {
    (0..<Int.random(in: 0...2, using: &numbers)).map { _ in pick(Small.vocabulary.concepts(in: scheme)).id }
  }

  private mutating func range() -> QuantityRange? {
    guard flip() else { return nil }
    let interval = interval(around: 5, isWhole: false)
    return QuantityRange(min: interval.min, max: interval.max)
  }

  // MARK: Choices

  mutating func flip() -> Bool { Bool.random(using: &numbers) }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &numbers)]
  }
}
