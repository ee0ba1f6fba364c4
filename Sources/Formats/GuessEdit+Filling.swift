package import Records

extension GuessEdit {
  /// Why a value that a person gave cannot stand at a place.
  package struct CannotFill: Error, CustomStringConvertible {
    package let description: String
  }

  /// Puts what a person read at a place that was open, or in the place of a guess.
  ///
  /// A number is written as such; a range of ages, sessions, minutes or weeks as `8` or `14-18`; concepts by id or label, with
  /// commas between them, come to those that are there, and are one more comparator where the place is that of comparators. Nothing at the place is a guess or open then, and its leads go, of
  /// concepts those that name no other.
  ///
  /// - Returns: the new text of the file; nil where the bytes hold no record.
  /// - Throws: `CannotFill` where the place is unknown or holds something else than the value is.
  package static func filling(
    _ value: String, at place: String, in bytes: [UInt8], file: String, vocabulary: Vocabulary
  ) throws(CannotFill) -> String? {
    let format = RecordFormats.format(ofFile: file, bytes: bytes)
    guard var node = format.read(bytes, shape: RecordShape.record, file: file).value?.withGuessesAtTheirItems else {
      return nil
    }
    if case .unknown(let reason) = Pointer.place(place, in: node, shape: RecordShape.record) {
      throw CannotFill(description: reason)
    }
    let (path, shape) = try target(place)
    let value = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch shape {
    case .integer, .number, .amount:
      guard let number = Numeral(value) else { throw CannotFill(description: "\(place) is a number, not '\(value)'") }
      node.set(path[...], to: Node(.number(number.text)), .object(RecordShape.record))
      node.settle { $0 == place }
    case .object:
      let ends = try ends(of: value, at: place)
      for (key, number) in zip(["min", "max"], ends) {
        node.set(path + [key], to: Node(.number(number.text)), .object(RecordShape.record))
        node.settle { $0 == place || $0 == "\(place)/\(key)" }
      }
    case .list(.concept(let scheme)):
      let place = "/" + path.joined(separator: "/")
      let held = node.strings(at: path[...])
      var ids = held
      let named = try concepts(value, scheme, vocabulary, at: place)
      for id in named where !ids.contains(id) { ids.append(id) }
      node.set(path[...], to: Node(.array(ids.map { Node(.string($0)) })), .object(RecordShape.record))
      let said = named.compactMap { id in held.firstIndex(of: id).map { "\(place)/\($0)" } }
      node.settle(leads: { $0 == place && ids.isSuperset(of: $1) }, guesses: said.contains)
    case .list(.object(let object)) where object["concepts"] != nil:
      guard case .list(.concept(let scheme)) = object["concepts"]?.shape else { break }
      let ids = try concepts(value, scheme, vocabulary, at: place)
      let item = ObjectBuilder.build { $0.add("concepts", strings: ids) }
      node.set(
        path[...], to: Node(.array(node.elements(at: path[...]) + [item])), .object(RecordShape.record))
      node.settle { $0 == place }
    default:
      throw CannotFill(description: "\(place) holds words or several things; fill it in in the file")
    }
    node.leaveNoLongerOpen(path)
    return format.write(node, shape: RecordShape.record)
  }

  /// The place itself, or that of its concepts: `/design` for `/design/concepts`.
  private static func target(_ place: String) throws(CannotFill) -> (path: [String], shape: Shape) {
    var path = Pointer.segments(place) ?? []
    var shape = Shape.object(RecordShape.record)
    for segment in path {
      guard case .object(let object) = shape, let field = object[segment] else {
        throw CannotFill(description: "\(place) is within a list; fill it in in the file")
      }
      shape = field.shape
    }
    if case .object(let object) = shape, object.range == nil {
      guard let concepts = object["concepts"] else {
        throw CannotFill(
          description: "\(place) has parts: give one, such as \(place)/\(object.fields.first?.name ?? "")")
      }
      path.append(concepts.name)
      shape = concepts.shape
    }
    return (path, shape)
  }

  private static func ends(of value: String, at place: String) throws(CannotFill) -> [Numeral] {
    let parts = value.replacing("..", with: "-").replacing("–", with: "-").split(separator: "-").map {
      Numeral(String($0.filter { $0 != " " }))
    }
    let ends = parts.compactMap(\.self)
    guard (1...2).contains(parts.count), ends.count == parts.count else {
      throw CannotFill(description: "\(place) is a number or a range, such as 8 or 14-18, not '\(value)'")
    }
    return [ends[0], ends[ends.count - 1]]
  }

  private static func concepts(
    _ value: String, _ scheme: Scheme, _ vocabulary: Vocabulary, at place: String
  ) throws(CannotFill) -> [String] {
    var ids: [String] = []
    for part in value.split(separator: ",") {
      let name = part.drop { $0 == " " }
      let found = vocabulary.resolve(String(name), in: scheme)
      guard found.count < 2 else {
        throw CannotFill(
          description: "'\(name)' may be \(ShapeCheck.listed(found.map(\.id))): give the id of the one that is meant")
      }
      guard let concept = found.first else {
        let names = vocabulary.concepts(in: scheme).flatMap { Vocabulary.names(of: $0) }
        let hint = NearestWords.suggestion(NearestWords.nearest(to: String(name), among: names))
        throw CannotFill(
          description: "the vocabulary has no \(scheme.rawValue) '\(name)'" + (hint.map { ": \($0)" } ?? ""))
      }
      ids.append(concept.id)
    }
    guard !ids.isEmpty else { throw CannotFill(description: "nothing is given for \(place)") }
    return ids
  }
}

extension [String] {
  fileprivate func isSuperset(of others: [String]) -> Bool { Set(self).isSuperset(of: others) }
}

extension Node {
  fileprivate func strings(at path: ArraySlice<String>) -> [String] { elements(at: path).compactMap(\.string) }

  /// Puts a value at a path, with whatever has to be around it, where the shape has it.
  fileprivate mutating func set(_ path: ArraySlice<String>, to new: Node, _ shape: Shape) {
    guard let first = path.first, case .object(let object) = shape, let field = object[first] else {
      self = new
      return
    }
    var members = members
    if let place = members.firstIndex(where: { $0.key == first }) {
      members[place].value.set(path.dropFirst(), to: new, field.shape)
    } else {
      var value = Node(.object([]))
      value.set(path.dropFirst(), to: new, field.shape)
      let later = object.fields.drop { $0.name != first }.dropFirst().map(\.name)
      let next = members.firstIndex { later.contains($0.key) } ?? members.endIndex
      members.insert(Member(key: first, keyMark: mark, value: value), at: next)
    }
    value = .object(members)
  }

  /// Takes out the guesses and leads at the places.
  fileprivate mutating func settle(_ isPlace: (String) -> Bool) {
    settle(leads: { place, _ in isPlace(place) }, guesses: isPlace)
  }

  fileprivate mutating func settle(leads isLead: (String, [String]) -> Bool, guesses isGuess: (String) -> Bool) {
    put("unconfirmed", (self["unconfirmed"]?.elements ?? []).filter { !isGuess($0.words("path")) })
    put("leads", (self["leads"]?.elements ?? []).filter { !isLead($0.words("path"), $0.strings("concepts")) })
  }

  /// What was recorded as absent, at the path or around it; of what was absent whole, the other parts stay so.
  fileprivate mutating func leaveNoLongerOpen(_ path: [String]) {
    var absent = self["absent"]?.members ?? []
    for length in 1...path.count {
      let place = "/" + path.prefix(length).joined(separator: "/")
      guard let index = absent.firstIndex(where: { $0.key == place }) else { continue }
      let whole = absent.remove(at: index)
      for part in Self.parts(of: path.prefix(length), but: path.dropFirst(length).first) {
        let key = "\(place)/\(part)"
        if !absent.contains(where: { $0.key == key }) {
          absent.insert(Member(key: key, keyMark: whole.keyMark, value: whole.value), at: index)
        }
      }
    }
    let place = "/" + path.joined(separator: "/")
    absent.removeAll { GuessEdit.holds(place, $0.key) && !$0.key.hasSuffix("/mean") && !$0.key.hasSuffix("/sd") }
    put("absent", members: absent)
  }

  private static func parts(of path: ArraySlice<String>, but part: String?) -> [String] {
    guard let part else { return [] }
    var shape = Shape.object(RecordShape.record)
    for segment in path {
      guard case .object(let object) = shape, let field = object[segment] else { return [] }
      shape = field.shape
    }
    guard case .object(let object) = shape, object.range == nil else { return [] }
    return object.fields.reversed().filter { field in
      switch field.shape {
      case .text, .list(.object): false
      default: field.name != part
      }
    }.map(\.name)
  }
}
