/// Finished records, each a line of JSON with its end.
package struct RecordBlock: ~Copyable {
  package struct Entry: Hashable, Sendable {
    package var id: Range<Int>
    /// The line without the place in the export and what closes it.
    package var content: Range<Int>
    /// Past the line's end.
    package var end: Int
    /// Of the export.
    package var line: Int
    package var isRetracted: Bool
    /// Of a record that is named by its PMID: its DOI, by which another export may have named it.
    package var doi: Range<Int>?
    /// The id that a review gave the record, where the export says so and it is made of what stood in the record there.
    package var formerID: String?
  }

  package internal(set) var bytes = ByteBuffer(capacity: 1 << 16)
  package internal(set) var records: [Entry] = []

  mutating func close(_ entry: Entry) { records.append(entry) }

  mutating func clear() { truncate(bytes: 0, records: 0) }

  mutating func truncate(bytes length: Int, records count: Int) {
    bytes.truncate(to: length)
    records.removeSubrange(count...)
  }
}
