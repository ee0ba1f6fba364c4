import Records

/// A sentence of a citation: what a guess is read from, and what it is shown with.
struct Passage: Hashable {
  var source: Guess.Source
  var text: String
  /// Whether it tells how the study was done or who took part, as far as its section or its words say.
  var tellsOfMethod: Bool

  /// The title and the sentences of the abstract, in order. A sentence too long to be one is passed over.
  static func passages(of record: ImportedRecord) -> [Passage] {
    var passages: [Passage] = []
    if let title = record.citation.text("title") {
      passages.append(Passage(source: .title, text: plain(title), tellsOfMethod: true))
    }
    let sections: [(label: String?, text: String)] =
      record.abstract.isEmpty
      ? [(nil, record.citation.text("abstract") ?? "")]
      : record.abstract.map { ([$0.category, $0.label].compactMap { $0 }.joined(separator: " "), $0.text) }
    for section in sections {
      for sentence in sentences(of: plain(section.text)) where sentence.count <= 1500 {
        let isMethod = section.label.map(isMethodLabel) ?? false
        passages.append(
          Passage(source: .abstract, text: sentence, tellsOfMethod: isMethod || hasMethodWords(sentence)))
      }
    }
    return passages
  }

  /// Without inline markup, spaces single.
  static func plain(_ text: String) -> String {
    text.replacing(#/</?[A-Za-z][^<>]{0,80}>/#, with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Cuts where a full stop, a question mark or an exclamation mark is followed by a space and a capital, a figure or an
  /// opening mark. No library here cuts sentences on Linux; what abbreviations break off costs a guess, and makes none.
  static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    var start = text.startIndex
    for match in text.matches(of: #/[.?!][")\]]? (?=[\p{Lu}\d"(\[])/#) {
      let sentence = text[start..<match.range.upperBound]
      if sentence.firstMatch(
        of: #/(?:\b(?:e\.g|i\.e|vs|et al|resp|ca|approx|Dr|St|No|bijv|d\.w\.z)|\b\p{Lu})\.[")\]]? $/#) != nil
      {
        continue
      }
      sentences.append(String(sentence.dropLast()))
      start = match.range.upperBound
    }
    if start < text.endIndex { sentences.append(String(text[start...])) }
    return sentences
  }

  private static func isMethodLabel(_ label: String) -> Bool {
    label.firstMatch(
      of: #/method|participant|patient|subject|setting|design|intervention|sample|deelnemer|methode|opzet/#
        .ignoresCase())
      != nil
  }

  private static func hasMethodWords(_ sentence: String) -> Bool {
    sentence.firstMatch(
      of:
        #/\b(randomi[sz]ed|randomly|assigned|allocated|recruited|enrolled|received|underwent|participated|took part|we studied|we examined|we tested|were included|gerandomiseerd|toegewezen|deelnemers|kregen)\b/#
        .ignoresCase()) != nil
  }
}
