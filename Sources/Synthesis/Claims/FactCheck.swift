import Catalogue
import Query
import Records

/// Judges what a sentence says of the studies themselves, each thing asked once for all of them.
struct FactCheck {
  private let evidence: Evidence
  private let index: any CatalogueIndex
  private var answers: [Question: [String: StudyFact]] = [:]

  init(_ evidence: Evidence, index: any CatalogueIndex) {
    self.evidence = evidence
    self.index = index
  }

  /// How each record stands to a fact, by id.
  ///
  /// - Throws: what the index throws.
  mutating func judge(_ fact: Claim.Fact, isNegated: Bool) throws -> [String: StudyFact] {
    switch fact {
    case .question(let question):
      return try ask(isNegated ? .not(question) : question)
    case .participants(let interval):
      return evidence.records.mapValues { negated(participants($0, interval), isNegated) }
    case .comparison(let concepts):
      let inside = concepts.reduce(into: Set<String>()) {
        $0.formUnion(evidence.vocabulary.withNarrower($1, in: .intervention))
      }
      return evidence.records.mapValues { negated(comparison($0, concepts, inside), isNegated) }
    }
  }

  private mutating func ask(_ question: Question) throws -> [String: StudyFact] {
    if let known = answers[question] { return known }
    let answer = try question.ask(
      index, vocabulary: evidence.vocabulary, includesBackground: true, keepsIndirect: true)
    var facts: [String: StudyFact] = [:]
    for study in answer.studies {
      facts[study.facets.id] = StudyFact(
        verdict: study.verdict, detail: .judgements(study.judgements), isUnconfirmed: study.isUnconfirmed)
    }
    answers[question] = facts
    return facts
  }

  private func participants(_ record: StudyRecord, _ asked: Interval) -> StudyFact {
    let n = record.sample?.n
    let isInside = n.map { n in
      (asked.min?.value ?? -.infinity)...(asked.max?.value ?? .infinity) ~= Double(n)
    }
    return StudyFact(
      verdict: isInside.map { $0 ? .direct : .indirect } ?? .unknown,
      detail: .participants(n, asked: asked, n == nil ? record.absence(at: "/sample/n") : nil),
      isUnconfirmed: n != nil && record.unconfirmed.touch("/sample/n"))
  }

  private func comparison(_ record: StudyRecord, _ asked: [String], _ inside: Set<String>) -> StudyFact {
    let own = record.comparators.flatMap(\.concepts)
    let verdict: Verdict = own.isEmpty ? .unknown : own.contains(where: inside.contains) ? .direct : .indirect
    return StudyFact(
      verdict: verdict,
      detail: .comparison(own, asked: asked, own.isEmpty ? record.absence(at: "/comparators") : nil),
      isUnconfirmed: !own.isEmpty && record.unconfirmed.touch("/comparators"))
  }

  private func negated(_ fact: StudyFact, _ isNegated: Bool) -> StudyFact {
    guard isNegated else { return fact }
    return StudyFact(verdict: fact.verdict.negated, detail: fact.detail, isUnconfirmed: fact.isUnconfirmed)
  }
}
