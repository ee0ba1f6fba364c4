import Foundation

/// How single characters are spelt in plain Latin letters.
enum ScalarFold {
  /// - Returns: nil where a character has no such spelling.
  static func spelling(of scalar: UInt32) -> StaticSpelling? {
    if scalar < UInt32(table.count) { return table[Int(scalar)] }
    return more[scalar]
  }

  /// A spelling of up to eight letters, held in place.
  typealias StaticSpelling = Spelling

  struct Spelling: Sendable {
    private var letters: UInt64 = 0
    private var count: UInt8 = 0

    init(_ text: some StringProtocol) {
      for unit in text.utf8.prefix(8) {
        letters |= UInt64(unit) << (8 * UInt64(count))
        count += 1
      }
    }

    struct Units: Sequence, IteratorProtocol {
      var letters: UInt64
      var count: UInt8

      mutating func next() -> UInt8? {
        guard count > 0 else { return nil }
        defer {
          letters >>= 8
          count -= 1
        }
        return UInt8(truncatingIfNeeded: letters)
      }
    }

    var utf8: Units { Units(letters: letters, count: count) }
  }

  /// Marks that stand on a letter, soft hyphens, apostrophes and what joins or directs without being seen.
  static func isNothing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0xAD, 0x2B9...0x2BD, 0x2018, 0x2019, 0x2032, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
      0xFE00...0xFE0F, 0xFEFF, 0xB4, 0xAE, 0x2122, 0xA9:
      true
    default: false
    }
  }

  /// Digits above the line.
  static func isRaised(_ scalar: UInt32) -> Bool {
    scalar >= 0x2070 && scalar <= 0x2079 || scalar == 0xB2 || scalar == 0xB3 || scalar == 0xB9
  }

  /// Ideographs and kana, written without spaces.
  static func isIdeograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: true
    default: false
    }
  }

  static func partsWords(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x2190...0x2BFF, 0x3000...0x303F, 0xFF00...0xFF0F, 0xFF1A...0xFF20:
      return true
    case 0x2C00...: break
    default: break
    }
    guard let scalar = Unicode.Scalar(scalar) else { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return false
    default: return true
    }
  }

  /// Up to U+052F: Latin, Greek, Cyrillic.
  private static let table: [Spelling?] = (0..<0x530).map { value in
    guard value >= 0xA0, let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
    return own[scalar].map { Spelling($0) } ?? decomposed(scalar)
  }

  /// Latin with more than one mark, sub- and superscripts, ligatures, letters in full width.
  private static let more: [UInt32: Spelling] = {
    var spellings: [UInt32: Spelling] = [:]
    for range in [0x1E00...0x1FFF, 0x2070...0x209F, 0x2150...0x218F, 0xFB00...0xFB06, 0xFF10...0xFF5A, 0x2100...0x214F]
    {
      for value in range {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
        if let spelling = decomposed(scalar) { spellings[UInt32(value)] = spelling }
      }
    }
    return spellings
  }()

  /// The letters that compatibility decomposition leaves, where all of them have a spelling.
  private static func decomposed(_ scalar: Unicode.Scalar) -> Spelling? {
    let parts = String(scalar).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
    var text = ""
    for part in parts {
      switch part.value {
      case 0x30...0x39, 0x61...0x7A: text.unicodeScalars.append(part)
      case 0x300...0x36F, 0x2044: continue
      default:
        guard let spelling = own[part] else { return nil }
        text += spelling
      }
    }
    return text.isEmpty ? nil : Spelling(text)
  }

  /// Letters that no decomposition takes apart; Greek by its names, as databases write it, Cyrillic after BGN/PCGN without
  /// its apostrophes.
  private static let own: [Unicode.Scalar: String] = {
    var list: [Unicode.Scalar: String] = [
      "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "ng",
      "ĸ": "k", "ŧ": "t", "ſ": "s", "ə": "e", "ɑ": "alpha", "µ": "mu", "μ": "mu",
      "½": ".5", "¼": ".25", "¾": ".75",
    ]
    let greek = [
      "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
      "ι": "iota", "κ": "kappa", "λ": "lambda", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
      "σ": "sigma",
      "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    ]
    let cyrillic = [
      "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
      "л": "l",
      "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
      "ч": "ch",
      "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "e", "і": "i", "ї": "yi",
      "є": "ye", "ґ": "g", "ў": "w", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
    ]
    for (letter, spelling) in greek.merging(cyrillic, uniquingKeysWith: { first, _ in first }) {
      for scalar in letter.unicodeScalars { list[scalar] = spelling }
    }
    for (scalar, spelling) in list {
      for capital in scalar.properties.uppercaseMapping.unicodeScalars where capital.value >= 0x80 {
        list[capital] = list[capital] ?? spelling
      }
    }
    return list
  }()
}
