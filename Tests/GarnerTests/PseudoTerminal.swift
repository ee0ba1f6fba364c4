import Foundation
import TestSupport

/// A command at a terminal of its own: what it shows can be waited for, and keys typed.
final class PseudoTerminal {
  private let pair: PseudoTerminalPair
  private(set) var child = pid_t()
  private(set) var shown = ""
  private var bytes: [UInt8] = []
  private var seen = 0

  init(_ arguments: [String], environment: [String: String], columns: UInt16 = 100) throws {
    pair = try PseudoTerminalPair(columns: columns)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, pair.path, O_RDWR, 0)
    }
    // A group of its own and no signal held back, as a shell starts it: else it could not be stopped or ended.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    posix_spawnattr_setpgroup(&attributes, 0)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let command = GarnerProcess.products.appendingPathComponent("garner").path
    var words: [UnsafeMutablePointer<CChar>?] = ([command] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    guard posix_spawn(&child, command, &actions, &attributes, &words, &variables) == 0 else {
      throw PseudoTerminalPair.Failure(description: "the command cannot be run")
    }
  }

  deinit {
    if child > 0 {
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
  }

  func type(_ keys: String) { pair.type(keys) }

  func resize(columns: UInt16) { pair.resize(columns: columns) }

  func send(_ signal: Int32) { kill(child, signal) }

  /// Whether the terminal edits lines, shows what is typed and answers Ctrl-C, exactly as it was found.
  var isAsItWas: Bool { pair.isAsItWas }

  /// Waits until the command has shown this after what was waited for before.
  func wait(for words: String, seconds: Double = 20) throws {
    let end = Date().addingTimeInterval(seconds)
    while true {
      let new = shown.dropFirst(seen)
      if let range = new.firstRange(of: words) {
        seen = shown.distance(from: shown.startIndex, to: range.upperBound)
        return
      }
      guard Date() < end else {
        throw PseudoTerminalPair.Failure(description: "'\(words)' did not come; shown:\n\(new.suffix(600))")
      }
      readSome()
    }
  }

  private func readSome() {
    let new = pair.shown(within: 100)
    guard !new.isEmpty else { return }
    bytes += new
    shown = String(decoding: bytes, as: UTF8.self)
  }

  /// Waits until the command has been stopped by a signal, as Ctrl-Z does it.
  func waitUntilStopped(seconds: Double = 20) throws {
    let end = Date().addingTimeInterval(seconds)
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG | WUNTRACED) == 0 || status & 0xFF != 0x7F {
      guard Date() < end else { throw PseudoTerminalPair.Failure(description: "the command was not stopped") }
      readSome()
    }
  }

  /// The exit status, or minus the signal that ended the command.
  func end(seconds: Double = 20) throws -> Int32 {
    let end = Date().addingTimeInterval(seconds)
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      guard Date() < end else {
        throw PseudoTerminalPair.Failure(description: "the command did not end; shown:\n\(shown.suffix(600))")
      }
      readSome()
    }
    child = 0
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }
}
