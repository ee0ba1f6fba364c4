import CLibXML2

/// Reads whole documents into elements.
///
/// Nothing is fetched and nothing is expanded: a document that declares entities is refused, since libxml2 would leave
/// their text out or, told to expand them, open the files they name.
package enum XMLTree {
  /// - Throws: `XMLFault` where the bytes are not well-formed XML, declare or use entities of their own, or pass the
  ///   limits.
  package static func read(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLFault) -> XMLElement {
    // Once a process, and before any thread parses.
    _ = initialised
    let builder = TreeBuilder(limits: limits)
    let parser = SAXParser(builder: builder)
    return try parser.parse(bytes)
  }

  private static let initialised: Void = xmlInitParser()
}

/// Collects what the parser reports.
final class TreeBuilder {
  let limits: XMLLimits
  var open: [XMLElement] = []
  var root: XMLElement?
  var fault: XMLFault?
  private var textBytes = 0

  init(limits: XMLLimits) {
    self.limits = limits
  }

  /// Counts bytes of text; false, with a fault, where there are too many.
  func count(_ bytes: Int, line: Int, column: Int) -> Bool {
    textBytes += bytes
    guard textBytes > limits.textBytes else { return true }
    fault = XMLFault(line: line, column: column, message: "more than \(limits.textBytes >> 20) MB of text")
    return false
  }
}
