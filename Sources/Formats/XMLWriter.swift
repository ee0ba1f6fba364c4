import Records

/// Writes nodes as XML along a shape: single values as attributes, the rest as elements.
enum XMLWriter {
  static func write(_ node: Node, shape: ObjectShape, namespace: String) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    element(shape.name, node, shape, indentation: 0, namespace: namespace, to: &text)
    return text
  }

  /// One element of a longer file.
  static func element(_ node: Node, shape: ObjectShape) -> String {
    var text = ""
    element(shape.name, node, shape, indentation: 2, to: &text)
    return text
  }

  private static func element(
    _ name: String, _ node: Node, _ shape: ObjectShape, indentation: Int, namespace: String? = nil,
    to text: inout String
  ) {
    let margin = String(repeating: " ", count: indentation)
    text += margin + "<" + name
    if let namespace { text += " xmlns=\"\(namespace)\"" }
    var inner = ""
    for member in node.members {
      guard let field = shape[member.key], !field.isOnlyJSON else { continue }
      if field.isAttribute {
        text += " \(field.name)=\"\(escaped(scalar(member.value), inAttribute: true))\""
      } else {
        children(of: member.value, field, indentation: indentation + 2, to: &inner)
      }
    }
    text += inner.isEmpty ? "/>\n" : ">\n" + inner + margin + "</" + name + ">\n"
  }

  private static func children(of node: Node, _ field: Field, indentation: Int, to text: inout String) {
    let margin = String(repeating: " ", count: indentation)
    switch field.shape {
    case .object(let object): element(field.name, node, object, indentation: indentation, to: &text)
    case .list(.object(let object)):
      for item in node.elements { element(field.item, item, object, indentation: indentation, to: &text) }
    case .list:
      for item in node.elements { text += margin + "<\(field.item)>\(escaped(scalar(item)))</\(field.item)>\n" }
    case .text:
      for entry in node.members {
        text += margin + "<\(field.name) xml:lang=\"\(entry.key)\">\(escaped(scalar(entry.value)))</\(field.name)>\n"
      }
    case .absences:
      for entry in node.members {
        text +=
          margin + "<\(field.name) at=\"\(escaped(entry.key, inAttribute: true))\" kind=\"\(scalar(entry.value))\"/>\n"
      }
    case .dateParts:
      for date in node.elements {
        text += margin + "<part"
        for (name, part) in zip(XMLMapping.datePartNames, date.elements) {
          text += " \(part.string == nil ? name : XMLMapping.string(name))=\"\(scalar(part))\""
        }
        text += "/>\n"
      }
    case .textOrNumber, .scalar:
      let type = XMLMapping.type(of: node).map { " type=\"\($0)\"" } ?? ""
      text += margin + "<\(field.name)\(type)>\(escaped(scalar(node)))</\(field.name)>\n"
    default:
      text += margin + "<\(field.name)>\(escaped(scalar(node)))</\(field.name)>\n"
    }
  }

  private static func scalar(_ node: Node) -> String {
    if case .bool(let flag) = node.value { flag ? "true" : "false" } else { node.writtenText }
  }

  /// Escapes what XML would read otherwise; line ends and tabs too, which a reader would turn into spaces.
  static func escaped(_ string: String, inAttribute: Bool = false) -> String {
    // Bytes, since putting several scalars at the end of a string's view of them copies all of it each time.
    var text: [UInt8] = []
    text.reserveCapacity(string.utf8.count)
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "&"): text += "&amp;".utf8
      case UInt8(ascii: "<"): text += "&lt;".utf8
      case UInt8(ascii: ">"): text += "&gt;".utf8
      case UInt8(ascii: "\"") where inAttribute: text += "&quot;".utf8
      case UInt8(ascii: "\r"): text += "&#13;".utf8
      case UInt8(ascii: "\n") where inAttribute: text += "&#10;".utf8
      case UInt8(ascii: "\t") where inAttribute: text += "&#9;".utf8
      default: text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// What the XML form calls things that JSON has no name for.
enum XMLMapping {
  static let datePartNames = ["year", "month", "day"]

  /// What a part of a date is called that JSON writes as a string.
  static func string(_ datePart: String) -> String { datePart + "-string" }

  /// The `type` of a value that could be a string and is none.
  static func type(of node: Node) -> String? {
    switch node.value {
    case .number: "number"
    case .bool: "boolean"
    default: nil
    }
  }
}
