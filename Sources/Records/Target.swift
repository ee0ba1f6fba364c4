/// The people and place a review is written for, by name, so that a question can ask for all of it at once.
package struct Target: Hashable, Sendable {
  package var id: String
  package var label: LocalizedText
  package var description: LocalizedText?
  package var age: Age?
  package var populations: [String]
  package var conditions: [String]
  package var settings: [String]
  package var context: [String]
  package var interventions: [String]
  package var timesPerWeek: QuantityRange?
  package var minutes: QuantityRange?
  package var weeks: QuantityRange?
  /// How many people it holds.
  package var size: Int?
  package var phases: [Phase]
  package var groups: [SampleGroup]
  /// What else is said of it, each with its place.
  package var facts: [LocatedStatement]
  /// What has to be so for the intervention to fit.
  package var requirements: [LocatedStatement]
  package var locator: Locator?

  package init(
    id: String, label: LocalizedText, description: LocalizedText? = nil, age: Age? = nil,
    populations: [String] = [], conditions: [String] = [], settings: [String] = [], context: [String] = [],
    interventions: [String] = [], timesPerWeek: QuantityRange? = nil, minutes: QuantityRange? = nil,
    weeks: QuantityRange? = nil, size: Int? = nil, phases: [Phase] = [], groups: [SampleGroup] = [],
    facts: [LocatedStatement] = [], requirements: [LocatedStatement] = [], locator: Locator? = nil
  ) {
    self.id = id
    self.label = label
    self.description = description
    self.age = age
    self.populations = populations
    self.conditions = conditions
    self.settings = settings
    self.context = context
    self.interventions = interventions
    self.timesPerWeek = timesPerWeek
    self.minutes = minutes
    self.weeks = weeks
    self.size = size
    self.phases = phases
    self.groups = groups
    self.facts = facts
    self.requirements = requirements
    self.locator = locator
  }
}

/// A part of a treatment: where, and for how long.
package struct Phase: Hashable, Sendable {
  /// A concept of the scheme `setting`.
  package var setting: String
  package var months: Numeral?

  package init(setting: String, months: Numeral? = nil) {
    self.setting = setting
    self.months = months
  }
}
