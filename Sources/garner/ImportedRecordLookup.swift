import Records
import Reviews

/// Finds the imported record that a user means.
struct ImportedRecordLookup {
  let folder: ReviewFolder

  /// The record of an id, a PMID or a DOI; nil where there is none.
  func record(_ id: String) throws -> ImportedRecord? {
    let doi = ReviewCheck.bareDOI(id)
    var found: ImportedRecord?
    _ = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      // A DOI stands in a record with or without the address before it.
      try ImportStore(folder).forEachRecord(mentioning: doi.hasPrefix("10.") ? doi : id) { record in
        if record.id == id { return found = record }
        guard found == nil else { return }
        let isMeant =
          record.citation.text("PMID") == id || record.citation.text("DOI").map(ReviewCheck.bareDOI) == doi
        if isMeant { found = record }
      }
    }
    return found
  }

  /// The ids among which a near one may be; nil where there are so many that looking takes long, and helps little.
  func ids() throws -> [String]? {
    try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try ImportStore(folder).ids(atMost: 100_000).map(Array.init)
    }
  }
}
