/// A question that a review keeps by name, to be asked again after every change.
package struct SavedQuestion: Hashable, Sendable {
  package var id: String
  package var label: LocalizedText?
  /// In the language of queries: `population:adolescents AND setting:clinical`.
  package var question: String
  /// Whether background records answer too.
  package var includesBackground: Bool
  /// Whether studies known to lie outside stay among the others.
  package var keepsIndirect: Bool

  package init(
    id: String, label: LocalizedText? = nil, question: String, includesBackground: Bool = false,
    keepsIndirect: Bool = false
  ) {
    self.id = id
    self.label = label
    self.question = question
    self.includesBackground = includesBackground
    self.keepsIndirect = keepsIndirect
  }
}

/// One thing that a review's build makes.
package struct BuildItem: Hashable, Sendable {
  /// What its files are called; nil for the name of what is made.
  package var id: String?
  /// What is made: the name of a table, `gaps`, `answer`.
  package var product: String
  /// The id of the saved question that it answers or that narrows it.
  package var query: String?
  /// The facets of a map of gaps, as the command takes them.
  package var by: [String]
  /// Empty for those that are usual for it.
  package var formats: [String]
  /// Empty for all languages of the review.
  package var languages: [String]

  package init(
    id: String? = nil, product: String, query: String? = nil, by: [String] = [], formats: [String] = [],
    languages: [String] = []
  ) {
    self.id = id
    self.product = product
    self.query = query
    self.by = by
    self.formats = formats
    self.languages = languages
  }
}
