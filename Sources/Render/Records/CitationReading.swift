import Extraction
import Formats
package import Records

/// The sentences of a draft's citation in their order, each with what was read from it and what it may tell, and those from
/// which nothing was read: whoever reads them through has passed over nothing.
package struct CitationReading {
  private struct Piece {
    /// The part's name before it, `METHODS:`.
    var label: String?
    var words: String
    var source: Guess.Source
    var isQuoted = true
  }

  private let record: StudyRecord
  private var pieces: [Piece] = []

  package init(of record: StudyRecord) {
    self.record = record
    let quotes =
      record.unconfirmed.map { Piece(words: $0.quote, source: $0.source) }
      + record.leads.map { Piece(words: $0.quote, source: $0.source) }
    func words(_ name: String) -> String { (record.citation.text(name) ?? "").withoutTags }
    pieces = Self.pieces(of: words("title"), .title, quotes) + Self.pieces(of: words("abstract"), .abstract, quotes)
    // Headings, types and keywords, and what the citation has no more.
    for quote in quotes
    where !pieces.contains(where: { $0.isQuoted && $0.words == quote.words && $0.source == quote.source }) {
      pieces.append(quote)
    }
  }

  /// A text cut at what is quoted from it.
  private static func pieces(of text: String, _ source: Guess.Source, _ quotes: [Piece]) -> [Piece] {
    let quoted = Set(quotes.filter { $0.source == source }.map(\.words))
    let places = quoted.compactMap { text.firstRange(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
    var pieces: [Piece] = []
    var end = text.startIndex
    for place in places where place.lowerBound >= end {
      let (rest, label) = partingLabel(text[end..<place.lowerBound])
      pieces += unread(rest, source)
      pieces.append(Piece(label: label, words: String(text[place]), source: source))
      end = place.upperBound
    }
    return pieces + unread(single(text[end...]), source)
  }

  private static func unread(_ text: String, _ source: Guess.Source) -> [Piece] {
    Sentences.of(text).map { Piece(words: $0, source: source, isQuoted: false) }
  }

  private static func single(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What nobody quoted, and the name of the next part at its end.
  private static func partingLabel(_ text: Substring) -> (rest: String, label: String?) {
    let text = single(text)
    guard text.last == ":" else { return (text, nil) }
    let start = text.lastIndex { ".?!".contains($0) }.map(text.index(after:)) ?? text.startIndex
    let label = single(text[start...])
    return label.count <= 60 ? (String(text[..<start]), label) : (text, nil)
  }

  /// For a reader, the lines beneath a piece indented.
  ///
  /// - Parameter isFresh: whether nobody has confirmed anything yet, so that what no guess quotes was not read.
  package func lines(language: String, isFresh: Bool) -> [(words: String, isBeneath: Bool)] {
    let isDutch = language == "nl"
    return pieces.flatMap { piece -> [(words: String, isBeneath: Bool)] in
      let isOf = { (quote: String, source: Guess.Source) in
        piece.isQuoted && quote == piece.words && source == piece.source
      }
      let guesses = record.unconfirmed.filter { isOf($0.quote, $0.source) }
      let leads = record.leads.filter { isOf($0.quote, $0.source) }
      var beneath = guesses.map { guess in
        guess.pointer + (GuessValue.words(at: guess.pointer, in: record).map { ": \($0)" } ?? "")
      }
      if !leads.isEmpty {
        var places: [String] = []
        for lead in leads {
          let place = lead.pointer + (lead.concepts.isEmpty ? "" : " (\(lead.concepts.joined(separator: ", "))?)")
          if !places.contains(place) { places.append(place) }
        }
        let open = isDutch ? "open, en zegt er misschien iets van: " : "open, and may tell: "
        beneath.append(open + places.joined(separator: ", "))
      }
      if beneath.isEmpty {
        // A sentence may stand twice, word for word.
        let standsElsewhere = pieces.contains { $0.isQuoted && $0.words == piece.words }
        beneath = [
          standsElsewhere
            ? isDutch ? "zie dezelfde woorden elders" : "see the same words elsewhere"
            : nothing(isDutch: isDutch, isFresh: isFresh)
        ]
      }
      let head = (piece.label.map { "\($0) " } ?? "") + "“\(piece.words)” (\(piece.source.rawValue))"
      return [(head, false)] + beneath.map { ($0, true) }
    }
  }

  private func nothing(isDutch: Bool, isFresh: Bool) -> String {
    if isFresh { return isDutch ? "hieruit is niets gelezen" : "nothing was read from this" }
    if record.unconfirmed.isEmpty { return isDutch ? "hiervan is niets open" : "nothing of this is open" }
    return isDutch ? "hiervan is niets onbevestigd of open" : "nothing of this is unconfirmed or open"
  }
}
