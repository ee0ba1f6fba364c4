import ArgumentParser
import Catalogue
import Records
import Render
import Reviews

/// `garner checklist`: what a reporting guideline asks for, and what the review's files answer of it.
struct ChecklistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist",
    abstract: "List the items of PRISMA 2020, or of PRISMA-S, with what the review's files answer.",
    discussion: """
      Each item says where the answer stands (a place in a file, or a command), and what is missing. The list is about whether \
      something is there, not whether it is good; what belongs in the text only is said to.

      EXAMPLES
        garner checklist                            the 27 items of PRISMA 2020, 42 with their parts
        garner checklist --s                        the 16 items of PRISMA-S, on searching
        garner checklist --lang nl --format grid > checklist.md
      """)

  @Flag(name: .customLong("s"), help: "PRISMA-S, the items on searching, instead of PRISMA 2020.")
  var isAboutSearching = false

  @OptionGroup var review: ReviewOptions

  @Option(help: "markdown, grid, html, csv, latex, jats or json; for Word html, which it opens.")
  var format: TableFormat = .markdown

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let session = try ReviewSession.openWhole(review)
    let screening = try ScreeningSession(session.folder, session.frame.description)
    let records = try session.index.records(try session.index.facets().map(\.id))
    let table = ChecklistReport.table(
      isAboutSearching ? .prismaS : .prisma,
      ChecklistInput(
        frame: session.frame, records: records, flow: try screening.flow(of: session),
        screeners: Set(screening.decisions.map(\.by)),
        prose: SynthesisFiles.texts(session.folder), language: language.language))
    Console.print(format.write(table))
    if format == .csv { Console.explain(table) }
    Console.report(screening.problems)
    try session.finish()
    if screening.problems.contains(where: { $0.severity == .error }) { throw ExitStatus.badData }
  }
}
