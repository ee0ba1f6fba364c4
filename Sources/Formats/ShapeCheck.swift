package import Records

/// Holds a node against a shape and reports everything that is wrong, each with its place.
package struct ShapeCheck {
  private let file: String
  /// Nil where concepts cannot be looked up: then any identifier passes.
  private let vocabulary: Vocabulary?
  private var problems: [Problem] = []

  /// All problems of a file at once, in the order of the file.
  package static func problems(
    of node: Node, shape: ObjectShape, file: String, vocabulary: Vocabulary? = nil
  ) -> [Problem] {
    var check = ShapeCheck(file: file, vocabulary: vocabulary)
    check.checkObject(node, shape, at: "")
    check.checkPointers(in: node, shape: shape)
    return check.problems
  }

  private init(file: String, vocabulary: Vocabulary?) {
    self.file = file
    self.vocabulary = vocabulary
  }

  private mutating func report(_ mark: Mark, _ path: String, _ message: String) {
    problems.append(Problem(file: file, mark: mark, path: path, message: message))
  }

  private mutating func expected(_ what: String, at path: String, found node: Node) {
    report(node.mark, path, "expected \(what), found \(node.kindInWords)")
  }

  // MARK: Objects and lists

  private mutating func checkObject(_ node: Node, _ shape: ObjectShape, at path: String) {
    guard case .object(let members) = node.value else {
      return expected("an object with " + Self.listed(shape.fields.prefix(4).map(\.name)), at: path, found: node)
    }
    for member in members {
      let memberPath = path + "/" + Pointer.escaped(member.key)
      if let field = shape[member.key] {
        check(member.value, field.shape, at: memberPath)
      } else {
        report(member.keyMark, memberPath, Self.unknownField(member.key, in: shape))
      }
    }
    for field in shape.fields where field.isRequired && node[field.name] == nil {
      report(node.mark, path, "'\(field.name)' is missing: \(Self.uncapitalised(field.summary))")
    }
    if shape.needsOne, members.isEmpty {
      report(node.mark, path, "empty; expected one or more of " + Self.listed(shape.fields.map(\.name)))
    }
  }

  static func unknownField(_ name: String, in shape: ObjectShape) -> String {
    let near = NearestWords.nearest(to: name, among: shape.fields.map(\.name))
    let hint =
      NearestWords.suggestion(near)
      ?? (shape.fields.count <= 16 ? "known are " + listed(shape.fields.map(\.name)) : nil)
    return "unknown name '\(name.prefix(80))'" + (hint.map { ": \($0)" } ?? "")
  }

  static func listed(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }

  private static func uncapitalised(_ sentence: String) -> String {
    var text = sentence
    if text.hasSuffix(".") { text.removeLast() }
    let second = text.dropFirst().first
    guard second?.isUppercase != true else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private mutating func check(_ node: Node, _ shape: Shape, at path: String) {
    switch shape {
    case .object(let object): checkObject(node, object, at: path)
    case .list(let item):
      guard case .array(let elements) = node.value else { return expected("a list", at: path, found: node) }
      if elements.isEmpty {
        report(node.mark, path, "an empty list says nothing; leave it out, and say in 'absent' why there is none")
      }
      for (index, element) in elements.enumerated() { check(element, item, at: "\(path)/\(index)") }
    case .text: checkText(node, at: path)
    case .wordLists: checkWordLists(node, at: path)
    case .string(let kind): checkString(node, kind, at: path)
    case .integer(let range): checkInteger(node, range, at: path)
    case .number:
      guard case .number = node.value else { return expected("a number, such as 18.8", at: path, found: node) }
    case .flag:
      guard case .bool = node.value else { return expected("true or false", at: path, found: node) }
    case .choice(let words): checkChoice(node, words, at: path)
    case .concept(let scheme): checkConcept(node, scheme, at: path)
    case .absences: checkAbsences(node, at: path)
    case .dateParts: checkDateParts(node, at: path)
    case .textOrNumber:
      if case .number = node.value { return }
      checkString(node, .words, at: path)
    }
  }

  // MARK: Words

  private mutating func checkText(_ node: Node, at path: String) {
    guard case .object(let members) = node.value else {
      return expected("words by language, such as {\"en\": \"…\"}", at: path, found: node)
    }
    if members.isEmpty { report(node.mark, path, "no words; expected at least one language, such as {\"en\": \"…\"}") }
    for member in members {
      checkLanguage(member, at: path)
      checkString(member.value, .words, at: path + "/" + member.key)
    }
  }

  private mutating func checkWordLists(_ node: Node, at path: String) {
    guard case .object(let members) = node.value else {
      return expected("lists of words by language, such as {\"en\": [\"…\"]}", at: path, found: node)
    }
    for member in members {
      checkLanguage(member, at: path)
      check(member.value, .list(.string(.words)), at: path + "/" + member.key)
    }
  }

  private mutating func checkLanguage(_ member: Node.Member, at path: String) {
    if !Lexical.isLanguageTag(member.key) {
      report(
        member.keyMark, path + "/" + Pointer.escaped(member.key),
        "'\(member.key.prefix(40))' is no language tag (BCP 47), such as nl, en or en-GB")
    }
  }

  private mutating func checkString(_ node: Node, _ kind: Shape.StringKind, at path: String) {
    guard case .string(let string) = node.value else {
      return expected(kind == .words ? "words in quotes" : "a string", at: path, found: node)
    }
    switch kind {
    case .words:
      if Lexical.isBlank(string) { report(node.mark, path, "blank; leave the field out where there is nothing to say") }
    case .identifier:
      if !Lexical.isIdentifier(string) {
        report(
          node.mark, path,
          "'\(string.prefix(80))' is no identifier: expected letters, digits, '-' and '_', beginning with a letter or digit"
        )
      }
    case .languageTag:
      if !Lexical.isLanguageTag(string) {
        report(node.mark, path, "'\(string.prefix(40))' is no language tag (BCP 47), such as nl, en or en-GB")
      }
    case .pointer:
      if !string.hasPrefix("/") {
        report(
          node.mark, path,
          "'\(string.prefix(80))' is no place in this file: expected a JSON Pointer, such as /sample/age")
      }
    case .constant(let constant):
      if string != constant { report(node.mark, path, "expected '\(constant)', found '\(string.prefix(80))'") }
    }
    if let scalar = string.unicodeScalars.first(where: { !Lexical.isAllowed($0) }) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      report(
        node.mark, path,
        "the character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code) cannot stand in a record")
    }
  }

  private mutating func checkChoice(_ node: Node, _ words: [String], at path: String) {
    guard case .string(let string) = node.value else {
      return expected("one of " + Self.listed(words), at: path, found: node)
    }
    guard !words.contains(string) else { return }
    let hint =
      NearestWords.suggestion(NearestWords.nearest(to: string, among: words))
      ?? (words.count <= 12 ? "expected one of " + Self.listed(words) : "see the schema for the known ones")
    report(node.mark, path, "unknown word '\(string.prefix(80))': \(hint)")
  }

  private mutating func checkConcept(_ node: Node, _ scheme: Scheme, at path: String) {
    guard case .string(let id) = node.value else {
      return expected("the id of a \(scheme.rawValue)", at: path, found: node)
    }
    guard Lexical.isIdentifier(id) else { return checkString(node, .identifier, at: path) }
    guard let vocabulary, !vocabulary.contains(id, in: scheme) else { return }
    let meant = vocabulary.resolve(id, in: scheme)
    // A near label counts too, but what belongs in the file is its id.
    let near =
      meant.isEmpty ? vocabulary.nearest(to: id, in: scheme).flatMap { vocabulary.resolve($0, in: scheme) } : meant
    var ids: [String] = []
    for concept in near where !ids.contains(concept.id) { ids.append(concept.id) }
    let hint = NearestWords.suggestion(ids)
    report(node.mark, path, "unknown \(scheme.rawValue) '\(id)'" + (hint.map { ": \($0)" } ?? "; see vocabulary.json"))
  }

  // MARK: Numbers

  private mutating func checkInteger(_ node: Node, _ range: ClosedRange<Int>, at path: String) {
    guard case .number(let text) = node.value else { return expected("a whole number", at: path, found: node) }
    guard let value = Numeral(text)?.integer else {
      return report(node.mark, path, "expected a whole number, written with digits only, found \(text.prefix(40))")
    }
    if !range.contains(value) {
      report(node.mark, path, "\(value) is out of range: expected \(range.lowerBound) to \(range.upperBound)")
    }
  }

  private mutating func checkDateParts(_ node: Node, at path: String) {
    let example = "[[2005, 3, 14]]"
    guard case .array(let dates) = node.value, (1...2).contains(dates.count) else {
      return expected("one date or two, such as \(example)", at: path, found: node)
    }
    for (index, date) in dates.enumerated() {
      guard case .array(let parts) = date.value, (1...3).contains(parts.count) else {
        expected("year, month and day, such as \(example)", at: "\(path)/\(index)", found: date)
        continue
      }
      for (place, part) in parts.enumerated() {
        let partPath = "\(path)/\(index)/\(place)"
        let range = [-9999...9999, 1...12, 1...31][place]
        switch part.value {
        case .number: checkInteger(part, range, at: partPath)
        case .string(let text):
          // Reference managers write the year as a string.
          if Numeral(text)?.integer.map(range.contains) != true {
            expected("a whole number from \(range.lowerBound) to \(range.upperBound)", at: partPath, found: part)
          }
        default: expected("a whole number", at: partPath, found: part)
        }
      }
    }
  }

  // MARK: Places

  private mutating func checkAbsences(_ node: Node, at path: String) {
    guard case .object(let members) = node.value else {
      return expected("kinds of absence by place, such as {\"/setting\": \"not-reported\"}", at: path, found: node)
    }
    for member in members {
      checkChoice(member.value, AbsenceKind.allCases.map(\.rawValue), at: path + "/" + Pointer.escaped(member.key))
    }
  }

  /// Pointers have to name places the shape knows: those of `absent` without a value, those of `incomplete` with one.
  private mutating func checkPointers(in root: Node, shape: ObjectShape) {
    for member in root["absent"]?.members ?? [] {
      let path = "/absent/" + Pointer.escaped(member.key)
      switch Pointer.place(member.key, in: root, shape: shape) {
      case .unknown(let reason): report(member.keyMark, path, reason)
      case .present: report(member.keyMark, path, "'\(member.key)' has a value; it cannot be absent as well")
      case .empty: break
      }
    }
    for (index, element) in (root["incomplete"]?.elements ?? []).enumerated() {
      guard let pointer = element.string, pointer.hasPrefix("/") else { continue }
      switch Pointer.place(pointer, in: root, shape: shape) {
      case .unknown(let reason): report(element.mark, "/incomplete/\(index)", reason)
      case .empty: report(element.mark, "/incomplete/\(index)", "'\(pointer)' has no value; it belongs in 'absent'")
      case .present: break
      }
    }
  }
}
