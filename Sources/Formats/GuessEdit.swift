import Foundation
import Records

/// Changes to a study's file that settle its guesses and leads and leave everything else in it as it is.
package enum GuessEdit {
  /// Takes out the guesses that a person has settled, those that are wrong with their values, whose places are left open
  /// as not extracted, and the leads of the places that a person has looked at.
  ///
  /// - Parameters:
  ///   - right: places whose guesses are right, each with what is beneath it.
  ///   - wrong: places of guesses that are wrong.
  ///   - looked: the places of the leads that go.
  /// - Returns: the new text of the file; nil where the bytes hold no record.
  package static func settling(
    right: [String], wrong: [String], looked: [String], in bytes: [UInt8], file: String
  ) -> String? {
    let format = RecordFormats.format(ofFile: file, bytes: bytes)
    guard var node = format.read(bytes, shape: RecordShape.record, file: file).value?.withGuessesAtTheirItems else {
      return nil
    }
    node.settle(
      leads: { place, _ in looked.contains(place) },
      guesses: { place in right.contains { holds($0, place) } })
    let guesses = node["unconfirmed"]?.elements ?? []
    // From the end, so that what is taken out does not move what is still to be.
    let places = guesses.map { $0.words("path") }.filter { path in wrong.contains { holds($0, path) } }
    let order = Set(places).sorted { $0.compare($1, options: .numeric) == .orderedDescending }
    for place in order { takeOut(place, from: &node) }
    return format.write(node, shape: RecordShape.record)
  }

  /// The places whose leads go when a person names some: who says that all beneath a place is right has looked at all of it, who
  /// says that the guesses there are wrong at no more than the place itself.
  ///
  /// - Parameter leads: the places of all leads.
  package static func lookedAt(_ named: [String], areRight: Bool, leads: [String]) -> [String] {
    leads.filter { lead in named.contains { areRight ? holds($0, lead) : $0 == lead } }
  }

  /// Whether a place is another or holds it.
  package static func holds(_ place: String, _ pointer: String) -> Bool {
    pointer == place || pointer.hasPrefix(place + "/")
  }

  private static func takeOut(_ place: String, from node: inout Node) {
    var segments = Pointer.segments(place) ?? []
    node.remove(segments[...])
    node.put("unconfirmed", (node["unconfirmed"]?.elements ?? []).filter { $0.words("path") != place })
    var open = place
    if let last = segments.popLast(), let index = Int(last) {
      let list = Pointer.text(segments)
      node.renumber(list, after: index)
      open = node.elements(at: segments[...]).isEmpty ? list : ""
    }
    var absent = node["absent"]?.members ?? []
    guard !open.isEmpty, !absent.contains(where: { $0.key == open }) else { return }
    // A section that held nothing else is open as a whole, as it is where nothing was read.
    let kind = AbsenceKind.notExtracted.rawValue
    while let section = section(of: open), Pointer.place(section, in: node, shape: RecordShape.record) == .empty,
      absent.allSatisfy({ !holds(section, $0.key) || $0.value.string == kind })
    {
      absent.removeAll { holds(section, $0.key) }
      open = section
    }
    node.put("absent", members: absent + [.init(key: open, keyMark: node.mark, value: Node(.string(kind)))])
  }

  /// What holds a place; nil for what the record itself holds.
  private static func section(of place: String) -> String? {
    place.lastIndex(of: "/").flatMap { $0 == place.startIndex ? nil : String(place[..<$0]) }
  }
}

extension Node {
  /// Puts a list in the place of a member's value, or takes the member out where the list is empty.
  mutating func put(_ key: String, _ list: [Node]) {
    put(key, value: list.isEmpty ? nil : Node(.array(list)))
  }

  mutating func put(_ key: String, members: [Member]) {
    put(key, value: members.isEmpty ? nil : Node(.object(members)))
  }

  private mutating func put(_ key: String, value: Node?) {
    if let value { return set([key], to: value, .object(RecordShape.record)) }
    self.value = .object(members.filter { $0.key != key })
  }

  /// Puts a value at a path, with whatever has to be around it, where the shape has it, so that the file reads as one that was
  /// written whole.
  mutating func set(_ path: ArraySlice<String>, to new: Node, _ shape: Shape) {
    guard let first = path.first, case .object(let object) = shape else {
      self = new
      return
    }
    var members = members
    let inner = object[first]?.shape ?? .scalar
    if let place = members.firstIndex(where: { $0.key == first }) {
      members[place].value.set(path.dropFirst(), to: new, inner)
    } else {
      var value = Node(.object([]))
      value.set(path.dropFirst(), to: new, inner)
      let later = object.fields.drop { $0.name != first }.dropFirst().map(\.name)
      let next = members.firstIndex { later.contains($0.key) } ?? members.endIndex
      members.insert(Member(key: first, keyMark: mark, value: value), at: next)
    }
    value = .object(members)
  }

  /// Takes out the guesses and leads at the places.
  mutating func settle(_ isPlace: (String) -> Bool) {
    settle(leads: { place, _ in isPlace(place) }, guesses: isPlace)
  }

  /// - Parameter isLead: said of the place of a lead and the concepts that it names.
  mutating func settle(leads isLead: (String, [String]) -> Bool, guesses isGuess: (String) -> Bool) {
    put("unconfirmed", (self["unconfirmed"]?.elements ?? []).filter { !isGuess($0.words("path")) })
    put("leads", (self["leads"]?.elements ?? []).filter { !isLead($0.words("path"), $0.strings("concepts")) })
  }

  /// Takes out what a path leads to, and whatever holds nothing more after it.
  mutating func remove(_ path: ArraySlice<String>) {
    guard let first = path.first else { return }
    let rest = path.dropFirst()
    switch value {
    case .object(var members):
      guard let place = members.firstIndex(where: { $0.key == first }) else { return }
      members[place].value.remove(rest)
      if rest.isEmpty || members[place].value.isEmpty { members.remove(at: place) }
      value = .object(members)
    case .array(var elements):
      guard let place = Int(first), elements.indices.contains(place) else { return }
      elements[place].remove(rest)
      if rest.isEmpty || elements[place].isEmpty { elements.remove(at: place) }
      value = .array(elements)
    default: return
    }
  }

  private var isEmpty: Bool {
    switch value {
    case .object(let members): members.isEmpty
    case .array(let elements): elements.isEmpty
    default: false
    }
  }

  func elements(at path: ArraySlice<String>) -> [Node] {
    guard let first = path.first else { return elements }
    return self[first]?.elements(at: path.dropFirst()) ?? []
  }

  /// Mends the pointers into a list of which an item was taken out.
  fileprivate mutating func renumber(_ list: String, after index: Int) {
    /// Nil for what went with the item.
    func moved(_ pointer: String) -> String? {
      guard pointer.hasPrefix(list + "/") else { return pointer }
      var parts = pointer.dropFirst(list.count + 1).split(separator: "/").map(String.init)
      guard let first = parts.first, let place = Int(first), place >= index else { return pointer }
      guard place > index else { return nil }
      parts[0] = String(place - 1)
      return "\(list)/\(parts.joined(separator: "/"))"
    }
    let guesses = (self["unconfirmed"]?.elements ?? []).compactMap { guess -> Node? in
      guard let path = moved(guess.words("path")) else { return nil }
      var guess = guess
      guess.put("path", value: Node(.string(path)))
      return guess
    }
    put("unconfirmed", guesses)
    put("incomplete", strings("incomplete").compactMap(moved).map { Node(.string($0)) })
    put(
      "absent",
      members: (self["absent"]?.members ?? []).compactMap { member in
        moved(member.key).map { Member(key: $0, keyMark: member.keyMark, value: member.value) }
      })
  }
}
