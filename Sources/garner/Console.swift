import Foundation
import Records
import Render

/// Standard output and standard error.
enum Console {
  /// Whether standard output may be coloured: a terminal, and no wish against it (no-color.org).
  static var isColourful: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Columns of the terminal; 100 where the output goes elsewhere.
  static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 100
    }
    return Int(size.ws_col)
  }

  static func print(_ text: String) {
    // Bytes, since a carriage return and a line feed are one character.
    write(text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n", to: STDOUT_FILENO)
  }

  /// Standard output as it is, without an end of line of its own.
  static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

  static func error(_ text: String) {
    write("garner: " + safe(text.hasSuffix("\n") ? text : text + "\n"), to: STDERR_FILENO)
  }

  /// The text without what a terminal would obey: a message repeats what was typed, and what stands in files.
  private static func safe(_ text: String) -> String {
    let isObeyed: (Unicode.Scalar) -> Bool = { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: isObeyed) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isObeyed($0) ? "\u{FFFD}" : $0 }))
  }

  /// What has to be known of a table of data, on standard error: there is no place for words in the data.
  static func explain(_ table: Table) {
    guard !table.notes.isEmpty else { return }
    error(table.notes.map(\.text.plain).joined(separator: "\n"))
  }

  /// Problems on standard error, one a line, as compilers write them.
  static func report(_ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    write(safe(problems.map { $0.description + "\n" }.joined()), to: STDERR_FILENO)
  }

  /// Writes everything, or ends the command: an output cut off in the middle must not look complete.
  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if errno != EINTR {
        if descriptor == STDOUT_FILENO, errno != EPIPE {
          let reason = String(cString: strerror(errno))
          write("garner: the output could not be written: \(reason)\n", to: STDERR_FILENO)
        }
        exit(ExitStatus.badData.rawValue)
      }
    }
  }
}
