import Records

extension Wording {
  package static let dutch = Wording(
    language: "nl",
    decimalSign: ",",
    languageNames: ["nl": "Nederlands", "en": "Engels", "de": "Duits", "fr": "Frans", "es": "Spaans"],
    absence: [
      .notReported: "niet gerapporteerd",
      .notApplicable: "niet van toepassing",
      .notExtracted: "niet geëxtraheerd",
      .unclear: "onduidelijk",
    ],
    unconfirmed: "niet bevestigd",
    directions: [
      .improved: "verbeterd",
      .noDifference: "geen verschil",
      .worsened: "verslechterd",
      .mixed: "wisselend",
      .unclear: "richting onduidelijk",
    ],
    purposes: [.evidence: "evidentie", .background: "achtergrond"],
    titles: Titles(
      searchResults: "Zoekresultaten",
      characteristics: "Kenmerken van de geïncludeerde studies",
      opportunitiesThreats: "Kansen en bedreigingen",
      themes: "Thema’s en de studies die ze noemen"),
    columns: Columns(
      id: "Id", terms: "Zoekterm", purpose: "Doel", study: "Studie", directness: "Directheid",
      participants: "Deelnemers",
      setting: "Setting", design: "Methode/design", intervention: "Interventie", comparison: "Vergelijking",
      effects: "Effecten", opportunities: "Kansen", threats: "Bedreigingen", theme: "Thema", studies: "Studies",
      namedBy: "Genoemd door", findings: "Bevindingen"),
    participants: Participants(
      female: "% vrouw", male: "% man", other: "% anders", sex: "geslacht", age: "leeftijd",
      mean: "gemiddelde %", meanLabel: "gemiddelde", sd: "SD %", years: "% jaar", fromAge: "vanaf %",
      toAge: "tot en met %",
      condition: "aandoening",
      population: "populatie", groups: "groepen", label: "naam", description: "beschrijving", note: "toelichting"),
    dose: Dose(
      concept: "soort", timesPerWeek: "% keer per week",
      minutes: "% minuut per keer|% minuten per keer", weeks: "% week|% weken", stay: "verblijf van %",
      months: "% maand|% maanden", atLeast: "minimaal %", atMost: "maximaal %",
      frequencyLabel: "aantal keer per week", minutesLabel: "minuten per keer", weeksLabel: "aantal weken",
      stayLabel: "verblijfsduur", context: "context", description: "beschrijving"),
    findings: Findings(
      ambiguous: "dubbelzinnig: %", source: "bron: %", sources: "bronnen: %", noSource: "geen bron genoemd",
      via: "via %", against: "vergeleken met %", followUp: "gemeten: %", measure: "meetinstrument",
      againstLabel: "vergelijking", followUpLabel: "meetmoment", resultsLabel: "cijfers", outcomesLabel: "uitkomst",
      themesLabel: "thema",
      conditionsLabel: "aandoening", ambiguityLabel: "dubbelzinnigheid", viaLabel: "via", mean: "gemiddelde %",
      sd: "SD %",
      events: "% gebeurtenis|% gebeurtenissen"),
    locators: Locators(
      section: "paragraaf %", paragraph: "alinea %", table: "Tabel %", column: "kolom ‘%’", item: "punt %",
      page: "p. %"),
    notes: Notes(
      howToReadCounts: "Het aantal hits; tussen haakjes hoeveel daarvan relevant waren.",
      totals: "De totalen tellen hits op: een artikel dat meer zoekacties vonden, telt meer keren mee.",
      totalOf: "Totaal, %", hits: "% hit|% hits", relevant: "% relevant",
      hitsNotScreened: "% hit niet bekeken|% hits niet bekeken",
      notScreened: "niet bekeken", notScreenedAbove: "niet bekeken: meer dan % hit|niet bekeken: meer dan % hits",
      noSearch: "Deze review rapporteert geen zoekactie.",
      noIncluded: "Deze review heeft geen geïncludeerde studie.",
      noneMatch: "Geen geïncludeerde studie voldoet.",
      filtered: "Alleen studies die niet bekend buiten de vraag vallen: %",
      asked: "Gevraagd: %",
      shownOf: "% van % geïncludeerde studie getoond.|% van % geïncludeerde studies getoond.",
      leftOutByGuess: "Weggelaten om een waarde die niet bevestigd is (%): %.",
      notFiltered: "Deze tabel gaat over de hele review: zij is niet beperkt tot %",
      incompleteAuthors: "Auteurslijst onvolledig, zoals de bron haar geeft: %.",
      substitute: "getoond in het %, bij gebrek aan Nederlandse woorden.",
      howThemesCount:
        "Een studie telt één keer voor een thema, en voor elk ruimer thema; opmerkingen tellen niet mee.",
      noThemes: "Geen geïncludeerde studie noemt een thema."))
}
