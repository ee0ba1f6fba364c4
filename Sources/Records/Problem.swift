/// Something wrong with a file, with the place where it stands and what was expected there.
package struct Problem: Hashable, Sendable {
  /// An error makes a record unusable; a warning asks for attention.
  package enum Severity: String, Hashable, Sendable, Codable {
    case error
    case warning
  }

  package var severity: Severity
  /// The file, as the user would name it from the review's folder.
  package var file: String
  package var mark: Mark?
  /// The place in the model as a JSON Pointer (RFC 6901); empty where the problem is the file's as a whole.
  package var path: String
  /// One sentence: what was found, what was expected, and the nearest right thing.
  package var message: String

  package init(
    _ severity: Severity = .error, file: String, mark: Mark? = nil, path: String = "", message: String
  ) {
    self.severity = severity
    self.file = file
    self.mark = mark
    self.path = path
    self.message = message
  }
}

extension Problem: CustomStringConvertible {
  /// The form compilers use, so that editors can jump to it: `file:line:column: error: path: message`.
  package var description: String {
    var text = file
    if let mark { text += ":\(mark.line):\(mark.column)" }
    text += ": \(severity.rawValue): "
    if !path.isEmpty { text += "\(path): " }
    return text + message
  }
}
