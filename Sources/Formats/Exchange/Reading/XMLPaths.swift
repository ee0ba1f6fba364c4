import XMLReading

/// The paths of a format laid out flat, and the numbers of its tags: a walk looks some up at every element.
struct XMLPaths: ~Copyable {
  enum Kind: UInt8 {
    case into, skip, record, group, text, markup

    var isText: Bool { rawValue >= Kind.text.rawValue }
  }

  /// An element that has a row; small, so that all the walk meets stay near the processor.
  private struct Step {
    var kind = Kind.into
    var field: Int16 = 0
    var parent: Int16
    /// Where its row begins in ``below``.
    var row: Int16 = 0
    var tag: Int32
    /// Its attributes that have a row, in ``attributes``.
    var firstAttribute: Int16
    var attributeCount: Int16
  }

  /// What stands below a node, with its kind, which so need not be fetched from elsewhere.
  struct Child {
    fileprivate var place: Int16 = 0
    fileprivate var parent: Int16 = -1
    fileprivate(set) var kind = Kind.into

    /// 0 where there is none.
    @inline(__always)
    var node: Int { Int(place) }
  }

  struct Attribute {
    var number: Int
    var action: XMLFields.AttributeAction
  }

  private let steps: UnsafeMutableBufferPointer<Step>
  /// By the row of a node and the number of a name: most rows are nearly empty, and overlap where they leave room for each
  /// other, which keeps all of it near the processor (R. E. Tarjan and A. C. Yao, *Storing a Sparse Table*, 1979).
  private let below: UnsafeMutableBufferPointer<Child>
  private let attributes: UnsafeMutableBufferPointer<Attribute>
  /// By a few bits of the name: the tags of what has no row; the few there are come with every record.
  private var otherTags = [OtherTag](repeating: OtherTag(), count: 256)

  private struct OtherTag {
    var name: [UInt8] = []
    /// That has the attribute, -1 for an element.
    var node = -1
    var tag = 0
  }

  init(_ fields: XMLFields, tag: (String) -> Int) {
    steps = .allocate(capacity: fields.nodes.count)
    attributes = .allocate(capacity: fields.nodes.reduce(0) { $0 + $1.attributes.count })
    var place = 0
    for (number, node) in fields.nodes.enumerated() {
      let start = place
      for row in node.attributes {
        attributes.initializeElement(
          at: place, to: Attribute(number: fields.names.number(of: row.name), action: row.action))
        place += 1
      }
      var step = Step(
        parent: Int16(fields.parents[number]), tag: Int32(tag(node.name)), firstAttribute: Int16(start),
        attributeCount: Int16(place - start))
      switch node.action {
      case .into: break
      case .skip: step.kind = .skip
      case .record: step.kind = .record
      case .group(let field): (step.kind, step.field) = (.group, Int16(field))
      case .text(let field): (step.kind, step.field) = (.text, Int16(field))
      case .markup(let field): (step.kind, step.field) = (.markup, Int16(field))
      }
      steps.initializeElement(at: number, to: step)
    }
    let (rows, children) = Self.overlapped(fields)
    for (node, row) in rows.enumerated() { steps[node].row = Int16(row) }
    below = .allocate(capacity: children.count)
    for (place, child) in children.enumerated() {
      var child = child
      child.kind = steps[child.node].kind
      below.initializeElement(at: place, to: child)
    }
  }

  /// The children of all nodes in one row, and where the row of each node begins in it.
  private static func overlapped(_ fields: XMLFields) -> (rows: [Int], children: [Child]) {
    let width = fields.names.count
    var rows = [Int](repeating: 0, count: fields.nodes.count)
    var children = [Child](repeating: Child(), count: width)
    let numbers = rows.indices.map { node in
      (0..<width).filter { fields.node(below: node, number: $0) != 0 }
    }
    for node in rows.indices.sorted(by: { numbers[$0].count > numbers[$1].count }) {
      while numbers[node].contains(where: { children[rows[node] + $0].node != 0 }) {
        rows[node] += 1
        if rows[node] + width > children.count { children.append(Child()) }
      }
      for number in numbers[node] {
        let child = fields.node(below: node, number: number)
        children[rows[node] + number] = Child(place: Int16(child), parent: Int16(node))
      }
    }
    return (rows, children)
  }

  deinit {
    steps.deallocate()
    below.deallocate()
    attributes.deallocate()
  }

  @inline(__always)
  func kind(of node: Int) -> Kind { steps[node].kind }

  /// The format's number for it, where it has one.
  @inline(__always)
  func field(of node: Int) -> Int { Int(steps[node].field) }

  @inline(__always)
  func parent(of node: Int) -> Int { Int(steps[node].parent) }

  @inline(__always)
  func tag(of node: Int) -> Int { Int(steps[node].tag) }

  @inline(__always)
  func child(of node: Int, number: Int) -> Child {
    let child = below[Int(steps[node].row) &+ number]
    return Int(child.parent) == node ? child : Child()
  }

  /// What is done with an attribute of a node; nil where it has no row.
  @inline(__always)
  func action(of number: Int, at node: Int) -> XMLFields.AttributeAction? {
    guard number > 0 else { return nil }
    let first = Int(steps[node].firstAttribute)
    for place in first..<(first + Int(steps[node].attributeCount)) where attributes[place].number == number {
      return attributes[place].action
    }
    return nil
  }

  /// The tag of an element, or of a node's attribute, that has no row.
  mutating func tag(of name: Bytes, at node: Int = -1, else make: () -> Int) -> Int {
    let word = name.count < 8 ? name.shortWord : UnsafeRawPointer(name.baseAddress)?.loadUnaligned(as: UInt64.self) ?? 0
    let mixed = (word ^ UInt64(truncatingIfNeeded: node &* 64 &+ name.count)) &* 0x9E37_79B9_7F4A_7C15
    let place = Int(mixed >> 56)
    let isKnown =
      !name.isEmpty && otherTags[place].node == node
      && otherTags[place].name.withUnsafeBufferPointer { $0.isSame(as: name) }
    if isKnown { return otherTags[place].tag }
    let tag = make()
    otherTags[place] = OtherTag(name: Array(name), node: node, tag: tag)
    return tag
  }
}
