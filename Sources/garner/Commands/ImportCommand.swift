import ArgumentParser
import Formats
import Records
import Render
import Reviews

/// `garner import`: the exports of databases and reference managers, with nothing lost and every field accounted for.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in the exports of databases and reference managers.",
    discussion: """
      Reads NBIB (PubMed, MEDLINE), RIS and CSL-JSON; which it is shows from the content. What has a place of its own goes there; \
      everything else stays in the record under its tag. The report says tag by tag what became of every field. The \
      records go to a new file in records/, a record a line; a record that is there already is not added again, and one \
      that has changed counts from the later file.

      EXAMPLES
        garner import pubmed.nbib embase.ris
        garner import pubmed.nbib --dry-run                  only the report
        garner import pubmed.nbib --format markdown > report.md
      """)

  @Argument(help: "The exports.")
  var files: [String]

  @OptionGroup var review: ReviewOptions

  @Flag(help: "Say what would be done, and write nothing.")
  var dryRun = false

  @Flag(help: "Write nothing at all where anything is wrong with a file.")
  var strict = false

  @Option(help: "text, json or markdown.")
  var format: ImportReport.Form = .text

  func run() throws {
    let folder = try ReviewSession.folder(review)
    let store = ImportStore(folder)
    var contents = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try store.read() }
    Console.report(contents.problems.map(folder.shown))
    guard !contents.problems.contains(where: { $0.severity == .error }) else {
      throw Stop.badData("nothing was imported; mend the files in records/ first")
    }
    var reports: [ImportReport] = []
    for file in files {
      let bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try FileBytes.read(file) }
      let (format, records, tally) = ExchangeFormats.read(bytes, file: file)
      reports.append(ImportReport(file: file, format: format?.name, records: records, tally: tally, known: contents))
      for record in reports[reports.count - 1].added + reports[reports.count - 1].replaced { contents.take(record) }
    }
    let isRefused = strict && reports.contains { $0.hasErrors }
    if !dryRun, !isRefused {
      for index in reports.indices {
        let records = reports[index].added + reports[index].replaced
        guard !records.isEmpty else { continue }
        do throws(AtomicFileError) {
          reports[index].written = try store.add(records, from: reports[index].file, after: contents.files)
        } catch {
          throw Stop.badData(error.description)
        }
        if let written = reports[index].written?.split(separator: "/").last { contents.files.append(String(written)) }
      }
    }
    Console.print(ImportReport.text(of: reports, as: format))
    Console.report(reports.flatMap(\.tally.remarks).filter { $0.severity == .error })
    if isRefused { throw Stop.badData("nothing was imported") }
    if reports.contains(where: \.hasErrors) { throw ExitStatus.badData }
  }
}
