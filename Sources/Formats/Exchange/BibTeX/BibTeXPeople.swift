import Records

/// What an entry says of its authors in fields of their own: in Web of Science their ORCIDs and where they work, each with the
/// names, in Scopus where they work, which is plain of one author only.
struct BibTeXPeople {
  private var people: WebOfSciencePeople
  /// The fields of which nothing is left that would have to be kept.
  private var wholes: Set<Int> = []
  private let isOfScopus: Bool

  private static let kinds: Set<BibTeXFieldName.Kind> = [.orcids, .workplaces, .affiliations]

  /// - Returns: nil where there is no such field, which is so of most entries.
  init?(_ entry: BibTeXEntry) {
    guard Self.kinds.contains(where: { entry.first($0) != nil }),
      let authors = entry.fields.first(where: { $0.name.kind == .names && $0.name.key == .author })
    else { return nil }
    var names: [String] = []
    var areAll = true
    entry.value(authors) { raw in
      BibTeXNames.forEach(in: raw) { name in
        if BibTeXNames.isOthers(name) { areAll = false }
        if !areAll { return }
        _ = (BibTeXNames.parts(of: name) ?? .init(literal: name)).lend(onUnknown: { _ in }) {
          names.append($0.familyFirst)
        }
      }
    }
    people = WebOfSciencePeople(names: names, areAll: areAll)
    isOfScopus = BibTeXMapping.isOfScopus(entry)
    for (place, field) in entry.fields.enumerated() where Self.kinds.contains(field.name.kind) {
      let text = entry.value(field) { LaTeXText.lend($0, .name, onUnknown: { _ in }) { $0.string } }
      if take(text, field) { wholes.insert(place) }
    }
  }

  private mutating func take(_ text: String, _ field: BibTeXEntry.Field) -> Bool {
    switch field.name.kind {
    case .orcids: people.takeORCIDs(text)
    case .workplaces where people.takeAffiliations(text): true
    // Web of Science has the names of institutions there, as it writes them all.
    case _ where isOfScopus:
      people.takeAddresses(
        ofOnlyAuthor: text.split(separator: ";").map { $0.trimmingPrefix(while: \.isWhitespace) }.map(String.init))
    default: false
    }
  }

  func isWhole(_ field: Int) -> Bool { wholes.contains(field) }

  /// Adds what is known of the name added last.
  func putParts(of author: Int, into assembly: inout RecordAssembly) { people.putParts(of: author, into: &assembly) }
}

extension RecordAssembly.Name {
  /// `van den Berg, Anna`
  var familyFirst: String {
    [nonDroppingParticle, family ?? literal].compactMap { $0?.string }.joined(separator: " ")
      + (given.map { ", " + $0.string } ?? "")
  }
}
