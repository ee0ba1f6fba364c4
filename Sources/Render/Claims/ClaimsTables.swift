import Prose
import Records
import Synthesis

extension ClaimsOutput {
  /// The first line of a kept report, by which it is told from a file somebody wrote.
  package static let generatedMark = "<!-- Made by garner claims: edits are lost when it is made anew. -->"

  /// A report in Markdown, to keep beside the text: what is wrong first, then every claim with what bears it out. The
  /// same text and records give the same report.
  package func markdown() -> String {
    var text = Self.generatedMark + "\n\n# "
    text += wording.text("The claims, held against the records", "De beweringen naast de records") + "\n\n"
    text += summary + ".\n"
    for report in reports {
      for table in [wrong(report), held(report)].compactMap({ $0 }) { text += "\n" + TableFormat.markdown.write(table) }
    }
    return text
  }

  private func title(_ english: String, _ dutch: String, _ report: ClaimReport) -> Phrase {
    let name = report.file.split(separator: "/").last.map(String.init) ?? report.file
    return Phrase(wording.text(english, dutch) + " – " + name)
  }

  private var placeColumn: Table.Column {
    Table.Column(id: "line", label: Phrase(wording.text("Line", "Regel")), alignment: .trailing, weight: 1)
  }

  private var sentenceColumn: Table.Column {
    Table.Column(id: "sentence", label: Phrase(wording.text("Sentence", "Zin")), weight: 4)
  }

  private var verdictColumn: Table.Column {
    Table.Column(id: "verdict", label: Phrase(wording.text("Verdict", "Oordeel")), weight: 2)
  }

  private func wrong(_ report: ClaimReport) -> Table? {
    let own = report.results.flatMap { result in result.problems.map { ($0, result.text) } }
    let all = (own + report.faults.map { ($0, "") }).enumerated()
      .sorted { ($0.element.0.mark, $0.offset) < ($1.element.0.mark, $1.offset) }.map(\.element)
    guard !all.isEmpty else { return nil }
    return Table(
      id: "claims-wrong", language: wording.context.wording.language, title: title("Wrong", "Fout", report),
      columns: [
        placeColumn, verdictColumn, sentenceColumn,
        Table.Column(id: "records", label: Phrase(wording.text("The records", "De records")), weight: 5),
      ],
      rows: all.map { problem, sentence in
        Table.Row(
          id: "\(problem.mark.line):\(problem.mark.column)",
          cells: [
            .number(Numeral(problem.mark.line)), .text(Phrase(wording.name(problem.verdict))), .text(Phrase(sentence)),
            .text(Phrase(wording.message(problem))),
          ])
      })
  }

  private func held(_ report: ClaimReport) -> Table? {
    guard !report.results.isEmpty else { return nil }
    return Table(
      id: "claims", language: wording.context.wording.language,
      title: title("Every claim", "Elke bewering", report),
      columns: [
        placeColumn, verdictColumn, sentenceColumn,
        Table.Column(id: "support", label: Phrase(wording.text("Borne out by", "Onderbouwd door")), weight: 5),
      ],
      rows: report.results.map { result in
        let lines = details(result).map { Cell.Line(Phrase($0.drop { $0 == " " }.description)) }
        return Table.Row(
          id: "\(result.mark.line):\(result.mark.column)",
          cells: [
            .number(Numeral(result.mark.line)), .text(Phrase(verdicts(result))), .text(Phrase(result.text)),
            lines.isEmpty ? .blank : .lines(lines),
          ])
      })
  }

  private func verdicts(_ result: ClaimResult) -> String {
    guard result.status == .wrong else { return status(result) }
    return ClaimVerdict.allCases.filter { verdict in result.problems.contains { $0.verdict == verdict } }
      .map(wording.name).joined(separator: ", ")
  }
}
