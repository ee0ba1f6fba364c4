import Records
import XMLReading

/// Turns XML elements into the nodes that JSON would give, along a shape. What the shape does not know is reported
/// here; what it knows is checked afterwards, as in any other format.
struct XMLNodeReader {
  let file: String
  private(set) var problems: [Problem] = []
  private var place = ModelPath()

  init(file: String) {
    self.file = file
  }

  private mutating func report(_ mark: Mark, _ message: String) {
    problems.append(Problem(file: file, mark: mark, path: place.pointer, message: message))
  }

  /// Nil where the document is no record at all.
  mutating func root(
    _ element: XMLElement, _ shape: ObjectShape, namespace: String = RecordShape.namespace
  ) -> Node? {
    guard element.name == shape.name, element.namespace == namespace else {
      let found = element.namespace.map { "in the namespace '\($0)'" } ?? "in no namespace"
      report(
        element.mark.mark,
        "expected <\(shape.name) xmlns=\"\(namespace)\">, found <\(element.name)> \(found)")
      return nil
    }
    return object(writtenOut(element), shape)
  }

  /// The element without what a document type gives by default, each of which is refused: programs differ on whether
  /// they read it.
  private mutating func writtenOut(_ element: XMLElement) -> XMLElement {
    guard Self.hasDefaults(element) else { return element }
    var own = element
    own.attributes.removeAll { $0.mark == element.mark }
    for attribute in element.attributes where attribute.mark == element.mark {
      let name = attribute.namespace == XMLElement.xmlNamespace ? "xml:" + attribute.name : attribute.name
      report(
        attribute.mark.mark,
        "<\(element.name)>: the document type gives '\(name)', which no schema of records knows; "
          + "write it in the tag")
    }
    own.children = element.children.map { child in
      if case .element(let inner) = child { .element(writtenOut(inner)) } else { child }
    }
    return own
  }

  private static func hasDefaults(_ element: XMLElement) -> Bool {
    element.attributes.contains { $0.mark == element.mark }
      || element.children.contains { child in
        if case .element(let inner) = child { hasDefaults(inner) } else { false }
      }
  }

  private mutating func object(_ element: XMLElement, _ shape: ObjectShape) -> Node {
    var members: [Node.Member] = []
    for attribute in element.attributes {
      let mark = attribute.mark.mark
      guard attribute.namespace == nil else {
        reportForeign(attribute, of: element)
        continue
      }
      guard let place = shape.place(ofAttribute: attribute.name)
      else {
        report(mark, "<\(element.name)>: " + unknown(attribute.name, "attribute", in: shape))
        continue
      }
      members.append(
        Node.Member(
          key: attribute.name, keyMark: mark, value: scalar(attribute.value, shape.fields[place].shape, mark)))
    }
    refuseText(in: element)
    for part in collected(element, shape) {
      let field = shape.fields[part.place]
      let value: Node.Value
      switch field.shape {
      case .text, .absences:
        refuseDoubles(part.entries, in: field)
        value = .object(part.entries)
      case .list, .dateParts: value = .array(part.nodes)
      default: value = part.nodes.first?.value ?? .null
      }
      members.append(Node.Member(key: field.name, keyMark: part.mark, value: Node(value, mark: part.mark)))
    }
    return Node(.object(members), mark: element.mark.mark)
  }

  /// What the elements of one field come to.
  private struct Part {
    /// The field's place in the shape.
    var place: Int
    /// That of the first element.
    var mark: Mark
    var nodes: [Node] = []
    var entries: [Node.Member] = []
  }

  /// The elements inside an element, by field, in the order in which the fields first come.
  private mutating func collected(_ element: XMLElement, _ shape: ObjectShape) -> [Part] {
    var parts: [Part] = []
    for case .element(let child) in element.children {
      let mark = child.mark.mark
      guard child.namespace == element.namespace, let place = shape.place(ofElement: child.name) else {
        report(mark, "<\(element.name)>: " + unknown(child.name, "element", in: shape))
        continue
      }
      let known = parts.lastIndex { $0.place == place }
      if known == nil { parts.append(Part(place: place, mark: mark)) }
      let part = known ?? parts.count - 1
      self.place.enter(shape.fields[place].name)
      defer { self.place.leave() }
      switch shape.fields[place].shape {
      case .text: parts[part].entries.append(words(child))
      case .absences: if let absence = absence(child) { parts[part].entries.append(absence) }
      case .list(let item):
        self.place.enter(parts[part].nodes.count)
        parts[part].nodes.append(value(child, item))
        self.place.leave()
      case .dateParts: parts[part].nodes.append(datePart(child))
      case let single:
        if known != nil { report(mark, "<\(child.name)> is given twice in <\(element.name)>; keep one") }
        parts[part].nodes.append(value(child, single))
      }
    }
    return parts
  }

  private func unknown(_ name: String, _ kind: String, in shape: ObjectShape) -> String {
    let fields = shape.fields.filter { !$0.isOnlyJSON }
    if let field = fields.first(where: { $0.name == name || $0.elementName == name }) {
      if field.isAttribute, kind == "element" { return "'\(name)' is an attribute here, \(name)=\"…\"" }
      if !field.isAttribute, kind == "attribute" { return "'\(name)' is an element here, <\(field.elementName)>" }
      return "unknown \(kind) '\(name)': did you mean <\(field.elementName)>, once for each?"
    }
    let names = fields.filter { $0.isAttribute == (kind == "attribute") }.map { $0.elementName }
    let others = fields.map { $0.elementName }
    let near = NearestWords.nearest(to: name, among: names)
    let hint =
      NearestWords.suggestion(near.isEmpty ? NearestWords.nearest(to: name, among: others) : near)
      ?? (names.isEmpty || names.count > 16 ? nil : "known are " + ShapeCheck.listed(names))
    return "unknown \(kind) '\(name.prefix(80))'" + (hint.map { ": \($0)" } ?? "")
  }

  private mutating func value(_ element: XMLElement, _ shape: Shape) -> Node {
    if case .object(let object) = shape { return self.object(element, object) }
    let types = types(of: shape)
    let type = element.attributes.first { $0.name == "type" && $0.namespace == nil && !types.isEmpty }
    refuseAttributes(of: element, but: type == nil ? [] : ["type"])
    refuseElements(in: element)
    let mark = element.mark.mark
    guard let type else { return scalar(element.text, shape, mark) }
    guard types.contains(type.value) else {
      report(
        type.mark.mark,
        "<\(element.name)>: expected type=\"\(types.joined(separator: "\" or \""))\", or none for a string")
      return Node(.string(element.text), mark: mark)
    }
    let typed = scalar(element.text, type.value == "number" ? .number : .flag, mark)
    if XMLMapping.type(of: typed) != type.value {
      report(
        mark, "<\(element.name)>: expected a \(type.value), as its type says, found '\(element.text.prefix(40))'")
    }
    return typed
  }

  /// What `type` may say of a value that need not be a string.
  private func types(of shape: Shape) -> [String] {
    switch shape {
    case .textOrNumber: ["number"]
    case .scalar: ["number", "boolean"]
    default: []
    }
  }

  private func scalar(_ text: String, _ shape: Shape, _ mark: Mark) -> Node {
    switch shape {
    case .integer, .number, .amount: Node(Numeral(text) == nil ? .string(text) : .number(text), mark: mark)
    case .flag: Node(text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text), mark: mark)
    default: Node(.string(text), mark: mark)
    }
  }

  private mutating func words(_ element: XMLElement) -> Node.Member {
    let language = element.attributes.first { $0.name == "lang" && $0.namespace == XMLElement.xmlNamespace }
    if language == nil { report(element.mark.mark, "<\(element.name)> needs its language: xml:lang=\"en\"") }
    refuseAttributes(of: element, but: [], orLanguage: true)
    refuseElements(in: element)
    let mark = element.mark.mark
    // Without a tag the words stay in the tree under `und`, the tag for no known language, so that the rest is checked.
    return Node.Member(
      key: language?.value ?? "und", keyMark: language?.mark.mark ?? mark,
      value: Node(.string(element.text), mark: mark))
  }

  private mutating func absence(_ element: XMLElement) -> Node.Member? {
    refuseAttributes(of: element, but: ["at", "kind"])
    refuseElements(in: element)
    refuseText(in: element)
    func attribute(_ name: String) -> XMLAttribute? {
      element.attributes.first { $0.name == name && $0.namespace == nil }
    }
    guard let place = attribute("at"), let kind = attribute("kind") else {
      report(element.mark.mark, "expected <absent at=\"/setting\" kind=\"not-reported\"/>")
      return nil
    }
    return Node.Member(
      key: place.value, keyMark: place.mark.mark, value: Node(.string(kind.value), mark: kind.mark.mark))
  }

  private mutating func datePart(_ element: XMLElement) -> Node {
    let names = XMLMapping.datePartNames
    refuseAttributes(of: element, but: names + names.map(XMLMapping.string))
    refuseElements(in: element)
    refuseText(in: element)
    let parts = names.map { name in
      let given = element.attributes.filter {
        ($0.name == name || $0.name == XMLMapping.string(name)) && $0.namespace == nil
      }
      if given.count > 1 { report(given[1].mark.mark, "<part> gives the \(name) twice; keep one") }
      return given.first
    }
    let given = parts.prefix { $0 != nil }.compactMap { $0 }
    if given.isEmpty || parts.compactMap({ $0 }).count > given.count {
      report(element.mark.mark, "expected <part year=\"2005\" month=\"3\" day=\"14\"/>, of which the year is needed")
    }
    let values = given.map { part in
      names.contains(part.name)
        ? scalar(part.value, .number, part.mark.mark) : Node(.string(part.value), mark: part.mark.mark)
    }
    return Node(.array(values), mark: element.mark.mark)
  }

  // MARK: What may not be there

  private mutating func refuseDoubles(_ entries: [Node.Member], in field: Field) {
    guard entries.count > 1 else { return }
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.key).inserted {
      place.enter(field.name)
      report(entry.keyMark, "<\(field.name)> is given twice for '\(entry.key)'; keep one")
      place.leave()
    }
  }

  private mutating func refuseText(in element: XMLElement) {
    for case .text(let text) in element.children where !Lexical.isBlank(text.value) {
      // The run begins with white space in most files; the words are what is looked for.
      let words = text.value.drop(while: \.isWhitespace)
      var mark = text.mark
      for scalar in text.value[..<words.startIndex].unicodeScalars { mark.advance(over: scalar) }
      let shown = words.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(40)
      report(mark.mark, "<\(element.name)> holds elements only, found the words '\(shown)'")
    }
  }

  private mutating func refuseElements(in element: XMLElement) {
    for case .element(let child) in element.children {
      report(child.mark.mark, "<\(element.name)> holds words only, found <\(child.name)>")
    }
  }

  private mutating func refuseAttributes(of element: XMLElement, but known: [String], orLanguage: Bool = false) {
    for attribute in element.attributes {
      guard attribute.namespace == nil else {
        let isLanguage = attribute.name == "lang" && attribute.namespace == XMLElement.xmlNamespace
        if !(orLanguage && isLanguage) { reportForeign(attribute, of: element) }
        continue
      }
      guard !known.contains(attribute.name) else { continue }
      report(attribute.mark.mark, "<\(element.name)>: unknown attribute '\(attribute.name)'")
    }
  }

  /// Other vocabularies' attributes, such as xml:base or xsi:schemaLocation, have no place in the record and would be lost.
  private mutating func reportForeign(_ attribute: XMLAttribute, of element: XMLElement) {
    report(
      attribute.mark.mark,
      "<\(element.name)>: the attribute '\(attribute.name)' of the namespace '\(attribute.namespace ?? "")' has no place here; take it out"
    )
  }
}

extension XMLMark {
  var mark: Mark { Mark(line: line, column: column) }
}
