/// What LaTeX writes for letters and around words, in titles and names that were taken over as they stood: `M{\"u}ller`,
/// `\textit{Helicobacter}`, `Obstetrics \& Gynecology`.
enum LaTeXMarkup {
  /// Takes what follows a backslash; what is no LaTeX stays, with a space before it.
  ///
  /// - Returns: the place behind it.
  static func after(
    _ text: TextBytes, from place: Int, isBetween: inout Bool, start: Int, into out: inout [UInt8]
  ) -> Int {
    guard place < text.count else { return place }
    // `\"u`, `\'{e}`, `\&`.
    if accents.contains(text[place]), place + 1 < text.count,
      TextFold.isLetter(text[place + 1]) || text[place + 1] == 0x7B || text[place + 1] == 0x5C
    {
      return place + 1
    }
    var end = place
    while end < text.count, text[end] | 0x20 >= 0x61, text[end] | 0x20 <= 0x7A { end += 1 }
    let name = String(decoding: TextBytes(rebasing: text[place..<end]), as: UTF8.self)
    if let letter = letters[name] {
      if isBetween, out.count > start { out.append(0x20) }
      isBetween = false
      out.append(contentsOf: letter.utf8)
      return end < text.count && text[end] == 0x20 ? end + 1 : end
    }
    // A command with what it is about in braces.
    if end > place, end < text.count, text[end] == 0x7B { return end }
    isBetween = true
    return place
  }

  private static let accents = Array("\"'`^~=.".utf8)

  private static let letters = [
    "ss": "ss", "o": "o", "O": "o", "l": "l", "L": "l", "ae": "ae", "AE": "ae", "oe": "oe", "OE": "oe", "aa": "a",
    "AA": "a", "i": "i", "j": "j", "alpha": "alpha", "beta": "beta", "gamma": "gamma", "delta": "delta",
    "epsilon": "epsilon", "kappa": "kappa", "lambda": "lambda", "mu": "mu", "omega": "omega",
  ]
}
