/// What is compared of one record, small enough to hold a million of them: numbers, hashes, and places in the arena of the
/// table that holds it.
struct MatchKey {
  /// A part of the table's arena.
  struct Span {
    var start = 0
    var count: Int32 = 0

    var isEmpty: Bool { count == 0 }
    var range: Range<Int> { start..<(start + Int(count)) }
  }

  /// Folded words with a space between, without what databases write round a title; the first two thousand bytes.
  var title = Span()
  /// The original title of a translation, the same way.
  var originalTitle = Span()
  /// See ``AuthorComparison``.
  var authors = Span()
  /// See ``ContainerComparison``.
  var container = Span()
  /// See ``PublisherKey``; of what stands in a journal, none.
  var publisher = Span()

  /// Of the whole title without its spaces; 0 where there is none.
  var titleHash: UInt64 = 0
  var originalTitleHash: UInt64 = 0
  var doi: UInt64 = 0
  /// Of a DOI without the number of its version; 0 where it is none of a review that is renewed.
  var doiSeries: UInt64 = 0
  var pmcid: UInt64 = 0
  var isbn: UInt64 = 0
  var registration: UInt64 = 0
  /// Of everything that is compared: two records with the same are the same in every field.
  var content: UInt64 = 0
  var pmid: UInt32 = 0
  var issn: (UInt32, UInt32) = (0, 0)
  var page = PageKey()
  /// 0 where there is none.
  var volume: UInt32 = 0
  var issue: UInt32 = 0
  var year: Int16 = 0
  /// Another year the record gives: that of publication online.
  var otherYear: Int16 = 0
  /// Thirty-two times the month, and the day, as far as they are given.
  var day: UInt16 = 0
  var titleWords: UInt16 = 0
  var authorCount: UInt8 = 0
  /// The number of the edition; 0 where there is none.
  var edition: UInt8 = 0
  var kind = RecordKind()
  var abstract = AbstractSketch()
  var isStudy = false
}

/// What kind of publication a record is, as far as that decides whether two can be the same.
package struct RecordKind: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// A correction of another publication.
  package static let erratum = RecordKind(rawValue: 1)
  /// Says that another publication is taken back.
  package static let retractionNotice = RecordKind(rawValue: 2)
  /// An answer of authors to a comment.
  package static let reply = RecordKind(rawValue: 4)
  /// Comments on another publication, letters among them.
  package static let comment = RecordKind(rawValue: 8)
  package static let preprint = RecordKind(rawValue: 16)
  /// An abstract or a paper of a conference.
  package static let conference = RecordKind(rawValue: 32)
  package static let thesis = RecordKind(rawValue: 64)
  package static let book = RecordKind(rawValue: 128)
  /// In the supplement of a journal.
  package static let supplement = RecordKind(rawValue: 256)
  /// Was taken back: the same publication under a changed title.
  package static let retracted = RecordKind(rawValue: 512)
  /// Part of a book.
  package static let chapter = RecordKind(rawValue: 1024)
  package static let report = RecordKind(rawValue: 2048)
  /// In no journal, book or series: a manuscript, a poster, a set of data in a repository.
  package static let unpublished = RecordKind(rawValue: 4096)
  /// Its title stands in brackets, as that of a translation does.
  package static let translated = RecordKind(rawValue: 8192)

  /// A letter, an editorial or a comment, by the type that its source gives it.
  package static let letter = RecordKind(rawValue: 16384)
  /// An article or a review, by the type that its source gives it.
  package static let article = RecordKind(rawValue: 32768)

  /// Says that there are doubts about another publication.
  package static let concern = RecordKind(rawValue: 65536)
  /// Was published before, and says so.
  package static let republished = RecordKind(rawValue: 131072)

  /// Adds to another publication.
  package static let addendum = RecordKind(rawValue: 262144)

  /// Works with a title and a subtitle of their own.
  static let ofOwn: RecordKind = [.book, .thesis, .report]

  /// What tells a publication from the one it is about.
  static let about: RecordKind = [.erratum, .addendum, .retractionNotice, .concern, .reply, .comment]
}

/// Pages as numbers: `S212-S216` is the prefix `s`, 212 and 216.
struct PageKey: Hashable {
  /// Up to eight letters before the first number.
  var prefix: UInt64 = 0
  /// 0 where there is no page.
  var first: UInt32 = 0
  /// The last page; 0 where only one is given.
  var last: UInt32 = 0
  /// The letter behind the first number, as in `102A`, or what follows a point, as in `1378.e1`.
  var suffix: UInt32 = 0
  /// The letters before the number are capitals.
  var isCapital = false

  var isMissing: Bool { first == 0 }

  /// `S45`, `A12`, `P1.3-045`, `OP12`, `iii245`: of a supplement, or the number of an abstract in one; but `a1754` and
  /// `A7123` are those of electronic articles.
  var isOfSupplement: Bool {
    if prefix == 0x73 { return true }
    return isCapital ? Self.supplements.contains(prefix) && !isNumberedByA : Self.numerals.contains(prefix)
  }

  /// Perhaps of a supplement, perhaps the number of an electronic article: `i245` is both in the journals of one publisher and
  /// the articles of one year in another, `A1234` an abstract in one journal and an article in another.
  var mayBeOfSupplement: Bool { isOfSupplement || isNumberedByA || prefix == 0x69 && !isCapital }

  private var isNumberedByA: Bool { prefix == 0x61 && isCapital && first > 999 }

  /// Whether letters are those before the number of an abstract: `P`, `OP`.
  static func isLetters(of letters: some Collection<UInt8>) -> Bool {
    letters.count <= 8 && supplements.contains(letters.reduce(0) { $0 << 8 | UInt64($1) })
  }

  private static let supplements: Set<UInt64> = Set(
    [
      "s", "a", "p", "o", "op", "po", "pp", "fp", "ep", "os", "ps", "sp", "oc", "pc", "ab", "abs", "abstract", "poster",
      "suppl",
    ].map {
      $0.utf8.reduce(0) { $0 << 8 | UInt64($1) }
    })

  /// What some journals set before the pages of their supplements, the second and on.
  private static let numerals: Set<UInt64> = Set(
    ["ii", "iii", "iv", "vi", "vii", "viii", "ix"].map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })
}

/// The eight smallest hashes of an abstract's groups of three words: how many two abstracts share tells how alike they are.
///
/// Source: A. Z. Broder, *On the resemblance and containment of documents*, 1997.
struct AbstractSketch: Hashable {
  static let size = 8
  var values = SIMD8<UInt32>(repeating: .max)

  var isMissing: Bool { values[7] == .max }

  /// The share of the smallest hashes of both together that both have, from 0 to 1; nil where either has no abstract.
  func likeness(to other: AbstractSketch) -> Double? {
    guard !isMissing, !other.isMissing else { return nil }
    if values == other.values { return 1 }
    var (left, right, seen, shared) = (0, 0, 0, 0)
    while seen < Self.size, left < Self.size, right < Self.size {
      let (a, b) = (values[left], other.values[right])
      if a == b { shared += 1 }
      if a <= b { left += 1 }
      if b <= a { right += 1 }
      seen += 1
    }
    return Double(shared) / Double(Self.size)
  }

  /// Takes in one hash, keeping the smallest in order.
  mutating func take(_ hash: UInt32) {
    guard hash < values[7], !any(values .== SIMD8(repeating: hash)) else { return }
    var place = 7
    while place > 0, values[place - 1] > hash {
      values[place] = values[place - 1]
      place -= 1
    }
    values[place] = hash
  }
}
