import XMLReading

/// Which elements of an XML format hold what: a path from the root, and what to do with it.
///
/// An element that has no row here, in one that has, is kept as it stands. Attributes are named after the element,
/// `PMID@Version`; one that has no row is kept too.
struct XMLFields {
  enum Action {
    /// Holds other elements, and is counted by them.
    case into
    /// Holds a record.
    case record
    /// Holds parts that belong together; begins and ends.
    case group(Int)
    /// Text.
    case text(Int)
    /// Text in which italics, bold, sub- and superscript stay.
    case markup(Int)
    /// Is no part of a record, such as the body of an article, and is passed over.
    case skip
  }

  enum AttributeAction {
    case value(Int)
    /// Says nothing where it has this value, as the format's document type has it; is kept otherwise.
    case idle(unless: StaticString)
  }

  struct Node {
    var action: Action
    var name: String
    var attributes: [(name: String, action: AttributeAction)] = []
  }

  private(set) var nodes: [Node] = [Node(action: .into, name: "")]
  /// Of the nodes: the one above.
  private(set) var parents: [Int] = [0]
  /// By node and the number of the name: the node below, 0 where there is none.
  private(set) var below: [Int16] = []
  let names: XMLNames
  /// Elements that hold a record: where a long file may be cut.
  let recordNames: [String]

  init(
    _ rows: [(path: String, action: Action)], attributes: [(path: String, action: AttributeAction)] = []
  ) {
    let words =
      rows.flatMap { $0.path.split(separator: "/").map(String.init) }
      + attributes.compactMap { $0.path.split(separator: "@").last.map(String.init) }
    names = XMLNames(words)
    var children: [[Int: Int]] = [[:]]
    var parents = [0]
    var nodes = self.nodes
    let names = names
    func place(_ path: String, adding action: Action?) -> Int {
      var node = 0
      let parts = path.split(separator: "/").map(String.init)
      for (index, part) in parts.enumerated() {
        let number = names.number(of: part)
        if let known = children[node][number] {
          node = known
        } else {
          nodes.append(Node(action: .into, name: part))
          children.append([:])
          parents.append(node)
          children[node][number] = nodes.count - 1
          node = nodes.count - 1
        }
        if index == parts.count - 1, let action { nodes[node].action = action }
      }
      return node
    }
    for row in rows { _ = place(row.path, adding: row.action) }
    for row in attributes {
      let parts = row.path.split(separator: "@").map(String.init)
      let node = place(parts[0], adding: nil)
      nodes[node].attributes.append((parts[1], row.action))
    }
    below = [Int16](repeating: 0, count: nodes.count * names.count)
    for (node, known) in children.enumerated() {
      for (number, child) in known where number > 0 { below[node * names.count + number] = Int16(child) }
    }
    recordNames = nodes.filter { if case .record = $0.action { true } else { false } }.map(\.name)
    self.nodes = nodes
    self.parents = parents
  }

  /// Whether records stand directly in the element.
  func holdsRecords(_ node: Int) -> Bool {
    nodes.indices.contains { place in
      guard place > 0, parents[place] == node, case .record = nodes[place].action else { return false }
      return true
    }
  }

  @inline(__always)
  func node(below node: Int, number: Int) -> Int { Int(below[node * names.count + number]) }
}

/// What takes the fields of an XML file, by the numbers that ``XMLFields`` gave them.
protocol XMLFieldTaker: ~Copyable, SendableMetatype {
  /// Whether a line end that the file has as a reference to a character, `&#xD;`, is one of the text.
  static var keepsLineEnds: Bool { get }
  /// The elements and the numbers they have.
  static var fields: XMLFields { get }
  init()

  /// A record or a group begins.
  mutating func begin(_ field: Int?, line: Int, into assembly: inout RecordAssembly)
  mutating func value(_ field: Int, _ text: Bytes, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly)
  /// The same of an attribute, which comes before what its element holds.
  mutating func attributeValue(
    _ field: Int, _ text: Bytes, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly)
  /// Text between the elements of a group.
  mutating func stray(
    _ text: Bytes, in group: Int, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly)
  /// - Returns: whether a record is finished by it.
  mutating func end(_ field: Int?, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) -> Bool
}

extension XMLFieldTaker where Self: ~Copyable {
  static var keepsLineEnds: Bool { false }

  mutating func stray(
    _ text: Bytes, in group: Int, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    assembly.keep(text, from: origin)
  }

  mutating func attributeValue(
    _ field: Int, _ text: Bytes, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    value(field, text, origin, into: &assembly)
  }
}
