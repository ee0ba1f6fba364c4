package import Deduplication
package import Records

/// The decisions on duplicates as the search for duplicates takes them: by places in its table.
///
/// What was merged goes in as one, what was kept apart or linked never comes out together; a study and the records that it
/// was taken from are one.
package struct DecidedRecords: Sendable {
  /// Records that are one publication already.
  package private(set) var together: [[Int]] = []
  /// Pairs that are different publications.
  package private(set) var apart: [(Int, Int)] = []
  /// By place: the group of `together` that it is in.
  private var groups: [Int: Int] = [:]
  private var partners: [Int: [Int]] = [:]
  private let table: MatchTable

  /// Of a decision that keeps more apart than these, not every pair goes into the search; merging them is refused anyway.
  private static let mostApart = 200

  /// - Parameter studies: those in the table.
  package init(_ merges: RecordMerges, studies: [StudyRecord], table: MatchTable) {
    self.table = table
    var wanted = Set(merges.standing.flatMap(\.decision.allParties))
    for study in studies where !study.records.isEmpty {
      wanted.formUnion([.study(study.id)] + study.records.map { .record($0) })
    }
    guard !wanted.isEmpty else { return }
    var places: [Party: Int] = [:]
    for place in 0..<table.count {
      let party = party(place)
      if wanted.contains(party), places[party] == nil { places[party] = place }
    }
    gather(merges, studies, places)
    for entry in merges.standing where entry.decision.verdict != .merge {
      let there = entry.decision.allParties.prefix(Self.mostApart).compactMap { places[$0] }
      for (number, one) in there.enumerated() { for other in there[(number + 1)...] { apart.append((one, other)) } }
    }
    for (one, other) in apart {
      partners[one, default: []].append(other)
      partners[other, default: []].append(one)
    }
  }

  private mutating func gather(_ merges: RecordMerges, _ studies: [StudyRecord], _ places: [Party: Int]) {
    for members in merges.groups.values.sorted(by: { $0[0] < $1[0] }) {
      together.append(members.compactMap { places[.record($0)] })
    }
    for entry in merges.standing where entry.decision.verdict == .merge {
      guard let study = entry.decision.study, merges.studies(of: entry.decision.records.first ?? "").contains(study)
      else { continue }
      together.append(entry.decision.allParties.compactMap { places[$0] })
    }
    for study in studies where !study.records.isEmpty {
      together.append(([.study(study.id)] + study.records.map { .record($0) }).compactMap { places[$0] })
    }
    together.removeAll { $0.count < 2 }
    number()
  }

  /// Numbers what is one by way of others, too.
  private mutating func number() {
    var parents = Array(together.indices)
    func root(_ group: Int) -> Int {
      var group = group
      while parents[group] != group { group = parents[group] }
      return group
    }
    for (number, group) in together.enumerated() {
      for place in group {
        if let known = groups[place] { parents[max(root(known), root(number))] = min(root(known), root(number)) }
        groups[place] = number
      }
    }
    groups = groups.mapValues { root($0) }
  }

  /// What a decision calls the record or study at a place of the table.
  package func party(_ place: Int) -> Party {
    table.isStudy(place) ? .study(table.id(place)) : .record(table.id(place))
  }

  /// A number that all have who are one publication already.
  package func group(_ place: Int) -> Int { groups[place] ?? -1 - place }

  /// Whether the two are one publication already.
  package func areOne(_ one: Int, _ other: Int) -> Bool { group(one) == group(other) }

  /// The places that a place is kept apart from.
  package func apart(from place: Int) -> [Int] { partners[place] ?? [] }

  /// Whether all of a group is one publication already, so that nothing is left to decide.
  package func isDecided(_ group: DuplicateGroup) -> Bool {
    guard group.verdict == .certain, let first = group.members.first else { return false }
    return group.members.allSatisfy { areOne(first, $0) }
  }
}

/// What a decision is about: an imported record, or a study of the review.
package enum Party: Hashable, Sendable {
  case record(String)
  case study(String)

  /// As it is written: a record by its id, a study with `study/` in front of it.
  package init(_ text: String) {
    let mark = "study/"
    self = text.hasPrefix(mark) ? .study(String(text.dropFirst(mark.count))) : .record(text)
  }

  package var text: String {
    switch self {
    case .record(let id): id
    case .study(let id): "study/" + id
    }
  }

  package var record: String? { if case .record(let id) = self { id } else { nil } }
  package var study: String? { if case .study(let id) = self { id } else { nil } }
}

extension MergeDecision {
  /// What the decision is about: its records, and the study as a party of its own.
  package var allParties: [Party] { records.map { .record($0) } + (study.map { [.study($0)] } ?? []) }
}
