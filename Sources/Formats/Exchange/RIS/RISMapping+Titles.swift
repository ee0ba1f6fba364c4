import Records

// What `T2` and `JA` hold beside the other names of a journal.
extension RISMapping {
  private static let abbreviation = TaggedEntry.code("JA")
  private static let titles = [TaggedEntry.code("T1"), TaggedEntry.code("TI")]
  private static let otherJournals = [fullJournal, journal, abbreviation]

  /// What `T2` holds where it is no journal.
  private enum TitleOfWork {
    /// The title in its own language, beside a translated one: `T1  - [Running and mood].`, `T2  - Laufen und Stimmung.`
    case original
    /// The title once more, as Cochrane has it.
    case again
  }

  /// - Returns: whether `T2` holds a title of the work, which is put.
  func putTitleOfWork(
    _ value: Bytes, of entry: TaggedEntry, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> Bool {
    switch titleOfWork(value, of: entry, assembly.type) {
    case nil: return false
    case .original: assembly.set(.originalTitle, value, from: origin)
    case .again: assembly.count(origin)
    }
    return true
  }

  /// - Returns: nil where `T2` is a journal, an issue or a conference, as in most exports: it is the title of the work only where
  ///   another field names the journal.
  private func titleOfWork(_ value: Bytes, of entry: TaggedEntry, _ type: String) -> TitleOfWork? {
    guard !["book", "chapter"].contains(type), let place = Self.titles.compactMap({ entry.first($0) }).min()
    else { return nil }
    let field = entry.fields[place]
    return entry.value(field) { title in
      let isTranslated = Self.isTranslated(title)
      let mayBeSame = abs(title.count - value.count) <= 8
      guard isTranslated || mayBeSame else { return nil }
      let journals = Self.otherJournals.compactMap { entry.first($0) }.map {
        entry.value(entry.fields[$0]) { $0.string }
      }
      .filter { !$0.isEmpty }
      let text = value.string
      if journals.contains(where: { Self.isOneJournal($0, text) }) { return nil }
      if mayBeSame, Self.letters(title.string) == Self.letters(text) {
        return journals.isEmpty && !source.isCochrane && !source.isOvid ? nil : .again
      }
      return isTranslated && !journals.isEmpty ? .original : nil
    }
  }

  /// `[Running and mood].`, `[Running and mood]. [Dutch]`: MEDLINE's brackets around a title that it has translated.
  private static func isTranslated(_ title: Bytes) -> Bool {
    guard title.first == UInt8(ascii: "["), let end = title.firstIndex(of: UInt8(ascii: "]")) else { return false }
    return end + 1 == title.count || title[end + 1] == UInt8(ascii: ".")
      || title.hasSuffix("]") || title.hasSuffix("].")
  }

  private static func letters(_ text: String) -> String {
    FoldedText.folded(text).filter { $0.isLetter || $0.isNumber }
  }

  /// Whether two names may be those of one journal: the same, a short one, or one with an article before or a subtitle
  /// or a place behind.
  private static func isOneJournal(_ one: String, _ other: String) -> Bool {
    let (first, second) = (letters(one), letters(other))
    let (main, otherMain) = (String(one.prefix { $0 != "(" }), String(other.prefix { $0 != "(" }))
    return first.hasSuffix(second) || second.hasSuffix(first) || first.hasPrefix(second) || second.hasPrefix(first)
      || JournalAbbreviation.mayBe(main, of: other) || JournalAbbreviation.mayBe(otherMain, of: one)
  }

  /// Whether `JA` holds the only name of the journal, which Cochrane writes out.
  func isOnlyJournal(_ field: TaggedEntry.Field, of entry: TaggedEntry, _ type: String) -> Bool {
    source.isCochrane && field.code == Self.abbreviation
      && !entry.fields.contains { other in
        if other.value.isEmpty { return false }
        if other.code == Self.fullJournal || other.code == Self.journal { return true }
        return other.code == Self.secondTitle && entry.value(other) { titleOfWork($0, of: entry, type) == nil }
      }
  }

  /// Whether it is an address on the web, which Cochrane has for the journal of a registered trial.
  static func isWebAddress(_ value: Bytes) -> Bool {
    (value.hasPrefix("http://") || value.hasPrefix("https://")) && !value.contains(0x20)
  }
}
