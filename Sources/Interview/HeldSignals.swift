import Foundation

/// Signals that are held back while the terminal is not as it was found, so that they act only once it is.
///
/// Held signals are looked for between keys. That needs no handler, which could touch hardly anything, and a program
/// that is ended by a signal still ends by that signal.
struct HeldSignals {
  private let held: sigset_t
  private let before: sigset_t

  init(_ signals: [Int32]) {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for signal in signals { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    self.held = held
    self.before = before
  }

  /// Whether one of them waits.
  func isPending(_ signals: [Int32]) -> Bool {
    var pending = sigset_t()
    guard sigpending(&pending) == 0 else { return false }
    return signals.contains { signal in
      var held = held
      return sigismember(&held, signal) == 1 && sigismember(&pending, signal) == 1
    }
  }

  /// Takes a waiting signal away without letting it act.
  func take(_ signal: Int32) {
    guard isPending([signal]) else { return }
    var one = sigset_t()
    var taken: Int32 = 0
    sigemptyset(&one)
    sigaddset(&one, signal)
    sigwait(&one, &taken)
  }

  /// Lets those that wait act, and holds them again where the program goes on.
  func letAct() {
    release()
    var held = held
    pthread_sigmask(SIG_BLOCK, &held, nil)
  }

  func release() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
