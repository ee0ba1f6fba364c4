import Records

/// The shapes of the files that all records of a review share, version 1. JSON only.
package enum ReviewShape {
  package static let reviewID = "urn:garner:schema:review:1"
  package static let vocabularyID = "urn:garner:schema:vocabulary:1"
  package static let searchesID = "urn:garner:schema:searches:1"

  package static let review = ObjectShape(
    "review", "What a review is about and how it was made.",
    [
      Field("$schema", .string(.constant(reviewID)), "The version of this format.", onlyJSON: true),
      Field("id", .string(.identifier), "A name for the review.", required: true),
      Field("title", .text, "Its title.", required: true),
      Field("question", .text, "The question it answers."),
      Field("description", .text, "What else a reader should know."),
      Field("languages", .list(.string(.languageTag)), "The languages it is kept in.", required: true),
      Field("documents", .list(.object(document)), "The documents that locators point into."),
      Field("scope", .object(scope), "The question taken apart: PICOS."),
      Field("databases", .list(.object(database)), "The databases searched."),
      Field("method", .object(method), "How the literature was searched."),
      Field("exclusionCriteria", .list(.object(statement)), "Why a record is left out."),
      Field("targets", .list(.object(target)), "The people and places it is written for."),
      Field("queries", .list(.object(query)), "Questions kept by name, which 'garner ask' asks."),
      Field("build", .list(.object(buildItem)), "What 'garner build' makes; everything where left out."),
      Field("labels", .object(labels), "What this review calls columns of its tables."),
      Field("previous", .object(previous), "The earlier version that this review updates."),
      Field("absent", .absences, "Places that hold no value, and why."),
    ])

  static let document = ObjectShape(
    "document", "A document that locators point into.",
    [
      Field("id", .string(.identifier), "A name for it.", required: true),
      Field("label", .text, "What readers call it.", required: true),
      Field("note", .text, "What else a reader should know."),
    ])

  static let scope = ObjectShape(
    "scope", "The question taken apart.", needsOne: true,
    [
      Field("population", .text, "Who."),
      Field("intervention", .text, "What is given."),
      Field("comparison", .text, "Against what."),
      Field("outcome", .text, "What is looked at."),
      Field("studyDesign", .text, "Which designs."),
    ])

  static let database = ObjectShape(
    "database", "A bibliographic database.",
    [
      Field("id", .string(.identifier), "A name for it.", required: true),
      Field("label", .string(.words), "What readers call it.", required: true),
      Field(
        "kind", .choice(Database.Kind.allCases.map(\.rawValue)),
        "What kind of place, as PRISMA tells them apart; a database where left out."),
      Field("platform", .string(.words), "Through what it was searched, as Ovid."),
    ])

  static let previous = ObjectShape(
    "previous", "An earlier version of a review.",
    [
      Field("label", .text, "What readers call it."),
      Field("studies", .list(.string(.identifier)), "The studies it included.", required: true),
      Field("reports", .integer(RecordShape.counts), "How many reports of them it included."),
      Field("records", .list(.string(.identifier)), "The imported records that are among these reports."),
    ])

  static let method = ObjectShape(
    "method", "How the literature was searched.", needsOne: true,
    [
      Field("description", .text, "In words."),
      Field("baseTerms", .list(.list(.string(.words))), "The combinations one starts from."),
      Field("termsAdded", .object(termRule), "Terms added where there are too many hits."),
      Field("termsLeftOut", .object(termRule), "Terms left out where there are too few."),
      Field("screeningLimit", .object(screeningLimit), "The number of hits above which nothing is screened."),
      Field("otherSources", .list(.text), "Where else was looked."),
      Field("screeners", .integer(1...20), "How many people decide on each record."),
      Field("rules", .list(.object(statement)), "How hits were judged."),
    ])

  static let termRule = ObjectShape(
    "term-rule", "Terms that are added or left out.",
    [
      Field("when", .text, "When.", required: true),
      Field("terms", .list(.string(.words)), "Which.", required: true),
    ])

  static let screeningLimit = ObjectShape(
    "screening-limit", "The number of hits above which nothing is screened.",
    [
      Field("maximumHits", .integer(RecordShape.counts), "The largest number still screened.", required: true),
      Field("rule", .text, "The rule in words.", required: true),
      Field("ambiguity", .text, "Where the review contradicts itself: how."),
    ])

  static let statement = ObjectShape(
    "located-statement", "A statement with its place.",
    [
      Field("id", .string(.identifier), "A name for it.", required: true),
      Field("statement", .text, "What it says.", required: true),
      Field("locator", .object(RecordShape.locator), "Where it stands."),
    ])

  static let labels = ObjectShape(
    "labels", "What this review calls columns of its tables.", needsOne: true,
    [
      Field("opportunities", .text, "The column of opportunities."),
      Field("threats", .text, "The column of threats."),
    ])

  static let target = ObjectShape(
    "target", "The people and place a review is written for.",
    [
      Field("id", .string(.identifier), "A name for it, as queries use it.", required: true),
      Field("label", .text, "What readers call it.", required: true),
      Field("description", .text, "In words."),
      Field("age", .object(RecordShape.age), "Ages in completed years."),
      Field("populations", .list(.concept(.population)), "Concepts of the scheme population."),
      Field("conditions", .list(.concept(.condition)), "Concepts of the scheme condition."),
      Field("settings", .list(.concept(.setting)), "Concepts of the scheme setting."),
      Field("context", .list(.concept(.context)), "Concepts of the scheme context."),
      Field("interventions", .list(.concept(.intervention)), "Concepts of the scheme intervention."),
      Field("timesPerWeek", .object(RecordShape.range), "Sessions a week."),
      Field("minutes", .object(RecordShape.range), "Minutes a session."),
      Field("weeks", .object(RecordShape.range), "Length of the programme in weeks."),
      Field("size", .integer(RecordShape.counts), "How many people it holds."),
      Field("phases", .list(.object(phase)), "The parts of a treatment, in order."),
      Field("groups", .list(.object(RecordShape.group)), "The groups it is divided into."),
      Field("facts", .list(.object(statement)), "What else is said of it, each with its place."),
      Field("requirements", .list(.object(statement)), "What has to be so for the intervention to fit."),
      Field("locator", .object(RecordShape.locator), "Where it is described."),
    ])

  static let query = ObjectShape(
    "query", "A question kept by name.",
    [
      Field("id", .string(.identifier), "A name for it, as 'garner ask' uses it.", required: true),
      Field("label", .text, "What readers call it."),
      Field("question", .string(.words), "The question, as 'garner query' takes it.", required: true),
      Field("background", .flag, "Whether background records answer too."),
      Field("all", .flag, "Whether studies known to lie outside are shown too."),
    ])

  static let buildItem = ObjectShape(
    "build-item", "One thing that a build makes.",
    [
      Field("id", .string(.identifier), "What its files are called; the name of what is made where left out."),
      Field("product", .string(.identifier), "What is made: the name of a table, gaps, answer.", required: true),
      Field("query", .string(.identifier), "The saved question that it answers, or that narrows a table."),
      Field("by", .list(.string(.words)), "The facets of gaps, as 'garner gaps' takes them."),
      Field("formats", .list(.string(.words)), "Such as markdown and html; the usual ones where left out."),
      Field("languages", .list(.string(.languageTag)), "All languages of the review where left out."),
    ])

  static let phase = ObjectShape(
    "phase", "A part of a treatment.",
    [
      Field("setting", .concept(.setting), "Where.", required: true),
      Field("months", .amount, "For how long."),
    ])

  package static let vocabulary = ObjectShape(
    "vocabulary", "The concepts of a review, after SKOS.",
    [
      Field("$schema", .string(.constant(vocabularyID)), "The version of this format.", onlyJSON: true),
      Field("schemes", .list(.object(scheme)), "The schemes.", required: true),
    ])

  static let scheme = ObjectShape(
    "scheme", "One scheme and its concepts.",
    [
      Field("id", .choice(Scheme.allCases.map(\.rawValue)), "Which scheme.", required: true),
      Field("concepts", .list(.object(concept)), "Its concepts.", required: true),
    ])

  static let concept = ObjectShape(
    "concept", "What is meant, apart from the words for it.",
    [
      Field("id", .string(.identifier), "Unique in its scheme.", required: true),
      Field("prefLabel", .text, "One preferred label a language.", required: true),
      Field("altLabel", .wordLists, "Synonyms by language."),
      Field("scopeNote", .text, "What counts and what does not."),
      Field("broader", .list(.string(.identifier)), "Wider concepts of the same scheme."),
      Field("exactMatch", .list(.string(.words)), "The same elsewhere, as mesh:D003863, or in this scheme."),
      Field("closeMatch", .list(.string(.words)), "Nearly the same; never followed further."),
      Field("age", .object(ageInterval), "The ages a population spans."),
      Field("sex", .choice(Sex.allCases.map(\.rawValue)), "The sex a population is of, where it is of one."),
      Field("rank", .integer(1...1000), "The strength of a design for ordering answers, 1 first."),
    ])

  static let ageInterval = ObjectShape(
    "age-interval", "Ages in completed years, and who says so.", range: .ages,
    [
      Field("min", .integer(RecordShape.years), "The youngest."),
      Field("max", .integer(RecordShape.years), "The oldest."),
      Field("source", .text, "Who says so.", required: true),
    ])

  package static let searches = ObjectShape(
    "searches", "The searches a review was made with.",
    [
      Field("$schema", .string(.constant(searchesID)), "The version of this format.", onlyJSON: true),
      Field("searches", .list(.object(search)), "One item a combination of terms.", required: true),
      Field("notes", .list(.text), "What else the review says of them."),
    ])

  static let search = ObjectShape(
    "search", "One combination of terms, run in one or more databases.",
    [
      Field("id", .string(.identifier), "A name for it.", required: true),
      Field("purpose", .choice(Search.Purpose.allCases.map(\.rawValue)), "What it was for.", required: true),
      Field("terms", .list(.string(.words)), "The terms as reported.", required: true),
      Field("results", .list(.object(searchResult)), "One item a database.", required: true),
      Field("date", .string(.words), "When it was last run, as 2026-11-26."),
      Field("locator", .object(RecordShape.locator), "Where it is reported."),
      Field("note", .text, "What else a reader should know."),
    ])

  static let searchResult = ObjectShape(
    "search-result", "What one database gave.",
    [
      Field("database", .string(.identifier), "A database of the review.", required: true),
      Field("hits", .integer(RecordShape.counts), "How many hits.", required: true),
      Field("relevant", .integer(RecordShape.counts), "How many of them relevant; left out where not screened."),
      Field("screened", .flag, "Whether the hits were looked at.", required: true),
      Field(
        "notScreened", .integer(RecordShape.counts),
        "Hits that nobody looked at where the others were screened, as those of a later export."),
      Field(
        "imports", .list(.object(searchImport)),
        "The exports that were imported; the hits are their records, each once."),
    ])

  static let searchImport = ObjectShape(
    "search-import", "An export that was imported.",
    [
      Field("source", .string(.words), "The name of its file.", required: true),
      Field("records", .integer(RecordShape.counts), "How many records it holds.", required: true),
      Field(
        "again", .integer(RecordShape.counts),
        "Of these, those that an earlier export of the search in this database brought: they are no new hits."),
      Field("fingerprint", .string(.words), "Made of its records: the same export is known again.", required: true),
    ])
}
