/// Finds the pairs that are worth comparing: those that share a key, such as the letters of the title or volume and page.
///
/// Every key is a hash made of one or more fields. Blocks of records that share one are compared each with each while they are
/// small; in a large block only neighbours are, in several orders, so that the work grows with the number of records and not
/// with its square.
struct Blocking {
  /// The most records of a block that are all compared with each other.
  static let smallBlock = 24
  /// How many neighbours a record of a large block is compared with, in each order.
  static let window = 6

  let keys: UnsafeBufferPointer<MatchKey>
  let arena: TextBytes
  /// What blocks are made of.
  enum Kind: CaseIterable {
    case title, titleHead, titleTail, doi, pmid, pmcid, place, journalPlace, authorPlace, authorPage, authorVolume,
      authorWord, abstract, registration
  }

  private struct Entry {
    var hash: UInt64
    var record: UInt32
  }

  /// What came of the blocks.
  struct Found: Sendable {
    /// Each pair once, the smaller place in the upper half.
    var pairs: [UInt64] = []
    /// Hashes of titles that come back.
    var recurring: Set<UInt64> = []

    mutating func take(_ other: Found) {
      pairs += other.pairs
      recurring.formUnion(other.recurring)
    }

    /// Puts the pairs in order, each once.
    mutating func sort() {
      pairs.sort()
      var count = 0
      for place in pairs.indices where place == 0 || pairs[place] != pairs[place - 1] {
        pairs[count] = pairs[place]
        count += 1
      }
      pairs.removeSubrange(count...)
    }
  }

  /// The pairs that share a key of one kind.
  func pairs(of records: [UInt32], by kind: Kind) -> Found {
    var found = Found()
    var entries: [Entry] = []
    for record in records { append(kind, record, to: &entries) }
    entries.sort { ($0.hash, $0.record) < ($1.hash, $1.record) }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
      if end - start > 1 {
        let block = entries[start..<end]
        appendPairs(block, to: &found.pairs)
        if kind == .title, end - start > 2, RecurringTitles.isOne(block.lazy.map(\.record), keys) {
          found.recurring.insert(block[start].hash)
        }
      }
      start = end
    }
    found.sort()
    return found
  }

  private func appendPairs(_ block: ArraySlice<Entry>, to pairs: inout [UInt64]) {
    func add(_ one: UInt32, _ other: UInt32) {
      guard one != other else { return }
      pairs.append(UInt64(min(one, other)) << 32 | UInt64(max(one, other)))
    }
    guard block.count > Self.smallBlock else {
      for place in block.indices {
        for other in block[(place + 1)...] { add(block[place].record, other.record) }
      }
      return
    }
    for order in Order.allCases {
      let sorted = block.map { (rank(keys[Int($0.record)], order), $0.record) }.sorted { $0 < $1 }
      for place in sorted.indices {
        for next in (place + 1)..<min(place + 1 + Self.window, sorted.count) where next < sorted.count {
          add(sorted[place].1, sorted[next].1)
        }
      }
    }
  }

  // MARK: Orders within a large block

  private enum Order: CaseIterable { case page, authors, title }

  private func rank(_ key: MatchKey, _ order: Order) -> UInt64 {
    switch order {
    case .page:
      UInt64(key.page.first) << 32 | UInt64(key.volume & 0xFFFF) << 16 | UInt64(UInt16(bitPattern: key.year))
    case .authors: firstName(key, letters: 4) << 16 | UInt64(UInt16(bitPattern: key.year))
    case .title: key.titleHash
    }
  }

  // MARK: Keys

  private func append(_ kind: Kind, _ record: UInt32, to entries: inout [Entry]) {
    let key = keys[Int(record)]
    func add(_ parts: UInt64...) {
      guard !parts.contains(0) else { return }
      entries.append(Entry(hash: parts.dropFirst().reduce(parts[0], Hashing.combined), record: record))
    }
    let page = UInt64(key.page.first)
    let year = UInt64(UInt16(bitPattern: key.year))
    switch kind {
    case .title:
      add(key.titleHash)
      add(key.originalTitleHash)
    case .titleHead: add(letters(of: key.title, fromEnd: false))
    case .titleTail: add(letters(of: key.title, fromEnd: true))
    case .doi: add(key.doi)
    case .pmid: add(UInt64(key.pmid))
    case .pmcid: add(key.pmcid)
    case .place: add(page, UInt64(key.volume), year)
    case .journalPlace: add(page, UInt64(key.volume), key.container.isEmpty ? 0 : UInt64(arena[key.container.start]))
    case .authorPlace: add(page, UInt64(key.volume), firstName(key, letters: 4))
    case .authorPage: add(page, year, firstName(key, letters: 4))
    case .authorVolume: add(UInt64(key.volume), year, firstName(key, letters: 8))
    case .authorWord:
      let name = firstName(key, letters: 8)
      add(year, name, longestWord(key.title))
      // Of a book, the subtitle may be missing, and the year be the next.
      if !key.kind.isDisjoint(with: .ofOwn) { add(name, firstWord(key.title)) }
    case .abstract: add(key.abstract.isMissing ? 0 : UInt64(key.abstract.values[0]) + 1)
    case .registration: add(key.registration)
    }
  }

  private static let headLetters = 26
  /// As many as twenty-six letters have, or less.
  private static let headSkeleton = 13

  /// The hash of how a title begins or ends, however it is spelt; 0 where it is short.
  private func letters(of span: MatchKey.Span, fromEnd: Bool) -> UInt64 {
    let text = arena[span.range]
    guard text.count > Self.headLetters else { return 0 }
    return fromEnd
      ? LetterSkeleton.hash(text.reversed(), most: Self.headSkeleton).value
      : LetterSkeleton.hash(text, most: Self.headSkeleton).value
  }

  /// The first letters of the first author's first word that is no particle; 0 where there is no author.
  private func firstName(_ key: MatchKey, letters: Int) -> UInt64 {
    let text = arena[key.authors.range]
    var start = text.startIndex
    while start < text.endIndex {
      var end = start
      while end < text.endIndex, text[end] > 0x20 { end += 1 }
      let word = TextBytes(rebasing: text[start..<end])
      if word.count > 1, !NameWords.isParticle(word) {
        // Without the second vowel of an umlaut written out.
        return Hashing.hash(word.lazy.filter { $0 != 0x65 }.prefix(letters)) >> 16
      }
      start = end + 1
    }
    return 0
  }

  private func firstWord(_ span: MatchKey.Span) -> UInt64 {
    let word = arena[span.range].prefix { $0 != 0x20 }
    return word.isEmpty ? 0 : LetterSkeleton.hash(word).value
  }

  /// The word of which most is left, however it is spelt.
  private func longestWord(_ span: MatchKey.Span) -> UInt64 {
    var best: (value: UInt64, count: Int) = (0, 2)
    for word in arena[span.range].split(separator: 0x20) where word.count > 4 && word.count > best.count {
      let skeleton = LetterSkeleton.hash(word)
      if (skeleton.count, skeleton.value) > (best.count, best.value) { best = skeleton }
    }
    return best.value
  }
}
