import Records

extension Wording {
  package static let english = Wording(
    language: "en",
    decimalSign: ".",
    languageNames: ["nl": "Dutch", "en": "English", "de": "German", "fr": "French", "es": "Spanish"],
    absence: [
      .notReported: "not reported",
      .notApplicable: "not applicable",
      .notExtracted: "not extracted",
      .unclear: "unclear",
    ],
    unconfirmed: "unconfirmed",
    directions: [
      .improved: "improved",
      .noDifference: "no difference",
      .worsened: "worsened",
      .mixed: "mixed",
      .unclear: "direction unclear",
    ],
    purposes: [.evidence: "evidence", .background: "background"],
    titles: Titles(
      searchResults: "Search results",
      characteristics: "Characteristics of the included studies",
      opportunitiesThreats: "Opportunities and threats",
      themes: "Themes and the studies that name them"),
    columns: Columns(
      id: "Id", terms: "Search terms", purpose: "Purpose", study: "Study", directness: "Directness",
      participants: "Participants",
      setting: "Setting", design: "Method/design", intervention: "Intervention", comparison: "Comparison",
      effects: "Effects", opportunities: "Opportunities", threats: "Threats", theme: "Theme", studies: "Studies",
      namedBy: "Named by", findings: "Findings"),
    participants: Participants(
      female: "% female", male: "% male", other: "% other", sex: "sex", age: "age", mean: "mean %", meanLabel: "mean",
      sd: "SD %",
      years: "% year|% years", fromAge: "from %", toAge: "up to and including %", condition: "condition",
      population: "population", groups: "groups", label: "name", description: "description", note: "note"),
    dose: Dose(
      concept: "kind", timesPerWeek: "once a week|% times a week", minutes: "% minute a session|% minutes a session",
      weeks: "% week|% weeks", stay: "stay of %", months: "% month|% months",
      atLeast: "at least %", atMost: "at most %", frequencyLabel: "times a week",
      minutesLabel: "minutes a session", weeksLabel: "number of weeks", stayLabel: "length of stay",
      context: "context", description: "description"),
    findings: Findings(
      ambiguous: "ambiguous: %", source: "source: %", sources: "sources: %", noSource: "no source given",
      via: "via %", against: "compared with %", followUp: "measured: %", measure: "measure",
      againstLabel: "comparison", followUpLabel: "time of measurement", resultsLabel: "figures",
      outcomesLabel: "outcome", themesLabel: "theme",
      conditionsLabel: "condition", ambiguityLabel: "ambiguity", viaLabel: "via", mean: "mean %", sd: "SD %",
      events: "% event|% events"),
    locators: Locators(
      section: "section %", paragraph: "paragraph %", table: "Table %", column: "column ‘%’", item: "item %",
      page: "p. %"),
    notes: Notes(
      howToReadCounts: "The number of hits; in brackets how many of them were relevant.",
      totals: "The totals add up hits: an article found by several searches counts several times.",
      totalOf: "Total, %", hits: "% hit|% hits", relevant: "% relevant",
      hitsNotScreened: "% hit not screened|% hits not screened",
      notScreened: "not screened", notScreenedAbove: "not screened: more than % hit|not screened: more than % hits",
      noSearch: "This review reports no search.", noIncluded: "This review has no included study.",
      noneMatch: "No included study matches.", filtered: "Only studies not known to lie outside: %",
      asked: "Asked: %",
      shownOf: "% of % included study shown.|% of % included studies shown.",
      leftOutByGuess: "Left out by a value that is unconfirmed (%): %.",
      notFiltered: "This table is about the whole review: it was not narrowed to %",
      incompleteAuthors: "Author list incomplete, as the source gives it: %.",
      substitute: "shown in %, for want of English words.",
      howThemesCount:
        "A study counts once for a theme, and for every wider theme; its remarks are not counted.",
      noThemes: "No included study names a theme."))
}
