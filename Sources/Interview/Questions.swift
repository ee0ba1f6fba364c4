import Records

/// The questions in their order, in the language of the interview. Which come depends on the answers: a list goes on
/// until a statement is left empty.
package struct Questions: Sendable {
  let isDutch: Bool
  let takenIDs: Set<String>

  package init(language: String, takenIDs: Set<String>) {
    isDutch = language.hasPrefix("nl")
    self.takenIDs = takenIDs
  }

  func text(_ english: String, _ dutch: String) -> String { isDutch ? dutch : english }

  /// The steps so far known, the next one to ask among them.
  package func steps(after answers: [String: String]) -> [Step] {
    source(answers) + people() + care() + list(.effects, answers) + list(.opportunities, answers)
      + list(.threats, answers)
  }

  private func source(_ answers: [String: String]) -> [Step] {
    [
      Step(
        "authors", text("Authors", "Auteurs"),
        text(
          "Family names, separated by semicolons; end with et al. where the source does: Bakker; van Woerkom",
          "Achternamen, gescheiden door puntkomma's; eindig met et al. waar de bron dat doet: Bakker; van Woerkom"),
        .authors),
      Step(
        "year", text("Year", "Jaar"),
        text("The year of publication: 2005", "Het jaar van uitgave: 2005"), .year),
      Step(
        "title", text("Title", "Titel"),
        text("As the source prints it", "Zoals de bron hem geeft"), .words(isNeeded: false)),
      Step(
        "container", text("Journal or book it is in", "Tijdschrift of boek waarin het staat"),
        text("Its full name", "De volledige naam"), .words(isNeeded: false)),
      Step(
        "type", text("Kind of source", "Soort bron"),
        text(
          "document where you do not know; Tab shows the kinds",
          "document waar u het niet weet; Tab toont de soorten"),
        .choice(["document", "article-journal", "book", "chapter", "report", "thesis", "webpage"])),
      Step(
        "id", text("Short name", "Korte naam"),
        text(
          "The file's name and citation key; letters, digits and hyphens",
          "De naam van het bestand en citeersleutel; letters, cijfers en streepjes"),
        .id, proposal: proposedID(answers)),
      Step(
        "design", text("Design", "Onderzoeksopzet"),
        text("How the study was set up; type and choose: rct", "Hoe het onderzoek is opgezet; typ en kies: rct"),
        .concepts(.design)),
    ]
  }

  private func people() -> [Step] {
    [
      Step("n", text("Participants", "Deelnemers"), text("How many took part: 49", "Hoeveel er meededen: 49"), .number),
      Step(
        "female", text("Women or girls", "Vrouwen of meisjes"),
        text("How many of them", "Hoeveel van hen"), .number),
      Step("male", text("Men or boys", "Mannen of jongens"), text("How many of them", "Hoeveel van hen"), .number),
      Step(
        "ages", text("Ages from and to", "Leeftijd van en tot en met"),
        text(
          "In whole years, both included: 18-30. A mean is asked next and never made into a range",
          "In hele jaren, beide inbegrepen: 18-30. Naar het gemiddelde wordt hierna gevraagd"),
        .ages),
      Step(
        "mean", text("Mean age", "Gemiddelde leeftijd"),
        text("With the SD where given: 18.8 ± 0.7", "Met de SD waar die er is: 18,8 ± 0,7"), .mean),
      Step(
        "conditions", text("Condition", "Aandoening"),
        text(
          "What the participants had; type and choose: depression", "Wat de deelnemers hadden; typ en kies: depressie"),
        .concepts(.condition)),
      Step(
        "setting", "Setting",
        text("Where care was given; type and choose: inpatient", "Waar de zorg werd gegeven; typ en kies: opname"),
        .concepts(.setting)),
    ]
  }

  private func care() -> [Step] {
    [
      Step(
        "intervention", text("Intervention", "Interventie"),
        text("What was given; type and choose: running-therapy", "Wat werd gegeven; typ en kies: runningtherapie"),
        .concepts(.intervention)),
      Step("times", text("Times a week", "Keer per week"), text("3, 3-5 or 3+", "3, 3-5 of 3+"), .range),
      Step(
        "minutes", text("Minutes a session", "Minuten per keer"), text("50, 30-60 or 30+", "50, 30-60 of 30+"), .range),
      Step("weeks", text("Weeks", "Weken"), text("How long it went on: 8", "Hoe lang het duurde: 8"), .range),
      Step(
        "comparison", text("Comparison", "Vergelijking"),
        text("What the others were given, in your own words", "Wat de anderen kregen, in eigen woorden"),
        .words(isNeeded: false)),
    ]
  }

  // MARK: Lists

  enum List: String {
    case effects, opportunities, threats
  }

  private func list(_ list: List, _ answers: [String: String]) -> [Step] {
    var steps: [Step] = []
    var number = 0
    while true {
      let key = "\(list.rawValue).\(number)"
      steps.append(statement(list, key, number))
      guard let answer = answers[key + ".statement"], !answer.isEmpty else { return steps }
      steps += details(list, key, previousPlace: lastPlace(answers, before: key))
      number += 1
    }
  }

  private func statement(_ list: List, _ key: String, _ number: Int) -> Step {
    let name =
      switch list {
      case .effects: text("Measured effect", "Gemeten effect")
      case .opportunities: text("Opportunity", "Kans")
      case .threats: text("Threat", "Bedreiging")
      }
    let explanation =
      switch list {
      case .effects: text("One result, in your own words", "Eén uitkomst, in eigen woorden")
      case .opportunities:
        text("One thing that speaks for it, in your own words", "Eén ding dat ervoor pleit, in eigen woorden")
      case .threats:
        text("One thing that speaks against it, in your own words", "Eén ding dat ertegen pleit, in eigen woorden")
      }
    let end = text("; Enter: no more", "; Enter: verder niets")
    return Step(key + ".statement", "\(name) \(number + 1)", explanation + end, .words(isNeeded: false))
  }

  private func details(_ list: List, _ key: String, previousPlace: String?) -> [Step] {
    let place = Step(
      key + ".page", text("  Page", "  Bladzijde"),
      text("Where it stands, so that it can be found again: 12", "Waar het staat, om het terug te vinden: 12"),
      .words(isNeeded: true), proposal: previousPlace)
    guard list == .effects else {
      return [
        Step(
          key + ".themes", text("  Theme", "  Thema"),
          text("What it is about; type and choose: drop-out", "Waar het over gaat; typ en kies: uitval"),
          .concepts(.theme)),
        place,
      ]
    }
    return [
      Step(
        key + ".outcomes", text("  Outcome", "  Uitkomst"),
        text("What was measured; type and choose: depression", "Wat is gemeten; typ en kies: depressie"),
        .concepts(.outcome)),
      Step(
        key + ".measure", text("  Instrument", "  Meetinstrument"),
        text("Its name as the source gives it", "De naam zoals de bron die geeft"), .words(isNeeded: false)),
      Step(
        key + ".direction", text("  Direction", "  Richting"),
        text(
          "What the source says, not what you expect; unclear where it only says \"changed\"",
          "Wat de bron zegt, niet wat u verwacht; unclear waar er alleen \"veranderd\" staat"),
        .choice(["unclear", "improved", "no-difference", "worsened", "mixed"])),
      place,
    ]
  }

  /// The place given for the finding before: the next one often stands there too.
  private func lastPlace(_ answers: [String: String], before key: String) -> String? {
    var last: String?
    for list in [List.effects, .opportunities, .threats] {
      var number = 0
      while let answer = answers["\(list.rawValue).\(number).statement"], !answer.isEmpty {
        if "\(list.rawValue).\(number)" == key { return last }
        last = answers["\(list.rawValue).\(number).page"] ?? last
        number += 1
      }
    }
    return last
  }

  /// First author and year, as in greist1978; with a letter behind it where that is taken.
  private func proposedID(_ answers: [String: String]) -> String {
    let first = answers["authors"]?.split(separator: ";").first.map(String.init) ?? ""
    let words = first.split(separator: " ").filter { $0.lowercased() != "et" && $0.lowercased() != "al." }
    let name = FoldedText.folded(String(words.last ?? "")).filter { $0.isASCII && $0.isLetter }
    let year = answers["year"].flatMap { Int($0) }.map(String.init) ?? ""
    let stem = (name.isEmpty ? "record" : name) + year
    if !takenIDs.contains(stem) { return stem }
    for letter in "bcdefghijklmnopqrstuvwxyz" where !takenIDs.contains(stem + String(letter)) {
      return stem + String(letter)
    }
    return stem + "-2"
  }
}
