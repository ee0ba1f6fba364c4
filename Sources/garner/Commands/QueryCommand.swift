import ArgumentParser
import Catalogue
import Query
import Records
import Render

/// `garner query`: which studies bear on a question, and how directly.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask which studies bear on a question, and how directly.",
    discussion: """
      Every study is judged on everything asked: direct (the same or narrower), partial (overlap, with its share), \
      stated (spoken of, not measured), unknown (not reported, not applicable) or indirect (known to lie outside). It \
      is as direct as the worst of these. Studies known to lie outside are left out, with their number told; --all \
      shows them. Nothing is downgraded: that is for you to decide.

      Words may be labels or synonyms in any language of the vocabulary; narrower concepts are included. Options add \
      up: each of them has to be met, also where one is given twice. For "either of these" write a question.

      A question joins name:value with AND, OR, NOT (in capitals) and parentheses. Names are those of the options: \
      \(Facet.allCases.map { $0 == .language ? "source-language" : $0.rawValue }.joined(separator: ", ")) and target; \
      Dutch ones, such as uitkomst or leeftijd, do as well. A value of several words stands in quotes: \
      condition:"recurrent depression". Words without a name are looked for in the text, "words in quotes" side by \
      side; run* also finds running.

      EXAMPLES
        garner query --population adolescents --setting clinical
        garner query --age 14..22 --outcome depression
        garner query --target unit
        garner query 'outcome:depression AND design:rct NOT setting:clinical'
        garner query 'theme:(drop-out OR injury) year:1970..2000'
        garner query --outcome angst --lang nl --format json
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown, csv
  }

  @OptionGroup var review: ReviewOptions

  @OptionGroup(title: "What to ask") var query: QueryOptions

  @Flag(help: "Show also the studies known to lie outside.")
  var all = false

  @Flag(help: "Ask background records too.")
  var background = false

  @Option(help: "text, json, markdown or csv.")
  var format: Form = .text

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let session = try ReviewSession.openWhole(review)
    let question = try query.asked(of: session.frame)
    if all, question == .everything {
      throw Stop.wrongUse("--all is for a question; where nothing is asked, no study lies outside")
    }
    try session.answer(
      question, includesBackground: background, keepsIndirect: all, format: format, language: language.language)
  }
}

extension ReviewSession {
  /// Asks a question and prints the answer; ends the command where no study answers.
  func answer(
    _ question: Question, includesBackground: Bool, keepsIndirect: Bool, format: QueryCommand.Form, language: String
  ) throws {
    let answer = try question.ask(
      index, vocabulary: frame.vocabulary, includesBackground: includesBackground, keepsIndirect: keepsIndirect)
    let named = format == .text ? answer.leftOut.prefix(AnswerReport.leftOutShown) : answer.leftOut[...]
    let shown = answer.studies.map(\.facets.id) + named.map(\.facets.id)
    let report = AnswerReport(
      answer: answer, frame: frame, records: try recordsWithSources(shown), language: language)
    switch format {
    case .text:
      Console.print(report.text(TextStyle(isColourful: Console.isColourful, width: Console.width)))
    case .json: Console.print(report.json())
    case .markdown: Console.print(TableFormat.markdown.write(report.table()))
    case .csv:
      let table = report.table()
      Console.print(TableFormat.csv.write(table))
      Console.explain(table)
    }
    try finish()
    if answer.studies.isEmpty { throw ExitStatus.failed }
  }

  /// Records, and those that their findings name as sources, for their names.
  func recordsWithSources(_ ids: [String]) throws -> [FiledRecord] {
    let records = try index.records(ids)
    let known = Set(ids)
    let named = records.flatMap { filed in filed.record.findings.flatMap { $0.sources + [$0.via].compactMap { $0 } } }
    return records + (try index.records(Set(named).subtracting(known).sorted()))
  }
}
