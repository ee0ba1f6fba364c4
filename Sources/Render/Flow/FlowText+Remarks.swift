package import Records
package import Synthesis

/// What is missing, and what has to be known to read the numbers.
extension FlowText {
  package func words(of hole: Flow.Hole) -> String {
    let count = hole.ids.count
    switch hole.kind {
    case .notScreened:
      return say(
        "\(count) with no decision at title and abstract", "\(count) zonder beslissing op titel en samenvatting")
    case .waiting:
      return say("\(count) that wait for another screener", "\(count) die op een andere beoordelaar wachten")
    case .unclear: return say("\(count) left unclear", "\(count) als onduidelijk aangemerkt")
    case .conflict:
      return say("\(count) that people differ on", "\(count) waarover beoordelaars verschillen")
    case .notRetrievedYet:
      return say("\(count) sought, retrieval not told", "\(count) opgevraagd, of ze verkregen zijn is niet gezegd")
    case .notAssessed: return say("\(count) retrieved, not assessed", "\(count) verkregen, niet beoordeeld")
    case .contradiction:
      return say(
        "\(count) decided on after having been excluded or not retrieved",
        "\(count) beoordeeld na uitsluiting of niet-verkrijging")
    case .noStudy:
      return say("\(count) included without a study in studies/", "\(count) geïncludeerd zonder studie in studies/")
    case .studyWithoutReport:
      return say(
        "\(count.of("study", "studies")) included that no included report leads to",
        "\(count.of("studie", "studies")) geïncludeerd waar geen geïncludeerd rapport heen leidt")
    case .excludedRecord:
      return say(
        "\(count) excluded at screening and named by an included study",
        "\(count) bij het screenen uitgesloten en door een geïncludeerde studie genoemd")
    case .absentReport:
      return say(
        "\(count) not retrieved and named by an included study",
        "\(count) niet verkregen en door een geïncludeerde studie genoemd")
    case .logDiffers:
      let counts = hole.counts ?? (0, 0)
      let place = "\(hole.search ?? ""), \(hole.database ?? "")"
      return say(
        "the log has \(counts.came.of("hit")) for \(place), the imports hold \(counts.found)",
        "het log heeft \(counts.came.of("hit")) voor \(place), de imports bevatten er \(counts.found)")
    case .unmergedVersion:
      return say(
        "\(count) that a later export of the same search brought as another version of a hit, not counted anew, and merged with "
          + "no hit: 'garner dedupe' decides",
        "\(count) die een latere export van dezelfde zoekactie bracht als andere versie van een treffer, niet opnieuw geteld, en "
          + "met geen treffer samengevoegd: 'garner dedupe' beslist")
    case .moreIncluded:
      let counts = hole.counts ?? (0, 0)
      return say(
        "\(counts.found.of("study", "studies")) included, but only \(counts.came.of("hit")) found relevant",
        "\(counts.found.of("studie", "studies")) geïncludeerd, maar slechts \(counts.came.of("hit")) relevant bevonden")
    case .morePrevious:
      let counts = hole.counts ?? (0, 0)
      return say(
        "\(counts.found.of("report")) named of the studies of the previous version, which "
          + "counted \(counts.came); name those that it counted under previous.records in review.json",
        "\(counts.found.of("rapport", "rapporten")) genoemd van de studies van de vorige versie, die er "
          + "\(counts.came) telde; noem wat zij telde onder previous.records in review.json")
    case .notOfPrevious:
      return say(
        "\(count) named under previous.records, and by no study of the previous version",
        "\(count) onder previous.records genoemd, en door geen studie van de vorige versie")
    }
  }

  /// What is missing as a sentence for readers.
  ///
  /// - Parameter isWhole: with every id, however many there are.
  func sentence(of hole: Flow.Hole, isWhole: Bool = false) -> String {
    let named = hole.ids.map(self.named)
    let ids = isWhole ? named.joined(separator: ", ") : FlowTable.listed(named)
    return say("Not accounted for, ", "Niet verantwoord, ") + "\(label(of: hole.box)): \(words(of: hole))"
      + (ids.isEmpty ? "." : ": \(ids).")
  }

  /// The holes as errors tell them, each with the names of what is missing; in English, as all errors.
  package static func messages(of flow: Flow, description: ReviewDescription) -> [String] {
    let text = FlowText(flow, description: description, language: "en")
    return flow.holes.map { hole in
      let ids =
        hole.ids.isEmpty
        ? "" : ": " + FlowTable.listed(hole.ids.map(text.named), else: "'garner flow --missing' lists all")
      return "not accounted for, \(hole.box.rawValue): \(text.words(of: hole))\(ids)"
    }
  }

  private func names(_ databases: [String]) -> String {
    databases.map { id in description.databases.first { $0.id == id }?.label ?? id }.joined(separator: ", ")
  }

  /// What the numbers of neighbouring boxes do not show by themselves.
  var explanations: [String] {
    flow.remarks.filter { remark in
      switch remark {
      case .reportsOfPrevious, .newReportsOfPrevious, .alsoInDatabases, .otherOutside, .untold: true
      default: false
      }
    }.map { words(of: $0).plain }
  }

  private func words(of fate: Flow.Outside) -> String {
    switch fate {
    case .withdrawn: say("withdrawn by the source", "door de bron ingetrokken")
    case .automation:
      say("removed before screening by a program", "vóór het screenen door een programma verwijderd")
    case .removed: say("removed before screening", "vóór het screenen verwijderd")
    case .notScreened: say("not screened", "niet gescreend")
    case .excluded: say("excluded by title and abstract", "op titel en samenvatting uitgesloten")
    }
  }

  func words(of remark: Flow.Remark) -> Phrase {
    switch remark {
    case .background(let searches):
      return Phrase(
        searches == 1
          ? say(
            "A search for background is not counted.", "Een zoekopdracht naar achtergrond telt niet mee.")
          : say(
            "\(searches) searches for background are not counted.",
            "\(searches) zoekopdrachten naar achtergrond tellen niet mee."))
    case .countsOnly(let ids):
      let names = names(ids)
      return Phrase(
        say(
          "Of \(names) the search log has numbers only: which records they are cannot be proved, and a record found by several "
            + "searches counts several times.",
          "Van \(names) heeft het zoeklog alleen aantallen: welke records het zijn, valt niet aan te tonen, en een record dat "
            + "meer zoekopdrachten vonden telt meermaals."))
    case .relevantNotIncluded(let count):
      return Phrase(
        say(
          (count == 1
            ? "1 hit found relevant leads to no included study"
            : "\(count) hits found relevant lead to no included study")
            + "; the log names none, so that nobody can say whether "
            + (count == 1 ? "it was" : "they were") + " found twice, not had or excluded.",
          (count == 1
            ? "1 relevant bevonden hit leidt naar geen geïncludeerde studie"
            : "\(count) relevant bevonden hits leiden naar geen geïncludeerde studie")
            + "; het log noemt er geen bij naam, zodat niemand kan zeggen of "
            + (count == 1
              ? "die dubbel gevonden, niet verkregen of uitgesloten is."
              : "die dubbel gevonden, niet verkregen of uitgesloten zijn.")))
    case .studiesWithoutRecord(let ids):
      return Phrase(
        say(
          "Through which boxes these studies came cannot be proved, since they name no imported record; each counts as one "
            + "report: \(ids.map(named).joined(separator: ", ")).",
          "Langs welke vakken deze studies kwamen, valt niet aan te tonen, want ze noemen geen geïmporteerd record; elk telt als "
            + "één rapport: \(ids.map(named).joined(separator: ", "))."))
    case .reportsOfPrevious(let ids, let areNamed):
      return Phrase(
        areNamed
          ? say(
            "Found anew, of studies of the previous version, and counted among its reports: \(FlowTable.listed(ids.map(named))).",
            "Opnieuw gevonden, van studies van de vorige versie, en bij de rapporten daarvan geteld: "
              + "\(FlowTable.listed(ids.map(named))).")
          : say(
            "Of studies of the previous version, and taken to be among its reports, since review.json does not name these "
              + "(previous.records); any other is a new report: \(FlowTable.listed(ids.map(named))).",
            "Van studies van de vorige versie, en bij de rapporten daarvan geteld, omdat review.json die niet noemt "
              + "(previous.records); elk ander is een nieuw rapport: \(FlowTable.listed(ids.map(named)))."))
    case .newReportsOfPrevious(let ids):
      return Phrase(
        say(
          "New reports of studies of the previous version, counted with those of new studies: \(FlowTable.listed(ids.map(named))).",
          "Nieuwe rapporten van studies van de vorige versie, bij die van nieuwe studies geteld: \(FlowTable.listed(ids.map(named)))."
        ))
    case .untold(let ids):
      let names = names(ids)
      return Phrase(
        say(
          "Neither the log nor an import tells of \(names): what was found there is not reported.",
          "Noch het log noch een import vertelt van \(names): wat daar gevonden is, is niet gerapporteerd."))
    case .reportsOfSeveral(let reports):
      let listed = reports.map { "\(named($0.id)) (\($0.studies.map(named).joined(separator: ", ")))" }
      return Phrase(
        say("Describes more than one study, and is counted once: ", "Beschrijft meer dan één studie, en telt eenmaal: ")
          + FlowTable.listed(listed) + ".")
    case .alsoInDatabases(let count):
      return Phrase(
        say(
          count == 1
            ? "1 found by other methods was in a database or register too, and is counted there."
            : "\(count) found by other methods were in a database or register too, and are counted there.",
          count == 1
            ? "1 met andere methoden gevonden record stond ook in een database of register, en is daar geteld."
            : "\(count) met andere methoden gevonden records stonden ook in een database of register, en zijn daar geteld."
        )
      )
    case .otherOutside(let fate, let count):
      let how = words(of: fate)
      return Phrase(
        say(
          count == 1
            ? "1 found by other methods was \(how); the diagram has no box for it."
            : "\(count) found by other methods were \(how); the diagram has no box for them.",
          count == 1
            ? "1 met andere methoden gevonden record is \(how); het diagram heeft er geen vak voor."
            : "\(count) met andere methoden gevonden records zijn \(how); het diagram heeft er geen vak voor."))
    case .otherSources(let places):
      let words = places.map { Phrase($0.shown(in: language)) }.joined(by: " ")
      return Phrase(say("Looked for elsewhere too, without numbers: ", "Ook elders gezocht, zonder aantallen: "))
        + words
    case .noSearchLog:
      return Phrase(say("This review reports no search.", "Deze review rapporteert geen zoekactie."))
    }
  }
}
