/// Titles of journals and books as folded words without those that abbreviations leave out; parts that punctuation sets
/// apart (`Gut: an international journal`, `BMJ (Clinical research ed.)`) by line feeds, other forms of the title by tabs.
enum ContainerKey {
  static let longest = 240

  static func make(_ titles: [TextBytes?], into out: inout [UInt8]) -> RecordKind {
    var kind = RecordKind()
    let start = out.count
    for title in titles {
      guard let title, !title.isEmpty, out.count - start < longest else { continue }
      let begin = out.count
      if begin > start { out.append(0x09) }
      let words = out.count
      append(title, &kind, into: &out)
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
      TextFold.fold(TextBytes(rebasing: title[start..<end]), most: longest, into: &folded)
      // The medium is no part of the title: `[Electronic Resource]`.
      guard !folded.isEmpty, !media.contains(where: { $0.utf8.elementsEqual(folded) }) else { return }
      let begin = out.count
      if begin > titleStart { out.append(0x0A) }
      let words = out.count
      for word in folded.split(separator: 0x20) {
        if stopWords.contains(where: { $0.utf8.elementsEqual(word) }) { continue }
        if word.starts(with: "conference".utf8) || word.starts(with: "proceedings".utf8)
          || word.elementsEqual("congress".utf8)
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
        if out.count > words { out.append(0x20) }
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
    if out.count > limit { out.removeSubrange(limit...) }
  }

  private static let stopWords = [
    "the", "of", "and", "for", "in", "on", "to", "a", "an", "de", "der", "die", "das", "des", "du", "la", "le", "les",
    "el",
    "et", "und", "fur", "en", "van", "het", "voor", "e", "y", "i", "del", "della", "di", "da", "do", "dell", "l", "d",
    "och",
    "og", "zur", "im",
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
  private static let theses = ["dissertation abstracts", "masters abstracts"]

  /// Manuscripts, data and registrations, not journals.
  private static let repositories = [
    "zenodo", "figshare", "dryad", "mendeley data", "harvard dataverse", "open science framework",
    "clinicaltrials gov", "nber working paper", "working paper",
  ]
}
