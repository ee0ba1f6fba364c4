package import Prose
import Records

/// Numbers that stand for themselves, and numbers of each of several things.
extension ClaimInquiry {
  mutating func numberOfEach(_ scheme: Scheme, _ judge: inout ClaimJudge) {
    guard let number else {
      return add(
        .annotation, at: note.mark, to: note.end,
        .fault("each= says of what the sentence's number holds: expected a number, as in each=theme count=1"))
    }
    let counts = judge.counts(of: scheme, in: judge.matches(question), among: judge.evidence.included)
    let wrong = counts.filter { !number.contains($0.studies.count) }
    guard !wrong.isEmpty else {
      result.support = judge.evidence.included.compactMap { id in
        judge.matches(question)[id].map { StudyEvidence(study: id, findings: $0) }
      }
      return
    }
    let place = numberMark
    add(
      .wrongNumber, at: place.mark, to: place.end,
      .numberOfEach(scheme: scheme, written: number, words: words?.written, wrong))
  }

  /// No key says what to look for: only the numbers of citations, or of included studies, can be right or wrong.
  mutating func numberAlone(_ evidence: Evidence) {
    checkSecondary(evidence)
    guard let number else {
      if claim.kind == .finding, claim.restsOn.isEmpty, claim.gap == nil {
        add(
          .annotation, at: note.mark, to: note.end,
          .fault("the claim says nothing to look for: expected theme=, outcome=, finding=, kind=own or another key"))
      }
      return
    }
    if cited.isEmpty {
      if !number.contains(counted.count) {
        addNumber(
          .init(
            written: number, words: words?.written, studies: counted.map { StudyEvidence(study: $0) },
            cited: nil,
            isOfAll: true))
      } else if case let drafts = counted.filter(evidence.isUnconfirmed), !drafts.isEmpty {
        result.remarks.append(.unconfirmed(drafts.map { StudyEvidence(study: $0) }))
        result.isUnconfirmed = true
      }
    } else if !number.contains(cited.count) {
      let place = numberMark
      add(
        .wrongNumber, at: place.mark, to: place.end,
        .citedNumber(written: number, words: words?.written ?? number.typed, cited: cited))
    }
  }
}

extension ClaimJudge {
  /// How many of the studies name each concept that their findings are coded with, wider ones only where coded themselves.
  func counts(
    of scheme: Scheme, in matches: [String: [HeldFinding]], among studies: [String]
  ) -> [ClaimProblem.CountedConcept] {
    var holders: [String: [String]] = [:]
    for study in studies {
      let coded = Set((matches[study] ?? []).flatMap { $0.finding.concepts(in: scheme) })
      for concept in coded { holders[concept, default: []].append(study) }
    }
    let concepts = evidence.vocabulary.concepts(in: scheme).map(\.id).filter { holders[$0] != nil }
    return concepts.map { concept in
      let inside = evidence.vocabulary.withNarrower(concept, in: scheme)
      let named = Set(inside.flatMap { holders[$0] ?? [] })
      return ClaimProblem.CountedConcept(concept: concept, studies: studies.filter(named.contains))
    }
  }
}

extension StudyCount.Number {
  /// As a note has it: `2`, `2..3`, `2..`.
  package var typed: String {
    if max == min { return "\(min)" }
    return "\(min)..\(max.map(String.init) ?? "")"
  }

  func isWithin(_ other: StudyCount.Number) -> Bool {
    guard min >= other.min, let outer = other.max else { return min >= other.min }
    return max.map { $0 <= outer } ?? false
  }

  /// How many do not, where so many do.
  func turned(of total: Int) -> StudyCount.Number? {
    guard min <= total else { return nil }
    return .init(min: Swift.max(0, total - (max ?? total)), max: total - min)
  }

  /// One more for each source of another kind that is named with the studies.
  func adding(_ others: Int) -> StudyCount.Number {
    others == 0 || self == .impossible ? self : .init(min: min + others, max: max.map { $0 + others })
  }
}
