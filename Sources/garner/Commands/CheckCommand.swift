import ArgumentParser
import Formats
import Query
import Records
import Render
import Reviews

/// `garner check`: every file of a review, read anew and held against everything there is to check.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check every file of the review.",
    discussion: """
      Reads every file anew, without the index, and reports each problem with its file, line and column. Errors make \
      the check fail; warnings and missing translations do not.

      EXAMPLES
        garner check
        garner check --review my-review --format json
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var review: ReviewOptions

  @Option(help: "text or json.")
  var format: Form = .text

  func run() throws {
    let folder = try ReviewSession.folder(review)
    let contents = try ReviewContents.readAll(folder)
    var problems = contents.problems
    var imported = 0
    problems += try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try ImportStore(folder).forEachRecord { _ in imported += 1 }.map(folder.shown)
    }
    let merging = try MergeSession(folder)
    let merges = merging.merges
    let studies = Set((contents.records + contents.drafts).map(\.record.id))
    problems +=
      (merging.decisionProblems
      + MergeCheck(merging.log, merges).problems(records: merging.known, studies: studies)).map(folder.shown)
    var missing: [(language: String, count: Int, files: [String])] = []
    if let frame = contents.frame {
      problems += ReviewReader(folder).located(
        frame.savedQuestionProblems + BuildPlan(frame).problems
      ).map(folder.shown)
      let everything = ReviewCheck(frame: frame, records: contents.records, drafts: contents.drafts)
      problems += ReviewReader(folder).located(everything.problems()).map(folder.shown)
      let screening = try ScreeningSession(folder, frame.description)
      problems += screening.decisionProblems + (try screening.decisionsOnWithdrawn().map(folder.shown))
      let use = RecordUseCheck(screening).problems(contents.records)
      var told = ScreeningCheck(frame: frame, records: contents.records, session: screening).problems()
      if let log = frame.searchLog { told += SearchCheck(log, origins: merging.origins).problems() }
      problems += ReviewReader(folder).located(use + told).map(folder.shown)
      let check = ReviewCheck(frame: frame, records: contents.records)
      missing = check.missingTranslations(shared: contents.shared)
    }
    let errors = problems.count { $0.severity == .error }
    switch format {
    case .text:
      Console.report(problems)
      for language in missing {
        Console.print(
          "\(Self.counted(language.count, "text")) without words in '\(language.language)': "
            + language.files.joined(separator: ", "))
      }
      let records = Self.counted(contents.records.count, "record")
      let findings = Self.counted(contents.records.reduce(0) { $0 + $1.record.findings.count }, "finding")
      let warnings = problems.count - errors
      var found = imported == 0 ? "" : ", \(Self.counted(imported, "imported record"))"
      if !merges.removed.isEmpty { found += " (\(merges.removed.count) merged into others)" }
      Console.print(
        "\(records), \(findings)\(found): \(Self.counted(errors, "error")), \(Self.counted(warnings, "warning"))")
    case .json:
      Console.print(
        Self.json(
          contents: contents, imported: imported, merged: merges.removed.count, problems: problems, missing: missing))
    }
    if errors > 0 { throw ExitStatus.failed }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count.of(noun)
  }

  private static func node(_ problem: Problem) -> Node {
    ObjectBuilder.build {
      $0.add("severity", problem.severity.rawValue)
      $0.add("file", problem.file)
      $0.add("line", problem.mark?.line)
      $0.add("column", problem.mark?.column)
      $0.add("path", problem.path)
      $0.add("message", problem.message)
    }
  }

  private static func json(
    contents: ReviewContents, imported: Int, merged: Int, problems: [Problem],
    missing: [(language: String, count: Int, files: [String])]
  ) -> String {
    JSONWriter.write(
      ObjectBuilder.build {
        $0.add("records", contents.records.count)
        $0.add("findings", contents.records.reduce(0) { $0 + $1.record.findings.count })
        $0.add("imported_records", imported)
        $0.add("merged_records", merged)
        $0.add("errors", problems.count { $0.severity == .error })
        $0.add("warnings", problems.count { $0.severity == .warning })
        $0.add("problems", Node(.array(problems.map(node))))
        $0.add(
          "missing_translations",
          Node(
            .array(
              missing.map { missing in
                ObjectBuilder.build {
                  $0.add("language", missing.language)
                  $0.add("texts", missing.count)
                  $0.add("files", strings: missing.files)
                }
              })))
      })
  }
}
