import Records
import Render
import Synthesis

/// A review cut down from a real one: enough of each kind of value for a table to show.
enum SmallReview {
  static func text(_ nl: String, _ en: String) -> LocalizedText { ["nl": nl, "en": en] }

  static func place(_ study: String, _ column: String, _ item: Int? = nil) -> Locator {
    Locator(document: "thesis", table: "2", study: study, column: column, item: item)
  }

  static func input(_ language: String, selection: ReportInput.Selection? = nil) -> ReportInput {
    ReportInput(
      frame: frame, records: records.map { FiledRecord(record: $0, file: "studies/\($0.id).json") },
      language: language, selection: selection, sources: SourceCounts(SourceCountsTests.works, includedElsewhere: 3))
  }

  static let frame = ReviewFrame(
    description: ReviewDescription(
      id: "small",
      title: text("Kansen en bedreigingen van runningtherapie", "Running therapy: opportunities and threats"),
      languages: ["nl", "en"],
      documents: [SourceDocument(id: "thesis", label: text("scriptie", "thesis"))],
      databases: [
        Database(id: "picarta", label: "PiCarta"), Database(id: "sciencedirect", label: "ScienceDirect"),
        Database(id: "pubmed", label: "PubMed"), Database(id: "embase", label: "Embase"),
      ],
      method: SearchMethod(
        screeningLimit: ScreeningLimit(
          maximumHits: 300, rule: text("meer dan 300 hits: niet bekeken", "more than 300 hits: not screened"),
          ambiguity: text("de discussie zegt: minder dan 300", "the discussion says: fewer than 300")))),
    vocabulary: vocabulary, searchLog: searchLog)

  static let vocabulary = Vocabulary([
    scheme(.population, [("women", "vrouwen", "women")]),
    scheme(.condition, [("depression", "depressie", "depression")]),
    scheme(.setting, [("inpatient", "klinisch", "inpatient")]),
    scheme(.context, [("open-group", "open groep", "open group")]),
    scheme(
      .intervention,
      [("running-therapy", "runningtherapie", "running therapy"), ("sport", "groepssport", "group sports")]),
    scheme(.design, [("rct", "gerandomiseerd onderzoek", "randomised controlled trial")]),
    Vocabulary.SchemeConcepts(
      scheme: .theme,
      concepts: [
        Concept(id: "adherence", preferredLabel: text("volhouden", "adherence")),
        Concept(id: "drop-out", preferredLabel: text("uitval", "drop-out"), broader: ["adherence"]),
        Concept(id: "mood", preferredLabel: ["nl": "stemming"]),
        Concept(id: "costs", preferredLabel: text("kosten", "costs")),
        Concept(id: "unnamed", preferredLabel: text("ongenoemd", "unnamed")),
      ]),
  ])

  private static func scheme(
    _ scheme: Scheme, _ concepts: [(id: String, nl: String, en: String)]
  ) -> Vocabulary.SchemeConcepts {
    Vocabulary.SchemeConcepts(
      scheme: scheme, concepts: concepts.map { Concept(id: $0.id, preferredLabel: text($0.nl, $0.en)) })
  }

  static let searchLog = SearchLog(
    searches: [
      Search(
        id: "s1", purpose: .background, terms: ["Mentalization based treatment", "Bateman", "Fonagy"],
        results: [
          result("picarta", 11, 10), result("sciencedirect", 87, 63), result("pubmed", 12, 12),
          result("embase", 14, 14),
        ]),
      Search(
        id: "s2", purpose: .evidence, terms: ["Runningtherapie"],
        results: [
          result("picarta", 18, 2), result("sciencedirect", 0, 0), result("pubmed", 6, 0), result("embase", 0, 0),
        ]),
      Search(
        id: "s3", purpose: .evidence, terms: ["Running", "therapy", "effects"],
        results: [
          result("picarta", 10, 1), result("sciencedirect", 46243, nil), result("pubmed", 2642, nil),
        ], note: text("de ruimste zoekactie", "the widest search")),
    ], notes: [text("Welke zoekactie welke studie vond is niet bekend.", "Which search found which study is unknown.")])

  private static func result(_ database: String, _ hits: Int, _ relevant: Int?) -> SearchResult {
    SearchResult(database: database, hits: hits, relevant: relevant, screened: relevant != nil)
  }
}
