import ArgumentParser
import Formats
import Foundation
import Records
import Render
import Reviews

/// `garner impact`: what a study changes in what follows from the review.
struct ImpactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "Show what adding or changing a study changes: tables, counts, claims, gaps, answers.",
    discussion: """
      With a file: what the review becomes with that study. A study with a new id is added; one with an id that the \
      review has takes its place; one of the review's own files is compared with the review without it. Nothing is \
      written.

      With --since: what changed from a revision of git to the files as they are now.

      EXAMPLES
        garner impact draft.json                        before 'garner add draft.json'
        garner impact studies/damen1984.json            what does this study bring?
        garner impact --since HEAD                      what do my uncommitted changes do?
        garner impact --since v1.0 --format markdown > changes.md
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  @Argument(help: "The file of a study, JSON or XML; '-' is standard input.")
  var file: String?

  @Option(help: ArgumentHelp("Compare with the files as they were then.", valueName: "git-rev"))
  var since: String?

  @OptionGroup var review: ReviewOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The facets of the gaps to compare, as 'garner gaps' takes them.", valueName: "facet"))
  var by: [String] = []

  @Option(help: "text, markdown or json.")
  var format: Form = .text

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    guard (file == nil) != (since == nil) else {
      throw ValidationError("give the file of a study, or --since with a revision of git; one of them")
    }
  }

  func run() throws {
    let folder = try ReviewSession.folder(review)
    let now = try ReviewStates.present(folder)
    let (before, after) =
      if let file {
        try ReviewStates.with(file, in: now, folder: folder)
      } else {
        (try ReviewStates.past(try GitHistory(folder, revision: since ?? ""), folder: folder), now)
      }
    let language = language.language
    let screening = now.frame.searchLog == nil ? nil : try ScreeningSession(folder, now.frame.description)
    func told(_ state: ReviewState) -> ReviewState {
      var state = state
      if let screening { state.frame = screening.told(state.frame) }
      return state
    }
    let made = ImpactMaker(before: told(before), after: told(after), language: language)
    let impact = try by.isEmpty ? made.impact() : made.impact(by: by)
    let report = ImpactReport(impact, frame: after.frame, language: language)
    switch format {
    case .text: Console.print(report.text(TextStyle(isColourful: Console.isColourful, width: Console.width)))
    case .markdown: Console.print(report.markdown)
    case .json: Console.print(report.json)
    }
    Console.report(screening?.problems ?? [])
    if screening?.problems.contains(where: { $0.severity == .error }) == true { throw ExitStatus.badData }
  }
}

/// Reads the states that are compared. Each has to be whole: what a broken file would change, nobody can say.
enum ReviewStates {
  /// The review as its files are now.
  static func present(_ folder: ReviewFolder) throws -> ReviewState {
    let contents = try ReviewContents.readAll(folder)
    let frame = try whole(contents.frame, contents.problems + contents.together(folder))
    let prose = try SynthesisFiles.names(folder).map { name in
      ReviewState.Prose(file: name, text: try SynthesisFiles.text(name, of: folder))
    }
    return ReviewState(frame: frame, records: contents.records, prose: prose)
  }

  /// The review as its files were, but with the retractions that imports tell of now: what was imported since is no change of a
  /// study, and git need not keep the imports at all.
  static func past(_ history: GitHistory, folder: ReviewFolder) throws -> ReviewState {
    let shared = Set(ReviewReader.SharedFile.allCases.map(\.rawValue))
    let files = try history.files { name in
      shared.contains(name) || isStudy(name) || SynthesisFiles.isOne(name)
    }
    let reader = ReviewReader(folder)
    var bytes: [ReviewReader.SharedFile: [UInt8]] = [:]
    for (name, contents) in files {
      if let file = ReviewReader.SharedFile(rawValue: name) { bytes[file] = contents }
    }
    guard bytes[.review] != nil else {
      throw Stop.wrongUse("--since: there was no review.json here at \(history.revision)")
    }
    func shown(_ problems: [Problem]) -> [Problem] {
      problems.map { problem in
        var problem = problem
        problem.file = "\(history.revision):\(problem.file)"
        return problem
      }
    }
    let reading = reader.frame(from: bytes)
    let frame = try whole(reading.value, shown(reading.problems))
    let retractions = try ReviewSession.retractions(folder)
    var records: [FiledRecord] = []
    var problems: [Problem] = []
    for (name, contents) in files where isStudy(name) {
      let reading = reader.record(contents, file: name, vocabulary: frame.vocabulary)
      problems += reading.problems.filter { $0.severity == .error }
      if let filed = reading.value {
        records.append(FiledRecord(record: retractions.marked(filed.record), file: filed.file))
      }
    }
    problems += LinkCheck(frame.description, links: records.map { RecordLinks($0) }).problems()
    _ = try whole(frame, shown(problems))
    let prose = files.filter { SynthesisFiles.isOne($0.name) }.map {
      ReviewState.Prose(file: $0.name, text: String(decoding: $0.bytes, as: UTF8.self))
    }
    return ReviewState(frame: frame, records: records, prose: prose)
  }

  private static func isStudy(_ name: String) -> Bool {
    let parts = name.split(separator: "/")
    guard parts.count == 2, parts[0] == ReviewFolder.studiesName, !parts[1].hasPrefix(".") else { return false }
    return name.hasSuffix(".json") || name.hasSuffix(".xml")
  }

  private static func whole(_ frame: ReviewFrame?, _ problems: [Problem]) throws -> ReviewFrame {
    let errors = problems.filter { $0.severity == .error }
    Console.report(errors)
    guard let frame, errors.isEmpty else {
      throw Stop.badData("what changes cannot be told while files have errors; mend them first")
    }
    return frame
  }

  /// The review before and after it has a study.
  static func with(
    _ file: String, in now: ReviewState, folder: ReviewFolder
  ) throws -> (before: ReviewState, after: ReviewState) {
    if file != "-", let own = ownName(file, folder), let filed = now.records.first(where: { $0.file == own }) {
      let others = now.records.filter { $0.file != filed.file }
      return (ReviewState(frame: now.frame, records: others, prose: now.prose), now)
    }
    let name = file == "-" ? "standard input" : file
    let bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try file == "-" ? FileBytes.readStandardInput() : FileBytes.read(file)
    }
    let reading = RecordFormats.draft(bytes, file: name, stem: nil, vocabulary: now.frame.vocabulary)
    Console.report(reading.problems)
    guard let draft = reading.value, !reading.hasErrors else {
      throw Stop.badData("the study has errors; mend them first")
    }
    let record = try ReviewSession.retractions(folder).marked(draft)
    let place = now.records.first { $0.record.id == record.id }?.file ?? "\(ReviewFolder.studiesName)/\(record.id).json"
    let others = now.records.filter { $0.record.id != record.id }
    let records = (others + [FiledRecord(record: record, file: place)]).sorted { $0.file < $1.file }
    // The ids and references of the whole review have to hold with the study in it.
    let further = ReviewCheck(frame: now.frame, records: records).problems().filter {
      $0.file == place || $0.severity == .error
    }.map { problem in
      guard problem.file == place else { return folder.shown(ReviewReader(folder).located([problem])[0]) }
      return Problem(
        problem.severity, file: name, mark: RecordFormats.mark(at: problem.path, in: bytes, file: name),
        path: problem.path, message: problem.message)
    }
    Console.report(further)
    guard !further.contains(where: { $0.severity == .error }) else {
      throw Stop.badData("the study has errors; mend them first")
    }
    return (now, ReviewState(frame: now.frame, records: records, prose: now.prose))
  }

  /// The name of a file from the review's folder; nil where it lies elsewhere.
  private static func ownName(_ file: String, _ folder: ReviewFolder) -> String? {
    func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    let (path, root) = (resolved(file), resolved(folder.path) + "/")
    return path.hasPrefix(root) ? String(path.dropFirst(root.count)) : nil
  }
}
