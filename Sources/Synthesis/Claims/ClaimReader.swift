package import Prose
import Query
package import Records

/// Turns a note as typed into a claim, with the vocabulary's help.
package struct ClaimReader: Sendable {
  private let terms: TermReader
  private let vocabulary: Vocabulary
  private let findingIDs: Set<String>
  private let studies: Set<String>

  /// - Parameter targets: the people the review is written for, whom a gap may name.
  package init(evidence: Evidence, targets: [Target] = []) {
    vocabulary = evidence.vocabulary
    terms = TermReader(vocabulary: evidence.vocabulary, targets: targets)
    findingIDs = Set(evidence.findingIDs)
    studies = Set(evidence.records.keys)
  }

  /// The claim, as far as the note can be read, and what cannot be.
  package func claim(_ note: ClaimNote) -> (claim: Claim, faults: [ProseFault]) {
    var claim = Claim()
    var faults: [ProseFault] = []
    var seen: Set<ClaimKey> = []
    for entry in note.entries {
      guard let key = ClaimKey(named: entry.key) else {
        faults.append(ProseFault(mark: entry.keyMark, message: Self.unknown(entry)))
        continue
      }
      guard seen.insert(key).inserted else {
        faults.append(
          ProseFault(mark: entry.keyMark, message: "\(key.rawValue)= is given twice: a list takes commas, as in a,b"))
        continue
      }
      guard entry.values.isEmpty == key.isWord else {
        let expected = key.isWord ? "'\(key.rawValue)' takes no value" : "expected a value, as in \(key.example)"
        faults.append(ProseFault(mark: entry.keyMark, message: expected))
        continue
      }
      do throws(ClaimFault) {
        try read(key, entry, into: &claim)
      } catch {
        faults.append(ProseFault(mark: error.mark, message: error.message))
      }
    }
    if note.entries.isEmpty, !note.isBroken {
      faults.append(
        ProseFault(mark: note.mark, message: "the claim is empty: expected keys, as in theme=drop-out count=2"))
    }
    faults += contradictions(claim, note)
    return (claim, faults)
  }

  struct ClaimFault: Error {
    var mark: Mark
    var message: String
  }

  private static func unknown(_ entry: ClaimNote.Entry) -> String {
    let hint =
      NearestWords.suggestion(NearestWords.nearest(to: entry.key, among: ClaimKey.allNames))
      ?? "known are " + ClaimKey.allCases.map(\.rawValue).joined(separator: ", ")
    return "a claim has no key '\(entry.key.prefix(80))': \(hint)"
  }

  /// Keys that are right one by one and not together.
  private func contradictions(_ claim: Claim, _ note: ClaimNote) -> [ProseFault] {
    var messages: [String] = []
    if !claim.findings.directions.isEmpty, let parts = claim.findings.parts, !parts.contains(.effects) {
      messages.append("direction= is of effects, and part= leaves them out")
    }
    if claim.isUncounted, claim.number != nil {
      messages.append("'uncounted' says that the sentence gives no number of studies, and count= gives one")
    }
    if claim.kind == .research, claim.gap == nil, claim.restsOn.isEmpty {
      messages.append("a research recommendation names its gap: expected gap=, as in gap=\"population:young-people\"")
    }
    if claim.kind != .research, claim.gap != nil {
      messages.append("gap= belongs to kind=research")
    }
    if claim.kind != .research, claim.kind != .recommendation, !claim.restsOn.isEmpty {
      messages.append("rests-on= belongs to kind=recommendation or kind=research; finding= names what carries a claim")
    }
    return messages.map { ProseFault(mark: note.mark, message: $0) }
  }

  // MARK: Values

  private func read(_ key: ClaimKey, _ entry: ClaimNote.Entry, into claim: inout Claim) throws(ClaimFault) {
    switch key {
    case .theme, .outcome, .condition:
      guard let scheme = Scheme(rawValue: key.rawValue) else { return }
      claim.findings.codings.append(.init(scheme: scheme, anyOf: try concepts(entry, scheme)))
    case .part: claim.findings.parts = Set(try words(entry, ClaimWords.parts))
    case .direction:
      claim.findings.directions = Set(
        try each(entry) { value throws(QuestionFault) in try direction(value) }.compactMap { $0 })
    case .finding: claim.findings.ids = try findings(entry)
    case .population, .setting, .context, .design, .intervention, .age, .times, .minutes, .weeks, .sample:
      guard let facet = key.facet else { return }
      claim.facts.append(
        .question(.any(of: try each(entry) { value throws(QuestionFault) in try terms.question(facet, value) })))
    case .n:
      let questions = try each(entry) { value throws(QuestionFault) in
        do throws(QuestionFault) {
          return try terms.question(.minutes, value)
        } catch {
          throw QuestionFault(
            "'\(value.prefix(80))' is no number of participants: expected a number or an interval, as in n=49 or n=20..60"
          )
        }
      }
      guard case .term(let term) = questions[0], case .interval(let interval) = term.value else { return }
      claim.facts.append(.participants(interval))
    case .comparison: claim.facts.append(.comparison(try concepts(entry, .intervention)))
    case .count: claim.number = try number(entry)
    case .quantity: claim.quantity = try words(entry, ClaimWords.quantities).first
    case .each: claim.each = try words(entry, ClaimWords.each).first
    case .kind: claim.kind = try words(entry, ClaimWords.kinds).first ?? .finding
    case .restsOn: claim.restsOn = try findings(entry)
    case .gap:
      let text = entry.values.map(\.text).joined(separator: ",")
      do throws(QuestionFault) {
        claim.gap = try QuestionParser.parse(text, reader: terms)
      } catch {
        throw ClaimFault(mark: entry.values[0].mark, message: "gap: \(error.message)")
      }
    case .via:
      for value in entry.values where !studies.contains(value.text.trimmingAt) {
        let hint = NearestWords.suggestion(NearestWords.nearest(to: value.text, among: studies.sorted()))
        throw ClaimFault(
          mark: value.mark,
          message: "via: no record has the key '\(value.text.prefix(80))'" + (hint.map { ": \($0)" } ?? ""))
      }
      claim.via = entry.values.map(\.text.trimmingAt)
    case .not: claim.isNegated = true
    case .uncounted: claim.isUncounted = true
    }
  }

  private func each<Value>(
    _ entry: ClaimNote.Entry, _ read: (String) throws(QuestionFault) -> Value
  ) throws(ClaimFault) -> [Value] {
    var values: [Value] = []
    for value in entry.values {
      do throws(QuestionFault) {
        values.append(try read(value.text))
      } catch {
        throw ClaimFault(mark: value.mark, message: error.message)
      }
    }
    return values
  }

  private func direction(_ name: String) throws(QuestionFault) -> Effect.Direction? {
    guard case .term(let term) = try terms.question(.direction, name), case .direction(let direction) = term.value
    else {
      return nil
    }
    return direction
  }

  private func concepts(_ entry: ClaimNote.Entry, _ scheme: Scheme) throws(ClaimFault) -> [String] {
    guard let facet = Facet(rawValue: scheme.rawValue) else { return [] }
    return try each(entry) { value throws(QuestionFault) in try terms.question(facet, value) }
      .flatMap(\.terms).compactMap { term in if case .concept(let id) = term.value { id } else { nil } }
  }

  private func findings(_ entry: ClaimNote.Entry) throws(ClaimFault) -> [String] {
    for value in entry.values where !findingIDs.contains(value.text) {
      let isStudy = studies.contains(value.text.trimmingAt)
      let own = isStudy ? findingIDs.filter { $0.hasPrefix(value.text.trimmingAt + "-") }.sorted() : []
      let hint =
        isStudy
        ? "it is a record; its findings are \(own.prefix(8).joined(separator: ", "))\(own.count > 8 ? ", …" : "")"
        : NearestWords.suggestion(NearestWords.nearest(to: value.text, among: findingIDs.sorted()))
      throw ClaimFault(
        mark: value.mark,
        message: "no finding has the id '\(value.text.prefix(80))'" + (hint.map { ": \($0)" } ?? ""))
    }
    return entry.values.map(\.text)
  }

  /// `2`, `2..3`, `2..`, or a word such as "two" or "geen".
  private func number(_ entry: ClaimNote.Entry) throws(ClaimFault) -> StudyCount.Number {
    let value = entry.values[0]
    guard entry.values.count == 1 else {
      throw ClaimFault(mark: value.mark, message: "count= takes one number, as in count=2 or count=2..3")
    }
    if let number = StudyCount.Number(typed: value.text) { return number }
    throw ClaimFault(
      mark: value.mark,
      message: "'\(value.text.prefix(80))' is no number of studies: expected count=2, count=2..3 or count=3..")
  }

  private func words<Value>(
    _ entry: ClaimNote.Entry, _ known: [(name: String, value: Value)]
  ) throws(ClaimFault) -> [Value] {
    var values: [Value] = []
    for value in entry.values {
      let name = FoldedText.folded(value.text)
      guard let meant = known.first(where: { $0.name == name }) else {
        let hint =
          NearestWords.suggestion(NearestWords.nearest(to: name, among: known.map(\.name)))
          ?? "known are " + known.map(\.name).joined(separator: ", ")
        throw ClaimFault(mark: value.mark, message: "\(entry.key)= does not know '\(value.text.prefix(80))': \(hint)")
      }
      values.append(meant.value)
    }
    return values
  }
}

extension String {
  /// A key as cited, without its `@`.
  fileprivate var trimmingAt: String { hasPrefix("@") ? String(dropFirst()) : self }
}

extension StudyCount.Number {
  fileprivate init?(typed text: String) {
    let parts = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = parts.map { part in part.count <= 6 ? Int(part) : nil }
    switch (parts.count, numbers[0], numbers.last ?? nil) {
    case (1, let number?, _) where number >= 0: self.init(number)
    case (1, nil, _):
      // More figures than anybody counts.
      guard !text.allSatisfy(\.isNumber) else { return nil }
      guard let count = StudyCount.number(named: text) else { return nil }
      self.init(count)
    case (2, let min?, let max?) where min >= 0 && min <= max: self.init(min: min, max: max)
    case (2, let min?, nil) where parts[1].isEmpty && min >= 0: self.init(min: min, max: nil)
    case (2, nil, let max?) where parts[0].isEmpty && max >= 0: self.init(min: 0, max: max)
    default: return nil
    }
  }
}
