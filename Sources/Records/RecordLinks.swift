/// What ties a record to the others of its review: its id, the ids of its findings and what these name.
package struct RecordLinks: Hashable, Sendable {
  /// What ties one finding.
  package struct Finding: Hashable, Sendable {
    package var id: String
    package var via: String?
    package var sources: [String]
    package var document: String?

    package init(id: String, via: String? = nil, sources: [String] = [], document: String? = nil) {
      self.id = id
      self.via = via
      self.sources = sources
      self.document = document
    }
  }

  /// The lists of a record that hold findings, in their order.
  package static let parts = ["effects", "opportunities", "threats", "remarks"]

  /// Relative to the review's folder: `studies/greist1978.xml`.
  package var file: String
  package var id: String
  /// Nil where the record has errors, so that nobody knows.
  package var role: StudyRecord.Role?
  /// How many findings stand in each of `parts`.
  package var counts: [Int]
  /// Those of the first part, then those of the next.
  package var findings: [Finding]

  package init(file: String, id: String, role: StudyRecord.Role?, counts: [Int], findings: [Finding]) {
    self.file = file
    self.id = id
    self.role = role
    self.counts = counts
    self.findings = findings
  }

  package init(_ filed: FiledRecord) {
    let record = filed.record
    let counts = [record.effects.count, record.opportunities.count, record.threats.count, record.remarks.count]
    var findings: [Finding] = []
    findings.reserveCapacity(counts.reduce(0, +))
    record.forEachFinding { finding in
      findings.append(
        Finding(id: finding.id, via: finding.via, sources: finding.sources, document: finding.locator.document))
    }
    self.init(file: filed.file, id: record.id, role: record.role, counts: counts, findings: findings)
  }

  /// The place of `findings[index]` in the record as a JSON Pointer, `/effects/0`; made only where it is told.
  package func place(of index: Int) -> String {
    var index = index
    for (part, count) in zip(Self.parts, counts) {
      if index < count { return "/\(part)/\(index)" }
      index -= count
    }
    preconditionFailure("a finding that is counted in no part")
  }
}
