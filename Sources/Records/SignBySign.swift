extension StringProtocol {
  /// The text with a part replaced wherever it stands, compared by Unicode's scalars.
  ///
  /// As a `Character`, a quotation mark with a combining or joining mark behind it is no quotation mark, nor is one with a
  /// sign before it that is written over the next; to whatever reads the file it is.
  package func replacing(scalars part: String, with other: String) -> String {
    String(String.UnicodeScalarView(unicodeScalars).replacing(part.unicodeScalars, with: other.unicodeScalars))
  }

  /// Whether a part stands anywhere in the text, compared by Unicode's scalars.
  package func holds(scalars part: String) -> Bool { utf8.firstRange(of: part.utf8) != nil }
}
