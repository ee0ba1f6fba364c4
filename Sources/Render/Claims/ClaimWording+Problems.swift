import Prose
import Query
import Records
import Synthesis

extension ClaimWording {
  /// One sentence: what the text has, and what the records have.
  func message(_ problem: ClaimProblem) -> String {
    Lines.printable(words(problem.reason))
  }

  private func words(_ reason: ClaimProblem.Reason) -> String {
    switch reason {
    case .unknownKey, .noRecord, .missingAt, .year, .author, .secondary: citation(reason)
    case .unsupported(let study, let asked, let near, let facts): unsupported(study, asked, near, facts)
    case .unsupportedByAll(let asked, let facts): unsupportedByAll(asked, facts)
    case .restsOnNothing:
      text(
        "the recommendation names no finding it rests on (rests-on=)",
        "de aanbeveling noemt geen bevinding waarop zij berust (berust-op=)")
    case .undercounted(let others):
      text("also held by \(list(others))", "ook te vinden bij \(list(others))")
    case .number(let fault): number(fault)
    case .numberOfEach(let scheme, let written, let said, let counts): numberOfEach(scheme, written, said, counts)
    case .citedNumber(let written, let said, let cited):
      text(
        "\(quoted(said)) says \(number(written)); cited \(cited.count == 1 ? "is" : "are") \(cited.count): ",
        "\(quoted(said)) zegt \(number(written)); aangehaald \(cited.count == 1 ? "is" : "zijn") er \(cited.count): ")
        + cited.map(context.named).joined(separator: ", ")
    case .outOf(let written, let said, let total, let isOfDesign):
      text(
        "\(quoted(said)) speaks of \(written) in all; included \(total == 1 ? "is" : "are") \(total)",
        "\(quoted(said)) spreekt van \(written) in totaal; geïncludeerd \(total == 1 ? "is" : "zijn") er \(total)")
        + (isOfDesign ? text(" of that design", " van die opzet") : "")
    case .moreThanThereAre(let written, let outOf, let said):
      text("\(quoted(said)) counts \(written) of \(outOf)", "\(quoted(said)) telt er \(written) van \(outOf)")
    case .otherPercent(let percent, let written, let outOf, let said):
      text(
        "\(quoted(said)): \(percent)% is not \(written) of \(outOf)",
        "\(quoted(said)): \(percent)% is niet \(written) van \(outOf)")
    case .contradicted(let study, let findings, let facts, let isOther): contradicted(study, findings, facts, isOther)
    case .overgeneralised(let fault): overgeneralised(fault)
    case .filledGap(let question, let studies):
      filledGap(question, studies.map(context.named).joined(separator: ", "), isOne: studies.count == 1)
    case .fault(let message): message
    }
  }

  private func filledGap(_ question: Question, _ studies: String, isOne: Bool) -> String {
    text(
      "the gap \(question) is none: \(studies) \(isOne ? "is" : "are") direct on it",
      "de leemte \(question) is er geen: \(studies) \(isOne ? "gaat" : "gaan") er direct over")
  }

  private func citation(_ reason: ClaimProblem.Reason) -> String {
    switch reason {
    case .unknownKey(let key, let nearest):
      return text(
        "no record has the key @\(key); the nearest is @\(nearest), \(context.label(of: nearest))",
        "geen record heeft de sleutel @\(key); het dichtst bij ligt @\(nearest), \(context.label(of: nearest))")
    case .noRecord(let key, let nearest):
      let hint = nearest.map(context.named).map {
        text("; the nearest key is @\($0)", "; de sleutel die er het meest op lijkt is @\($0)")
      }
      return text("the catalogue holds no source @\(key)", "de catalogus heeft geen bron @\(key)") + (hint ?? "")
    case .missingAt(let key): return text("\(key) is a key without its '@'", "\(key) is een sleutel zonder '@'")
    case .year(let key, let written, let recorded, let nearest):
      let hint = nearest.map(context.named).map { text("; of \(written) is @\($0)", "; van \(written) is @\($0)") }
      let named = context.named(key)
      return text(
        "written \(written); @\(named) is of \(recorded)", "geschreven \(written); @\(named) is van \(recorded)")
        + (hint ?? "")
    case .author(let key, let written, let nearest):
      let hint = nearest.map(context.named).map { text("; nearest is @\($0)", "; het dichtst bij ligt @\($0)") }
      return text(
        "written \(quoted(written)); @\(key) is \(context.label(of: key))",
        "geschreven \(quoted(written)); @\(key) is \(context.label(of: key))") + (hint ?? "")
    case .secondary(let key, let via):
      let ways = via.map(context.named).joined(separator: ", ")
      let named = context.named(key)
      return text(
        "\(named) is known only through \(ways): cite both, as in [@\(key); via @\(via.first ?? "")]",
        "\(named) is alleen via \(ways) bekend: haal beide aan, zoals in [@\(key); via @\(via.first ?? "")]")
    default: return ""
    }
  }

  private func unsupported(
    _ study: String, _ asked: FindingQuestion, _ near: [HeldFinding], _ facts: [StudyFact]
  ) -> String {
    let study = context.named(study)
    let untrue = facts.filter { $0.verdict != .direct }
    if !untrue.isEmpty { return "\(study): " + untrue.map(reason).joined(separator: "; ") }
    let none = text(
      "\(study) has no finding \(self.asked(asked))", "\(study) heeft geen bevinding \(self.asked(asked))")
    guard !near.isEmpty else { return none }
    if !asked.directions.isEmpty, near.allSatisfy({ $0.direction == nil }) {
      return none
        + text("; of what it has, no direction is recorded: ", "; van wat hij heeft, is geen richting vastgelegd: ")
        + near.prefix(3).map { telling($0) }.joined(separator: "; ")
    }
    return none + text("; nearest is ", "; het dichtst bij ligt ")
      + near.prefix(3).map { telling($0) }.joined(separator: "; ")
  }

  private func unsupportedByAll(_ asked: FindingQuestion, _ facts: [StudyEvidence]) -> String {
    guard asked.isEmpty else {
      // Remarks are looked for in the sources of the background too.
      let isOfAll = asked.parts?.contains(.remarks) == true
      return isOfAll
        ? text(
          "no included study and no background source has a finding \(self.asked(asked))",
          "geen geïncludeerde studie en geen achtergrondbron heeft een bevinding \(self.asked(asked))")
        : text(
          "no included study has a finding \(self.asked(asked))",
          "geen geïncludeerde studie heeft een bevinding \(self.asked(asked))")
    }
    return text("no included study reports it: ", "geen geïncludeerde studie meldt het: ") + list(facts)
  }

  private func number(_ fault: ClaimProblem.NumberFault) -> String {
    var written = fault.words.map(quoted) ?? number(fault.written)
    if fault.besides > 0 { written += text(" beside \(fault.besides)", " naast \(fault.besides)") }
    let count = fault.studies.count
    var message =
      fault.isOfAll
      ? text(
        "written \(written); included \(count == 1 ? "is" : "are") \(count)",
        "geschreven \(written); geïncludeerd \(count == 1 ? "is" : "zijn") er \(count)")
      : text("written \(written); the records give \(count)", "geschreven \(written); de records geven er \(count)")
    // Where only the citations are too few or many, the number is said to be right.
    if !fault.isOfAll, fault.cited != nil, fault.written.contains(count) {
      message = text("written \(written), as the records have it", "geschreven \(written), zoals de records het hebben")
    }
    if count > 0 { message += ": " + list(fault.studies) }
    if let cited = fault.cited, !fault.written.contains(cited) {
      message += text(
        "; cited \(cited == 1 ? "is" : "are") \(cited)", "; aangehaald \(cited == 1 ? "is" : "zijn") er \(cited)")
    }
    return message
  }

  private func numberOfEach(
    _ scheme: Scheme, _ written: StudyCount.Number, _ said: String?, _ counts: [ClaimProblem.CountedConcept]
  ) -> String {
    let listed = counts.map { count in
      let label = Facet(scheme).map { answer.label(count.concept, $0) } ?? count.concept
      return "\(label): \(count.studies.count) (\(count.studies.map(context.named).joined(separator: ", ")))"
    }
    return text(
      "written \(said.map(quoted) ?? number(written)) for each; the records give otherwise: ",
      "geschreven \(said.map(quoted) ?? number(written)) voor elk; de records geven anders: ")
      + listed.joined(separator: "; ")
  }

  private func contradicted(
    _ study: String, _ findings: [HeldFinding], _ facts: [StudyFact], _ isOther: Bool
  ) -> String {
    let against = facts.filter { $0.verdict == .indirect }.map(reason) + findings.prefix(4).map { telling($0) }
    let says = against.joined(separator: "; ")
    let study = context.named(study)
    return isOther
      ? text(
        "another study, \(study), says otherwise: \(says)", "een andere studie, \(study), zegt iets anders: \(says)")
      : text("\(study) says otherwise: \(says)", "\(study) zegt iets anders: \(says)")
  }

  private func overgeneralised(_ fault: ClaimProblem.Overgeneralisation) -> String {
    let said = quoted(fault.words ?? name(fault.quantity))
    let holding = fault.holding.count
    let design = fault.isOfDesign ? text(" of that design", " van die opzet") : ""
    if fault.isByCitations {
      return text(
        "\(said); cited are \(holding) of the \(fault.total) included\(design): ",
        "\(said); aangehaald zijn er \(holding) van de \(fault.total) geïncludeerde\(design): ")
        + fault.holding.map { context.named($0.study) }.joined(separator: ", ")
    }
    var message = text(
      "\(said); \(holding) of the \(fault.total) included\(design) \(holding == 1 ? "reports" : "report") it",
      "\(said); \(holding) van de \(fault.total) geïncludeerde\(design) \(holding == 1 ? "meldt" : "melden") het")
    if holding > 0 { message += ": " + list(fault.holding) }
    if !fault.opposing.isEmpty { message += text("; otherwise: ", "; anders: ") + list(fault.opposing) }
    if !fault.silent.isEmpty { message += text("; not said by ", "; niet te vinden bij ") + list(fault.silent) }
    return message
  }

  /// What is worth knowing and not wrong.
  func message(_ remark: ClaimRemark) -> String {
    let words =
      switch remark {
      case .alsoHeld(let others): text("also held by \(list(others))", "ook te vinden bij \(list(others))")
      case .disagreeing(let others):
        text("otherwise: ", "anders: ")
          + others.flatMap { other in other.findings.prefix(3).map { telling($0, isOfNamed: false) } }.joined(
            separator: "; ")
      case .known(let study, let via):
        text(
          "\(context.named(study)) is known through \(and(via.map(context.named))), which is cited",
          "\(context.named(study)) is bekend via \(and(via.map(context.named))), die aangehaald is")
      case .unreported(let studies):
        text("not said by ", "niet te vinden bij ") + list(studies)
      case .unconfirmed(let studies):
        text("rests on what nobody has confirmed: ", "berust op wat niemand bevestigd heeft: ") + list(studies)
      case .retracted(let studies):
        text("was retracted: ", "is ingetrokken: ") + studies.map { context.label(of: $0) }.joined(separator: "; ")
      case .restsOnRetracted(let studies, let isNeeded):
        (isNeeded
          ? text("not borne out without what was retracted: ", "niet onderbouwd zonder wat is ingetrokken: ")
          : text("borne out by what was retracted, too: ", "ook onderbouwd door wat is ingetrokken: "))
          + studies.map { context.label(of: $0) }.joined(separator: "; ")
      case .gap(let question, let reasons):
        text("gap", "leemte") + " \(question): "
          + reasons.map { gaps.reason($0) { context.named($0) } }.joined(separator: "; ")
      }
    return Lines.printable(words)
  }
}

extension Facet {
  init?(_ scheme: Scheme) { self.init(rawValue: scheme.rawValue) }
}
