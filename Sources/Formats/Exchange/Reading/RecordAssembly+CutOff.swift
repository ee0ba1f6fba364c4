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

  /// Whether the last record of a file, whose format says nowhere that it is whole, is taken in; tells what may be missing.
  ///
  /// - Parameter isPart: whether more was to come, if the last line has no end.
  mutating func takesLast(_ entry: TaggedEntry, of source: borrowing TextSource, isPart: Bool) -> Bool {
    guard entry.isOpen else { return true }
    if source.hasBrokenOff || source.hasOpenEnd && isPart {
      refuseCutOff(line: entry.line)
      return false
    }
    // Editors leave the last end out too, so it is no fault.
    if source.hasOpenEnd {
      remark("the file ends without the end of a line; its last record may be cut off", line: source.lineNumber)
    }
    return true
  }

  /// Tells of what a record with tags is too long for.
  mutating func refuseRest(of entry: TaggedEntry) {
    guard entry.isFull else { return }
    refuse("a record holds more than \(TaggedEntry.largest >> 20) MiB; the rest of it is left out", line: entry.line)
  }
}
