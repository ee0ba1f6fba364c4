package import Records

extension GuessEdit {
  /// Why a value that a person gave cannot stand at a place.
  package struct CannotFill: Error, CustomStringConvertible {
    package let description: String
  }

  /// Puts what a person read at a place that was open, or in the place of a guess.
  ///
  /// A number is written as such; a range of ages, sessions, minutes or weeks as `8`, `14-18`, `65..` or `..65`, of which the
  /// end that is open holds nothing then (see `QuantityRange.init(words:)`); concepts by id or label, with
  /// commas between them, come to those that are there, and are one more comparator where the place is that of comparators.
  /// Nothing at the place is a guess or open then, and its leads go, of concepts those that name no other.
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
      node.fill(path, with: Node(.number(number.text)))
      node.settle { $0 == place }
      // Whoever has said how many women there were and how many men has looked at their sexes.
      let sex = node["sample"]?["sex"]
      if path.starts(with: ["sample", "sex"]), sex?["female"] != nil, sex?["male"] != nil {
        node.settle(leads: { lead, _ in lead == "/sample/sex" }, guesses: { _ in false })
      }
    case .object:
      guard let range = QuantityRange(words: value) else {
        throw CannotFill(
          description: "\(place) is a number or a range, such as 8, 14-18, 65.. (at least) or ..65 (at most), "
            + "not '\(value)'")
      }
      // The end that is given first: a section that held nothing but the other must not go with it.
      for (end, number) in [("min", range.min), ("max", range.max)].sorted(by: { $0.1 != nil && $1.1 == nil }) {
        if let number {
          node.fill(path + [end], with: Node(.number(number.text)))
        } else {
          node.leaveOpen(path + [end])
        }
        node.settle { $0 == place || $0 == "\(place)/\(end)" }
      }
    case .list(.concept(let scheme)):
      let list = Pointer.text(path)
      let held = node.elements(at: path[...]).compactMap(\.string)
      let named = try concepts(value, scheme, vocabulary, at: place)
      let ids = named.reduce(into: held) { if !$0.contains($1) { $0.append($1) } }
      node.fill(path, with: Node(.array(ids.map { Node(.string($0)) })))
      let said = named.compactMap { id in held.firstIndex(of: id).map { "\(list)/\($0)" } }
      node.settle(leads: { $0 == list && Set(ids).isSuperset(of: $1) }, guesses: said.contains)
    case .list(.object(let object)):
      guard case .list(.concept(let scheme))? = object["concepts"]?.shape else {
        throw CannotFill(description: "\(place) holds several things; fill it in in the file")
      }
      let ids = try concepts(value, scheme, vocabulary, at: place)
      let item = ObjectBuilder.build { $0.add("concepts", strings: ids) }
      node.fill(path, with: Node(.array(node.elements(at: path[...]) + [item])))
      node.settle { $0 == place }
    default:
      throw CannotFill(description: "\(place) holds words; fill it in in the file")
    }
    return format.write(node, shape: RecordShape.record)
  }

  /// The place itself, or that of its concepts: `/design` for `/design/concepts`.
  private static func target(_ place: String) throws(CannotFill) -> (path: [String], shape: Shape) {
    var path = Pointer.segments(place) ?? []
    guard var shape = Shape.object(RecordShape.record).part(at: path[...]) else {
      throw CannotFill(description: "\(place) is within a list; fill it in in the file")
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

extension Shape {
  /// What a path of fields leads to; nil where it goes into a list.
  fileprivate func part(at path: ArraySlice<String>) -> Shape? {
    guard let first = path.first else { return self }
    guard case .object(let object) = self else { return nil }
    return object[first]?.shape.part(at: path.dropFirst())
  }
}

extension Node {
  /// Puts a value at a path, which is not absent then; of what was absent whole, the other parts stay so.
  fileprivate mutating func fill(_ path: [String], with value: Node) {
    set(path[...], to: value, .object(RecordShape.record))
    var absent = self["absent"]?.members ?? []
    for length in 1...path.count {
      let place = Pointer.text(Array(path.prefix(length)))
      guard let index = absent.firstIndex(where: { $0.key == place }) else { continue }
      let whole = absent.remove(at: index)
      guard length < path.count else { continue }
      let others = Self.parts(of: path.prefix(length)).filter { $0 != path[length] }.map { "\(place)/\($0)" }
      absent.insert(
        contentsOf: others.filter { key in !absent.contains { $0.key == key } }.map {
          Member(key: $0, keyMark: whole.keyMark, value: whole.value)
        }, at: index)
    }
    let place = Pointer.text(path)
    absent.removeAll { GuessEdit.holds(place, $0.key) }
    put("absent", members: absent)
  }

  /// Takes out what stands at the end of a range that is open, where nothing is left to be extracted.
  fileprivate mutating func leaveOpen(_ path: [String]) {
    remove(path[...])
    let place = Pointer.text(path)
    let notExtracted = AbsenceKind.notExtracted.rawValue
    let absent = self["absent"]?.members ?? []
    put("absent", members: absent.filter { $0.key != place || $0.value.string != notExtracted })
  }

  /// The parts of a section that hold values; words and lists of several things may be there or not.
  private static func parts(of path: ArraySlice<String>) -> [String] {
    guard case .object(let object)? = Shape.object(RecordShape.record).part(at: path) else { return [] }
    return object.fields.filter { field in
      switch field.shape {
      case .text, .list(.object): false
      default: true
      }
    }.map(\.name)
  }
}
