/// Why an XML file is refused: the first thing wrong with it and where it stands.
package struct XMLFault: Error, Hashable, Sendable {
  package var mark: XMLMark
  /// What is wrong and what was expected, in words for the person who wrote the file.
  package var message: String

  package init(mark: XMLMark, message: String) {
    self.mark = mark
    self.message = message
  }

  /// Counted from 1.
  package var line: Int { mark.line }
  /// Counted from 1, in Unicode scalars.
  package var column: Int { mark.column }
}

extension XMLFault: CustomStringConvertible {
  package var description: String { "\(line):\(column): \(message)" }
}
