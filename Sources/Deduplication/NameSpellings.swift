/// Names that are one though their words are not: joined (`El-Sayed`, `Elsayed`; `van den Berg`, `Vandenberg`), family and given
/// name swapped with the given one shortened (`John, Smith`; `Smith, J`), or brought into Latin letters in two ways.
///
/// Looked at only where the words of two lists leave something open and their titles do not.
struct NameSpellings {
  private var left: [Name] = []
  private var right: [Name] = []
  private var letters: [UInt8] = []

  private struct Name {
    /// In ``letters``, without spaces.
    var family: Range<Int>
    var given: Range<Int>
  }

  /// Names further behind are not looked at.
  private static let mostNames = 12

  mutating func compare(_ a: TextBytes, _ b: TextBytes) -> AuthorRelation {
    letters.removeAll(keepingCapacity: true)
    split(a, into: \.left)
    split(b, into: \.right)
    guard let first = left.first, let other = right.first else { return .different }
    return letters.withUnsafeBufferPointer { letters in
      let (short, long) = left.count <= right.count ? (left, right) : (right, left)
      let found = short.count { one in long.contains { Self.isSame(letters, one, $0) } }
      let share = Double(found) / Double(short.count)
      let isFirst = Self.isSame(letters, first, other)
      if share >= 0.8, isFirst { return .same }
      if share >= 0.5 || isFirst && share >= 0.3 { return .overlapping }
      let sounds = short.contains { one in
        long.contains { Self.soundsSame(letters[one.family], letters[$0.family]) }
      }
      return found > 0 || sounds ? .partly : .different
    }
  }

  private mutating func split(_ text: TextBytes, into names: WritableKeyPath<NameSpellings, [Name]>) {
    self[keyPath: names].removeAll(keepingCapacity: true)
    for name in text.split(separator: 0x0A).prefix(Self.mostNames) {
      let start = letters.count
      let tab = name.firstIndex(of: 0x09) ?? name.endIndex
      letters += name[..<tab].lazy.filter { $0 != 0x20 }
      let middle = letters.count
      letters += name[tab...].lazy.filter { $0 != 0x20 && $0 != 0x09 }
      if middle > start { self[keyPath: names].append(Name(family: start..<middle, given: middle..<letters.count)) }
    }
  }

  private static func isSame(_ letters: TextBytes, _ one: Name, _ other: Name) -> Bool {
    NameWords.isSame(TextBytes(rebasing: letters[one.family]), TextBytes(rebasing: letters[other.family]))
      || isSwapped(letters, one, other) || isSwapped(letters, other, one)
  }

  /// `John, Smith` and `Smith, J`.
  private static func isSwapped(_ letters: TextBytes, _ one: Name, _ other: Name) -> Bool {
    one.given.count > 1 && !other.given.isEmpty && letters[one.family.lowerBound] == letters[other.given.lowerBound]
      && letters[one.given].elementsEqual(letters[other.family])
  }

  /// `Mohammed` and `Muhammad`, `Tchaikovsky` and `Chaikovskii`: four consonants or more, the same in the same order.
  static func soundsSame(_ one: Slice<TextBytes>, _ other: Slice<TextBytes>) -> Bool {
    let (left, right) = (consonants(one), consonants(other))
    return left.count > 3 && left == right
  }

  private static func consonants(_ name: Slice<TextBytes>) -> [UInt8] {
    var result: [UInt8] = []
    var before: UInt8 = 0
    for (place, byte) in name.enumerated() {
      let letter: UInt8
      switch byte {
      case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79, 0x6A: letter = 0
      // Behind a consonant it only tells how that is said.
      case 0x68: letter = before == 0 && place > 0 || place == 0 ? byte : 0
      case 0x63, 0x71: letter = 0x6B
      case 0x77: letter = 0x76
      case 0x7A: letter = 0x73
      // `Tch`, `Ts`.
      case 0x74 where place == 0 && name.dropFirst().first == 0x63: continue
      default: letter = byte
      }
      if letter != 0, letter != result.last || before == 0 { result.append(letter) }
      before = letter
    }
    return result
  }
}
