/// Words made of what breaks tables, the same in every run.
struct HostileWords {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  private static let pieces = [
    "a", "B", "7", " ", "  ", "|", "\\", "*", "_", "`", "<", ">", "&", "&amp;", "<b>", "\"", "'", "$", "@", "^", "~",
    "[",
    "]", "(", ")", "{", "}", "#", "!", "-", "--", "+", "=", ":", "://", "www.", ".", "..", ",", ",,", ";", "%", "1.",
    "(a)", "iv)", "\n", "\r\n", "\t", "\u{0}", "\u{2028}", "é", "e\u{301}", "漢字", "♦", "–", "👩‍👧", "\u{A0}", "•", "†",
    "\u{301}", "\u{200C}", "\u{200D}",
    "\u{FE0F}", "\u{600}",
  ]

  /// SplitMix64 (Steele, Lea & Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Up to 12 pieces, with a letter at either end, since no text of a record is blank.
  mutating func words() -> String {
    let count = Int(next() % 12)
    let middle = (0..<count).map { _ in Self.pieces[Int(next() % UInt64(Self.pieces.count))] }.joined()
    return next() % 2 == 0 ? middle + "x" : "x" + middle
  }
}
