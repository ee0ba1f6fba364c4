import TestSupport
import Catalogue
import CatalogueConformance
import Foundation
import Records
import Synchronization
import Testing

@testable import CatalogueSQLite

@Suite struct PartsTests {
  /// Values from the reference implementation, xxhsum 0.8.
  @Test(arguments: [
    ("", 0xEF46_DB37_51D8_E999 as UInt64), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
  ]) func `the hash is XXH64`(_ text: String, _ expected: UInt64) {
    #expect(ContentHash.hash(Array(text.utf8)) == expected)
  }

  @Test func `the links of a record are read as they were written`() throws {
    func finding(_ id: String, via: String? = nil, sources: [String] = [], document: String? = nil) -> Finding {
      Finding(
        id: id, statement: ["en": "words"], locator: Locator(document: document), statedBy: .authors, via: via,
        sources: sources)
    }
    let full = StudyRecord(
      id: "a", role: .background, citation: Citation(id: "a", type: "book"),
      effects: [Effect(finding: finding("a e1", document: "thesis"), direction: .unclear)],
      threats: [finding("a-t1", via: "b"), finding("a-t2", sources: ["c", "d%"]), finding("a-t3")],
      remarks: [finding("a-r1", via: "b", sources: ["c"], document: "thesis")])
    let bare = StudyRecord(id: "b", role: .included, citation: Citation(id: "b", type: "book"))
    for record in [full, bare] {
      let links = RecordLinks(FiledRecord(record: record, file: "studies/x.json"))
      #expect(try LinkText.links(id: record.id, file: "studies/x.json", text: LinkText.text(of: links)) == links)
    }
    for text in ["", "included", "included\t0 0 0", "included\t1 0 0 0", "included\t-1 0 0 1\tx"] {
      #expect(throws: IndexDamage.self) { try LinkText.links(id: "a", file: "a", text: text) }
    }
  }

  @Test func `the hash of every length up to two hundred bytes differs, and with every byte`() {
    var seen: Set<UInt64> = []
    for length in 0...200 {
      var bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      #expect(seen.insert(ContentHash.hash(bytes)).inserted)
      for index in bytes.indices {
        bytes[index] ^= 0x10
        #expect(seen.insert(ContentHash.hash(bytes)).inserted)
        bytes[index] ^= 0x10
      }
    }
  }

  @Test(arguments: [[], [""], ["", ""], ["a"], ["a", "b-c"], ["two words", "%", "%20", "100%25", "\0", "é ü"]])
  func `a list comes back out of its column`(_ items: [String]) {
    let text = Self.line { $0.add(items) }
    #expect(!text.utf8.contains(0))
    #expect(ColumnText.list(in: text) == items)
  }

  @Test func `ids stand in their column as they are`() {
    let line = Self.line {
      $0.add(["depression", "mood-disturbance"])
      $0.add(pairs: [("depression", "improved"), (nil, "mixed")])
      $0.add(QuantityRange(min: 3, max: Numeral("5.50")))
      $0.add(QuantityRange(min: 30))
      $0.add(Int?.none)
      $0.add(12)
    }
    #expect(line == "depression mood-disturbance\tdepression=improved =mixed\t3..5.50\t30..\t\t12")
  }

  @Test func `ages of groups apart come back out of the index, and a span that ends before it begins is damage`() throws
  {
    var facets = StudyFacets(id: "a", file: "studies/a.json", role: .included)
    facets.ageSpans = [14...15, 40...50]
    let text = FacetText.text(of: facets)
    #expect(try FacetText.facets(id: "a", file: "studies/a.json", text: text) == facets)
    let damaged = text.replacing("40..50", with: "50..40")
    #expect(throws: IndexDamage.self) { try FacetText.facets(id: "a", file: "studies/a.json", text: damaged) }
  }

  private static func line(_ write: (inout ColumnLine) -> Void) -> String {
    var line = ColumnLine()
    write(&line)
    return line.text
  }

  @Test(arguments: ["", "3", "3.5", "a..b", "3...5", "..1.", "1..2..3"])
  func `text that is no range is damage`(_ text: String) {
    #expect(throws: IndexDamage.self) { try ColumnText.range(in: text) }
  }

  /// The definition, scalar by scalar; `SearchText` takes short ways.
  private func plainTokens(_ text: String) -> [String] {
    FoldedText.folded(text).unicodeScalars.split { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber, .spacingMark:
        false
      default: true
      }
    }.map { String($0) }
  }

  @Test func `every scalar by itself and between letters is cut as it would be`() {
    for value in 0...0x2FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(scalar)b \(scalar)"
      let tokens = SearchText.tokens(of: text)
      if tokens.map({ Array($0.utf8) }) != plainTokens(text).map({ Array($0.utf8) }) {
        Issue.record("U+\(String(value, radix: 16)) is cut to \(tokens), expected \(plainTokens(text))")
      }
    }
  }

  @Test(arguments: 1...20) func `text is cut as scalar by scalar it would be`(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let ranges: [ClosedRange<UInt32>] = [
      0...0x7F, 0...0x7F, 0x80...0x24F, 0x300...0x36F, 0x370...0x5FF, 0x900...0xFFF, 0x1E00...0x2FFF,
      0xAC00...0xD7A3, 0xFB00...0xFFFD, 0x1D100...0x1F6FF,
    ]
    for _ in 0..<300 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let value = UInt32.random(in: ranges.randomElement(using: &generator) ?? 0...0x7F, using: &generator)
        if let scalar = Unicode.Scalar(value) { text.append(scalar) }
      }
      let tokens = SearchText.tokens(of: String(text))
      let scalars = tokens.map { Array($0.unicodeScalars) }
      #expect(scalars == plainTokens(String(text)).map { Array($0.unicodeScalars) })
    }
  }

  @Test(arguments: [0, 1, 31, 32, 33, 1000]) func `parallel work is taken in order, whole`(_ count: Int) {
    var taken: [Int] = []
    ParallelMap.run(Array(0..<count), transform: { $0 * 2 }, consume: { taken.append($0) })
    #expect(taken == (0..<count).map { $0 * 2 })
  }

  @Test func `parallel work ends where taking fails`() {
    struct Enough: Error {}
    var taken = 0
    #expect(throws: Enough.self) {
      try ParallelMap.run(Array(0..<1000), transform: { $0 }) { (_: Int) throws in
        taken += 1
        if taken == 40 { throw Enough() }
      }
    }
    #expect(taken == 40)
  }
}
