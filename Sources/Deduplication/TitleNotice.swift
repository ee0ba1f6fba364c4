/// The words by which a title says that it is about another publication: a notice before the other's title in quotation marks,
/// a mark behind it (`--reply`, `: a commentary`), and where the other stands.
///
/// They are told by what sets them apart, so that `lens correction` stays a title, and taken off, so that a short title is found
/// by the other's.
enum TitleNotice {
  // MARK: Before a title in quotation marks

  /// What stands in quotation marks behind a notice: `Corrigendum to "…" [J. Affect. Disord. 136 (2012) 112-118]`.
  ///
  /// - Parameter meaning: the kind that folded words before the quotation have; nil where they are no notice.
  static func quoted(_ text: TextBytes, _ kind: inout RecordKind, meaning: ([UInt8]) -> RecordKind?) -> TextBytes? {
    guard text.prefix(60).contains(where: { $0 == 0x22 || $0 == 0xE2 || $0 == 0xC2 }) else { return nil }
    for (opening, closing) in marks {
      guard let open = place(of: opening, in: text, most: 60), open > 1 else { continue }
      let start = open + opening.count
      guard let close = lastPlace(of: closing, in: text), close - start > 8 else { continue }
      var words: [UInt8] = []
      TextFold.fold(TextBytes(rebasing: text[..<open]), into: &words)
      guard let meaning = meaning(words), isSource(TextBytes(rebasing: text[(close + closing.count)...])) else {
        return nil
      }
      kind.insert(meaning)
      return TextBytes(rebasing: text[start..<close])
    }
    return nil
  }

  private static let marks: [(opening: [UInt8], closing: [UInt8])] = [("\"", "\""), ("“", "”"), ("„", "“"), ("«", "»")]
    .map { (Array($0.utf8), Array($1.utf8)) }

  private static func place(of mark: [UInt8], in text: TextBytes, most: Int) -> Int? {
    text.indices.prefix(most).first { text[$0] == mark[0] && text[$0...].starts(with: mark) }
  }

  private static func lastPlace(of mark: [UInt8], in text: TextBytes) -> Int? {
    text.indices.last { text[$0] == mark[0] && text[$0...].starts(with: mark) }
  }

  /// Whether what follows the quotation only says whose it is and where: nothing, brackets, `by …`, numbers.
  private static func isSource(_ text: TextBytes) -> Bool {
    let rest = text.drop { [0x20, 0x2E, 0x2C, 0x3A, 0x3B].contains($0) }
    guard let first = rest.first else { return true }
    return first == 0x5B || first == 0x28 || LocationKey.isDigit(first) || rest.starts(with: "by ".utf8)
  }

  // MARK: Behind a title

  /// Takes off marks behind a title: `--reply`, ` - Authors' reply`, `: a commentary`.
  static func withoutMarks(_ title: TextBytes, _ kind: inout RecordKind) -> TextBytes {
    guard let place = separator(in: title), place > 7 else { return title }
    guard let meaning = mark(TextBytes(rebasing: title[(place + 1)...])) else { return title }
    kind.insert(meaning)
    var end = place
    // The rest of a dash; `?` and `!` are the title's.
    while end > 0, [0x20, 0x2D, 0x3A, 0x2E, 0xE2, 0x80, 0x93, 0x94].contains(title[end - 1]) { end -= 1 }
    return TextBytes(rebasing: title[..<end])
  }

  /// The last sign that sets something apart, near enough to the end for a mark to follow.
  private static func separator(in text: TextBytes) -> Int? {
    text.indices.suffix(longestMark).dropLast(4).last { place in
      switch text[place] {
      case 0x3A, 0x2E, 0x3F, 0x21: true
      // A hyphen within a word sets nothing apart.
      case 0x2D: place > 0 && (text[place - 1] == 0x2D || text[place - 1] == 0x20)
      case 0x93, 0x94: place > 1 && text[place - 1] == 0x80 && text[place - 2] == 0xE2
      default: false
      }
    }
  }

  private static let longestMark = 30

  /// What folded words set apart behind a title, or in brackets there, say of it.
  static func mark(_ text: TextBytes) -> RecordKind? {
    guard text.count <= longestMark else { return nil }
    var words: [UInt8] = []
    TextFold.fold(text, into: &words)
    return meanings[String(decoding: words, as: UTF8.self)]
  }

  /// Whose reply it is, before a title or behind it: `The authors reply: …`, `…: Reply by the author`.
  static let authorsReply: [String] = ["", "the "].flatMap { article in
    [
      "\(article)author replies", "\(article)authors reply", "\(article)author responds", "\(article)authors respond",
    ]
      + ["author", "authors"].flatMap { who in
        ["reply", "response"].flatMap { word in ["by", "from", "of"].map { "\(word) \($0) \(article)\(who)" } }
      }
  }

  private static let meanings: [String: RecordKind] = {
    var meanings: [String: RecordKind] = [:]
    for word in ["reply", "response", "authors reply", "author reply", "authors response", "author response"] {
      meanings[word] = .reply
      meanings["the \(word)"] = .reply
    }
    for word in ["in reply", "a reply", "author s reply", "author s response", "authors replies", "naschrift"] {
      meanings[word] = .reply
    }
    for words in authorsReply { meanings[words] = .reply }
    for word in ["comment", "commentary", "rebuttal", "discussion", "response", "rejoinder"] {
      meanings["a \(word)"] = .comment
      meanings["invited \(word)"] = .comment
      meanings["editorial \(word)"] = .comment
    }
    for word in ["comment", "comments", "commentary", "rebuttal", "rejoinder", "reactie", "een reactie", "commentaar"] {
      meanings[word] = .comment
    }
    for word in ["erratum", "corrigendum", "correction", "rectificatie", "errata", "corrigenda"] {
      meanings[word] = .erratum
    }
    meanings["addendum"] = .addendum
    meanings["retraction"] = .retractionNotice
    return meanings
  }()

  /// Takes off a last word that means nothing else, where nothing sets it apart: `Exercise and Depression Reply`.
  static func stripLastWords(_ out: inout [UInt8], from start: Int) {
    for words in lastWords where out.count - start > words.utf8.count + 8 {
      guard out[(out.count - words.utf8.count)...].elementsEqual(words.utf8) else { continue }
      out.removeLast(words.utf8.count)
      return
    }
  }

  private static let lastWords = [
    " in reply", " authors reply", " author reply", " a reply", " reply", " authors response", " erratum",
    " corrigendum",
  ]

  // MARK: Where the other stands

  /// The kind that brackets behind a title give it by where another stands: `(vol 136, pg 112, 2012)` is written behind the
  /// title of a correction.
  static func place(_ words: [UInt8]) -> RecordKind? {
    let parts = words.split(separator: 0x20)
    if words.starts(with: "retraction of vol".utf8) { return .retractionNotice }
    // With a page: `(vol 2, no 3, 2012)` is an issue of a series.
    guard parts.count >= 4, parts[0].elementsEqual("vol".utf8), parts[1].contains(where: LocationKey.isDigit),
      ["pg", "p", "pp", "art", "artn"].contains(where: { $0.utf8.elementsEqual(parts[2]) }) || isElectronic(parts[2]),
      isYear(parts[parts.count - 1])
    else { return nil }
    return .erratum
  }

  /// Whether what stands in brackets behind a notice says where the other stands: `J. Affect. Disord. 136 (2012) 112-118`,
  /// `J Affect Disord 2012;136:112`; but not of which days it is.
  static func isPlace(_ text: TextBytes) -> Bool {
    text.indices.dropFirst().dropLast(4).contains { place in
      let isInBrackets = text[place - 1] == 0x28 && text[place + 4] == 0x29
      return (isInBrackets || text[place + 4] == 0x3B) && isYear(Array(text[place..<(place + 4)])[...])
    }
  }

  /// `e1234`.
  private static func isElectronic(_ word: ArraySlice<UInt8>) -> Bool {
    word.count > 2 && word.first == 0x65 && word.dropFirst().allSatisfy(LocationKey.isDigit)
  }

  private static func isYear(_ word: ArraySlice<UInt8>) -> Bool {
    word.count == 4 && word.allSatisfy(LocationKey.isDigit)
      && (word.starts(with: "19".utf8) || word.starts(with: "20".utf8))
  }
}
