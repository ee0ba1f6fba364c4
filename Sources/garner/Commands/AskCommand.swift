import ArgumentParser
import Query
import Records
import Render
import Reviews

/// `garner ask`: asks a question that the review keeps by name.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask a question that the review keeps by name.",
    discussion: """
      review.json keeps questions under queries, each with an id, a label and the question as 'garner query' takes it. \
      Without a name the questions are listed, with how many studies answer each.

      EXAMPLES
        garner ask                         which questions are there?
        garner ask young-people-clinical
        garner ask young-people-clinical --lang nl --format json
      """)

  @Argument(help: "The id or label of a question; without it they are listed.")
  var name: String?

  @OptionGroup var review: ReviewOptions

  @Option(help: "text, json, markdown or csv.")
  var format: QueryCommand.Form = .text

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let session = try ReviewSession.openWhole(review)
    guard let name else { return try list(session) }
    let saved: SavedQuestion
    do throws(QuestionFault) {
      saved = try session.frame.savedQuestion(named: name)
    } catch {
      throw Stop.wrongUse(error.message)
    }
    let question: Question
    do throws(QuestionFault) {
      question = try saved.read(session.frame)
    } catch {
      throw Stop.badData("review.json keeps a question '\(saved.id)' that cannot be asked: \(error.message)")
    }
    try session.answer(
      question, includesBackground: saved.includesBackground, keepsIndirect: saved.keepsIndirect, format: format,
      language: language.language)
  }

  private func list(_ session: ReviewSession) throws {
    let report = SavedQuestionsReport(frame: session.frame, language: language.language)
    let table = try report.table(session.index)
    switch format {
    case .text: Console.print(report.text(table))
    case .json: Console.print(TableFormat.json.write(table))
    case .markdown: Console.print(TableFormat.markdown.write(table))
    case .csv: Console.print(TableFormat.csv.write(table))
    }
    try session.finish(
      also: ReviewReader(session.folder).located(session.frame.savedQuestionProblems).map(session.folder.shown))
  }
}
