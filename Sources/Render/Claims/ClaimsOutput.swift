import Prose
import Records
package import Synthesis

/// What was found about the claims of one or more files, ready to be shown.
package struct ClaimsOutput {
  let reports: [ClaimReport]
  let wording: ClaimWording
  let results: [ClaimResult]
  /// Everything wrong, in the order of the texts.
  let problems: [ClaimProblem]
  /// How many of what is wrong.
  let verdicts: [ClaimVerdict: Int]

  /// - Parameter input: the review and all its records; its language is that of the messages.
  package init(reports: [ClaimReport], input: ReportInput) {
    self.reports = reports
    results = reports.flatMap(\.results)
    problems = reports.flatMap(\.problems)
    verdicts = problems.reduce(into: [:]) { $0[$1.verdict, default: 0] += 1 }
    wording = ClaimWording(context: ReportContext(input))
  }

  /// Everything wrong, one a line, as compilers write it: `file:line:column: wrong number: …`; then how many of what.
  ///
  /// - Parameter showsAll: whether what is supported stands there too, with what supports it.
  package func text(showsAll: Bool) -> String {
    var lines: [String] = []
    for report in reports {
      let entries = showsAll ? self.entries(report) : problems(report) + takenBack(report)
      lines += entries.sorted { $0.mark < $1.mark }.flatMap(\.lines)
    }
    lines.append(summary)
    return lines.joined(separator: "\n")
  }

  private struct Entry {
    var mark: Mark
    var lines: [String]
  }

  private func problems(_ report: ClaimReport) -> [Entry] {
    report.problems.map { Entry(mark: $0.mark, lines: [line(report.file, $0.mark, $0.verdict, wording.message($0))]) }
  }

  /// Of whatever a claim rests on and was retracted a reader has to know, also where the claim is supported.
  private func takenBack(_ report: ClaimReport) -> [Entry] {
    report.results.flatMap { result in
      result.remarks.compactMap { remark -> Entry? in
        guard remark.isOfRetraction else { return nil }
        let place = "\(report.file):\(result.mark.line):\(result.mark.column): "
        return Entry(
          mark: result.mark, lines: [place + wording.text("note: ", "opmerking: ") + wording.message(remark)])
      }
    }
  }

  private func entries(_ report: ClaimReport) -> [Entry] {
    var entries = problems(report)
    for result in report.results {
      let detail = details(result)
      switch result.status {
      case .supported:
        let place =
          "\(report.file):\(result.mark.line):\(result.mark.column): \(status(result)): "
          + ClaimsOutput.shortened(result.text)
        entries.append(Entry(mark: result.mark, lines: [place] + detail))
      case .own, .background, .keysOnly:
        let place = "\(report.file):\(result.mark.line):\(result.mark.column): \(name(result.status)): "
        entries.append(
          Entry(mark: result.mark, lines: [place + ClaimsOutput.shortened(result.text)] + detail))
      case .wrong: if !detail.isEmpty { entries.append(Entry(mark: result.mark, lines: detail)) }
      }
    }
    return entries
  }

  /// What bears a sentence out, with where it stands, and what else is worth knowing.
  func details(_ result: ClaimResult) -> [String] {
    let support = result.support.flatMap { evidence in
      evidence.findings.isEmpty && evidence.facts.isEmpty
        ? []
        : evidence.findings.map(self.support)
          + evidence.facts.map {
            "  \(wording.context.named(evidence.study)): \(wording.reason($0))"
          }
    }
    return support + result.remarks.map { "  " + wording.text("note: ", "opmerking: ") + wording.message($0) }
  }

  private func support(_ held: HeldFinding) -> String {
    "  "
      + Lines.printable(
        "\(held.finding.id)\(wording.context.retraction(of: held.study)): \(wording.statement(held)) [\(wording.place(held))]"
      )
  }

  func line(_ file: String, _ mark: Mark, _ verdict: ClaimVerdict, _ message: String) -> String {
    "\(file):\(mark.line):\(mark.column): \(wording.name(verdict)): \(message)"
  }

  /// How a claim stands, with its marks where that rests on what nobody has confirmed, and on what was taken back.
  func status(_ result: ClaimResult) -> String {
    var marks: [String] = []
    if result.isUnconfirmed { marks.append(wording.context.wording.unconfirmed) }
    if result.restsOnRetracted { marks.append(retractedMark) }
    return name(result.status) + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
  }

  private var retractedMark: String { wording.text("by what was retracted", "door wat is ingetrokken") }

  func name(_ status: ClaimResult.Status) -> String {
    switch status {
    case .supported: wording.name(.supported)
    case .wrong: wording.text("wrong", "fout")
    case .keysOnly: wording.text("keys only", "alleen sleutels")
    case .own: wording.text("own", "eigen")
    case .background: wording.text("background", "achtergrond")
    }
  }

  static func shortened(_ text: String) -> String {
    let line = Lines.printable(text)
    return line.count <= 100 ? line : String(line.prefix(99)) + "…"
  }

  /// Those with a note.
  var noted: [ClaimResult] { results.filter { $0.claim != nil } }

  /// How many sentences are borne out only by what nobody has confirmed.
  var unconfirmedSupported: Int { results.count { $0.status == .supported && $0.isUnconfirmed } }

  /// How many sentences are borne out, and would not be without studies that were taken back.
  var retractedSupported: Int { results.count(where: \.restsOnRetracted) }

  /// How many sentences are borne out, and how many of what is wrong.
  var summary: String {
    func count(_ status: ClaimResult.Status) -> Int { results.count { $0.status == status } }
    let kinds = ClaimVerdict.allCases.compactMap { verdict in
      verdicts[verdict].map { "\(wording.name(verdict)) \($0)" }
    }
    let noted = noted
    let unnoted = results.count - noted.count
    var parts = [
      wording.text(
        noted.count.of("claim"), noted.count.of("bewering", "beweringen")),
      "\(wording.name(.supported)) \(count(.supported))" + wording.answer.mark(unconfirmed: unconfirmedSupported)
        + (retractedSupported > 0 ? " (\(retractedSupported) \(retractedMark))" : ""),
    ]
    for status in [ClaimResult.Status.own, .background] where count(status) > 0 {
      parts.append("\(name(status)) \(count(status))")
    }
    var text = parts[0] + ": " + parts.dropFirst().joined(separator: ", ")
    if unnoted > 0 {
      text +=
        unnoted == 1
        ? wording.text("; 1 sentence that cites has no note", "; 1 zin met verwijzing heeft geen aantekening")
        : wording.text(
          "; \(unnoted) sentences that cite have no note", "; \(unnoted) zinnen met verwijzing hebben geen aantekening")
    }
    text +=
      kinds.isEmpty
      ? wording.text("; nothing wrong", "; niets fout")
      : "; " + wording.text("wrong: ", "fout: ") + kinds.joined(separator: ", ")
    return text
  }
}

extension ClaimResult {
  /// Whether it is borne out, and would not be without studies that were taken back.
  var restsOnRetracted: Bool { status == .supported && needsRetracted }
}
