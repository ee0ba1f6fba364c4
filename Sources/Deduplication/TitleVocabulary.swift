/// Which words stand in more than one title, as far as their hashes tell: a misspelling seldom does.
struct TitleVocabulary: Sendable {
  /// By the hash of a word: 0, the hash of the one title that has it, or ``shared``. Words that meet in one place count as one
  /// that is shared, and ask.
  private var titles: [UInt32] = []

  private static let shared: UInt32 = 1
  /// Shorter words are never taken for misspelt.
  private static let fewestLetters = 6
  /// Places for each title: about as many as it has long words.
  private static let places = 8

  init() {}

  init(_ records: [UInt32], _ keys: UnsafeBufferPointer<MatchKey>, _ arena: TextBytes) {
    var size = 1024
    while size < records.count * Self.places { size *= 2 }
    titles = Array(repeating: 0, count: size)
    for record in records {
      let key = keys[Int(record)]
      let title = UInt32(truncatingIfNeeded: key.titleHash) | 2
      for word in arena[key.title.range].split(separator: 0x20) where word.count >= Self.fewestLetters {
        let place = place(of: word)
        if titles[place] == 0 { titles[place] = title } else if titles[place] != title { titles[place] = Self.shared }
      }
    }
  }

  func isShared(_ word: Slice<TextBytes>) -> Bool { !titles.isEmpty && titles[place(of: word)] == Self.shared }

  private func place(of word: Slice<TextBytes>) -> Int {
    Int(truncatingIfNeeded: Hashing.hash(word)) & (titles.count - 1)
  }
}
