import Catalogue
import Records
import TestSupport
import Testing

@testable import Query

/// An index of facets made up for a test; it holds the words of each study's id and nothing else.
struct FacetsOnly: CatalogueIndex {
  var studies: [StudyFacets]

  func facets() -> [StudyFacets] { studies }
  func records(containing tokens: [String], prefix: Bool) -> Set<String> {
    Set(studies.map(\.id).filter { SearchText.tokens(of: $0).contains(phrase: tokens, prefix: prefix) })
  }
  func records(_ ids: [String]) -> [FiledRecord] { [] }
}

@Suite("What a review answers to a question")
struct AskTests {
  private static func index(seed: UInt64) -> FacetsOnly {
    var random = RandomCase(seed: seed)
    return FacetsOnly(
      studies: (0..<40).map { number in
        var study = random.study()
        study.id = "study\(number)"
        study.role = random.flip() ? .included : .background
        return study
      })
  }

  private static func ask(_ text: String, _ index: FacetsOnly, all: Bool = false) throws -> Answer {
    try Small.parse(text).ask(index, vocabulary: Small.vocabulary, includesBackground: true, keepsIndirect: all)
  }

  @Test(arguments: UInt64(0)..<30)
  func `a study is left out where its verdict is indirect, and never otherwise`(seed: UInt64) throws {
    var random = RandomCase(seed: seed)
    let question = random.question()
    let index = Self.index(seed: seed)
    let answer = try question.ask(index, vocabulary: Small.vocabulary, includesBackground: true)
    #expect(answer.leftOut.allSatisfy { $0.verdict == .indirect })
    #expect(answer.studies.allSatisfy { $0.verdict != .indirect })
    #expect(Set((answer.studies + answer.leftOut).map(\.facets.id)) == Set(index.studies.map(\.id)))
    let all = try question.ask(
      index, vocabulary: Small.vocabulary, includesBackground: true, keepsIndirect: true)
    #expect(all.leftOut.isEmpty)
    #expect(all.studies.map(\.facets.id) == (answer.studies + answer.leftOut).map(\.facets.id))
  }

  @Test(arguments: UInt64(0)..<30)
  func `each facet asked is judged, and each facet's gaps add up to the studies`(seed: UInt64) throws {
    var random = RandomCase(seed: seed)
    let question = random.question()
    let answer = try question.ask(
      Self.index(seed: seed), vocabulary: Small.vocabulary, includesBackground: true, keepsIndirect: true)
    for study in answer.studies {
      var seen: Set<Facet> = []
      #expect(study.judgements.map(\.term.facet).filter { seen.insert($0).inserted } == question.askedFacets)
    }
    #expect(answer.gaps.map(\.facet) == question.askedFacets.map(Optional.some) + [nil])
    for gap in answer.gaps {
      #expect(gap.counts.total == answer.studies.count)
    }
    #expect(answer.gaps.last?.counts.direct == answer.studies.count { $0.verdict == .direct })
  }

  @Test(arguments: UInt64(0)..<30)
  func `the order is by directness, design, size, year and id, and the same whatever order the index has`(seed: UInt64)
    throws
  {
    var random = RandomCase(seed: seed)
    let question = random.question()
    let index = Self.index(seed: seed)
    let backwards = FacetsOnly(studies: index.studies.reversed())
    func ask(_ index: FacetsOnly) throws -> [AnsweringStudy] {
      try question.ask(index, vocabulary: Small.vocabulary, includesBackground: true, keepsIndirect: true).studies
    }
    let studies = try ask(index)
    #expect(studies.map(\.facets.id) == (try ask(backwards)).map(\.facets.id))
    for (first, second) in zip(studies, studies.dropFirst()) {
      #expect(Self.key(first) < Self.key(second))
    }
  }

  /// The documented order as a list of figures, the first of which to differ decides.
  private static func key(_ study: AnsweringStudy) -> Key {
    let facets = study.facets
    let level: Double =
      switch study.verdict {
      case .direct: 0
      case .partial(let share): 2 - (share ?? 0)
      case .stated: 3
      case .unknown: 4
      case .indirect: 5
      }
    let rank = facets.designs.map { Small.vocabulary.rank(ofDesign: $0) }.min() ?? Int.max
    return Key(
      figures: [level, Double(rank), -Double(facets.n ?? -1), -Double(facets.year ?? -9999)], id: facets.id)
  }

  private struct Key: Comparable {
    var figures: [Double]
    var id: String

    static func < (left: Key, right: Key) -> Bool {
      left.figures == right.figures ? left.id < right.id : left.figures.lexicographicallyPrecedes(right.figures)
    }
  }

  @Test func `direct comes before partial by share, then stated, unknown and indirect`() throws {
    func study(_ id: String, _ change: (inout StudyFacets) -> Void) -> StudyFacets {
      var study = Small.study(change)
      study.id = id
      return study
    }
    let index = FacetsOnly(studies: [
      study("outside") { ($0.ageMin, $0.ageMax) = (40, 50) },
      study("silent") { _ in },
      study("little") { ($0.ageMin, $0.ageMax) = (22, 40) },
      study("much") { ($0.ageMin, $0.ageMax) = (14, 23) },
      study("inside") { ($0.ageMin, $0.ageMax) = (14, 22) },
    ])
    let answer = try Self.ask("age:14..22", index, all: true)
    #expect(answer.studies.map(\.facets.id) == ["inside", "much", "little", "silent", "outside"])
    #expect(answer.hasDirectStudy)
  }

  @Test func `equally direct studies go by design, size, year and id, and what is not given goes last`() throws {
    func study(_ id: String, _ design: String?, _ n: Int?, _ year: Int?) -> StudyFacets {
      var study = Small.study { _ in }
      (study.id, study.designs, study.n, study.year) = (id, design.map { [$0] } ?? [], n, year)
      return study
    }
    let index = FacetsOnly(studies: [
      study("i", nil, 900, 2020), study("h", "descriptive", 900, 2020), study("g", "pilot-rct", 900, 2020),
      study("f", "rct", nil, 2020), study("e", "rct", 10, nil), study("d", "rct", 10, 1990),
      study("c", "rct", 10, 2001), study("b", "rct", 10, 2001), study("a", "rct", 11, 1980),
    ])
    let answer = try Question.everything.ask(index, vocabulary: Small.vocabulary)
    #expect(answer.studies.map(\.facets.id) == ["a", "b", "c", "d", "e", "f", "g", "h", "i"])
  }

  @Test func `what is asked of a facet says NOT where it is asked to be otherwise`() throws {
    let answer = try Self.ask("design:rct AND NOT (setting:clinical OR NOT design:pilot-rct)", Self.index(seed: 4))
    #expect(
      answer.gaps.map { $0.asked.map(\.description) } == [
        ["design:rct", "design:pilot-rct"], ["NOT setting:clinical"],
        ["design:rct", "NOT setting:clinical", "design:pilot-rct"],
      ])
  }

  @Test func `background records answer only where they are asked`() throws {
    let index = Self.index(seed: 1)
    let question = try Small.parse("setting:clinical")
    let included = try question.ask(index, vocabulary: Small.vocabulary, keepsIndirect: true)
    #expect(included.studies.allSatisfy { $0.facets.role == .included })
    #expect(included.studies.count == index.studies.count { $0.role == .included })
  }

  @Test func `a question that asks nothing is answered by every study`() throws {
    let answer = try Question.everything.ask(
      Self.index(seed: 2), vocabulary: Small.vocabulary, includesBackground: true)
    #expect(answer.studies.count == 40)
    #expect(answer.leftOut.isEmpty)
  }

  @Test func `words without a facet are looked for in the index`() throws {
    let answer = try Self.ask("study7", Self.index(seed: 3))
    #expect(answer.studies.map(\.facets.id) == ["study7"])
    #expect(try Self.ask("study1*", Self.index(seed: 3)).studies.count == 11)
  }

  // MARK: Targets

  private static let unit = Target(
    id: "unit", label: ["en": "The unit"], age: Age(min: 14, max: 22), populations: ["young-people"],
    conditions: ["depression", "anxiety"], settings: ["clinical"], context: ["open-group", "mbt"],
    interventions: ["running-therapy"], timesPerWeek: QuantityRange(min: 1, max: 1))

  @Test func `a target asks for everything known of it at once`() {
    #expect(
      Question.of(Self.unit).description
        == "age:14..22 AND population:young-people AND (condition:depression OR condition:anxiety) AND setting:clinical AND context:open-group"
        + " AND context:mbt AND intervention:running-therapy AND times-per-week:1")
  }

  @Test func `a target without an interval of ages asks for no age`() {
    var target = Self.unit
    target.age = Age(mean: 18)
    #expect(Question.of(target).description.hasPrefix("population:young-people AND"))
  }

  @Test func `what a target does not say is not asked`() {
    #expect(Question.of(Target(id: "empty", label: ["en": "Nobody"])) == .everything)
    let openDose = Target(id: "open", label: ["en": "Open"], minutes: QuantityRange())
    #expect(Question.of(openDose) == .everything)
  }

  @Test func `the question of a target reads back from its text`() throws {
    let question = Question.of(Self.unit)
    #expect(try Small.parse(question.description) == question)
  }
}
