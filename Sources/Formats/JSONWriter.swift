import Records

/// Writes nodes as JSON that is pleasant to read in a diff: two spaces a level, and what fits on one line stays on one.
package enum JSONWriter {
  static let lineWidth = 110

  /// The text of a file, ending in a line break.
  package static func write(_ node: Node) -> String {
    var text = ""
    write(node, indentation: 0, used: 0, to: &text)
    return text + "\n"
  }

  /// - Parameter used: the columns already taken on the line, the comma after the value included.
  private static func write(_ node: Node, indentation: Int, used: Int, to text: inout String) {
    let short = inline(node)
    let isCompound = !node.members.isEmpty || !node.elements.isEmpty
    if indentation > 0, isCompound, used + short.count > lineWidth || holdsLists(node) {
      writeOverLines(node, indentation: indentation, to: &text)
    } else if indentation == 0, isCompound {
      writeOverLines(node, indentation: indentation, to: &text)
    } else {
      text += short
    }
  }

  private static func writeOverLines(_ node: Node, indentation: Int, to text: inout String) {
    let inner = String(repeating: " ", count: indentation + 2)
    let outer = String(repeating: " ", count: indentation)
    if case .object(let members) = node.value {
      text += "{\n"
      for (index, member) in members.enumerated() {
        let key = quoted(member.key) + ": "
        text += inner + key
        write(member.value, indentation: indentation + 2, used: inner.count + key.count + 1, to: &text)
        text += index == members.count - 1 ? "\n" : ",\n"
      }
      text += outer + "}"
    } else {
      text += "[\n"
      for (index, element) in node.elements.enumerated() {
        text += inner
        write(element, indentation: indentation + 2, used: inner.count + 1, to: &text)
        text += index == node.elements.count - 1 ? "\n" : ",\n"
      }
      text += outer + "]"
    }
  }

  /// Lists of objects are read one object a line.
  private static func holdsLists(_ node: Node) -> Bool {
    node.elements.count > 1 && node.elements.contains { !$0.members.isEmpty }
  }

  /// The value on one line.
  package static func inline(_ node: Node) -> String {
    var text = ""
    append(node, comma: ", ", colon: ": ", to: &text)
    return text
  }

  /// The value on one line without any space between its parts, as the lines of a store are.
  package static func compact(_ node: Node) -> String {
    var text = ""
    append(node, comma: ",", colon: ":", to: &text)
    return text
  }

  private static func append(_ node: Node, comma: String, colon: String, to text: inout String) {
    switch node.value {
    case .object(let members):
      text += "{"
      for (place, member) in members.enumerated() {
        if place > 0 { text += comma }
        text += quoted(member.key)
        text += colon
        append(member.value, comma: comma, colon: colon, to: &text)
      }
      text += "}"
    case .array(let elements):
      text += "["
      for (place, element) in elements.enumerated() {
        if place > 0 { text += comma }
        append(element, comma: comma, colon: colon, to: &text)
      }
      text += "]"
    case .string(let string): text += quoted(string)
    case .number(let number): text += number
    case .bool(let flag): text += flag ? "true" : "false"
    case .null: text += "null"
    }
  }

  /// A string in double quotes, escaped where JSON requires it and nowhere else.
  package static func quoted(_ string: String) -> String {
    // Nearly every string is written as it is; U+0080–U+009F begin with C2, U+2028 and U+2029 with E2.
    let mayNeedEscape: (UInt8) -> Bool = {
      $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2
    }
    guard string.utf8.contains(where: mayNeedEscape) else { return "\"" + string + "\"" }
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
