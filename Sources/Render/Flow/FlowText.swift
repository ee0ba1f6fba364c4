package import Records
package import Synthesis

/// A flow diagram in words, in one language.
package struct FlowText: Sendable {
  let flow: Flow
  private let description: ReviewDescription
  private let isDutch: Bool
  package let language: String

  /// - Parameter language: a BCP 47 tag; Dutch for `nl`, else English.
  package init(_ flow: Flow, description: ReviewDescription, language: String) {
    self.flow = flow
    self.description = description
    self.language = Wording.of(language).language
    isDutch = self.language == "nl"
  }

  func say(_ english: String, _ dutch: String) -> String { isDutch ? dutch : english }

  // MARK: Boxes

  package func label(of box: FlowBox) -> String {
    switch box {
    case .previousStudies: say("Studies in the previous version", "Studies in de vorige versie")
    case .previousReports: say("Reports of those studies", "Rapporten van die studies")
    case .databases: say("Records identified from databases", "Records gevonden in databases")
    case .registers: say("Records identified from registers", "Records gevonden in registers")
    case .duplicates: say("Duplicate records removed", "Dubbele records verwijderd")
    case .automation:
      say("Records marked as ineligible by automation tools", "Records door een programma ongeschikt bevonden")
    case .otherReasons: say("Records removed for other reasons", "Records om andere redenen verwijderd")
    case .screened: say("Records screened", "Records gescreend")
    case .excludedRecords: say("Records excluded", "Records uitgesloten")
    case .sought: say("Reports sought for retrieval", "Rapporten opgevraagd")
    case .notRetrieved: say("Reports not retrieved", "Rapporten niet verkregen")
    case .assessed: say("Reports assessed for eligibility", "Rapporten op geschiktheid beoordeeld")
    case .excludedReports: say("Reports excluded", "Rapporten uitgesloten")
    case .otherIdentified: say("Records identified by other methods", "Records met andere methoden gevonden")
    case .otherSought: say("Reports sought for retrieval", "Rapporten opgevraagd")
    case .otherNotRetrieved: say("Reports not retrieved", "Rapporten niet verkregen")
    case .otherAssessed: say("Reports assessed for eligibility", "Rapporten op geschiktheid beoordeeld")
    case .otherExcludedReports: say("Reports excluded", "Rapporten uitgesloten")
    case .includedStudies:
      flow.isUpdate
        ? say("New studies included", "Nieuwe studies geïncludeerd") : say("Studies included", "Studies geïncludeerd")
    case .includedReports:
      flow.isUpdate
        ? say("Reports of new included studies", "Rapporten van nieuwe geïncludeerde studies")
        : say("Reports of included studies", "Rapporten van geïncludeerde studies")
    case .totalStudies: say("Total studies included", "Studies in totaal")
    case .totalReports: say("Reports of all included studies", "Rapporten van alle geïncludeerde studies")
    }
  }

  /// The number, `?` where nothing tells it, with `≥` before one known for a part only.
  package func number(of box: Flow.Box) -> String {
    guard let count = box.count else { return "?" }
    return (box.proof == .partly ? "≥ " : "") + String(count)
  }

  func proof(of box: Flow.Box) -> String {
    if box.count == 0, !box.isIncomplete { return "" }
    return switch box.proof {
    case .proved: say("named one by one", "ieder bij naam")
    case .counted: say("counted in the log, not named", "geteld in het log, niet bij naam")
    case .partly: say("known in part", "ten dele bekend")
    case .notReported: say("not reported", "niet gerapporteerd")
    }
  }

  /// What a part of a box is called; nil where the box has one part, which is all of it.
  func label(of key: Flow.PartKey) -> Phrase? {
    switch key {
    case .all: return nil
    case .database(let id): return Phrase(description.databases.first { $0.id == id }?.label ?? id)
    case .unknownSource: return Phrase(say("source not recorded", "bron niet vastgelegd"))
    case .reason(let id):
      guard let criterion = description.exclusionCriteria.first(where: { $0.id == id }) else { return Phrase(id) }
      return Phrase(criterion.statement.shown(in: language))
    case .noReason: return Phrase(say("no reason recorded", "geen reden vastgelegd"))
    case .reasonsDiffer: return Phrase(say("reasons differ", "redenen verschillen"))
    case .withdrawn: return Phrase(say("withdrawn by the source", "door de bron ingetrokken"))
    case .notScreened: return Phrase(say("not screened", "niet gescreend"))
    case .aboveLimit:
      let limit = description.method?.screeningLimit?.maximumHits ?? 0
      return Phrase(
        say(
          "not screened: search with more than \(limit) hits", "niet gescreend: zoekopdracht met meer dan \(limit) hits"
        ))
    case .unconfirmed:
      return Phrase(say("with values that are unconfirmed", "met waarden die niet bevestigd zijn"))
    case .people: return Phrase(say("by people", "door mensen"))
    case .program: return Phrase(say("by a program", "door een programma"))
    }
  }

  /// The parts that say more than the number does.
  func parts(of box: Flow.Box) -> [(label: Phrase, count: Int)] {
    let shown = box.parts.filter { $0.key != .all && $0.count > 0 }
    if shown.count == 1, shown[0].key == .people { return [] }
    return shown.compactMap { part in label(of: part.key).map { ($0, part.count) } }
  }

  // MARK: What is missing, and what has to be known

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
        "\(count) \(count == 1 ? "study" : "studies") included that no included report leads to",
        "\(count) \(count == 1 ? "studie" : "studies") geïncludeerd waar geen geïncludeerd rapport heen leidt")
    case .excludedRecord:
      return say(
        "\(count) excluded at screening and named by an included study",
        "\(count) bij het screenen uitgesloten en door een geïncludeerde studie genoemd")
    case .logDiffers:
      let counts = hole.counts ?? (0, 0)
      let place = "\(hole.search ?? ""), \(hole.database ?? "")"
      return say(
        "the log has \(counts.came) hits for \(place), the imports hold \(counts.found)",
        "het log heeft \(counts.came) hits voor \(place), de imports bevatten er \(counts.found)")
    case .moreIncluded:
      let counts = hole.counts ?? (0, 0)
      return say(
        "\(counts.found) \(counts.found == 1 ? "study" : "studies") included, but only \(counts.came) "
          + "\(counts.came == 1 ? "hit" : "hits") found relevant",
        "\(counts.found) \(counts.found == 1 ? "studie" : "studies") geïncludeerd, maar slechts \(counts.came) "
          + "\(counts.came == 1 ? "hit" : "hits") relevant bevonden")
    }
  }

  /// The holes as errors tell them, each with the names of what is missing; in English, as all errors.
  package static func messages(of flow: Flow, description: ReviewDescription) -> [String] {
    let text = FlowText(flow, description: description, language: "en")
    return flow.holes.map { hole in
      let ids = hole.ids.isEmpty ? "" : ": " + FlowTable.listed(hole.ids)
      return "not accounted for, \(hole.box.rawValue): \(text.words(of: hole))\(ids)"
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
      let names = ids.map { id in description.databases.first { $0.id == id }?.label ?? id }.joined(separator: ", ")
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
            + "report: \(ids.joined(separator: ", ")).",
          "Langs welke vakken deze studies kwamen, valt niet aan te tonen, want ze noemen geen geïmporteerd record; elk telt als "
            + "één rapport: \(ids.joined(separator: ", "))."))
    case .reportsOfPrevious(let ids):
      return Phrase(
        say(
          "Found anew, of studies of the previous version, and counted among its reports: "
            + "\(ids.joined(separator: ", ")).",
          "Opnieuw gevonden, van studies van de vorige versie, en bij de rapporten daarvan geteld: "
            + "\(ids.joined(separator: ", "))."))
    case .reportsOfSeveral(let reports):
      let named = reports.map { "\($0.id) (\($0.studies.joined(separator: ", ")))" }
      return Phrase(
        say("Describes more than one study, and is counted once: ", "Beschrijft meer dan één studie, en telt eenmaal: ")
          + FlowTable.listed(named) + ".")
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
    case .otherExcluded(let count):
      return Phrase(
        say(
          "\(count) found by other methods were excluded by title and abstract; the diagram has no box for them.",
          "\(count) met andere methoden gevonden records zijn op titel en samenvatting uitgesloten; het diagram heeft er geen "
            + "vak voor."))
    case .otherSources(let places):
      let words = places.map { Phrase($0.shown(in: language)) }.joined(by: " ")
      return Phrase(say("Looked for elsewhere too, without numbers: ", "Ook elders gezocht, zonder aantallen: "))
        + words
    case .noSearchLog:
      return Phrase(say("This review reports no search.", "Deze review rapporteert geen zoekactie."))
    }
  }
}
