import ArgumentParser
import Deduplication
import Formats
import Foundation
import Records
import Render
import Reviews

/// `garner dedupe`: which records are one publication, with the reasons.
struct DedupeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dedupe",
    abstract: "Find records of the same publication, with the evidence field by field.",
    discussion: """
      Looks among the imported records of the review and its studies; with files, among their records alone, in any format \
      that import reads. Groups are certain (one publication), likely (for you to decide), or related but different: \
      preprint and article, correction, comment, conference abstract and paper, parts of a series, reports of one trial. \
      Nothing is changed. Why which rule holds: docs/dedupe.md.

      csv has a row for each group that is merged; merged_ids holds the ids of its records in their source files (the \
      column ID of a table), joined by ;.

      EXAMPLES
        garner dedupe                                        the review at hand
        garner dedupe --only likely                          what is yours to decide
        garner dedupe --format csv > groups.csv
        garner dedupe pubmed.nbib embase.ris zotero.csv      files outside any review
        garner dedupe table.csv --accept likely --format csv
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, markdown
  }

  enum Shown: String, ExpressibleByArgument, CaseIterable {
    case certain, likely, related

    var verdict: Verdict {
      switch self {
      case .certain: .certain
      case .likely: .likely
      case .related: .related
      }
    }
  }

  enum Accepted: String, ExpressibleByArgument, CaseIterable {
    case certain, likely
  }

  @Argument(help: "Exports to look in, in place of the review.")
  var files: [String] = []

  @OptionGroup var review: ReviewOptions

  @Option(help: "text, json, csv or markdown.")
  var format: Form = .text

  @Option(help: "likely takes the likely groups for certain.")
  var accept: Accepted = .certain

  @Option(help: "Only these groups: certain, likely or related. Else all; in csv the certain.")
  var only: Shown?

  @Option(help: "A file that says where the columns of a table go; see docs/files.md.")
  var mapping: String?

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if !files.isEmpty, review.review != nil { throw ValidationError("name files or --review, not both") }
    if mapping != nil, files.isEmpty { throw ValidationError("--mapping is for files; name them") }
    if accept == .likely, only == .likely {
      throw ValidationError("with --accept likely no group is likely any more; leave one of the two out")
    }
  }

  func run() throws {
    let reading = try read()
    Console.report(reading.problems)
    let search = DuplicateSearch(processors: ProcessInfo.processInfo.activeProcessorCount)
    let result = search.run(reading.table)
    var verdicts = only.map { [$0.verdict] } ?? (format == .csv ? [.certain] : [.certain, .likely, .related])
    if accept == .likely { verdicts.removeAll { $0 == .likely } }
    let shown = Set(verdicts)
    let places = Set(
      DuplicateReport.groups(result, verdicts: shown, acceptsLikely: accept == .likely).flatMap(\.members))
    let report = DuplicateReport(
      result: result, records: reading.table.count, members: try members(places, of: reading), verdicts: shown,
      acceptsLikely: accept == .likely, language: language.language)
    switch format {
    case .text: Console.print(report.text(width: Console.width))
    case .json: Console.write(report.json)
    case .csv: Console.write(TableFormat.csv.write(report.table(isData: true)))
    case .markdown: Console.print(TableFormat.markdown.write(report.table(isData: false)))
    }
    if reading.problems.contains(where: { $0.severity == .error }) { throw ExitStatus.badData }
    if places.isEmpty { throw ExitStatus.failed }
  }

  private func read() throws -> MatchReading {
    var reading = MatchReading()
    if files.isEmpty {
      let folder = try ReviewSession.folder(review)
      let studies = try ReviewContents.readAll(folder)
      try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try reading.add(ImportStore(folder)) }
      reading.add(studies.records.map(\.record), files: studies.records.map(\.file))
      reading.problems = reading.problems.map(folder.shown) + studies.problems
      return reading
    }
    let options = ImportOptions(mapping: try mapping.map(readMapping))
    for file in files {
      let source = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try ExportFile(file) }
      reading.add(source, named: file, options: options)
    }
    return reading
  }

  private func readMapping(_ path: String) throws -> CSVMapping {
    let bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try FileBytes.read(path) }
    let reading = CSVMapping.read(bytes, file: path)
    Console.report(reading.problems)
    guard let mapping = reading.value else { throw ExitStatus.badData }
    return mapping
  }

  /// The records of the groups, as they stand in their files.
  private func members(_ places: Set<Int>, of reading: MatchReading) throws -> [Int: DuplicateReport.Member] {
    let table = reading.table
    var members: [Int: DuplicateReport.Member] = [:]
    for place in places {
      members[place] = DuplicateReport.Member(
        id: table.id(place), sourceID: table.sourceID(place), file: reading.files[Int(table.sources[place])],
        isStudy: table.isStudy(place), citation: reading.citation(place))
    }
    return members
  }
}
