import Deduplication
import Dispatch
import Foundation
import Synchronization

/// Makes records with noisy copies among them, the same for the same seed: what the search for duplicates is timed on.
struct DuplicateGenerator {
  /// A record as databases give it, in strings.
  struct Item {
    var id: String
    var title: String
    var authors: [(family: String, given: String)]
    var year: Int
    var journal: String
    var volume: String
    var issue: String
    var pages: String
    var doi: String
    var abstract: String
  }

  /// One in so many is a copy of the one before.
  static let copyShare = 10

  private var random: SplitMix
  private static let words = makeWords(20_000, letters: 3...4, seed: 11)
  private static let families = makeWords(20_000, letters: 2...4, seed: 12)
  private static let journals = makeJournals()

  init(seed: UInt64) { random = SplitMix(state: seed) }

  // MARK: Words

  private static func makeWords(_ count: Int, letters: ClosedRange<Int>, seed: UInt64) -> [String] {
    var random = SplitMix(state: seed)
    let onsets = [
      "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t",
    ]
    let ends = ["a", "e", "i", "o", "u", "al", "en", "is", "or", "um", "ein", "ist", "ol"]
    return (0..<count).map { _ in
      (0..<Int.random(in: letters, using: &random)).map { _ in
        (onsets.randomElement(using: &random) ?? "") + (ends.randomElement(using: &random) ?? "")
      }.joined()
    }
  }

  private static func makeJournals() -> [(full: String, short: String)] {
    var random = SplitMix(state: 13)
    let firsts = [
      ("Journal of", "J"), ("American Journal of", "Am J"), ("Archives of", "Arch"), ("European Journal of", "Eur J"),
      ("Annals of", "Ann"),
    ]
    return (0..<3000).map { _ in
      let first = firsts.randomElement(using: &random) ?? firsts[0]
      let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (words.randomElement(using: &random) ?? "").capitalized + "ology"
      }
      return (
        first.0 + " " + parts.joined(separator: " and "),
        first.1 + " " + parts.map { String($0.prefix(5)) }.joined(separator: " ")
      )
    }
  }

  private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

  /// The first words far more often than the last.
  private mutating func word() -> String {
    let share = Double(below(1 << 20)) / Double(1 << 20)
    return Self.words[Int(share * share * Double(Self.words.count))]
  }

  // MARK: Records

  mutating func item(_ number: Int) -> Item {
    let journal = Self.journals[below(Self.journals.count)]
    let page = 1 + below(2000)
    let year = 1970 + below(55)
    let words = (0..<(6 + below(12))).map { _ in word() }
    return Item(
      id: "r\(number)",
      title: words.joined(separator: " ").prefix(1).uppercased() + words.joined(separator: " ").dropFirst(),
      authors: (0..<(1 + below(7))).map { _ in
        (Self.families[below(Self.families.count)].capitalized, Self.words[below(2000)].capitalized)
      },
      year: year, journal: journal.full, volume: "\(1 + below(90))", issue: "\(1 + below(12))",
      pages: "\(page)-\(page + 2 + below(12))",
      doi: below(3) == 0
        ? ""
        : "10.\(1000 + below(8000))/\(journal.short.prefix(4).trimmingCharacters(in: .whitespaces)).\(year).\(number)",
      abstract: below(2) == 0 ? "" : (0..<(80 + below(80))).map { _ in word() }.joined(separator: " "))
  }

  /// The same publication as another database has it.
  mutating func copy(of item: Item, _ number: Int) -> Item {
    var copy = item
    copy.id = "c\(number)"
    if below(2) == 0 { copy.title = copy.title.capitalized + "." }
    if below(6) == 0 { copy.title = misspelt(copy.title) }
    if below(20) == 0, copy.title.count > 60 { copy.title = String(copy.title.prefix(50)) }
    if below(2) == 0, let journal = Self.journals.first(where: { $0.full == item.journal }) {
      copy.journal = journal.short
    }
    if below(2) == 0 { copy.authors = copy.authors.map { ($0.family.uppercased(), String($0.given.prefix(1))) } }
    if below(10) == 0 { copy.authors = Array(copy.authors.prefix(1)) }
    if below(3) == 0 { copy.doi = "" }
    if below(3) == 0 { copy.issue = "" }
    if below(10) == 0 { copy.pages = "" }
    if below(15) == 0 { copy.volume = "" }
    if below(20) == 0 { copy.year += 1 }
    if below(3) == 0 { copy.abstract = "" }
    if below(4) == 0, let dash = copy.pages.firstIndex(of: "-") { copy.pages = String(copy.pages[..<dash]) }
    return copy
  }

  private mutating func misspelt(_ title: String) -> String {
    var letters = Array(title)
    let place = below(letters.count)
    switch below(3) {
    case 0: letters.remove(at: place)
    case 1: letters.insert("e", at: place)
    default: if place + 1 < letters.count { letters.swapAt(place, place + 1) }
    }
    return String(letters)
  }

  // MARK: Into a table

  /// The records of a part of the whole, each copy behind its original.
  static func items(_ range: Range<Int>, _ take: (Item) -> Void) {
    var generator = DuplicateGenerator(seed: UInt64(range.lowerBound) &* 0x9E37_79B9 &+ 5)
    var last: Item?
    for number in range {
      if isCopy(number), let original = last {
        take(generator.copy(of: original, number))
      } else {
        let item = generator.item(number)
        last = item
        take(item)
      }
    }
  }

  /// Whether the record of this number is a copy of the one before.
  static func isCopy(_ number: Int) -> Bool { number % copyShare == copyShare - 1 }

  /// All the records as a table.
  static func table(count: Int, processors: Int) -> MatchTable {
    let parts = Mutex<[Int: MatchTable]>([:])
    let chunks = (count + chunk - 1) / chunk
    var table = MatchTable()
    for first in stride(from: 0, to: chunks, by: processors) {
      DispatchQueue.concurrentPerform(iterations: min(processors, chunks - first)) { place in
        let number = first + place
        let part = Self.table((number * chunk)..<min(count, (number + 1) * chunk))
        parts.withLock { $0[number] = part }
      }
      for number in first..<min(chunks, first + processors) {
        if let part = parts.withLock({ $0.removeValue(forKey: number) }) { table.add(part) }
      }
    }
    return table
  }

  private static let chunk = 10_000

  /// The records as a table of a set, with the pairs that are known.
  static func write(_ count: Int, to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var records = "ID,title,author,year,journal,volume,number,pages,doi,abstract\n"
    var known = "merged_ids\n"
    let path = folder.appendingPathComponent("records_pre_merged.csv")
    try Data().write(to: path)
    let file = try FileHandle(forWritingTo: path)
    for start in stride(from: 0, to: count, by: chunk) {
      var last = ""
      items(start..<min(count, start + chunk)) { item in
        let authors = item.authors.map { "\($0.family), \($0.given)" }.joined(separator: " and ")
        let cells = [
          item.id, item.title, authors, "\(item.year)", item.journal, item.volume, item.issue, item.pages, item.doi,
          item.abstract,
        ]
        records += cells.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n"
        if item.id.hasPrefix("c") { known += "\(last);\(item.id)\n" }
        last = item.id
      }
      try file.write(contentsOf: Data(records.utf8))
      records = ""
    }
    try file.close()
    try Data(known.utf8).write(to: folder.appendingPathComponent("merged_record_ids.csv"))
  }

  static func table(_ range: Range<Int>) -> MatchTable {
    var table = MatchTable()
    var bytes: [UInt8] = []
    items(range) { item in
      bytes.removeAll(keepingCapacity: true)
      func put(_ text: String) -> Range<Int> {
        let start = bytes.count
        bytes += text.utf8
        return start..<bytes.count
      }
      let texts = [item.id, item.title, item.journal, item.volume, item.issue, item.pages, item.doi, item.abstract].map(
        put)
      let names = item.authors.map { (put($0.family), put($0.given)) }
      bytes.withUnsafeBufferPointer { bytes in
        func part(_ range: Range<Int>) -> TextBytes? { range.isEmpty ? nil : TextBytes(rebasing: bytes[range]) }
        var fields = MatchFields(id: TextBytes(rebasing: bytes[texts[0]]))
        fields.title = part(texts[1])
        fields.container = part(texts[2])
        fields.volume = part(texts[3])
        fields.issue = part(texts[4])
        fields.pages = part(texts[5])
        fields.doi = part(texts[6])
        fields.abstract = part(texts[7]).map { [$0] } ?? []
        fields.year = item.year
        fields.authors = names.map { MatchFields.Author(family: part($0.0), given: part($0.1)) }
        table.add(fields)
      }
    }
    return table
  }
}
