import Prose
import Query
import Records

/// What a recommendation rests on, and through whom a source is known.
extension ClaimInquiry {
  mutating func restsOn(_ evidence: Evidence) {
    if claim.kind == .recommendation, claim.restsOn.isEmpty {
      add(.unsupported, at: note.mark, to: note.end, .restsOnNothing)
    }
    let held = claim.restsOn.compactMap(evidence.finding)
    for (study, findings) in Dictionary(grouping: held, by: \.study).sorted(by: { $0.key < $1.key }) {
      result.support.append(StudyEvidence(study: study, findings: findings))
    }
  }

  mutating func gap(_ judge: inout ClaimJudge) throws {
    guard let gap = claim.gap else { return }
    let cell = try judge.gap(gap)
    guard cell.isGap else {
      return add(
        .contradicted, at: note.mark, to: note.end,
        .filledGap(gap, studies: cell.studies.filter { $0.verdict == .direct }.map(\.id)))
    }
    result.remarks.append(.gap(gap, cell.reasons))
  }

  // MARK: Secondary sources

  var named: Set<String> { Set(claim.via + keys.compactMap(\.study)) }

  /// Findings known only through another source ask for its name.
  mutating func checkWay(_ held: StudyEvidence, _ evidence: Evidence) {
    let ways = held.findings.compactMap(\.finding.via)
    guard !held.findings.isEmpty, ways.count == held.findings.count else { return }
    let told = ways.distinct.filter {
      named.contains($0) || SecondaryCheck.names(result.sentence, $0, for: held.study, evidence)
    }
    if !told.isEmpty {
      result.remarks.append(.known(study: held.study, via: told))
    } else {
      add(.secondary, at: mark(of: held.study), .secondary(key: held.study, via: ways.distinct))
    }
  }

  mutating func checkSecondary(_ evidence: Evidence) {
    result.problems += SecondaryCheck.problems(keys, named: named, in: result.sentence, evidence)
  }
}

/// Sources of which all that is held is known through others.
enum SecondaryCheck {
  static func problems(
    _ keys: [CitationCheck.Resolved], named: Set<String>, in sentence: Sentence, _ evidence: Evidence
  ) -> [ClaimProblem] {
    var seen: Set<String> = []
    return keys.compactMap { key in
      guard !key.cited.isVia, let study = key.study, seen.insert(study).inserted else { return nil }
      let findings = evidence.findings(of: study)
      let ways = findings.compactMap(\.finding.via)
      guard !findings.isEmpty, ways.count == findings.count, !ways.contains(where: named.contains),
        !ways.distinct.contains(where: { names(sentence, $0, for: study, evidence) })
      else { return nil }
      return ClaimProblem(.secondary, at: key.cited.mark, .secondary(key: study, via: ways.distinct))
    }
  }
  /// Whether a sentence names in words the source through which another is known: an author of it who is none of the
  /// other's, and the year where one is written behind the name.
  static func names(_ sentence: Sentence, _ way: String, for study: String, _ evidence: Evidence) -> Bool {
    guard let record = evidence.records[way], let other = evidence.records[study] else { return false }
    let authors = CitationCheck.authors(of: record).subtracting(CitationCheck.authors(of: other))
    let words = sentence.text.split { !$0.isLetter && !$0.isNumber }
    return words.indices.contains { index in
      guard words[index].first?.isUppercase == true, authors.contains(FoldedText.folded(String(words[index]))) else {
        return false
      }
      let year = words[index...].prefix(8).first { $0.count >= 4 && $0.prefix(4).allSatisfy(\.isNumber) }
      return year.map { Int($0.prefix(4)) == record.citation.year } ?? true
    }
  }
}
