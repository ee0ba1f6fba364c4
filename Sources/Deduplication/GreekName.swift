import Foundation

/// Greek names in Latin letters, as passports have them (ELOT 743): in titles a Greek letter is called by its name, in a name it
/// is a letter.
enum GreekName {
  /// - Returns: nil where there is no Greek letter.
  static func latin(_ name: TextBytes) -> [UInt8]? {
    // The first bytes of U+0370 to U+03FF and of U+1F00 to U+1FFF.
    guard name.contains(where: { $0 == 0xCD || $0 == 0xCE || $0 == 0xCF || $0 == 0xE1 }) else { return nil }
    var text = ""
    var hasGreek = false
    for scalar in String(decoding: name, as: UTF8.self).decomposedStringWithCanonicalMapping.unicodeScalars {
      guard let letters = letters[scalar] else {
        text.unicodeScalars.append(scalar)
        continue
      }
      hasGreek = true
      text += letters == "y" && text.last == "o" ? "u" : letters
    }
    return hasGreek ? Array(text.utf8) : nil
  }

  private static let letters: [Unicode.Scalar: String] = {
    let small: [Unicode.Scalar: String] = [
      "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
      "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
      "χ": "ch", "ψ": "ps", "ω": "o",
    ]
    var list = small
    for (scalar, letters) in small {
      for capital in scalar.properties.uppercaseMapping.unicodeScalars { list[capital] = letters.capitalized }
    }
    return list
  }()
}
