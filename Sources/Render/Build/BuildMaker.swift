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
  private let screeners: Set<String>
  private let texts: [String]
  private let version: String

  /// - Parameters:
  ///   - flow: of the same records.
  ///   - sources: what each database brought; nil where nothing was imported.
  ///   - screeners: who decided on imported records.
  ///   - texts: files of prose beside the review, by name.
  ///   - version: the program's.
  package init(
    _ state: ReviewState, flow: Flow, sources: SourceCounts? = nil, screeners: Set<String> = [], texts: [String] = [],
    version: String
  ) {
    self.state = state
    self.flow = flow
    self.sources = sources
    self.screeners = screeners
    self.texts = texts
    self.version = version
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
      case .gaps:
        let report = try gaps(step, language)
        return Self.writer(report.table(), text: report.text)
      case .answer: return try answer(step, language)
      case .figure(let figure):
        let input = FigureInput(
          report: try input(step, language), flow: flow, rows: step.by.first, columns: step.by.dropFirst().first)
        let table = try figure.table(input)
        let drawing = try figure.drawing(input)
        return { format in
          if case .table(let format) = format { format.write(table) } else { SVGWriter.write(drawing) }
        }
      case .claims:
        return try claims(language).map { output in
          { [version] format in
            switch format {
            case .sarif: Self.ended(output.sarif(version: version))
            case .table(.json): Self.ended(output.json())
            case .table: Self.ended(output.markdown())
            case .text, .svg: Self.ended(output.text(showsAll: true))
            }
          }
        }
      case .checklist(let list):
        return Self.writer(
          ChecklistReport.table(
            list,
            ChecklistInput(
              frame: state.frame, records: state.records, flow: flow, screeners: screeners, prose: texts,
              language: language)))
      }
    } catch let fault as QuestionFault {
      guard step.isListed || step.saved != nil else { return nil }
      throw QuestionFault("\(step.id): \(fault.message)")
    }
  }

  /// - Parameter text: for those that are lines too.
  private static func writer(_ table: Table, text: ((TextStyle) -> String)? = nil) -> Writer {
    { format in
      format.table?.write(table) ?? text.map { ended($0(TextStyle(isColourful: false, width: 100))) } ?? ""
    }
  }

  /// As the command prints it.
  private static func ended(_ text: String) -> String { text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n" }

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

  private func gaps(_ step: BuildStep, _ language: String) throws -> GapReport {
    let frame = state.frame
    let subject = GapSubject(
      frame: frame, studies: state.index.facets(), questions: frame.savedQuestions.map(\.question))
    let by = step.by.isEmpty ? ["population", "setting"] : step.by
    let map = try GapMap.make(by.map { try GapAxis.read($0, subject: subject) }, of: subject, index: state.index)
    return GapReport(map, frame: frame, records: state.records, language: language)
  }

  private func answer(_ step: BuildStep, _ language: String) throws -> Writer? {
    guard let saved = step.saved else { return nil }
    let answer = try saved.read(state.frame).ask(
      state.index, vocabulary: state.frame.vocabulary, includesBackground: saved.includesBackground,
      keepsIndirect: saved.keepsIndirect)
    let report = AnswerReport(answer: answer, frame: state.frame, records: state.records, language: language)
    var table = report.table()
    if let label = saved.label { table.title = Phrase(label.shown(in: language)) }
    return Self.writer(table, text: report.text)
  }

  /// Nil where the review has no synthesis in this language.
  private func claims(_ language: String) throws -> ClaimsOutput? {
    let own = state.prose.filter { $0.file == "synthesis.\(language).md" }
    guard !own.isEmpty else { return nil }
    let evidence = Evidence(records: state.records.map(\.record), vocabulary: state.frame.vocabulary)
    var judge = try ClaimJudge(evidence: evidence, index: state.index, frame: state.frame)
    let reports = try own.map { try judge.judge(ProseDocument(markdown: $0.text), file: $0.file) }
    return ClaimsOutput(
      reports: reports, input: ReportInput(frame: state.frame, records: state.records, language: language))
  }
}

extension ReportInput.Selection {
  /// The studies of an answer, with how directly each bears on the question.
  package init(_ answer: Answer, keepsOutside: Bool) {
    self.init(
      query: answer.question.description, ids: Set(answer.studies.map(\.facets.id)),
      bearings: Dictionary(
        answer.studies.map { ($0.facets.id, $0.bearing) }, uniquingKeysWith: { first, _ in first }),
      keepsOutside: keepsOutside, leftOutByGuess: answer.leftOutByGuess)
  }
}
