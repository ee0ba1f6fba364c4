package import Records

/// What a build can make of a review; `all` is the one list.
package enum Product: Hashable, Sendable {
  case table(Report)
  /// The gaps by population and setting, or by the facets given.
  case gaps
  /// The answer to a saved question.
  case answer
  case figure(Figure)
  /// What the records say to the claims of the review's synthesis.
  case claims
  /// The items of a reporting guideline with what the review's files answer.
  case checklist(ChecklistItem.List)

  package static let all: [Product] =
    Report.allCases.map { .table($0) } + [.gaps, .answer] + Figure.allCases.map { .figure($0) } + [.claims]
    + ChecklistItem.List.allCases.map { .checklist($0) }

  /// The word in `review.json`.
  package var name: String {
    switch self {
    case .table(let report): report.rawValue
    case .gaps: "gaps"
    case .answer: "answer"
    case .figure(let figure): figure.rawValue
    case .claims: "claims"
    case .checklist(let list): list == .prisma ? "checklist" : "checklist-s"
    }
  }

  /// Those it can be written in.
  var formats: [BuildFormat] {
    switch self {
    case .table, .checklist: TableFormat.allCases.map { .table($0) }
    case .gaps, .answer: [.text] + TableFormat.allCases.map { .table($0) }
    case .figure: [.svg] + TableFormat.allCases.map { .table($0) }
    case .claims: [.text, .table(.json), .sarif, .table(.markdown)]
    }
  }

  /// Those it is written in where the review names none: Markdown, which is read as it stands, compared line by line and
  /// shown by every code host; and HTML, which a browser and a word processor open. A figure is a picture as well.
  var usualFormats: [BuildFormat] {
    switch self {
    case .table, .gaps, .answer, .checklist: [.table(.markdown), .table(.html)]
    case .figure: [.svg, .table(.markdown), .table(.html)]
    case .claims: [.text]
    }
  }

  /// Whether a saved question can narrow it or is answered by it.
  var takesQuestion: Bool {
    switch self {
    case .table(let report): report != .searchResults && report != .sources
    case .figure(let figure): figure != .flow
    case .gaps, .claims, .checklist: false
    case .answer: true
    }
  }

  /// How many facets it may be divided by.
  var facets: ClosedRange<Int> {
    switch self {
    case .gaps: 2...3
    case .figure(.evidenceMap): 2...2
    case .table, .answer, .figure, .claims, .checklist: 0...0
    }
  }
}

/// A form of a file that a build makes.
package enum BuildFormat: Hashable, Sendable {
  case table(TableFormat)
  case svg
  /// Lines, as the command prints them where there is no terminal.
  case text
  /// For editors and code hosts.
  case sarif

  /// The word in `review.json`.
  package var name: String {
    switch self {
    case .table(let format): format.rawValue
    case .svg: "svg"
    case .text: "text"
    case .sarif: "sarif"
    }
  }

  package var pathExtension: String {
    switch self {
    case .table(let format): format.pathExtension
    case .svg: "svg"
    case .text: "txt"
    case .sarif: "sarif"
    }
  }

  /// The format whose cells can be told apart again.
  package var table: TableFormat? {
    if case .table(let format) = self { format } else { nil }
  }
}

/// One item of a build, with everything it names looked up.
package struct BuildStep: Sendable {
  /// What its files are called.
  package var id: String
  package var product: Product
  package var saved: SavedQuestion?
  package var by: [String]
  package var formats: [BuildFormat]
  package var languages: [String]
  /// Whether the review lists it; what nobody asked for is left out where there is nothing to make it of.
  var isListed: Bool

  /// The name of a file of it: `themes.nl.md`.
  package func file(_ language: String, _ format: BuildFormat) -> String { "\(id).\(language).\(format.pathExtension)" }
}
