import Prose
import Query
import Records
import Synthesis

/// What was found about claims, in words of one language.
struct ClaimWording {
  let context: ReportContext
  let answer: AnswerWording
  let gaps: GapWording
  /// The included studies with values that nobody has confirmed.
  private let drafts: Set<String>

  init(context: ReportContext) {
    self.context = context
    drafts = Set(context.studies.filter { !$0.unconfirmed.isEmpty }.map(\.id))
    gaps = GapWording(language: context.input.language, frame: context.input.frame)
    answer = AnswerWording(language: context.input.language, vocabulary: context.input.frame.vocabulary)
  }

  func text(_ english: String, _ dutch: String) -> String { answer.text(english, dutch) }

  // MARK: Names

  func name(_ verdict: ClaimVerdict) -> String {
    switch verdict {
    case .supported: text("supported", "onderbouwd")
    case .unsupported: text("unsupported", "niet onderbouwd")
    case .undercounted: text("undercounted", "te weinig geteld")
    case .wrongNumber: text("wrong number", "verkeerd aantal")
    case .wrongCitation: text("wrong citation", "verkeerde verwijzing")
    case .noRecord: text("no record", "geen record")
    case .secondary: text("secondary", "uit de tweede hand")
    case .contradicted: text("contradicted", "tegengesproken")
    case .overgeneralised: text("overgeneralised", "te algemeen gesteld")
    case .annotation: text("annotation", "aantekening")
    }
  }

  /// What a verdict means, for a list of them.
  func explanation(_ verdict: ClaimVerdict) -> String {
    switch verdict {
    case .supported: text("The records bear the sentence out.", "De records onderbouwen de zin.")
    case .unsupported:
      text("The named study has no such finding.", "De genoemde studie heeft zo'n bevinding niet.")
    case .undercounted:
      text("Another study holds it too.", "Een andere studie heeft het ook.")
    case .wrongNumber:
      text("The sentence gives another number than the records.", "De zin geeft een ander aantal dan de records.")
    case .wrongCitation:
      text(
        "The key, or the year or author beside it, is not that of a record.",
        "De sleutel, of het jaar of de auteur ernaast, is niet die van een record.")
    case .noRecord: text("The catalogue does not hold the source.", "De catalogus heeft de bron niet.")
    case .secondary:
      text(
        "The source is known only through another, which the sentence does not name.",
        "De bron is alleen via een andere bekend, die de zin niet noemt.")
    case .contradicted: text("A finding says the opposite.", "Een bevinding zegt het tegendeel.")
    case .overgeneralised:
      text(
        "The sentence says it of more studies than report it.", "De zin zegt het van meer studies dan het melden.")
    case .annotation: text("The note or citation cannot be read.", "De aantekening of verwijzing is niet te lezen.")
    }
  }

  func name(_ quantity: StudyCount.Quantity) -> String {
    switch quantity {
    case .all: text("all studies", "alle studies")
    case .notAll: text("not all studies", "niet alle studies")
    case .most: text("most studies", "de meeste studies")
    case .few: text("few studies", "weinig studies")
    case .several: text("several studies", "meerdere studies")
    case .some: text("some studies", "sommige studies")
    case .none: text("no study", "geen studie")
    }
  }

  func name(_ part: FindingPart) -> String {
    switch part {
    case .effects: text("effects", "effecten")
    case .opportunities: context.opportunitiesLabel().plain.lowercased()
    case .threats: context.threatsLabel().plain.lowercased()
    case .remarks: text("remarks", "opmerkingen")
    }
  }

  func number(_ number: StudyCount.Number) -> String {
    if number == .impossible { return text("no number of studies", "geen aantal studies") }
    if number.min == number.max { return "\(number.min)" }
    guard let max = number.max else { return text("at least \(number.min)", "ten minste \(number.min)") }
    return number.min == 0 ? text("at most \(max)", "hooguit \(max)") : "\(number.min)–\(max)"
  }

  private func studies(_ count: Int) -> String {
    text(count.of("study", "studies"), count.of("studie", "studies"))
  }

  func quoted(_ words: String) -> String { "‘\(Lines.printable(words))’" }

  func and(_ parts: [String]) -> String {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + text(" and ", " en ") + last
  }

  // MARK: Evidence

  /// What is asked of a finding: `with theme Drop-out, among the threats`.
  func asked(_ question: FindingQuestion) -> String {
    var parts = question.codings.map { coding in
      let facet = Facet(coding.scheme)
      let names = coding.anyOf.map { id in facet.map { answer.label(id, $0) } ?? id }
      return text("with ", "met ") + (facet.map(answer.name) ?? "") + " "
        + quoted(names.joined(separator: text(" or ", " of ")))
    }
    if !question.directions.isEmpty {
      let names = Effect.Direction.allCases.filter(question.directions.contains).map(context.wording.words(for:))
      parts.append(text("in direction ", "in de richting ") + quoted(names.joined(separator: text(" or ", " of "))))
    }
    if let asked = question.parts {
      parts.append(text("among ", "onder ") + and(FindingPart.allCases.filter(asked.contains).map(name)))
    }
    if !question.ids.isEmpty { parts.append(text("of ", "van ") + question.ids.joined(separator: ", ")) }
    return parts.joined(separator: " ")
  }

  func ids(_ findings: [HeldFinding]) -> String {
    findings.map { $0.finding.id + mark($0.isUnconfirmed) }.joined(separator: ", ")
  }

  private func mark(_ isUnconfirmed: Bool) -> String { isUnconfirmed ? " (\(context.wording.unconfirmed))" : "" }

  /// `damen1984 (damen1984-t1, damen1984-t4)`, or with what is known of the study.
  func study(_ evidence: StudyEvidence) -> String {
    var inside: [String] = []
    if !evidence.findings.isEmpty { inside.append(ids(evidence.findings)) }
    inside += evidence.facts.map(reason)
    if inside.isEmpty, drafts.contains(evidence.study) { inside.append(context.wording.unconfirmed) }
    return context.named(evidence.study) + (inside.isEmpty ? "" : " (\(inside.joined(separator: "; ")))")
  }

  /// More studies than that are only counted: nobody reads them in a message. JSON has them all.
  private static let mostStudies = 20

  func list(_ studies: [StudyEvidence]) -> String {
    let named = studies.prefix(Self.mostStudies).map(study).joined(separator: ", ")
    let rest = studies.count - Self.mostStudies
    return rest > 0 ? named + text(" and \(rest) more", " en nog \(rest)") : named
  }

  func reason(_ fact: StudyFact) -> String {
    switch fact.detail {
    case .judgements(let judgements): return judgements.map(answer.reason).joined(separator: "; ")
    case .participants(let n, let asked, let kind):
      guard let n else { return "n: " + absence(kind) }
      let mark = mark(fact.isUnconfirmed)
      return fact.verdict == .direct
        ? "n = \(n)\(mark)" : text("n = \(n)\(mark), not \(asked)", "n = \(n)\(mark), niet \(asked)")
    case .comparison(let own, let asked, let kind):
      func names(_ ids: [String]) -> String { ids.map { answer.label($0, .intervention) }.joined(separator: ", ") }
      guard !own.isEmpty else { return text("comparison: ", "vergelijking: ") + absence(kind) }
      let compared =
        text("compared with \(names(own))", "vergeleken met \(names(own))") + mark(fact.isUnconfirmed)
      return fact.verdict == .direct ? compared : compared + text(", not \(names(asked))", ", niet \(names(asked))")
    }
  }

  private func absence(_ kind: AbsenceKind?) -> String {
    context.wording.words(for: kind ?? .notExtracted)
  }

  /// A finding that stands against a sentence: its id, direction and comparison, and what it says.
  ///
  /// - Parameter isOfNamed: whether its study is named before it, with its mark where it was taken back.
  func telling(_ held: HeldFinding, isOfNamed: Bool = true) -> String {
    var inside = [held.direction.map(context.wording.words(for:)) ?? name(held.part)]
    if let against = held.against {
      inside.append(context.wording.fill(context.wording.findings.against, context.phrase(against).plain))
    }
    if held.isUnconfirmed { inside.append(context.wording.unconfirmed) }
    let mark = isOfNamed ? "" : context.retraction(of: held.study)
    return
      "\(held.finding.id)\(mark) (\(inside.joined(separator: ", "))): “\(context.phrase(held.finding.statement).plain)”"
  }

  /// What a finding says, with its mark where nobody has confirmed it.
  func phrase(_ held: HeldFinding) -> Phrase {
    context.phrase(held.finding.statement) + Phrase(mark(held.isUnconfirmed))
  }

  func statement(_ held: HeldFinding) -> String { phrase(held).plain }

  /// Where a finding stands in the source.
  func place(_ held: HeldFinding) -> String {
    context.wording.place(held.finding.locator, documents: context.input.frame.description.documents)
  }
}
