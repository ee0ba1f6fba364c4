import Prose
import Records
import Testing

@Suite("Sentences of a text")
struct SentenceTests {
  private func sentences(_ markdown: String) -> [Sentence] { ProseDocument(markdown: markdown).sentences }

  private func keys(_ markdown: String) -> [String] { sentences(markdown).flatMap(\.citations).map(\.key) }

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

  @Test(arguments: [
    ("It fell in group A. They ran [@x].", 2), ("They took vitamin D [@x]. In both it rose.", 2),
    ("Zij zaten in groep B. Het lopen hielp.", 2), ("J. Smith and A. B. Jones ran.", 1),
    ("K. De Vries and X. He ran.", 1), ("Made by A. Theys in Ghent.", 1),
  ])
  func `end at a single capital before a word that begins one`(markdown: String, count: Int) {
    #expect(sentences(markdown).count == count)
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

  @Test(
    "cite as pandoc reads it",
    arguments: [
      ("[@a1; @b2; c]", ["a1", "b2"]), ("Mail a@b.nl or <c@d.nl>.", []), (#"Not \@a, but @b."#, ["b"]),
      ("@{https://example.org/x?y=1}", ["https://example.org/x?y=1"]), ("@doe_99:x, and @foo.", ["doe_99:x", "foo"]),
      ("[a link to @x](https://y.nl/@z)", ["x"]), ("![a picture](p.png) [@x]{.class}", ["x"]),
      ("[see [@x], and @y; @z]", ["x", "y", "z"]), ("`@code` and [@x]", ["x"]), ("``[@a] ` [@b]`` [@c]", ["c"]),
      ("<a href=\"@x\">@y</a>", ["y"]), ("Straße 3 [@müller2001]", ["müller2001"]),
    ])
  func keys(markdown: String, expected: [String]) {
    #expect(keys(markdown) == expected)
  }

  @Test(
    "leave out what is no running text",
    arguments: [
      "---\ntitle: '[@x]'\n---\n", "```\n[@x]\n```\n", "~~~~ md\n[@x]\n~~~\n~~~~\n", "    [@x]\n",
      "<!-- [@x]\n\n[@y] -->\n",
      "<script>\n[@x]\n</script>\n", "[@x] in a `code [@y] of two\nlines`".replacingOccurrences("[@x] in", "In"),
      "[ref]: https://x.nl/@x\n", "% Title [@x]\n% Author\n",
    ])
  func passedOver(markdown: String) {
    #expect(keys(markdown).isEmpty)
    #expect(keys(markdown + "\n\nAfter it [@z].\n") == ["z"])
  }

  @Test func `stand in headings, lists, quotations, cells and footnotes as well`() {
    let found = sentences(
      """
      # Threats [@h] {#threats}

      1. One [@a].
         Still one [@b].

         Further [@c].
      > Quoted
      > text [@d].

      | Study | Says |
      |:--|--|
      | [@e] | a \\| b [@f] |

      Words.^[A note [@g]. Two.] More[^1].

      [^1]: Below [@i].

          And on [@j].
      """)
    let placed = found.flatMap { sentence in sentence.citations.map { "\($0.key) \(sentence.place)" } }
    #expect(
      placed == [
        "h heading", "a paragraph", "b paragraph", "c paragraph", "d paragraph", "e cell", "f cell", "g footnote",
        "i footnote", "j paragraph",
      ])
    #expect(found.first { $0.text == "Quoted text [@d]." }?.section == ["Threats [@h]"])
    #expect(found.contains { $0.text == "a | b [@f]" })
  }

  @Test func `take the citation behind their full stop, where the next one begins with a capital`() {
    let found = sentences("It rose. [@a] Then it fell. @b saw it. [@c]")
    #expect(found.map(\.text) == ["It rose. [@a]", "Then it fell.", "@b saw it. [@c]"])
  }

  @Test func `hold the notes behind their words or behind their full stop`() throws {
    let found = sentences(
      """
      One [@a]<!-- claim theme=x -->, and two{claim theme="y z", w count=2 not}. <!-- claim kind=own -->
      Three.
      <!-- claim
        theme = drop-out -->
      """)
    #expect(found.map(\.text) == ["One [@a], and two.", "Three."])
    #expect(found.map(\.notes.count) == [3, 1])
    let second = try #require(found.first?.notes.dropFirst().first?.note)
    #expect(second.entries.map(\.key) == ["theme", "count", "not"])
    #expect(second.entries.map { $0.values.map(\.text) } == [["y z", "w"], ["2"], []])
    #expect(second.entries[0].values.map(\.mark) == [Mark(line: 1, column: 53), Mark(line: 1, column: 60)])
    #expect(found.last?.notes.first?.note.entries.first?.values.first?.text == "drop-out")
  }

  @Test(
    "say where a note or citation goes wrong",
    arguments: [
      (
        "One [@a]<!-- claim theme=x.\n\nTwo <!-- claim kind=own -->.",
        "1:9: this claim is not closed: expected '-->' before the paragraph ends"
      ),
      ("One {claim theme=x.", "1:5: this claim is not closed: expected '}' before the paragraph ends"),
      ("One [@a.", "1:5: this '[' of a citation is not closed: expected ']'"),
      ("One [@a]].", "1:9: this ']' closes nothing: the citation ends at the one before it"),
      ("One [-@a; @b]].", "1:14: this ']' closes nothing: the citation ends at the one before it"),
      ("One [[@a].", "1:5: this '[' is not closed: the citation begins at the one behind it"),
      ("One <!-- claim theme=\"x -->.", "1:22: the quotation mark is not closed"),
      ("One <!-- claim theme= -->.", "1:22: expected a value after 'theme=', such as theme=drop-out"),
      ("One <!-- claim =x -->.", "1:16: expected a key before '=', such as theme=drop-out"),
      (
        "<!-- claim kind=own --> One.",
        "1:1: this claim stands behind no sentence: write it behind the words it belongs to"
      ),
      (
        "One.\n\n<!-- claim kind=own -->",
        "3:1: this claim stands behind no sentence: write it behind the words it belongs to"
      ),
      ("One <!-- claims theme=x -->.", "1:5: a note begins with the word 'claim' or 'bewering'"),
      ("One <!-- beweringen thema=x -->.", "1:5: a note begins with the word 'claim' or 'bewering'"),
      ("One {.claim theme=x}.", "1:5: a note begins with the word 'claim' or 'bewering'"),
      ("One {{claim theme=x}}.", "1:5: a note begins with the word 'claim' or 'bewering'"),
      ("One [@a] claim theme=x}.", "1:10: this claim is not opened: expected '{' or '<!--' before it"),
      ("One [@a] bewering thema=x -->.", "1:10: this claim is not opened: expected '{' or '<!--' before it"),
      ("One <!-- never closed\n\nTwo.", "1:5: this comment is not closed: expected '-->'"),
    ])
  func faults(markdown: String, expected: String) {
    let faults = ProseDocument(markdown: markdown).faults
    #expect(faults.map { "\($0.mark.line):\($0.mark.column): \($0.message)" } == [expected])
  }

  @Test(
    "may have brackets around brackets",
    arguments: ["One [[@a]].", "One [see [@a]].", "One [[link](x) @a].", "One [a]].", "One \\[[@a]\\].", "One [@a] ]."])
  func brackets(markdown: String) {
    #expect(ProseDocument(markdown: markdown).faults.isEmpty)
  }

  @Test func `may claim and calculate without a note`() {
    #expect(ProseDocument(markdown: "We claim a lot {see x=1}, claim n = 5, and {p} --> q.").faults.isEmpty)
  }

  @Test func `have blanks and signs that are written as entities`() {
    #expect(sentences("Two&nbsp;studies&#160;say&thinsp;so &amp; more.").map(\.text) == ["Two studies say so & more."])
  }

  @Test func `have notes that begin with a Dutch word as well`() {
    for markdown in ["Een [@a]<!-- bewering thema=x -->.", "Een [@a]{bewering thema=x}."] {
      let document = ProseDocument(markdown: markdown)
      #expect(document.faults.isEmpty)
      #expect(document.sentences.flatMap(\.notes).map(\.note.entries.first?.key) == ["thema"])
    }
    #expect(sentences("Een. <!-- beweringlijst --> Twee.").flatMap(\.notes).isEmpty)
  }

  @Test func `stand where an editor sees them behind a byte order mark`() {
    let document = ProseDocument(markdown: "\u{FEFF}One [@a]. Two [@b].")
    #expect(
      document.sentences.flatMap(\.citations).map(\.mark) == [Mark(line: 1, column: 6), Mark(line: 1, column: 16)])
    #expect(keys("\u{FEFF}---\ntitle: '@x'\n---\n\nOne [@a].") == ["a"])
  }

  @Test func `are read on behind a note that is not closed`() {
    #expect(keys("One [@a]<!-- claim theme=x.\n\nTwo [@b].") == ["a", "b"])
  }

  @Test func `know a source that is named as the way to another`() {
    let keys = sentences("So [@a; via @b]. And [@c, in @d; @e]. [In @f; via @g]. @h, in @i, says.").flatMap(\.citations)
    #expect(keys.filter(\.isVia).map(\.key) == ["b", "d", "g", "i"])
  }
}

extension String {
  fileprivate func replacingOccurrences(_ part: String, _ other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
