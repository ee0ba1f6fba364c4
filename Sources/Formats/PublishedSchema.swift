/// The schemas published with the product: one a file of a review.
package enum PublishedSchema: String, CaseIterable, Sendable {
  case record, review, vocabulary, searches, screening, merges

  private var shape: ObjectShape {
    switch self {
    case .record: RecordShape.record
    case .review: ReviewShape.review
    case .vocabulary: ReviewShape.vocabulary
    case .searches: ReviewShape.searches
    case .screening: DecisionShape.screening
    case .merges: MergeDecisionShape.decision
    }
  }

  private var id: String {
    switch self {
    case .record: RecordShape.schemaID
    case .review: ReviewShape.reviewID
    case .vocabulary: ReviewShape.vocabularyID
    case .searches: ReviewShape.searchesID
    case .screening: DecisionShape.screeningID
    case .merges: MergeDecisionShape.mergesID
    }
  }

  /// The JSON Schema (2020-12).
  package var jsonSchema: String {
    JSONSchemaExport.text(of: shape, id: id, title: "Garner \(rawValue), version 1")
  }

  /// The RELAX NG in XML syntax; nil for files that have no XML form.
  package var relaxNG: String? {
    self == .record ? RelaxNGExport.text(of: shape, namespace: RecordShape.namespace) : nil
  }

  /// The names of the published files and what they hold.
  package static var files: [(name: String, contents: String)] {
    allCases.flatMap { schema in
      [("\(schema.rawValue)-1.schema.json", schema.jsonSchema)]
        + (schema.relaxNG.map { [("\(schema.rawValue)-1.rng", $0)] } ?? [])
    }
  }
}
