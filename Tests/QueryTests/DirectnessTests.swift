import Catalogue
import Query
import Records
import Testing

@Suite("Directness")
struct DirectnessTests {
  static func study(_ change: (inout StudyFacets) -> Void = { _ in }) -> StudyFacets {
    var study = StudyFacets(id: "s", file: "studies/s.json", role: .included)
    change(&study)
    return study
  }

  static func judgement(_ question: String, _ study: StudyFacets) throws -> (verdict: Verdict, reason: Reason?) {
    let parsed = try QuestionParser.parse(question, vocabulary: RandomQuestion.vocabulary)
    let answer = try parsed.ask(
      OneStudy(study: study), vocabulary: RandomQuestion.vocabulary, includesBackground: true, keepsIndirect: true)
    return (answer.studies[0].verdict, answer.studies[0].judgements.first?.reason)
  }

  static func verdict(_ question: String, _ study: StudyFacets) throws -> Verdict {
    try judgement(question, study).verdict
  }

  static func aged(_ min: Int?, _ max: Int?) -> StudyFacets {
    study {
      $0.ageMin = min
      $0.ageMax = max
    }
  }

  @Test("ages inside the asked interval are direct, those outside indirect, an overlap partial with its share")
  func ages() throws {
    #expect(try Self.verdict("age:14..22", Self.aged(18, 20)) == .direct)
    #expect(try Self.verdict("age:14..22", Self.aged(14, 22)) == .direct)
    #expect(try Self.verdict("age:14..22", Self.aged(18, 30)) == .partial(share: 5.0 / 13))
    #expect(try Self.verdict("age:14..22", Self.aged(10, 60)) == .partial(share: 9.0 / 51))
    #expect(try Self.verdict("age:14..22", Self.aged(23, 40)) == .indirect)
    #expect(try Self.verdict("age:18..", Self.aged(18, 90)) == .direct)
    #expect(try Self.verdict("age:16", Self.aged(16, 16)) == .direct)
  }

  @Test("a range with an open end is unknown, unless what is known settles it")
  func openEnds() throws {
    #expect(try Self.verdict("age:14..22", Self.aged(18, nil)) == .unknown)
    #expect(try Self.verdict("age:14..22", Self.aged(30, nil)) == .indirect)
    #expect(try Self.verdict("age:14..", Self.aged(18, nil)) == .direct)
  }

  @Test("a mean is no range")
  func mean() throws {
    let study = Self.study { $0.hasMeanAge = true }
    let judgement = try Self.judgement("age:14..22", study)
    #expect(judgement.verdict == .unknown)
    #expect(judgement.reason == .onlyMean)
  }

  @Test("a population with ages is judged by them, whatever else the people are")
  func populationByAge() throws {
    #expect(try Self.verdict("population:adolescents", Self.aged(18, 52)) == .partial(share: 2.0 / 35))
    var women = Self.aged(12, 17)
    women.populations = ["women"]
    #expect(try Self.verdict("population:adolescents", women) == .direct)
    #expect(try Self.verdict("population:men", women) == .indirect)
  }

  @Test("a close match is not the same, and is followed one step at most")
  func closeMatch() throws {
    let study = Self.study { $0.populations = ["young-people"] }
    let judgement = try Self.judgement("population:adolescents", study)
    #expect(judgement.verdict == .unknown)
    #expect(judgement.reason == .close("young-people", to: "adolescents"))
  }

  @Test("a narrower setting is direct, one beside it indirect, a wider one unknown")
  func settings() throws {
    let inpatient = Self.study { $0.settings = ["inpatient"] }
    #expect(try Self.judgement("setting:clinical", inpatient).reason == .narrower("inpatient", than: "clinical"))
    #expect(try Self.verdict("setting:clinical", inpatient) == .direct)
    #expect(try Self.verdict("setting:outpatient", inpatient) == .indirect)
    #expect(try Self.verdict("setting:day-treatment", inpatient) == .indirect)
    #expect(try Self.verdict("setting:inpatient", Self.study { $0.settings = ["clinical"] }) == .unknown)
  }

  @Test(
    "what is not reported, not applicable, not extracted or unclear is unknown, and says which",
    arguments: AbsenceKind.allCases)
  func absences(kind: AbsenceKind) throws {
    let study = Self.study { $0.absent = [Absence(pointer: "/setting", kind: kind)] }
    for question in ["setting:clinical", "NOT setting:clinical", "context:mbt"] {
      #expect(try Self.verdict(question, study) == .unknown)
    }
    #expect(try Self.judgement("setting:clinical", study).reason == .absent(kind))
  }

  @Test("another way of working says nothing against the one asked for")
  func contexts() throws {
    #expect(try Self.verdict("context:mbt", Self.study { $0.context = ["open-group"] }) == .unknown)
  }

  @Test("an outcome is direct where measured, stated where only spoken of, indirect where others were measured")
  func outcomes() throws {
    let measured = Self.study { $0.measured = [.init(outcome: "depression", direction: .improved)] }
    #expect(try Self.verdict("outcome:mood", measured) == .direct)
    #expect(try Self.verdict("outcome:anxiety", measured) == .indirect)
    let stated = Self.study { $0.stated = ["anxiety"] }
    #expect(try Self.verdict("outcome:anxiety", stated) == .stated)
    let essay = Self.study { $0.absent = [Absence(pointer: "/effects", kind: .notApplicable)] }
    #expect(try Self.verdict("outcome:anxiety", essay) == .unknown)
  }

  @Test("a direction is asked of the outcomes in the same question")
  func directions() throws {
    let study = Self.study {
      $0.measured = [
        .init(outcome: "depression", direction: .improved), .init(outcome: "anxiety", direction: .unclear),
      ]
    }
    #expect(try Self.verdict("direction:improved", study) == .direct)
    #expect(try Self.verdict("outcome:anxiety direction:improved", study) == .indirect)
    #expect(try Self.verdict("outcome:anxiety richting:onduidelijk", study) == .direct)
  }

  @Test("doses are compared as ranges")
  func doses() throws {
    let study = Self.study { $0.timesPerWeek = QuantityRange(min: 3, max: 5) }
    #expect(try Self.verdict("times:2..5", study) == .direct)
    #expect(try Self.verdict("times:1", study) == .indirect)
    #expect(try Self.verdict("times:3", study) == .partial(share: 1.0 / 3))
    let least = Self.study { $0.minutes = QuantityRange(min: 30) }
    #expect(try Self.verdict("minutes:20..40", least) == .unknown)
    #expect(try Self.verdict("minutes:20..", least) == .direct)
  }

  @Test("years and themes are in or out")
  func years() throws {
    let study = Self.study {
      $0.year = 1978
      $0.themes = ["drop-out"]
    }
    #expect(try Self.verdict("year:1970..1980 thema:uitval", study) == .direct)
    #expect(try Self.verdict("year:2000..", study) == .indirect)
    #expect(try Self.verdict("theme:injury", study) == .indirect)
    #expect(try Self.verdict("year:2000..", Self.study()) == .unknown)
  }

  @Test("a target asks for everything known of it")
  func target() throws {
    let target = Target(
      id: "unit", label: ["en": "unit"], age: Age(min: 14, max: 22), populations: ["young-people"],
      conditions: ["depression", "anxiety"], settings: ["clinical"], context: ["open-group", "mbt"],
      interventions: ["running"], timesPerWeek: QuantityRange(min: 1, max: 1))
    #expect(
      Question.of(target).description
        == "age:14..22 AND (condition:depression OR condition:anxiety) AND setting:clinical AND context:open-group"
        + " AND context:mbt AND intervention:running AND times-per-week:1")
  }

  @Test("studies stand by verdict, then design, sample, year and id")
  func order() throws {
    func make(_ id: String, _ ages: (Int, Int)?, _ design: String, _ n: Int?, _ year: Int) -> StudyFacets {
      StudyFacets(
        id: id, file: id, role: .included, year: year, n: n, ageMin: ages?.0, ageMax: ages?.1, designs: [design])
    }
    let studies = [
      make("unknown", nil, "rct", 500, 2020), make("small-share", (14, 60), "rct", 10, 2000),
      make("descriptive", (15, 16), "descriptive", 900, 2020), make("large", (15, 16), "rct", 90, 1990),
      make("old", (15, 16), "rct", 40, 1980), make("new", (15, 16), "rct", 40, 2010),
      make("b", (15, 16), "rct", nil, 2010), make("a", (15, 16), "rct", nil, 2010),
      make("big-share", (20, 24), "rct", 1, 1),
    ]
    let question = try QuestionParser.parse("age:14..22", vocabulary: RandomQuestion.vocabulary)
    let answer = try question.ask(ManyStudies(studies: studies), vocabulary: RandomQuestion.vocabulary)
    #expect(
      answer.studies.map(\.facets.id) == [
        "large", "new", "old", "a", "b", "descriptive", "big-share", "small-share", "unknown",
      ])
  }
}
