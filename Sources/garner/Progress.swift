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

  /// Nil where nobody knows.
  private let total: Int?
  private let unit: String
  private let isAtTerminal = isatty(STDERR_FILENO) == 1
  private let state: Mutex<State>

  init(of total: Int? = nil, _ unit: String = "files") {
    self.total = total
    self.unit = unit
    state = Mutex(State(next: .now + .seconds(1)))
  }

  /// Notes that one more is done. Called from several threads.
  func advance() { update { $0 + 1 } }

  /// Notes how many are done by now.
  func show(_ done: Int) { update { _ in done } }

  private func update(_ change: (Int) -> Int) {
    guard isAtTerminal else { return }
    state.withLock { state in
      state.done = change(state.done)
      guard !state.isFinished, ContinuousClock.now >= state.next else { return }
      state.next = .now + .milliseconds(200)
      state.isShown = true
      FileHandle.standardError.write(Data("\rReading \(state.done)\(total.map { " of \($0)" } ?? "") \(unit)".utf8))
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
