package import Records
package import Synthesis

/// A flow diagram in words, in one language.
package struct FlowText: Sendable {
  let flow: Flow
  let description: ReviewDescription
  private let isDutch: Bool
  package let language: String

  /// - Parameter language: a BCP 47 tag; Dutch for `nl`, else English.
  package init(_ flow: Flow, description: ReviewDescription, language: String) {
    self.flow = flow
    self.description = description
    self.language = Wording.of(language).language
    isDutch = self.language == "nl"
  }

  /// The id of a record or study, with its mark where the publication was taken back.
  func named(_ id: String) -> String {
    flow.retracted.contains(id) ? id + StudyLabel.retraction(language: language) : id
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
          "not screened: search with more than \(limit.of("hit"))",
          "niet gescreend: zoekopdracht met meer dan \(limit.of("hit"))"
        ))
    case .unconfirmed:
      return Phrase(say("with values that are unconfirmed", "met waarden die niet bevestigd zijn"))
    case .retracted(isUnconfirmed: false): return Phrase(say("retracted", "ingetrokken"))
    case .retracted(isUnconfirmed: true):
      return Phrase(
        say("retracted, with values that are unconfirmed", "ingetrokken, met waarden die niet bevestigd zijn"))
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
}
