/// Words in the language of the interview.
package struct InterfaceText: Hashable, Sendable {
  package let isDutch: Bool

  /// - Parameter language: a BCP 47 tag; what is not Dutch is English.
  package init(language: String) {
    isDutch = language == "nl" || language.hasPrefix("nl-")
  }

  package var language: String { isDutch ? "nl" : "en" }

  package func callAsFunction(_ english: String, _ dutch: String) -> String { isDutch ? dutch : english }

  /// "did you mean 'a' or 'b'?", or nil where nothing is near.
  func suggestion(_ words: [String]) -> String? {
    guard let last = words.last else { return nil }
    let quoted = words.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    let listed = quoted.isEmpty ? "'\(last)'" : quoted + self(" or ", " of ") + "'\(last)'"
    return self("did you mean \(listed)?", "bedoelt u \(listed)?")
  }
}
