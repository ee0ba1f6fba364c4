/// What was decided of records that may be one publication, and by whom: a line of `decisions/merges.jsonl`.
package struct MergeDecision: Hashable, Sendable {
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// The records are one publication, found more than once.
    case merge
    /// Each of the records is another publication than the others.
    case apart
    /// Different publications that report one study, or of which one is about the other.
    case link
    /// An earlier decision no longer holds.
    case undo
  }

  /// What the decision rests on.
  package enum Basis: String, CaseIterable, Hashable, Sendable {
    /// The program's judgement, accepted without looking at each: `certain` admits no other reading, `likely` does.
    case certain, likely, related
    /// A person looked at the records side by side.
    case looked
    /// A person filled in a table.
    case table
  }

  /// Made of what is decided, so that two people who decide apart from each other do not share one.
  package var id: String
  package var verdict: Verdict
  /// Ids of imported records. In a merge, the first is the one that stands for all.
  package var records: [String]
  /// The study that was taken from the publication the records are of, or that they also report.
  package var study: String?
  /// What links them, in words: `preprint and article`.
  package var relation: String?
  /// The id of the decision that no longer holds.
  package var undoes: String?
  package var basis: Basis?
  /// The evidence, or a person's own words.
  package var why: String?
  /// Who decided.
  package var by: String
  /// ISO 8601: `2026-11-26T13:40:00Z`.
  package var when: String

  package init(
    id: String = "", _ verdict: Verdict, records: [String] = [], study: String? = nil, relation: String? = nil,
    undoes: String? = nil, basis: Basis? = nil, why: String? = nil, by: String, when: String
  ) {
    self.id = id
    self.verdict = verdict
    self.records = records
    self.study = study
    self.relation = relation
    self.undoes = undoes
    self.basis = basis
    self.why = why
    self.by = by
    self.when = when
  }
}
