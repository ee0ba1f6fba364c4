import Catalogue
import Records
import Testing

@testable import Query

@Suite("How directly a study bears on an outcome, a direction, a theme")
struct OutcomeRuleTests {
  private static func effects(
    _ effects: [(String?, Effect.Direction)], stated: [String] = []
  ) -> StudyFacets {
    Small.study {
      $0.measured = effects.map { StudyFacets.MeasuredOutcome(outcome: $0.0, direction: $0.1) }
      $0.stated = effects.compactMap(\.0) + stated
    }
  }

  private static func judgement(_ facet: Facet, _ text: String, _ study: StudyFacets) throws -> Judgement {
    try #require(try Small.judge(study, text).facets[facet])
  }

  @Test func `an outcome that was measured is direct, a narrower one too`() throws {
    let study = Self.effects([("depression", .improved)])
    #expect(try Self.judgement(.outcome, "outcome:depression", study).reason == .measured(["depression"]))
    #expect(try Small.judge(study, "outcome:mood").verdict == .direct)
  }

  @Test func `an outcome that is only spoken of is stated, even where others were measured`() throws {
    let study = Self.effects([("anxiety", .improved)], stated: ["depression"])
    let judgement = try Self.judgement(.outcome, "outcome:depression", study)
    #expect(judgement.verdict == .stated)
    #expect(judgement.reason == .stated(["depression"]))
  }

  @Test func `NOT of an outcome that is only spoken of is as open: nothing is known to lie outside`() throws {
    let study = Self.effects([("anxiety", .improved)], stated: ["depression"])
    #expect(try Small.judge(study, "NOT outcome:depression").verdict == .stated)
  }

  @Test func `an outcome is indirect where only others were measured`() throws {
    let judgement = try Self.judgement(.outcome, "outcome:depression", Self.effects([("anxiety", .improved)]))
    #expect(judgement.verdict == .indirect)
    #expect(judgement.reason == .measuredOthers(["anxiety"]))
  }

  @Test func `an outcome is unknown where only a wider one was measured`() throws {
    #expect(try Small.judge(Self.effects([("mood", .improved)]), "outcome:depression").verdict == .unknown)
  }

  @Test func `an effect that is not coded may be on any outcome: unknown`() throws {
    for effects: [(String?, Effect.Direction)] in [[(nil, .improved)], [("anxiety", .improved), (nil, .unclear)]] {
      let judgement = try Self.judgement(.outcome, "outcome:depression", Self.effects(effects))
      #expect(judgement.verdict == .unknown)
      #expect(judgement.reason == .uncoded)
    }
  }

  @Test(arguments: [AbsenceKind.notApplicable, .notReported])
  func `an outcome is unknown where effects are not applicable or not reported`(kind: AbsenceKind) throws {
    let study = Small.study { $0.absent = [Absence(pointer: "/effects", kind: kind)] }
    let judgement = try Self.judgement(.outcome, "outcome:depression", study)
    #expect(judgement.verdict == .unknown)
    #expect(judgement.reason == .absent(kind))
  }

  // MARK: Directions

  @Test func `a direction alone is asked of every effect`() throws {
    let study = Self.effects([("anxiety", .worsened), ("depression", .improved)])
    #expect(try Small.judge(study, "direction:improved").verdict == .direct)
    #expect(try Small.judge(study, "direction:mixed").verdict == .indirect)
    #expect(try Small.judge(Self.effects([]), "direction:improved").verdict == .unknown)
  }

  @Test(arguments: [
    "outcome:depression AND direction:improved", "direction:improved outcome:depression",
    "outcome:depression AND (direction:improved OR direction:mixed)",
    "(outcome:depression AND setting:clinical) AND direction:improved",
    "NOT (NOT outcome:depression OR NOT direction:improved)",
  ])
  func `a direction is asked of the outcomes asked together with it`(text: String) throws {
    let study = Self.effects([("anxiety", .improved), ("depression", .worsened)])
    #expect(try Self.judgement(.direction, text, study).verdict == .indirect)
  }

  @Test func `a direction asked with alternative outcomes is asked of each of them`() throws {
    let study = Self.effects([("anxiety", .improved), ("drop-out", .worsened)])
    let text = "outcome:(depression OR anxiety) AND direction:"
    #expect(try Self.judgement(.direction, text + "improved", study).verdict == .direct)
    #expect(try Self.judgement(.direction, text + "worsened", study).verdict == .indirect)
  }

  @Test func `a direction is not asked of an outcome that is asked to be absent`() throws {
    let study = Self.effects([("depression", .improved)])
    #expect(try Small.judge(study, "NOT outcome:anxiety AND direction:improved").verdict == .direct)
  }

  @Test func `each alternative has the direction of its own outcome`() throws {
    let text = "(outcome:depression AND direction:improved) OR (outcome:anxiety AND direction:worsened)"
    let crossed = Self.effects([("depression", .worsened), ("anxiety", .improved)])
    #expect(try Small.judge(crossed, text).verdict == .indirect)
    let met = Self.effects([("depression", .worsened), ("anxiety", .worsened)])
    #expect(try Small.judge(met, text).verdict == .direct)
  }

  @Test func `a direction is unknown where none of the asked outcomes has an effect, or an effect is not coded`() throws
  {
    let text = "outcome:depression AND direction:improved"
    let others = try Self.judgement(.direction, text, Self.effects([("anxiety", .improved)]))
    #expect(others.verdict == .unknown)
    #expect(others.reason == .noAskedOutcome)
    let uncoded = try Self.judgement(.direction, text, Self.effects([(nil, .improved)]))
    #expect(uncoded.verdict == .unknown)
    #expect(uncoded.reason == .uncoded)
  }

  // MARK: Alternatives

  @Test func `alternatives are shown by the one that decides, with all its facets`() throws {
    let text = "(setting:clinical AND outcome:depression) OR (setting:outpatient AND outcome:anxiety)"
    let study = Small.study {
      $0.settings = ["inpatient"]
      $0.measured = [StudyFacets.MeasuredOutcome(outcome: "anxiety", direction: .improved)]
      $0.stated = ["anxiety"]
    }
    // Each setting and each outcome is met somewhere, and no alternative is.
    let judged = try Small.judge(study, text)
    #expect(judged.verdict == .indirect)
    #expect(judged.facets[.setting]?.verdict == .direct)
    #expect(judged.facets[.outcome]?.verdict == .indirect)
  }

  @Test func `a facet that only another alternative asks is shown all the same`() throws {
    let study = Small.study {
      $0.settings = ["inpatient"]
      $0.designs = ["descriptive"]
    }
    let judged = try Small.judge(study, "design:rct OR setting:clinical")
    #expect(judged.verdict == .direct)
    #expect(judged.facets[.design]?.verdict == .indirect)
  }

  // MARK: Themes and words

  @Test func `a theme that no finding names is unknown where findings were not extracted`() throws {
    let study = Small.study {
      $0.themes = ["saving"]
      $0.absent = [Absence(pointer: "/threats", kind: .notExtracted)]
    }
    #expect(try Small.judge(study, "theme:costs").verdict == .direct)
    #expect(try Small.judge(study, "theme:drop-out").verdict == .unknown)
    #expect(try Self.judgement(.theme, "theme:drop-out", study).reason == .absent(.notExtracted))
  }

  @Test func `a theme is unknown where what speaks for or against is not all there, whatever the reason`() throws {
    func finding(_ themes: [String]) -> Finding {
      Finding(id: "f", statement: ["en": "s"], themes: themes, locator: Locator(page: "1"), statedBy: .authors)
    }
    func verdict(_ opportunities: [Finding], _ threats: [Finding], _ absent: [String: AbsenceKind]) throws -> Verdict {
      let record = StudyRecord(
        id: "a", role: .included, citation: Citation(id: "a", type: "book"), opportunities: opportunities,
        threats: threats, absent: absent.map { Absence(pointer: $0.key, kind: $0.value) })
      return try Small.judge(StudyFacets(FiledRecord(record: record, file: "a.json")), "theme:drop-out").verdict
    }
    #expect(try verdict([], [], [:]) == .unknown)
    #expect(try verdict([finding(["costs"])], [], [:]) == .unknown)
    #expect(try verdict([finding(["costs"])], [finding([])], [:]) == .unknown)
    for kind in AbsenceKind.allCases {
      #expect(try verdict([finding(["costs"])], [], ["/threats": kind]) == .unknown)
      #expect(try verdict([], [], ["/opportunities": kind, "/threats": kind]) == .unknown)
    }
    let both = [finding(["costs"])]
    #expect(try verdict(both, both, ["/effects": .notReported]) == .indirect)
    #expect(try verdict([finding(["costs"])], [finding([])], ["/threats/0/themes": .notApplicable]) == .indirect)
    #expect(try verdict([finding(["costs"])], [finding(["costs"])], [:]) == .indirect)
    #expect(try verdict([], [finding(["drop-out"])], [:]) == .direct)
  }

  @Test func `a language is judged by its tag or its name, and a word that is neither leaves it open`() throws {
    let words = [
      "nl": Verdict.direct, "Dutch": .direct, "NL-BE": .direct, "dut": .direct, "en": .indirect, "Flemish": .unknown,
    ]
    for (word, verdict) in words {
      #expect(try Small.judge(Small.study { $0.language = word }, "language:nl").verdict == verdict, "\(word)")
    }
  }

  @Test func `the reason shows a tag as the record has it`() throws {
    for (word, shown) in ["en-GB": "en-GB", "EN": "EN", "English": "en"] {
      let reason = try Self.judgement(.language, "language:en", Small.study { $0.language = word }).reason
      #expect(reason == .language(shown))
    }
  }

  @Test func `a theme is named or not, and a narrower one names it`() throws {
    let study = Small.study { $0.themes = ["saving"] }
    #expect(try Small.judge(study, "theme:costs").verdict == .direct)
    #expect(try Self.judgement(.theme, "theme:costs", study).reason == .named(["saving"]))
    #expect(try Small.judge(study, "theme:drop-out").verdict == .indirect)
  }

  @Test func `words are found or not`() throws {
    let study = Small.study { _ in }
    #expect(try Small.judge(study, "greist1978").verdict == .direct)
    #expect(try Small.judge(study, "text:damen1984").verdict == .indirect)
  }
}
