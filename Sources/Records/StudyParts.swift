/// Where care was given.
package struct Setting: Hashable, Sendable {
  /// Concepts of the scheme `setting`.
  package var concepts: [String]
  /// Concepts of the scheme `context`: ways of working that any setting may have, such as open groups.
  package var context: [String]
  /// Length of stay in months.
  package var stayMonths: QuantityRange?
  package var description: LocalizedText?

  package init(
    concepts: [String] = [], context: [String] = [], stayMonths: QuantityRange? = nil,
    description: LocalizedText? = nil
  ) {
    self.concepts = concepts
    self.context = context
    self.stayMonths = stayMonths
    self.description = description
  }
}

/// How a study was set up.
package struct Design: Hashable, Sendable {
  /// Concepts of the scheme `design`.
  package var concepts: [String]
  package var description: LocalizedText?

  package init(concepts: [String] = [], description: LocalizedText? = nil) {
    self.concepts = concepts
    self.description = description
  }
}

/// What a group was given, and how much of it.
package struct Intervention: Hashable, Sendable {
  /// Concepts of the scheme `intervention`.
  package var concepts: [String]
  package var timesPerWeek: QuantityRange?
  /// Minutes a session.
  package var minutes: QuantityRange?
  /// Length of the programme in weeks.
  package var weeks: QuantityRange?
  package var description: LocalizedText?

  package init(
    concepts: [String] = [], timesPerWeek: QuantityRange? = nil, minutes: QuantityRange? = nil,
    weeks: QuantityRange? = nil, description: LocalizedText? = nil
  ) {
    self.concepts = concepts
    self.timesPerWeek = timesPerWeek
    self.minutes = minutes
    self.weeks = weeks
    self.description = description
  }
}
