/// What a report comes to, before it is written in any format.
///
/// A value that holds all a writer needs and nothing of how it is written; every row and every finding in it can be
/// traced to its record by id.
package struct Table: Hashable, Sendable {
  /// The report's name: `opportunities-threats`.
  package var id: String
  /// The BCP 47 tag of the labels and words: `nl` or `en`.
  package var language: String
  package var title: Phrase
  /// The review's title.
  package var subtitle: Phrase?
  package var columns: [Column]
  package var rows: [Row]
  package var totals: [Row]
  /// What has to be known to read the table, in order.
  package var notes: [Note]

  package struct Column: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable { case leading, trailing }

    /// Unique in the table: the key of the column's cells in JSON.
    package var id: String
    package var label: Phrase
    package var alignment: Alignment
    /// How wide the column should be beside the others, 1 being a short number. Only where lines are broken by us.
    package var weight: Int
    /// True for what only programs read, such as a study's id: JSON and CSV have it, documents do not.
    package var isForPrograms: Bool

    package init(
      id: String, label: Phrase, alignment: Alignment = .leading, weight: Int = 2, isForPrograms: Bool = false
    ) {
      self.id = id
      self.label = label
      self.alignment = alignment
      self.weight = weight
      self.isForPrograms = isForPrograms
    }
  }

  package struct Row: Hashable, Sendable {
    /// The id of what the row is about: a record, a search, a theme.
    package var id: String
    /// One for each column, in the columns' order.
    package var cells: [Cell]
    /// Figures about the row as a whole, for programs; people read them in the row's first cell.
    package var figures: [Figure]

    package init(id: String, cells: [Cell], figures: [Figure] = []) {
      self.id = id
      self.cells = cells
      self.figures = figures
    }
  }

  /// A figure with its JSON key.
  package struct Figure: Hashable, Sendable {
    package var key: String
    package var value: Int

    package init(key: String, value: Int) {
      self.key = key
      self.value = value
    }
  }

  package struct Note: Hashable, Sendable {
    /// The sign in the cells that the note explains: `†`.
    package var mark: String?
    package var text: Phrase
    /// What programs read instead, where people are shown a part of a long list.
    package var whole: Phrase?

    package init(mark: String? = nil, _ text: Phrase, whole: Phrase? = nil) {
      self.mark = mark
      self.text = text
      self.whole = whole
    }
  }

  package init(
    id: String, language: String, title: Phrase, subtitle: Phrase? = nil, columns: [Column], rows: [Row],
    totals: [Row] = [], notes: [Note] = []
  ) {
    self.id = id
    self.language = language
    self.title = title
    self.subtitle = subtitle
    self.columns = columns
    self.rows = rows
    self.totals = totals
    self.notes = notes
  }

  /// The places in `columns` of what people read.
  package var readColumns: [Int] {
    columns.indices.filter { !columns[$0].isForPrograms }
  }
}
