import ArgumentParser
import Formats
import Query
import Records
import Render
import Reviews
import Synthesis

/// `garner build`: every table and report of the review as files.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write every table and report of the review into build/, or check that they are up to date.",
    discussion: """
      Writes what review.json lists under build; where it lists nothing, every table, figure and checklist, the gaps, the answers \
      to the saved questions and what is to be said of the claims, in each language of the review, as Markdown and HTML, \
      figures as SVG too. Only what changed is written. \
      build/manifest.json holds what it was made of.

      --check writes nothing. It tells what is out of date or was changed by hand, cell by cell, and then fails. A file \
      that was changed by hand is not overwritten unless you say --force. Files that are no longer made are removed, if \
      nobody changed them.

      EXAMPLES
        garner build
        garner build --check && echo up to date
        garner build --force                  overwrite what was changed by hand
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var review: ReviewOptions

  @Flag(help: "Write nothing; fail where something is out of date or was changed by hand.")
  var check = false

  @Flag(help: "Overwrite files that were changed by hand or made by others.")
  var force = false

  @Option(help: "text or json.")
  var format: Form = .text

  func validate() throws {
    if check, force { throw ValidationError("--check writes nothing, so --force has nothing to do; keep one") }
  }

  func run() throws {
    let folder = try ReviewSession.folder(review)
    let made = try ReviewBuild(folder)
    let store = BuildFolder(folder)
    let manifest = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try store.manifest() }
    if manifest.hasErrors {
      Console.report(manifest.problems.map(folder.shown))
      throw Stop.badData("build/manifest.json cannot be used; remove it, and the next build makes it anew")
    }
    let differences = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try store.differences(made.outputs, from: manifest.value)
    }
    let report = BuildReport(made: made, differences: differences, old: manifest.value)
    if check {
      Console.print(format == .json ? report.json(written: nil) : report.checkText)
      if !report.isUpToDate { throw ExitStatus.failed }
      return
    }
    let edited = differences.filter { $0.kind == .edited || $0.kind == .foreign }
    if !edited.isEmpty, !force {
      throw Stop(status: .failed, message: report.refusal(edited))
    }
    do throws(AtomicFileError) {
      let done = try store.write(differences, manifest: made.manifest, over: manifest.value)
      Console.print(
        format == .json ? report.json(written: done) : report.text(written: done.written, removed: done.removed))
    } catch {
      throw Stop.badData("\(error); run 'garner build' again")
    }
  }
}

/// What a build of the review as it stands makes.
struct ReviewBuild {
  let outputs: [BuildFolder.Output]
  let formats: [String: BuildFormat]
  let manifest: BuildManifest

  /// - Throws: `Stop` and `ExitStatus` where a file of the review cannot be used: what is made must be whole.
  init(_ folder: ReviewFolder) throws {
    let contents = try ReviewContents.readAll(folder)
    let plan = contents.frame.map { BuildPlan($0) }
    var problems = contents.problems + contents.together(folder)
    if let frame = contents.frame {
      let asked = frame.savedQuestionProblems + (plan?.problems ?? [])
      problems += ReviewReader(folder).located(asked).map(folder.shown)
    }
    var flow: Flow?
    var sources: SourceCounts?
    var screeners: Set<String> = []
    var told = contents.frame
    if let frame = contents.frame, !problems.contains(where: { $0.severity == .error }) {
      let screening = try ScreeningSession(folder, frame.description)
      problems += screening.problems
      flow = screening.flow(frame: frame, records: contents.records)
      screeners = Set(screening.decisions.map(\.by))
      told = screening.told(frame)
      if !screening.records.isEmpty {
        let imported = try MergeSession(folder)
        problems += imported.problems
        sources = try imported.sources(frame, studies: contents.records.map(\.record))
      }
    }
    Console.report(problems)
    guard let frame = told, let plan, let flow, !problems.contains(where: { $0.severity == .error }) else {
      throw Stop.badData("nothing was built: a file of the review has errors; mend it first")
    }
    let prose = try SynthesisFiles.names(folder).map { name in
      ReviewState.Prose(file: name, text: try SynthesisFiles.text(name, of: folder))
    }
    let maker = BuildMaker(
      ReviewState(frame: frame, records: contents.records, prose: prose), flow: flow, sources: sources,
      screeners: screeners, texts: SynthesisFiles.texts(folder), version: Garner.version)
    let files: [BuildMaker.File]
    do {
      files = try maker.files(plan)
    } catch let fault as QuestionFault {
      throw Stop.badData("review.json: build: \(fault.message); nothing was built")
    }
    outputs = files.map { BuildFolder.Output(file: $0.name, item: $0.item, contents: Array($0.text.utf8)) }
    formats = Dictionary(files.map { ($0.name, $0.format) }, uniquingKeysWith: { first, _ in first })
    manifest = BuildManifest(
      version: Garner.version, inputs: try Self.inputs(folder),
      outputs: outputs.map {
        BuildManifest.Output(file: $0.file, item: $0.item, hash: BuildManifest.hash($0.contents))
      })
  }

  /// Every file that what is made depends on, in one order.
  private static func inputs(_ folder: ReviewFolder) throws -> [BuildManifest.Input] {
    try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      let shared = try ReviewReader(folder).sharedBytes()
      var inputs = ReviewReader.SharedFile.allCases.compactMap { file in
        shared[file].map { BuildManifest.Input(file: file.rawValue, hash: BuildManifest.hash($0)) }
      }
      for name in try folder.studyFiles().files.map(\.path) + SynthesisFiles.names(folder) + folder.decisionFiles() {
        inputs.append(BuildManifest.Input(file: name, hash: BuildManifest.hash(try folder.contents(of: name))))
      }
      // Imports are only ever added and may be as large as a disk: their size tells of a change.
      for name in try ImportStore(folder).files() {
        let file = "\(ImportStore.folderName)/\(name)"
        inputs.append(BuildManifest.Input(file: file, hash: "bytes:\(try folder.size(of: file))"))
      }
      return inputs
    }
  }
}
