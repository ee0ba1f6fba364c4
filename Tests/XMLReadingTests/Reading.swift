import XMLReading

/// Reads text as a UTF-8 file.
func read(_ text: String, limits: XMLLimits = .default) throws(XMLFault) -> XMLElement {
  try XMLTree.read(Array(text.utf8), limits: limits)
}

/// Reads text as a UTF-8 export.
func readExport(_ text: String) throws(XMLFault) -> XMLElement { try readExport(Array(text.utf8)).root }

func readExport(_ bytes: [UInt8]) throws(XMLFault) -> (root: XMLElement, remarks: [XMLRemark]) {
  var spending = XMLSpending()
  return try XMLTree.readExport(bytes, spending: &spending)
}

/// What is wrong with a file; nil if nothing.
func fault(_ text: String, limits: XMLLimits = .default) -> XMLFault? {
  fault(Array(text.utf8), limits: limits)
}

func fault(_ bytes: [UInt8], limits: XMLLimits = .default) -> XMLFault? {
  fault { () throws(XMLFault) in _ = try XMLTree.read(bytes, limits: limits) }
}

/// What is wrong with an export; nil if nothing.
func faultOfExport(_ text: String) -> XMLFault? {
  fault { () throws(XMLFault) in _ = try readExport(text) }
}

private func fault(_ read: () throws(XMLFault) -> Void) -> XMLFault? {
  do throws(XMLFault) {
    try read()
    return nil
  } catch {
    return error
  }
}

/// An element as one line, every value and mark told: `name@line:column[attribute@line:column=value](children)`.
func outline(_ element: XMLElement) -> String {
  func place(_ mark: XMLMark) -> String { "@\(mark.line):\(mark.column)" }
  func name(_ namespace: String?, _ name: String) -> String { (namespace.map { "{\($0)}" } ?? "") + name }
  let attributes = element.attributes.map {
    "[\(name($0.namespace, $0.name))\(place($0.mark))=\($0.value)]"
  }
  let children = element.children.map {
    switch $0 {
    case .element(let element): outline(element)
    case .text(let text): "\(text.value.debugDescription)\(place(text.mark))"
    }
  }
  return name(element.namespace, element.name) + place(element.mark) + attributes.joined()
    + (children.isEmpty ? "" : "(\(children.joined(separator: " ")))")
}
