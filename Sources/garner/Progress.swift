import Foundation
import Synchronization

/// Tells on standard error how far a long piece of work has come: only at a terminal, and only once it has taken more
/// than a second.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var isShown = false
    var isFinished = false
    var next: ContinuousClock.Instant
  }

  private let total: Int
  private let isAtTerminal = isatty(STDERR_FILENO) == 1
  private let state: Mutex<State>

  init(of total: Int) {
    self.total = total
    state = Mutex(State(next: .now + .seconds(1)))
  }

  /// Notes that one more is done. Called from several threads.
  func advance() {
    guard isAtTerminal else { return }
    state.withLock { state in
      state.done += 1
      guard !state.isFinished, ContinuousClock.now >= state.next else { return }
      state.next = .now + .milliseconds(200)
      state.isShown = true
      FileHandle.standardError.write(Data("\rReading \(state.done) of \(total) files".utf8))
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      state.isFinished = true
      guard state.isShown else { return }
      FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
  }
}
