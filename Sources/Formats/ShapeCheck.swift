package import Records

/// Holds a node against a shape and reports everything that is wrong, each with its place.
package struct ShapeCheck {
  private let file: String
  /// Nil where concepts cannot be looked up: then any identifier passes.
  let vocabulary: Vocabulary?
  let isWritten: Bool
  private var problems: [Problem] = []
  private var place: ModelPath

  /// Checks what stands under a key.
  mutating func under(_ key: String, _ check: (inout Self) -> Void) {
    place.enter(key)
    check(&self)
    place.leave()
  }

  /// Checks what stands at a place of a list.
  mutating func under(_ index: Int, _ check: (inout Self) -> Void) {
    place.enter(index)
    check(&self)
    place.leave()
  }

  /// Reports the members whose name an earlier one has already.
  mutating func refuseDoubles(_ members: [Node.Member]) {
    // Looking through a few is quicker than a table; a million would never end without one.
    var table: Set<String>? = members.count > 32 ? [members[0].key] : nil
    guard members.count > 2 || members.count == 2 && members[0].key == members[1].key else { return }
    for index in members.indices.dropFirst() {
      let key = members[index].key
      let isDouble =
        table.map { _ in table?.insert(key).inserted == false }
        ?? members[..<index].contains { $0.key.utf8.count == key.utf8.count && $0.key == key }
      if isDouble {
        under(key) { $0.report(members[index].keyMark, "'\(key)' is given twice in one object; keep one") }
      }
    }
  }

  /// All problems of a file at once, in the order of the file.
  ///
  /// - Parameter isWritten: whether a person wrote the file, so that words have to show something; an import is kept
  ///   with whatever its source has.
  package static func problems(
    of node: Node, shape: ObjectShape, file: String, vocabulary: Vocabulary? = nil, isWritten: Bool = false
  ) -> [Problem] {
    func problems(keepsPlace: Bool) -> [Problem] {
      var check = ShapeCheck(
        file: file, vocabulary: vocabulary, isWritten: isWritten, place: ModelPath(isKept: keepsPlace))
      check.checkObject(node, shape)
      check.checkPointers(in: node, shape: shape)
      return check.problems
    }
    // Nearly every file has nothing to report, and keeping the place is a third of the work.
    return problems(keepsPlace: false).isEmpty ? [] : problems(keepsPlace: true)
  }

  private init(file: String, vocabulary: Vocabulary?, isWritten: Bool, place: ModelPath) {
    self.file = file
    self.vocabulary = vocabulary
    self.isWritten = isWritten
    self.place = place
  }

  mutating func report(_ mark: Mark, _ message: String, at path: String? = nil) {
    problems.append(Problem(file: file, mark: mark, path: path ?? place.pointer, message: message))
  }

  mutating func expected(_ what: String, found node: Node) {
    report(node.mark, "expected \(what), found \(node.kindInWords)")
  }

  // MARK: Objects and lists

  mutating func checkObject(_ node: Node, _ shape: ObjectShape) {
    guard case .object(let members) = node.value else {
      return expected("an object with " + Self.listed(shape.fields.prefix(4).map(\.name)), found: node)
    }
    var last = -1
    var isInOrder = true
    var requiredCount = 0
    for member in members {
      place.enter(member.key)
      if let found = shape.place(of: member.key, after: last) {
        // As long as each field comes after the one before it, none has come twice.
        if found <= last { isInOrder = false }
        last = found
        if shape.fields[found].isRequired { requiredCount += 1 }
        check(member.value, shape.fields[found].shape)
      } else {
        report(member.keyMark, Self.unknownField(member.key, in: shape))
      }
      place.leave()
    }
    if !isInOrder { refuseDoubles(members) }
    if requiredCount < shape.required.count || !isInOrder {
      for field in shape.required where node[field.name] == nil {
        under(field.name) {
          $0.report(node.mark, "'\(field.name)' is missing: \(Self.uncapitalised(field.summary))")
        }
      }
    }
    if shape.needsOne, members.isEmpty {
      report(node.mark, "empty; expected one or more of " + Self.listed(shape.fields.map(\.name)))
    }
    if let kind = shape.range { checkRange(node, kind) }
  }

  /// Whether a range is the right way up and, of ages, whether their mean lies in it.
  mutating func checkRange(_ node: Node, _ kind: RangeKind) {
    let min = node.numeral("min")
    let max = node.numeral("max")
    if let min, let max, min.value > max.value {
      report(
        node.mark,
        kind == .ages
          ? "the youngest (\(min)) is older than the oldest (\(max))"
          : "the least (\(min)) is more than the most (\(max))")
    }
    guard kind == .ages, let mean = node.numeral("mean")?.value, let mark = node["mean"]?.mark else { return }
    under("mean") { check in
      if let min, mean < min.value { check.report(mark, "the mean lies below the youngest (\(min))") }
      // Ages in completed years: a person of 18.9 is 18.
      if let max, mean >= max.value + 1 { check.report(mark, "the mean lies above the oldest (\(max))") }
    }
  }

  static func unknownField(_ name: String, in shape: ObjectShape) -> String {
    let near = NearestWords.nearest(to: name, among: shape.fields.map(\.name))
    let known = shape.fields.map(\.name)
    let hint =
      NearestWords.suggestion(near)
      ?? "known are " + (known.count <= 16 ? listed(known) : listed(Array(known.prefix(12))) + ", …")
    return "unknown name '\(name.prefix(80))': \(hint)"
  }

  static func listed(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }

  static func uncapitalised(_ sentence: String) -> String {
    var text = sentence
    if text.hasSuffix(".") { text.removeLast() }
    let second = text.dropFirst().first
    guard second?.isUppercase != true else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  mutating func check(_ node: Node, _ shape: Shape) {
    switch shape {
    case .object(let object): checkObject(node, object)
    case .list(let item):
      guard case .array(let elements) = node.value else { return expected("a list", found: node) }
      if elements.isEmpty {
        report(node.mark, "an empty list says nothing; leave it out, and say in 'absent' why there is none")
      }
      for (index, element) in elements.enumerated() { under(index) { $0.check(element, item) } }
      if case .concept = item { refuseRepeated(elements) }
    case .text: checkText(node)
    case .wordLists: checkWordLists(node)
    case .string(let kind): checkString(node, kind)
    case .integer(let range): checkInteger(node, range)
    case .number:
      guard case .number = node.value else { return expected("a number, such as 18.8", found: node) }
    case .amount:
      guard case .number(let text) = node.value else { return expected("a number, such as 18.8", found: node) }
      if Numeral(text)?.value ?? 0 < 0 { report(node.mark, "expected no number below 0, found \(text.prefix(40))") }
    case .flag:
      guard case .bool = node.value else { return expected("true or false", found: node) }
    case .choice(let words): checkChoice(node, words)
    case .concept(let scheme): checkConcept(node, scheme)
    case .absences: checkAbsences(node)
    case .dateParts: checkDateParts(node)
    case .textOrNumber:
      if case .number = node.value { return }
      checkString(node, .words)
    case .scalar:
      switch node.value {
      case .number, .bool: return
      case .string: checkString(node, .words)
      default: expected("true, false, a number, or words in quotes", found: node)
      }
    }
  }

  /// A concept named twice in one list is a slip.
  mutating func refuseRepeated(_ elements: [Node]) {
    guard elements.count > 1 else { return }
    var seen: Set<String> = []
    for (index, element) in elements.enumerated() {
      guard let id = element.string, !seen.insert(id).inserted else { continue }
      under(index) { $0.report(element.mark, "'\(id.prefix(80))' is given twice in one list; keep one") }
    }
  }
}
