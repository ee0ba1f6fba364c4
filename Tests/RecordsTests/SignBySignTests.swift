import Testing

@testable import Records

@Suite("Texts sign by sign")
struct SignBySignTests {
  @Test(arguments: [
    ("a\"b\"", "\"", "\"\"", "a\"\"b\"\""), ("\"\u{301}", "\"", "'", "'\u{301}"), ("", "a", "b", ""),
    ("aaa", "aa", "b", "ba"), ("x<jats:p>y<jats:px", "<jats:p>", "<p>", "x<p>y<jats:px"), ("añb", "ñ", "n", "anb"),
    ("an\u{303}b", "ñ", "n", "an\u{303}b"), ("abc", "", "x", "abc"), ("é€", "€", "E", "éE"),
  ])
  func `a part is replaced wherever it stands, whatever is written over it`(
    text: String, part: String, other: String, expected: String
  ) {
    #expect(Array(text.replacing(scalars: part, with: other).utf8) == Array(expected.utf8))
    #expect(Array(text[...].replacing(scalars: part, with: other).utf8) == Array(expected.utf8))
  }
}
