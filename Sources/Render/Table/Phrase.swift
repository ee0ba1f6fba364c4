package import Records

/// A line of text for a reader, of which pieces may be in another language than the rest.
///
/// Writers see where a piece stands in for words that are missing in the reader's language, and mark it.
package struct Phrase: Hashable, Sendable {
  /// A piece in one language.
  package struct Run: Hashable, Sendable {
    package var words: String
    /// The BCP 47 tag of the words where they are shown in place of missing ones; nil where they are in the
    /// reader's language.
    package var substitute: String?

    package init(words: String, substitute: String? = nil) {
      self.words = words
      self.substitute = substitute
    }
  }

  package var runs: [Run]

  package init(runs: [Run]) {
    self.runs = runs
  }

  package init(_ words: String) {
    runs = [Run(words: words)]
  }

  package init(_ shown: ShownText) {
    runs = [Run(words: shown.words, substitute: shown.isSubstitute ? shown.language : nil)]
  }

  /// The words in a row, each substitute followed by its mark: `drop-out [nl]`.
  package var plain: String {
    if runs.count == 1, let run = runs.first, run.substitute == nil { return run.words }
    var text = ""
    for run in runs {
      text += run.words
      if let mark = run.mark { text += mark }
    }
    return text
  }

  /// The words without marks.
  package var words: String { runs.lazy.map(\.words).joined() }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(runs: left.runs + right.runs)
  }

  package static func += (left: inout Phrase, right: Phrase) {
    left.runs += right.runs
  }
}

extension Phrase.Run {
  /// What follows words in another language: ` [nl]`.
  package var mark: String? { substitute.map { " [\($0)]" } }
}

extension Phrase: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) {
    self.init(value)
  }
}

extension Sequence<Phrase> {
  /// One phrase with `separator` between the parts.
  package func joined(by separator: String) -> Phrase {
    var joined = Phrase(runs: [])
    for part in self {
      if !joined.runs.isEmpty { joined.runs.append(Phrase.Run(words: separator)) }
      joined += part
    }
    return joined
  }
}
