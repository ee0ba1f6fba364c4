/// A list of texts that fills one field, as a program writes it that has no other way to put down several:
/// `["1932-8494", "1932-8486"]`, `['a', 'b']`.
enum TextList {
  static let repair = "a list in one field is taken apart"

  /// - Returns: nil where the value is no such list.
  static func items(of value: Bytes) -> [String]? {
    guard value.count >= 4, value[0] == UInt8(ascii: "["), value[value.count - 1] == UInt8(ascii: "]") else {
      return nil
    }
    let quote = value[part: 1..<value.count].first { !$0.isSpace }
    // In JSON a mark within the text has a stroke before it.
    if quote == UInt8(ascii: "\""), case .array(let nodes)? = JSONReader.read(Array(value), file: "").value?.value {
      let texts = nodes.compactMap { $0.string }
      if texts.count == nodes.count {
        return texts.map { $0.lend { $0.trimmed.string } }.filter { !$0.isEmpty }
      }
    }
    return CSVNames.pythonItems(of: value)?.map { $0.string }
  }
}
