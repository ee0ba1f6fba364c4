import Catalogue
package import Records

/// A review as it is at one moment: all that is compared.
package struct ReviewState: Sendable {
  /// A text that is held against the records.
  package struct Prose: Hashable, Sendable {
    /// As a reader names it: `synthesis.nl.md`.
    package var file: String
    package var text: String

    package init(file: String, text: String) {
      self.file = file
      self.text = text
    }
  }

  package var frame: ReviewFrame
  package var records: [FiledRecord]
  package var prose: [Prose]
  let index: MemoryIndex

  /// - Parameter records: every record; of those with the same id the first counts.
  package init(frame: ReviewFrame, records: [FiledRecord], prose: [Prose] = []) {
    self.frame = frame
    self.records = records
    self.prose = prose
    index = MemoryIndex(records)
  }
}
