import Catalogue
import Query
import Records

extension AnswerReport {
  /// The answer as a table: a row a study in rank order, a column a facet.
  package func table() -> Table {
    let facets = answer.question.askedFacets
    let columns =
      [
        Table.Column(id: "id", label: Phrase(context.wording.columns.id), isForPrograms: true),
        Table.Column(id: "study", label: Phrase(context.wording.columns.study), weight: 2),
        Table.Column(id: "directness", label: Phrase(context.wording.columns.directness), weight: 2),
      ]
      + facets.map { facet in
        Table.Column(id: facet.rawValue, label: Phrase(words.name(facet).capitalisedFirst), weight: 3)
      } + [
        Table.Column(id: "design", label: Phrase(context.wording.columns.design), weight: 2),
        Table.Column(id: "n", label: Phrase("n"), alignment: .trailing, weight: 1),
        Table.Column(id: "effects", label: Phrase(context.wording.columns.effects), weight: 4),
        Table.Column(id: "findings", label: Phrase(words.text("Matching findings", "Passende bevindingen")), weight: 4),
      ]
    var notes = [headline, retractedSentence].compactMap { $0.map { Table.Note(Phrase($0)) } }
    if !answer.leftOut.isEmpty { notes.append(Table.Note(Phrase(leftOutSentence))) }
    return Table(
      id: "query", language: context.wording.language,
      title: Phrase(words.text("Evidence for: ", "Evidentie voor: ") + answer.question.description),
      subtitle: context.subtitle, columns: columns, rows: answer.studies.map { row($0, facets) }, notes: notes)
  }

  private func row(_ study: AnsweringStudy, _ facets: [Facet]) -> Table.Row {
    let record = record(study)
    var cells: [Cell] = [
      .text(Phrase(study.facets.id)), .text(Phrase(label(study))), .text(Phrase(words.verdict(study.bearing))),
    ]
    for facet in facets {
      let judgements = study.judgements.filter { $0.term.facet == facet }
      let lines = judgements.map { judgement in
        (judgements.count > 1 ? "\(words.words(judgement.term)): " : "")
          + "\(words.verdict(judgement.verdict)): \(words.reason(judgement))"
      }
      cells.append(lines.isEmpty ? .blank : .text(Phrase(lines.joined(separator: "; "))))
    }
    cells.append(designs(study).map { .text(Phrase($0)) } ?? absent(record, "/design"))
    if let n = study.facets.n {
      let isGuess = isUnconfirmed("/sample/n", study)
      cells.append(isGuess ? .text(Phrase("\(n) (\(context.wording.unconfirmed))")) : .number(Numeral(n)))
    } else {
      cells.append(absent(record, "/sample/n"))
    }
    if let record {
      let effects = effects(record).map { context.item($0.effect, of: record, at: $0.pointer) }
      cells.append(effects.isEmpty && record.effects.isEmpty ? absent(record, "/effects") : .findings(effects))
      cells.append(.findings(findings(record).map { context.item($0.finding, of: record, at: $0.pointer) }))
    } else {
      cells += [.blank, .blank]
    }
    return Table.Row(id: study.facets.id, cells: cells)
  }

  func isUnconfirmed(_ place: String, _ study: AnsweringStudy) -> Bool { study.facets.unconfirmed.contains(place) }

  /// The labels of a study's designs; nil where none is coded.
  func designs(_ study: AnsweringStudy) -> String? {
    let ids = study.facets.designs
    guard !ids.isEmpty else { return nil }
    let labels = ids.map { words.label($0, .design) }.joined(separator: ", ")
    return isUnconfirmed("/design/concepts", study) ? "\(labels) (\(context.wording.unconfirmed))" : labels
  }

  private func absent(_ record: StudyRecord?, _ pointer: String) -> Cell {
    .absent(record?.reason(at: pointer) ?? .notExtracted)
  }

  /// `Left out, known to lie outside: 2 (greist1978: …; …).`
  var leftOutSentence: String {
    let studies = answer.leftOut.map { "\(label($0)) – \(outside($0))" }.joined(separator: "; ")
    return words.text(
      "Left out, known to lie outside what is asked: \(answer.leftOut.count) (\(studies)).",
      "Weggelaten, bekend buiten wat gevraagd is: \(answer.leftOut.count) (\(studies)).")
  }

  /// On which facets a study lies outside, and why.
  func outside(_ study: AnsweringStudy) -> String {
    study.judgements.filter { $0.verdict == .indirect }
      .map { "\(name(of: $0, in: study)): \(words.reason($0))" }.joined(separator: "; ")
  }

  /// What a judgement is about: the facet, and what was asked of it where that was more than one thing.
  func name(of judgement: Judgement, in study: AnsweringStudy) -> String {
    let facet = judgement.term.facet
    let isOneOfSeveral = study.judgements.count { $0.term.facet == facet } > 1
    return words.name(facet) + (isOneOfSeveral ? " " + words.words(judgement.term) : "")
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
