/// The same words in one or more languages.
///
/// The order of the file is kept, so that writing a record gives back what was read.
package struct LocalizedText: Hashable, Sendable {
  /// One language's words.
  package struct Entry: Hashable, Sendable {
    /// A BCP 47 language tag, such as `nl` or `en-GB`.
    package var language: String
    package var words: String

    package init(language: String, words: String) {
      self.language = language
      self.words = words
    }
  }

  /// At least one; no language twice.
  package var entries: [Entry]

  package init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// The words in exactly this language, or nil. Capitals make no difference (RFC 5646, section 2.1.1).
  package subscript(language: String) -> String? {
    entries.first { LanguageTag.isSame($0.language, language) }?.words
  }

  /// The words to show to a reader of `language`.
  ///
  /// Falls back from `en-GB` to `en`, then to another region of the same language, then to the first language there is.
  package func shown(in language: String) -> ShownText {
    if let exact = self[language] { return ShownText(words: exact, language: language, isSubstitute: false) }
    let primary = LocalizedText.primary(language)
    if let near = entries.first(where: { LanguageTag.isSame(LocalizedText.primary($0.language), primary) }) {
      return ShownText(words: near.words, language: near.language, isSubstitute: false)
    }
    guard let first = entries.first else { return ShownText(words: "", language: language, isSubstitute: false) }
    return ShownText(words: first.words, language: first.language, isSubstitute: true)
  }

  /// Whether there are words in this language, in any of its regional forms.
  package func has(_ language: String) -> Bool {
    let primary = LocalizedText.primary(language)
    return entries.contains { LanguageTag.isSame(LocalizedText.primary($0.language), primary) }
  }

  static func primary(_ tag: String) -> Substring {
    tag.prefix { $0 != "-" }
  }
}

extension LocalizedText: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements.map { Entry(language: $0.0, words: $0.1) })
  }
}

/// Words chosen for a reader, and whether they are in another language than the one asked for.
package struct ShownText: Hashable, Sendable {
  package var words: String
  package var language: String
  /// True where the words are shown in place of missing ones; whoever shows them marks them with `language`.
  package var isSubstitute: Bool

  package init(words: String, language: String, isSubstitute: Bool) {
    self.words = words
    self.language = language
    self.isSubstitute = isSubstitute
  }
}
