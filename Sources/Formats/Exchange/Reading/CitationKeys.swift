import Records

/// A variable of CSL by its place in the list of them all.
package struct CitationKey: Hashable, Sendable {
  package let index: Int

  private static let all = CitationVariable.texts + CitationVariable.dates + CitationVariable.names + ["categories"]
  private static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
  /// What each begins with in a line.
  static var openings: Openings { Openings(all) }
  static let count = all.count

  /// - Returns: nil where CSL has no such variable.
  package init?(_ name: String) {
    guard let place = Self.places[name] else { return nil }
    index = place
  }

  private init(known name: String) {
    guard let key = CitationKey(name) else { preconditionFailure("CSL has no variable '\(name)'") }
    self = key
  }

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

    subscript(key: CitationKey) -> Bytes { bytes.part(ends[key.index]..<ends[key.index + 1]) }
  }

  package static let abstract = CitationKey(known: "abstract")
  package static let author = CitationKey(known: "author")
  package static let collectionTitle = CitationKey(known: "collection-title")
  package static let containerTitle = CitationKey(known: "container-title")
  package static let containerTitleShort = CitationKey(known: "container-title-short")
  package static let doi = CitationKey(known: "DOI")
  package static let edition = CitationKey(known: "edition")
  package static let editor = CitationKey(known: "editor")
  package static let genre = CitationKey(known: "genre")
  package static let isbn = CitationKey(known: "ISBN")
  package static let issn = CitationKey(known: "ISSN")
  package static let issue = CitationKey(known: "issue")
  package static let issued = CitationKey(known: "issued")
  package static let language = CitationKey(known: "language")
  package static let medium = CitationKey(known: "medium")
  package static let note = CitationKey(known: "note")
  package static let originalTitle = CitationKey(known: "original-title")
  package static let page = CitationKey(known: "page")
  package static let pmcid = CitationKey(known: "PMCID")
  package static let pmid = CitationKey(known: "PMID")
  package static let publisher = CitationKey(known: "publisher")
  package static let publisherPlace = CitationKey(known: "publisher-place")
  package static let status = CitationKey(known: "status")
  package static let title = CitationKey(known: "title")
  package static let translator = CitationKey(known: "translator")
  package static let url = CitationKey(known: "URL")
  package static let volume = CitationKey(known: "volume")
  package static let volumeTitle = CitationKey(known: "volume-title")
}
