import Records

/// JSON Pointers (RFC 6901) into a file, looked up along its shape.
enum Pointer {
  enum Place: Equatable {
    case present
    case empty
    /// No such place in the model; the reason is the error's text.
    case unknown(String)
  }

  static func escaped(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
    return key.replacing(scalars: "~", with: "~0").replacing(scalars: "/", with: "~1")
  }

  static func text(_ segments: [String]) -> String { "/" + segments.map(escaped).joined(separator: "/") }

  static func segments(_ pointer: String) -> [String]? {
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    return pointer.unicodeScalars.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { segment in
      var key = String.UnicodeScalarView()
      var isEscape = false
      for scalar in segment {
        if isEscape {
          key.append(scalar == "1" ? "/" : scalar == "0" ? "~" : scalar)
          isEscape = false
        } else if scalar == "~" {
          isEscape = true
        } else {
          key.append(scalar)
        }
      }
      return String(key)
    }
  }

  /// Null is no value: the file says that nothing is there, and is told to leave it out.
  static func place(_ pointer: String, in root: Node, shape: ObjectShape) -> Place {
    guard let segments = segments(pointer) else {
      return .unknown("'\(pointer.prefix(80))' is no place in this file: expected a JSON Pointer, such as /sample/age")
    }
    var shape = Shape.object(shape)
    var node: Node? = root
    var walked = ""
    for segment in segments {
      switch shape {
      case .object(let object):
        guard let field = object[segment] else {
          let place = walked.isEmpty ? "a \(object.name)" : walked
          let near = NearestWords.nearest(to: segment, among: object.fields.map(\.name))
          let hint =
            NearestWords.suggestion(near) ?? "known are " + ShapeCheck.listed(object.fields.prefix(16).map(\.name))
          return .unknown("\(place) has no '\(segment.prefix(80))': \(hint)")
        }
        shape = field.shape
        node = node?[segment]
      case .list(let item):
        guard let index = Int(segment), index >= 0, segment == String(index) else {
          return .unknown("\(walked) is a list: expected a number counted from 0, found '\(segment.prefix(80))'")
        }
        guard let elements = node?.elements, index < elements.count else {
          return .unknown("\(walked) has \((node?.elements.count ?? 0).of("item")); there is no number \(index)")
        }
        shape = item
        node = elements[index]
      case .text, .wordLists:
        guard Lexical.isLanguageTag(segment) else {
          return .unknown("'\(segment.prefix(40))' is no language tag (BCP 47), such as nl or en")
        }
        shape = .string(.words)
        node = node?[segment]
      default:
        return .unknown("\(walked) holds a single value; there is nothing beneath it")
      }
      walked += "/" + escaped(segment)
    }
    return node == nil || node?.value == .null ? .empty : .present
  }
}
