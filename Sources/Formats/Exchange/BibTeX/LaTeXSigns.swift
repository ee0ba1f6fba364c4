/// What LaTeX's commands for letters and signs stand for.
enum LaTeXSigns {
  /// Accents whose command is a sign: `\"o`.
  static let signAccents: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "`"): "\u{300}", UInt8(ascii: "'"): "\u{301}", UInt8(ascii: "^"): "\u{302}",
    UInt8(ascii: "~"): "\u{303}", UInt8(ascii: "="): "\u{304}", UInt8(ascii: "."): "\u{307}",
    UInt8(ascii: "\""): "\u{308}",
  ]

  /// Accents whose command is a letter: `\c{c}`.
  static let letterAccents: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "u"): "\u{306}", UInt8(ascii: "r"): "\u{30A}", UInt8(ascii: "H"): "\u{30B}",
    UInt8(ascii: "v"): "\u{30C}", UInt8(ascii: "d"): "\u{323}", UInt8(ascii: "c"): "\u{327}",
    UInt8(ascii: "k"): "\u{328}", UInt8(ascii: "b"): "\u{331}", UInt8(ascii: "t"): "\u{361}",
    UInt8(ascii: "G"): "\u{30F}", UInt8(ascii: "U"): "\u{30E}", UInt8(ascii: "h"): "\u{309}",
  ]

  /// An accent that stands over nothing.
  static let spacing: [Unicode.Scalar: String] = [
    "\u{300}": "`", "\u{301}": "´", "\u{302}": "^", "\u{303}": "~", "\u{304}": "¯", "\u{307}": "˙", "\u{308}": "¨",
    "\u{306}": "˘", "\u{30A}": "˚", "\u{30B}": "˝", "\u{30C}": "ˇ", "\u{327}": "¸", "\u{328}": "˛",
  ]

  /// A letter with its accent in one sign; a letter and a mark apart are the same key, as Unicode holds them equal.
  static let composed: [String: Unicode.Scalar] = {
    var composed: [String: Unicode.Scalar] = [:]
    for value in [0xC0...0x24F, 0x1E00...0x1EFF].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      composed[String(scalar)] = scalar
    }
    return composed
  }()

  static let signs: [String: String] = text.merging(math) { first, _ in first }

  private static let text: [String: String] = [
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": "\"", "textquotesingle": "'",
    "quotesinglbase": "‚", "quotedblbase": "„", "guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹",
    "guilsinglright": "›", "ldots": "…", "dots": "…", "textellipsis": "…", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textbraceleft": "{",
    "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textless": "<", "textgreater": ">", "textbar": "|",
    "textunderscore": "_", "textdollar": "$", "textdegree": "°", "textregistered": "®", "textcopyright": "©",
    "copyright": "©", "texttrademark": "™", "textpm": "±", "textmu": "µ", "texttimes": "×", "textdiv": "÷",
    "texteuro": "€", "euro": "€", "pounds": "£", "textsterling": "£", "textyen": "¥", "textcent": "¢", "S": "§",
    "textsection": "§", "P": "¶", "textparagraph": "¶", "dag": "†", "textdagger": "†", "ddag": "‡",
    "textdaggerdbl": "‡", "textbullet": "•", "textperiodcentered": "·", "textordfeminine": "ª",
    "textordmasculine": "º", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "textexclamdown": "¡",
    "textquestiondown": "¿", "textminus": "−", "textalpha": "α", "textbeta": "β", "textgamma": "γ",
    "textdelta": "δ", "textnumero": "№", "textpermil": "‰", "textperthousand": "‰", "LaTeX": "LaTeX", "TeX": "TeX",
    "BibTeX": "BibTeX", "quad": " ", "space": " ", "textvisiblespace": "␣", "degree": "°", "textcelsius": "℃",
  ]

  static let math: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "pm": "±", "mp": "∓", "times": "×", "div": "÷", "cdot": "·",
    "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠", "ne": "≠",
    "approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅", "equiv": "≡", "ll": "≪", "gg": "≫", "lt": "<", "gt": ">",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "leftrightarrow": "↔", "uparrow": "↑", "downarrow": "↓",
    "Rightarrow": "⇒", "infty": "∞", "partial": "∂", "nabla": "∇", "circ": "∘", "prime": "′", "ast": "∗",
    "star": "⋆", "bullet": "•", "dagger": "†", "ddagger": "‡", "surd": "√", "in": "∈", "cap": "∩", "cup": "∪",
    "ell": "ℓ", "cdots": "⋯", "diamondsuit": "♦",
  ]
}
