import Foundation
import Synchronization

/// Patterns, each compiled once; capitals are ignored but behind `(?-i)`. They are Foundation's, since Swift's own take three times as long to
/// compile, which is most of reading a citation; and words end where they do for Swift's, at Unicode's boundaries.
enum Patterns {
  private static let compiled = Mutex<[String: NSRegularExpression]>([:])

  static subscript(_ pattern: String) -> NSRegularExpression {
    compiled.withLock { compiled in
      if let regex = compiled[pattern] { return regex }
      do {
        let regex = try NSRegularExpression(pattern: pattern, options: [.caseInsensitive, .useUnicodeWordBoundaries])
        compiled[pattern] = regex
        return regex
      } catch { preconditionFailure("no pattern: \(pattern)") }
    }
  }
}
