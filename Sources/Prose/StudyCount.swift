package import Records

/// How many studies a sentence says there are, in its words: "two studies", "geen enkele studie", "most of the trials".
package struct StudyCount: Hashable, Sendable {
  /// A number of studies; `max` is nil where there may be more.
  package struct Number: Hashable, Sendable {
    package var min: Int
    package var max: Int?

    package init(min: Int, max: Int?) {
      self.min = min
      self.max = max
    }

    package init(_ exactly: Int) {
      self.init(min: exactly, max: exactly)
    }

    package func contains(_ count: Int) -> Bool { count >= min && max.map { count <= $0 } ?? true }
  }

  /// A part of the studies there are.
  package enum Quantity: String, CaseIterable, Hashable, Sendable {
    case all
    /// More than half.
    case most
    /// Less than half.
    case few
    /// At least one.
    case some
    case none
  }

  package var number: Number?
  package var quantity: Quantity?
  /// The words, as written.
  package var written: String
  package var mark: Mark
  /// The mark after its last character.
  package var end: Mark
  /// The place of its first word in the sentence.
  package var position: Int

  package init(number: Number?, quantity: Quantity?, written: String, mark: Mark, end: Mark, position: Int) {
    self.number = number
    self.quantity = quantity
    self.written = written
    self.mark = mark
    self.end = end
    self.position = position
  }
}

extension StudyCount {
  /// The number a word stands for in English or Dutch: `two`, `twee`, `geen`.
  package static func number(named word: String) -> Int? {
    let folded = word == "één" ? word : FoldedText.folded(word)
    if ["none", "no", "geen"].contains(folded) { return 0 }
    return folded == "een" ? 1 : CountReader.value(folded)
  }
}
