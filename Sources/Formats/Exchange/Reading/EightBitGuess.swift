/// Whether a text in which no sequence of bytes is UTF-8 is Mac Roman rather than Windows-1252, by what stands within its words.
///
/// Between two small letters of ASCII there is another, or one of a few signs. What is neither in an encoding speaks against it: the
/// byte 0x8E of `cafés` is é in Mac Roman, and a capital Ž in Windows-1252. An apostrophe, and whatever programs and people
/// write for a letter by mistake (`EspaÑa`, `G¿nther`), speaks against none. The old encodings of DOS are here since their letters
/// may be others of Mac Roman (0x8A is è, and ä): where they may be meant, the text is taken as ever.
struct EightBitGuess {
  private var capitalsOfWindows = 0
  private var signsOfWindows = 0
  private var mayBeDOS = true
  private var mayBeMacRoman = true
  /// Bytes within words, and those next to another, of which Western languages have few and those of Asia most.
  private var inWords = 0
  private var joined = 0

  /// So often nobody sets a sign such as ‡ between two letters.
  private static let tooManySigns = 3

  var isMacRoman: Bool {
    let mayBeWindows = capitalsOfWindows == 0 && signsOfWindows < Self.tooManySigns
    return mayBeMacRoman && !mayBeWindows && !mayBeDOS && inWords > joined
  }

  mutating func see(_ text: Bytes) {
    for place in text.indices.dropFirst().dropLast() where text[place] >= 0x80 {
      if text[place - 1] >= 0x80 || text[place + 1] >= 0x80 {
        joined += 1
      } else if text[place - 1].isLowercase, text[place + 1].isLowercase {
        inWords += 1
        see(within: text[place])
      }
    }
  }

  private mutating func see(within byte: UInt8) {
    switch byte {
    // Š Œ Ž Ÿ, and what stands for nothing.
    case 0x81, 0x8A, 0x8C, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9F: capitalsOfWindows += 1
    // ‡ ˆ ‰ ‹ ˜ ›
    case 0x87, 0x88, 0x89, 0x8B, 0x98, 0x9B: signsOfWindows += 1
    default: break
    }
    switch byte {
    // Ç Ä Å É Æ Ö Ü, and signs.
    case 0x80, 0x8E, 0x8F, 0x90, 0x92, 0x99, 0x9A, 0x9C, 0x9D, 0x9E, 0x9F: mayBeDOS = false
    default: break
    }
    switch byte {
    // á to ü, ß, µ, æ, ø, a blank, œ, – and —, ’, ÿ, ﬁ, ﬂ, ı
    case 0x87...0x9F, 0xA7, 0xB5, 0xBE, 0xBF, 0xCA, 0xCF, 0xD0, 0xD1, 0xD5, 0xD8, 0xDE, 0xDF, 0xF5: break
    default: mayBeMacRoman = false
    }
  }
}
