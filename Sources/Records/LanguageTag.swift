/// What a language is called: BCP 47 tags, and the names people write in their place.
package enum LanguageTag {
  private static let byName = [
    // ISO 639-2, which library systems write.
    "eng": "en", "dut": "nl", "nld": "nl", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it",
    "english": "en", "engels": "en", "dutch": "nl", "nederlands": "nl", "german": "de", "duits": "de",
    "french": "fr", "frans": "fr", "spanish": "es", "spaans": "es", "italian": "it", "italiaans": "it",
  ]

  /// English and Dutch names and codes of three letters, in small letters.
  package static let names = byName.keys.sorted()

  /// The tag of a language, in small letters, from a tag or from its name in English or Dutch.
  ///
  /// - Returns: nil where the word is neither. Every registered language has two or three letters (RFC 5646, section 2.2.1).
  package static func tag(of word: String) -> String? {
    let tag = word.lowercased()
    if let known = byName[tag] { return known }
    let subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let isTag =
      (2...3).contains(subtags[0].count) && subtags[0].allSatisfy(isLetter)
      && subtags.dropFirst().allSatisfy { (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || isDigit($0) } }
    return isTag ? tag : nil
  }

  /// Whether two tags are one: capitals make no difference (RFC 5646, section 2.1.1).
  package static func isSame(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
    func small(_ byte: UInt8) -> UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte }
    return left.utf8.elementsEqual(right.utf8) { small($0) == small($1) }
  }
}
