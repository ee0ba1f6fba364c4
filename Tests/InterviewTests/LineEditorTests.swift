import Testing

@testable import Interview

@Suite("The line editor")
struct LineEditorTests {
  static let words = ["alpha", "alpine", "beta", "gamma", "delta", "epsilon", "zeta", "eta"]

  static func editor() -> LineEditor {
    LineEditor { typed in
      let part =
        typed.split(omittingEmptySubsequences: false) { ",;".contains($0) }.last.map { $0.drop { $0 == " " } } ?? ""
      return words.filter { $0.hasPrefix(part) }.map {
        Completion(word: $0, label: "\($0) (id-\($0))", note: "What \($0) means.")
      }
    }
  }

  static func typed(_ keys: [Key]) -> LineEditor {
    var editor = editor()
    for key in keys { _ = editor.handle(key) }
    return editor
  }

  @Test(
    "keys edit the line as everywhere",
    arguments: [
      ([.text("abc"), .backspace], "ab", 2), ([.text("abc"), .left, .left, .text("X")], "aXbc", 2),
      ([.text("abc"), .home, .delete], "bc", 0), ([.text("abc"), .home, .end, .text("d")], "abcd", 4),
      ([.text("abc"), .left, .deleteToStart], "c", 0), ([.text("abc"), .left, .deleteToEnd], "ab", 2),
      ([.text("one two "), .deleteWord], "one ", 4), ([.backspace, .delete, .left, .right, .deleteWord], "", 0),
      ([.text("e"), .text("\u{301}"), .backspace], "", 0),
      ([.text("👩"), .text("\u{200D}"), .text("💻"), .backspace], "", 0),
      ([.text("漢字"), .left, .text("é")], "漢é字", 2), ([.text("one\r\ntwo\tthree")], "one  two three", 14),
    ] as [([Key], String, Int)])
  func keys(keys: [Key], text: String, cursor: Int) {
    let editor = Self.typed(keys)
    #expect(editor.line.text == text)
    #expect(editor.line.cursor == cursor)
  }

  @Test("Tab takes the first word, an arrow key another, and the last part alone is replaced")
  func takes() {
    #expect(Self.typed([.text("al"), .tab]).line.text == "alpha")
    #expect(Self.typed([.text("al"), .down, .down, .tab]).line.text == "alpine")
    #expect(Self.typed([.text("al"), .up, .enter]).line.text == "alpine")
    #expect(Self.typed([.text("beta,al"), .tab]).line.text == "beta, alpha")
    #expect(Self.typed([.text("beta;al"), .tab]).line.text == "beta; alpha")
    #expect(Self.typed([.text("al"), .tab]).menu == [], "until one types again")
    #expect(Self.typed([.text("al"), .tab, .text(",")]).menu.count == Self.words.count)
    #expect(Self.typed([.text("nothing"), .tab]).line.text == "nothing")
    #expect(Self.typed([.text("al"), .down, .up]).selected == nil, "above the list lies the line")
  }

  @Test("Enter gives the line, and takes a chosen word first")
  func enter() {
    var editor = Self.typed([.text("al"), .down])
    #expect(editor.handle(.enter) == .goOn)
    #expect(editor.handle(.enter) == .line("alpha"))
    var plain = Self.typed([.text("al")])
    #expect(plain.handle(.enter) == .line("al"), "nobody chose a word")
    var empty = Self.editor()
    #expect(empty.handle(.enter) == .line(""))
  }

  @Test("Ctrl-C stops always, Ctrl-D on an empty line, Shift-Tab goes back")
  func ends() {
    var editor = Self.typed([.text("al")])
    #expect(editor.handle(.endOfInput) == .goOn)
    #expect(editor.handle(.interrupt) == .stop)
    #expect(editor.handle(.backTab) == .line("<"))
    #expect(editor.handle(.suspend) == .suspend)
    var empty = Self.editor()
    #expect(empty.handle(.endOfInput) == .stop)
  }

  @Test(
    "is drawn within any window, with the cursor where it belongs", arguments: [20, 25, 40, 80],
    ["", "al", "漢字漢字漢字漢字漢字漢字漢字漢字", "a long line that goes on and on, with é́ and 👩‍💻 in it, to the end"])
  func drawn(columns: Int, text: String) {
    for rows in [2, 5, 24] {
      let view = LineView(columns: columns, rows: rows, isColourful: rows == 24)
      var screen = Screen(columns: columns)
      var editor = Self.editor()
      screen.write("Above.\n")
      let keys: [Key] = text.map { .text(String($0)) } + [.home, .right, .right, .down, .down, .end, .left, .tab]
      for key in keys {
        _ = editor.handle(key)
        screen.write(view.drawing("> ", editor))
        #expect(!screen.hasOverflowed)
        #expect(screen.row == 1, "the cursor stays on its line")
        #expect(screen.text.first == "Above.")
        #expect(screen.text.count <= max(rows, 2) + 1)
        let before = editor.line.characters[..<editor.line.cursor]
        #expect(screen.column == 2 + Self.columnsBefore(before, room: columns - 3))
      }
    }
  }

  /// The columns of as many characters before the cursor as fit.
  static func columnsBefore(_ characters: ArraySlice<Character>, room: Int) -> Int {
    var used = 0
    for character in characters.reversed() {
      let width = DisplayText.width(character)
      if used + width >= room { break }
      used += width
    }
    return used
  }

  @Test("shows six words at once, those around the chosen one, and how many more there are")
  func menu() {
    func shown(_ keys: [Key]) -> [String] {
      var screen = Screen(columns: 60)
      screen.write(LineView(columns: 60, rows: 24, isColourful: false).drawing("> ", Self.typed(keys)))
      return screen.text
    }
    #expect(shown([]).count == 8)
    #expect(shown([])[1] == "  alpha (id-alpha)  (Tab)")
    #expect(shown([]).last == "  ↓ 2")
    #expect(shown([.up]).contains("› eta (id-eta)"))
    #expect(shown([.text("bet")]) == ["> bet", "  beta (id-beta)  (Tab)", "    What beta means."])
    #expect(shown([.text("beta,"), .down]).contains("    What alpha means."))
    #expect(shown([.text("no")]) == ["> no"])
  }

  @Test("says long words in lines that fit")
  func wrapped() {
    let text = "  Family names with semicolons between them, and et al. where the source has it\nNext"
    let lines = DisplayText.wrapped(text, to: 30).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { DisplayText.width($0) <= 30 })
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("  F") || $0.hasPrefix("  ") })
    #expect(lines.last == "Next")
    #expect(lines.joined(separator: " ").split(separator: " ") == text.split { $0 == " " || $0 == "\n" })
    #expect(DisplayText.cut("漢字漢字", to: 6) == "漢字…")
  }

  @Test(
    "breaks a line of choices between them, and within one that is longer than a line",
    arguments: [
      ("i include  e exclude  q stop", 20, "i include  e exclude\nq stop"),
      ("i include  e exclude  q stop", 15, "i include\ne exclude\nq stop"),
      ("i include  e exclude  q stop", 40, "i include  e exclude  q stop"),
      ("  1  No control group at all.", 16, "  1  No control\n  group at all."),
      ("", 5, ""),
    ])
  func choices(text: String, columns: Int, expected: String) {
    #expect(DisplayText.wrapped(text, to: columns) == expected)
  }
}
