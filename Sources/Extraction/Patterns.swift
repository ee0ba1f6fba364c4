import Synchronization

/// Patterns, capitals ignored, each compiled once: compiling takes longer than reading a sentence. They cannot be shared
/// between threads, so that one is used at a time.
enum Patterns {
  private static let compiled = Mutex<[String: Regex<AnyRegexOutput>]>([:])

  static func with<Result: Sendable>(_ pattern: String, _ body: (Regex<AnyRegexOutput>) -> Result) -> Result {
    compiled.withLock { compiled in
      if let regex = compiled[pattern] { return body(regex) }
      guard let regex = try? Regex(pattern).ignoresCase() else { preconditionFailure("no pattern: \(pattern)") }
      compiled[pattern] = regex
      return body(regex)
    }
  }
}
