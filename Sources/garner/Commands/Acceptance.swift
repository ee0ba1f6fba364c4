import Deduplication
import Records
import Render
import Reviews

/// Makes the decisions that accepting whole kinds of groups comes to.
struct Acceptance {
  private let found: DedupeSession.Found
  private let stamp: (MergeDecision.Basis, String?) -> MergePlan.Stamp
  private let report: DuplicateReport
  /// How much the citation of a record says, by its place: the record that says most stands for all.
  private let fullness: [Int: Int]
  private(set) var decisions: [MergeDecision] = []
  /// Studies of the review that would be merged with each other, in words: nobody but a person can do that.
  private(set) var studyPairs: [String] = []
  /// Of a group, how many reasons are written down.
  private static let mostReasons = 3

  init(_ found: DedupeSession.Found, stamp: @escaping (MergeDecision.Basis, String?) -> MergePlan.Stamp) throws {
    self.found = found
    self.stamp = stamp
    // The file is read by everybody: its words are English.
    report = try found.report(found.result, places: [], verdicts: [], language: "en")
    fullness = try found.citations(of: Set(found.result.groups.flatMap(\.members))) { citation in
      citation.variables.count + (citation["PMID"] == nil ? 0 : 1)
    }
  }

  mutating func take(_ accepted: DedupeOptions.Accepted) {
    let result = found.result
    switch accepted {
    case .certain: for group in result.groups(.certain) { mergeCertain(group) }
    case .likely:
      for group in result.groups(.certain) { mergeCertain(group) }
      for group in result.groups(.likely) where group.hindrance == nil { mergeLikely(group) }
    case .related: for group in result.groups(.related) { link(group) }
    }
  }

  private func why(_ pairs: [PairEvidence]) -> String? {
    var words: [String] = []
    for pair in pairs where pair.judgement.rule != .decided && words.count < Self.mostReasons {
      let new = report.words(for: pair)
      if !words.contains(new) { words.append(new) }
    }
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  private mutating func mergeCertain(_ group: DuplicateGroup) {
    if !found.isDecided(group) { merge(group.members, .certain, group.pairs) }
  }

  /// Merges the parts of a group that a likely pair ties, as far as nothing that was kept apart comes together.
  private mutating func mergeLikely(_ group: DuplicateGroup) {
    guard let decided = found.decided else { return }
    var parts: [Int: Int] = [:]
    for (number, part) in group.parts.enumerated() { for place in part { parts[place] = number } }
    var wholes = group.parts.indices.map { [$0] }
    var whole = Array(group.parts.indices)
    var reasons: [[PairEvidence]] = group.parts.map { _ in [] }
    func areApart(_ one: Int, _ other: Int) -> Bool {
      wholes[one].contains { part in
        group.parts[part].contains { place in
          decided.apart(from: place).contains { parts[$0].map { whole[$0] == other } == true }
        }
      }
    }
    for pair in group.pairs {
      guard let first = parts[pair.first].map({ whole[$0] }), let second = parts[pair.second].map({ whole[$0] }),
        first != second, !areApart(first, second)
      else { continue }
      let (large, small) = wholes[first].count >= wholes[second].count ? (first, second) : (second, first)
      for part in wholes[small] { whole[part] = large }
      wholes[large] += wholes[small]
      reasons[large] += reasons[small] + [pair]
      wholes[small] = []
    }
    for (number, members) in wholes.enumerated() where members.count > 1 {
      // What is certain within the parts has decisions of its own.
      let fullest = members.compactMap { group.parts[$0].min { rank($0) < rank($1) } }
      merge(fullest, .likely, reasons[number], whole: members.flatMap { group.parts[$0] })
    }
  }

  /// A study stands behind the records it was taken from, which other files know.
  private func rank(_ place: Int) -> (Int, Int, Int) {
    (found.reading.table.isStudy(place) ? 1 : 0, -(fullness[place] ?? 0), place)
  }

  /// - Parameter whole: all that is one publication with the members, where it is more than these.
  private mutating func merge(
    _ members: [Int], _ basis: MergeDecision.Basis, _ pairs: [PairEvidence], whole: [Int]? = nil
  ) {
    guard let decided = found.decided else { return }
    // Of what is one already, one is enough.
    var seen: Set<Int> = []
    let places = members.sorted { rank($0) < rank($1) }.filter { seen.insert(decided.group($0)).inserted }
    let parties = places.map(decided.party)
    let studies = Set((whole ?? members).map(decided.party).compactMap(\.study))
    if studies.count > 1 { return studyPairs.append(studies.sorted().joined(separator: ", ")) }
    guard parties.count > 1 else { return }
    decisions.append(decision(.merge, parties, basis, why: why(pairs)))
  }

  private mutating func link(_ group: DuplicateGroup) {
    guard let decided = found.decided else { return }
    for pair in group.pairs where pair.judgement.verdict == .related {
      let parties = [decided.party(pair.first), decided.party(pair.second)]
      guard parties.contains(where: { $0.record != nil }) else { continue }
      var link = decision(.link, parties, .related, why: why([pair]))
      link.relation = report.wording.rules[pair.judgement.rule]
      decisions.append(link)
    }
  }

  private func decision(
    _ verdict: MergeDecision.Verdict, _ parties: [Party], _ basis: MergeDecision.Basis, why: String?
  ) -> MergeDecision {
    let stamp = stamp(basis, why)
    return MergeDecision(
      verdict, records: parties.compactMap(\.record), study: parties.lazy.compactMap(\.study).first, basis: basis,
      why: why, by: stamp.by, when: stamp.when)
  }
}
