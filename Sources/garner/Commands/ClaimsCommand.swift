import ArgumentParser
import Catalogue
import Foundation
import Prose
import Records
import Render
import Reviews
import Synthesis

/// `garner claims`: does the prose say what the records hold?
struct ClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Hold prose against the records: who is cited for what, and how many say so.",
    discussion: """
      Reads Markdown with pandoc citations, and behind them notes of what a sentence claims:

        Two studies mention drop-out [@greist1978; @nabkasorn2005]<!-- claim theme=drop-out count=2 -->.

      Each claim is supported, or it is unsupported (the study has no such finding), undercounted (another study holds \
      it too), a wrong number, a wrong citation (no such key, or another year or author beside it), without record, \
      secondary (known only through another source), contradicted or overgeneralised ("all studies"). Sentences that \
      cite without a note are checked for their keys and for the number of studies they name. What is wrong stands with \
      file, line and column, and ends the command with 1. docs/claims.md tells of the notes.

      Without FILE: synthesis.*.md of the review.

      EXAMPLES
        garner claims
        garner claims synthesis.nl.md --all --lang nl       also what is supported, and by what
        garner claims --report                              keeps synthesis.nl.claims.md beside synthesis.nl.md
        garner claims --format sarif > claims.sarif         for editors and code hosts
        garner claims --unused                              what the records hold and no sentence tells
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, markdown
  }

  @Argument(help: ArgumentHelp("Markdown files; '-' is standard input.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var review: ReviewOptions

  @Flag(help: "Show also what is supported, and by which findings; the other formats hold that anyhow.")
  var all = false

  @Flag(help: "List the findings that no sentence uses.")
  var unused = false

  @Flag(help: "Keep a report beside each file: NAME.claims.md, in the language of the file's name or of --lang.")
  var report = false

  @Option(help: "text, json, sarif or markdown.")
  var format: Form = .text

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if all, format != .text || unused {
      throw ValidationError("--all is for the text of claims; the other formats hold everything")
    }
    if unused, report || format == .sarif {
      throw ValidationError("--unused lists findings, in text, json or markdown; --report and sarif are about claims")
    }
    if report, files.contains("-") {
      throw ValidationError("--report keeps a report beside a file; standard input has no place beside it")
    }
    if let twice = Dictionary(grouping: files, by: { $0 }).first(where: { $0.value.count > 1 })?.key {
      throw ValidationError("\(twice) is named twice")
    }
  }

  func run() throws {
    let session = try ReviewSession.openWhole(review)
    let records = try session.index.records(try session.index.facets().map(\.id))
    let evidence = Evidence(records: records.map(\.record), vocabulary: session.frame.vocabulary)
    var judge = try ClaimJudge(evidence: evidence, index: session.index, frame: session.frame)
    var reports: [ClaimReport] = []
    for file in try named(session.folder) {
      let document = ProseDocument(markdown: try Self.read(file))
      reports.append(try judge.judge(document, file: file))
    }
    func input(_ language: String) -> ReportInput {
      ReportInput(frame: session.frame, records: records, language: language)
    }
    if unused {
      let findings = UnusedFindings.list(evidence, reports: reports)
      show(UnusedFindingsOutput(findings, of: evidence.findings.count, input: input(language.language)))
      return try session.finish()
    }
    if report {
      for report in reports {
        let language = language.lang?.rawValue ?? Self.language(of: report.file) ?? language.language
        try Self.keep(ClaimsOutput(reports: [report], input: input(language)).markdown(), beside: report.file)
      }
    }
    show(ClaimsOutput(reports: reports, input: input(language.language)))
    try session.finish()
    if reports.contains(where: { !$0.problems.isEmpty }) { throw ExitStatus.failed }
  }

  private func show(_ output: ClaimsOutput) {
    switch format {
    case .text: Console.print(output.text(showsAll: all))
    case .json: Console.print(output.json())
    case .sarif: Console.print(output.sarif(version: Garner.version))
    case .markdown: Console.print(output.markdown())
    }
  }

  private func show(_ output: UnusedFindingsOutput) {
    switch format {
    case .json: Console.print(output.json())
    case .markdown: Console.print(TableFormat.markdown.write(output.table()))
    case .text, .sarif: Console.print(output.text())
    }
  }

  // MARK: Files

  private func named(_ folder: ReviewFolder) throws -> [String] {
    guard files.isEmpty else { return files }
    let own = SynthesisFiles.names(folder)
    guard !own.isEmpty else {
      throw Stop.wrongUse("the review has no synthesis.*.md; name the Markdown file to check")
    }
    return own.map { folder.shown(Problem(file: $0, message: "")).file }
  }

  private static func read(_ file: String) throws -> String {
    let bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      file == "-" ? try FileBytes.readStandardInput() : try FileBytes.read(file)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Stop.badData("\(file)\(place(ofBadByteIn: bytes)): not UTF-8: save the file as UTF-8")
    }
    return text
  }

  /// `:line:column` of the first byte that is no UTF-8.
  private static func place(ofBadByteIn bytes: [UInt8]) -> String {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var mark = Mark(line: 1, column: 1)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      mark = scalar == "\n" ? Mark(line: mark.line + 1, column: 1) : Mark(line: mark.line, column: mark.column + 1)
    }
    return ":\(mark.line):\(mark.column)"
  }

  // MARK: Kept reports

  private static let ending = ".claims.md"

  /// The language a file's name says it is in: `nl` of `synthesis.nl.md`.
  private static func language(of file: String) -> String? {
    let parts = file.split(separator: "/").last.map { $0.split(separator: ".") } ?? []
    return parts.dropLast().last.flatMap { OutputLanguage(rawValue: String($0))?.rawValue }
  }

  private static func keep(_ report: String, beside file: String) throws {
    let path = (file.hasSuffix(".md") ? String(file.dropLast(3)) : file) + ending
    let contents = Array(report.utf8)
    do throws(AtomicFileError) {
      guard FileManager.default.fileExists(atPath: path) else {
        return try AtomicFile.create(at: path, contents: contents)
      }
      let old = (try? FileBytes.read(path)) ?? []
      // Only what was made may be made anew.
      guard old.starts(with: Array(ClaimsOutput.generatedMark.utf8)) else { throw .nameTaken(path) }
      if old != contents { try AtomicFile.replace(at: path, contents: contents) }
    } catch {
      throw Stop.badData(error.description)
    }
  }
}
