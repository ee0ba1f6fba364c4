import Foundation
import Prose
import Records
import TestSupport
import Testing

/// Texts made to break readers. Where a look ahead started anew from every opener, these would not end.
@Suite("Hostile prose")
struct HostileProseTests {
  static let openers = [
    "[", "]", "[[@a", "[@a;", "[@a](", "](", "![", "^[", "[^", "`", "``a`", "<", "<a ", "<!--", "<!-- claim ",
    "{claim ", "{claim x=\"",
    "<!-- claim x=\" -->", "@", "@a", "@a ", "-@", "@{", "*", "_a_", "\\", "\\[", "> ", ">>>>", "- ", "    - ", "1. ",
    "|", "| a ",
    ". ", "A. ", "a.b.", "\"", "two ", "two studies ", "all the ", "of the ", "two of the five ", "one hundred ",
    "twenty one ",
    "half of the ", "one in three ", "all but one ", "not all ", "niet in alle studies op een na ", "nearly all ",
    "2 of ",
    "{bewering ", "<!-- bewering ", "\n- ", "\n> ", "\n#", "\n|-|\n",
    "\n```\n", "\n[^a]: ",
    "\n:::\n", "\n===\n", "\u{301}", "\u{FFFC}", "\u{2028}", "é", "😀", "\t", "\r",
  ]

  @Test("that repeats one opener is read to its end", arguments: openers)
  func repeated(opener: String) {
    let text = String(repeating: opener, count: 50_000 / opener.unicodeScalars.count)
    let document = ProseDocument(markdown: text + "\n\nThe end [@z].\n")
    // An open fence or comment goes on to the end of the file; everything else ends with its paragraph.
    let isOpenToTheEnd = ["\n```\n", "`"].contains(opener)
    #expect(document.sentences.last?.citations.last?.key == "z" || isOpenToTheEnd)
  }

  @Test func `that broke the fuzzer's run or began it is read`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fuzz")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      #expect(!ProseDocument(markdown: text).sentences.isEmpty, "\(file.lastPathComponent)")
    }
  }

  @Test("of random pieces keeps every mark on what it marks", arguments: 0..<300)
  func random(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces =
      Self.openers + [
        "]", ")", "-->", "}", "`", ">", "Two studies say so [@a1; @b2]", "<!-- claim theme=x count=2 -->",
        "{claim kind=own}", ".", " ",
        "\n", "\n\n", "word ", "één studie ", "(2012) ", "two-thirds of the studies ", "all studies but one ",
        "drie van de vijf ", "Bakker & van Woerkom ",
      ]
    var text = ""
    for _ in 0..<Int.random(in: 1...60, using: &generator) { text += pieces.randomElement(using: &generator) ?? "" }
    let lines = Self.lines(of: text)
    func scalar(_ mark: Mark) -> Unicode.Scalar? {
      guard lines.indices.contains(mark.line - 1), lines[mark.line - 1].indices.contains(mark.column - 1) else {
        return nil
      }
      return lines[mark.line - 1][mark.column - 1]
    }
    let document = ProseDocument(markdown: text)
    for sentence in document.sentences {
      #expect(!sentence.text.isEmpty)
      for citation in sentence.citations {
        #expect(scalar(citation.mark) == (citation.isAuthorSuppressed ? "-" : "@"), "\(text.debugDescription)")
      }
      for note in sentence.notes {
        #expect(scalar(note.note.mark).map { $0 == "<" || $0 == "{" } == true, "\(text.debugDescription)")
        #expect(note.note.end > note.note.mark)
      }
      for count in sentence.studyCounts {
        #expect(scalar(count.mark) == count.written.unicodeScalars.first, "\(text.debugDescription)")
        #expect(count.end > count.mark)
      }
      #expect(
        sentence.studyCounts.allSatisfy { count in
          count.number != nil || count.quantity != nil || count.share != nil || count.exceptions != nil
        })
    }
    for fault in document.faults { #expect(scalar(fault.mark) != nil || fault.mark.line <= lines.count) }
  }

  private static func lines(of text: String) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      lines[lines.count - 1].append(scalar)
      let isEnd = scalar == "\n" || scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n")
      if isEnd { lines.append([]) }
    }
    return lines
  }
}
