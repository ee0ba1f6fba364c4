import Foundation
import TestSupport
import Testing

@testable import Interview

@Suite("A conversation at a terminal", .serialized)
struct TerminalConversationTests {
  @Test(
    "bytes are keys",
    arguments: [
      ("a", [.text("a")]), ("é", [.text("é")]), ("漢", [.text("漢")]), ("👩", [.text("👩")]), ("\r", [.enter]),
      ("\n", [.enter]),
      ("\t", [.tab]), ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]), ("\u{3}", [.interrupt]),
      ("\u{4}", [.endOfInput]),
      ("\u{1A}", [.suspend]), ("\u{15}", [.deleteToStart]), ("\u{B}", [.deleteToEnd]), ("\u{17}", [.deleteWord]),
      ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
      ("\u{1B}OA\u{1B}OH\u{1B}OF", [.up, .home, .end]),
      ("\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[3~", [.home, .end, .home, .end, .delete]), ("\u{1B}[Z", [.backTab]),
      ("\u{1B}[1;5C", [.right]), ("\u{1B}[15~x", [.other, .text("x")]), ("\u{1B}", [.other]),
      ("\u{1B}x", [.other, .text("x")]),
      ("\u{1B}\u{3}", [.other, .interrupt]), ("\u{1B}[\u{3}", [.other, .interrupt]),
      ("\u{1B}[200~a\nb\u{1B}[31m\u{3}c\u{1B}[201~d", [.text("a\nb[31mc"), .text("d")]), ("\u{0}", [.other]),
    ] as [(String, [Key])])
  func keys(typed: String, keys: [Key]) throws {
    // The end of input interrupts.
    #expect(try Self.keys(Array(typed.utf8), count: keys.count + 1) == keys + [.interrupt])
  }

  @Test(
    "bytes that are no UTF-8 do no harm to what follows",
    arguments: [
      ([0xFF, 0x78], [.other, .text("x")]), ([0xC3, 0x28], [.other, .text("(")]),
      ([0x80, 0x78], [.other, .text("x")]),
      ([0xE2, 0x82, 0x03], [.other, .interrupt]), ([0xC2, 0x9B, 0x78], [.other, .text("x")]),
    ] as [([UInt8], [Key])])
  func brokenUTF8(bytes: [UInt8], keys: [Key]) throws {
    #expect(try Self.keys(bytes, count: keys.count) == keys)
  }

  private static func keys(_ bytes: [UInt8], count: Int) throws -> [Key] {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    _ = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    var reader = KeyReader(descriptor: ends[0]) { nil }
    return (0..<count).map { _ in reader.next() }
  }

  struct Session {
    let pair: PseudoTerminalPair
    let conversation: TerminalConversation

    init(columns: UInt16 = 80, isPlain: Bool = false, isColourful: Bool = false) throws {
      pair = try PseudoTerminalPair(columns: columns)
      conversation = TerminalConversation(
        input: pair.secondary, output: pair.secondary, isPlain: isPlain, isColourful: isColourful)
    }

    /// What is answered where this is typed.
    func answer(_ keys: String, words: [String] = []) -> String? {
      conversation.begin()
      defer { conversation.end() }
      pair.type(keys)
      return conversation.ask("> ") { part in
        words.filter { $0.hasPrefix(part) }.map { Completion(word: $0, label: $0) }
      }
    }

    func shown() -> String {
      var bytes: [UInt8] = []
      while true {
        let new = pair.shown(within: 50)
        if new.isEmpty { return String(decoding: bytes, as: UTF8.self) }
        bytes += new
      }
    }
  }

  @Test("is raw from beginning to end, and then as it was found")
  func modes() throws {
    let session = try Session()
    #expect(session.pair.isAsItWas)
    session.conversation.begin()
    #expect(!session.pair.isAsItWas)
    session.conversation.say("Words.")
    #expect(!session.pair.isAsItWas)
    session.conversation.end()
    #expect(session.pair.isAsItWas)
    #expect(session.shown() == "\u{1B}[?2004hWords.\r\n\u{1B}[?2004l")
  }

  @Test("gives the line that was typed, shown once")
  func line() throws {
    let session = try Session()
    #expect(session.answer("naïve 漢字\u{7F}\r") == "naïve 漢")
    #expect(session.pair.isAsItWas)
    var screen = Screen(columns: 80)
    screen.write(session.shown().replacing("\u{1B}[?2004h", with: "").replacing("\u{1B}[?2004l", with: ""))
    #expect(screen.text == ["> naïve 漢", ""])
  }

  @Test("gives nothing after Ctrl-C, or Ctrl-D on an empty line", arguments: ["abc\u{3}", "\u{4}", "\u{1B}[A\u{3}"])
  func stops(keys: String) throws {
    let session = try Session()
    #expect(session.answer(keys) == nil)
    #expect(session.pair.isAsItWas)
  }

  @Test("completes, and shows no colours unless they are wanted", arguments: [false, true])
  func completion(isColourful: Bool) throws {
    let session = try Session(isColourful: isColourful)
    #expect(session.answer("al\t\r", words: ["alpha", "alpine"]) == "alpha")
    let shown = session.shown()
    #expect(shown.contains("alpine"))
    #expect(shown.contains("\u{1B}[2m") == isColourful)
  }

  @Test("reads plain lines, as the terminal edits them")
  func plain() throws {
    let session = try Session(isPlain: true, isColourful: true)
    #expect(!session.conversation.offersWords)
    #expect(session.answer("abx\u{7F}c\n") == "abc")
    #expect(!session.shown().contains("\u{1B}"))
    let other = try Session(isPlain: true)
    #expect(other.answer("\u{4}") == nil)
  }

  @Test("breaks what it says at the end of the window, at the least at twenty columns")
  func breaks() throws {
    for columns: UInt16 in [10, 40] {
      let session = try Session(columns: columns)
      session.conversation.say("  One two three four five six seven eight nine ten eleven twelve")
      let lines = session.shown().split(separator: "\r\n")
      #expect(lines.allSatisfy { $0.count < max(20, Int(columns)) && $0.hasPrefix("  ") })
    }
  }
}
