package import Records

/// Which imported records are one publication, according to the decisions that hold.
///
/// A reader of imported records asks for ``representative(of:)`` and looks at each representative once; ``removed`` are
/// the records that stand behind one, which a flow diagram counts as duplicates removed before screening. Ids that no
/// decision names stand for themselves.
///
/// Decisions hold in any order: what is kept apart stays apart, and a merge that would bring together what is kept apart
/// does not hold and is told as a problem. So two copies of a review, decided on apart from each other and put
/// together, merge nothing that either of them kept apart.
package struct RecordMerges: Sendable {
  /// Publications that belong together and are not the same.
  package struct Link: Hashable, Sendable {
    /// Ids of representatives, each once, sorted.
    package var records: [String]
    package var study: String?
    package var relation: String?
    package var decision: String
  }

  /// The members of a group by its representative, which comes first; only groups of two and more.
  package private(set) var groups: [String: [String]] = [:]
  /// The representative of each record that stands behind one.
  package private(set) var removed: [String: String] = [:]
  package private(set) var links: [Link] = []
  /// Merges that do not hold, with why.
  package private(set) var problems: [Problem] = []
  /// The decisions that hold, in order.
  package private(set) var standing: [MergeLog.Entry] = []
  /// The ids of decisions that were taken back, undoes among them.
  package private(set) var undone: Set<String> = []
  /// The ids of merges that do not hold, since something else keeps apart what they would bring together.
  package private(set) var refused: Set<String> = []
  private var studies: [String: [String]] = [:]
  /// The record in front of the publication that a study was taken from.
  private var publications: [String: String] = [:]
  private var apart: [Party: Set<Int>] = [:]

  /// - Parameter isThere: whether a record is imported and its source has not taken it out; others are passed over, and
  ///   stand in front of nothing.
  package init(_ log: MergeLog, where isThere: (String) -> Bool = { _ in true }) {
    self.init(log.entries, file: log.file, where: isThere)
  }

  package init(
    _ entries: [MergeLog.Entry], file: String = "decisions/merges.jsonl",
    where isThere: (String) -> Bool = { _ in true }
  ) {
    let undone = Self.undone(entries)
    self.undone = undone
    standing = entries.filter { $0.decision.verdict != .undo && !undone.contains($0.decision.id) }
    var union = MergeUnion()
    // What belongs together without being the same is apart as well.
    for (number, entry) in standing.enumerated() where entry.decision.verdict != .merge {
      for party in entry.decision.allParties { union.keepApart(party, number) }
    }
    for entry in standing where entry.decision.verdict == .merge {
      guard let conflict = union.join(entry.decision.allParties) else { continue }
      let other = standing[conflict].decision
      refused.insert(entry.decision.id)
      problems.append(
        Problem(
          file: file, mark: Mark(line: entry.line, column: 1),
          message:
            "this merge does not hold: decision '\(other.id)' keeps apart what it would bring together; take one "
            + "of the two back with garner dedupe --undo"))
    }
    groups = union.groups(where: isThere)
    for (representative, members) in groups {
      for member in members.dropFirst() { removed[member] = representative }
    }
    apart = union.apartness(where: isThere)
    for (representative, study) in union.studies(where: isThere) {
      studies[representative, default: []].append(study)
      publications[study] = representative
    }
    takeLinks()
  }

  /// What was taken back; of an undo that was itself taken back, what it undid holds again.
  private static func undone(_ entries: [MergeLog.Entry]) -> Set<String> {
    var undone: Set<String> = []
    for entry in entries.reversed() where entry.decision.verdict == .undo && !undone.contains(entry.decision.id) {
      if let target = entry.decision.undoes { undone.insert(target) }
    }
    return undone
  }

  private mutating func takeLinks() {
    for entry in standing where entry.decision.verdict == .link {
      let records = Set(entry.decision.records.map(representative)).sorted()
      links.append(
        Link(
          records: records, study: entry.decision.study, relation: entry.decision.relation,
          decision: entry.decision.id))
    }
  }

  /// The record that stands for the publication; the record itself where nothing was merged with it.
  package func representative(of record: String) -> String { removed[record] ?? record }

  /// Every record of the publication that the record is of, the representative first.
  package func members(of record: String) -> [String] {
    let representative = representative(of: record)
    return groups[representative] ?? [representative]
  }

  /// The studies that were decided to be taken from the record's publication.
  package func studies(of record: String) -> [String] { studies[representative(of: record)] ?? [] }

  /// Whether it was decided that the two are different publications, or belong together without being the same.
  package func areKeptApart(_ one: Party, _ other: Party) -> Bool {
    let (first, second) = (front(of: one), front(of: other))
    guard first != second, let mine = apart[first], let theirs = apart[second] else { return false }
    return !mine.isDisjoint(with: theirs)
  }

  /// The record that stands for the publication of a record or of a study; the study itself where no record is known of it.
  package func front(of party: Party) -> Party {
    switch party {
    case .record(let id): .record(representative(of: id))
    case .study(let id): publications[id].map { .record($0) } ?? party
    }
  }

  /// Everything that is one publication with it.
  package func members(of party: Party) -> [Party] {
    guard let record = front(of: party).record else { return [party] }
    return members(of: record).map { .record($0) } + studies(of: record).map { .study($0) }
  }

  package func areOne(_ parties: [Party]) -> Bool {
    guard let first = parties.first.map(front) else { return true }
    return parties.allSatisfy { front(of: $0) == first }
  }

  /// The decisions that hold and name one of these records.
  package func decisions(on records: some Sequence<String>) -> [MergeDecision] {
    let wanted = Set(records)
    return standing.map(\.decision).filter { !wanted.isDisjoint(with: $0.records) }
  }
}
