import ArgumentParser
import Catalogue
import Formats
import Query
import Records
import Reviews

/// `garner export`: the imported records for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the imported records, or the studies, for other programs.",
    discussion: """
      csl-json is what Zotero, pandoc and citeproc read; ris and nbib go everywhere. json, jsonl, xml and csv \
      hold everything that Garner keeps. What is written in another format is read again, and what would not come back as \
      it was is said on standard error. A question picks records by their \
      year, language and words; of the rest nothing is known before they are extracted. Records that were merged as \
      duplicates come once, with the best value of each field; --with-duplicates writes every record as it was imported.

      EXAMPLES
        garner export > found.json                           then: Zotero, File, Import
        garner export --format ris 'text:running year:2000..'
        garner export --studies --format nbib                the citations of the review's studies
        garner export --studies --background > refs.json     the whole corpus: pandoc --citeproc --bibliography refs.json
        garner export --format jsonl                         merged records say under "sources" what they are made of
        garner export --format jsonl --with-duplicates       every original
      """)

  @OptionGroup var review: ReviewOptions

  @OptionGroup(title: "What to ask") var query: QueryOptions

  @Option(help: "\(ExportFormats.all.map { $0.exportName }.joined(separator: ", ")).")
  var format = "csl-json"

  @Flag(help: "The citations of the studies in place of the imported records.")
  var studies = false

  @Flag(help: "With --studies: the background records too, so that one file holds the whole corpus.")
  var background = false

  @Flag(help: "Every imported record as it was found, those that were merged too.")
  var withDuplicates = false

  func validate() throws {
    if background, !studies { throw ValidationError("--background is for --studies; imported records have no role") }
    if withDuplicates, studies {
      throw ValidationError("--with-duplicates is about imported records; --studies writes studies")
    }
    guard ExportFormats.all.contains(where: { $0.exportName == format }) else {
      let names = ExportFormats.all.map { $0.exportName }
      let hint = NearestWords.suggestion(NearestWords.nearest(to: format, among: names))
      throw ValidationError(
        "unknown format '\(format)': \(hint ?? "expected " + names.joined(separator: ", "))")
    }
  }

  func run() throws {
    guard let format = ExportFormats.all.first(where: { $0.exportName == format }) else { return }
    var output = Output(format: format)
    if studies {
      let session = try ReviewSession.open(review)
      let asked = try query.asked(of: session.frame)
      let answer = try asked.ask(
        session.index, vocabulary: session.frame.vocabulary, includesBackground: background,
        keepsIndirect: asked == .everything)
      for study in answer.studies {
        for filed in try session.index.records([study.facets.id]) {
          output.write(ImportedRecord(of: filed.record))
        }
      }
      let guessed = answer.leftOutByGuess
      if !guessed.isEmpty {
        Console.error(
          "left out by a value that is unconfirmed: \(guessed.joined(separator: ", ")); 'garner query' shows which")
      }
      try output.finish(none: "no study answers this")
      return try session.finish()
    }
    let folder = try ReviewSession.folder(review)
    let shared = try ReviewSession.Shared(folder).reading
    guard let frame = shared.value else {
      Console.report(shared.problems.map(folder.shown))
      throw Stop.badData("the review cannot be used until this is mended; 'garner check' shows all of it")
    }
    let asked = try query.asked(of: frame)
    var batch: [ImportedRecord] = []
    var unknown = 0
    var failure: (any Error)?
    func flush() {
      do {
        let found = try asked.answering(batch, vocabulary: frame.vocabulary)
        unknown += found.unknown
        for place in found.places { output.write(batch[place]) }
      } catch {
        failure = error
      }
      batch.removeAll(keepingCapacity: true)
    }
    func take(_ record: ImportedRecord) {
      batch.append(record)
      if batch.count == 1000 { flush() }
    }
    var problems: [Problem]
    if withDuplicates {
      problems = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
        try ImportStore(folder).forEachRecord(take)
      }
    } else {
      let merging = try MergeSession(folder)
      problems = try merging.forEachPublication(frame.description.databases, take) + merging.decisionProblems
    }
    flush()
    if let failure { throw failure }
    Console.report(problems.map(folder.shown))
    if unknown > 0 {
      Console.error(
        "of \(unknown.of("record")) it is not known whether "
          + (unknown == 1 ? "it answers this; it is left out" : "they answer this; they are left out"))
    }
    try output.finish(
      none: asked == .everything
        ? "there are no imported records; 'garner import' brings some" : "no imported record answers this")
    if problems.contains(where: { $0.severity == .error }) { throw ExitStatus.badData }
  }
}

/// Writes records as they come.
private struct Output {
  let format: any ExportFormat.Type
  private var count = 0
  /// What was written since it was last looked at.
  private var records: [ImportedRecord] = []
  private var texts: [String] = []
  private var size = 0
  private var readBack: ReadBack?

  init(format: any ExportFormat.Type) {
    self.format = format
    readBack = ReadBack(format)
  }

  mutating func write(_ record: ImportedRecord) {
    // What only a notice tells stands nowhere in the record itself.
    var record = record
    record.citation = record.citation.markedRetracted(record.retractedBy != nil)
    let text = format.text(of: record)
    records.append(record)
    texts.append(text)
    size += text.utf8.count
    if size > 1 << 16 { flush() }
  }

  private mutating func flush() {
    guard !texts.isEmpty else { return }
    let opening = count == 0 ? format.frame.opening : format.frame.separator
    Console.write(opening + texts.joined(separator: format.frame.separator))
    readBack?.check(records, written: texts)
    count += records.count
    records.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    size = 0
  }

  /// Ends the output, and says what does not come back from it.
  mutating func finish(none message: String) throws {
    flush()
    guard count > 0 else {
      Console.error(message)
      throw ExitStatus.failed
    }
    Console.write(format.frame.closing)
    let name = format.exportName
    if let missing = readBack?.missing, !missing.isEmpty {
      Console.error("\(name) has no place for: \(Self.listed(missing)); jsonl, json, xml and csv hold everything")
    }
    if let changed = readBack?.changed, !changed.isEmpty {
      Console.error("read again from this \(name), these would not be the same: \(Self.listed(changed))")
    }
  }

  private static func listed(_ parts: [String: Int]) -> String {
    parts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
  }
}
