import ArgumentParser
import Catalogue
import Query
import Records
import Render
import Synthesis

/// `garner gaps`: where the evidence is missing or weak, and why.
struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "Show where the evidence is missing or weak, and why.",
    discussion: """
      Divides the included studies by two or three facets and tells of each empty or weak cell why it is one: no study; \
      only studies that do not say; only indirect ones; few studies or participants; only weak designs; effects in \
      different directions. Beside it stands what the search log says: whether it was searched for, and whether what \
      was found was looked at. Where the log cannot tell, that is said.

      A facet is divided by what the studies are coded with and what the review's targets, saved questions and searches \
      ask for; or by the values you give, which figures such as years need.

      EXAMPLES
        garner gaps --by population --by setting
        garner gaps --by population --by setting --by outcome --format html > gaps.html
        garner gaps --by population=adolescents,adults --by outcome=depression,anxiety --lang nl
        garner gaps --by age=14..22,23.. --by setting --all
      """)

  @OptionGroup var review: ReviewOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A facet, such as setting, or some of its values: setting=clinical,school. Two or three times. Default: "
        + "population and setting.", valueName: "facet"))
  var by: [String] = []

  @Flag(help: "Show also the cells that are no gap.")
  var all = false

  @Option(help: "Fewer studies are sparse.")
  var minStudies = GapRules().studies

  @Option(help: "Fewer participants are sparse.")
  var minParticipants = GapRules().participants

  @Option(help: "Designs whose rank in the vocabulary is above this are weak.")
  var weakAbove = GapRules().rank

  @Option(help: "\(TextOrTable.allNames); for Word html, which it opens.")
  var format: TextOrTable = .text

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard minStudies >= 0, minParticipants >= 0, weakAbove >= 0 else {
      throw ValidationError("--min-studies, --min-participants and --weak-above are 0 or more")
    }
  }

  func run() throws {
    let session = try ReviewSession.openWhole(review)
    let facets = try session.index.facets()
    let screening = try session.screeningOfLog()
    let frame = screening?.told(session.frame) ?? session.frame
    let subject = GapSubject(frame: frame, studies: facets, questions: frame.savedQuestions.map(\.question))
    let map: GapMap
    do {
      var axes: [GapAxis] = []
      for text in by.isEmpty ? ["population", "setting"] : by { axes.append(try GapAxis.read(text, subject: subject)) }
      map = try GapMap.make(
        axes, of: subject, index: session.index,
        rules: GapRules(studies: minStudies, participants: minParticipants, rank: weakAbove))
    } catch let fault as QuestionFault {
      throw Stop.wrongUse("--by: \(fault.message)")
    }
    let report = GapReport(
      map, frame: frame, records: try session.index.records(facets.map(\.id)), language: language.language,
      showsAll: all)
    switch format {
    case .text: Console.print(report.text(TextStyle(isColourful: Console.isColourful, width: Console.width)))
    case .table(let format):
      let table = report.table()
      Console.print(format.write(table))
      if format == .csv { Console.explain(table) }
    }
    try session.finish(also: screening?.problems ?? [])
  }
}

/// Text for a terminal, or any format that a table can be written in.
enum TextOrTable: ExpressibleByArgument {
  case text
  case table(TableFormat)

  init?(argument: String) {
    if argument == "text" { self = .text; return }
    guard let format = TableFormat(rawValue: argument) else { return nil }
    self = .table(format)
  }

  static var allValueStrings: [String] { ["text"] + TableFormat.allCases.map(\.rawValue) }

  static var allNames: String {
    let names = allValueStrings
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  var defaultValueDescription: String {
    switch self {
    case .text: "text"
    case .table(let format): format.rawValue
    }
  }
}
