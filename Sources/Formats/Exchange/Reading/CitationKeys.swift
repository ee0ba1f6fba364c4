import Records

/// A variable of CSL by its place in the list of them all.
package struct CitationKey: Hashable, Sendable {
  package let index: Int

  private static let names = CitationVariable.texts + CitationVariable.dates + CitationVariable.names + ["categories"]
  private static let all: [String] = {
    let known = Known.allCases.map(\.name)
    return known + names.filter { !known.contains($0) }
  }()
  private static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
  /// What each begins with in a line.
  static var openings: Openings { Openings(all) }
  static let count = all.count

  /// - Returns: nil where CSL has no such variable.
  package init?(_ name: String) {
    guard let place = Self.places[name] else { return nil }
    index = place
  }

  private init(_ known: Known) { index = known.rawValue }

  package var name: String { Self.all[index] }

  /// `,"title":` and so on, in one piece of memory.
  struct Openings: ~Copyable {
    private var bytes = ByteBuffer(capacity: 2048)
    private var ends = [0]

    fileprivate init(_ names: [String]) {
      for name in names {
        ",\"\(name)\":".lend { bytes.append(copying: $0) }
        ends.append(bytes.count)
      }
    }

    subscript(key: CitationKey) -> Bytes { self[key.index] }

    /// The same by the index of the variable.
    subscript(index: Int) -> Bytes { bytes.part(ends[index]..<ends[index + 1]) }
  }

  /// Those that readers name come first, so that the place of each is a figure in the code that names it.
  private enum Known: Int, CaseIterable {
    case abstract, author, collectionTitle, containerTitle, containerTitleShort, doi, edition, editor, genre, isbn, issn
    case issue, issued, language, medium, note, originalTitle, page, pmcid, pmid, publisher, publisherPlace, status
    case title, translator, url, volume, volumeTitle

    /// As CSL has it: `container-title`, `DOI`.
    var name: String {
      let name = "\(self)".map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
      return [name, name.uppercased()].first(where: CitationKey.names.contains) ?? name
    }
  }

  package static var abstract: CitationKey { CitationKey(.abstract) }
  package static var author: CitationKey { CitationKey(.author) }
  package static var collectionTitle: CitationKey { CitationKey(.collectionTitle) }
  package static var containerTitle: CitationKey { CitationKey(.containerTitle) }
  package static var containerTitleShort: CitationKey { CitationKey(.containerTitleShort) }
  package static var doi: CitationKey { CitationKey(.doi) }
  package static var edition: CitationKey { CitationKey(.edition) }
  package static var editor: CitationKey { CitationKey(.editor) }
  package static var genre: CitationKey { CitationKey(.genre) }
  package static var isbn: CitationKey { CitationKey(.isbn) }
  package static var issn: CitationKey { CitationKey(.issn) }
  package static var issue: CitationKey { CitationKey(.issue) }
  package static var issued: CitationKey { CitationKey(.issued) }
  package static var language: CitationKey { CitationKey(.language) }
  package static var medium: CitationKey { CitationKey(.medium) }
  package static var note: CitationKey { CitationKey(.note) }
  package static var originalTitle: CitationKey { CitationKey(.originalTitle) }
  package static var page: CitationKey { CitationKey(.page) }
  package static var pmcid: CitationKey { CitationKey(.pmcid) }
  package static var pmid: CitationKey { CitationKey(.pmid) }
  package static var publisher: CitationKey { CitationKey(.publisher) }
  package static var publisherPlace: CitationKey { CitationKey(.publisherPlace) }
  package static var status: CitationKey { CitationKey(.status) }
  package static var title: CitationKey { CitationKey(.title) }
  package static var translator: CitationKey { CitationKey(.translator) }
  package static var url: CitationKey { CitationKey(.url) }
  package static var volume: CitationKey { CitationKey(.volume) }
  package static var volumeTitle: CitationKey { CitationKey(.volumeTitle) }
}
