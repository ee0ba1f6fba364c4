extension ByteBuffer {
  /// A string of JSON, quotation marks included.
  package mutating func append(json text: Bytes) {
    append(0x22)
    append(text, marks: \.jsonEscapes) { byte, buffer in
      switch byte {
      case 0x22: buffer.append("\\\"")
      case 0x5C: buffer.append("\\\\")
      case 0x0A: buffer.append("\\n")
      case 0x0D: buffer.append("\\r")
      case 0x09: buffer.append("\\t")
      // No other control character can stand in a record; the readers say so where they meet one.
      default: buffer.append("\u{FFFD}")
      }
    }
    append(0x22)
  }

  /// `,"key":"text"`, where there is a text.
  mutating func append(_ key: StaticString, json text: Bytes?) {
    guard let text else { return }
    append(key)
    append(json: text)
  }

  /// The text of an XML element.
  mutating func append(escapedForXML text: Bytes) {
    append(text, marks: \.xmlEscapes) { byte, buffer in
      switch byte {
      case UInt8(ascii: "&"): buffer.append("&amp;")
      case UInt8(ascii: "<"): buffer.append("&lt;")
      default: buffer.append("&gt;")
      }
    }
  }
}
