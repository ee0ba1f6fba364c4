package import Records

/// A theme and what names it.
package struct ThemeCount: Hashable, Sendable {
  /// A finding that is coded with the theme or with a narrower one.
  package struct Naming: Hashable, Sendable {
    /// The id of the record the finding stands in.
    package var study: String
    package var part: Part
    /// The finding's place in its part, from 0.
    package var position: Int
    package var finding: Finding

    package init(study: String, part: Part, position: Int, finding: Finding) {
      self.study = study
      self.part = part
      self.position = position
      self.finding = finding
    }
  }

  /// The part of a record a finding stands in; the raw value is the record's own name for it.
  package enum Part: String, CaseIterable, Hashable, Sendable {
    case effects, opportunities, threats
  }

  package var theme: Concept
  /// The findings, in the order of the records and of their parts.
  package var namings: [Naming]

  package init(theme: Concept, namings: [Naming]) {
    self.theme = theme
    self.namings = namings
  }

  /// The ids of the studies that name the theme, in the order of the records, each once.
  package var studies: [String] { distinctStudies { _ in true } }

  /// The ids of the studies that name the theme in this part.
  package func studies(in part: Part) -> [String] { distinctStudies { $0.part == part } }

  private func distinctStudies(where isWanted: (Naming) -> Bool) -> [String] {
    var ids: [String] = []
    // The namings of one study stand together, so looking at the last id is enough.
    for naming in namings where isWanted(naming) && ids.last != naming.study { ids.append(naming.study) }
    return ids
  }
}

/// Counts studies by what they name, as a review's prose does: "two studies mention drop-out".
package enum ThemeCounts {
  /// The themes that at least one included study names among its effects, opportunities or threats.
  ///
  /// A theme is also named by whoever names a narrower one. Remarks do not count: they are what is said around the
  /// evidence, not the evidence.
  ///
  /// - Returns: the themes in the vocabulary's order.
  package static func counts(of records: some Sequence<StudyRecord>, vocabulary: Vocabulary) -> [ThemeCount] {
    var namings: [String: [ThemeCount.Naming]] = [:]
    var broader: [String: Set<String>] = [:]
    for record in records where record.role == .included {
      for part in ThemeCount.Part.allCases {
        for (position, finding) in record.findings(in: part).enumerated() {
          var themes: Set<String> = []
          for theme in finding.themes {
            let wider = broader[theme] ?? vocabulary.withBroader(theme, in: .theme)
            broader[theme] = wider
            themes.formUnion(wider)
          }
          let naming = ThemeCount.Naming(study: record.id, part: part, position: position, finding: finding)
          for theme in themes { namings[theme, default: []].append(naming) }
        }
      }
    }
    return vocabulary.concepts(in: .theme).compactMap { theme in
      namings[theme.id].map { ThemeCount(theme: theme, namings: $0) }
    }
  }
}

extension StudyRecord {
  fileprivate func findings(in part: ThemeCount.Part) -> [Finding] {
    switch part {
    case .effects: effects.map(\.finding)
    case .opportunities: opportunities
    case .threats: threats
    }
  }
}
