import Interview
import Records
import Render
import Reviews

/// The decisions on duplicates that hold, in the order in which they were made.
struct DecisionList {
  private let session: DedupeSession

  init(_ session: DedupeSession) {
    self.session = session
  }

  /// A decision on one line: what it is about, who, when.
  static func line(_ decision: MergeDecision, in session: DedupeSession) -> String {
    var what = decision.allParties.map(session.named).joined(separator: ", ")
    if let relation = decision.relation { what += " (\(relation))" }
    if let undoes = decision.undoes { what = undoes }
    let basis = decision.basis.map { ", \($0.rawValue)" } ?? ""
    return "\(decision.verdict.rawValue)  \(what)  [\(decision.by), \(decision.when)\(basis)]"
  }

  func show(as form: DedupeCommand.Form) throws {
    let merges = session.merging.merges
    let decisions = merges.standing.map(\.decision).filter { !merges.refused.contains($0.id) }
    switch form {
    case .text:
      for decision in decisions {
        Console.print(
          "\(decision.id)  \(Self.line(decision, in: session))" + (decision.why.map { "\n    \($0)" } ?? ""))
      }
      // Of what could not be read, nothing is said.
      if decisions.isEmpty, !session.hasErrors {
        Console.print(session.text("no decision holds", "er geldt geen beslissing"))
      }
    case .csv: Console.write(TableFormat.csv.write(table(decisions)))
    case .json: Console.print(TableFormat.json.write(table(decisions)))
    case .markdown: Console.print(TableFormat.markdown.write(table(decisions)))
    }
    if decisions.isEmpty, !session.hasErrors { throw ExitStatus.failed }
  }

  private func table(_ decisions: [MergeDecision]) -> Table {
    func retracted(_ decision: MergeDecision) -> [Party] { decision.allParties.filter(session.isRetracted) }
    // The ids stay as they are, for what reads them.
    let hasRetracted = decisions.contains { !retracted($0).isEmpty }
    let columns =
      ["id", "decision", "ids"] + (hasRetracted ? ["retracted"] : []) + ["relation", "basis", "why", "by", "when"]
    return Table(
      id: "decisions", language: session.language,
      title: Phrase(session.text("Decisions on duplicates", "Beslissingen over dubbele records")),
      columns: columns.map { Table.Column(id: $0, label: Phrase($0)) },
      rows: decisions.map { decision in
        let ids = [decision.allParties] + (hasRetracted ? [retracted(decision)] : [])
        let words =
          [decision.id, decision.verdict.rawValue] + ids.map { $0.map(\.text).joined(separator: ";") } + [
            decision.relation ?? "", decision.basis?.rawValue ?? "", decision.why ?? "", decision.by, decision.when,
          ]
        return Table.Row(id: decision.id, cells: words.map { .text(Phrase($0)) })
      })
  }
}
