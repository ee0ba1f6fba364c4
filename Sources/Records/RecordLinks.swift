/// What ties a record to the others of its review: its id, the ids of its findings and what these name.
package struct RecordLinks: Hashable, Sendable {
  /// What ties one finding.
  package struct Finding: Hashable, Sendable {
    /// Its place in the record as a JSON Pointer: `/effects/0`.
    package var place: String
    package var id: String
    package var via: String?
    package var sources: [String]
    package var document: String?

    package init(place: String, id: String, via: String? = nil, sources: [String] = [], document: String? = nil) {
      self.place = place
      self.id = id
      self.via = via
      self.sources = sources
      self.document = document
    }
  }

  /// Relative to the review's folder: `studies/greist1978.xml`.
  package var file: String
  package var id: String
  /// Nil where the record has errors, so that nobody knows.
  package var role: StudyRecord.Role?
  /// In the order of `findingPlaces`.
  package var findings: [Finding]

  package init(file: String, id: String, role: StudyRecord.Role?, findings: [Finding]) {
    self.file = file
    self.id = id
    self.role = role
    self.findings = findings
  }

  package init(_ filed: FiledRecord) {
    self.init(
      file: filed.file, id: filed.record.id, role: filed.record.role,
      findings: filed.record.findingPlaces.map { place, finding in
        Finding(
          place: place, id: finding.id, via: finding.via, sources: finding.sources, document: finding.locator.document)
      })
  }
}

extension StudyRecord {
  /// Every finding with its place in the file.
  package var findingPlaces: [(place: String, finding: Finding)] {
    effects.enumerated().map { ("/effects/\($0)", $1.finding) }
      + opportunities.enumerated().map { ("/opportunities/\($0)", $1) }
      + threats.enumerated().map { ("/threats/\($0)", $1) }
      + remarks.enumerated().map { ("/remarks/\($0)", $1) }
  }
}
