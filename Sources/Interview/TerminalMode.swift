import Foundation

/// The modes of a terminal as they were found, and those in which keys come one by one.
struct TerminalMode {
  private let descriptor: Int32
  private let found: termios
  private let raw: termios

  /// Nil where the descriptor is no terminal.
  init?(descriptor: Int32) {
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { return nil }
    self.descriptor = descriptor
    found = modes
    // Output is left as it is: a line feed still begins a new line.
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    modes.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR)
    raw = modes
  }

  func enter() { set(raw) }

  func leave() { set(found) }

  private func set(_ modes: termios) {
    var modes = modes
    while tcsetattr(descriptor, TCSADRAIN, &modes) != 0, errno == EINTR {}
  }
}
