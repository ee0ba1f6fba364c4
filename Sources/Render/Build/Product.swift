package import Records

/// What a build can make of a review; `all` is the one list.
package enum Product: Hashable, Sendable {
  case table(Report)
  /// The gaps by population and setting, or by the facets given.
  case gaps
  /// The answer to a saved question.
  case answer

  package static let all: [Product] = Report.allCases.map { .table($0) } + [.gaps, .answer]

  /// The word in `review.json`.
  package var name: String {
    switch self {
    case .table(let report): report.rawValue
    case .gaps: "gaps"
    case .answer: "answer"
    }
  }

  /// Those it can be written in.
  var formats: [TableFormat] { TableFormat.allCases }

  /// Those it is written in where the review names none: Markdown, which is read as it stands, compared line by line and
  /// shown by every code host; and HTML, which a browser and a word processor open.
  var usualFormats: [TableFormat] { [.markdown, .html] }

  /// Whether a saved question can narrow it or is answered by it.
  var takesQuestion: Bool {
    switch self {
    case .table(let report): report != .searchResults
    case .gaps: false
    case .answer: true
    }
  }
}

/// One item of a build, with everything it names looked up.
package struct BuildStep: Sendable {
  /// What its files are called.
  package var id: String
  package var product: Product
  package var saved: SavedQuestion?
  package var by: [String]
  package var formats: [TableFormat]
  package var languages: [String]
  /// Whether the review lists it; what nobody asked for is left out where there is nothing to make it of.
  var isListed: Bool

  /// The name of a file of it: `themes.nl.md`.
  package func file(_ language: String, _ format: TableFormat) -> String { "\(id).\(language).\(format.pathExtension)" }
}
