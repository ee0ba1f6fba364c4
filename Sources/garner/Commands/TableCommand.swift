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
        garner table characteristics --format grid > table.md      then: pandoc table.md -o table.docx
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

  @Option(help: "markdown, grid, html, csv, latex or json.")
  var format: TableFormat = .markdown

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let session = try ReviewSession.open(review)
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
    let made = table.table(
      ReportInput(
        frame: session.frame, records: records, language: language.language, selection: selection,
        sources: try imported?.sources(session.frame.description, studies: records.map(\.record))))
    Console.print(format.write(made))
    if format == .csv, selection != nil || made.rows.isEmpty { Console.explain(made) }
    try session.finish(also: imported?.problems ?? [])
    if selection?.ids.isEmpty == true { throw ExitStatus.failed }
  }
}

extension Report: ExpressibleByArgument {}
extension TableFormat: ExpressibleByArgument {}
