package import Deduplication
import Records

extension DuplicateReport {
  /// For a terminal: groups by verdict, each with its records and the evidence.
  ///
  /// - Parameter width: where lines are broken.
  package func text(width: Int) -> String {
    var lines = Lines(width: width)
    lines.add(summary)
    let groups = groups
    for verdict in Verdict.allCases {
      let shown = groups.filter { $0.verdict == verdict }
      guard !shown.isEmpty else { continue }
      lines.blank()
      let name = wording.verdicts[verdict] ?? ""
      lines.add(wording.explanations[verdict].map { "\(name): \($0)" } ?? name)
      for (number, group) in shown.enumerated() {
        lines.blank()
        append(group, number: number + 1, to: &lines)
      }
    }
    return lines.text
  }

  /// Of one group, how many pairs are told of.
  static let mostPairs = 20
  static let mostMembers = 50

  private func append(_ group: DuplicateGroup, number: Int, to lines: inout Lines) {
    let members = group.members
    let margin = "\(number). ".count
    for (place, index) in members.prefix(Self.mostMembers).enumerated() {
      let member = member(index)
      let start = place == 0 ? "\(number). " : ""
      let kind = member.isStudy ? ", \(wording.study)" : ""
      lines.add(
        "\(start)\(Lines.printable(member.name(isInReview: decision != nil))) [\(Lines.printable(member.file))\(kind)] "
          + Lines.printable(line(of: member)),
        indentation: place == 0 ? 0 : margin, hanging: margin + 2)
    }
    if members.count > Self.mostMembers {
      lines.add(wording.fill(wording.more, ["\(members.count - Self.mostMembers)"]), indentation: margin)
    }
    for (words, count) in reasons(of: group).prefix(Self.mostPairs) {
      lines.add("= \(words)" + (count > 1 ? " (\(count)×)" : ""), indentation: margin, hanging: margin + 2)
    }
    if let words = hindrance(of: group) {
      lines.add("≠ " + Lines.printable(words), indentation: margin, hanging: margin + 2)
    }
  }

  /// What keeps the two of a pair from going together unasked; nil where nothing does.
  ///
  /// - Parameter name: what a record is called; nil for the members of the report.
  package func hindrance(of group: DuplicateGroup, name: ((Int) -> String)? = nil) -> String? {
    switch group.hindrance {
    case nil: return nil
    case .identifier: return wording.identifierAlone
    case .size(let most): return wording.fill(wording.tooMany, ["\(most)"])
    case .contradiction(let pair):
      let names = [pair.first, pair.second].map { name?($0) ?? member($0).name(isInReview: decision != nil) }
      return wording.fill(wording.contradiction, names + [words(for: pair)])
    }
  }

  /// The evidence of a group's pairs, the same words once with how often.
  package func reasons(of group: DuplicateGroup) -> [(words: String, count: Int)] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for pair in group.pairs {
      let words = words(for: pair)
      if counts[words] == nil { order.append(words) }
      counts[words, default: 0] += 1
    }
    return order.map { ($0, counts[$0] ?? 0) }
  }

  package func words(for pair: PairEvidence) -> String {
    let evidence = wording.words(for: pair.comparison).joined(separator: ", ")
    switch pair.judgement.rule {
    case .identical: return wording.rules[.identical] ?? ""
    case .decided: return "\(wording.rules[.decided] ?? ""): \(evidence)"
    default:
      guard pair.judgement.verdict != .certain, pair.judgement.rule != .none,
        let rule = wording.rules[pair.judgement.rule]
      else { return evidence }
      return "\(rule): \(evidence)"
    }
  }
}
