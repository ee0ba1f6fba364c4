package import Records

/// What a guess says, in a few words.
package enum GuessValue {
  /// - Returns: the value at a place, `49` or `min 30, max 45`; of a remark, whose words the guess quotes, its outcomes. Nil
  ///   where there is none.
  package static func words(at pointer: String, in record: StudyRecord) -> String? {
    let (node, isNamed) = record.node.nearest(to: pointer)
    return isNamed ? words(node["outcomes"] ?? node) : nil
  }

  private static func words(_ node: Node) -> String {
    switch node.value {
    case .string(let text), .number(let text): text
    case .bool(let flag): "\(flag)"
    case .null: "null"
    case .array(let elements): elements.map(words).joined(separator: ", ")
    case .object(let members):
      if let min = node["min"].map(words), min == node["max"].map(words) {
        min
      } else {
        members.map { "\($0.key) \(words($0.value))" }.joined(separator: ", ")
      }
    }
  }
}
