import Catalogue
import Records
import Testing

@testable import Query

@Suite("How directly a study bears on one facet")
struct LeafRuleTests {
  private static func judgement(
    _ text: String, _ change: (inout StudyFacets) -> Void
  ) throws -> Judgement {
    let judged = try Small.judge(Small.study(change), text)
    let only = try #require(judged.facets.values.first)
    #expect(judged.facets.count == 1)
    #expect(judged.verdict == only.verdict)
    return only
  }

  private static func ages(_ text: String, _ min: Int?, _ max: Int?) throws -> Verdict {
    try judgement(text) { ($0.ageMin, $0.ageMax) = (min, max) }.verdict
  }

  // MARK: Ages

  @Test func `ages inside the asked ones are direct: 18–20 in 14–22`() throws {
    #expect(try Self.ages("age:14..22", 18, 20) == .direct)
    #expect(try Self.ages("age:14..22", 14, 22) == .direct)
  }

  @Test func `ages that overlap are partial, with the share of the study's own years: 18–30 against 14–22 is 5 of 13`()
    throws
  {
    let judgement = try Self.judgement("age:14..22") { ($0.ageMin, $0.ageMax) = (18, 30) }
    #expect(judgement.verdict == .partial(share: 5.0 / 13))
    let (study, asked) = (Interval(min: 18, max: 30), Interval(min: 14, max: 22))
    #expect(judgement.reason == .overlap(study: study, asked: asked, common: 5, all: 13))
  }

  @Test func `ages 18–52 against adolescents of 10–19 are partial, 2 of 35`() throws {
    #expect(try Self.ages("population:adolescents", 18, 52) == .partial(share: 2.0 / 35))
  }

  @Test func `ages of groups with years between them are counted together, and no year between them counts`() throws {
    func verdict(_ text: String) throws -> Verdict {
      try Self.judgement(text) { $0.ageSpans = [14...15, 40...50] }.verdict
    }
    #expect(try verdict("age:10..60") == .direct)
    #expect(try verdict("age:60..70") == .indirect)
    #expect(try verdict("age:20..30") == .indirect)
    #expect(try verdict("age:14..22") == .partial(share: 2.0 / 13))
    #expect(try verdict("age:45..") == .partial(share: 6.0 / 13))
    #expect(try verdict("population:adolescents") == .partial(share: 2.0 / 13))
    #expect(try verdict("NOT age:20..30") == .direct)
  }

  @Test func `a single figure within a range of another kind of figures overlaps it without a share`() throws {
    let judgement = try Self.judgement("times-per-week:3") {
      $0.timesPerWeek = QuantityRange(min: Numeral("2.5"), max: Numeral("3.5"))
    }
    #expect(judgement.verdict == .partial(share: nil))
  }

  @Test func `a study in several settings is direct where one of them is, and the reason names the others`() throws {
    let judgement = try Self.judgement("setting:clinical") { $0.settings = ["inpatient", "outpatient"] }
    #expect(judgement.verdict == .direct)
    #expect(judgement.reason == .beside(.narrower("inpatient", than: "clinical"), ["outpatient"]))
  }

  @Test func `ages that only touch an asked end share that year, since years are completed ones`() throws {
    #expect(try Self.ages("age:14..22", 22, 31) == .partial(share: 1.0 / 10))
    #expect(try Self.ages("age:14..22", 23, 31) == .indirect)
  }

  @Test func `ages wholly outside are indirect, whatever an open end may be`() throws {
    #expect(try Self.ages("age:14..22", 30, 40) == .indirect)
    #expect(try Self.ages("age:14..22", 23, nil) == .indirect)
    #expect(try Self.ages("age:14..22", nil, 13) == .indirect)
  }

  @Test func `ages of which one end is open are unknown where that end decides, and direct where it does not`() throws {
    #expect(try Self.ages("age:14..22", 18, nil) == .unknown)
    #expect(try Self.ages("age:14..22", nil, 18) == .unknown)
    #expect(try Self.ages("age:18..", 18, nil) == .direct)
    #expect(try Self.ages("age:..18", nil, 18) == .direct)
    #expect(try Self.ages("age:18..", 17, nil) == .unknown)
  }

  @Test func `an open end of the question takes in everything on that side`() throws {
    #expect(try Self.ages("age:18..", 18, 90) == .direct)
    #expect(try Self.ages("age:18..", 9, 28) == .partial(share: 11.0 / 20))
    #expect(try Self.ages("age:..17", 18, 90) == .indirect)
  }

  @Test func `a mean and an SD are no range: the ages are unknown, and the reason says so`() throws {
    for text in ["age:14..22", "population:adolescents"] {
      let judgement = try Self.judgement(text) { $0.hasMeanAge = true }
      #expect(judgement.verdict == .unknown)
      #expect(judgement.reason == .onlyMean(nil))
    }
  }

  @Test func `ages that are not there are unknown, with the kind of absence`() throws {
    let judgement = try Self.judgement("age:14..22") {
      $0.absent = [Absence(pointer: "/sample/age", kind: .notReported)]
    }
    #expect(judgement.verdict == .unknown)
    #expect(judgement.reason == .absent(.notReported))
  }

  // MARK: Populations

  @Test func `a population is judged by the ages of the study where the concept has ages`() throws {
    #expect(try Self.ages("population:young-people", 18, 20) == .direct)
    #expect(try Self.ages("population:young-people", 40, 50) == .indirect)
  }

  @Test func `the study's own word for its population goes before its ages`() throws {
    let judgement = try Self.judgement("population:adolescents") {
      $0.populations = ["adolescents"]
      ($0.ageMin, $0.ageMax) = (12, 21)
    }
    #expect(judgement.verdict == .direct)
    #expect(judgement.reason == .same("adolescents"))
  }

  @Test func `women may be adolescents: the one does not exclude the other`() throws {
    for (own, asked) in [("women", "adolescents"), ("adolescents", "women"), ("women", "adults")] {
      #expect(try Self.judgement("population:\(asked)") { $0.populations = [own] }.verdict == .unknown)
    }
  }

  @Test func `women with ages are judged by their ages`() throws {
    let judgement = try Self.judgement("population:adolescents") {
      $0.populations = ["women"]
      ($0.ageMin, $0.ageMax) = (18, 20)
    }
    #expect(judgement.verdict == .partial(share: 2.0 / 3))
  }

  @Test func `where a population with ages meets none, the absence of the ages is the reason`() throws {
    let judgement = try Self.judgement("population:adolescents") {
      $0.populations = ["women"]
      $0.absent = [Absence(pointer: "/sample/age", kind: .notReported)]
    }
    #expect(judgement.reason == .absent(.notReported))
  }

  @Test func `a population beside the asked one under the same wider one lies outside`() throws {
    #expect(try Self.judgement("population:young-adults") { $0.populations = ["older-adults"] }.verdict == .indirect)
    #expect(try Self.judgement("population:young-adults") { $0.populations = ["adults"] }.verdict == .unknown)
    #expect(try Self.judgement("population:adults") { $0.populations = ["older-adults"] }.verdict == .direct)
  }

  @Test func `ages decide nothing on a population without ages, and a mean is not the reason`() throws {
    let judgement = try Self.judgement("population:adults") {
      ($0.ageMin, $0.ageMax, $0.hasMeanAge) = (18, 52, true)
    }
    #expect(judgement.verdict == .unknown)
    #expect(judgement.reason == .absent(nil))
  }

  @Test func `a close match is never direct: young people are not adolescents`() throws {
    let judgement = try Self.judgement("population:adolescents") { $0.populations = ["young-people"] }
    #expect(judgement.verdict == .unknown)
    #expect(judgement.reason == .close("young-people", to: "adolescents"))
  }

  // MARK: Sex

  private static let bySex: [(String, Int?, SexCounts?, Verdict)] = [
    ("women", 49, SexCounts(female: 49), .direct), ("men", 49, SexCounts(female: 49), .indirect),
    ("women", 28, SexCounts(female: 15, male: 13), .partial(share: 15.0 / 28)),
    ("men", nil, SexCounts(female: 15, male: 5), .partial(share: 0.25)),
    ("men", nil, SexCounts(female: 0, male: 5), .direct), ("women", 9, SexCounts(female: 0), .indirect),
    // How many the others are, or what they are, is not said.
    ("women", nil, SexCounts(female: 15), .unknown), ("men", 49, SexCounts(female: 20), .unknown),
    ("women", 49, SexCounts(female: 20), .partial(share: 20.0 / 49)), ("women", 49, nil, .unknown),
    ("women", 3, SexCounts(other: 3), .indirect),
    // A population without a sex is asked for by nothing else.
    ("adults", 49, SexCounts(female: 49), .unknown),
  ]

  @Test(arguments: bySex)
  func `a population of one sex is judged by the figures for sex`(
    asked: String, n: Int?, sex: SexCounts?, verdict: Verdict
  ) throws {
    #expect(try Self.judgement("population:\(asked)") { ($0.n, $0.sex) = (n, sex) }.verdict == verdict)
  }

  @Test(arguments: [
    ("men", ["women"], Verdict.indirect), ("women", ["fathers"], .indirect), ("women", ["adults", "men"], .indirect),
    ("women", ["men", "women"], .direct), ("men", ["adults"], .unknown), ("girls", ["men"], .indirect),
    ("toddlers", ["young-people"], .indirect), ("adolescents", ["toddlers"], .indirect),
    ("adolescents", ["toddlers", "girls"], .unknown), ("adults", ["toddlers"], .unknown),
    ("children", ["adults"], .unknown),
  ])
  func `a study's own populations exclude those of the other sex, and of ages that do not meet theirs`(
    asked: String, own: [String], verdict: Verdict
  ) throws {
    let judgement = try Self.judgement("population:\(asked)") { $0.populations = own }
    #expect(judgement.verdict == verdict)
    if verdict == .unknown { #expect(judgement.reason == .unsaid(own, asked: asked)) }
  }

  @Test(arguments: [
    (12, 14, 9, Verdict.direct), (16, 19, 9, .partial(share: 0.5)), (30, 40, 9, .indirect), (12, 14, 0, .indirect),
    (12, 14, 3, .partial(share: 1.0 / 3)),
  ])
  func `a population of some ages and one sex asks for both`(
    min: Int, max: Int, girls: Int, verdict: Verdict
  ) throws {
    let judgement = try Self.judgement("population:girls") {
      ($0.ageMin, $0.ageMax, $0.n, $0.sex) = (min, max, 9, SexCounts(female: girls, male: 9 - girls))
    }
    #expect(judgement.verdict == verdict)
  }

  @Test func `of a population of ages and a sex, figures for one alone leave it open, unless they exclude it`() throws {
    func verdict(_ change: (inout StudyFacets) -> Void) throws -> Verdict {
      try Self.judgement("population:girls", change).verdict
    }
    #expect(try verdict { ($0.ageMin, $0.ageMax) = (12, 14) } == .unknown)
    #expect(try verdict { ($0.n, $0.sex) = (9, SexCounts(female: 9)) } == .unknown)
    #expect(try verdict { ($0.ageMin, $0.ageMax) = (30, 40) } == .indirect)
    #expect(try verdict { ($0.n, $0.sex) = (9, SexCounts(male: 9)) } == .indirect)
  }

  @Test func `a study whose figures contradict its own word for its population is not direct`() throws {
    let ages = try Self.judgement("population:adolescents") {
      $0.populations = ["adolescents"]
      ($0.ageMin, $0.ageMax) = (40, 50)
    }
    #expect(ages.verdict == .unknown)
    let outside = Reason.outside(study: Interval(min: 40, max: 50), asked: Interval(min: 10, max: 19))
    #expect(ages.reason == .contradicted(.same("adolescents"), by: outside))
    let sex = try Self.judgement("population:men") {
      $0.populations = ["fathers"]
      ($0.n, $0.sex) = (9, SexCounts(female: 9))
    }
    #expect(sex.verdict == .unknown)
  }

  @Test func `the sexes of groups that all have them count together`() {
    func sex(_ groups: SexCounts?...) -> SexCounts? {
      let sample = Sample(groups: groups.enumerated().map { SampleGroup(id: "g\($0)", sex: $1) })
      let record = StudyRecord(
        id: "a", role: .included, citation: Citation(id: "a", type: "book"), sample: sample)
      return StudyFacets(FiledRecord(record: record, file: "a.json")).sex
    }
    #expect(sex(SexCounts(female: 3, male: 1), SexCounts(female: 2)) == SexCounts(female: 5))
    #expect(sex(SexCounts(female: 3), nil) == nil)
    #expect(sex(SexCounts(female: 3), SexCounts(male: 3)) == nil)
  }

  // MARK: Settings

  @Test(arguments: [
    ("clinical", "clinical", Verdict.direct), ("clinical", "inpatient", .direct),
    ("clinical", "day-treatment", .direct),
    ("clinical", "outpatient", .indirect), ("inpatient", "day-treatment", .indirect),
    ("inpatient", "clinical", .unknown),
  ])
  func `what is narrower is direct, what is beside it indirect, what is wider unknown`(
    asked: String, own: String, verdict: Verdict
  ) throws {
    #expect(try Self.judgement("setting:\(asked)") { $0.settings = [own] }.verdict == verdict)
  }

  @Test func `a close match counts whichever concept states it, and never goes on to the next`() throws {
    #expect(try Self.judgement("setting:inpatient") { $0.settings = ["ward"] }.verdict == .unknown)
    #expect(try Self.judgement("setting:ward") { $0.settings = ["inpatient"] }.verdict == .unknown)
    #expect(try Self.judgement("setting:inpatient") { $0.settings = ["dormitory"] }.verdict == .indirect)
    #expect(try Self.judgement("setting:clinical") { $0.settings = ["ward"] }.verdict == .indirect)
  }

  @Test(arguments: AbsenceKind.allCases)
  func `a setting that is not there is unknown, whatever the kind of absence, and so is its NOT`(kind: AbsenceKind)
    throws
  {
    for text in ["setting:clinical", "NOT setting:clinical"] {
      #expect(
        try Self.judgement(text) { $0.absent = [Absence(pointer: "/setting", kind: kind)] }.verdict == .unknown)
    }
    let judgement = try Self.judgement("setting:clinical") { $0.absent = [Absence(pointer: "/setting", kind: kind)] }
    #expect(judgement.reason == .absent(kind))
  }

  @Test func `one way of working says nothing against another`() throws {
    #expect(try Self.judgement("context:mbt") { $0.context = ["open-group"] }.verdict == .unknown)
    #expect(try Self.judgement("context:mbt") { $0.context = ["open-group", "mbt"] }.verdict == .direct)
  }

  @Test func `a condition that findings speak of, without the sample having it, is stated`() throws {
    let judgement = try Self.judgement("condition:anxiety") {
      $0.conditions = ["depression"]
      $0.statedConditions = ["anxiety"]
    }
    #expect(judgement.verdict == .stated)
    #expect(judgement.reason == .stated(["anxiety"]))
    #expect(try Self.judgement("condition:anxiety") { $0.conditions = ["depression"] }.verdict == .indirect)
  }

  @Test func `a narrower design is direct, a wider one unknown, another indirect`() throws {
    #expect(try Self.judgement("design:rct") { $0.designs = ["pilot-rct"] }.verdict == .direct)
    #expect(try Self.judgement("design:pilot-rct") { $0.designs = ["rct"] }.verdict == .unknown)
    #expect(try Self.judgement("design:rct") { $0.designs = ["descriptive"] }.verdict == .indirect)
  }

  // MARK: Doses

  private static func times(_ text: String, _ min: Numeral?, _ max: Numeral?) throws -> Verdict {
    try judgement(text) { $0.timesPerWeek = QuantityRange(min: min, max: max) }.verdict
  }

  @Test func `doses are compared as ranges, in whole steps`() throws {
    #expect(try Self.times("times-per-week:2..3", 2, 2) == .direct)
    #expect(try Self.times("times-per-week:2..3", 3, 5) == .partial(share: 1.0 / 3))
    #expect(try Self.times("times-per-week:1", 3, 5) == .indirect)
    #expect(try Self.times("times-per-week:3..", 3, nil) == .direct)
    #expect(try Self.times("times-per-week:3", 3, nil) == .unknown)
  }

  @Test func `doses with broken figures are compared by length`() throws {
    #expect(try Self.times("times-per-week:2..3", Numeral("2.5"), Numeral("4.5")) == .partial(share: 0.25))
  }

  @Test func `whole steps none of which is asked for lie outside`() throws {
    #expect(try Self.times("times-per-week:2.3..2.7", 2, 3) == .indirect)
  }

  @Test func `the largest figures a record can hold are compared without overflow`() throws {
    let verdict = try Self.times("times-per-week:1..2", 0, Numeral(Int.max))
    #expect(verdict.share.map { $0 < 1e-9 } == true)
    #expect(try Self.times("times-per-week:0..\(Int.max)", 0, Numeral(Int.max)) == .direct)
  }

  @Test(arguments: ["times-per-week", "minutes", "weeks"])
  func `a dose that is not reported is unknown`(facet: String) throws {
    #expect(try Self.judgement("\(facet):2..3") { _ in }.verdict == .unknown)
  }

  // MARK: Year and language

  @Test func `a year lies within or outside, and is unknown where none is given`() throws {
    #expect(try Self.judgement("year:1970..1980") { $0.year = 1980 }.verdict == .direct)
    #expect(try Self.judgement("year:1970..1980") { $0.year = 1981 }.verdict == .indirect)
    #expect(try Self.judgement("year:..1980") { $0.year = 1970 }.verdict == .direct)
    #expect(try Self.judgement("year:1978") { _ in }.verdict == .unknown)
  }

  @Test func `a date that is a range is compared as one, and one in words is no absence`() throws {
    func judgement(_ text: String, _ issued: CitationDate) throws -> Judgement {
      let citation = Citation(id: "a", type: "book", variables: [.init(name: "issued", value: .date(issued))])
      let record = StudyRecord(id: "a", role: .included, citation: citation)
      let judged = try Small.judge(StudyFacets(FiledRecord(record: record, file: "a.json")), text)
      return try #require(judged.facets[.year])
    }
    let range = CitationDate(parts: [.init(year: 2003), .init(year: 2006)])
    #expect(try judgement("year:2005", range).verdict == .partial(share: 0.25))
    #expect(try judgement("year:2000..2010", range).verdict == .direct)
    #expect(try judgement("year:2007..", range).verdict == .indirect)
    #expect(try judgement("NOT year:2003..2004", range).verdict == .partial(share: 0.5))
    #expect(
      try judgement("year:2003", CitationDate(parts: [.init(year: 2003), .init(year: 2003)])).reason == .year(2003))
    for words in [CitationDate(literal: "spring 2005"), CitationDate(raw: "2005")] {
      #expect(try judgement("year:2005", words).verdict == .unknown)
      #expect(try judgement("year:2005", words).reason == .dateInWords)
    }
  }

  @Test func `British English is English, English is perhaps British, Dutch is neither`() throws {
    #expect(try Self.judgement("language:en") { $0.language = "en-GB" }.verdict == .direct)
    #expect(try Self.judgement("language:EN-gb") { $0.language = "en-GB" }.verdict == .direct)
    #expect(try Self.judgement("language:en-GB") { $0.language = "en" }.verdict == .unknown)
    #expect(try Self.judgement("language:en") { $0.language = "nl" }.verdict == .indirect)
    #expect(try Self.judgement("language:Dutch") { $0.language = "nl" }.verdict == .direct)
    #expect(try Self.judgement("language:en") { _ in }.verdict == .unknown)
  }
}
