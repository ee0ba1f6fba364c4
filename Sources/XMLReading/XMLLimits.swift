/// How large a file may be in each way that could exhaust memory or time.
///
/// They stand beside libxml2's own limits, which stay on (256 levels, 10 MB for one name, value or look-ahead).
package struct XMLLimits: Hashable, Sendable {
  /// Elements within elements, the root being the first.
  package var depth: Int
  /// Elements in all.
  package var elements: Int
  /// Attributes of one element.
  package var attributes: Int
  /// Text and attribute values in all, in UTF-8 bytes.
  package var text: Int
  /// One tag, comment, processing instruction or document type declaration, in UTF-8 bytes.
  /// libxml2 compares the attributes of a tag pairwise, so this bounds time, too.
  package var markup: Int
  /// References to entities that the file itself declares, those inside other entities counted as well.
  package var entityReferences: Int
  /// The text that such references stand for, in UTF-8 bytes.
  package var entityText: Int

  package init(
    depth: Int = 64, elements: Int = 200_000, attributes: Int = 256, text: Int = 10_000_000, markup: Int = 256 << 10,
    entityReferences: Int = 10_000, entityText: Int = 1 << 20
  ) {
    self.depth = depth
    self.elements = elements
    self.attributes = attributes
    self.text = text
    self.markup = markup
    self.entityReferences = entityReferences
    self.entityText = entityText
  }

  /// A comment or an instruction, in UTF-8 bytes, of which the end is looked for: libxml2's own limit.
  package static let longestComment = 10_000_000

  /// Enough for any record or schema a person writes.
  package static let `default` = XMLLimits()
}
