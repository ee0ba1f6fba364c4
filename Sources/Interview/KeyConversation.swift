import Foundation

/// A conversation in which one key is an answer.
package protocol KeyConversation: Conversation {
  /// Asks for a key.
  ///
  /// - Returns: nil where the person wants to stop, as in ``Conversation/ask(_:completions:)``.
  func key(_ prompt: String) -> Character?

  /// The width of the person's window, in columns.
  var columns: Int { get }
}

extension TerminalConversation: KeyConversation {
  /// Where keys cannot come one by one, the first letter of a line is the key.
  package func key(_ prompt: String) -> Character? {
    guard offersWords else { return ask(prompt) { _ in [] }.map { $0.first ?? " " } }
    return pressedKey(prompt)
  }

  package var columns: Int { measuredColumns }
}
