import Records

/// Writes a shape as a JSON Schema (2020-12), for editors and other programs.
package enum JSONSchemaExport {
  package static func text(of shape: ObjectShape, id: String, title: String) -> String {
    var definitions: [(String, Node)] = []
    collect(shape, into: &definitions)
    let root = definitions.removeFirst().1
    let node = ObjectBuilder.build {
      $0.add("$schema", "https://json-schema.org/draft/2020-12/schema")
      $0.add("$id", id)
      $0.add("title", title)
      for member in root.members { $0.add(member.key, member.value) }
      if !definitions.isEmpty {
        $0.add("$defs", ObjectBuilder.build { for (name, definition) in definitions { $0.add(name, definition) } })
      }
    }
    return JSONWriter.write(node)
  }

  /// The definitions of a shape and of all it holds, each once, in the order in which they are met.
  private static func collect(_ shape: ObjectShape, into definitions: inout [(String, Node)]) {
    guard !definitions.contains(where: { $0.0 == shape.name }) else { return }
    let place = definitions.count
    definitions.append((shape.name, Node(.null)))
    for field in shape.fields {
      if let object = field.shape.object { collect(object, into: &definitions) }
    }
    definitions[place].1 = object(shape)
  }

  private static func object(_ shape: ObjectShape) -> Node {
    ObjectBuilder.build {
      $0.add("type", "object")
      $0.add("description", shape.summary)
      $0.add("required", strings: shape.fields.filter(\.isRequired).map(\.name))
      if shape.needsOne { $0.add("minProperties", 1) }
      $0.add("additionalProperties", Node(.bool(false)))
      $0.add(
        "properties",
        ObjectBuilder.build {
          for field in shape.fields { $0.add(field.name, schema(field.shape, description: field.summary)) }
        })
    }
  }

  private static func schema(_ shape: Shape, description: String? = nil) -> Node {
    ObjectBuilder.build { object in
      object.add("description", description)
      switch shape {
      case .object(let shape): object.add("$ref", "#/$defs/\(shape.name)")
      case .list(let item):
        object.add("type", "array")
        object.add("minItems", 1)
        object.add("items", schema(item))
        if case .concept = item { object.add("uniqueItems", Node(.bool(true))) }
      case .text:
        addMap(to: &object, keys: anchored(Lexical.languageTagPattern), values: schema(.string(.words)), least: 1)
      case .wordLists:
        addMap(
          to: &object, keys: anchored(Lexical.languageTagPattern), values: schema(.list(.string(.words))), least: nil)
      case .string(let kind): addString(kind, to: &object)
      case .integer(let range):
        object.add("type", "integer")
        object.add("minimum", range.lowerBound)
        object.add("maximum", range.upperBound)
      case .number: object.add("type", "number")
      case .amount:
        object.add("type", "number")
        object.add("minimum", 0)
      case .flag: object.add("type", "boolean")
      case .choice(let words): object.add("enum", strings: words)
      case .concept(let scheme):
        object.add("type", "string")
        object.add("pattern", anchored(Lexical.identifierPattern))
        if description == nil { object.add("description", "The id of a concept of the scheme \(scheme.rawValue).") }
      case .absences:
        addMap(to: &object, keys: "^/", values: schema(.choice(AbsenceKind.allCases.map(\.rawValue))), least: 1)
      case .dateParts:
        object.add("type", "array")
        object.add("minItems", 1)
        object.add("maxItems", 2)
        object.add("items", datePart)
      case .textOrNumber:
        object.add("anyOf", list: [schema(.string(.words)), schema(.number)]) { $0 }
      case .scalar:
        object.add("anyOf", list: [schema(.string(.words)), schema(.number), schema(.flag)]) { $0 }
      }
    }
  }

  private static func addMap(to object: inout ObjectBuilder, keys: String, values: Node, least: Int?) {
    object.add("type", "object")
    object.add("minProperties", least)
    object.add("additionalProperties", Node(.bool(false)))
    object.add("patternProperties", ObjectBuilder.build { $0.add(keys, values) })
  }

  private static func addString(_ kind: Shape.StringKind, to object: inout ObjectBuilder) {
    if case .constant(let constant) = kind { return object.add("const", constant) }
    object.add("type", "string")
    switch kind {
    case .words: object.add("pattern", words)
    case .identifier: object.add("pattern", anchored(Lexical.identifierPattern))
    case .languageTag: object.add("pattern", anchored(Lexical.languageTagPattern))
    case .pointer: object.add("pattern", "^/")
    case .constant: break
    }
  }

  private static var datePart: Node {
    ObjectBuilder.build {
      $0.add("type", "array")
      $0.add("minItems", 1)
      $0.add("maxItems", 3)
      $0.add(
        "prefixItems", list: Array(zip(Lexical.dateRanges, Lexical.datePartPatterns))
      ) { range, pattern in
        ObjectBuilder.build {
          $0.add(
            "anyOf",
            list: [
              ObjectBuilder.build {
                $0.add("type", "integer")
                $0.add("minimum", range.lowerBound)
                $0.add("maximum", range.upperBound)
              },
              ObjectBuilder.build {
                $0.add("type", "string")
                // Reference managers write the year as a string, and the month as "02".
                $0.add("pattern", anchored("(\(pattern))"))
              },
            ]
          ) { $0 }
        }
      }
    }
  }

  /// Characters that XML cannot carry.
  private static let forbidden = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF"

  /// Characters that show nothing.
  private static let unseen = Lexical.unseen.map { "\(escape($0.lowerBound))-\(escape($0.upperBound))" }.joined()

  private static func escape(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Something to be seen, and only characters that XML can carry.
  private static let words = "^[\(unseen)]*[^\(unseen)\(forbidden)][^\(forbidden)]*$"

  /// `\z` is not in every dialect and `$` may allow a final line break, so the end is said by what cannot follow.
  private static func anchored(_ pattern: String) -> String { "^\(pattern)$(?![\\s\\S])" }
}

extension Shape {
  /// The object a field holds, directly or as the items of a list.
  var object: ObjectShape? {
    switch self {
    case .object(let object): object
    case .list(let item): item.object
    default: nil
    }
  }
}
