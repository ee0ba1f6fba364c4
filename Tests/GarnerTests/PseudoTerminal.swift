import Foundation

/// A command at a terminal of its own: what it shows can be waited for, and keys typed.
final class PseudoTerminal {
  let primary: Int32
  private let secondary: Int32
  private(set) var child = pid_t()
  private(set) var shown = ""
  private var bytes: [UInt8] = []
  private var seen = 0

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  init(_ arguments: [String], environment: [String: String]) throws {
    // Linux's own way: glibc hides posix_openpt from Swift.
    primary = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard primary >= 0, ioctl(primary, 0x4004_5431, &unlocked) == 0, ioctl(primary, 0x8004_5430, &number) == 0 else {
      throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    let path = "/dev/pts/\(number)"
    secondary = open(path, O_RDWR | O_NOCTTY)
    var size = winsize(ws_row: 40, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, path, O_RDWR, 0)
    }
    posix_spawn_file_actions_addclose(&actions, primary)
    let command = GarnerProcess.products.appendingPathComponent("garner").path
    var words: [UnsafeMutablePointer<CChar>?] = ([command] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    guard posix_spawn(&child, command, &actions, nil, &words, &variables) == 0 else {
      throw Failure(description: "the command cannot be run")
    }
  }

  deinit {
    if child > 0 { kill(child, SIGKILL) }
    close(primary)
    close(secondary)
  }

  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = bytes.withUnsafeBytes { write(primary, $0.baseAddress, $0.count) }
  }

  /// Waits until the command has shown this after what was waited for before.
  func wait(for words: String, seconds: Double = 8) throws {
    let end = Date().addingTimeInterval(seconds)
    while true {
      let new = shown.dropFirst(seen)
      if let range = new.firstRange(of: words) {
        seen = shown.distance(from: shown.startIndex, to: range.upperBound)
        return
      }
      guard Date() < end else { throw Failure(description: "'\(words)' did not come; shown:\n\(new.suffix(600))") }
      try readSome()
    }
  }

  private func readSome() throws {
    var poll = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
    guard Foundation.poll(&poll, 1, 100) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(primary, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<count]
      shown = String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The exit status, or minus the signal that ended the command.
  func end(seconds: Double = 8) throws -> Int32 {
    let end = Date().addingTimeInterval(seconds)
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      guard Date() < end else { throw Failure(description: "the command did not end; shown:\n\(shown.suffix(600))") }
      try readSome()
    }
    child = 0
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }

  /// Whether lines are edited by the terminal and shown as typed, as a shell leaves it.
  var isAsItWas: Bool {
    var modes = termios()
    tcgetattr(secondary, &modes)
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return modes.c_lflag & wanted == wanted
  }
}
