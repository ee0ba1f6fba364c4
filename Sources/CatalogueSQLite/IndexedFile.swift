import Catalogue
import Records

/// A file read and made ready for the index: everything that can be done without the database, and so in parallel.
struct IndexedFile: Sendable {
  struct Study: Sendable {
    var facets: StudyFacets
    /// The record's tokens with spaces between and `passageEnd` after each passage.
    var words: String
  }

  var state: FileState
  var hash: UInt64
  var problems: [Problem]
  /// Nil where the file holds no usable record.
  var study: Study?

  /// A word that no search can ask for, since it is made of no letter and no digit: it keeps a phrase from running
  /// from one passage into the next.
  static let passageEnd = "¶ "

  init(_ state: FileState, hash: UInt64, result: RecordReader.Result) {
    self.state = state
    self.hash = hash
    problems = result.problems
    study = result.record.map { filed in
      Study(
        facets: StudyFacets(filed), words: Self.words(of: filed.record))
    }
  }

  static func words(of record: StudyRecord) -> String {
    let passages = SearchText.passages(of: record)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(passages.reduce(0) { $0 + $1.utf8.count + 4 })
    for passage in passages {
      SearchText.appendTokens(of: passage, to: &bytes)
      bytes.append(contentsOf: passageEnd.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
