import ArgumentParser
import Catalogue
import Query
import Records
import Render
import Synthesis

/// `garner figure`: the review's figures, as pictures and as tables.
struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "Draw one of the review's figures, or make a table of what it shows.",
    discussion: """
      flow              the PRISMA 2020 flow diagram, see 'garner flow'
      evidence-map      studies by two facets: a circle's size is their number, its pattern how directly they bear
      effect-direction  studies by outcome: arrows by direction, sized by the number of people; no votes

      A figure is SVG, which browsers show and Word, LibreOffice and Inkscape open; it has a title and a description in \
      words, is sound in black and white, and follows the reader's choice of light or dark. Any other format makes a table of \
      the same. Questions narrow the studies as in 'garner table'.

      EXAMPLES
        garner figure flow > flow.svg
        garner figure evidence-map --rows theme --columns design --lang nl > map.svg
        garner figure evidence-map --rows outcome --columns population=adolescents,adults --shade design > map.svg
        garner figure effect-direction --setting clinical > effects.svg
        garner figure effect-direction --format html > effects.html      as a table
      """)

  @Argument(help: "flow, evidence-map or effect-direction.")
  var figure: Figure

  @OptionGroup var review: ReviewOptions

  @Option(help: "Of an evidence map: the facet of its rows, or some of its values, as setting=clinical,school.")
  var rows: String?

  @Option(help: "Of an evidence map: the facet of its columns.")
  var columns: String?

  @Option(help: "Of an evidence map: what the pattern tells, directness or design. Default: directness.")
  var shade: FigureInput.MapShade?

  @OptionGroup(title: "Which studies") var query: QueryOptions

  @Flag(help: "Keep in the studies known to lie outside what is asked.")
  var all = false

  @Option(help: "svg, or as a table markdown, grid, html, csv, latex, jats or json; for Word html, which it opens.")
  var format: FigureFormat = .svg

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard figure != .evidenceMap else { return }
    for (name, isGiven) in [("--rows", rows != nil), ("--columns", columns != nil), ("--shade", shade != nil)]
    where isGiven {
      throw ValidationError("\(name) belongs to evidence-map")
    }
  }

  func run() throws {
    let session = try ReviewSession.openWhole(review)
    let question = try query.asked(of: session.frame)
    if figure == .flow, question != .everything {
      throw Stop.wrongUse("flow counts the whole review; a question cannot narrow it")
    }
    if all, question == .everything {
      throw Stop.wrongUse("--all is for a figure that a question narrows; without one, every study is in it")
    }
    let selection = try ReportInput.Selection(question, session, keepsOutside: all)
    let screening = try ScreeningSession(session.folder, session.frame.description)
    let records = try session.index.records(try session.index.facets().map(\.id))
    let input = FigureInput(
      report: ReportInput(
        frame: session.frame, records: records, language: language.language, selection: selection),
      flow: try screening.flow(of: session), rows: rows, columns: columns, shade: shade ?? .directness)
    do {
      switch format {
      case .svg: Console.print(SVGWriter.write(try figure.drawing(input)))
      case .table(let format):
        let table = try figure.table(input)
        Console.print(format.write(table))
        if format == .csv { Console.explain(table) }
      }
    } catch let fault as QuestionFault {
      throw Stop.wrongUse(fault.message)
    }
    if figure == .flow {
      for message in FlowText.messages(of: input.flow, description: session.frame.description) {
        Console.error(message)
      }
    }
    Console.report(figure == .flow ? screening.problems : [])
    try session.finish()
    guard figure == .flow else {
      if selection?.ids.isEmpty == true { throw ExitStatus.failed }
      return
    }
    if screening.problems.contains(where: { $0.severity == .error }) { throw ExitStatus.badData }
    if !input.flow.holes.isEmpty { throw ExitStatus.failed }
  }
}

/// A picture, or any format that a table can be written in.
enum FigureFormat: ExpressibleByArgument {
  case svg
  case table(TableFormat)

  init?(argument: String) {
    if argument == "svg" {
      self = .svg
      return
    }
    guard let format = TableFormat(rawValue: argument) else { return nil }
    self = .table(format)
  }

  static var allValueStrings: [String] { ["svg"] + TableFormat.allCases.map(\.rawValue) }

  var defaultValueDescription: String {
    switch self {
    case .svg: "svg"
    case .table(let format): format.rawValue
    }
  }
}

extension ReportInput.Selection {
  /// The studies that answer a question; nil where everything is asked.
  init?(_ question: Question, _ session: ReviewSession, keepsOutside: Bool) throws {
    guard question != .everything else { return nil }
    let answer = try question.ask(
      session.index, vocabulary: session.frame.vocabulary, keepsIndirect: keepsOutside)
    self.init(answer, keepsOutside: keepsOutside)
  }
}

extension Figure: ExpressibleByArgument {}
extension FigureInput.MapShade: ExpressibleByArgument {}
