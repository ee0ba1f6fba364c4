package import Prose
package import Records

/// A claim, or a sentence that cites without one, with what the records say to it.
package struct ClaimResult: Sendable {
  package enum Status: Hashable, Sendable {
    /// Borne out by what `support` names.
    case supported
    /// At least one problem.
    case wrong
    /// Only keys, and numbers of citations, were looked at: the sentence has no note.
    case keysOnly
    /// Only keys were looked at, since the note says the sentence is the reviewer's own.
    case own
    /// Only keys were looked at, since the note says the source is background.
    case background
  }

  package var mark: Mark
  package var end: Mark
  package var sentence: Sentence
  /// The words the claim is made of: those of the sentence or, where it makes several, of its piece.
  package var text: String
  /// Nil where the sentence has no note.
  package var claim: Claim?
  /// Ids of the records cited, each once, those cited as the way to another left out.
  package var cited: [String]
  package var support: [StudyEvidence] = []
  package var problems: [ClaimProblem] = []
  package var remarks: [ClaimRemark] = []
  /// Whether it would not be borne out as it stands without what nobody has confirmed.
  package var isUnconfirmed = false
  /// Whether it would not be borne out as it stands without studies that were taken back.
  package var needsRetracted = false
  /// Whether something in the note could not be read, which the report's faults tell, so that it was not judged.
  package var isBroken = false

  package var status: Status {
    if isBroken || !problems.isEmpty { return .wrong }
    guard let claim else { return .keysOnly }
    if claim.kind == .own { return .own }
    if claim.kind == .background, claim.asksNothing { return .background }
    return .supported
  }
}

/// All that was found in one file.
package struct ClaimReport: Sendable {
  /// As the user named it.
  package var file: String
  package var results: [ClaimResult]
  /// What cannot be read, beside that in the results.
  package var faults: [ClaimProblem]

  package init(file: String, results: [ClaimResult], faults: [ClaimProblem]) {
    self.file = file
    self.results = results
    self.faults = faults
  }

  /// Everything wrong, in the order of the text.
  package var problems: [ClaimProblem] {
    let all = faults + results.flatMap(\.problems)
    return all.enumerated().sorted { ($0.element.mark, $0.offset) < ($1.element.mark, $1.offset) }.map(\.element)
  }

  /// The ids of all findings that bear a sentence out.
  package var usedFindings: Set<String> {
    Set(results.flatMap { $0.support.flatMap { $0.findings.map(\.finding.id) } })
  }
}

/// Findings of a review that no sentence uses.
package enum UnusedFindings {
  /// In the order of the records; those of included studies first.
  package static func list(_ evidence: Evidence, reports: [ClaimReport]) -> [HeldFinding] {
    let used = reports.reduce(into: Set<String>()) { $0.formUnion($1.usedFindings) }
    let unused = evidence.findings.filter { !used.contains($0.finding.id) }
    return unused.filter { $0.role == .included } + unused.filter { $0.role != .included }
  }
}
