import Prose

/// Numbers of sources that are no studies.
extension UnannotatedCheck {
  /// Whether a sentence that tells of reviews or guidelines cites as many.
  func reviews(_ count: StudyCount) -> ClaimProblem? {
    let own = keys.filter(\.speaks)
    let behind = CitedStretch(own.filter { $0.cited.position > count.position })
    let possible = [cited.count, behind.studies.count, behind.inList, behind.joined, behind.inBrackets]
    guard let number = count.number,
      !possible.contains(where: { number.contains($0) || hasExamples && $0 < number.min })
    else { return nil }
    return ClaimProblem(
      .wrongNumber, at: count.mark, to: count.end, .citedNumber(written: number, words: count.written, cited: cited))
  }
}
