import Foundation

/// A terminal that a test types at and reads from: what is written to `primary` is typed, what is shown is read there.
package final class PseudoTerminalPair {
  package let primary: Int32
  /// The terminal itself, held open so that its modes can be looked at.
  package let secondary: Int32
  /// The path of the terminal, for another process to open.
  package let path: String
  private let found: termios

  package struct Failure: Error, CustomStringConvertible {
    package var description: String

    package init(description: String) {
      self.description = description
    }
  }

  package init(columns: UInt16 = 100, rows: UInt16 = 40) throws {
    // Linux's own way: glibc hides posix_openpt from Swift.
    primary = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard primary >= 0, ioctl(primary, 0x4004_5431, &unlocked) == 0, ioctl(primary, 0x8004_5430, &number) == 0 else {
      throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    path = "/dev/pts/\(number)"
    secondary = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var modes = termios()
    guard secondary >= 0, tcgetattr(secondary, &modes) == 0 else {
      throw Failure(description: "\(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
    found = modes
    resize(columns: columns, rows: rows)
  }

  deinit {
    close(primary)
    close(secondary)
  }

  package func resize(columns: UInt16, rows: UInt16 = 40) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
  }

  package func type(_ keys: String) { type(Array(keys.utf8)) }

  package func type(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(primary, $0.baseAddress, $0.count) }
  }

  /// What was shown since it was last asked for, waiting for something for at most so long.
  package func shown(within milliseconds: Int32) -> [UInt8] {
    var poll = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
    guard Foundation.poll(&poll, 1, milliseconds) > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(primary, &buffer, buffer.count)
    return count > 0 ? Array(buffer[..<count]) : []
  }

  /// Whether the terminal edits lines, shows what is typed and answers Ctrl-C, exactly as it was found.
  package var isAsItWas: Bool {
    var modes = termios()
    guard tcgetattr(secondary, &modes) == 0 else { return false }
    return modes.c_lflag == found.c_lflag && modes.c_iflag == found.c_iflag && modes.c_oflag == found.c_oflag
      && modes.c_cflag == found.c_cflag
  }
}
