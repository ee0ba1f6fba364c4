package import Records

/// Holds a node against a shape and reports everything that is wrong, each with its place.
package struct ShapeCheck {
  private let file: String
  /// Nil where concepts cannot be looked up: then any identifier passes.
  private let vocabulary: Vocabulary?
  private let isWritten: Bool
  private var problems: [Problem] = []
  private var place: ModelPath

  /// Checks what stands under a key.
  private mutating func under(_ key: String, _ check: (inout Self) -> Void) {
    place.enter(key)
    check(&self)
    place.leave()
  }

  /// Checks what stands at a place of a list.
  private mutating func under(_ index: Int, _ check: (inout Self) -> Void) {
    place.enter(index)
    check(&self)
    place.leave()
  }

  /// Reports the members whose name an earlier one has already.
  private mutating func refuseDoubles(_ members: [Node.Member]) {
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

  private mutating func report(_ mark: Mark, _ message: String, at path: String? = nil) {
    problems.append(Problem(file: file, mark: mark, path: path ?? place.pointer, message: message))
  }

  private mutating func expected(_ what: String, found node: Node) {
    report(node.mark, "expected \(what), found \(node.kindInWords)")
  }

  // MARK: Objects and lists

  private mutating func checkObject(_ node: Node, _ shape: ObjectShape) {
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
  private mutating func checkRange(_ node: Node, _ kind: RangeKind) {
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

  private mutating func check(_ node: Node, _ shape: Shape) {
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
  private mutating func refuseRepeated(_ elements: [Node]) {
    guard elements.count > 1 else { return }
    var seen: Set<String> = []
    for (index, element) in elements.enumerated() {
      guard let id = element.string, !seen.insert(id).inserted else { continue }
      under(index) { $0.report(element.mark, "'\(id.prefix(80))' is given twice in one list; keep one") }
    }
  }

  // MARK: Words

  private mutating func checkText(_ node: Node) {
    guard case .object(let members) = node.value else {
      return expected("words by language, such as {\"en\": \"…\"}", found: node)
    }
    if members.isEmpty { report(node.mark, "no words; expected at least one language, such as {\"en\": \"…\"}") }
    refuseDoubles(members)
    refuseDoubleLanguages(members)
    for member in members {
      under(member.key) {
        $0.checkLanguage(member)
        $0.checkString(member.value, .words)
      }
    }
  }

  private mutating func checkWordLists(_ node: Node) {
    guard case .object(let members) = node.value else {
      return expected("lists of words by language, such as {\"en\": [\"…\"]}", found: node)
    }
    refuseDoubles(members)
    refuseDoubleLanguages(members)
    for member in members {
      under(member.key) {
        $0.checkLanguage(member)
        $0.check(member.value, .list(.string(.words)))
      }
    }
  }

  /// Tags that differ in capitals only are one language.
  private mutating func refuseDoubleLanguages(_ members: [Node.Member]) {
    guard members.count > 1 else { return }
    // As with doubles: a few are looked through.
    var table: [String: String]? = members.count > 32 ? [:] : nil
    for (place, member) in members.enumerated() {
      func isOther(_ earlier: Node.Member) -> Bool {
        earlier.key.utf8.count == member.key.utf8.count && earlier.key != member.key
          && LanguageTag.isSame(earlier.key, member.key)
      }
      let earlier =
        table == nil
        ? members[..<place].first(where: isOther)?.key
        : table?.updateValue(member.key, forKey: member.key.lowercased()).flatMap { $0 == member.key ? nil : $0 }
      guard let earlier else { continue }
      report(member.keyMark, "'\(member.key)' is the same language as '\(earlier)' (BCP 47); keep one")
    }
  }

  private mutating func checkLanguage(_ member: Node.Member) {
    if !Lexical.isLanguageTag(member.key) {
      report(
        member.keyMark,
        "'\(member.key.prefix(40))' is no language tag (BCP 47), such as nl, en or en-GB")
    }
  }

  private mutating func checkString(_ node: Node, _ kind: Shape.StringKind) {
    guard case .string(let string) = node.value else {
      return expected(kind == .words ? "words in quotes" : "a string", found: node)
    }
    switch kind {
    case .words:
      if isWritten ? Lexical.saysNothing(string) : Lexical.isBlank(string) {
        report(node.mark, "blank; leave the field out where there is nothing to say")
      }
    case .identifier:
      if !Lexical.isIdentifier(string) {
        report(
          node.mark,
          "'\(string.prefix(80))' is no identifier: expected letters, digits, '-' and '_', beginning with a letter or digit"
        )
      }
    case .languageTag:
      if !Lexical.isLanguageTag(string) {
        report(node.mark, "'\(string.prefix(40))' is no language tag (BCP 47), such as nl, en or en-GB")
      }
    case .pointer:
      if !string.hasPrefix("/") {
        report(
          node.mark, "'\(string.prefix(80))' is no place in this file: expected a JSON Pointer, such as /sample/age")
      }
    case .constant(let constant):
      if string != constant { report(node.mark, "expected '\(constant)', found '\(string.prefix(80))'") }
    }
    if let scalar = Lexical.firstForbidden(in: string) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      report(
        node.mark,
        "the character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code) cannot stand in a record")
    }
  }

  private mutating func checkChoice(_ node: Node, _ words: [String]) {
    guard case .string(let string) = node.value else {
      return expected("one of " + Self.listed(words), found: node)
    }
    guard !words.contains(string) else { return }
    let hint =
      NearestWords.suggestion(NearestWords.nearest(to: string, among: words))
      ?? (words.count <= 12 ? "expected one of " + Self.listed(words) : "see the schema for the known ones")
    report(node.mark, "unknown word '\(string.prefix(80))': \(hint)")
  }

  private mutating func checkConcept(_ node: Node, _ scheme: Scheme) {
    guard case .string(let id) = node.value else {
      return expected("the id of a \(scheme.rawValue)", found: node)
    }
    // A label in the place of an id is told the id below.
    guard Lexical.isIdentifier(id) || vocabulary != nil && !Lexical.isBlank(id) else {
      return checkString(node, .identifier)
    }
    guard let vocabulary, !vocabulary.contains(id, in: scheme) else { return }
    let meant = vocabulary.resolve(id, in: scheme)
    // A near label counts too, but what belongs in the file is its id.
    let near =
      meant.isEmpty ? vocabulary.nearest(to: id, in: scheme).flatMap { vocabulary.resolve($0, in: scheme) } : meant
    var ids: [String] = []
    for concept in near where !ids.contains(concept.id) { ids.append(concept.id) }
    let hint = NearestWords.suggestion(ids)
    let known = vocabulary.concepts(in: scheme).map(\.id)
    let list =
      known.isEmpty
      ? "vocabulary.json has no \(scheme.rawValue)"
      : "known are " + known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    report(node.mark, "unknown \(scheme.rawValue) '\(id)': " + (hint ?? list))
  }

  // MARK: Numbers

  private mutating func checkInteger(_ node: Node, _ range: ClosedRange<Int>) {
    guard case .number(let text) = node.value else { return expected("a whole number", found: node) }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return report(node.mark, "expected a whole number, written with digits only, found \(text.prefix(40))")
    }
    // One that no integer holds is out of every range.
    if Numeral(text)?.integer.map(range.contains) != true {
      report(node.mark, "\(text.prefix(40)) is out of range: expected \(range.lowerBound) to \(range.upperBound)")
    }
  }

  private mutating func checkDateParts(_ node: Node) {
    let example = "[[2005, 3, 14]]"
    guard case .array(let dates) = node.value, (1...2).contains(dates.count) else {
      return expected("one date or two, such as \(example)", found: node)
    }
    for (index, date) in dates.enumerated() {
      under(index) { check in
        guard case .array(let parts) = date.value, (1...3).contains(parts.count) else {
          return check.expected("year, month and day, such as \(example)", found: date)
        }
        for (number, part) in parts.enumerated() {
          check.under(number) { $0.checkDatePart(part, number) }
        }
      }
    }
  }

  private mutating func checkDatePart(_ part: Node, _ place: Int) {
    let range = Lexical.dateRanges[place]
    switch part.value {
    case .number: checkInteger(part, range)
    case .string(let text):
      // Reference managers write the year as a string, and the month as "02".
      if Lexical.datePart(text, place: place) == nil {
        expected("a whole number from \(range.lowerBound) to \(range.upperBound)", found: part)
      }
    default: expected("a whole number", found: part)
    }
  }

  // MARK: Places

  private mutating func checkAbsences(_ node: Node) {
    guard case .object(let members) = node.value else {
      return expected("kinds of absence by place, such as {\"/setting\": \"not-reported\"}", found: node)
    }
    if members.isEmpty { report(node.mark, "an empty 'absent' says nothing; leave it out") }
    refuseDoubles(members)
    for member in members {
      under(member.key) { $0.checkChoice(member.value, AbsenceKind.allCases.map(\.rawValue)) }
    }
  }

  /// What lies in an absent place is absent for the same reason, so that another one contradicts it.
  private mutating func checkAgainstWider(_ member: Node.Member, in members: [Node.Member], at path: String) {
    guard let kind = member.value.string else { return }
    for wider in members where member.key.hasPrefix(wider.key + "/") {
      guard let other = wider.value.string, other != kind else { continue }
      report(
        member.keyMark, "'\(wider.key)' is \(other), and so is all that lies in it; \(kind) contradicts that",
        at: path)
    }
  }

  /// Pointers have to name places the shape knows: those of `absent` without a value, those of
  /// `incomplete` and `unconfirmed` with one.
  private mutating func checkPointers(in root: Node, shape: ObjectShape) {
    for member in root["absent"]?.members ?? [] {
      let path = "/absent/" + Pointer.escaped(member.key)
      switch Pointer.place(member.key, in: root, shape: shape) {
      case .unknown(let reason): report(member.keyMark, reason, at: path)
      case .present: report(member.keyMark, "'\(member.key)' has a value; it cannot be absent as well", at: path)
      case .empty: checkAgainstWider(member, in: root["absent"]?.members ?? [], at: path)
      }
    }
    let incomplete = (root["incomplete"]?.elements ?? []).enumerated().map { ("/incomplete/\($0)", $1) }
    let guesses = (root["unconfirmed"]?.elements ?? []).enumerated().compactMap { index, guess in
      guess["path"].map { ("/unconfirmed/\(index)/path", $0) }
    }
    for (path, element) in incomplete + guesses {
      guard let pointer = element.string, pointer.hasPrefix("/") else { continue }
      switch Pointer.place(pointer, in: root, shape: shape) {
      case .unknown(let reason): report(element.mark, reason, at: path)
      case .empty: report(element.mark, "'\(pointer)' has no value; it belongs in 'absent'", at: path)
      case .present: break
      }
    }
  }
}
