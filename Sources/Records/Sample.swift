/// The people a study took in.
package struct Sample: Hashable, Sendable {
  package var n: Int?
  package var description: LocalizedText?
  package var sex: SexCounts?
  package var age: Age?
  /// Concepts of the scheme `condition`.
  package var conditions: [String]
  /// Concepts of the scheme `population`.
  package var populations: [String]
  package var groups: [SampleGroup]

  package init(
    n: Int? = nil, description: LocalizedText? = nil, sex: SexCounts? = nil, age: Age? = nil,
    conditions: [String] = [], populations: [String] = [], groups: [SampleGroup] = []
  ) {
    self.n = n
    self.description = description
    self.sex = sex
    self.age = age
    self.conditions = conditions
    self.populations = populations
    self.groups = groups
  }
}

/// One of the groups a sample was divided into.
package struct SampleGroup: Hashable, Sendable {
  package var id: String
  package var label: LocalizedText?
  package var n: Int?
  package var sex: SexCounts?
  package var age: Age?
  package var description: LocalizedText?

  package init(
    id: String, label: LocalizedText? = nil, n: Int? = nil, sex: SexCounts? = nil, age: Age? = nil,
    description: LocalizedText? = nil
  ) {
    self.id = id
    self.label = label
    self.n = n
    self.sex = sex
    self.age = age
    self.description = description
  }
}
