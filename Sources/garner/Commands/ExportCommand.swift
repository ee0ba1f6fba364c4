import ArgumentParser
import Formats
import Records
import Reviews

/// `garner export`: the imported records for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the imported records for other programs.",
    discussion: """
      csl-json is what Zotero, pandoc and citeproc read; it holds the citations. jsonl holds everything that Garner \
      keeps, a record a line.

      EXAMPLES
        garner export > found.json                           then: Zotero, File, Import
        garner export --format jsonl
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case cslJSON = "csl-json"
  }

  @OptionGroup var review: ReviewOptions

  @Option(help: "csl-json or jsonl.")
  var format: Form = .cslJSON

  func run() throws {
    let folder = try ReviewSession.folder(review)
    let (records, problems) = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try ImportStore(folder).records()
    }
    switch format {
    case .cslJSON: Console.print(CSLJSONFormat.write(records))
    }
    Console.report(problems.map(folder.shown))
    if !problems.isEmpty { throw ExitStatus.badData }
    if records.isEmpty {
      Console.error("there are no imported records; 'garner import' brings some")
      throw ExitStatus.failed
    }
  }
}
