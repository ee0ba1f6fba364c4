package import Records

/// All findings of a review, ready to be asked for.
package struct Evidence: Sendable {
  let vocabulary: Vocabulary
  /// In the order of the records and of their parts.
  package let findings: [HeldFinding]
  package let records: [String: StudyRecord]
  /// The ids of the included records, in the order given.
  package let included: [String]
  /// The ids of the others.
  let background: [String]
  /// By id of a finding, its place in `findings`.
  private let places: [String: Int]
  private let byStudy: [String: Range<Int>]
  private let byConcept: [Scheme: [String: [Int]]]

  package init(records: [StudyRecord], vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    var findings: [HeldFinding] = []
    var places: [String: Int] = [:]
    var byStudy: [String: Range<Int>] = [:]
    var byConcept: [Scheme: [String: [Int]]] = [:]
    for record in records {
      let start = findings.count
      findings += record.heldFindings
      byStudy[record.id] = start..<findings.count
      for place in start..<findings.count {
        let finding = findings[place].finding
        places[finding.id] = place
        for scheme in [Scheme.theme, .outcome, .condition] {
          for concept in finding.concepts(in: scheme) {
            byConcept[scheme, default: [:]][concept, default: []].append(place)
          }
        }
      }
    }
    self.findings = findings
    self.places = places
    self.byStudy = byStudy
    self.byConcept = byConcept
    self.records = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    included = records.filter { $0.role == .included }.map(\.id)
    background = records.filter { $0.role == .background }.map(\.id)
  }

  package func finding(_ id: String) -> HeldFinding? { places[id].map { findings[$0] } }

  /// Whether a record has values that nobody has confirmed.
  func isUnconfirmed(_ study: String) -> Bool { records[study].map { !$0.unconfirmed.isEmpty } ?? false }

  var findingIDs: [String] { findings.map(\.finding.id) }

  func findings(of study: String) -> ArraySlice<HeldFinding> { byStudy[study].map { findings[$0] } ?? [] }

  /// The findings of which all that is asked holds, by the id of the record, each list in the record's order.
  func matches(_ question: FindingQuestion) -> [String: [HeldFinding]] {
    let codings = question.codings.map { coding in
      (scheme: coding.scheme, inside: closure(coding))
    }
    let candidates: [Int]
    if !question.ids.isEmpty {
      candidates = Set(question.ids.compactMap { places[$0] }).sorted()
    } else if let first = codings.first {
      candidates = Set(first.inside.flatMap { byConcept[first.scheme]?[$0] ?? [] }).sorted()
    } else {
      candidates = Array(findings.indices)
    }
    var matches: [String: [HeldFinding]] = [:]
    for place in candidates {
      let held = findings[place]
      guard Self.counts(held, question) else { continue }
      let isCoded = codings.allSatisfy { coding in
        held.finding.concepts(in: coding.scheme).contains(where: coding.inside.contains)
      }
      if isCoded { matches[held.study, default: []].append(held) }
    }
    return matches
  }

  private func closure(_ coding: FindingQuestion.Coding) -> Set<String> {
    coding.anyOf.reduce(into: []) { $0.formUnion(vocabulary.withNarrower($1, in: coding.scheme)) }
  }

  /// Whether the finding stands where it is asked for, and points where it should.
  private static func counts(_ held: HeldFinding, _ question: FindingQuestion) -> Bool {
    // What is named by its id may stand anywhere, unless a part is asked for as well.
    if !question.directions.isEmpty {
      guard let direction = held.direction, question.directions.contains(direction) else { return false }
    }
    if held.role == .background { return true }
    guard let parts = question.parts else { return held.part != .remarks || !question.ids.isEmpty }
    return parts.contains(held.part)
  }

  // MARK: The opposite

  /// Findings that say the opposite of what is asked, by record.
  ///
  /// Of an effect in a direction: one on the same in another known direction ("mixed" and "unclear" oppose nothing).
  /// Of what is said to do good: a threat coded with the same outcome or condition. Themes are no ground: a theme such as
  /// "injury" holds opportunities and threats that agree.
  func opposites(_ question: FindingQuestion) -> [String: [HeldFinding]] {
    var opposites: [String: [HeldFinding]] = [:]
    if let directions = Self.opposites(of: question.directions) {
      var other = question
      other.directions = directions
      other.ids = []
      opposites = matches(other).mapValues { $0.filter { $0.direction != nil } }.filter { !$0.value.isEmpty }
    }
    let codings = question.codings.filter { $0.scheme != .theme }
    guard question.isFavourable, !codings.isEmpty, codings.count == question.codings.count else { return opposites }
    let threats = matches(FindingQuestion(codings: codings, parts: [.threats])).filter {
      records[$0.key]?.role == .included
    }
    return opposites.merging(threats) { $0 + $1 }
  }

  private static func opposites(of directions: Set<Effect.Direction>) -> Set<Effect.Direction>? {
    guard directions.count == 1, let direction = directions.first else { return nil }
    switch direction {
    case .improved: return [.noDifference, .worsened]
    case .worsened: return [.noDifference, .improved]
    case .noDifference: return [.improved, .worsened]
    case .mixed, .unclear: return nil
    }
  }

  /// What speaks of the same in the record, but not as is asked: in another part or direction.
  func near(_ question: FindingQuestion, in study: String) -> [HeldFinding] {
    guard !question.codings.isEmpty else { return [] }
    return matches(FindingQuestion(codings: question.codings, parts: Set(FindingPart.allCases)))[study] ?? []
  }
}

extension Finding {
  func concepts(in scheme: Scheme) -> [String] {
    switch scheme {
    case .theme: themes
    case .outcome: outcomes
    case .condition: conditions
    default: []
    }
  }
}
