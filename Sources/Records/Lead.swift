/// Words of the citation that may tell what a record leaves open: for a person to read, and no value.
package struct Lead: Hashable, Sendable {
  /// A JSON Pointer (RFC 6901) to the place that is open, or to a list that may lack something.
  package var pointer: String
  /// The part of the citation that says it.
  package var source: Guess.Source
  /// The sentence of the abstract, the title, the heading.
  package var quote: String
  /// The ids of the vocabulary's concepts that it names and the record does not hold; none where the place is no list of
  /// concepts.
  package var concepts: [String]

  package init(pointer: String, source: Guess.Source, quote: String, concepts: [String] = []) {
    self.pointer = pointer
    self.source = source
    self.quote = quote
    self.concepts = concepts
  }
}
