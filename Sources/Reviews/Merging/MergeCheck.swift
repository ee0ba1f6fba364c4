package import Records

/// Holds the decisions on duplicates against what they are about.
package struct MergeCheck: Sendable {
  private let log: MergeLog
  private let merges: RecordMerges

  package init(_ log: MergeLog, _ merges: RecordMerges) {
    self.log = log
    self.merges = merges
  }

  /// The decisions that hold and name a record or a study that the review has not (warnings).
  ///
  /// - Parameters:
  ///   - records: the imported records that are there.
  ///   - studies: the ids of the studies.
  package func problems(records: Set<String>, studies: Set<String>) -> [Problem] {
    var problems: [Problem] = []
    for entry in merges.standing {
      for (place, id) in entry.decision.records.enumerated() where !records.contains(id) {
        // Looking for near ones among millions, or for each of many, would take long and help little.
        let isCheap = records.count <= 100_000 && problems.count < 5
        let hint = isCheap ? NearestWords.suggestion(NearestWords.nearest(to: id, among: records)) : nil
        problems.append(
          Problem(
            .warning, file: log.file, mark: entry.marks.indices.contains(place) ? entry.marks[place] : nil,
            path: "/records/\(place)",
            message:
              "no imported record has the id '\(id)', or its source has taken it out; the decision holds for the "
              + "others" + (hint.map { ": \($0)" } ?? "")))
        // A file of another review names nothing that is here.
        if problems.count >= 1000 { return problems }
      }
      if let study = entry.decision.study, !studies.contains(study) {
        let hint = NearestWords.suggestion(NearestWords.nearest(to: study, among: studies))
        problems.append(
          Problem(
            .warning, file: log.file, mark: Mark(line: entry.line, column: 1), path: "/study",
            message: "there is no study '\(study)'" + (hint.map { ": \($0)" } ?? "")))
      }
    }
    return problems
  }
}
