import CLibXML2

/// Validates documents against a RELAX NG schema, so that tests can hold the published schema against the program.
/// The command itself does not use it: its own check says more.
package struct RelaxNGValidator {
  private let schema: [UInt8]

  /// - Parameter schema: a RELAX NG schema in XML syntax.
  package init(schema: [UInt8]) {
    self.schema = schema
  }

  /// - Returns: whether the bytes are a document that the schema allows; nil where the schema itself is not usable.
  package func accepts(_ bytes: [UInt8]) -> Bool? {
    xmlInitParser()
    let quiet = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    return schema.withUnsafeBytes { schemaBuffer -> Bool? in
      let schemaText = schemaBuffer.bindMemory(to: CChar.self)
      guard
        let parser = xmlRelaxNGNewMemParserCtxt(schemaText.baseAddress, Int32(schemaText.count))
      else { return nil }
      defer { xmlRelaxNGFreeParserCtxt(parser) }
      xmlRelaxNGSetParserErrors(parser, nil, nil, nil)
      guard let grammar = xmlRelaxNGParse(parser) else { return nil }
      defer { xmlRelaxNGFree(grammar) }
      return bytes.withUnsafeBytes { buffer -> Bool in
        let text = buffer.bindMemory(to: CChar.self)
        guard let document = xmlReadMemory(text.baseAddress, Int32(text.count), nil, nil, quiet) else { return false }
        defer { xmlFreeDoc(document) }
        guard let context = xmlRelaxNGNewValidCtxt(grammar) else { return false }
        defer { xmlRelaxNGFreeValidCtxt(context) }
        xmlRelaxNGSetValidStructuredErrors(context, { _, _ in }, nil)
        return xmlRelaxNGValidateDoc(context, document) == 0
      }
    }
  }
}
