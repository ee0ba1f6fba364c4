package import Records

/// The shape of a line of `decisions/screening.jsonl`, version 1.
package enum DecisionShape {
  package static let screeningID = "urn:garner:schema:screening:1"

  package static let screening = ObjectShape(
    "screening", "What one person decided on one record at one stage: a line of decisions/screening.jsonl.",
    [
      Field("record", .string(.identifier), "The imported record.", required: true),
      Field("stage", .choice(ScreeningDecision.Stage.allCases.map(\.rawValue)), "Where.", required: true),
      Field(
        "decision", .choice(ScreeningDecision.Choice.allCases.map(\.rawValue)),
        "What; undo takes the person's decision back.", required: true),
      Field("reason", .string(.identifier), "An exclusion criterion of the review; required at full text."),
      Field("by", .string(.words), "Who.", required: true),
      Field("when", .string(.words), "When, as 2026-11-26T13:45:00Z or 2026-11-26.", required: true),
      Field("note", .string(.words), "What else a reader should know."),
      Field("automatic", .flag, "Decided by a program."),
      Field("final", .flag, "Settles a difference of opinion."),
    ])
}

extension ScreeningDecision {
  /// - Parameter node: of the shape `DecisionShape.screening`.
  package init(_ node: Node) {
    self.init(
      record: node.words("record"), stage: node.choice("stage") ?? .titleAbstract,
      choice: node.choice("decision") ?? .unclear, reason: node["reason"]?.string, by: node.words("by"),
      when: node.words("when"), note: node["note"]?.string, isAutomatic: node["automatic"]?.value == .bool(true),
      isFinal: node["final"]?.value == .bool(true))
  }

  /// The decision as a line holds it.
  package var node: Node {
    ObjectBuilder.build {
      $0.add("record", record)
      $0.add("stage", stage.rawValue)
      $0.add("decision", choice.rawValue)
      $0.add("reason", reason)
      $0.add("by", by)
      $0.add("when", when)
      $0.add("note", note)
      if isAutomatic { $0.add("automatic", Node(.bool(true))) }
      if isFinal { $0.add("final", Node(.bool(true))) }
    }
  }
}
