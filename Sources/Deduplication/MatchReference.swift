/// A record's word that it belongs with another, as PubMed links them.
struct MatchReference: Hashable {
  /// The place of the record in the table.
  var record: UInt32
  /// Of the other.
  var pmid: UInt32
  var rule: MatchRule

  /// The rule for a kind of link, `ErratumFor` or `UpdateIn`; nil where it ties no two publications of one study.
  static func rule(of kind: TextBytes) -> MatchRule? {
    rules.first { kind.starts(with: $0.kind.utf8) }?.rule
  }

  private static let rules: [(kind: String, rule: MatchRule)] = [
    ("Comment", .comment), ("Erratum", .correction), ("Retraction", .retraction), ("PartialRetraction", .retraction),
    ("ExpressionOfConcern", .concern), ("Update", .version), ("Republished", .republished),
    ("CorrectedandRepublished", .republished), ("RetractedandRepublished", .republished),
  ]
}

extension MatchTable {
  /// The pairs that one of the two says belong together, whatever their titles.
  var referenced: [Link] {
    guard !references.isEmpty else { return [] }
    let wanted = Set(references.map(\.pmid))
    var places: [UInt32: UInt32] = [:]
    for (place, key) in keys.enumerated() where key.pmid != 0 && wanted.contains(key.pmid) {
      if places[key.pmid] == nil { places[key.pmid] = UInt32(place) }
    }
    return references.compactMap { reference in
      guard let other = places[reference.pmid], other != reference.record else { return nil }
      let kinds = keys[Int(reference.record)].kind.symmetricDifference(keys[Int(other)].kind)
      let isPreprint = reference.rule == .version && kinds.contains(.preprint)
      return Link(
        first: reference.record, second: other, judgement: Judgement(.related, isPreprint ? .preprint : reference.rule))
    }
  }
}
