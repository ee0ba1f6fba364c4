import Records

/// Lists of findings: a statement, what belongs to it, the next statement, until one is left empty.
extension Questions {
  func list(_ list: FindingList, _ answers: Answers) -> [Step] {
    let count = answers.count(list)
    let asked = (0..<count).flatMap { number in
      [statement(list, number)] + details(list, number, answers)
    }
    return asked + [statement(list, count)]
  }

  private func statement(_ list: FindingList, _ number: Int) -> Step {
    let (name, explanation) =
      switch list {
      case .effects:
        (
          text("Measured effect", "Gemeten effect"),
          text(
            "One result in your own words: as effective as psychotherapy",
            "Eén uitkomst in eigen woorden: even effectief als psychotherapie")
        )
      case .opportunities:
        (
          text("Opportunity", "Kans"),
          text(
            "One thing that speaks for it: patients acquire a good habit",
            "Eén ding dat ervoor pleit: patiënten krijgen een goede gewoonte")
        )
      case .threats:
        (
          text("Threat", "Bedreiging"),
          text("One thing that speaks against it: drop-out", "Eén ding dat ertegen pleit: uitval")
        )
      case .remarks:
        (
          text("What it says", "Wat de bron zegt"),
          text(
            "One thing for which you cite it, in your own words",
            "Eén ding waarvoor u ernaar verwijst, in eigen woorden")
        )
      }
    let end =
      number == 0
      ? text(". Enter: none, and on", ". Enter: geen, en verder") : text(". Enter: no more", ". Enter: verder geen")
    return Step(
      list.key(number, "statement"), "\(name) \(number + 1)", explanation + end, .words,
      ifEmpty: .endOfList(list, number: number))
  }

  private func details(_ list: FindingList, _ number: Int, _ answers: Answers) -> [Step] {
    func step(
      _ detail: String, _ prompt: String, _ explanation: String, _ kind: Step.Kind, _ emptiness: Step.Emptiness,
      proposal: String? = nil
    ) -> Step {
      // Indented, so that one sees what belongs to the statement.
      Step(list.key(number, detail), "· " + prompt, explanation, kind, ifEmpty: emptiness, proposal: proposal)
    }
    let place = step(
      "place", text("Where it stands", "Waar het staat"),
      text(
        "A page, section or table, so that it can be found again: 12, section 3.2, table 2",
        "Een bladzijde, paragraaf of tabel, om het terug te vinden: 12, paragraaf 3.2, tabel 2"),
      .place, .needed, proposal: placeBefore(list, number, answers))
    guard list == .effects else {
      return [
        step(
          "themes", text("Theme", "Thema"), text("What it is about: drop-out", "Waar het over gaat: uitval"),
          .concepts(.theme), .nothing),
        step(
          "outcomes", text("Outcome", "Uitkomst"),
          text(
            "The outcome it speaks of, where it speaks of one: depression",
            "De uitkomst waar het over gaat, als dat zo is: depressie"),
          .concepts(.outcome), .nothing),
        place,
      ]
    }
    return [
      step(
        "outcomes", text("Outcome", "Uitkomst"), text("What was measured: depression", "Wat is gemeten: depressie"),
        .concepts(.outcome), .notReported),
      step(
        "measure", text("Instrument", "Meetinstrument"),
        text("Its name as the source gives it: SCL-90", "De naam zoals de bron die geeft: SCL-90"), .words,
        .notReported),
      step(
        "direction", text("Direction", "Richting"),
        text(
          "What the source says, not what you expect; unclear where it only says \"changed\"",
          "Wat de bron zegt, niet wat u verwacht; onduidelijk waar er alleen \"veranderd\" staat"),
        .choice(directions), .needed),
      step(
        "against", text("Compared with", "Vergeleken met"),
        text("With which group, or with when: before the study", "Met welke groep, of met wanneer: voor het onderzoek"),
        .words, .notReported),
      place,
    ]
  }

  private var directions: [Choice] {
    let labels: [(Effect.Direction, String)] = [
      (.unclear, text("unclear", "onduidelijk")), (.improved, text("improved", "verbeterd")),
      (.noDifference, text("no difference", "geen verschil")), (.worsened, text("worsened", "verslechterd")),
      (.mixed, text("mixed", "gemengd")),
    ]
    return labels.map { Choice($0.rawValue, $1) }
  }

  /// The place given for the finding before: the next one often stands there too.
  private func placeBefore(_ list: FindingList, _ number: Int, _ answers: Answers) -> String? {
    if number > 0 { return answers.given(list.key(number - 1, "place")) }
    let order = [isBackground(answers) ? FindingList.remarks : .effects, .opportunities, .threats]
    for earlier in order.prefix(while: { $0 != list }).reversed() {
      let count = answers.count(earlier)
      if count > 0 { return answers.given(earlier.key(count - 1, "place")) }
    }
    return nil
  }
}
