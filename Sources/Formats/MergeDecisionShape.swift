package import Records

/// The shape of a decision on duplicates, and its way into a line and out of it.
package enum MergeDecisionShape {
  package static let mergesID = "urn:garner:schema:merges:1"

  package static let decision = ObjectShape(
    "mergeDecision", "What was decided of records that may be one publication.",
    [
      Field("id", .string(.identifier), "The decision's name.", required: true),
      Field(
        "decision", .choice(MergeDecision.Verdict.allCases.map(\.rawValue)),
        "One publication, different ones, different ones that belong together, or an earlier decision taken back.",
        required: true),
      Field(
        "records", .list(.string(.identifier)), "Imported records; of a merge the first stands for all.",
        item: "record"),
      Field("study", .string(.identifier), "The study that was taken from this publication, or that is linked."),
      Field("relation", .string(.words), "What links them."),
      Field("undoes", .string(.identifier), "The decision that no longer holds."),
      Field("basis", .choice(MergeDecision.Basis.allCases.map(\.rawValue)), "What the decision rests on."),
      Field("why", .string(.words), "The evidence."),
      Field("by", .string(.words), "Who decided.", required: true),
      Field("when", .string(.words), "When, as 2026-11-26T13:45:00Z or 2026-11-26.", required: true),
    ])

  /// What the shape cannot say: which members belong to which decision.
  package static func problems(of node: Node, file: String) -> [Problem] {
    let decision = MergeDecision(node)
    func problem(_ path: String, _ message: String) -> [Problem] {
      [Problem(file: file, mark: node.mark(at: path), path: path, message: message)]
    }
    if !ScreeningRules.isTime(decision.when) {
      return problem(
        "/when",
        "'\(decision.when.prefix(40))' is no time: expected 2026-11-26T13:45:00Z or 2026-11-26 (ISO 8601)")
    }
    if decision.verdict == .undo {
      return decision.undoes == nil ? problem("", "an undo names the decision it takes back: expected 'undoes'") : []
    }
    if decision.undoes != nil { return problem("/undoes", "only the decision 'undo' takes another back") }
    var seen: Set<String> = []
    for (place, id) in decision.records.enumerated() where !seen.insert(id).inserted {
      return problem("/records/\(place)", "'\(id)' is named twice in one decision; keep one")
    }
    guard decision.records.count + (decision.study == nil ? 0 : 1) > 1 else {
      return problem(
        "/records", "a decision is about two records or more, or about a record and a study; this names too few")
    }
    return []
  }
}

extension MergeDecision {
  /// From a node that has passed its check.
  package init(_ node: Node) {
    self.init(
      id: node.words("id"), node.choice("decision") ?? .apart, records: node.strings("records"),
      study: node["study"]?.string, relation: node["relation"]?.string, undoes: node["undoes"]?.string,
      basis: node.choice("basis"), why: node["why"]?.string, by: node.words("by"), when: node.words("when"))
  }

  /// The decision as its line holds it.
  package var node: Node {
    ObjectBuilder.build {
      $0.add("id", id)
      $0.add("decision", verdict.rawValue)
      $0.add("records", strings: records)
      $0.add("study", study)
      $0.add("relation", relation)
      $0.add("undoes", undoes)
      $0.add("basis", basis?.rawValue)
      $0.add("why", why)
      $0.add("by", by)
      $0.add("when", when)
    }
  }
}
