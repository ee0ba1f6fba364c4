import ArgumentParser
import Catalogue
import Query
import Records
import Render

/// `garner table`: the review's own tables, made anew.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Make one of the review's tables.",
    discussion: """
      search-results        the searches, by database: hits, and between brackets how many were relevant
      characteristics       the included studies: participants, setting, design, intervention, effects
      opportunities-threats the included studies with what speaks for and against
      themes                each theme with the studies that name it, counted
      sources               what each database brought: found, removed as duplicates, found nowhere else, shared, included

      Any question narrows a table of studies to those that bear on it, with how directly where it is not direct; \
      studies known to lie outside are left out, and --all keeps them in.

      EXAMPLES
        garner table opportunities-threats --lang nl
        garner table characteristics --format docx --output table.docx       for Word; needs pandoc
        garner table characteristics --format grid > table.md                for pandoc, with your own options
        garner table themes --outcome depression                   the themes of the studies on depression
        garner table search-results --format latex
        garner table sources                                       which database was worth searching
      """)

  @Argument(help: "search-results, characteristics, opportunities-threats, themes or sources.")
  var table: Report

  @OptionGroup var review: ReviewOptions

  @OptionGroup(title: "Which studies") var query: QueryOptions

  @Flag(help: "Keep in the studies known to lie outside what is asked.")
  var all = false

  @Option(help: "markdown, grid, html, csv, latex, json or jats; or docx, which needs pandoc and --output.")
  var format: TableOrDocument = .table(.markdown)

  @Option(help: ArgumentHelp("Where a docx goes; a file that is there is not overwritten.", valueName: "file"))
  var output: String?

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    switch (format, output) {
    case (.docx, nil): throw ValidationError("docx is no text to print; say where it goes: --output table.docx")
    case (.table, _?): throw ValidationError("--output is for docx; of other formats make a file with > table.txt")
    default: break
    }
  }

  func run() throws {
    let session = try ReviewSession.openWhole(review)
    let question = try query.asked(of: session.frame)
    if table == .searchResults, question != .everything {
      throw Stop.wrongUse("search-results holds searches, not studies; a question cannot narrow it")
    }
    if table == .sources, question != .everything {
      throw Stop.wrongUse("sources counts imported records, not studies; a question cannot narrow it")
    }
    if all, question == .everything {
      throw Stop.wrongUse("--all is for a table that a question narrows; without one, every study is in it")
    }
    let selection = try ReportInput.Selection(question, session, keepsOutside: all)
    let records = try session.index.records(try session.index.facets().map(\.id))
    let imported = table == .sources ? try MergeSession(session.folder) : nil
    let screening = table == .searchResults ? try session.screeningOfLog() : nil
    let made = table.table(
      ReportInput(
        frame: screening?.told(session.frame) ?? session.frame, records: records, language: language.language,
        selection: selection,
        sources: try imported?.sources(session.frame, studies: records.map(\.record))))
    switch format {
    case .table(let format):
      Console.print(format.write(made))
      // Of a table of counts nothing else says which studies in them were taken back.
      let countsRetracted =
        table == .sources && records.contains { $0.record.role == .included && $0.record.isRetracted }
      if format == .csv, selection != nil || made.rows.isEmpty || countsRetracted { Console.explain(made) }
    case .docx: if let output { try WordDocument.write(made, to: output) }
    }
    try session.finish(also: imported?.problems ?? screening?.problems ?? [])
    if selection?.ids.isEmpty == true { throw ExitStatus.failed }
  }
}

/// Any format of text, or a document of Word.
enum TableOrDocument: ExpressibleByArgument, Equatable {
  case table(TableFormat)
  case docx

  init?(argument: String) {
    if argument == "docx" {
      self = .docx
      return
    }
    guard let format = TableFormat(rawValue: argument) else { return nil }
    self = .table(format)
  }

  static var allValueStrings: [String] { TableFormat.allCases.map(\.rawValue) + ["docx"] }

  var defaultValueDescription: String {
    switch self {
    case .table(let format): format.rawValue
    case .docx: "docx"
    }
  }
}

extension Report: ExpressibleByArgument {}
extension TableFormat: ExpressibleByArgument {}
