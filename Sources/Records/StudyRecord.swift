/// One source of a review and what was taken out of it: the content of one file.
package struct StudyRecord: Hashable, Sendable {
  /// What part a record plays in the review.
  package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Evidence: in the review's tables.
    case included
    /// Cited, but no evidence of its own here.
    case background
  }

  /// The file's stem, `citation.id` and the citation key: one identity.
  package var id: String
  package var role: Role
  package var citation: Citation
  /// JSON Pointers to values that the source gives only in part, as an author list that ends in "et al.".
  package var incomplete: [String]
  /// Ids of the imported records that it was extracted from.
  package var records: [String]
  package var sample: Sample?
  package var setting: Setting?
  package var design: Design?
  package var intervention: Intervention?
  /// What the comparison was given, in the source's order.
  package var comparators: [Intervention]
  package var effects: [Effect]
  package var opportunities: [Finding]
  package var threats: [Finding]
  /// What is said of or by the source that is neither effect nor opportunity nor threat.
  package var remarks: [Finding]
  package var absent: [Absence]
  /// Values that a program read out of the citation and that nobody has confirmed.
  package var unconfirmed: [Guess]
  /// What the citation may tell of places that are open, until a person has looked.
  package var leads: [Lead]
  /// The reviewer's notes on how the source was coded.
  package var notes: LocalizedText?
  /// The imported record that says that the publication was taken back, where there is one; of no file of the study.
  package var retractedBy: String?

  /// Whether the publication was taken back, by the study's own citation or by an imported record.
  package var isRetracted: Bool { citation.isRetracted || retractedBy != nil }

  package init(
    id: String, role: Role, citation: Citation, incomplete: [String] = [], records: [String] = [],
    sample: Sample? = nil,
    setting: Setting? = nil, design: Design? = nil, intervention: Intervention? = nil,
    comparators: [Intervention] = [], effects: [Effect] = [], opportunities: [Finding] = [],
    threats: [Finding] = [], remarks: [Finding] = [], absent: [Absence] = [], unconfirmed: [Guess] = [],
    leads: [Lead] = [], notes: LocalizedText? = nil
  ) {
    self.id = id
    self.role = role
    self.citation = citation
    self.incomplete = incomplete
    self.records = records
    self.sample = sample
    self.setting = setting
    self.design = design
    self.intervention = intervention
    self.comparators = comparators
    self.effects = effects
    self.opportunities = opportunities
    self.threats = threats
    self.remarks = remarks
    self.absent = absent
    self.unconfirmed = unconfirmed
    self.leads = leads
    self.notes = notes
  }

  /// Every finding of the record, in the order effects, opportunities, threats, remarks.
  package var findings: [Finding] {
    effects.map(\.finding) + opportunities + threats + remarks
  }

  /// Visits every finding in the order of `findings`, without making a list of them.
  package func forEachFinding(_ visit: (Finding) -> Void) {
    for index in effects.indices { visit(effects[index].finding) }
    for index in opportunities.indices { visit(opportunities[index]) }
    for index in threats.indices { visit(threats[index]) }
    for index in remarks.indices { visit(remarks[index]) }
  }

  /// The kind of absence recorded for a place or for what holds it.
  package func absence(at pointer: String) -> AbsenceKind? {
    absent.kind(at: pointer)
  }
}
