import ArgumentParser
import Catalogue
import Extraction
import Formats
import Records
import Render
import Reviews

/// `garner extract`: an imported record becomes the draft of a study.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Make an imported record a study: a draft with what its citation and abstract say.",
    discussion: """
      What is written out in the title, the abstract, the MeSH headings or the publication types is filled in: n, sex, \
      ages, conditions, setting, design, intervention, what is said of outcomes. Each value stands with the sentence it \
      was read from, and is marked as unconfirmed wherever it is shown until 'garner confirm' says that a person has \
      looked. Where sentences disagree, or speak of others than those who took part, nothing is filled in; what may tell \
      of a place that is open is listed as its leads, for you to read. Of records \
      that were merged as duplicates any id will do: the draft is made of all of them, and its "records" name all.

      EXAMPLES
        garner extract pmid-16046366
        garner extract 10.1000/xyz --as nabkasorn2005      by its DOI, under a key of your own
        garner extract pmid-16046366 --dry-run             shows the draft, writes nothing
      """)

  @Argument(help: "The record's id, PMID or DOI, as 'garner export' shows them.")
  var id: String

  @Option(name: .customLong("as"), help: "The study's id and citation key; else the first author and the year.")
  var key: String?

  @Flag(help: "Show the draft and write nothing.")
  var dryRun = false

  @OptionGroup var review: ReviewOptions

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if let key, !Lexical.isIdentifier(key) {
      throw ValidationError(
        "'\(key)' is no id: expected letters, digits, '-' and '_', beginning with a letter or digit")
    }
  }

  func run() throws {
    let session = try ReviewSession.open(review)
    Console.report(session.problems)
    let record = try merged(try record(in: session.folder), in: session.folder)
    let facets = try session.index.facets()
    let others = try session.index.records(facets.map(\.id))
    let ids = record.sources.isEmpty ? [record.id] : record.sources.map(\.id)
    if let other = others.first(where: { $0.record.records.contains(where: ids.contains) }) {
      throw Stop.badData(
        "\(record.id) is '\(other.record.id)'\(StudyLabel.retraction(of: other.record)) already, in \(other.file); nothing was written. Another study of "
          + "the same report goes in with 'garner add'")
    }
    try refuseIfNamedInUnreadable(ids, session)
    let key = key ?? StudyKey.key(for: record.citation, taken: Set(facets.map(\.id)))
    let study = StudyDraft.study(from: record, id: key, vocabulary: session.frame.vocabulary)
    let bytes = Array(RecordFormats.write(study, as: JSONFormat.self).utf8)
    let file = "\(ReviewFolder.studiesName)/\(key).json"
    let reading = RecordFormats.read(bytes, file: file, stem: key, vocabulary: session.frame.vocabulary)
    let check = ReviewCheck(frame: session.frame, records: others + [FiledRecord(record: study, file: file)])
    let use = try RecordUseCheck.warnings(FiledRecord(record: study, file: file), in: session)
    Console.report(reading.problems + check.problems().filter { $0.file == file && $0.path != "/unconfirmed" } + use)
    guard reading.value != nil else { throw Stop.badData("nothing was written") }
    if !dryRun { try RecordPlace.write(bytes, record: study, format: JSONFormat.self, in: session.folder) }
    Console.print(
      RecordText.text(
        of: FiledRecord(record: study, file: file), among: others, frame: session.frame, language: language.language,
        style: TextStyle(isColourful: Console.isColourful, width: Console.width), isFresh: true))
    guard !dryRun else { return }
    Console.print(
      """

      Written: \(file)
      Next: hold each value against the article, and say so with garner confirm \(key); what is open or wrong you fill in
      with garner confirm \(key) /sample/n=49 and so on, or in the file.
      It counts as an included study, told apart as unconfirmed; that its record is included, garner screen writes down.
      """)
  }

  /// A study whose file has an error may be of this record: a second one of it would be written beside that.
  private func refuseIfNamedInUnreadable(_ ids: [String], _ session: ReviewSession) throws {
    let files = session.problems.filter { $0.severity == .error && $0.file.hasPrefix(ReviewFolder.studiesName + "/") }
    for file in Set(files.map(\.file)).sorted() {
      guard let bytes = try? session.folder.contents(of: file) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if let named = ids.first(where: { text.contains("\"\($0)\"") || text.contains(">\($0)<") }) {
        throw Stop.badData("\(file) names \(named) and cannot be read: mend it first. Nothing was written")
      }
    }
  }

  /// The publication that a record is of, put together from all its records.
  private func merged(_ record: ImportedRecord, in folder: ReviewFolder) throws -> ImportedRecord {
    let log = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try MergeLog(folder) }
    guard !log.entries.isEmpty else { return record }
    let members = try MergeSession(folder).merges.members(of: record.id)
    guard members.count > 1 else { return record }
    var records: [ImportedRecord] = []
    _ = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      for member in members {
        try ImportStore(folder).forEachRecord(mentioning: member) { if $0.id == member { records.append($0) } }
      }
    }
    return .merged(records)
  }

  /// The one imported record that the user means.
  private func record(in folder: ReviewFolder) throws -> ImportedRecord {
    let lookup = ImportedRecordLookup(folder: folder)
    if let found = try lookup.record(id) { return found }
    let ids = try lookup.ids()
    guard ids?.isEmpty != true else {
      throw Stop.wrongUse("there are no imported records; 'garner import' brings some")
    }
    let hint = ids.flatMap { NearestWords.suggestion(NearestWords.nearest(to: id, among: $0)) }
    throw Stop.wrongUse("there is no imported record '\(id)'" + (hint.map { ": \($0)" } ?? ""))
  }
}
