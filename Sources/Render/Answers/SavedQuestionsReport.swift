package import Catalogue
import Query
package import Records

/// The questions that a review keeps, and how many studies answer each.
package struct SavedQuestionsReport {
  private let frame: ReviewFrame
  private let language: String
  private let words: AnswerWording

  package init(frame: ReviewFrame, language: String) {
    self.frame = frame
    self.language = language
    words = AnswerWording(language: language, vocabulary: frame.vocabulary)
  }

  /// A row a question; of one that cannot be read, what is wrong with it.
  ///
  /// - Throws: what the index throws.
  package func table(_ index: any CatalogueIndex) throws -> Table {
    let wording = Wording.of(language)
    var rows: [Table.Row] = []
    var answering: Set<String> = []
    for saved in frame.description.queries {
      var cells: [Cell] = [
        .text(Phrase(saved.id)), .text(saved.label.map { Phrase($0.shown(in: language)) } ?? Phrase(saved.id)),
        .text(Phrase(saved.question)),
      ]
      do {
        let answer = try saved.read(frame).ask(
          index, vocabulary: frame.vocabulary, includesBackground: saved.includesBackground)
        answering.formUnion(answer.studies.map(\.facets.id))
        cells.append(
          .studies(
            counted: answer.studies.count { $0.verdict == .direct }, unconfirmed: answer.unconfirmedDirect))
        cells.append(
          .studies(counted: answer.studies.count, unconfirmed: answer.studies.count(where: \.isUnconfirmed)))
      } catch let fault as QuestionFault {
        cells += [.text(Phrase(fault.message)), .blank]
      }
      rows.append(Table.Row(id: saved.id, cells: cells))
    }
    let context = ReportContext(
      ReportInput(frame: frame, records: try index.records(answering.sorted()), language: language))
    let retracted = context.retractedAmong(answering)
    return Table(
      id: "queries", language: wording.language, title: Phrase(words.text("Questions", "Vragen")),
      subtitle: Phrase(frame.description.title.shown(in: language)),
      columns: [
        Table.Column(id: "id", label: Phrase(wording.columns.id), weight: 2),
        Table.Column(id: "label", label: Phrase(words.text("Label", "Naam")), weight: 4),
        Table.Column(id: "question", label: Phrase(words.text("Question", "Vraag")), weight: 4),
        Table.Column(id: "direct", label: Phrase(words.verdict(.direct)), alignment: .trailing),
        Table.Column(id: "answering", label: Phrase(words.text("answering", "antwoordend")), alignment: .trailing),
      ], rows: rows,
      notes: [
        Table.Note(
          Phrase(
            frame.description.queries.isEmpty
              ? words.text(
                "review.json keeps no questions, under queries.", "review.json bewaart geen vragen, onder queries.")
              : words.text(
                "Answering: the studies not known to lie outside; direct: those that are direct on everything asked.",
                "Antwoordend: de studies waarvan niet bekend is dat ze erbuiten vallen; direct: die direct zijn voor "
                  + "alles wat gevraagd is.")))
      ] + [retracted].compactMap { $0.map { Table.Note(Phrase($0)) } })
  }

  /// The table for a terminal: a question a line.
  package func text(_ table: Table) -> String {
    var lines = Lines(width: 10_000)
    let wording = Wording.of(language)
    let width = table.rows.map { DisplayWidth.of($0.id) }.max() ?? 0
    for row in table.rows {
      let texts = row.cells.map { cell -> String in
        if case .inline(let phrase) = CellContent(cell, wording: wording) { phrase.plain } else { "" }
      }
      let count =
        texts[4].isEmpty
        ? texts[3]
        : words.text(
          "\(texts[4]) answering, \(texts[3]) direct", "\(texts[4]) antwoordend, \(texts[3]) direct")
      lines.addWhole("\(Lines.printable(row.id).padded(to: width))  \(Lines.printable(texts[1]))")
      lines.addWhole(String(repeating: " ", count: width + 2) + Lines.printable("\(texts[2]) · \(count)"))
    }
    for note in table.rows.isEmpty ? table.notes[...] : table.notes.dropFirst() { lines.add(note.text.plain) }
    return lines.text
  }
}
