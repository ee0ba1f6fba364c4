import Records

/// Words, identifiers and languages.
extension ShapeCheck {
  mutating func checkText(_ node: Node) {
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

  mutating func checkWordLists(_ node: Node) {
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
  mutating func refuseDoubleLanguages(_ members: [Node.Member]) {
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

  mutating func checkLanguage(_ member: Node.Member) {
    if !Lexical.isLanguageTag(member.key) {
      report(
        member.keyMark,
        "'\(member.key.prefix(40))' is no language tag (BCP 47), such as nl, en or en-GB")
    }
  }

  mutating func checkString(_ node: Node, _ kind: Shape.StringKind) {
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

  mutating func checkChoice(_ node: Node, _ words: [String]) {
    guard case .string(let string) = node.value else {
      return expected("one of " + Self.listed(words), found: node)
    }
    guard !words.contains(string) else { return }
    let hint =
      NearestWords.suggestion(NearestWords.nearest(to: string, among: words))
      ?? (words.count <= 12 ? "expected one of " + Self.listed(words) : "see the schema for the known ones")
    report(node.mark, "unknown word '\(string.prefix(80))': \(hint)")
  }

  mutating func checkConcept(_ node: Node, _ scheme: Scheme) {
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
}
