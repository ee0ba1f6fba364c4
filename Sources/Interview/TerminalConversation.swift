import Foundation

/// Speaks with a person at a terminal: reads keys one by one, so that words are offered as one types.
///
/// From `begin()` to `end()` the terminal is in raw mode, Ctrl-C comes as a key, and signals that would end or stop the
/// program wait until the terminal is as it was found.
package final class TerminalConversation: Conversation {
  private let input: Int32
  private let output: Int32
  private let isColourful: Bool
  /// Nil where keys cannot come one by one.
  private let mode: TerminalMode?
  private var signals: HeldSignals?
  private var size = (columns: 80, rows: 24)
  /// Whether Ctrl-C ended the last question.
  package private(set) var isInterrupted = false

  /// - Parameters:
  ///   - isPlain: for terminals that cannot move the cursor: lines are read as they come.
  ///   - isColourful: whether the words beneath the line may be dimmed.
  package init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, isPlain: Bool, isColourful: Bool) {
    self.input = input
    self.output = output
    self.isColourful = isColourful && !isPlain
    mode = isPlain ? nil : TerminalMode(descriptor: input)
  }

  package var offersWords: Bool { mode != nil }

  // MARK: Modes

  /// Those that end the program, and those that stop it and let it go on.
  private static let acting = [SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT]

  package func begin() {
    // Read line by line, the terminal is as it was found, and only Ctrl-C has to wait.
    signals = HeldSignals([SIGINT] + (mode == nil ? [] : Self.acting))
    takeTerminal()
  }

  package func end() {
    giveTerminalBack()
    signals?.release()
    signals = nil
  }

  /// Between these two sequences a terminal marks what is pasted.
  private func takeTerminal() {
    guard let mode else { return }
    mode.enter()
    write("\u{1B}[?2004h")
  }

  private func giveTerminalBack() {
    guard let mode else { return }
    write("\u{1B}[?2004l")
    mode.leave()
  }

  /// What happened besides the keyboard.
  private func attend() -> Key? {
    if let signals {
      if signals.isPending([SIGINT]) {
        signals.take(SIGINT)
        return .interrupt
      }
      if mode != nil, signals.isPending(Self.acting) {
        giveTerminalBack()
        signals.letAct()
        takeTerminal()
        return .redraw
      }
    }
    let before = size
    measure()
    return mode != nil && before != size ? .redraw : nil
  }

  var measuredColumns: Int {
    measure()
    return size.columns
  }

  private func measure() {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return }
    size = (max(20, Int(window.ws_col)), window.ws_row > 0 ? Int(window.ws_row) : 24)
  }

  // MARK: Speaking

  package func say(_ words: String) {
    measure()
    write(DisplayText.wrapped(words, to: size.columns - 1) + "\n")
  }

  package func show(_ lines: String) { write(lines.utf8.last == 0x0A ? lines : lines + "\n") }

  package func ask(_ prompt: String, completions: @escaping (String) -> [Completion]) -> String? {
    measure()
    guard mode != nil else { return askPlainly(prompt) }
    var keys = KeyReader(descriptor: input) { [self] in attend() }
    var editor = LineEditor(completions: completions)
    draw(prompt, editor)
    while true {
      let key = keys.next()
      switch editor.handle(key) {
      case .goOn: break
      case .suspend:
        // The shell's next prompt comes on a line of its own; the signal acts once the terminal is as it was.
        draw(prompt, editor, showsMenu: false)
        write("\n")
        kill(getpid(), SIGTSTP)
        continue
      case .stop:
        isInterrupted = key == .interrupt
        draw(prompt, editor, showsMenu: false)
        write("\n")
        return nil
      case .line(let line):
        draw(prompt, editor, showsMenu: false)
        write("\n")
        return line
      }
      draw(prompt, editor)
    }
  }

  /// A key that is a letter or a digit, shown behind the prompt; Enter is a line feed. In raw mode only.
  func pressedKey(_ prompt: String) -> Character? {
    measure()
    func shown() -> String {
      let end = prompt.hasSuffix(" ") ? " " : ""
      return DisplayText.wrapped(String(prompt.dropLast(end.count)), to: size.columns - 1 - end.count) + end
    }
    write(shown())
    var keys = KeyReader(descriptor: input) { [self] in attend() }
    while true {
      let key = keys.next()
      switch key {
      case .interrupt, .endOfInput:
        isInterrupted = key == .interrupt
        write("\n")
        return nil
      case .suspend:
        write("\n")
        kill(getpid(), SIGTSTP)
      case .redraw: write("\r\u{1B}[K" + shown())
      case .enter:
        write("\n")
        return "\n"
      case .text(let text):
        guard let character = text.first else { continue }
        write(DisplayText.safe(String(character)) + "\n")
        return character
      default: continue
      }
    }
  }

  private func draw(_ prompt: String, _ editor: LineEditor, showsMenu: Bool = true) {
    let view = LineView(columns: size.columns, rows: size.rows, isColourful: isColourful)
    write(view.drawing(prompt, editor, showsMenu: showsMenu))
  }

  /// A line as the terminal itself lets one edit it.
  private func askPlainly(_ prompt: String) -> String? {
    write(prompt)
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      var poll = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      guard Foundation.poll(&poll, 1, 100) > 0 else {
        if attend() == .interrupt {
          isInterrupted = true
          write("\n")
          return nil
        }
        continue
      }
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
