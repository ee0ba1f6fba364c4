import Catalogue
import Records

@testable import Query

/// Enough concepts of each scheme to be narrower, wider, beside, close to and close to what is close to one another.
enum Small {
  static let vocabulary = Vocabulary([
    scheme(
      .population,
      [
        concept("children", "kinderen", "children"),
        concept("adolescents", "adolescenten", "adolescents", close: ["young-people"], ages: 10...19),
        concept("young-people", "jongeren", "young people", close: ["adolescents"], ages: 14...22),
        concept("adults", "volwassenen", "adults"),
        concept("young-adults", "jongvolwassenen", "young adults", broader: ["adults"]),
        concept("older-adults", "ouderen", "older adults", broader: ["adults"]),
        concept("women", "vrouwen", "women", sex: .female), concept("men", "mannen", "men", sex: .male),
        concept("fathers", "vaders", "fathers", broader: ["men"]),
        concept("toddlers", "peuters", "toddlers", ages: 1...3),
        concept("girls", "meisjes", "girls", ages: 4...17, sex: .female),
      ]),
    scheme(
      .condition,
      [
        concept("mental-disorder", "psychische aandoening", "mental disorder"),
        concept("depression", "depressie", "depression", broader: ["mental-disorder"]),
        concept("anxiety", "angstklachten", "anxiety", broader: ["mental-disorder"]),
      ]),
    scheme(
      .setting,
      [
        concept("clinical", "klinisch", "clinical"),
        concept("inpatient", "opname", "inpatient", broader: ["clinical"]),
        concept("day-treatment", "dagklinisch", "day treatment", broader: ["clinical"]),
        concept("outpatient", "ambulant", "outpatient"),
        concept("ward", "zaal", "ward", close: ["inpatient"]),
        concept("dormitory", "slaapzaal", "dormitory", close: ["ward"]),
      ]),
    scheme(.context, [concept("open-group", "open groep", "open group"), concept("mbt", "MBT", "MBT")]),
    scheme(
      .intervention,
      [
        concept("running", "hardlopen", "running", exact: ["mesh:D012420"]),
        concept("running-therapy", "runningtherapie", "running therapy", broader: ["running"]),
      ]),
    scheme(
      .design,
      [
        concept("rct", "gerandomiseerd onderzoek", "randomised controlled trial", rank: 2),
        concept("pilot-rct", "gerandomiseerde pilotstudie", "pilot trial", broader: ["rct"], rank: 3),
        concept("descriptive", "beschrijvend", "descriptive", rank: 13),
      ]),
    scheme(
      .outcome,
      [
        concept("mood", "stemming", "mood"),
        concept("depression", "depressie", "depression", broader: ["mood"], synonyms: ["low spirits"]),
        concept("anxiety", "angst", "anxiety", synonyms: ["low spirits"]),
        concept("drop-out", "uitval", "drop-out"),
      ]),
    scheme(
      .theme,
      [
        concept("drop-out", "uitval", "drop-out"), concept("costs", "kosten", "costs"),
        concept("saving", "besparing", "saving", broader: ["costs"]),
      ]),
  ])

  private static func scheme(_ scheme: Scheme, _ concepts: [Concept]) -> Vocabulary.SchemeConcepts {
    Vocabulary.SchemeConcepts(scheme: scheme, concepts: concepts)
  }

  private static func concept(
    _ id: String, _ nl: String, _ en: String, broader: [String] = [], exact: [String] = [], close: [String] = [],
    synonyms: [String] = [], ages: ClosedRange<Int>? = nil, sex: Sex? = nil, rank: Int? = nil
  ) -> Concept {
    Concept(
      id: id, preferredLabel: ["nl": nl, "en": en],
      alternativeLabels: LocalizedWords([LocalizedWords.Entry(language: "en", words: synonyms)]), broader: broader,
      exactMatches: exact, closeMatches: close,
      age: ages.map { AgeInterval(min: $0.lowerBound, max: $0.upperBound, source: ["en": "a source"]) }, sex: sex,
      rank: rank)
  }

  static func parse(_ text: String) throws(QuestionFault) -> Question {
    try QuestionParser.parse(text, reader: TermReader(vocabulary: vocabulary))
  }

  /// The verdict and, by facet, the judgements of one study on a question as typed.
  static func judge(_ study: StudyFacets, _ text: String) throws -> Judge.Judged {
    judge(study, try parse(text))
  }

  /// Words are found in the studies whose id is among them.
  static func judge(_ study: StudyFacets, _ question: Question) -> Judge.Judged {
    Judge(question, vocabulary: vocabulary) { term in
      guard case .words(let words, _) = term.value else { return [] }
      return Set(words.split(separator: " ").map(String.init))
    }.judge(study)
  }

  static func study(_ change: (inout StudyFacets) -> Void) -> StudyFacets {
    var study = StudyFacets(id: "greist1978", file: "studies/greist1978.json", role: .included)
    change(&study)
    return study
  }
}
