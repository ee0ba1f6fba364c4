/// Where in a document a statement stands, precise enough to check it with a finger on the page.
package struct Locator: Hashable, Sendable {
  /// The id of one of the review's documents.
  package var document: String?
  package var section: String?
  package var table: String?
  /// The row of the table, named as the source prints it: `Greist et al. (1978)`.
  package var study: String?
  /// The column as the source prints it.
  package var column: String?
  /// The number of the item in its cell, list or section, from 1.
  package var item: Int?
  /// The number of the paragraph in its section, from 1.
  package var paragraph: Int?
  /// A page or pages as printed: `55-56`.
  package var page: String?

  package init(
    document: String? = nil, section: String? = nil, table: String? = nil, study: String? = nil,
    column: String? = nil, item: Int? = nil, paragraph: Int? = nil, page: String? = nil
  ) {
    self.document = document
    self.section = section
    self.table = table
    self.study = study
    self.column = column
    self.item = item
    self.paragraph = paragraph
    self.page = page
  }
}
