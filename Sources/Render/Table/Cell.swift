package import Records

/// What stands in one place of a table.
package enum Cell: Hashable, Sendable {
  case text(Phrase)
  /// A number as written; shown with the reader's decimal sign.
  case number(Numeral)
  /// A number of studies, some of which are counted by a value that nobody has confirmed.
  case count(Int, unconfirmed: Int)
  /// At least one finding, in the source's order.
  case findings([FindingItem])
  case studies([StudyReference])
  /// What one database gave for one search.
  case search(SearchCount)
  /// What one database gave for several searches together.
  case searchTotal(SearchTotal)
  /// Several lines, as participants have, each with or without a label.
  case lines([Line])
  case absent(AbsenceKind)
  /// Nothing belongs here, as under a column that is not added up.
  case blank

  /// A number of studies: one like any other where none of them is counted by a guess.
  static func studies(counted count: Int, unconfirmed: Int) -> Cell {
    unconfirmed == 0 ? .number(Numeral(count)) : .count(count, unconfirmed: unconfirmed)
  }

  package struct Line: Hashable, Sendable {
    package var label: Phrase?
    package var text: Phrase

    package init(label: Phrase? = nil, _ text: Phrase) {
      self.label = label
      self.text = text
    }

    var phrase: Phrase {
      guard let label else { return text }
      return label + ": " + text
    }
  }
}

/// A finding as a table shows it.
package struct FindingItem: Hashable, Sendable {
  /// The finding's id: what makes the line traceable.
  package var id: String
  /// The id of the record it stands in.
  package var study: String
  package var statement: ShownText
  /// Where the source says it, in words.
  package var locator: String
  package var statedBy: Finding.Stater
  /// What is said beside the statement, in brackets: the measure, the direction, that it is ambiguous.
  package var remarks: [Remark]

  package struct Remark: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
      case word(String)
      case words([String])
      case study(StudyReference)
      case studies([StudyReference])
      case absent(AbsenceKind)
    }

    /// The JSON key: the record's own name for it.
    package var key: String
    /// The value as the record has it, for programs.
    package var value: Value
    /// The tag of the value's language where that is not the reader's.
    package var substitute: String?
    /// The words for a reader; nil where only programs need it.
    package var words: Phrase?

    package init(key: String, value: Value, substitute: String? = nil, words: Phrase?) {
      self.key = key
      self.value = value
      self.substitute = substitute
      self.words = words
    }
  }

  package init(
    id: String, study: String, statement: ShownText, locator: String, statedBy: Finding.Stater = .authors,
    remarks: [Remark] = []
  ) {
    self.id = id
    self.study = study
    self.statement = statement
    self.locator = locator
    self.statedBy = statedBy
    self.remarks = remarks
  }

  /// The statement with its remarks in brackets.
  package var phrase: Phrase {
    let beside = remarks.compactMap(\.words)
    guard !beside.isEmpty else { return Phrase(statement) }
    return Phrase(statement) + " (" + beside.joined(by: "; ") + ")"
  }
}

/// A study named in a table.
package struct StudyReference: Hashable, Sendable {
  package var id: String
  /// As a text cites it: `Damen et al. (1984)`.
  package var label: String
  /// Whether it is named by a value that nobody has confirmed; the label says so too.
  package var isUnconfirmed: Bool

  /// Whether its publication was taken back; the label says so too.
  package var isRetracted: Bool

  package init(id: String, label: String, isUnconfirmed: Bool = false, isRetracted: Bool = false) {
    self.id = id
    self.label = label
    self.isUnconfirmed = isUnconfirmed
    self.isRetracted = isRetracted
  }
}

/// Hits and how many of them were found relevant.
package struct SearchCount: Hashable, Sendable {
  package var hits: Int
  /// Nil where the hits were not screened.
  package var relevant: Int?
  package var screened: Bool
  /// The hits that nobody looked at.
  package var notScreened: Int

  /// - Parameter notScreened: where some hits were screened and others not; nil for all or none.
  package init(hits: Int, relevant: Int?, screened: Bool, notScreened: Int? = nil) {
    self.hits = hits
    self.relevant = relevant
    self.screened = screened
    self.notScreened = notScreened ?? (screened ? 0 : hits)
  }
}

/// Several counts added up.
package struct SearchTotal: Hashable, Sendable {
  package var hits: Int
  /// Among the hits that were screened.
  package var relevant: Int
  /// The hits that nobody screened.
  package var notScreened: Int

  package init(hits: Int = 0, relevant: Int = 0, notScreened: Int = 0) {
    self.hits = hits
    self.relevant = relevant
    self.notScreened = notScreened
  }

  package static func += (total: inout SearchTotal, count: SearchCount) {
    total.hits += count.hits
    total.relevant += count.screened ? count.relevant ?? 0 : 0
    total.notScreened += count.notScreened
  }
}
