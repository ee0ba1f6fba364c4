import Foundation

/// Speaks with a person at a terminal: reads keys one by one, so that completions appear as one types.
///
/// The terminal is put back as it was after every line, so that whatever ends the program between two lines leaves it
/// whole; while a line is typed, Ctrl-C comes as a key.
package final class TerminalConversation: Conversation {
  private let input: Int32
  private let output: Int32
  private let isPlain: Bool
  private let isColourful: Bool

  /// - Parameters:
  ///   - isPlain: for terminals that cannot move the cursor: lines are read as they come.
  ///   - isColourful: whether completions may be dimmed.
  package init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, isPlain: Bool, isColourful: Bool) {
    self.input = input
    self.output = output
    self.isPlain = isPlain
    self.isColourful = isColourful
  }

  package func say(_ words: String) { write(words + "\n") }

  package func ask(_ prompt: String, completions: @escaping (String) -> [String]) -> String? {
    guard !isPlain else { return askPlainly(prompt) }
    var before = termios()
    guard tcgetattr(input, &before) == 0 else { return askPlainly(prompt) }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR)
    tcsetattr(input, TCSADRAIN, &raw)
    defer { tcsetattr(input, TCSADRAIN, &before) }
    return edit(prompt, completions)
  }

  private func edit(_ prompt: String, _ completions: (String) -> [String]) -> String? {
    let keys = KeyReader(descriptor: input)
    var line = LineBuffer()
    show(prompt, line, completions(line.text))
    while true {
      switch keys.next() {
      case .character(let character): line.insert(character)
      case .backspace: line.deleteBefore()
      case .delete: line.deleteUnder()
      case .left: line.move(to: line.cursor - 1)
      case .right: line.move(to: line.cursor + 1)
      case .home: line.move(to: 0)
      case .end: line.move(to: line.characters.count)
      case .clearLine: line.clear()
      case .tab:
        if let first = completions(line.text).first { line.complete(with: first) }
      case .enter:
        show(prompt, line, [])
        write("\r\n")
        return line.text
      case .interrupt:
        show(prompt, line, [])
        write("\r\n")
        return nil
      case .endOfInput:
        if line.characters.isEmpty {
          write("\r\n")
          return nil
        }
      case .other: break
      }
      show(prompt, line, completions(line.text))
    }
  }

  /// Draws the line anew, with what may follow on the line beneath. A line wider than the window shows the part around
  /// its cursor.
  private func show(_ prompt: String, _ line: LineBuffer, _ completions: [String]) {
    let width = max(20, columns - 1)
    let room = width - prompt.count
    let start = max(0, line.cursor - room + 1)
    let shown = String(line.characters[start...].prefix(room))
    // To the start of the line, erase everything below, write, and go back to the cursor.
    var text = "\r\u{1B}[J" + prompt + shown
    if !completions.isEmpty {
      let hint = String(("  " + completions.joined(separator: "  ") + "  (Tab)").prefix(width))
      text += "\r\n" + (isColourful ? "\u{1B}[2m\(hint)\u{1B}[0m" : hint) + "\u{1B}[A"
    }
    text += "\r"
    let column = Self.width(of: prompt) + Self.width(of: String(line.characters[start..<line.cursor]))
    if column > 0 { text += "\u{1B}[\(column)C" }
    write(text)
  }

  /// Columns that text takes: two for the wide characters of East Asia and for emoji.
  private static func width(of text: String) -> Int {
    text.reduce(0) { width, character in
      let isWide = character.unicodeScalars.contains { scalar in
        (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
          || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
          || (0xFF00...0xFF60).contains(scalar.value) || (0x1F300...0x1FAFF).contains(scalar.value)
      }
      return width + (isWide ? 2 : 1)
    }
  }

  private var columns: Int {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private func askPlainly(_ prompt: String) -> String? {
    write(prompt)
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = read(input, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }

  private func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }
}
