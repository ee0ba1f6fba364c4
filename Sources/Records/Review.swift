/// A record and the file it stands in.
package struct FiledRecord: Hashable, Sendable {
  package var record: StudyRecord
  /// Relative to the review's folder: `studies/greist1978.xml`.
  package var file: String

  package init(record: StudyRecord, file: String) {
    self.record = record
    self.file = file
  }
}

/// What all records of a review share: everything but the studies.
package struct ReviewFrame: Sendable {
  package var description: ReviewDescription
  package var vocabulary: Vocabulary
  /// Nil where the review reports no search.
  package var searchLog: SearchLog?

  package init(description: ReviewDescription, vocabulary: Vocabulary, searchLog: SearchLog? = nil) {
    self.description = description
    self.vocabulary = vocabulary
    self.searchLog = searchLog
  }
}
