import Records
import Testing

@Suite("A number with its noun")
struct NumberWithNounTests {
  @Test(
    "is in the singular for one alone",
    arguments: [(0, "0 hits", "0 studies"), (1, "1 hit", "1 study"), (2, "2 hits", "2 studies")])
  func noun(count: Int, regular: String, irregular: String) {
    #expect(count.of("hit") == regular)
    #expect(count.of("study", "studies") == irregular)
  }
}
