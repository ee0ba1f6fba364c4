import ArgumentParser

/// What the command's exit status says; decided here and nowhere else.
enum ExitStatus: Int32, Error {
  case done = 0
  /// The check failed, or nothing matched.
  case failed = 1
  /// The command was not used as its help says.
  case wrongUse = 2
  /// A file is not what it should be.
  case badData = 3
  /// The user broke it off, as a shell reports the signal of Ctrl-C.
  case interrupted = 130

  var code: ExitCode { ExitCode(rawValue) }
}

/// An end of the command with words for the user.
struct Stop: Error {
  var status: ExitStatus
  var message: String

  static func wrongUse(_ message: String) -> Stop { Stop(status: .wrongUse, message: message) }
  static func badData(_ message: String) -> Stop { Stop(status: .badData, message: message) }
}
