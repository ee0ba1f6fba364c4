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
      Why which rule holds: docs/dedupe.md.

      Nothing is deleted. A merge is a decision, a line of decisions/merges.jsonl, and is taken back by another; the records \
      stay as they were imported. Export, screening, flow and extract then see a publication once, with the best value of \
      each field; which that is: docs/merging.md.

      csv has a row for each group that is merged; merged_ids holds the ids of its records in their source files (the \
      column ID of a table), joined by ;.

      EXAMPLES
        garner dedupe                                        the review at hand
        garner dedupe --only likely                          what is yours to decide
        garner dedupe --format csv > groups.csv
        garner dedupe pubmed.nbib embase.ris zotero.csv      files outside any review
        garner dedupe table.csv --accept likely --format csv
        garner dedupe --accept certain                       merge what is certain
        garner dedupe --decide                               the likely ones, side by side; stop and go on when you like
        garner dedupe --only likely --format csv > sheet.csv    or in a spreadsheet: merge, apart or link under decision ...
        garner dedupe --from sheet.csv --by Anna                ... and back
        garner dedupe --merge pmid-1,doi-10-1000-x --why "the same trial, the same year"
        garner dedupe --list                                 what was decided
        garner dedupe --show pmid-1                          a publication: its records, and what came from which
        garner dedupe --undo d3k9x2ab
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

  @Argument(help: "Exports to look in, in place of the review.")
  var files: [String] = []

  @OptionGroup var review: ReviewOptions

  @Option(help: "text, json, csv or markdown. Default: text.")
  var format: Form?

  @Option(help: "Only these groups: certain, likely or related. Else all; in csv the certain.")
  var only: Shown?

  @Option(help: "A file that says where the columns of a table go; see docs/files.md.")
  var mapping: String?

  @OptionGroup(title: "Deciding") var decisions: DedupeOptions

  @OptionGroup var language: LanguageOptions

  private var form: Form { format ?? .text }
  /// Whether the likely groups of files outside a review are shown as certain ones.
  private var acceptsLikely: Bool { !files.isEmpty && decisions.accept == .likely }

  func validate() throws {
    try decisions.check(hasFiles: !files.isEmpty, isShaped: only != nil, hasFormat: format != nil)
    if !files.isEmpty, review.review != nil { throw ValidationError("name files or --review, not both") }
    if files.contains("-") {
      throw ValidationError("the files are read twice, so standard input will not do; name a file")
    }
    if mapping != nil, files.isEmpty { throw ValidationError("--mapping is for files; name them") }
    if acceptsLikely, only == .likely {
      throw ValidationError("with --accept likely no group is likely any more; leave one of the two out")
    }
  }

  func run() throws {
    if files.isEmpty {
      var session = try DedupeSession(try ReviewSession.folder(review), language: language.language)
      if let job = decisions.job { return try decisions.run(job, &session, format: format) }
      return try show(session.found(), session)
    }
    let reading = try readFiles()
    let search = DuplicateSearch(processors: ProcessInfo.processInfo.activeProcessorCount)
    try show(DedupeSession.Found(result: search.run(reading.table), reading: reading), nil)
  }

  /// - Parameter session: nil outside a review.
  private func show(_ found: DedupeSession.Found, _ session: DedupeSession?) throws {
    Console.report(found.problems)
    // Of what could not be read, nothing is said.
    if found.reading.table.count == 0, found.problems.contains(where: { $0.severity == .error }) {
      throw ExitStatus.badData
    }
    var result = found.result
    // Those who decide see what is open; a table of data holds every group.
    let isData = form == .csv || form == .json
    if !isData { result.groups.removeAll(where: found.isDecided) }
    var verdicts = only.map { [$0.verdict] } ?? (form == .csv ? [.certain] : [.certain, .likely, .related])
    if acceptsLikely { verdicts.removeAll { $0 == .likely } }
    let shown = Set(verdicts)
    let groups = DuplicateReport.groups(result, verdicts: shown, acceptsLikely: acceptsLikely)
    let places = Set(isData ? groups.flatMap(\.places) : groups.flatMap(DuplicateReport.placesRead))
    var report = try found.report(result, places: places, verdicts: shown, language: language.language)
    report.acceptsLikely = acceptsLikely
    if session != nil { report.decision = { found.isDecided($0) ? "merge" : "" } }
    switch form {
    case .text where places.isEmpty && !found.result.groups.isEmpty && only == nil:
      Console.print(
        language.language == "nl" ? "Over elke groep is beslist." : "Every group is decided.")
    case .text: Console.print(report.text(width: Console.width))
    case .json: report.writeJSON(Console.write)
    case .csv:
      Console.write(TableFormat.csv.write(report.table(isData: true)))
      tellOfSeparators(places.lazy.map(found.reading.table.sourceID).filter { $0.contains(";") }.min())
      if session == nil { tellOfSharedIDs(places, found.reading.table) }
    case .markdown: Console.print(TableFormat.markdown.write(report.table(isData: false)))
    }
    if let session, !isData { session.tellOfDecided() }
    if acceptsLikely { found.tellOfHindered(language: language.language) }
    if found.problems.contains(where: { $0.severity == .error }) { throw ExitStatus.badData }
    if places.isEmpty { throw ExitStatus.failed }
  }

  /// An id that holds what parts the ids of a group.
  private func tellOfSeparators(_ id: String?) {
    guard let id else { return }
    Console.error(
      language.language == "nl"
        ? "het id '\(id.prefix(80))' bevat een ;, dat in merged_ids tussen de ids staat; --format json noemt elk id apart"
        : "the id '\(id.prefix(80))' holds a ;, which stands between the ids of merged_ids; --format json lists each id"
    )
  }

  /// An id that records of two files have: `merged_ids` does not say which is meant.
  private func tellOfSharedIDs(_ places: Set<Int>, _ table: MatchTable) {
    var files: [String: UInt32] = [:]
    var shared: String?
    for place in places {
      let id = table.sourceID(place)
      let file = table.sources[place]
      if files.updateValue(file, forKey: id).map({ $0 != file }) == true { shared = min(shared ?? id, id) }
    }
    guard let shared else { return }
    Console.error(
      language.language == "nl"
        ? "het id '\(shared.prefix(80))' komt in twee bestanden voor; --format json noemt bij elk record het bestand"
        : "the id '\(shared.prefix(80))' stands in two files; --format json names the file of each record")
  }

  private func readFiles() throws -> MatchReading {
    var reading = MatchReading(processors: ProcessInfo.processInfo.activeProcessorCount)
    let options = ImportOptions(mapping: try mapping.map(readMapping))
    for file in files {
      try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
        try reading.add(export: file, options: options)
      }
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
}
