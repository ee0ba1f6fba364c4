import CLibXML2
import Synchronization

/// A RELAX NG schema in XML syntax, against which libxml2 judges files.
///
/// The command reads records without it; the tests use it to show that the published schema, libxml2 and the program
/// agree on every record.
package struct RelaxNGSchema: Sendable {
  /// A place where a file departs from the schema.
  package struct Violation: Hashable, Sendable, CustomStringConvertible {
    /// The line of the element at fault, counted from 1. libxml2 keeps no column, and no line beyond 65,535.
    package var line: Int
    /// libxml2's words.
    package var message: String

    package init(line: Int, message: String) {
      self.line = line
      self.message = message
    }

    package var description: String { "\(line): \(message)" }
  }

  /// Compiled anew for each file: a compiled schema is not safe to share, and its memory would need an owner.
  private let schema: [UInt8]

  /// libxml2 sets up its data types in a table that all threads share.
  private static let lock = Mutex(())

  /// - Parameter bytes: the schema; it must stand by itself, without `include` and `externalRef`.
  /// - Throws: what keeps it from being read as a schema.
  package init(_ bytes: [UInt8]) throws(XMLFault) {
    let root = try XMLTree.read(bytes)
    if let outside = Self.outsideReference(in: root) {
      throw XMLFault(mark: outside.mark, message: "<\(outside.name)> names another file; a schema must stand by itself")
    }
    schema = bytes
    if case .notASchema(let reason) = Self.judge(nil, by: bytes) {
      throw XMLFault(mark: XMLMark(line: reason.line, column: 1), message: reason.message)
    }
  }

  /// Where the file departs from the schema: nothing if it is valid. libxml2 often tells one fault in several ways.
  ///
  /// - Throws: why the file is not XML that is read.
  package func violations(in bytes: [UInt8]) throws(XMLFault) -> [Violation] {
    _ = try XMLTree.read(bytes)
    switch Self.judge(bytes, by: schema) {
    case .judged(let violations): return violations
    case .notASchema(let reason): return [reason]
    }
  }

  private static func outsideReference(in element: XMLElement) -> XMLElement? {
    if ["include", "externalRef"].contains(element.name) { return element }
    for child in element.elements {
      if let found = outsideReference(in: child) { return found }
    }
    return nil
  }
}

// MARK: - C memory

extension RelaxNGSchema {
  private enum Judgement: Sendable {
    case notASchema(Violation)
    case judged([Violation])
  }

  /// Keeps what libxml2 says.
  private final class Collector {
    var errors: [Violation] = []

    static let collect: xmlStructuredErrorFunc = { userData, error in
      guard let userData, let error else { return }
      let collector = Unmanaged<Collector>.fromOpaque(userData).takeUnretainedValue()
      let message = error.pointee.message.map { String(cString: $0) } ?? ""
      collector.errors.append(
        Violation(line: Int(error.pointee.line), message: String(message.prefix { $0 != "\n" })))
    }

    /// Runs a call that reports here.
    func during<Value>(_ call: (UnsafeMutableRawPointer) -> Value) -> Value {
      withExtendedLifetime(self) { call(Unmanaged.passUnretained(self).toOpaque()) }
    }
  }

  /// Judges the file, or only the schema where there is none.
  private static func judge(_ file: [UInt8]?, by schema: [UInt8]) -> Judgement {
    lock.withLock { _ in
      withCompiled(schema) { compiled, reason in
        guard let compiled else { return .notASchema(reason) }
        guard let file else { return .judged([]) }
        let unknown = Judgement.judged([Violation(line: 1, message: "the file could not be judged")])
        return withDocument(file) { document in
          guard let document, let context = xmlRelaxNGNewValidCtxt(compiled) else { return unknown }
          defer { xmlRelaxNGFreeValidCtxt(context) }
          let collector = Collector()
          let verdict = collector.during { userData in
            xmlRelaxNGSetValidStructuredErrors(context, Collector.collect, userData)
            return xmlRelaxNGValidateDoc(context, document)
          }
          if verdict == 0 { return .judged([]) }
          return collector.errors.isEmpty ? unknown : .judged(collector.errors)
        }
      }
    }
  }

  /// The schema compiled for the length of the call, or nil and the reason.
  private static func withCompiled<Value>(_ bytes: [UInt8], _ body: (xmlRelaxNGPtr?, Violation) -> Value) -> Value {
    withDocument(bytes) { document in
      let unknown = Violation(line: 1, message: "this is not a RELAX NG schema")
      guard let document, let context = xmlRelaxNGNewDocParserCtxt(document) else { return body(nil, unknown) }
      defer { xmlRelaxNGFreeParserCtxt(context) }
      let collector = Collector()
      let schema = collector.during { userData in
        xmlRelaxNGSetParserStructuredErrors(context, Collector.collect, userData)
        return xmlRelaxNGParse(context)
      }
      defer { xmlRelaxNGFree(schema) }
      return body(schema, collector.errors.first ?? unknown)
    }
  }

  private static func withDocument<Value>(_ bytes: [UInt8], _ body: (xmlDocPtr?) -> Value) -> Value {
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let document = bytes.withUnsafeBytes { bytes in
      xmlReadMemory(bytes.bindMemory(to: CChar.self).baseAddress, CInt(bytes.count), nil, nil, CInt(options))
    }
    defer { xmlFreeDoc(document) }
    return body(document)
  }
}
