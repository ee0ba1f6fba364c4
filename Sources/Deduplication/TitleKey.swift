/// A title without what databases write round it, and what kind of publication that tells of.
enum TitleKey {
  /// Titles are compared up to here; what comes behind counts in the hash only.
  static let longest = 2000

  struct Result {
    var kind = RecordKind()
    var hash: UInt64 = 0
    var words = 0
  }

  /// Folds a title into `out`.
  static func make(_ title: TextBytes, into out: inout [UInt8]) -> Result {
    var result = Result()
    var text = withoutForm(trimmed(title))
    // `[A title that was translated].`
    if text.count > 2, text[0] == 0x5B, let close = text.lastIndex(of: 0x5D), close >= text.count - 2,
      text[..<close].lastIndex(of: 0x5B) == 0
    {
      text = TextBytes(rebasing: text[1..<close])
      result.kind.insert(.translated)
    }
    if let quoted = TitleNotice.quoted(text, &result.kind, meaning: Self.notice) { text = trimmed(quoted) }
    text = withoutLabel(withoutNames(withoutRemarks(text, &result.kind), &result.kind), &result.kind)
    text = TitleNotice.withoutMarks(text, &result.kind)
    let start = out.count
    TextFold.fold(text, keepsSigns: true, into: &out)
    stripOpenings(&out, from: start, &result.kind)
    stripEndings(&out, from: start, &result.kind)
    TitleNotice.stripLastWords(&out, from: start)
    WrittenNumbers.toDigits(&out, from: start)
    if out.count > start { result.hash = Hashing.squeezed(out[start...]) }
    if out.count - start > longest { out.removeSubrange((start + longest)...) }
    if out.count > start {
      result.words = 1
      for byte in out[start...] where byte == 0x20 { result.words += 1 }
    }
    return result
  }

  /// Takes off what Google Scholar writes before a title: `[BOOK][B]`, `[CITATION][C]`, `[HTML]`, in the languages it
  /// speaks, with a letter or the word again behind it.
  private static func withoutForm(_ title: TextBytes) -> TextBytes {
    var text = title
    for _ in 0..<2 {
      guard text.first == 0x5B, let close = text.prefix(40).firstIndex(of: 0x5D), close > 1, close + 2 < text.count,
        text[close + 1] == 0x20 || text[close + 1] == 0x5B,
        isForm(TextBytes(rebasing: text[1..<close]), text.count == title.count)
      else { break }
      text = trimmed(TextBytes(rebasing: text[(close + 1)...]))
    }
    return text
  }

  /// - Parameter isFirst: nothing stands before it, so that one letter is rather part of the title, but for Scholar's own.
  private static func isForm(_ word: TextBytes, _ isFirst: Bool) -> Bool {
    if word.count == 1 { return word[0] == 0x42 || word[0] == 0x43 || !isFirst && word[0] >= 0x41 && word[0] <= 0x5A }
    let text = String(decoding: word, as: UTF8.self)
    return forms.contains(text)
  }

  private static let forms: Set<String> = [
    "CITATION", "BOOK", "HTML", "PDF", "DOC", "PS", "RTF", "XLS", "PPT", "CITAAT", "BOEK", "ZITATION", "BUCH", "CITAT",
    "LIVRE", "CITA", "LIBRO", "CITAÇÃO", "LIVRO", "CITAZIONE", "BOK", "BOG", "KNIHA", "KSIĄŻKA", "CYTOWANIE",
    "ЦИТИРОВАНИЕ",
    "КНИГА", "引用", "图书", "書籍",
  ]

  private static func trimmed(_ text: TextBytes) -> TextBytes {
    var start = 0
    var end = text.count
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 || text[end - 1] == 0x2E { end -= 1 }
    return TextBytes(rebasing: text[start..<end])
  }

  /// Takes off what stands in brackets at the end and is no part of the title: `[see comments]`, `(Review) (25 refs)`.
  private static func withoutRemarks(_ title: TextBytes, _ kind: inout RecordKind) -> TextBytes {
    var text = title
    while let last = text.last, last == 0x5D || last == 0x29 {
      let opening: UInt8 = last == 0x5D ? 0x5B : 0x28
      guard let open = text.lastIndex(of: opening), open > 8, text.count - open < 200 else { break }
      var words: [UInt8] = []
      let bracket = TextBytes(rebasing: text[(open + 1)..<(text.count - 1)])
      TextFold.fold(bracket, into: &words)
      if let mark = TitleNotice.mark(bracket) {
        kind.insert(mark)
      } else if let mark = TitleNotice.place(words) {
        kind.insert(mark)
      } else if !isRemark(words), !(TitleNotice.isPlace(bracket) && isNotice(text)) {
        break
      }
      // Of the original, as the title of its translation.
      if languages.contains(String(decoding: words, as: UTF8.self)), !words.elementsEqual("english".utf8) {
        kind.insert(.translated)
      }
      if words.starts(with: "letter".utf8) || words.starts(with: "comment".utf8), words.count < 10 {
        kind.insert(.comment)
      }
      if words.starts(with: "preprint".utf8) { kind.insert(.preprint) }
      if words.starts(with: "retracted".utf8) { kind.insert(.retracted) }
      if Self.presented.contains(where: { words.starts(with: $0.utf8) }) { kind.insert(.conference) }
      text = trimmed(TextBytes(rebasing: text[..<open]))
    }
    return text
  }

  /// What says of a title that it is of something presented at a conference.
  private static let presented = ["conference", "meeting", "abstract", "poster", "oral presentation"]

  private static func isRemark(_ words: [UInt8]) -> Bool {
    let text = String(decoding: words, as: UTF8.self)
    if remarks.contains(where: { text.hasPrefix($0) }) { return true }
    if languages.contains(text) { return true }
    let parts = text.split(separator: " ")
    // `25 refs`, `12 references`.
    return parts.count == 2 && parts[0].allSatisfy(\.isNumber) && parts[1].hasPrefix("ref")
  }

  private static let remarks = [
    "see comment", "comment", "review", "abstract", "published erratum", "erratum appears", "erratum in", "corrected",
    "author s transl", "authors transl", "in ", "article in ", "letter", "editorial", "proceeding", "meeting abstract",
    "conference abstract", "conference paper", "retracted", "preprint", "republished", "corrected and republished",
    "clinical conference", "news", "correspondence", "electronic resource", "internet", "summary for patients",
    "original article", "research article", "poster", "oral presentation", "abridged", "provisional abstract",
    "structured abstract",
  ]

  private static let languages: Set<String> = [
    "dutch", "english", "french", "german", "spanish", "italian", "portuguese", "russian", "chinese", "japanese",
    "polish",
    "danish", "swedish", "norwegian", "turkish", "korean", "hungarian", "czech", "hebrew", "persian",
  ]

  /// What a title begins with that makes it about another, with the kind.
  private static let openings: [(words: String, kind: RecordKind, isTakenOff: Bool)] = [
    ("erratum for", .erratum, true), ("erratum to", .erratum, true), ("erratum in", .erratum, true),
    ("corrigendum for", .erratum, true), ("statement of retraction", .retractionNotice, true),
    ("errata to", .erratum, true), ("erratum", .erratum, true), ("corrigendum to", .erratum, true),
    ("corrigendum", .erratum, true), ("correction to", .erratum, true), ("author correction", .erratum, true),
    ("publisher correction", .erratum, true),
    ("publishers note", .erratum, true), ("addendum to", .addendum, true),
    ("expression of concern regarding", .concern, true), ("expression of concern about", .concern, true),
    ("expression of concern to", .concern, true), ("expression of concern", .concern, true),
    ("editorial expression of concern", .concern, true),
    ("retraction notice to", .retractionNotice, true), ("retraction note to", .retractionNotice, true),
    ("retraction to", .retractionNotice, true), ("retraction notice", .retractionNotice, true),
    ("retraction note", .retractionNotice, true), ("notice of retraction", .retractionNotice, true),
    ("retracted article", .retracted, true),
    ("authors reply to", .reply, true), ("authors reply", .reply, true), ("author reply", .reply, true),
    ("authors response to", .reply, true), ("authors response", .reply, true), ("author response", .reply, true),
    ("reply to", .reply, true), ("in reply", .reply, true),
    ("comment on", .comment, true), ("commentary on", .comment, true), ("comments on", .comment, true),
    ("letter to the editor", .comment, true), ("letter regarding", .comment, true),
    ("editorial comment", .comment, true),
    ("invited commentary", .comment, true), ("reactie op", .comment, true), ("erratum bij", .erratum, true),
  ]

  /// What means the same only with a colon behind it: `Re: …`, but not `Re-evaluation of …`.
  private static let labels: [String: RecordKind] = [
    "re": .comment, "comment": .comment, "commentary": .comment, "letter": .comment, "reply": .reply,
    "response": .reply,
    "author s reply": .reply, "correction": .erratum, "corrections": .erratum, "erratum": .erratum,
    "retraction": .retractionNotice, "retracted": .retracted, "withdrawn": .retracted, "retracted article": .retracted,
    "response to": .reply, "in response to": .reply, "removed": .retracted, "rectificatie": .erratum,
    "retraction of": .retractionNotice, "retractions": .retractionNotice, "retraction statement": .retractionNotice,
    "withdrawal": .retractionNotice, "withdrawal notice": .retractionNotice, "removal notice": .retractionNotice,
    "withdrawal notice to": .retractionNotice, "removal notice to": .retractionNotice, "temporary removal": .retracted,
    "addendum": .addendum, "addenda": .addendum, "errata": .erratum, "corrigenda": .erratum, "correction for": .erratum,
    "notice of correction": .erratum, "notice of republication": .erratum, "editors note": .comment,
    "republished": .republished, "republished article": .republished, "corrected and republished": .republished,
    "retracted and republished": .republished, "reprint": .republished, "reprint of": .republished,
    "summary for patients": .comment, "summaries for patients": .comment,
    "naschrift": .reply, "ingezonden": .comment, "reactie": .comment,
  ]

  /// Takes off a notice that says whose paper it is about: `Correction for Smith et al., …`, `Reply to Smith et al.: …`.
  private static func withoutNames(_ text: TextBytes, _ kind: inout RecordKind) -> TextBytes {
    guard
      let place = text.indices.prefix(80).first(where: { text[$0] == 0x20 && text[$0...].starts(with: " et al".utf8) })
    else { return text }
    let sign = text[(place + 6)...].drop { $0 == 0x2E }
    guard let first = sign.first, first == 0x2C || first == 0x3A, sign.count > 8 else { return text }
    var words: [UInt8] = []
    TextFold.fold(TextBytes(rebasing: text[..<place]), into: &words)
    guard
      let meaning = openings.first(where: { words.starts(with: "\($0.words) ".utf8) })?.kind
        ?? labels.first(where: { words.starts(with: "\($0.key) ".utf8) })?.value
    else { return text }
    kind.insert(meaning)
    return trimmed(TextBytes(rebasing: sign.dropFirst()))
  }

  /// Takes off a label at the beginning: what stands before a colon, or before the title in quotation marks.
  private static func withoutLabel(_ text: TextBytes, _ kind: inout RecordKind) -> TextBytes {
    // `’` belongs to the label.
    let end = text.indices.prefix(40).first {
      text[$0] == 0x3A || text[$0] == 0x22 || text[$0] == 0xE2 && !text[$0...].starts(with: "’".utf8)
    }
    guard let colon = end, colon + 8 < text.count else { return text }
    var words: [UInt8] = []
    TextFold.fold(TextBytes(rebasing: text[..<colon]), into: &words)
    let label = String(decoding: words, as: UTF8.self)
    guard let meaning = labels[label] ?? (TitleNotice.authorsReply.contains(label) ? .reply : nil) else { return text }
    kind.insert(meaning)
    return trimmed(TextBytes(rebasing: text[(colon + 1)...]))
  }

  /// What words before a title in quotation marks make it.
  private static func notice(_ words: [UInt8]) -> RecordKind? {
    labels[String(decoding: words, as: UTF8.self)] ?? openings.first { $0.words.utf8.elementsEqual(words) }?.kind
  }

  /// Whether a title begins with the words of a notice.
  private static func isNotice(_ text: TextBytes) -> Bool {
    var words: [UInt8] = []
    TextFold.fold(text, most: 40, into: &words)
    return openings.contains { $0.isTakenOff && words.starts(with: $0.words.utf8) }
  }

  private static func stripOpenings(_ out: inout [UInt8], from start: Int, _ kind: inout RecordKind) {
    for (words, meaning, isTakenOff) in openings {
      let opening = words.utf8
      let end = start + opening.count
      guard out.count - start >= opening.count, out[start..<end].elementsEqual(opening),
        end == out.count || out[end] == 0x20
      else { continue }
      kind.insert(meaning)
      if isTakenOff, end + 1 < out.count { out.removeSubrange(start...end) }
      return
    }
  }

  /// What means the same also where nothing sets it apart; but for `lens correction` and `lid retraction`.
  private static let endings: [(words: String, kind: RecordKind)] = [
    (" comment", .comment), (" commentary", .comment), (" a discussion", .comment), (" a rebuttal", .comment),
    (" invited discussion", .comment), (" addendum", .addendum),
    (" authors reply", .reply), (" author reply", .reply), (" reply", .reply), (" authors response", .reply),
    (" a preprint", .preprint), (" erratum", .erratum), (" corrigendum", .erratum),
    (" a response", .comment), (" a comment", .comment), (" a commentary", .comment), (" a reply", .reply),
  ]

  private static func stripEndings(_ out: inout [UInt8], from start: Int, _ kind: inout RecordKind) {
    for (words, meaning) in endings where out.count - start > words.utf8.count {
      if out[(out.count - words.utf8.count)...].elementsEqual(words.utf8) { kind.insert(meaning) }
    }
  }
}
