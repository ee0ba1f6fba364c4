package import Records

/// What is wrong with the writing itself: a note or citation that does not end, or a word that belongs to none.
package struct ProseFault: Hashable, Sendable {
  package var mark: Mark
  /// One sentence: what was found, what was expected, and the nearest right thing.
  package var message: String

  package init(mark: Mark, message: String) {
    self.mark = mark
    self.message = message
  }
}
