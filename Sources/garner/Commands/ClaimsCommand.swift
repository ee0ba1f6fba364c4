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
    abstract: "Hold prose against the records: who is cited for what, and how many.",
    discussion: """
      Reads Markdown with pandoc citations, and behind them notes of what a sentence claims:

        Two studies mention drop-out [@greist1978; @nabkasorn2005]<!-- claim theme=drop-out count=2 -->.

      Each claim is supported, or it is unsupported (the study has no such finding), undercounted (another study holds \
      it too), a wrong number, a wrong citation (no such key, or another year or author beside it), without record, \
      secondary (known only through another source), contradicted or overgeneralised ("all studies"). Sentences that \
      cite without a note are checked for their keys and for the number of studies they name. What is wrong stands with \
      file, line and column; docs/claims.md tells of the notes.

      Without FILE: synthesis.*.md of the review.

      EXAMPLES
        garner claims
        garner claims synthesis.nl.md --all --lang nl       also what is supported, and by what
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text
  }

  @Argument(help: ArgumentHelp("Markdown files; '-' is standard input.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var review: ReviewOptions

  @Flag(help: "Show also what is supported, and by which findings.")
  var all = false

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let session = try ReviewSession.open(review)
    let records = try session.index.records(try session.index.facets().map(\.id))
    let evidence = Evidence(records: records.map(\.record), vocabulary: session.frame.vocabulary)
    var judge = try ClaimJudge(evidence: evidence, index: session.index, frame: session.frame)
    var reports: [ClaimReport] = []
    for file in try named(session.folder) {
      let document = ProseDocument(markdown: try Self.read(file))
      reports.append(try judge.judge(document, file: file))
    }
    let output = ClaimsOutput(
      reports: reports,
      input: ReportInput(frame: session.frame, records: records, language: language.language))
    Console.print(output.text(showsAll: all))
    try session.finish()
    if reports.contains(where: { !$0.problems.isEmpty }) { throw ExitStatus.failed }
  }

  private func named(_ folder: ReviewFolder) throws -> [String] {
    guard files.isEmpty else { return files }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let own = names.filter { $0.hasPrefix("synthesis.") && $0.hasSuffix(".md") && !$0.hasSuffix(".claims.md") }.sorted()
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
      throw Stop.badData("\(file) is not UTF-8")
    }
    return text
  }
}
