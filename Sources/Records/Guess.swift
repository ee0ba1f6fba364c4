/// A value that a program read out of a citation, until a person confirms it.
package struct Guess: Hashable, Sendable {
  /// The part of the citation that says it.
  package enum Source: String, CaseIterable, Hashable, Sendable {
    case title, abstract, keywords
    /// A heading of MeSH.
    case heading
    case publicationType = "publication-type"
  }

  /// A JSON Pointer (RFC 6901) to the value.
  package var pointer: String
  package var source: Source
  /// The words it was read from: a sentence of the abstract, the title, the heading.
  package var quote: String
  /// Of an item of a list, the concept or the finding's id: the guess stays with it where a person puts others before it.
  package var value: String?

  package init(pointer: String, source: Source, quote: String, value: String? = nil) {
    self.pointer = pointer
    self.source = source
    self.quote = quote
    self.value = value
  }
}

extension Collection where Element == Guess {
  /// Whether the value at a place, or any part of it, is a guess.
  package func touch(_ pointer: String) -> Bool {
    contains { guess in
      guess.pointer == pointer || guess.pointer.hasPrefix(pointer + "/") || pointer.hasPrefix(guess.pointer + "/")
    }
  }
}
