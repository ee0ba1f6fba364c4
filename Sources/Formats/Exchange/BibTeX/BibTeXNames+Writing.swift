import Records

extension BibTeXNames {
  /// The name as BibTeX takes it apart again: `van Woerkom, Cees`, where need be `family={…}, given={…}`.
  static func text(_ name: CitationName) -> String? {
    if let literal = name.literal {
      let escaped = LaTeXWriting.escaped(literal, hasMarkup: false)
      // `{\…}` would be a letter.
      if escaped.hasPrefix("\\") { return "{{\(escaped)}}" }
      // One comma at the end is taken for EndNote's mark of a group.
      return literal.last { !$0.isWhitespace } == "," ? "{\(escaped),}" : "{\(escaped)}"
    }
    guard
      [name.family, name.given, name.suffix, name.droppingParticle, name.nonDroppingParticle].contains(where: {
        !Lexical.isBlank($0 ?? "")
      })
    else { return nil }
    let simple = simpleText(name)
    if let simple, self.name(simple) == name { return simple }
    return extendedText(name)
  }

  private static func simpleText(_ name: CitationName) -> String? {
    guard let family = name.family, name.droppingParticle == nil else { return nil }
    let whole = [name.nonDroppingParticle.map { LaTeXWriting.escaped($0, hasMarkup: false) }, protected(family)]
      .compactMap { $0 }
      .joined(separator: " ")
    if name.given == nil, name.suffix == nil { return family.utf8.contains(UInt8(ascii: " ")) ? whole + "," : whole }
    return ([whole] + [name.suffix, name.given].compactMap { $0.map(protected) }).joined(separator: ", ")
  }

  /// Braces around what would be taken apart.
  private static func protected(_ part: String) -> String {
    let escaped = LaTeXWriting.escaped(part, hasMarkup: false)
    let words = part.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    let isTakenApart =
      part.utf8.contains(UInt8(ascii: ",")) || words.contains { $0.lowercased() == "and" }
      || words.contains { $0.unicodeScalars.first?.properties.isLowercase ?? false }
    return isTakenApart ? "{\(escaped)}" : escaped
  }

  private static func extendedText(_ name: CitationName) -> String {
    let isDropping = name.nonDroppingParticle == nil && name.droppingParticle != nil
    let parts = [
      ("family", name.family), ("given", name.given), ("suffix", name.suffix),
      ("prefix", name.nonDroppingParticle ?? name.droppingParticle),
      ("dropping", isDropping ? nil : name.droppingParticle), ("useprefix", isDropping ? "false" : nil),
    ]
    return parts.compactMap { key, value in
      guard let value else { return nil }
      let escaped = LaTeXWriting.escaped(value, hasMarkup: false)
      return escaped.hasPrefix("\\") ? "\(key)={{\(escaped)}}" : "\(key)={\(escaped)}"
    }.joined(separator: ", ")
  }

  /// The name that is read from this one.
  private static func name(_ text: String) -> CitationName? {
    text.lend { bytes in parts(of: bytes).flatMap(name) }
  }

  private static func name(_ parts: Parts) -> CitationName? {
    var name: CitationName?
    _ = parts.lend(onUnknown: { _ in }) { parts in
      name = CitationName(
        family: parts.family?.string, given: parts.given?.string, suffix: parts.suffix?.string,
        droppingParticle: parts.droppingParticle?.string, nonDroppingParticle: parts.nonDroppingParticle?.string,
        literal: parts.literal?.string)
    }
    return name
  }

  /// The names that are read from a list.
  static func names(in list: String) -> [CitationName] {
    var names: [CitationName] = []
    list.lend { bytes in
      forEach(in: bytes) { text in
        if isOthers(text), !names.isEmpty { return }
        if let name = name(parts(of: text) ?? Parts(literal: text)) { names.append(name) }
      }
    }
    return names
  }
}
