import Records

/// Finds the author that another field of a record names.
///
/// Registers of researchers and databases write a name in more than one way: the same letters with other marks, points and blanks
/// are the same name, and else a name is the author's of that family whose given names or initials may be the same, where that is one.
struct AuthorNames {
  private var whole: [String: [Int]] = [:]
  private var families: [String: [(author: Int, given: [String])]] = [:]

  init(_ names: [String]) {
    for (author, name) in names.enumerated() {
      whole[Self.letters(name), default: []].append(author)
      guard let (family, given) = Self.parts(name) else { continue }
      families[family, default: []].append((author, given))
    }
  }

  /// - Returns: the place of the author in the list; nil where there is none or more than one.
  func author(_ name: some StringProtocol) -> Int? {
    let name = String(name)
    if let same = whole[Self.letters(name)] { return same.count == 1 ? same[0] : nil }
    guard let (family, given) = Self.parts(name) else { return nil }
    // Of so many of one family nobody could tell, nor should each be compared with each.
    guard let known = families[family], known.count <= 64 else { return nil }
    let candidates = known.filter { Self.mayBeSame($0.given, given) }
    return candidates.count == 1 ? candidates[0].author : nil
  }

  private static func letters(_ text: String) -> String { FoldedText.folded(text).filter(\.isLetter) }

  /// The family name, and the words of the given names; capitals that stand together are as many.
  private static func parts(_ name: String) -> (family: String, given: [String])? {
    guard let comma = name.firstIndex(of: ",") else { return nil }
    let family = letters(String(name[..<comma]))
    let words = name[name.index(after: comma)...].split { !$0.isLetter }
    let given = words.flatMap { word in
      word.count < 4 && word.allSatisfy(\.isUppercase) ? word.map(String.init) : [String(word)]
    }.map(FoldedText.folded)
    return family.isEmpty || given.isEmpty ? nil : (family, given)
  }

  private static func mayBeSame(_ one: [String], _ other: [String]) -> Bool {
    zip(one, other).allSatisfy { $0 == $1 || $0.count == 1 && $1.hasPrefix($0) || $1.count == 1 && $0.hasPrefix($1) }
  }
}
