/// The concepts of a review, by scheme, with what is needed to look words up and to widen or narrow them.
package struct Vocabulary: Sendable {
  /// One scheme and its concepts, in the file's order.
  package struct SchemeConcepts: Hashable, Sendable {
    package var scheme: Scheme
    package var concepts: [Concept]

    package init(scheme: Scheme, concepts: [Concept]) {
      self.scheme = scheme
      self.concepts = concepts
    }
  }

  package let schemes: [SchemeConcepts]
  private let tables: [Scheme: Table]
  /// The ids of each scheme, apart from the rest, since every concept of every record is looked up here.
  private let ids: [Set<String>]

  /// One scheme, ready for look-ups. Built once, since every record asks.
  private struct Table: Sendable {
    var concepts: [String: Concept] = [:]
    /// Folded ids, labels, synonyms and exact matches to concept ids.
    var names: [String: [String]] = [:]
    var narrower: [String: [String]] = [:]
  }

  package init(_ schemes: [SchemeConcepts] = []) {
    self.schemes = schemes
    var tables: [Scheme: Table] = [:]
    for part in schemes {
      var table = tables[part.scheme] ?? Table()
      for concept in part.concepts {
        table.concepts[concept.id] = concept
        for name in Set(Vocabulary.names(of: concept).map(Vocabulary.folded)) {
          table.names[name, default: []].append(concept.id)
        }
        for broader in concept.broader { table.narrower[broader, default: []].append(concept.id) }
      }
      tables[part.scheme] = table
    }
    self.tables = tables
    ids = Scheme.allCases.map { scheme in Set(tables[scheme]?.concepts.keys.map { $0 } ?? []) }
  }

  package func concepts(in scheme: Scheme) -> [Concept] {
    schemes.filter { $0.scheme == scheme }.flatMap(\.concepts)
  }

  package func concept(_ id: String, in scheme: Scheme) -> Concept? {
    tables[scheme]?.concepts[id]
  }

  package func contains(_ id: String, in scheme: Scheme) -> Bool {
    ids[scheme.place].contains(id)
  }

  /// The concepts a user may mean by `name`: an id, a label or synonym in any language, or an exact match.
  /// Case, diacritics, hyphens and spaces do not matter. A close match is not followed.
  package func resolve(_ name: String, in scheme: Scheme) -> [Concept] {
    guard let table = tables[scheme] else { return [] }
    if let concept = table.concepts[name] { return [concept] }
    return (table.names[Vocabulary.folded(name)] ?? []).compactMap { table.concepts[$0] }
  }

  /// The concept, what is narrower, and what exactly matches any of these within the scheme.
  package func withNarrower(_ id: String, in scheme: Scheme) -> Set<String> {
    guard let table = tables[scheme] else { return [id] }
    return closure(of: id) { next in
      (table.narrower[next] ?? []) + exactMatches(of: next, in: table)
    }
  }

  /// The concept and everything it is narrower than.
  package func withBroader(_ id: String, in scheme: Scheme) -> Set<String> {
    guard let table = tables[scheme] else { return [id] }
    return closure(of: id) { next in
      (table.concepts[next]?.broader ?? []) + exactMatches(of: next, in: table)
    }
  }

  private func exactMatches(of id: String, in table: Table) -> [String] {
    let stated = (table.concepts[id]?.exactMatches ?? []).filter { table.concepts[$0] != nil }
    // Exact match is symmetric: it counts whichever of the two concepts states it.
    let stating = (table.names[Vocabulary.folded(id)] ?? []).filter { $0 != id }
    return stated + stating
  }

  private func closure(of id: String, step: (String) -> [String]) -> Set<String> {
    var seen: Set<String> = [id]
    var open = [id]
    while let next = open.popLast() {
      for other in step(next) where seen.insert(other).inserted { open.append(other) }
    }
    return seen
  }

  /// The rank of a design: its own or the best of what it is narrower than; `Int.max` where none is given.
  package func rank(ofDesign id: String) -> Int {
    if let own = concept(id, in: .design)?.rank { return own }
    return withBroader(id, in: .design).compactMap { concept($0, in: .design)?.rank }.min() ?? Int.max
  }

  /// Up to `limit` names of the scheme that look most like `name`, best first: ids, labels and synonyms.
  package func nearest(to name: String, in scheme: Scheme, limit: Int = 3) -> [String] {
    // `Drop-out` and `drop-out` are one name; the id comes first.
    var owners: [String: String] = [:]
    var seen: Set<String> = []
    var names: [String] = []
    for concept in concepts(in: scheme) {
      for name in Vocabulary.names(of: concept) where seen.insert(Vocabulary.folded(name)).inserted {
        names.append(name)
        owners[name] = concept.id
      }
    }
    // Two names of one concept would be one suggestion given twice.
    var suggested: Set<String> = []
    return Array(
      NearestWords.nearest(to: name, among: names, limit: limit * 4)
        .filter { suggested.insert(owners[$0] ?? $0).inserted }.prefix(limit))
  }

  /// Everything a concept may be called.
  package static func names(of concept: Concept) -> [String] {
    [concept.id] + concept.preferredLabel.entries.map(\.words)
      + concept.alternativeLabels.entries.flatMap(\.words) + concept.exactMatches
  }

  /// A name without case, diacritics, hyphens and double spaces.
  package static func folded(_ name: String) -> String {
    FoldedText.folded(name).split { !$0.isLetter && !$0.isNumber && $0 != ":" }.joined(separator: " ")
  }
}
