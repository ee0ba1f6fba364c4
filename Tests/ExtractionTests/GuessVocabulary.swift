import Records

/// A vocabulary in two languages, with words that mean something else in the other one.
enum GuessVocabulary {
  static func concept(_ id: String, en: [String], nl: [String] = [], broader: [String] = [], mesh: String? = nil)
    -> Concept
  {
    Concept(
      id: id,
      preferredLabel: LocalizedText(
        [.init(language: "en", words: en[0])] + (nl.first.map { [.init(language: "nl", words: $0)] } ?? [])),
      alternativeLabels: LocalizedWords([
        .init(language: "en", words: Array(en.dropFirst())), .init(language: "nl", words: Array(nl.dropFirst())),
      ]), broader: broader, exactMatches: mesh.map { ["mesh:\($0)"] } ?? [])
  }

  static let vocabulary = Vocabulary([
    .init(
      scheme: .population,
      concepts: [
        concept("children", en: ["children", "child"], nl: ["kinderen", "kind"]),
        concept("adolescents", en: ["adolescents", "adolescent"], nl: ["adolescenten"]),
        concept("young-people", en: ["young people"], nl: ["jongeren"]),
        concept("adults", en: ["adults", "adult"], nl: ["volwassenen"]),
        concept("older-adults", en: ["older adults"], nl: ["ouderen"], broader: ["adults"], mesh: "D000368"),
        concept("women", en: ["women", "females", "girls"], nl: ["vrouwen", "meisjes"]),
        concept("men", en: ["men", "males", "boys"], nl: ["mannen", "jongens"]),
      ]),
    .init(
      scheme: .condition,
      concepts: [
        concept(
          "depression", en: ["depression", "depressive symptoms", "depressed"],
          nl: ["depressie", "depressieve klachten"]),
        concept("anxiety", en: ["anxiety"], nl: ["angst", "angstklachten"]),
        concept("stress", en: ["stress"], nl: ["stress"]),
        concept("conversion", en: ["conversion disorder"], nl: ["conversiestoornis"]),
        concept("panic-disorder", en: ["panic disorder"], nl: ["paniekstoornis"]),
        concept("psychosis", en: ["psychosis", "psychotic disorder"], nl: ["psychose"]),
      ]),
    .init(
      scheme: .setting,
      concepts: [
        concept("clinical", en: ["clinical"], nl: ["klinisch"]),
        concept(
          "inpatient", en: ["inpatient", "admission", "admitted", "hospitalised", "ward"], nl: ["opname", "opgenomen"],
          broader: ["clinical"]),
        concept("day-treatment", en: ["day treatment"], nl: ["dagbehandeling"], broader: ["clinical"]),
        concept("outpatient", en: ["outpatient"], nl: ["ambulant", "poliklinisch", "polikliniek"]),
        concept("primary-care", en: ["general practice"], nl: ["huisartsenpraktijken"]),
        concept("mental-health-care", en: ["mental health service"], nl: ["ggz-instelling"]),
        concept("school", en: ["school"], nl: ["school"]),
        concept("community", en: ["community"], nl: ["buiten de zorg"]),
      ]),
    .init(
      scheme: .design,
      concepts: [
        concept(
          "rct", en: ["randomised controlled trial", "randomized controlled trial"],
          nl: ["gerandomiseerd onderzoek", "RCT"], mesh: "D016449"),
        concept("cohort", en: ["cohort study"], nl: ["cohortonderzoek"]),
        concept(
          "pilot-rct", en: ["pilot randomised trial"], nl: ["gerandomiseerde pilotstudie", "pilotstudie"],
          broader: ["rct"]),
        concept("non-randomised", en: ["controlled non-randomised study", "non-randomised trial"]),
        concept("cross-sectional", en: ["cross-sectional study"], nl: ["dwarsdoorsnedeonderzoek"]),
        concept("case-report", en: ["case report"]),
        concept("guideline", en: ["guideline"], nl: ["richtlijn"]),
        concept("descriptive", en: ["descriptive"]),
        concept("before-after", en: ["before-after study"]),
        concept("qualitative", en: ["qualitative study"], nl: ["kwalitatief onderzoek"]),
      ]),
    .init(
      scheme: .intervention,
      concepts: [
        concept("exercise", en: ["exercise", "physical activity"], nl: ["sporten"]),
        concept("running", en: ["running"], nl: ["hardlopen"], broader: ["exercise"]),
        concept("running-therapy", en: ["running therapy"], nl: ["runningtherapie"], broader: ["running"]),
        concept("walking", en: ["walking"], nl: ["wandelen"]),
        concept("psychotherapy", en: ["psychotherapy"], nl: ["psychotherapie"]),
        concept(
          "cbt", en: ["cognitive behavioural therapy", "CBT"], nl: ["cognitieve gedragstherapie"],
          broader: ["psychotherapy"]),
        concept("medication", en: ["medication"], nl: ["medicatie"]),
        concept("usual", en: ["usual care"], nl: ["gebruikelijke behandeling"]),
      ]),
    .init(
      scheme: .outcome,
      concepts: [
        concept("depression", en: ["depression", "depressive symptoms"], nl: ["depressie", "depressieve klachten"])
      ]),
  ])
}
