extension RecordAssembly {
  /// Leaves out the record that the end of the file breaks off: a half one would stand beside the whole one that a later
  /// import of the whole file brings, or in its place.
  ///
  /// It is for a record whose end is still to come where the file plainly breaks off: its last line has no end, or the
  /// source could be read no further. What ends a record is the format's.
  mutating func refuseCutOff(line: Int) {
    isOpen = false
    refuse("the file ends within the record that begins here; it is left out, the rest is read", line: line)
  }

  /// The same where nothing shows whether more was to come. Editors leave the last end out too, so it is no fault.
  mutating func remarkOpenEnd(line: Int) {
    remark("the file ends without the end of a line; its last record may be cut off", line: line)
  }

  /// Tells of what a record with tags is too long for.
  mutating func refuseRest(of entry: TaggedEntry) {
    guard entry.isFull else { return }
    refuse("a record holds more than \(TaggedEntry.largest >> 20) MiB; the rest of it is left out", line: entry.line)
  }
}
