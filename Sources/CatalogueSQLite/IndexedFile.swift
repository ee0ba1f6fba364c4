import Catalogue
import Records

/// A file read and made ready for the index: everything that can be done without the database, and so in parallel.
struct IndexedFile: Sendable {
  struct Study: Sendable {
    var id: String
    /// As `FacetText` writes them.
    var facets: String
    var links: RecordLinks
    /// The same as `LinkText` writes them.
    var linkText: String
    /// The record's tokens with spaces between and `passageEnd` after each passage.
    var words: String
  }

  var state: FileState
  var hash: UInt64
  var problems: [Problem]
  /// Nil where the file holds no usable record.
  var study: Study?

  /// A word that no search can ask for, since it is made of no letter and no digit: it keeps a phrase from running
  /// from one passage into the next. The table of words is told that it is one.
  static let passageEnd = "| "

  init(_ state: FileState, hash: UInt64, result: RecordReader.Result) {
    self.state = state
    self.hash = hash
    problems = result.problems
    study = result.record.map { filed in
      let links = RecordLinks(filed)
      return Study(
        id: filed.record.id, facets: FacetText.text(of: StudyFacets(filed)), links: links,
        linkText: LinkText.text(of: links), words: Self.words(of: filed.record))
    }
  }

  static func words(of record: StudyRecord) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4096)
    SearchText.forEachPassage(of: record) { passage in
      SearchText.appendTokens(of: passage, to: &bytes)
      bytes.append(contentsOf: passageEnd.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
