import Records

/// Numbers and dates, and pointers to places of the same file.
extension ShapeCheck {
  mutating func checkInteger(_ node: Node, _ range: ClosedRange<Int>) {
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

  mutating func checkDateParts(_ node: Node) {
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

  mutating func checkDatePart(_ part: Node, _ place: Int) {
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

  mutating func checkAbsences(_ node: Node) {
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
  mutating func checkAgainstWider(_ member: Node.Member, in members: [Node.Member], at path: String) {
    guard let kind = member.value.string else { return }
    for wider in members where member.key.hasPrefix(wider.key + "/") {
      guard let other = wider.value.string, other != kind else { continue }
      report(
        member.keyMark, "'\(wider.key)' is \(other), and so is all that lies in it; \(kind) contradicts that",
        at: path)
    }
  }

  /// Pointers have to name places the shape knows: those of `absent` without a value, those of
  /// `incomplete` and `unconfirmed` with one, those of `leads` with or without.
  mutating func checkPointers(in root: Node, shape: ObjectShape) {
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
    for (index, guess) in (root["unconfirmed"]?.elements ?? []).enumerated() {
      guard let item = GuessItem(guess), !item.stands(in: root) else { continue }
      report(
        guess.mark, "its list has no '\(item.value.prefix(80))' any more: take this guess out",
        at: "/unconfirmed/\(index)")
    }
    for (index, lead) in (root["leads"]?.elements ?? []).enumerated() {
      guard let path = lead["path"], let pointer = path.string, pointer.hasPrefix("/") else { continue }
      if case .unknown(let reason) = Pointer.place(pointer, in: root, shape: shape) {
        report(path.mark, reason, at: "/leads/\(index)/path")
      }
    }
  }
}
