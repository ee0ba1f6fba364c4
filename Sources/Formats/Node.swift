package import Records

/// A value as a file holds it, before it is known to be a record: every part with the place where it stands.
///
/// JSON and XML are both read into nodes, so that one check and one decoding serve both.
package struct Node: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case object([Member])
    case array([Node])
    case string(String)
    /// A number in JSON's grammar, as written.
    case number(String)
    case bool(Bool)
    case null
  }

  package struct Member: Hashable, Sendable {
    package var key: String
    package var keyMark: Mark
    package var value: Node
  }

  package var mark: Mark
  package var value: Value

  package init(_ value: Value, mark: Mark = Mark(line: 0, column: 0)) {
    self.value = value
    self.mark = mark
  }

  /// The member with this key, where the node is an object that has it.
  package subscript(key: String) -> Node? {
    guard case .object(let members) = value else { return nil }
    let length = key.utf8.count
    for index in members.indices where members[index].key.utf8.count == length && members[index].key == key {
      return members[index].value
    }
    return nil
  }

  /// The mark of the place a JSON Pointer names, or of the nearest place that holds it.
  func mark(at pointer: String) -> Mark { nearest(to: pointer).node.mark }

  /// The node at the place a JSON Pointer names; else the nearest that would hold it.
  func nearest(to pointer: String) -> (node: Node, isNamed: Bool) {
    var node = self
    for segment in Pointer.segments(pointer) ?? [] {
      if let member = node[segment] {
        node = member
      } else if let index = Int(segment), node.elements.indices.contains(index) {
        node = node.elements[index]
      } else {
        return (node, false)
      }
    }
    return (node, true)
  }

  package var members: [Member] {
    if case .object(let members) = value { members } else { [] }
  }

  package var elements: [Node] {
    if case .array(let elements) = value { elements } else { [] }
  }

  package var string: String? {
    if case .string(let string) = value { string } else { nil }
  }

  /// What it is called in an error: "a list", "the number 12".
  package var kindInWords: String {
    switch value {
    case .object: "an object"
    case .array: "a list"
    case .string(let string): string.count <= 40 ? "the string '\(string)'" : "a string"
    case .number(let text): "the number \(text.prefix(40))"
    case .bool(let flag): "\(flag)"
    case .null: "null"
    }
  }
}

/// What reading a file came to: a value, or problems, or both where the problems are only warnings.
package struct Reading<Value: Sendable>: Sendable {
  package var value: Value?
  package var problems: [Problem]

  package init(value: Value?, problems: [Problem]) {
    self.value = value
    self.problems = problems
  }

  package var hasErrors: Bool { problems.contains { $0.severity == .error } }
}
