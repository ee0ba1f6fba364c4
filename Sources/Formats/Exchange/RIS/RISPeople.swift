import Records

/// What Ovid and Embase say of the authors in fields of their own: where they work and their ORCIDs.
///
/// Each names the author, so that it goes with the name where exactly one author has it:
/// `M2  - Visser, Mieke. Department of Examples`, `AD  - Visser, Mieke: Department of Examples`,
/// `M1  - (Visser M.; de Boer J.P.) Department of Examples`, `AI  - Visser, Mieke; ORCID: https://orcid.org/…`.
struct RISPeople {
  private var affiliations: [Int: [String]] = [:]
  private var orcids: [Int: String] = [:]
  /// Fields of which nothing is left that would have to be kept.
  private var wholes: Set<Int> = []

  private typealias Authors = [String: [Int]]

  init() {}

  init(_ entry: TaggedEntry) {
    var authors = Authors()
    var families = Authors()
    let candidates = entry.fields.indices.filter { Self.mayName(entry.fields[$0], of: entry) }
    if candidates.isEmpty { return }
    for (place, field) in entry.fields.enumerated() where Self.authorTags.contains(field.code) {
      entry.value(field) { value in
        if value.isEmpty || CitationParts.mayBeSeveral(value) { return }
        authors[Self.key(value.string), default: []].append(place)
        families[Self.key(value.string.prefix { $0 != "," }), default: []].append(place)
      }
    }
    func author(_ name: some StringProtocol, orFamily: Bool = false) -> Int? {
      let key = Self.key(name)
      let found = authors[key] ?? (orFamily ? families[key] : nil) ?? []
      return found.count == 1 ? found[0] : nil
    }
    for place in candidates {
      let field = entry.fields[place]
      let text = entry.value(field) { $0.string }
      switch field.code {
      case Self.orcid: takeORCID(text, of: place) { author($0) }
      case Self.addressesOfGroups: takeGroup(text, of: place) { author($0, orFamily: true) }
      default: takeAddress(text, of: place) { author($0) }
      }
    }
  }

  /// An issue or a part stands under `M1` in most exports.
  private static func mayName(_ field: TaggedEntry.Field, of entry: TaggedEntry) -> Bool {
    guard tags.contains(field.code) else { return false }
    return field.code != addressesOfGroups || entry.value(field) { $0.first == UInt8(ascii: "(") }
  }

  func isWhole(_ field: Int) -> Bool { wholes.contains(field) }

  /// Adds what is known of the name added last, which stood in this field.
  func putParts(ofField field: Int, into assembly: inout RecordAssembly) {
    orcids[field]?.lend { assembly.addUncounted(orcid: $0) }
    for address in affiliations[field] ?? [] { address.lend { assembly.addUncounted(affiliation: $0) } }
  }

  private mutating func add(_ address: String, to author: Int) {
    if affiliations[author]?.contains(address) != true { affiliations[author, default: []].append(address) }
  }

  private mutating func takeORCID(_ text: String, of field: Int, _ author: (Substring) -> Int?) {
    guard let match = text.wholeMatch(of: #/([^;]+?)[;,:]?\s*ORCID:?\s*(\S+)/#), let author = author(match.1),
      let number = String(match.2).lend({ CitationParts.orcid($0)?.string ?? CitationParts.orcid(bare: $0) }),
      orcids[author] == nil
    else { return }
    orcids[author] = number
    wholes.insert(field)
  }

  /// The names in brackets, with addresses of mail in them as a rule, which have no place.
  private mutating func takeGroup(_ text: String, of field: Int, _ author: (Substring) -> Int?) {
    guard text.hasPrefix("("), let match = text.wholeMatch(of: #/\(([^()]+)\)\s*(\S.*)/#) else { return }
    var names = match.1.split(separator: ";")
    if names.count == 1, !text.contains("@"), author(names[0]) == nil { names = names[0].split(separator: ",") }
    let bare = names.map { $0.contains("@") ? $0.prefix { $0 != "," } : $0 }
    let found = bare.map(author)
    for case let author? in found { add(String(match.2), to: author) }
    if bare == names, found.allSatisfy({ $0 != nil }) { wholes.insert(field) }
  }

  private mutating func takeAddress(_ text: String, of field: Int, _ author: (Substring) -> Int?) {
    // The name that says most: `Smith, J` may be another than `Smith, J. A`.
    var last: (author: Int, address: Substring)?
    for mark in text.prefix(100).indices where text[mark] == "." || text[mark] == ":" {
      let rest = text[text.index(after: mark)...]
      guard rest.first == " ", let author = author(text[..<mark]) else { continue }
      last = (author, rest.drop { $0 == " " })
    }
    // An address of mail alone is none of a place.
    guard let last, last.address.contains(" ") else { return }
    add(String(last.address), to: last.author)
    wholes.insert(field)
  }

  /// The letters of a name, which points and blanks are put between in more than one way.
  private static func key(_ name: some StringProtocol) -> String { name.lowercased().filter(\.isLetter) }

  private static let orcid = TaggedEntry.code("AI")
  private static let addressesOfGroups = TaggedEntry.code("M1")
  private static let tags: Set = [orcid, addressesOfGroups, TaggedEntry.code("M2"), TaggedEntry.code("AD")]
  private static let authorTags: Set = [TaggedEntry.code("AU"), TaggedEntry.code("A1")]
}
