package import Records

/// Collects the members of an object that are there, in the order they are added.
package struct ObjectBuilder {
  package private(set) var members: [Node.Member] = []

  package init() {}

  package mutating func add(_ key: String, _ node: Node?) {
    guard let node else { return }
    members.append(Node.Member(key: key, keyMark: node.mark, value: node))
  }

  package mutating func add(_ key: String, _ string: String?) { add(key, string.map { Node(.string($0)) }) }
  package mutating func add(_ key: String, _ integer: Int?) { add(key, integer.map { Node(.number(String($0))) }) }
  package mutating func add(_ key: String, _ numeral: Numeral?) { add(key, numeral.map { Node(.number($0.text)) }) }
  package mutating func add(_ key: String, _ text: LocalizedText?) { add(key, text.map(\.node)) }
  package mutating func add(_ key: String, _ range: QuantityRange?) { add(key, range.map(\.node)) }

  package mutating func add(_ key: String, strings: [String]) {
    add(key, list: strings) { Node(.string($0)) }
  }

  package mutating func add<Item>(_ key: String, list: [Item], _ encode: (Item) -> Node) {
    guard !list.isEmpty else { return }
    add(key, Node(.array(list.map(encode))))
  }

  package mutating func add(_ key: String, absences: [Absence]) {
    guard !absences.isEmpty else { return }
    var object = ObjectBuilder()
    for absence in absences { object.add(absence.pointer, absence.kind.rawValue) }
    add(key, object.node)
  }

  package var node: Node { Node(.object(members)) }

  package static func build(_ body: (inout ObjectBuilder) -> Void) -> Node {
    var builder = ObjectBuilder()
    body(&builder)
    return builder.node
  }
}
