package import Records

/// What a writer says that a sentence claims, as typed: `<!-- claim theme=drop-out count=2 -->` or the same in braces.
package struct ClaimNote: Hashable, Sendable {
  /// One `key=value`, or a bare word.
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var keyMark: Mark
    /// The alternatives of a comma list, in order; empty for a bare word.
    package var values: [Value]

    package init(key: String, keyMark: Mark, values: [Value]) {
      self.key = key
      self.keyMark = keyMark
      self.values = values
    }
  }

  package struct Value: Hashable, Sendable {
    package var text: String
    package var mark: Mark

    package init(text: String, mark: Mark) {
      self.text = text
      self.mark = mark
    }
  }

  package var mark: Mark
  /// The mark after its last character.
  package var end: Mark
  package var entries: [Entry]
  /// Whether something in it could not be read, and has been told of.
  package var isBroken: Bool

  package init(mark: Mark, end: Mark, entries: [Entry], isBroken: Bool = false) {
    self.mark = mark
    self.end = end
    self.entries = entries
    self.isBroken = isBroken
  }
}
