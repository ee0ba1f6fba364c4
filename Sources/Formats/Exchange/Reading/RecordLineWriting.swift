import Records

extension ImportedRecord {
  /// The record as a line, without the line's end.
  var lineText: String {
    var line = ByteBuffer(capacity: 4096)
    line.append(lineOf: self)
    line.append(",\"line\":")
    line.append(integer: self.line)
    line.append("}")
    return line.bytes.string
  }
}

extension ByteBuffer {
  /// A record as a review's line holds it, up to the number of the line: just as ``RecordAssembly`` puts one together.
  mutating func append(lineOf record: ImportedRecord) {
    let members = record.node.members.filter { $0.key != "line" }
    append(members) { member, buffer in
      if member.key == "citation" {
        buffer.append(member.value.members) { $1.append(variable: $0) }
        buffer.append("}")
      } else {
        buffer.append(value: member.value)
      }
    }
  }

  /// The members and no end.
  private mutating func append(_ members: [Node.Member], _ value: (Node.Member, inout ByteBuffer) -> Void) {
    var separator: StaticString = "{"
    for member in members {
      append(separator)
      member.key.lend { append(json: $0) }
      append(":")
      value(member, &self)
      separator = ","
    }
  }

  private mutating func append(variable: Node.Member) {
    switch CitationShape.citation[variable.key]?.shape {
    // Dates and words are set with space, names without.
    case .object?, .list(.string)?: append(inline: variable.value)
    case .list?:
      append(variable.value.elements) { name, buffer in
        buffer.append(name.members) { part, buffer in
          if CitationName.Handling.Option(rawValue: part.key) == nil {
            buffer.append(value: part.value)
          } else {
            buffer.append(" ")
            buffer.append(inline: part.value)
          }
        }
        buffer.append("}")
      }
    default: append(value: variable.value)
    }
  }

  private mutating func append(_ elements: [Node], _ value: (Node, inout ByteBuffer) -> Void) {
    var separator: StaticString = "["
    for element in elements {
      append(separator)
      value(element, &self)
      separator = ","
    }
    append("]")
  }

  private mutating func append(value node: Node) {
    switch node.value {
    case .object(let members):
      append(members) { $1.append(value: $0.value) }
      append("}")
    case .array(let elements): append(elements) { $1.append(value: $0) }
    case .string(let string): string.lend { append(json: $0) }
    default: append(inline: node)
    }
  }

  private mutating func append(inline node: Node) { JSONWriter.inline(node).lend { append(copying: $0) } }
}
