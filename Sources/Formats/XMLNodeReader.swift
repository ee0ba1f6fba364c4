import Records
import XMLReading

/// Turns XML elements into the nodes that JSON would give, along a shape. What the shape does not know is reported
/// here; what it knows is checked afterwards, as in any other format.
struct XMLNodeReader {
  let file: String
  private(set) var problems: [Problem] = []

  init(file: String) {
    self.file = file
  }

  private mutating func report(_ mark: Mark, _ message: String) {
    problems.append(Problem(file: file, mark: mark, message: message))
  }

  /// Nil where the document is no record at all.
  mutating func root(_ element: XMLElement, _ shape: ObjectShape) -> Node? {
    guard element.name == shape.name, element.namespace == RecordShape.namespace else {
      let found = element.namespace.map { "in the namespace '\($0)'" } ?? "in no namespace"
      report(
        element.mark.mark,
        "expected <\(shape.name) xmlns=\"\(RecordShape.namespace)\">, found <\(element.name)> \(found)")
      return nil
    }
    return object(element, shape)
  }

  private mutating func object(_ element: XMLElement, _ shape: ObjectShape) -> Node {
    var members: [Node.Member] = []
    for attribute in element.attributes {
      // Names such as xml:base or xsi:schemaLocation are other vocabularies'; they say nothing about the record.
      guard attribute.namespace == nil else { continue }
      let mark = attribute.mark.mark
      guard let field = shape.field(attribute: attribute.name)
      else {
        report(mark, "<\(element.name)>: " + unknown(attribute.name, "attribute", in: shape))
        continue
      }
      members.append(Node.Member(key: field.name, keyMark: mark, value: scalar(attribute.value, field.shape, mark)))
    }
    refuseText(in: element)
    var lists: [String: [Node]] = [:]
    var maps: [String: [Node.Member]] = [:]
    var order: [(field: Field, mark: Mark)] = []
    for child in element.elements {
      let mark = child.mark.mark
      guard child.namespace == element.namespace,
        let field = shape.field(element: child.name)
      else {
        report(mark, "<\(element.name)>: " + unknown(child.name, "element", in: shape))
        continue
      }
      let isFirst = lists[field.name] == nil && maps[field.name] == nil
      if isFirst { order.append((field, mark)) }
      switch field.shape {
      case .text:
        maps[field.name, default: []].append(words(child))
      case .absences:
        if let absence = absence(child) { maps[field.name, default: []].append(absence) }
      case .list(let item):
        lists[field.name, default: []].append(value(child, item))
      case .dateParts:
        lists[field.name, default: []].append(datePart(child))
      default:
        if !isFirst { report(mark, "<\(child.name)> is given twice in <\(element.name)>; keep one") }
        lists[field.name, default: []].append(value(child, field.shape))
      }
    }
    for (field, mark) in order {
      let node: Node
      switch field.shape {
      case .text, .absences:
        let entries = maps[field.name] ?? []
        refuseDoubles(entries, in: field)
        node = Node(.object(entries), mark: mark)
      case .list, .dateParts: node = Node(.array(lists[field.name] ?? []), mark: mark)
      default: node = lists[field.name]?.first ?? Node(.null, mark: mark)
      }
      members.append(Node.Member(key: field.name, keyMark: mark, value: node))
    }
    return Node(.object(members), mark: element.mark.mark)
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
    refuseAttributes(of: element, but: [])
    refuseElements(in: element)
    return scalar(element.text, shape, element.mark.mark)
  }

  private func scalar(_ text: String, _ shape: Shape, _ mark: Mark) -> Node {
    switch shape {
    case .integer, .number: Node(Numeral(text) == nil ? .string(text) : .number(text), mark: mark)
    case .flag: Node(text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text), mark: mark)
    default: Node(.string(text), mark: mark)
    }
  }

  private mutating func words(_ element: XMLElement) -> Node.Member {
    let language = element.attributes.first { $0.name == "lang" && $0.namespace == XMLElement.xmlNamespace }
    if language == nil { report(element.mark.mark, "<\(element.name)> needs its language: xml:lang=\"en\"") }
    refuseAttributes(of: element, but: [])
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
    refuseAttributes(of: element, but: XMLMapping.datePartNames)
    refuseElements(in: element)
    refuseText(in: element)
    let parts = XMLMapping.datePartNames.map { name in
      element.attributes.first { $0.name == name && $0.namespace == nil }
    }
    let given = parts.prefix { $0 != nil }.compactMap { $0 }
    if given.isEmpty || parts.compactMap({ $0 }).count > given.count {
      report(element.mark.mark, "expected <part year=\"2005\" month=\"3\" day=\"14\"/>, of which the year is needed")
    }
    return Node(.array(given.map { scalar($0.value, .number, $0.mark.mark) }), mark: element.mark.mark)
  }

  // MARK: What may not be there

  private mutating func refuseDoubles(_ entries: [Node.Member], in field: Field) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.key).inserted {
      report(entry.keyMark, "<\(field.name)> is given twice for '\(entry.key)'; keep one")
    }
  }

  private mutating func refuseText(in element: XMLElement) {
    let texts = element.texts
    guard texts.contains(where: { !Lexical.isBlank($0.value) }) else { return }
    let stray = texts.flatMap { $0.value.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
    report(element.mark.mark, "<\(element.name)> holds elements only, found the words '\(stray.prefix(40))'")
  }

  private mutating func refuseElements(in element: XMLElement) {
    for child in element.elements {
      report(child.mark.mark, "<\(element.name)> holds words only, found <\(child.name)>")
    }
  }

  private mutating func refuseAttributes(of element: XMLElement, but known: [String]) {
    for attribute in element.attributes where attribute.namespace == nil && !known.contains(attribute.name) {
      report(attribute.mark.mark, "<\(element.name)>: unknown attribute '\(attribute.name)'")
    }
  }
}

extension XMLMark {
  var mark: Mark { Mark(line: line, column: column) }
}
