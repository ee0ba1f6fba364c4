package import Records

/// Decisions that another screening program wrote into its export, and that came in with the record.
///
/// Sources: exports of Rayyan (`RAYYAN-INCLUSION: {"Ann"=>"Included"}` among the notes) and of ASReview LAB (a column
/// `included`, `label_included` or `asreview_label` that holds 1 or 0).
package enum ForeignDecisions {
  /// The decisions on titles and abstracts that stand in a record.
  ///
  /// - Parameters:
  ///   - person: who decided where the program does not say.
  ///   - when: the programs do not tell it.
  package static func decisions(
    in record: ImportedRecord, stage: ScreeningDecision.Stage, person: String, when: String
  ) -> [ScreeningDecision] {
    func decision(_ choice: ScreeningDecision.Choice, _ by: String, _ note: String?) -> ScreeningDecision {
      ScreeningDecision(record: record.id, stage: stage, choice: choice, by: by, when: when, note: note)
    }
    var decisions: [ScreeningDecision] = []
    let notes = record.kept.flatMap(\.values) + [record.citation.text("note")].compactMap { $0 }
    for text in notes where text.contains("RAYYAN-INCLUSION:") {
      let reasons = section("RAYYAN-EXCLUSION-REASONS:", of: text)
      for (name, word) in pairs(section("RAYYAN-INCLUSION:", of: text) ?? "") {
        guard let choice = rayyan[word.lowercased()], !decisions.contains(where: { $0.by == name }) else { continue }
        decisions.append(decision(choice, name, choice == .exclude ? reasons.map { "Rayyan: \($0)" } : nil))
      }
    }
    let columns = ["included", "label_included", "asreview_label"]
    for field in record.kept where columns.contains(field.tag.lowercased()) {
      switch field.values.first {
      case "1", "1.0": decisions.append(decision(.include, person, "ASReview"))
      case "0", "0.0": decisions.append(decision(.exclude, person, "ASReview"))
      default: continue
      }
      break
    }
    return decisions
  }

  private static let rayyan: [String: ScreeningDecision.Choice] = [
    "included": .include, "excluded": .exclude, "maybe": .unclear,
  ]

  /// What stands behind a heading, as far as the next bar.
  private static func section(_ heading: String, of text: String) -> String? {
    guard let range = text.firstRange(of: heading) else { return nil }
    let rest = text[range.upperBound...]
    let end = rest.firstRange(of: " | ")?.lowerBound ?? rest.endIndex
    let words = rest[..<end].drop { $0 == " " }
    return words.isEmpty ? nil : String(words)
  }

  /// `{"Ann"=>"Included", "Bob"=>"Excluded"}`; what is not of this form is passed over.
  private static func pairs(_ text: String) -> [(String, String)] {
    let words = text.split(separator: "\"", omittingEmptySubsequences: false)
    return stride(from: 1, to: words.count - 2, by: 4).compactMap { place in
      guard words[place + 1].filter({ $0 != " " }) == "=>", !words[place].isEmpty else { return nil }
      return (String(words[place]), String(words[place + 2]))
    }
  }
}
