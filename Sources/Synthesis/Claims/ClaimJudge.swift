package import Catalogue
package import Prose
import Query
package import Records

/// Holds sentences against the records of a review.
package struct ClaimJudge {
  let evidence: Evidence
  private let reader: ClaimReader
  private var citationCheck: CitationCheck
  var facts: FactCheck
  private let index: any CatalogueIndex
  private let subject: GapSubject
  private var matches: [FindingQuestion: [String: [HeldFinding]]] = [:]

  /// - Parameters:
  ///   - index: answers what is said of the studies themselves.
  ///   - frame: the review; a gap may name its targets.
  /// - Throws: what the index throws.
  package init(evidence: Evidence, index: any CatalogueIndex, frame: ReviewFrame) throws {
    self.evidence = evidence
    self.index = index
    subject = GapSubject(frame: frame, studies: try index.facets())
    reader = ClaimReader(evidence: evidence, targets: frame.description.targets)
    citationCheck = CitationCheck(evidence)
    facts = FactCheck(evidence, index: index)
  }

  /// Judges every sentence that cites or has a note.
  ///
  /// - Throws: what the index throws.
  package mutating func judge(_ document: ProseDocument, file: String) throws -> ClaimReport {
    var results: [ClaimResult] = []
    for sentence in document.sentences {
      guard !sentence.citations.isEmpty || !sentence.notes.isEmpty || !sentence.bareItems.isEmpty else { continue }
      results += try judge(sentence)
    }
    return ClaimReport(
      file: file, results: results,
      faults: document.faults.map { ClaimProblem(.annotation, at: $0.mark, .fault($0.message)) })
  }

  private mutating func judge(_ sentence: Sentence) throws -> [ClaimResult] {
    let scopes = ClaimScope.scopes(of: sentence)
    var results: [ClaimResult] = []
    // A key is told of once, though several notes may take it.
    let whole = citationCheck.resolve(sentence)
    let keyProblems = (whole.problems + citationCheck.missingAt(sentence.bareItems)).sorted { $0.mark < $1.mark }
    for (note, scope) in zip(sentence.notes, scopes.notes).prefix(Self.mostNotes) {
      var result = result(sentence, scope, whole.keys)
      let (claim, faults) = reader.claim(note.note)
      result.claim = claim
      if sentence.notes.count > 1 { result.text = note.text }
      result.mark = scope.citations.first?.mark ?? note.note.mark
      result.end = note.note.end
      result.isBroken = note.note.isBroken
      if faults.isEmpty, !result.isBroken {
        var inquiry = ClaimInquiry(
          claim: claim, scope: scope, keys: keys(scope, whole.keys), note: note.note, result: result)
        try inquiry.judge(&self)
        inquiry.remarkOnGuesses()
        inquiry.remarkOnRetracted(evidence)
        result = inquiry.result
      } else {
        result.problems += faults.map { ClaimProblem(.annotation, at: $0.mark, .fault($0.message)) }
      }
      results.append(result)
    }
    if sentence.notes.count > Self.mostNotes, !results.isEmpty {
      let next = sentence.notes[Self.mostNotes].note
      let message = "a sentence may make \(Self.mostNotes) claims; from here on they were not judged"
      results[0].problems.append(ClaimProblem(.annotation, at: next.mark, to: next.end, .fault(message)))
    }
    if let rest = scopes.rest {
      var result = result(sentence, rest, whole.keys)
      var check = UnannotatedCheck(evidence: evidence, scope: rest, keys: keys(rest, whole.keys))
      result.problems += check.problems(in: sentence)
      results.append(result)
    }
    for place in results.indices {
      let retracted = results[place].cited.filter { evidence.records[$0]?.isRetracted == true }
      if !retracted.isEmpty { results[place].remarks.append(.retracted(retracted)) }
    }
    if !results.isEmpty { results[0].problems = keyProblems + results[0].problems }
    return results
  }

  /// Nobody makes more claims in a sentence; without a limit a text of nothing but notes would be judged without end.
  private static let mostNotes = 100

  private func keys(_ scope: ClaimScope, _ all: [CitationCheck.Resolved]) -> [CitationCheck.Resolved] {
    let marks = Set(scope.citations.map(\.mark))
    return all.filter { marks.contains($0.cited.mark) }
  }

  private func result(_ sentence: Sentence, _ scope: ClaimScope, _ all: [CitationCheck.Resolved]) -> ClaimResult {
    var seen: Set<String> = []
    let cited = keys(scope, all).filter(\.speaks).map { $0.study ?? $0.cited.key }
    return ClaimResult(
      mark: scope.citations.first?.mark ?? sentence.mark, end: sentence.end, sentence: sentence, text: sentence.text,
      cited: cited.filter { seen.insert($0).inserted })
  }

  /// The findings that carry what is asked, each question looked up once.
  mutating func matches(_ question: FindingQuestion) -> [String: [HeldFinding]] {
    if let known = matches[question] { return known }
    let found = evidence.matches(question)
    matches[question] = found
    return found
  }

  /// What is known of what a research recommendation wants studied, and why it is a gap.
  func gap(_ question: Question) throws -> GapCell { try GapCell.of(question, in: subject, index: index) }
}
