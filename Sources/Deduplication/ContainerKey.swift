/// Titles of journals and books as folded words without those that abbreviations leave out; parts that punctuation sets
/// apart (`Gut: an international journal`, `BMJ (Clinical research ed.)`) by line feeds, other forms of the title by tabs.
enum ContainerKey {
  static let longest = 240
  /// A word that stands for what was cut off: `European child & …`. Of a title without its beginning, it is all.
  static let cut: UInt8 = 0x2A

  static func make(_ titles: [TextBytes?], into out: inout [UInt8]) -> RecordKind {
    var kind = RecordKind()
    let start = out.count
    for title in titles {
      guard let title, !title.isEmpty, out.count - start < longest else { continue }
      let begin = out.count
      if begin > start { out.append(0x09) }
      let words = out.count
      append(BookSource.title(title), &kind, into: &out)
      if out.count == words { out.removeSubrange(begin...) }
    }
    return kind
  }

  private static func append(_ title: TextBytes, _ kind: inout RecordKind, into out: inout [UInt8]) {
    let titleStart = out.count
    let limit = out.count + longest
    let points = title.count { $0 == 0x2E }
    var place = 0
    var start = 0
    var folded: [UInt8] = []
    func part(_ end: Int) {
      guard end > start, out.count < limit else { return }
      folded.removeAll(keepingCapacity: true)
      fold(TextBytes(rebasing: title[start..<end]), into: &folded)
      // The medium is no part of the title: `[Electronic Resource]`.
      guard !folded.isEmpty, !media.contains(where: { $0.utf8.elementsEqual(folded) }) else { return }
      let begin = out.count
      if begin > titleStart { out.append(0x0A) }
      let words = out.count
      let parts = folded.split(separator: 0x20)
      for (place, word) in parts.enumerated() {
        // `An` at the beginning is `Anales`; `U S A` is one word.
        let isBeginning = out.count == titleStart && word.elementsEqual("an".utf8)
        let isLetter = isOfLetters(parts, place)
        if !isBeginning, !isLetter, stopWords.contains(where: { $0.utf8.elementsEqual(word) }) { continue }
        if word.starts(with: "conference".utf8) || word.elementsEqual("congress".utf8)
          || word.starts(with: "proceedings".utf8) && !parts.contains(where: isLearnedBody)
        {
          kind.insert(.conference)
        }
        if word.starts(with: "preprint".utf8) || preprintServers.contains(where: { $0.utf8.elementsEqual(word) }) {
          kind.insert(.preprint)
        }
        if word.starts(with: "suppl".utf8), out.count > titleStart {
          kind.insert(.supplement)
          continue
        }
        let isJoined = isLetter && place > 0 && isOfLetters(parts, place - 1)
        if out.count > words, !isJoined { out.append(0x20) }
        out.append(contentsOf: word)
      }
      for (names, meaning) in [
        (preprintNames, RecordKind.preprint), (repositories, .unpublished), (theses, .thesis),
      ]
      where names.contains(where: { folded.starts(with: $0.utf8) }) {
        kind.insert(meaning)
      }
      if out.count == words { out.removeSubrange(begin...) }
    }
    while place < title.count {
      switch title[place] {
      case 0x3A, 0x28, 0x5B, 0x3D, 0x3B, 0x29, 0x5D, 0x2F:
        part(place)
        start = place + 1
      case 0x2D where place > 0 && place + 1 < title.count && title[place - 1] == 0x20 && title[place + 1] == 0x20:
        part(place)
        start = place + 1
      case 0x2E where title[place...].starts(with: ". Conference".utf8):
        part(place)
        start = place + 1
      case 0x2E where points == 1 && place - start > 3 && place + 1 < title.count:
        // A point that ends no abbreviation: `Circulation. Conference: …`.
        part(place)
        start = place + 1
      default: break
      }
      place += 1
    }
    part(title.count)
    if title.suffix(3).elementsEqual("…".utf8) || title.suffix(3).elementsEqual("...".utf8) {
      if out.count > titleStart { out.append(0x20) }
      out.append(cut)
    } else if title.starts(with: "…".utf8) || title.starts(with: "...".utf8) {
      out.replaceSubrange(titleStart..., with: [cut])
    }
    if out.count > limit { out.removeSubrange(limit...) }
  }

  /// The proceedings of an academy are a journal.
  private static func isLearnedBody(_ word: ArraySlice<UInt8>) -> Bool {
    ["academy", "royal", "clinic", "institution"].contains { $0.utf8.elementsEqual(word) }
  }

  /// Whether a word is one of three or more letters that stand each for itself, as in `U S A`.
  private static func isOfLetters(_ words: [ArraySlice<UInt8>], _ place: Int) -> Bool {
    guard words[place].count == 1 else { return false }
    let before = words[..<place].reversed().prefix { $0.count == 1 }.count
    return before + words[place...].prefix { $0.count == 1 }.count >= 3
  }

  /// Folds a title without the articles and prepositions that lose their vowel: `L'Encéphale`, `Annali dell'Istituto`.
  private static func fold(_ title: TextBytes, into folded: inout [UInt8]) {
    guard title.contains(where: { $0 == 0x27 || $0 == 0xE2 }) else {
      TextFold.fold(title, most: longest, into: &folded)
      return
    }
    var bytes: [UInt8] = []
    var word = 0
    var place = 0
    while place < title.count {
      let width = title[place] == 0x27 ? 1 : title[place...].starts(with: "’".utf8) ? 3 : 0
      if width > 0, elided.contains(where: { isSame(bytes[word...], $0) }) { bytes.removeSubrange(word...) }
      bytes.append(title[place])
      if width == 0, !TextFold.isLetter(title[place]) { word = bytes.count }
      place += 1
    }
    bytes.withUnsafeBufferPointer { TextFold.fold($0, most: longest, into: &folded) }
  }

  private static func isSame(_ word: ArraySlice<UInt8>, _ text: String) -> Bool {
    word.count == text.utf8.count && zip(word, text.utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  private static let elided = ["l", "d", "dell", "all", "dall", "nell", "sull", "un", "qu"]

  /// Articles, conjunctions, prepositions and what abbreviations leave out, but for those that shorten another word (`Am`, `Med`).
  private static let stopWords = [
    "the", "of", "and", "for", "in", "on", "to", "a", "an", "with", "from",
    "de", "des", "du", "la", "le", "les", "et", "l", "d", "aux", "au", "dans", "pour",
    "der", "die", "das", "den", "dem", "und", "fur", "zur", "zum", "im", "vom",
    "en", "van", "het", "een", "voor", "door",
    "e", "y", "o", "el", "los", "las", "del", "para", "con",
    "i", "il", "lo", "gli", "della", "delle", "degli", "dei", "dello", "dell", "di", "da", "do", "dos", "das", "nel",
    "och", "og", "det", "af", "imeni", "series", "ser",
  ]

  /// As library rules of description name them.
  private static let media = ["electronic resource", "internet", "online", "print", "serial online", "cd rom"]

  private static let preprintServers = [
    "biorxiv", "medrxiv", "arxiv", "ssrn", "psyarxiv", "chemrxiv", "techrxiv", "qeios",
  ]

  private static let preprintNames = [
    "research square", "res sq", "authorea", "osf preprints", "preprints org", "cold spring harbor laboratory",
  ]

  /// What lists theses.
  private static let theses = [
    "dissertation abstracts", "masters abstracts", "proquest dissertations", "dissertations and theses",
    "dissertations theses",
  ]

  /// Manuscripts, data and registrations, not journals.
  private static let repositories = [
    "zenodo", "figshare", "dryad", "mendeley data", "harvard dataverse", "open science framework",
    "clinicaltrials gov", "nber working paper", "working paper",
  ]
}
