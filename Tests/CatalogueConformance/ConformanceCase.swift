package import Catalogue
package import Records

/// One thing that every index must do, whatever it is made of.
///
/// A test target hands `ConformanceCase.all` to a parameterised test with a way to make its index:
///
///     @Test(arguments: ConformanceCase.all)
///     func `the index answers as every index does`(_ conformance: ConformanceCase) throws {
///       let differences = try conformance.differences { MemoryIndex($0) }
///       #expect(differences == [])
///     }
package struct ConformanceCase: Sendable, CustomStringConvertible {
  /// Makes the index under test from records.
  package typealias MakeIndex = (_ records: [FiledRecord]) throws -> any CatalogueIndex

  /// What must be so, as a sentence.
  package let name: String
  private let check: @Sendable (MakeIndex) throws -> [String]

  init(_ name: String, check: @escaping @Sendable (MakeIndex) throws -> [String]) {
    self.name = name
    self.check = check
  }

  package var description: String { name }

  /// Where the index answers something else than it must; empty where it conforms.
  ///
  /// - Throws: what the index or its making throws.
  package func differences(_ makeIndex: MakeIndex) throws -> [String] {
    try check(makeIndex)
  }

  package static let all: [ConformanceCase] = catalogueCases + textCases + hostileCases + randomCases
}

extension ConformanceCase {
  /// A question in words, as a user would put it, and the records that answer it.
  struct Question: Sendable {
    var words: String
    var prefix = false
    var ids: Set<String>

    init(_ words: String, prefix: Bool = false, finds ids: Set<String>) {
      self.words = words
      self.prefix = prefix
      self.ids = ids
    }
  }

  /// A case that puts questions to an index of `records`.
  ///
  /// Each answer is written out, and must also be the plain catalogue's: so the suite checks itself.
  init(_ name: String, records: [FiledRecord], _ questions: [Question]) {
    self.init(name) { makeIndex in
      let index = try makeIndex(records)
      let plain = MemoryIndex(records)
      return try questions.flatMap { question in
        let tokens = SearchText.tokens(of: question.words)
        let answers = [
          ("index", try index.records(containing: tokens, prefix: question.prefix)),
          ("plain catalogue", plain.records(containing: tokens, prefix: question.prefix)),
        ]
        return answers.filter { $0.1 != question.ids }.map { who, ids in
          "the \(who) finds \(ids.sorted()) for \(question.words.prefix(80)), expected \(question.ids.sorted())"
        }
      }
    }
  }
}

/// What two lists differ in, in words; nil where they do not.
func difference<Element: Equatable>(_ what: String, _ found: [Element], _ expected: [Element]) -> String? {
  guard found != expected else { return nil }
  guard found.count == expected.count else { return "\(what): \(found.count) of them, expected \(expected.count)" }
  let pair = zip(found, expected).first { $0 != $1 }
  return pair.map { "\(what): found \($0), expected \($1)" }
}
