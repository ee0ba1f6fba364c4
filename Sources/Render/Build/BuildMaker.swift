import Catalogue
import Prose
package import Query
import Records
package import Synthesis

/// Makes what a plan lists, from the records alone: the same records give the same bytes.
package struct BuildMaker: Sendable {
  private let state: ReviewState
  private let flow: Flow
  private let sources: SourceCounts?

  /// - Parameters:
  ///   - flow: of the same records.
  ///   - sources: what each database brought; nil where nothing was imported.
  package init(_ state: ReviewState, flow: Flow, sources: SourceCounts? = nil) {
    self.state = state
    self.flow = flow
    self.sources = sources
  }

  /// One file: its name, the item it belongs to, and its text.
  package struct File: Sendable {
    package var name: String
    package var item: String
    package var format: BuildFormat
    package var text: String
  }

  /// All files of the plan, in its order.
  ///
  /// - Throws: `QuestionFault` where facets or a saved question cannot be used, naming the item; what the index throws.
  package func files(_ plan: BuildPlan) throws -> [File] {
    var files: [File] = []
    for step in plan.steps {
      for language in step.languages {
        guard let write = try writer(step, language) else { continue }
        for format in step.formats {
          files.append(
            File(name: step.file(language, format), item: step.id, format: format, text: try write(format)))
        }
      }
    }
    return files
  }

  private typealias Writer = (BuildFormat) throws -> String

  /// What writes an item in any of its formats; nil where nobody asked for it and there is nothing to make it of.
  private func writer(_ step: BuildStep, _ language: String) throws -> Writer? {
    do {
      switch step.product {
      case .table(let report):
        if report == .sources, sources == nil, !step.isListed { return nil }
        return Self.writer(report.table(try input(step, language)))
      case .gaps: return Self.writer(try gaps(step, language))
      case .answer: return try answer(step, language).map(Self.writer)
      case .figure(let figure):
        let input = FigureInput(
          report: try input(step, language), flow: flow, rows: step.by.first, columns: step.by.dropFirst().first)
        let table = try figure.table(input)
        let drawing = try figure.drawing(input)
        return { format in
          if case .table(let format) = format { format.write(table) } else { SVGWriter.write(drawing) }
        }
      case .claims:
        let text = try claims(language)
        return text.map { text in { _ in text } }
      }
    } catch let fault as QuestionFault {
      guard step.isListed || step.saved != nil else { return nil }
      throw QuestionFault("\(step.id): \(fault.message)")
    }
  }

  private static func writer(_ table: Table) -> Writer {
    { format in format.table?.write(table) ?? "" }
  }

  private func input(_ step: BuildStep, _ language: String) throws -> ReportInput {
    let selection = try step.saved.map { saved in
      ReportInput.Selection(
        try saved.read(state.frame).ask(
          state.index, vocabulary: state.frame.vocabulary, keepsIndirect: saved.keepsIndirect),
        keepsOutside: saved.keepsIndirect)
    }
    return ReportInput(
      frame: state.frame, records: state.records, language: language, selection: selection, sources: sources)
  }

  private func gaps(_ step: BuildStep, _ language: String) throws -> Table {
    let frame = state.frame
    let subject = GapSubject(
      frame: frame, studies: state.index.facets(), questions: frame.savedQuestions.map(\.question))
    let by = step.by.isEmpty ? ["population", "setting"] : step.by
    let map = try GapMap.make(by.map { try GapAxis.read($0, subject: subject) }, of: subject, index: state.index)
    return GapReport(map, frame: frame, records: state.records, language: language).table()
  }

  private func answer(_ step: BuildStep, _ language: String) throws -> Table? {
    guard let saved = step.saved else { return nil }
    let answer = try saved.read(state.frame).ask(
      state.index, vocabulary: state.frame.vocabulary, includesBackground: saved.includesBackground,
      keepsIndirect: saved.keepsIndirect)
    var table = AnswerReport(answer: answer, frame: state.frame, records: state.records, language: language).table()
    if let label = saved.label { table.title = Phrase(label.shown(in: language)) }
    return table
  }

  /// Nil where the review has no synthesis in this language.
  private func claims(_ language: String) throws -> String? {
    let own = state.prose.filter { $0.file == "synthesis.\(language).md" }
    guard !own.isEmpty else { return nil }
    let evidence = Evidence(records: state.records.map(\.record), vocabulary: state.frame.vocabulary)
    var judge = try ClaimJudge(evidence: evidence, index: state.index, frame: state.frame)
    let reports = try own.map { try judge.judge(ProseDocument(markdown: $0.text), file: $0.file) }
    let output = ClaimsOutput(
      reports: reports, input: ReportInput(frame: state.frame, records: state.records, language: language))
    return output.text(showsAll: true) + "\n"
  }
}

extension ReportInput.Selection {
  /// The studies of an answer, with how directly each bears on the question.
  package init(_ answer: Answer, keepsOutside: Bool) {
    self.init(
      query: answer.question.description, ids: Set(answer.studies.map(\.facets.id)),
      bearings: Dictionary(
        answer.studies.map { ($0.facets.id, $0.bearing) }, uniquingKeysWith: { first, _ in first }),
      keepsOutside: keepsOutside)
  }
}
