import Records

/// The questions in their order. Which of them come depends on the answers: what does not arise is not asked, and a
/// list goes on until a statement is left empty.
package struct Questions: Sendable {
  let text: InterfaceText
  let takenIDs: Set<String>
  /// The languages the review is kept in, as BCP 47 tags.
  let languages: [String]

  package init(language: String, takenIDs: Set<String>, languages: [String] = []) {
    text = InterfaceText(language: language)
    self.takenIDs = takenIDs
    self.languages = languages
  }

  /// The steps as far as they are known, the next one to ask among them.
  package func steps(after answers: Answers) -> [Step] {
    let about =
      isBackground(answers)
      ? list(.remarks, answers) : people(answers) + care(answers) + list(.effects, answers)
    return language() + source(answers) + about + list(.opportunities, answers) + list(.threats, answers)
  }

  /// A source that is only cited has no sample or effects of its own to ask for.
  func isBackground(_ answers: Answers) -> Bool {
    answers["role"] == StudyRecord.Role.background.rawValue
  }

  /// The language in which statements are written down.
  func statementLanguage(_ answers: Answers) -> String { answers.given("language") ?? text.language }

  /// Asked only where the review is kept in another language besides that of the interview.
  private func language() -> [Step] {
    let others = languages.filter { $0 != text.language }
    guard !others.isEmpty else { return [] }
    let names = ["en": text("English", "Engels"), "nl": text("Dutch", "Nederlands")]
    let choices = ([text.language] + others).map { Choice($0, names[$0] ?? $0) }
    return [
      Step(
        "language", text("Language", "Taal"),
        text(
          "The language in which you write down what the source says; another can be added to the file later",
          "De taal waarin u opschrijft wat de bron zegt; een andere kan later in het bestand erbij"),
        .choice(choices), ifEmpty: .needed)
    ]
  }

  private func people(_ answers: Answers) -> [Step] {
    let number = Step(
      "n", text("Participants", "Deelnemers"),
      text(
        "How many took part: 49. A hyphen where nobody did, as in a guideline",
        "Hoeveel er meededen: 49. Een streepje waar niemand meedeed, zoals bij een richtlijn"),
      .number)
    let figures = [
      Step(
        "female", text("Women or girls", "Vrouwen of meisjes"), text("How many of them: 30", "Hoeveel van hen: 30"),
        .number),
      Step(
        "male", text("Men or boys", "Mannen of jongens"), text("How many of them: 19", "Hoeveel van hen: 19"), .number),
      Step(
        "ages", text("Youngest and oldest", "Jongste en oudste"),
        text(
          "Whole years, both included: 18-30. A mean is asked next and says nothing of the youngest and oldest",
          "Hele jaren, beide inbegrepen: 18-30. Een gemiddelde komt hierna en zegt niets over jongste en oudste"),
        .ages),
      Step(
        "mean", text("Mean age", "Gemiddelde leeftijd"),
        text("With its SD where the source gives one: 18.8 ± 0.7", "Met de SD waar de bron die geeft: 18,8 ± 0,7"),
        .mean),
    ]
    let words = [
      Step(
        "populations", text("Who they were", "Wie het waren"),
        text(
          "Groups of people by age or sex, as the source calls them: adolescents",
          "Groepen mensen naar leeftijd of sekse, zoals de bron ze noemt: adolescenten"),
        .concepts(.population)),
      Step(
        "conditions", text("Condition", "Aandoening"),
        text("What they suffered from: depression", "Waaraan zij leden: depressie"), .concepts(.condition)),
      Step(
        "setting", "Setting", text("Where care was given: inpatient", "Waar de zorg werd gegeven: opname"),
        .concepts(.setting)),
    ]
    return [number] + (answers.isNotApplicable("n") ? [] : figures) + words
  }

  private func care(_ answers: Answers) -> [Step] {
    let intervention = Step(
      "intervention", text("Intervention", "Interventie"),
      text("What was given: running therapy", "Wat werd gegeven: runningtherapie"), .concepts(.intervention))
    guard !answers.isNotApplicable("intervention") else { return [intervention] }
    return [
      intervention,
      Step(
        "times", text("Times a week", "Keer per week"),
        text("A figure or a range: 3, 3-5, at least 3", "Een getal of een bereik: 3, 3-5, minstens 3"), .range),
      Step(
        "minutes", text("Minutes a session", "Minuten per keer"),
        text("A figure or a range: 50, 30-60, at least 30", "Een getal of een bereik: 50, 30-60, minstens 30"),
        .range),
      Step(
        "weeks", text("Weeks", "Weken"), text("How long the programme took: 8", "Hoe lang het programma duurde: 8"),
        .range),
      Step(
        "comparison", text("Comparison", "Vergelijking"),
        text(
          "What the others were given, in your own words: usual activities. A hyphen where there were none",
          "Wat de anderen kregen, in eigen woorden: gewone activiteiten. Een streepje waar die er niet waren"),
        .words),
    ]
  }
}
