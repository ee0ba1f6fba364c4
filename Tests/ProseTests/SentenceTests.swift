import Prose
import Records
import Testing

@Suite("Sentences of a text")
struct SentenceTests {
  private func sentences(_ markdown: String) -> [Sentence] { ProseDocument(markdown: markdown).sentences }

  @Test func `end where a new one begins, and not at an abbreviation`() {
    let found = sentences(
      "Greist et al. found it, e.g. in p. 3 of it. Twee studies, o.a. van dr. Bosscher, niet. \"Is it?\" She ran 3.5 km."
    )
    #expect(
      found.map(\.text) == [
        "Greist et al. found it, e.g. in p. 3 of it.", "Twee studies, o.a. van dr. Bosscher, niet.", "\"Is it?\"",
        "She ran 3.5 km.",
      ])
  }

  @Test func `hold the keys they cite, with their places`() {
    let found = sentences(
      "Two *studies* mention\ndrop-out [see @greist1978, p. 3; -@nabkasorn2005]. As @damen1984 [p. 4] says.")
    #expect(
      found.map(\.text) == [
        "Two studies mention drop-out [see @greist1978, p. 3; -@nabkasorn2005].", "As @damen1984 p. 4 says.",
      ])
    let keys = found.flatMap(\.citations)
    #expect(keys.map(\.key) == ["greist1978", "nabkasorn2005", "damen1984"])
    #expect(keys.map(\.mark) == [Mark(line: 2, column: 15), Mark(line: 2, column: 34), Mark(line: 2, column: 55)])
    #expect(keys.map(\.isAuthorSuppressed) == [false, true, false])
    #expect(keys.map(\.isInText) == [false, false, true])
  }
}
