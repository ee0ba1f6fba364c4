import Formats
import Prose
import Query
import Records
import Synthesis

extension ClaimsOutput {
  /// Everything for programs, as one JSON object. Verdicts, kinds and parts are the same words whatever the language;
  /// messages and statements follow it.
  package func json() -> String {
    Formats.JSONWriter.write(
      ObjectBuilder.build {
        $0.add("language", wording.text("en", "nl"))
        $0.add("summary", summary)
        $0.add("claims", noted.count)
        $0.add("supported", results.count { $0.status == .supported })
        if unconfirmedSupported > 0 { $0.add("supported_unconfirmed", unconfirmedSupported) }
        if retractedSupported > 0 { $0.add("supported_retracted", retractedSupported) }
        $0.add("problems", problems.count)
        $0.add(
          "verdicts",
          ObjectBuilder.build { object in
            for verdict in ClaimVerdict.allCases where verdict != .supported {
              if let count = verdicts[verdict] { object.add(verdict.rawValue, count) }
            }
          })
        $0.add("files", Node(.array(reports.map(node))))
      })
  }

  private func node(_ report: ClaimReport) -> Node {
    ObjectBuilder.build {
      $0.add("file", report.file)
      $0.add("claims", Node(.array(report.results.map(node))))
      $0.add("problems", Node(.array(report.faults.map(node))))
    }
  }

  private func node(_ result: ClaimResult) -> Node {
    ObjectBuilder.build {
      $0.add("line", result.mark.line)
      $0.add("column", result.mark.column)
      $0.add("end_line", result.end.line)
      $0.add("end_column", result.end.column)
      $0.add("status", result.status.word)
      if result.isUnconfirmed { $0.add("unconfirmed", Node(.bool(true))) }
      if result.restsOnRetracted { $0.add("retracted", Node(.bool(true))) }
      $0.add("kind", result.claim?.kind.rawValue)
      $0.add("annotated", Node(.bool(result.claim != nil)))
      $0.add("text", result.text)
      $0.add("sentence", result.sentence.text)
      $0.add("section", strings: result.sentence.section)
      $0.add("cited", Node(.array(result.cited.map { Node(.string($0)) })))
      $0.add("support", Node(.array(result.support.map(node))))
      $0.add("problems", Node(.array(result.problems.map(node))))
      $0.add("notes", strings: result.remarks.map(wording.message))
    }
  }

  private func node(_ problem: ClaimProblem) -> Node {
    ObjectBuilder.build {
      $0.add("verdict", problem.verdict.rawValue)
      $0.add("line", problem.mark.line)
      $0.add("column", problem.mark.column)
      $0.add("end_line", problem.end?.line)
      $0.add("end_column", problem.end?.column)
      $0.add("message", wording.message(problem))
      $0.add("nearest", problem.reason.nearest)
      $0.add("studies", list: problem.reason.evidence, node)
    }
  }

  private func node(_ evidence: StudyEvidence) -> Node {
    ObjectBuilder.build {
      $0.add("study", evidence.study)
      if wording.context.isRetracted(evidence.study) { $0.add("retracted", Node(.bool(true))) }
      $0.add("findings", list: evidence.findings, node)
      $0.add("facts", list: evidence.facts) { fact in
        ObjectBuilder.build {
          $0.add("directness", fact.verdict.word)
          if fact.isUnconfirmed { $0.add("unconfirmed", Node(.bool(true))) }
          $0.add("reason", wording.reason(fact))
        }
      }
    }
  }

  func node(_ held: HeldFinding) -> Node {
    ObjectBuilder.build {
      $0.add("id", held.finding.id)
      $0.add("part", held.part.rawValue)
      $0.add("direction", held.direction?.rawValue)
      let shown = wording.context.shown(held.finding.statement)
      $0.add("statement", shown.words)
      if shown.isSubstitute { $0.add("statement_language", shown.language) }
      $0.add("locator", wording.place(held))
      if held.isUnconfirmed { $0.add("unconfirmed", Node(.bool(true))) }
    }
  }
}

extension ClaimResult.Status {
  /// The word for programs.
  var word: String {
    switch self {
    case .supported: "supported"
    case .wrong: "wrong"
    case .keysOnly: "keys-only"
    case .own: "own"
    case .background: "background"
    }
  }
}

extension ClaimProblem.Reason {
  /// The key that was probably meant.
  var nearest: String? {
    switch self {
    case .unknownKey(_, let nearest): nearest
    case .noRecord(_, let nearest), .year(_, _, _, let nearest), .author(_, _, let nearest): nearest
    default: nil
    }
  }

  /// The studies it is about, each with what it holds.
  var evidence: [StudyEvidence] {
    switch self {
    case .unsupported(let study, _, let near, let facts):
      [StudyEvidence(study: study, findings: near, facts: facts)]
    case .undercounted(let others): others
    case .number(let fault): fault.studies
    case .contradicted(let study, let findings, let facts, _):
      [StudyEvidence(study: study, findings: findings, facts: facts)]
    case .overgeneralised(let fault): fault.holding + fault.opposing + fault.silent
    case .filledGap(_, let studies), .citedNumber(_, _, let studies): studies.map { StudyEvidence(study: $0) }
    case .secondary(let key, let via): ([key] + via).map { StudyEvidence(study: $0) }
    case .numberOfEach(_, _, _, let counts):
      Set(counts.flatMap(\.studies)).sorted().map { StudyEvidence(study: $0) }
    case .year(let key, _, _, _), .author(let key, _, _): [StudyEvidence(study: key)]
    case .unknownKey, .noRecord, .missingAt, .restsOnNothing, .outOf, .moreThanThereAre, .otherPercent, .fault: []
    case .unsupportedByAll(_, let facts): facts
    }
  }
}
