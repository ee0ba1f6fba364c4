/// Whether the last record of a file of PubMed's lacks the source that ends each of its records but those of books, and so was
/// cut off, be it at the end of a line.
struct PubMedSources {
  /// Whether all records before the last are PubMed's and whole; nil where there are none.
  private var areWhole: Bool?
  private var last: Bool?
  private var mayLack = false

  /// Goes on to the next record of the file.
  mutating func see(_ entry: TaggedEntry) {
    guard entry.isOpen, !entry.fields.isEmpty else { return }
    if let last { areWhole = areWhole != false && last }
    let (isOfPubMed, isWhole) = (Self.isOfPubMed(entry), Self.isWhole(entry))
    last = isOfPubMed && isWhole
    // Who owns it stands right behind the PMID, so that more than that without it is another program's.
    mayLack = !isWhole && (isOfPubMed || entry.fields.count == 1 && areWhole == true)
  }

  /// Those of another program may lack the source in every record.
  var lacksLast: Bool { mayLack && areWhole != false }

  /// PubMed names who owns its records right behind the PMID, Garner's own export last.
  private static func isOfPubMed(_ entry: TaggedEntry) -> Bool {
    entry.fields.count > 1 && entry.fields[1].code == TaggedEntry.code("OWN")
  }

  static func isWhole(_ entry: TaggedEntry) -> Bool {
    entry.has(TaggedEntry.code("SO")) || entry.has(TaggedEntry.code("BTI"))
  }
}
