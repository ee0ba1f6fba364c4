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
}
