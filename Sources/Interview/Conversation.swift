/// How the interview speaks with a person.
package protocol Conversation: AnyObject {
  /// Whether words are offered beneath the line as one types; else they are named beforehand.
  var offersWords: Bool { get }

  /// Called once, before anything is said.
  func begin()

  /// Called once, whatever way the interview ends.
  func end()

  /// Says something; long lines are broken where the person's window ends.
  func say(_ words: String)

  /// Shows lines as they are.
  func show(_ lines: String)

  /// Asks for a line.
  ///
  /// - Parameter completions: what may stand for what is typed so far.
  /// - Returns: nil where the person wants to stop: Ctrl-C, Ctrl-D on an empty line, or the end of input. `<` where
  ///   they want to go back.
  func ask(_ prompt: String, completions: @escaping (String) -> [Completion]) -> String?
}
