import Foundation

extension String {
  /// Appends words so that TeX prints them as they are.
  mutating func appendLaTeX(_ words: String) {
    if words.utf8.allSatisfy({ $0 < 0x80 }) {
      appendLaTeXASCII(words)
      return
    }
    // A letter and its accent in one sign is known to more fonts than the two apart.
    let text =
      words.unicodeScalars.contains { $0.properties.generalCategory == .nonspacingMark }
      ? words.precomposedStringWithCanonicalMapping : words
    var ascii = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        ascii.unicodeScalars.append(scalar)
        continue
      }
      appendLaTeXASCII(ascii)
      ascii = ""
      if let command = LaTeXSigns.commands[scalar] {
        append(command)
      } else {
        unicodeScalars.append(scalar)
      }
    }
    appendLaTeXASCII(ascii)
  }

  private mutating func appendLaTeXASCII(_ words: String) {
    append(words) { byte, next in
      switch byte {
      case UInt8(ascii: "\\"): "\\textbackslash{}"
      case UInt8(ascii: "{"): "\\{"
      case UInt8(ascii: "}"): "\\}"
      case UInt8(ascii: "$"): "\\$"
      case UInt8(ascii: "&"): "\\&"
      case UInt8(ascii: "#"): "\\#"
      case UInt8(ascii: "_"): "\\_"
      case UInt8(ascii: "%"): "\\%"
      case UInt8(ascii: "^"): "\\textasciicircum{}"
      case UInt8(ascii: "~"): "\\textasciitilde{}"
      case UInt8(ascii: "<"): "\\textless{}"
      case UInt8(ascii: ">"): "\\textgreater{}"
      case UInt8(ascii: "|"): "\\textbar{}"
      case UInt8(ascii: "\""): "\\textquotedbl{}"
      case UInt8(ascii: "`"): "\\textasciigrave{}"
      // After the end of a row these would be read as its options.
      case UInt8(ascii: "["): "{[}"
      case UInt8(ascii: "]"): "{]}"
      case UInt8(ascii: "*"): "{*}"
      // Two hyphens would become a dash, two commas or apostrophes a quotation mark.
      case UInt8(ascii: "-"): next == byte ? "-{}" : nil
      case UInt8(ascii: ","): next == byte ? ",{}" : nil
      case UInt8(ascii: "'"): next == byte ? "'{}" : nil
      default: nil
      }
    }
  }
}

/// Signs for which every TeX has a command, whatever its fonts.
enum LaTeXSigns {
  static let commands: [Unicode.Scalar: String] = [
    "\u{A0}": "~", "\u{AD}": "\\-", "±": "\\textpm{}", "×": "\\texttimes{}", "µ": "\\textmu{}", "†": "\\textdagger{}",
    "‡": "\\textdaggerdbl{}", "•": "\\textbullet{}", "…": "\\textellipsis{}", "€": "\\texteuro{}",
    "–": "\\textendash{}", "—": "\\textemdash{}", "♦": "$\\diamondsuit$", "−": "$-$", "≤": "$\\leq$", "≥": "$\\geq$",
    "≠": "$\\neq$", "≈": "$\\approx$", "→": "$\\rightarrow$", "←": "$\\leftarrow$", "↑": "$\\uparrow$",
    "↓": "$\\downarrow$", "∞": "$\\infty$", "√": "$\\surd$", "α": "$\\alpha$", "β": "$\\beta$", "γ": "$\\gamma$",
    "δ": "$\\delta$", "η": "$\\eta$", "κ": "$\\kappa$", "λ": "$\\lambda$", "μ": "$\\mu$", "π": "$\\pi$",
    "ρ": "$\\rho$", "σ": "$\\sigma$", "τ": "$\\tau$", "φ": "$\\phi$", "χ": "$\\chi$", "ω": "$\\omega$",
    "Δ": "$\\Delta$", "Σ": "$\\Sigma$", "Ω": "$\\Omega$",
  ]
}
