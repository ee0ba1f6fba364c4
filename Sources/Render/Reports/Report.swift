package import Query
package import Records
package import Synthesis

/// The tables a review can be had as; the raw value is the name in the command.
///
/// The one list of reports: a new one is a case here and a file beside this one.
package enum Report: String, CaseIterable, Hashable, Sendable {
  case searchResults = "search-results"
  case characteristics
  case opportunitiesThreats = "opportunities-threats"
  case themes
  case sources

  /// Builds the table: a pure function of `input`.
  package func table(_ input: ReportInput) -> Table {
    let context = ReportContext(input)
    var table =
      switch self {
      case .searchResults: SearchResultsReport(context: context).table()
      case .characteristics: CharacteristicsReport(context: context).table()
      case .opportunitiesThreats: OpportunitiesThreatsReport(context: context).table()
      case .themes: ThemesReport(context: context).table()
      case .sources: SourcesReport(context: context).table()
      }
    table.notes += table.languageNotes(context.wording)
    return table
  }
}

/// What a report is made of.
package struct ReportInput: Sendable {
  package var frame: ReviewFrame
  /// Every readable record of the review, in any order; findings name their sources among them.
  package var records: [FiledRecord]
  /// A BCP 47 tag; labels are Dutch for `nl`, else English.
  package var language: String
  /// Nil for the whole review.
  package var selection: Selection?
  /// What each database brought; nil where the table is not about that.
  package var sources: SourceCounts?

  /// The studies to show, and the question that chose them.
  package struct Selection: Hashable, Sendable {
    /// As its asker wrote it, for the note that says the table is not all there is.
    package var query: String
    /// Ids of records; the ids of records that are not included may be among them and are passed over.
    package var ids: Set<String>
    /// How directly each bears on the question, by id: a study whose verdict is unknown is no match.
    package var bearings: [String: Bearing]
    /// Whether studies known to lie outside are among them.
    package var keepsOutside: Bool
    /// Those left out because a value that nobody has confirmed puts them outside.
    package var leftOutByGuess: [String]

    package init(
      query: String, ids: Set<String>, bearings: [String: Bearing] = [:], keepsOutside: Bool = false,
      leftOutByGuess: [String] = []
    ) {
      self.query = query
      self.ids = ids
      self.bearings = bearings
      self.keepsOutside = keepsOutside
      self.leftOutByGuess = leftOutByGuess
    }
  }

  package init(
    frame: ReviewFrame, records: [FiledRecord], language: String, selection: Selection? = nil,
    sources: SourceCounts? = nil
  ) {
    self.frame = frame
    self.records = records
    self.language = language
    self.selection = selection
    self.sources = sources
  }
}

extension Table {
  /// A note for each language that stands in for missing words, in the order of its first use.
  func languageNotes(_ wording: Wording) -> [Note] {
    var seen: [String] = []
    func look(_ phrase: Phrase) {
      for run in phrase.runs {
        if let tag = run.substitute, !seen.contains(tag) { seen.append(tag) }
      }
    }
    look(title)
    if let subtitle { look(subtitle) }
    columns.forEach { look($0.label) }
    for cell in (rows + totals).lazy.flatMap(\.cells) {
      switch cell {
      case .text(let phrase): look(phrase)
      case .findings(let items): items.forEach { look($0.phrase) }
      case .lines(let lines): lines.forEach { look($0.phrase) }
      case .number, .count, .studies, .search, .searchTotal, .absent, .blank: break
      }
    }
    notes.forEach { look($0.text) }
    return seen.map { tag in
      Note(mark: "[\(tag)]", Phrase(wording.fill(wording.notes.substitute, wording.name(ofLanguage: tag))))
    }
  }
}
