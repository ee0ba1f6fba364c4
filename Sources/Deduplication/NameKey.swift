/// Authors as folded words: `van der berg\tjan\nvisser\tm`: names parted by line feeds, in each the words of the family name,
/// a tab, and those of the given names.
///
/// Where a source gives a name in one piece, or all of them in one (`Visser M`, `Adeli K.Lewis G. F.`), all its words but the
/// initials stand for the family name.
enum NameKey {
  /// Later authors are not compared: sources cut long lists at places of their own.
  static let mostAuthors = 40
  static let longest = 1200

  static func make(_ authors: [MatchFields.Author], into out: inout [UInt8]) {
    let start = out.count
    for author in authors.prefix(mostAuthors) where out.count - start < longest {
      let begin = out.count
      if begin > start { out.append(0x0A) }
      let words = out.count
      if let family = author.family, !family.isEmpty {
        if let particle = author.particle {
          TextFold.fold(particle, most: 30, into: &out)
          if out.count > words { out.append(0x20) }
        }
        fold(family, isWhole: author.given == nil, into: &out)
        out.append(0x09)
        if let given = author.given { TextFold.fold(given, most: 60, into: &out) }
      } else if let whole = author.literal ?? author.given {
        fold(whole, isWhole: true, into: &out)
        out.append(0x09)
      }
      if out.count <= words + 1 || isNobody(out[words...]) {
        out.removeSubrange(begin...)
      } else if author.given == nil, let whole = author.family ?? author.literal {
        appendInitials(of: whole, into: &out)
      }
    }
  }

  /// The initials of `Visser M` behind the tab, where given names stand.
  private static func appendInitials(of name: TextBytes, into out: inout [UInt8]) {
    let hasSmall = name.contains { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 }
    for word in name.split(whereSeparator: isBetween) where isInitials(TextBytes(rebasing: word), among: hasSmall) {
      for byte in word where byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A && byte < 0x80 { out.append(byte | 0x20) }
    }
  }

  /// `[Anonymous]`: what databases write where there is no author.
  private static func isNobody(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.first, first == 0x61 || first == 0x6E || first == 0x75 else { return false }
    return nobody.contains { name.dropLast(name.last == 0x09 ? 1 : 0).elementsEqual($0.utf8) }
  }

  private static let nobody = [
    "anonymous", "anon", "no authors listed", "no author listed", "no author", "no authors", "unknown", "anoniem",
    "author unknown", "not available",
  ]

  /// - Parameter isWhole: the name is in one piece, so that initials stand among its words.
  private static func fold(_ name: TextBytes, isWhole: Bool, into out: inout [UInt8]) {
    if let latin = GreekName.latin(name) {
      return latin.withUnsafeBufferPointer { fold($0, isWhole: isWhole, into: &out) }
    }
    guard isWhole || name.contains(0x2E) else { return TextFold.fold(name, most: 400, into: &out) }
    let hasSmall = name.contains { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 }
    let start = out.count
    var place = 0
    while place < name.count, out.count - start < longest {
      while place < name.count, isBetween(name[place]) { place += 1 }
      let begin = place
      while place < name.count, !isBetween(name[place]) { place += 1 }
      let word = TextBytes(rebasing: name[begin..<place])
      if word.isEmpty || isInitials(word, among: hasSmall) { continue }
      let end = out.count
      if end > start { out.append(0x20) }
      let before = out.count
      TextFold.fold(word, most: 60, into: &out)
      if out.count == before { out.removeSubrange(end...) }
    }
  }

  private static func isBetween(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x2E || byte == 0x2C || byte == 0x3B || byte == 0x26
  }

  /// One letter, or up to four capitals where the rest has small letters.
  private static func isInitials(_ word: TextBytes, among hasSmall: Bool) -> Bool {
    if word.count == 1 { return true }
    return hasSmall && word.count <= 5 && word.allSatisfy { $0 >= 0x41 && $0 <= 0x5A || $0 == 0x2D }
  }
}
