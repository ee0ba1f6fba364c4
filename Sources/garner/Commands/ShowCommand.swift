import ArgumentParser
import Catalogue
import Formats
import Records
import Render
import Reviews

/// `garner show`: one record.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one record: for reading, or as the file it is or could be.",
    discussion: """
      Of an imported record, which is no study (yet), what it cites: 'garner export --format json' has all of them.

      EXAMPLES
        garner show greist1978
        garner show greist1978 --lang nl
        garner show greist1978 --format xml > greist1978.xml     the same record in the other form
        garner show pmid-16046366                                an imported record
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, xml
  }

  @Argument(
    help: "The record's id: the name of its file without the ending; or the id, PMID or DOI of an imported record.")
  var id: String

  @OptionGroup var review: ReviewOptions

  @Option(help: "text, json or xml.")
  var format: Form = .text

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if format != .text, language.lang != nil {
      throw ValidationError("--lang is for --format text; json and xml hold every language")
    }
  }

  func run() throws {
    let session = try ReviewSession.open(review)
    guard let filed = try session.index.records([id]).first else {
      // A file that is there and cannot be used is bad data, not a missing record.
      if session.problems.contains(where: { $0.severity == .error && $0.isAbout(record: id) }) {
        return try session.finish()
      }
      let lookup = ImportedRecordLookup(folder: session.folder)
      if let imported = try lookup.record(id) {
        try show(imported, session)
        return try session.finish()
      }
      let ids = try session.index.facets().map(\.id) + (lookup.ids() ?? [])
      let hint = NearestWords.suggestion(NearestWords.nearest(to: id, among: ids))
      Console.report(session.problems)
      Console.error("there is no record '\(id)'" + (hint.map { ": \($0)" } ?? "; 'garner list' names them all"))
      throw ExitStatus.failed
    }
    switch format {
    case .text:
      let style = TextStyle(isColourful: Console.isColourful, width: Console.width)
      let others = try session.recordsWithSources([id])
      Console.print(
        RecordText.text(
          of: filed, among: others, frame: session.frame, language: language.language, style: style))
    case .json: Console.print(RecordFormats.write(Self.marked(filed.record), as: JSONFormat.self))
    case .xml: Console.print(RecordFormats.write(Self.marked(filed.record), as: XMLFormat.self))
    }
    try session.finish()
  }

  /// The record with CSL's `status` where only an import says that the publication was taken back, which no file of the study has.
  private static func marked(_ record: StudyRecord) -> StudyRecord {
    var record = record
    record.citation = record.citation.markedRetracted(record.isRetracted)
    return record
  }

  // MARK: Of what was imported

  private func show(_ record: ImportedRecord, _ session: ReviewSession) throws {
    // What only a notice tells stands nowhere in the record itself.
    var marked = record
    marked.citation = record.citation.markedRetracted(record.isRetracted)
    switch format {
    case .text:
      let studies = try session.index.records(session.index.facets().map(\.id)).map(\.record)
        .filter { $0.records.contains(record.id) }
      Console.print(
        ImportedRecordText.text(
          of: record, studies: studies.map(\.id), language: language.language,
          style: TextStyle(isColourful: Console.isColourful, width: Console.width)))
    case .json:
      let line = RecordsJSONFormat.text(of: marked)
      Console.print(JSONReader.read(Array(line.utf8), file: id).value.map(JSONWriter.write) ?? line)
    case .xml:
      let frame = RecordsXMLFormat.frame
      Console.print(frame.opening + RecordsXMLFormat.text(of: marked) + frame.closing)
    }
  }
}

extension Problem {
  /// Whether the file it is about is named as that of a record is.
  fileprivate func isAbout(record id: String) -> Bool {
    RecordFormats.all.contains { file.hasSuffix("/\(id).\($0.name)") }
  }
}
