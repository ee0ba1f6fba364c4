import Records

/// Writes a shape as a RELAX NG schema in XML syntax (ISO/IEC 19757-2), for editors and other programs.
package enum RelaxNGExport {
  package static func text(of shape: ObjectShape, namespace: String) -> String {
    var writer = Writer()
    writer.lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"",
      "    xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\"",
      "    datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\" ns=\"\(namespace)\">",
    ]
    writer.indented {
      $0.element("start") {
        $0.element("element", "name=\"\(shape.name)\"") { $0.line("<ref name=\"\(shape.name)\"/>") }
      }
      $0.define(shape)
      $0.defineWords()
    }
    writer.lines.append("</grammar>")
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private struct Writer {
    var lines: [String] = []
    private var depth = 0
    private var defined: Set<String> = []

    mutating func line(_ text: String) {
      lines.append(String(repeating: "  ", count: depth) + text)
    }

    mutating func indented(_ body: (inout Writer) -> Void) {
      depth += 1
      body(&self)
      depth -= 1
    }

    mutating func element(_ name: String, _ attributes: String = "", _ body: (inout Writer) -> Void) {
      line("<\(name)\(attributes.isEmpty ? "" : " " + attributes)>")
      indented(body)
      line("</\(name)>")
    }

    /// The content of an object: its attributes and, in any order, its elements.
    mutating func define(_ shape: ObjectShape) {
      guard defined.insert(shape.name).inserted else { return }
      element("define", "name=\"\(shape.name)\"") { writer in
        writer.line("<a:documentation>\(XMLWriter.escaped(shape.summary))</a:documentation>")
        let fields = shape.fields.filter { !$0.isOnlyJSON }
        writer.element("interleave") { writer in
          for field in fields { writer.field(field) }
          if fields.allSatisfy({ !$0.isRequired && $0.isAttribute }) { writer.line("<empty/>") }
        }
      }
      if shape.needsOne { defineOneOf(shape) }
      for field in shape.fields { if let object = field.shape.object { define(object) } }
    }

    /// An object that needs one of its fields: what it holds is what `define` says, and not nothing.
    private mutating func defineOneOf(_ shape: ObjectShape) {
      element("define", "name=\"\(shape.name)-some\"") { writer in
        writer.element("choice") { writer in
          // The first field that is there, then any of those that follow it.
          for (index, field) in shape.fields.enumerated() {
            writer.element("interleave") { writer in
              writer.field(field, isRequired: true)
              for other in shape.fields[(index + 1)...] { writer.field(other) }
            }
          }
        }
      }
    }

    mutating func field(_ field: Field, isRequired: Bool? = nil) {
      let isRequired = isRequired ?? field.isRequired
      if field.isAttribute {
        return wrapped(isRequired ? nil : "optional") { writer in
          writer.element("attribute", "name=\"\(field.name)\" ns=\"\"") { $0.value(field.shape) }
        }
      }
      switch field.shape {
      case .object(let object):
        wrapped(isRequired ? nil : "optional") { writer in
          writer.element("element", "name=\"\(field.name)\"") { $0.reference(to: object) }
        }
      case .list(.object(let object)):
        wrapped(isRequired ? "oneOrMore" : "zeroOrMore") { writer in
          writer.element("element", "name=\"\(field.item)\"") { $0.reference(to: object) }
        }
      case .list(let item):
        wrapped(isRequired ? "oneOrMore" : "zeroOrMore") { writer in
          writer.element("element", "name=\"\(field.item)\"") { $0.value(item) }
        }
      case .text:
        wrapped(isRequired ? "oneOrMore" : "zeroOrMore") { writer in
          writer.element("element", "name=\"\(field.name)\"") { $0.line("<ref name=\"words-in-a-language\"/>") }
        }
      case .absences:
        wrapped("zeroOrMore") { writer in
          writer.element("element", "name=\"\(field.name)\"") { writer in
            writer.element("attribute", "name=\"at\" ns=\"\"") { $0.value(.string(.pointer)) }
            writer.element("attribute", "name=\"kind\" ns=\"\"") {
              $0.value(.choice(AbsenceKind.allCases.map(\.rawValue)))
            }
          }
        }
      case .dateParts:
        wrapped(isRequired ? nil : "optional") { writer in
          writer.element("group") { writer in
            writer.line("<ref name=\"date-part\"/>")
            writer.element("optional") { $0.line("<ref name=\"date-part\"/>") }
          }
        }
      case .textOrNumber, .scalar:
        wrapped(isRequired ? nil : "optional") { writer in
          writer.element("element", "name=\"\(field.name)\"") {
            if case .scalar = field.shape {
              $0.line("<ref name=\"scalar\"/>")
            } else {
              $0.line("<ref name=\"words-or-number\"/>")
            }
          }
        }
      default:
        wrapped(isRequired ? nil : "optional") { writer in
          writer.element("element", "name=\"\(field.name)\"") { $0.value(field.shape) }
        }
      }
    }

    private mutating func wrapped(_ name: String?, _ body: (inout Writer) -> Void) {
      if let name { element(name, "", body) } else { body(&self) }
    }

    private mutating func reference(to object: ObjectShape) {
      line("<ref name=\"\(object.name)\(object.needsOne ? "-some" : "")\"/>")
    }

    private mutating func value(_ shape: Shape) {
      switch shape {
      case .string(.words): line("<ref name=\"words\"/>")
      case .string(.identifier), .concept: pattern(Lexical.identifierPattern)
      case .string(.languageTag): pattern(Lexical.languageTagPattern)
      case .string(.pointer): pattern("/[\\s\\S]*")
      case .string(.constant(let constant)): line("<value type=\"string\">\(XMLWriter.escaped(constant))</value>")
      case .integer(let range):
        element("data", "type=\"integer\"") {
          $0.line("<param name=\"pattern\">-?(0|[1-9][0-9]*)</param>")
          $0.line("<param name=\"minInclusive\">\(range.lowerBound)</param>")
          $0.line("<param name=\"maxInclusive\">\(range.upperBound)</param>")
        }
      // A negative zero is none below 0, as JSON has it.
      case .amount: pattern("(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+\\-]?[0-9]+)?|-0(\\.0+)?([eE][+\\-]?[0-9]+)?")
      case .number: pattern("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+\\-]?[0-9]+)?")
      case .flag:
        element("choice") { for word in ["true", "false"] { $0.line("<value type=\"string\">\(word)</value>") } }
      case .choice(let words):
        element("choice") { for word in words { $0.line("<value type=\"string\">\(word)</value>") } }
      case .object, .list, .text, .wordLists, .absences, .dateParts, .textOrNumber, .scalar: line("<text/>")
      }
    }

    private mutating func pattern(_ pattern: String) {
      element("data", "type=\"string\"") { $0.line("<param name=\"pattern\">\(pattern)</param>") }
    }

    /// One part of a date: a number, or the string that JSON has for it.
    private mutating func datePart(_ place: Int) {
      let name = XMLMapping.datePartNames[place]
      element("choice") { writer in
        writer.element("attribute", "name=\"\(name)\" ns=\"\"") { $0.value(.integer(Lexical.dateRanges[place])) }
        writer.element("attribute", "name=\"\(XMLMapping.string(name))\" ns=\"\"") {
          $0.pattern(Lexical.datePartPatterns[place])
        }
      }
    }

    mutating func defineWords() {
      // Of control characters XML has those of \s alone, and U+0085 below.
      let unseen = Lexical.unseen.filter { $0.lowerBound > 0x20 }.map { range in
        let ends = [range.lowerBound, range.upperBound].map { "&#x" + String($0, radix: 16, uppercase: true) + ";" }
        return ends[0] == ends[1] ? ends[0] : ends[0] + "-" + ends[1]
      }.joined()
      element("define", "name=\"words\"") { writer in
        writer.line("<a:documentation>Any words, but not blank.</a:documentation>")
        writer.pattern("[\\s\\S]*[^\\s\(unseen)][\\s\\S]*")
      }
      for (name, types) in [
        ("words-or-number", [("number", Shape.number)]), ("scalar", [("number", .number), ("boolean", .flag)]),
      ] {
        element("define", "name=\"\(name)\"") { writer in
          writer.line("<a:documentation>A string, or what 'type' says it is.</a:documentation>")
          writer.element("choice") { writer in
            writer.line("<ref name=\"words\"/>")
            for (type, shape) in types {
              writer.element("group") { writer in
                writer.element("attribute", "name=\"type\" ns=\"\"") { $0.value(.string(.constant(type))) }
                writer.value(shape)
              }
            }
          }
        }
      }
      element("define", "name=\"words-in-a-language\"") { writer in
        writer.line("<a:documentation>Words, with the tag (BCP 47) of their language.</a:documentation>")
        writer.element("attribute", "name=\"lang\" ns=\"http://www.w3.org/XML/1998/namespace\"") {
          $0.value(.string(.languageTag))
        }
        writer.line("<ref name=\"words\"/>")
      }
      element("define", "name=\"date-part\"") { writer in
        writer.element("element", "name=\"part\"") { writer in
          writer.datePart(0)
          writer.element("optional") { writer in
            writer.datePart(1)
            writer.element("optional") { $0.datePart(2) }
          }
        }
      }
    }
  }
}
