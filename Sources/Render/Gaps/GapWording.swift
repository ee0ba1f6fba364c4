import Query
import Records
import Synthesis

/// The words of gaps in one language.
struct GapWording {
  let answer: AnswerWording
  private let frame: ReviewFrame
  private let wording: Wording

  init(language: String, frame: ReviewFrame) {
    answer = AnswerWording(language: language, vocabulary: frame.vocabulary)
    wording = Wording.of(language)
    self.frame = frame
  }

  func text(_ english: String, _ dutch: String) -> String { answer.text(english, dutch) }

  /// What is asked of one facet.
  func name(_ question: Question) -> String {
    question.terms.map { answer.words($0) }.joined(separator: text(" or ", " of "))
  }

  private func counted(_ count: Int, _ english: (String, String), _ dutch: (String, String)) -> String {
    text(count.of(english.0, english.1), count.of(dutch.0, dutch.1))
  }

  private func studies(_ count: Int) -> String { counted(count, ("study", "studies"), ("studie", "studies")) }

  private func participants(_ count: Int) -> String {
    counted(count, ("participant", "participants"), ("deelnemer", "deelnemers"))
  }

  // MARK: Evidence

  func reason(_ reason: GapReason, label: (String) -> String) -> String {
    switch reason {
    case .noStudy(let outside, let guessed):
      return outside == 0
        ? text("no study: the review includes none", "geen studie: de review heeft er geen geïncludeerd")
        : text(
          "no study: \(outside == 1 ? "the one there is is" : "all \(outside) are") known to lie outside"
            + clause(guessed, of: outside),
          "geen studie: van \(outside == 1 ? "de enige is bekend dat die" : "alle \(outside) is bekend dat ze") erbuiten "
            + "\(outside == 1 ? "valt" : "vallen")" + clause(guessed, of: outside))
    case .onlyUnknown(let count, let guessed):
      return text(
        "no study is known to bear on it; \(studies(count)) do\(count == 1 ? "es" : "") not say",
        "van geen studie is bekend dat ze erover gaat; \(studies(count)) \(count == 1 ? "zegt" : "zeggen") het niet")
        + clause(guessed, of: count)
    case .onlyIndirect(let partial, let stated, let unknown, let guessed):
      let parts = [
        partial == 0 ? nil : "\(partial) \(answer.verdict(Verdict.partial(share: nil)))",
        stated == 0 ? nil : "\(stated) \(answer.verdict(Verdict.stated))",
        unknown == 0 ? nil : "\(unknown) \(answer.verdict(Verdict.unknown))",
      ]
      let list = parts.compactMap { $0 }.joined(separator: ", ") + clause(guessed, of: partial + stated + unknown)
      return text("only indirect evidence: none direct, \(list)", "alleen indirecte evidentie: geen direct, \(list)")
    case .sparse(let count, let participants, let withoutNumber, let guessed):
      let people = self.participants(participants)
      let some = clause(guessed, of: count)
      if withoutNumber == count {
        return text(
          "sparse: \(studies(count)), no number of participants\(some)",
          "weinig: \(studies(count)), geen aantal deelnemers\(some)")
      }
      let missing =
        withoutNumber == 0
        ? ""
        : text("; \(studies(withoutNumber)) without a number", "; \(studies(withoutNumber)) zonder aantal")
      return text("sparse: ", "weinig: ") + "\(studies(count)), \(people)\(missing)\(some)"
    case .weakDesigns(let designs, let without, let guessed):
      let names = designs.map { answer.label($0, .design) }.joined(separator: ", ")
      let missing =
        without == 0
        ? "" : text("; \(studies(without)) without a known design", "; \(studies(without)) zonder bekende opzet")
      return text("only weak designs: ", "alleen zwakke opzetten: ") + names + missing + told(guessed)
    case .unknownDesigns(let count, let guessed):
      return text("no known design: ", "geen bekende opzet: ") + studies(count) + clause(guessed, of: count)
    case .inconsistent(let disagreements, let guessed):
      let parts = disagreements.map { disagreement in
        let sides = disagreement.directions.map { side in
          "\(wording.words(for: side.direction)) (\(side.studies.map(label).joined(separator: ", ")))"
        }
        return "\(answer.label(disagreement.outcome, .outcome)): \(sides.joined(separator: ", "))"
      }
      return text("inconsistent directions: ", "tegenstrijdige richtingen: ") + parts.joined(separator: "; ")
        + told(guessed)
    case .restsOnGuesses(let count):
      return text(
        "\(wording.unconfirmed): without what nobody has confirmed of \(studies(count)) it would be a gap",
        "\(wording.unconfirmed): zonder wat van \(studies(count)) niemand bevestigd heeft, zou het een leemte zijn")
    }
  }

  private func clause(_ guessed: Int, of all: Int) -> String { answer.clause(unconfirmed: guessed, of: all) }

  /// `; 1 study unconfirmed`; nothing where none is.
  private func told(_ guessed: Int) -> String { guessed == 0 ? "" : "; \(studies(guessed)) \(wording.unconfirmed)" }

  func rules(_ rules: GapRules, studies count: Int) -> [String] {
    [
      text(
        "\(studies(count).capitalisedFirst) included; each is as direct on a cell as the worst of what the cell asks. "
          + "Sparse, weak and inconsistent are told of the direct studies or, where there is none, of those that are partial or stated.",
        "\(studies(count).capitalisedFirst) geïncludeerd; elk is voor een cel zo direct als het slechtste van wat de cel vraagt. "
          + "Weinig, zwak en tegenstrijdig gaan over de directe studies of, als die er niet zijn, over de studies die deels passen of het noemen."
      ),
      text(
        "Sparse: fewer than \(studies(rules.studies)) or \(participants(rules.participants)). Weak: a design whose rank in "
          + "the vocabulary is above \(rules.rank). Inconsistent: effects on one outcome in more than one direction; an "
          + "unclear direction is none.",
        "Weinig: minder dan \(studies(rules.studies)) of \(participants(rules.participants)). Zwak: een opzet met een rang "
          + "boven \(rules.rank) in de vocabulaire. Tegenstrijdig: effecten op één uitkomst in meer dan één richting; een "
          + "onduidelijke richting is er geen."),
    ]
  }

  // MARK: Searches

  func search(_ coverage: SearchCoverage) -> [String] {
    let searches = coverage.searches.joined(separator: ", ")
    var lines: [String] = []
    switch coverage.standing {
    case .searched:
      lines.append(text("searched: its terms are in \(searches)", "gezocht: de termen staan in \(searches)"))
    case .unclear:
      lines.append(
        text(
          "the log cannot tell whether it was searched: no search names all of it; not excluded by \(searches)",
          "het logboek zegt niet of hierop gezocht is: geen zoekactie noemt alles; niet uitgesloten door \(searches)"))
    case .notSearched:
      lines.append(
        text(
          "not searched: each search is narrowed to something else (\(searches))",
          "niet gezocht: elke zoekactie is tot iets anders beperkt (\(searches))"))
    case .untold:
      lines.append(
        frame.searchLog == nil
          ? text(
            "the review reports no search, so nobody can tell",
            "de review meldt geen zoekactie; dus niemand kan het zeggen")
          : text("the log does not tell", "het logboek zegt het niet"))
    }
    switch coverage.screening {
    case .none:
      lines.append(
        coverage.hits == 1
          ? text("not screened: the one hit", "niet bekeken: de ene hit")
          : text("not screened: none of \(coverage.hits) hits", "niet bekeken: geen van de \(coverage.hits) hits"))
    case .part:
      lines.append(
        text(
          "partly screened: \(coverage.notScreened) of \(coverage.hits) hits \(coverage.notScreened == 1 ? "was" : "were") not",
          "deels bekeken: \(coverage.notScreened) van de \(coverage.hits) hits niet"))
    case .whole:
      lines.append(
        coverage.hits == 1
          ? text("the one hit screened", "de ene hit bekeken")
          : text("all \(coverage.hits) hits screened", "alle \(coverage.hits) hits bekeken"))
    case .nothing:
      if coverage.standing != .untold, coverage.standing != .notSearched {
        lines.append(text("no hits", "geen hits"))
      }
    }
    return lines
  }

  /// How it is decided whether something was searched for, and what cannot be.
  func searchRules(_ map: GapMap) -> [String] {
    guard frame.searchLog != nil else { return [] }
    var rules = [
      text(
        "Searched: a search for evidence of which a term names what is asked, or something wider, for each facet. All "
          + "terms of a search had to occur, so a term for something else narrows it to that. Hits of several searches "
          + "and databases are added up.",
        "Gezocht: een zoekactie naar evidentie waarvan voor elk facet een term noemt wat gevraagd is, of iets ruimers. "
          + "Alle termen van een zoekactie moesten voorkomen; een term voor iets anders beperkt haar dus daartoe. Hits "
          + "van verschillende zoekacties en databases zijn opgeteld.")
    ]
    if !map.unknownTerms.isEmpty {
      let terms = map.unknownTerms.map { "“\($0)”" }.joined(separator: ", ")
      rules.append(
        text(
          "Terms that the vocabulary does not know, so that what they narrowed cannot be told: \(terms).",
          "Termen die de vocabulaire niet kent, zodat niet te zeggen is wat ze beperkten: \(terms)."))
    }
    let figures = map.axes.map(\.facet).filter { $0.scheme == nil }
    if !figures.isEmpty {
      let names = figures.map { answer.name($0) }.joined(separator: ", ")
      rules.append(
        text(
          "Search terms do not name \(names), so the log cannot tell whether that was searched.",
          "Zoektermen noemen geen \(names); het logboek kan dus niet zeggen of daarop gezocht is."))
    }
    return rules
  }
}
