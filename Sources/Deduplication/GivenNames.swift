/// Whether given names speak against two lists of authors being one. `Lee, J.` and `Lee, Sung-Ho` are two people; but initials
/// stand for names, names come in any order, and sources drop some.
enum GivenNames {
  /// Names further behind are not looked at.
  private static let mostNames = 8

  /// Whether there are names with the same family name and given names on both sides, and none of them has an initial in common.
  ///
  /// - Parameter bySound: `Mohammed` and `Muhammad` count as the same.
  static func contradict(_ a: TextBytes, _ b: TextBytes, bySound: Bool = false) -> Bool {
    if a.count == b.count, a.elementsEqual(b) { return false }
    var isOther = false
    for one in a.split(separator: 0x0A).prefix(mostNames) {
      guard let left = Name(one) else { continue }
      for other in b.split(separator: 0x0A).prefix(mostNames) {
        guard let right = Name(other),
          left.family.elementsEqual(right.family) || bySound && NameSpellings.soundsSame(left.family, right.family)
        else { continue }
        if left.initials & right.initials != 0 { return false }
        isOther = true
      }
    }
    return isOther
  }

  private struct Name {
    var family: Slice<TextBytes>
    /// A bit for each letter that may be an initial.
    var initials: UInt32 = 0

    /// Nil where there is no given name in Latin letters.
    init?(_ name: Slice<TextBytes>) {
      guard let tab = name.firstIndex(of: 0x09), tab > name.startIndex else { return nil }
      family = name[..<tab]
      for word in name[(tab + 1)...].split(separator: 0x20) {
        // `JW` may be two initials, and `Jo` a name.
        for letter in word.count <= 3 ? word : word.prefix(1) where letter >= 0x61 && letter <= 0x7A {
          initials |= 1 << UInt32(letter - 0x61)
        }
      }
      if initials == 0 { return nil }
    }
  }
}
