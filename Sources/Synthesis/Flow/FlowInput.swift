package import Records

/// What a flow diagram is computed from.
package struct FlowInput: Sendable {
  /// A file of `studies/`, as far as the diagram needs it.
  package struct Study: Hashable, Sendable {
    package var id: String
    package var isIncluded: Bool
    /// The imported records it was extracted from.
    package var records: [String]
    /// Whether it has values that nobody has confirmed.
    package var isUnconfirmed: Bool
    /// Whether its publication was taken back.
    package var isRetracted: Bool

    package init(
      id: String, isIncluded: Bool, records: [String] = [], isUnconfirmed: Bool = false, isRetracted: Bool = false
    ) {
      self.id = id
      self.isRetracted = isRetracted
      self.isUnconfirmed = isUnconfirmed
      self.isIncluded = isIncluded
      self.records = records
    }

    package init(_ record: StudyRecord) {
      self.init(
        id: record.id, isIncluded: record.role == .included, records: record.records,
        isUnconfirmed: !record.unconfirmed.isEmpty, isRetracted: record.isRetracted)
    }
  }

  package var description: ReviewDescription
  package var log: SearchLog?
  package var studies: [Study]
  package var origins: RecordOrigins
  package var screening: Screening
  /// The record that stands for another, by the other's id.
  package var duplicates: [String: String]
  /// The ids of imported records whose publication was taken back.
  package var retracted: Set<String>

  package init(
    description: ReviewDescription, log: SearchLog?, studies: [Study], origins: RecordOrigins = RecordOrigins(),
    decisions: [ScreeningDecision] = [], duplicates: [String: String] = [:], retracted: Set<String> = []
  ) {
    self.description = description
    self.log = log
    self.studies = studies
    self.origins = origins
    self.duplicates = duplicates
    self.retracted = retracted
    screening = Screening(
      decisions, screeners: description.method?.screeners ?? 1, duplicates: duplicates)
  }

  func kind(ofDatabase id: String?) -> Database.Kind {
    description.databases.first { $0.id == id }?.kind ?? .database
  }
}

extension Database.Kind {
  /// Whether PRISMA 2020 counts it among the other methods.
  package var isOtherMethod: Bool { self != .database && self != .register }
}
