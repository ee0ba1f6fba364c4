import Prose
import Query
import Records

/// How every study stands to a claim.
extension ClaimInquiry {
  /// What each study has to the claim: what bears it out, what says the opposite, and what says neither.
  struct Standings {
    var holding: [String: StudyEvidence] = [:]
    var opposing: [String: StudyEvidence] = [:]
    var silent: [String: StudyEvidence] = [:]
    /// What those that bear it out have to the contrary as well.
    var gainsaying: [String: StudyEvidence] = [:]

    /// The same for a sentence that says of studies that they have no such finding: those that have none bear it out.
    var reversed: Standings {
      Standings(
        holding: silent.filter { $0.value.facts.allSatisfy { $0.verdict == .direct } },
        opposing: holding.merging(opposing) { first, _ in first },
        silent: silent.filter { !$0.value.facts.allSatisfy { $0.verdict == .direct } })
    }

    func evidence(_ ids: [String], _ list: [String: StudyEvidence]) -> [StudyEvidence] { ids.compactMap { list[$0] } }
  }

  /// - Parameter isTurned: whether the note says that it is not so.
  func standings(_ judge: inout ClaimJudge, isTurned: Bool) throws -> Standings {
    let found = claim.findings.isEmpty ? nil : judge.matches(question)
    let opposites = claim.findings.isEmpty || claim.isNegated ? [:] : judge.evidence.opposites(question)
    var facts: [[String: StudyFact]] = []
    // Beside findings, facts say which studies lack them.
    let isNegated = isTurned && claim.findings.isEmpty
    for fact in claim.facts { facts.append(try judge.facts.judge(fact, isNegated: isNegated)) }
    var standings = Standings()
    let background = cited.isEmpty ? background(judge.evidence) : []
    for id in (judge.evidence.included + known + background).distinct {
      let own = facts.compactMap { $0[id] }
      let findings = found?[id] ?? []
      var evidence = StudyEvidence(study: id, findings: findings, facts: own)
      let factsHold = own.allSatisfy { $0.verdict == .direct }
      if factsHold, found == nil || !findings.isEmpty {
        standings.holding[id] = evidence
        if let opposite = opposites[id] { standings.gainsaying[id] = StudyEvidence(study: id, findings: opposite) }
      } else if own.contains(where: { $0.verdict == .indirect }) {
        evidence.findings = []
        standings.opposing[id] = evidence
      } else if found != nil, findings.isEmpty, let opposite = opposites[id] {
        evidence.findings = opposite
        standings.opposing[id] = evidence
      } else {
        standings.silent[id] = evidence
      }
    }
    return standings
  }
}
