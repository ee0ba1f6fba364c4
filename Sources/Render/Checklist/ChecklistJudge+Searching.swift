import Records
import Synthesis

/// The items of PRISMA-S.
extension ChecklistJudge {
  func prismaS(_ number: String) -> ChecklistAnswer {
    let databases = description.databases.filter { $0.kind == .database }
    let without = databases.filter { $0.platform == nil }.map(\.label).joined(separator: ", ")
    switch number {
    case "1", "2":
      if databases.isEmpty {
        return openOrAbsent("/databases", "no databases in review.json", "geen databases in review.json")
      }
      if number == "2", databases.allSatisfy({ $0.platform == nil }) {
        return open("no platform of any database", "van geen database het platform")
      }
      guard !without.isEmpty else { return answered("review.json /databases") }
      return partly(["review.json /databases"], "the platform of \(without)", "het platform van \(without)")
    case "3":
      return places(
        [.register], "no register in review.json, nor that none was searched",
        "geen register in review.json, noch dat er geen is doorzocht")
    case "4":
      return places(
        [.website, .organisation], "no website or organisation in review.json",
        "geen website of organisatie in review.json")
    case "5":
      return places([.citationSearching], "nothing on following references", "niets over het volgen van verwijzingen")
    case "6", "7": return places([.other], "nothing on it in review.json", "niets erover in review.json")
    case "8": return strategies
    case "9":
      guard description.method?.screeningLimit != nil || description.method?.termsAdded != nil else {
        return open("nothing on limits in review.json", "niets over beperkingen in review.json")
      }
      return partly(
        ["review.json /method"], "limits set in the databases, or that there were none",
        "in de databases ingestelde beperkingen, of dat die er niet waren")
    case "12":
      return description.previous == nil
        ? elsewhere
        : partly(
          ["review.json /previous"], "how the searches were brought up to date", "hoe de zoekopdrachten zijn bijgewerkt"
        )
    case "13":
      guard !evidence.isEmpty, evidence.allSatisfy({ $0.date != nil }) else {
        return open(datesMissing.0, datesMissing.1)
      }
      return answered("searches.json /searches/…/date")
    case "15":
      return evidence.isEmpty
        ? open("no search in searches.json", "geen zoekopdracht in searches.json")
        : answered("searches.json", "garner table search-results", "garner flow")
    case "16": return duplicates
    default: return elsewhere
    }
  }

  /// Places of these kinds, else what the review says of other places in words, which one has to read.
  private func places(_ kinds: [Database.Kind], _ english: String, _ dutch: String) -> ChecklistAnswer {
    let listed = description.databases.filter { kinds.contains($0.kind) }
    if !listed.isEmpty {
      let names = listed.filter { input.flow.untold.contains($0.id) }.map(\.label).joined(separator: ", ")
      guard !names.isEmpty else { return answered("review.json /databases") }
      return partly(
        ["review.json /databases"], "no line in the log, and no import, of a search in \(names)",
        "geen regel in het log, en geen import, van een zoekactie in \(names)")
    }
    if kinds != [.register], description.method?.otherSources.isEmpty == false {
      return partly(
        ["review.json /method/otherSources"], "it is told in words; whether this is among them you have to read",
        "het staat er in woorden; of dit erbij is, moet u lezen")
    }
    return open(english, dutch)
  }

  private var duplicates: ChecklistAnswer {
    guard let box = input.flow[.duplicates], box.count != nil else {
      return open("nothing on duplicates", "niets over dubbele records")
    }
    let places = ["garner flow --box duplicates --list"]
    guard box.proof != .proved else { return ChecklistAnswer(standing: .answered, places: places, missing: nil) }
    return partly(
      places, "for a part of the searches nothing is told", "van een deel van de zoekopdrachten is niets bekend")
  }
}
