import Query
import Records

/// What the search log says of a cell: whether it was searched for, and whether what was found was looked at.
///
/// Decided by the terms of the searches for evidence, all of which had to occur. A term that names a concept of a facet
/// narrows its search to that; a search without a term for a facet is open on it.
package struct SearchCoverage: Hashable, Sendable {
  package enum Standing: String, Hashable, Sendable {
    /// A search names each thing asked, or something wider.
    case searched
    /// No search names all of it; some are open on the rest or name only something narrower, so that the log cannot
    /// tell whether they would have found it.
    case unclear = "search-unclear"
    /// Each search is narrowed to something else.
    case notSearched = "not-searched"
    /// There is no log, no search for evidence, or none of the facets has concepts that terms could name.
    case untold = "search-untold"
  }

  package enum Screening: String, Hashable, Sendable {
    case whole = "screened"
    case part = "partly-screened"
    case none = "not-screened"
    /// There were no hits, or there is no search.
    case nothing = "nothing-to-screen"
  }

  package var standing: Standing
  /// The searches by which it stands so, in the log's order.
  package var searches: [String]
  /// Of these searches, in all databases: a record found by several counts several times.
  package var hits = 0
  package var notScreened = 0

  package var screening: Screening {
    if hits == 0 { return .nothing }
    return notScreened == 0 ? .whole : notScreened == hits ? .none : .part
  }

  /// The words for programs: what is missing in searching and screening.
  package var kinds: [String] {
    [
      standing == .searched ? nil : standing.rawValue,
      screening == .none || screening == .part ? screening.rawValue : nil,
    ].compactMap { $0 }
  }
}

/// The searches for evidence with the concepts their terms name.
struct SearchedConcepts {
  private struct Entry {
    var search: Search
    var concepts: [Scheme: Set<String>]
  }

  private let entries: [Entry]
  private let vocabulary: Vocabulary
  /// Terms that name no concept: what they narrowed, the log does not tell. In the log's order, each once.
  let unknownTerms: [String]

  init(_ frame: ReviewFrame) {
    vocabulary = frame.vocabulary
    var unknown: [String] = []
    entries = (frame.searchLog?.evidenceSearches ?? []).map { search in
      var concepts: [Scheme: Set<String>] = [:]
      for term in search.terms {
        var isKnown = false
        for scheme in Scheme.allCases {
          let found = frame.vocabulary.resolve(term, in: scheme)
          guard !found.isEmpty else { continue }
          isKnown = true
          concepts[scheme, default: []].formUnion(found.map(\.id))
        }
        if !isKnown, !unknown.contains(term) { unknown.append(term) }
      }
      return Entry(search: search, concepts: concepts)
    }
    unknownTerms = unknown
  }

  /// How a search stands to one thing asked.
  private enum Relation { case named, open, elsewhere }

  func coverage(of asked: [Question]) -> SearchCoverage {
    let wanted = asked.compactMap { question -> (scheme: Scheme, wider: Set<String>, narrower: Set<String>)? in
      guard let scheme = question.terms.first?.facet.scheme else { return nil }
      var wider: Set<String> = []
      var narrower: Set<String> = []
      for term in question.terms {
        guard case .concept(let id) = term.value else { continue }
        wider.formUnion(vocabulary.withBroader(id, in: scheme))
        narrower.formUnion(vocabulary.withNarrower(id, in: scheme))
      }
      return (scheme, wider, narrower)
    }
    guard !entries.isEmpty, !wanted.isEmpty else { return SearchCoverage(standing: .untold, searches: []) }
    var named: [Search] = []
    var open: [Search] = []
    for entry in entries {
      let relations = wanted.map { wanted -> Relation in
        guard let concepts = entry.concepts[wanted.scheme] else { return .open }
        if !concepts.isDisjoint(with: wanted.wider) { return .named }
        return concepts.isDisjoint(with: wanted.narrower) ? .elsewhere : .open
      }
      if relations.contains(.elsewhere) { continue }
      if relations.contains(.open) { open.append(entry.search) } else { named.append(entry.search) }
    }
    // A thing whose facet has no terms leaves it open, whatever the terms for the others name.
    if wanted.count < asked.count {
      open = entries.map(\.search).filter { search in (named + open).contains { $0.id == search.id } }
      named = []
    }
    if !named.isEmpty { return coverage(.searched, named) }
    if !open.isEmpty { return coverage(.unclear, open) }
    return SearchCoverage(standing: .notSearched, searches: entries.map(\.search.id))
  }

  private func coverage(_ standing: SearchCoverage.Standing, _ searches: [Search]) -> SearchCoverage {
    var coverage = SearchCoverage(standing: standing, searches: searches.map(\.id))
    for result in searches.flatMap(\.results) {
      coverage.hits += result.hits
      coverage.notScreened += result.unscreenedHits
    }
    return coverage
  }
}
