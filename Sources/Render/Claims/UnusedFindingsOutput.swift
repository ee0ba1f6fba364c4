import Formats
import Records
package import Synthesis

/// Findings that no sentence uses, ready to be shown.
package struct UnusedFindingsOutput {
  private let findings: [HeldFinding]
  private let total: Int
  private let wording: ClaimWording

  /// - Parameters:
  ///   - findings: in the order to show them.
  ///   - total: how many findings the review has.
  package init(_ findings: [HeldFinding], of total: Int, input: ReportInput) {
    self.findings = findings
    self.total = total
    wording = ClaimWording(context: ReportContext(input))
  }

  private var summary: String {
    wording.text(
      "\(findings.count) of \(total.of("finding")) \(findings.count == 1 ? "is" : "are") used by no sentence",
      "\(findings.count) van \(total.of("bevinding", "bevindingen")) gebruikt geen zin")
  }

  /// Study by study, a finding a line.
  package func text() -> String {
    var lines: [String] = []
    var study: String?
    for held in findings {
      if held.study != study {
        if study != nil { lines.append("") }
        let role = held.role == .background ? wording.text(" (background)", " (achtergrond)") : ""
        lines.append(Lines.printable("\(wording.context.label(of: held.study)) [\(held.study)]\(role)"))
        study = held.study
      }
      lines.append(
        "  "
          + Lines.printable(
            "\(held.finding.id): \(wording.statement(held)) (\(wording.name(held.part)); "
              + "\(wording.place(held)))"))
    }
    if !lines.isEmpty { lines.append("") }
    return (lines + [summary]).joined(separator: "\n")
  }

  package func table() -> Table {
    let words = wording.context.wording
    return Table(
      id: "unused-findings", language: words.language,
      title: Phrase(wording.text("Findings that no sentence uses", "Bevindingen die geen zin gebruikt")),
      subtitle: wording.context.subtitle,
      columns: [
        Table.Column(id: "study", label: Phrase(words.columns.study), weight: 2),
        Table.Column(id: "id", label: Phrase(words.columns.id), weight: 2),
        Table.Column(id: "part", label: Phrase(wording.text("Part", "Deel")), weight: 2),
        Table.Column(id: "statement", label: Phrase(wording.text("Finding", "Bevinding")), weight: 5),
        Table.Column(id: "locator", label: Phrase(wording.text("Place", "Plaats")), weight: 4),
      ],
      rows: findings.map { held in
        Table.Row(
          id: held.finding.id,
          cells: [
            .text(Phrase(wording.context.label(of: held.study))), .text(Phrase(held.finding.id)),
            .text(Phrase(wording.name(held.part))), .text(wording.phrase(held)),
            .text(Phrase(wording.place(held))),
          ])
      }, notes: [Table.Note(Phrase(summary + "."))])
  }

  package func json() -> String {
    Formats.JSONWriter.write(
      ObjectBuilder.build {
        $0.add("findings", total)
        $0.add("unused_count", findings.count)
        $0.add("unused", Node(.array(findings.map(node))))
      })
  }

  private func node(_ held: HeldFinding) -> Node {
    ObjectBuilder.build {
      $0.add("id", held.finding.id)
      $0.add("study", held.study)
      if wording.context.isRetracted(held.study) { $0.add("retracted", Node(.bool(true))) }
      $0.add("role", held.role.rawValue)
      $0.add("part", held.part.rawValue)
      let shown = wording.context.shown(held.finding.statement)
      $0.add("statement", shown.words)
      if shown.isSubstitute { $0.add("statement_language", shown.language) }
      $0.add("locator", wording.place(held))
      if held.isUnconfirmed { $0.add("unconfirmed", Node(.bool(true))) }
    }
  }
}
