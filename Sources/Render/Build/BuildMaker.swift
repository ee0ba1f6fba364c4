package import Catalogue
package import Query
package import Records
import Synthesis

/// Makes what a plan lists, from the records alone: the same records give the same bytes.
package struct BuildMaker: Sendable {
  private let frame: ReviewFrame
  private let records: [FiledRecord]
  private let index: any CatalogueIndex

  /// - Parameters:
  ///   - records: every readable record of the review.
  ///   - index: of the same records.
  package init(frame: ReviewFrame, records: [FiledRecord], index: any CatalogueIndex) {
    self.frame = frame
    self.records = records
    self.index = index
  }

  /// One file: its name, the item it belongs to, and its text.
  package struct File: Sendable {
    package var name: String
    package var item: String
    package var format: TableFormat
    package var text: String
  }

  /// All files of the plan, in its order.
  ///
  /// - Throws: `QuestionFault` where facets or a saved question cannot be used, naming the item; what the index throws.
  package func files(_ plan: BuildPlan) throws -> [File] {
    var files: [File] = []
    for step in plan.steps {
      for language in step.languages {
        guard let table = try table(step, language) else { continue }
        for format in step.formats {
          files.append(
            File(name: step.file(language, format), item: step.id, format: format, text: format.write(table)))
        }
      }
    }
    return files
  }

  /// Nil where nobody asked for it and there is nothing to make it of.
  private func table(_ step: BuildStep, _ language: String) throws -> Table? {
    do {
      switch step.product {
      case .table(let report):
        let selection = try step.saved.map { saved in
          ReportInput.Selection(
            try saved.read(frame).ask(index, vocabulary: frame.vocabulary, keepsIndirect: saved.keepsIndirect),
            keepsOutside: saved.keepsIndirect)
        }
        return report.table(ReportInput(frame: frame, records: records, language: language, selection: selection))
      case .gaps:
        let subject = GapSubject(
          frame: frame, studies: try index.facets(), questions: frame.savedQuestions.map(\.question))
        let by = step.by.isEmpty ? ["population", "setting"] : step.by
        let map = try GapMap.make(
          by.map { try GapAxis.read($0, subject: subject) }, of: subject, index: index)
        return GapReport(map, frame: frame, records: records, language: language).table()
      case .answer:
        guard let saved = step.saved else { return nil }
        let answer = try saved.read(frame).ask(
          index, vocabulary: frame.vocabulary, includesBackground: saved.includesBackground,
          keepsIndirect: saved.keepsIndirect)
        var table = AnswerReport(answer: answer, frame: frame, records: records, language: language).table()
        if let label = saved.label { table.title = Phrase(label.shown(in: language)) }
        return table
      }
    } catch let fault as QuestionFault {
      guard step.isListed || step.saved != nil else { return nil }
      throw QuestionFault("\(step.id): \(fault.message)")
    }
  }
}

extension ReportInput.Selection {
  /// The studies of an answer, with how directly each bears on the question.
  package init(_ answer: Answer, keepsOutside: Bool) {
    self.init(
      query: answer.question.description, ids: Set(answer.studies.map(\.facets.id)),
      verdicts: Dictionary(
        answer.studies.map { ($0.facets.id, $0.verdict) }, uniquingKeysWith: { first, _ in first }),
      keepsOutside: keepsOutside)
  }
}
