import ArgumentParser
import Formats
import Foundation
import Records
import Render
import Reviews

/// `garner import`: the exports of databases and reference managers, with nothing lost and every field accounted for.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in the exports of databases and reference managers.",
    discussion: """
      Reads \(ExchangeFormats.all.map { $0.title }.joined(separator: ", ")), plain or packed with gzip; which it is shows \
      from the content. What has a place of its own goes there; everything else stays in the record under its tag. The \
      report says tag by tag what became of every field. The records go to a new file in records/, a record a line; a \
      record that is there already is not added again, and a later version of a PubMed record takes the place of the \
      earlier.

      EXAMPLES
        garner import pubmed.nbib embase.ris
        garner import pubmed24n0001.xml.gz --dry-run         only the report
        garner import embase.ris --search s2 --database embase
        garner import pubmed.nbib --report import.md
        garner import table.csv --mapping columns.json       a table whose columns have names of their own
      """)

  @Argument(help: "The exports; - is standard input.")
  var files: [String]

  @OptionGroup var review: ReviewOptions

  @Option(help: "The search of the log that the exports are the result of; its number of hits is brought up to date.")
  var search: String?

  @Option(help: "The database that was searched, where the search was run in several.")
  var database: String?

  @Option(help: "A file that says where the columns of a table go; see docs/files.md.")
  var mapping: String?

  @Flag(
    help: "Say what would be done, and write nothing but the file of --report, which the import itself then replaces.")
  var dryRun = false

  @Flag(
    help: """
      Write nothing at all where anything is wrong with a file: also where it breaks the rules of its format and can be \
      read all the same, such as a line outside any record.
      """)
  var strict = false

  @Flag(help: "Take in records again that their source had taken out.")
  var restore = false

  @Option(help: "text, json or markdown.")
  var format: ImportReport.Form = .text

  @Option(help: "Write the report to this file: JSON if it ends in .json, Markdown if in .md, else text.")
  var report: String?

  @Option(
    help: "How many times its size a packed file may grow to; up to \(ExportFile.harmlessSize >> 20) MiB it may always."
  )
  var maxExpansion = ExportFile.mostExpansion

  func validate() throws {
    if maxExpansion < 1 { throw ValidationError("--max-expansion is a number from 1 on") }
    if database != nil, search == nil { throw ValidationError("--database says where --search was run; name that too") }
  }

  func run() throws {
    let folder = try ReviewSession.folder(review)
    let link = try search.map { try SearchLink(search: $0, database: database, in: folder) }
    let options = ImportOptions(mapping: try mapping.map(readMapping))
    let progress = Progress(of: nil, "records")
    defer { progress.finish() }
    let importing = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try RecordImport(
        ImportStore(folder), writes: !dryRun, processors: ProcessInfo.processInfo.activeProcessorCount,
        options: options, restores: restore, origin: link?.origin
      ) { progress.show($0) }
    }
    let reportFile = try beginReport()
    var outcomes: [RecordImport.Outcome] = []
    do throws(AtomicFileError) {
      for file in files { outcomes.append(try read(file, importing)) }
    } catch {
      importing.discard()
      reportFile?.discard()
      throw Stop.badData(error.description)
    }
    progress.finish()
    if strict {
      for index in outcomes.indices { outcomes[index].tally.refuseFaults() }
    }
    let isRefused = strict && outcomes.contains { $0.tally.hasErrors }
    if isRefused || dryRun {
      importing.discard()
      for index in outcomes.indices { outcomes[index].file = nil }
    } else {
      // The same export of the same search, or of none, brings nothing, not even a note that its records were found again.
      for (index, outcome) in outcomes.enumerated() where outcome.bringsNothing {
        let isRepeated = outcomes[..<index].contains { $0.fingerprint == outcome.fingerprint }
        let isHeld = link?.holds(outcome) ?? importing.knows(exportNamed: outcome.source)
        guard isRepeated || isHeld else { continue }
        importing.discard(outcomes[index].file)
        outcomes[index].file = nil
      }
    }
    defer {
      // So that the next question finds the list of retractions made.
      if !isRefused, !dryRun { _ = try? RetractionList.current(folder) }
    }
    let reports = outcomes.map { ImportReport(outcome: $0, isRefused: isRefused, isTrial: dryRun && !isRefused) }
    let hits: String?
    do throws(AtomicFileError) {
      let published = try publish(importing, reports, to: reportFile, isRefused || dryRun ? nil : link)
      hits = dryRun && !isRefused ? try link?.record(outcomes, isTrial: true) : published
    } catch {
      throw Stop.badData(error.description)
    }
    Console.print(ImportReport.text(of: reports, as: format))
    if let hits { Console.error(hits) }
    Console.report(reports.flatMap { $0.errors() })
    if isRefused { throw Stop.badData("nothing was imported") }
    if outcomes.contains(where: \.tally.hasErrors) { throw ExitStatus.badData }
  }

  private func readMapping(_ path: String) throws -> CSVMapping {
    let bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try FileBytes.read(path) }
    let reading = CSVMapping.read(bytes, file: path)
    Console.report(reading.problems)
    guard let mapping = reading.value else { throw ExitStatus.badData }
    return mapping
  }

  private func read(
    _ file: String, _ importing: RecordImport
  ) throws(AtomicFileError) -> RecordImport.Outcome {
    let source: ExportFile
    do throws(ReviewFolderError) {
      source = try ExportFile(file, mostExpansion: maxExpansion)
    } catch {
      var outcome = RecordImport.Outcome(source: file)
      outcome.tally.refuse(error.description, line: 1)
      outcome.isRead = false
      return outcome
    }
    return try importing.read(source, named: file == "-" ? "standard-input" : file)
  }

  private func beginReport() throws -> ImportReportFile? {
    guard let report else { return nil }
    do throws(AtomicFileError) {
      return try ImportReportFile(at: report)
    } catch {
      throw Stop.badData("the report: \(error.description)")
    }
  }

  /// Gives everything that belongs to the import its name: the records, the report, the log of searches; or nothing of it.
  ///
  /// - Returns: what changed in the log, in words.
  private func publish(
    _ importing: RecordImport, _ reports: [ImportReport], to reportFile: ImportReportFile?, _ link: SearchLink?
  ) throws(AtomicFileError) -> String? {
    var reportFile = reportFile
    var unpublished = reportFile
    var published: ImportReportFile?
    do throws(AtomicFileError) {
      try reportFile?.fill(with: reports)
      unpublished = reportFile
      try importing.publish()
      unpublished = nil
      try reportFile?.publish()
      published = reportFile
      return try link?.record(reports.map(\.outcome))
    } catch {
      // The log has the import already.
      if case .unconfirmed = error { throw error }
      unpublished?.discard()
      // Only what was written here: in the meantime somebody else may have taken the name.
      published?.withdraw()
      importing.discard()
      importing.withdraw()
      throw error
    }
  }
}
