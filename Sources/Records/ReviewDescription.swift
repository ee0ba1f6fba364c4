/// What a review is about and how it was made: the content of `review.json`.
package struct ReviewDescription: Hashable, Sendable {
  package var id: String
  package var title: LocalizedText
  package var question: LocalizedText?
  package var description: LocalizedText?
  /// BCP 47 tags of the languages the review is kept in.
  package var languages: [String]
  package var documents: [SourceDocument]
  package var scope: Scope?
  package var databases: [Database]
  package var method: SearchMethod?
  package var exclusionCriteria: [LocatedStatement]
  package var targets: [Target]
  package var queries: [SavedQuestion]
  /// What `garner build` makes; empty for everything.
  package var build: [BuildItem]
  package var labels: ColumnLabels?
  /// The version that this one updates; nil for a new review.
  package var previous: PreviousVersion?
  package var absent: [Absence]

  package init(
    id: String, title: LocalizedText, question: LocalizedText? = nil, description: LocalizedText? = nil,
    languages: [String], documents: [SourceDocument] = [], scope: Scope? = nil, databases: [Database] = [],
    method: SearchMethod? = nil, exclusionCriteria: [LocatedStatement] = [], targets: [Target] = [],
    queries: [SavedQuestion] = [], build: [BuildItem] = [],
    labels: ColumnLabels? = nil, previous: PreviousVersion? = nil, absent: [Absence] = []
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.description = description
    self.languages = languages
    self.documents = documents
    self.scope = scope
    self.databases = databases
    self.method = method
    self.exclusionCriteria = exclusionCriteria
    self.targets = targets
    self.queries = queries
    self.build = build
    self.labels = labels
    self.previous = previous
    self.absent = absent
  }
}

extension ReviewDescription {
  /// The imported records that were among the reports of the previous version: none where the review says that this does
  /// not arise, and nil where it does not tell.
  package var previousRecords: [String]? {
    previous?.records ?? (absent.kind(at: "/previous/records") == .notApplicable ? [] : nil)
  }
}

/// A document that locators point into.
package struct SourceDocument: Hashable, Sendable {
  package var id: String
  package var label: LocalizedText
  package var note: LocalizedText?

  package init(id: String, label: LocalizedText, note: LocalizedText? = nil) {
    self.id = id
    self.label = label
    self.note = note
  }
}

/// The question taken apart: population, intervention, comparison, outcome, study design (PICOS).
package struct Scope: Hashable, Sendable {
  package var population: LocalizedText?
  package var intervention: LocalizedText?
  package var comparison: LocalizedText?
  package var outcome: LocalizedText?
  package var studyDesign: LocalizedText?

  package init(
    population: LocalizedText? = nil, intervention: LocalizedText? = nil, comparison: LocalizedText? = nil,
    outcome: LocalizedText? = nil, studyDesign: LocalizedText? = nil
  ) {
    self.population = population
    self.intervention = intervention
    self.comparison = comparison
    self.outcome = outcome
    self.studyDesign = studyDesign
  }
}

/// A bibliographic database that was searched, or another place where records were looked for.
package struct Database: Hashable, Sendable {
  /// What kind of place, as PRISMA 2020 tells them apart; all but the first two are its other methods.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case database
    /// Of trials or studies.
    case register
    case website
    case organisation
    case citationSearching = "citation-searching"
    case other
  }

  package var id: String
  package var label: String
  package var kind: Kind
  /// Through what it was searched: `Ovid`; nil where that is not told.
  package var platform: String?

  package init(id: String, label: String, kind: Kind = .database, platform: String? = nil) {
    self.id = id
    self.label = label
    self.kind = kind
    self.platform = platform
  }
}

/// The earlier version of a review that this one updates.
package struct PreviousVersion: Hashable, Sendable {
  package var label: LocalizedText?
  /// The ids of the studies it included.
  package var studies: [String]
  /// How many reports of them it included; nil where that is not told.
  package var reports: Int?
  /// The imported records that were among these reports; nil where that is not told.
  package var records: [String]?

  package init(label: LocalizedText? = nil, studies: [String], reports: Int? = nil, records: [String]? = nil) {
    self.label = label
    self.studies = studies
    self.reports = reports
    self.records = records
  }
}

/// A statement with its place.
package struct LocatedStatement: Hashable, Sendable {
  package var id: String
  package var statement: LocalizedText
  package var locator: Locator?

  package init(id: String, statement: LocalizedText, locator: Locator? = nil) {
    self.id = id
    self.statement = statement
    self.locator = locator
  }
}

/// What a review calls two columns of its tables, where not opportunities and threats.
package struct ColumnLabels: Hashable, Sendable {
  package var opportunities: LocalizedText?
  package var threats: LocalizedText?

  package init(opportunities: LocalizedText? = nil, threats: LocalizedText? = nil) {
    self.opportunities = opportunities
    self.threats = threats
  }
}
