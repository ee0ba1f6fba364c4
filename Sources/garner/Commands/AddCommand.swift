import ArgumentParser
import Catalogue
import Formats
import Interview
import Render
import Foundation
import Records
import Reviews

/// `garner add`: a new record, from a file, standard input, or an interview.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a record: from a file, from standard input, or question by question.",
    discussion: """
      The record is checked first; with any error nothing is written. A record that is there already is never \
      overwritten. Without a file, on a terminal, garner asks.

      EXAMPLES
        garner add miller2001.json
        garner add miller2001.xml --review my-review
        garner template | sed s/Author/Miller/ | garner add -
        garner add
      """)

  @Argument(help: "A record as JSON or XML; - for standard input. Without it garner asks, on a terminal.")
  var file: String?

  @OptionGroup var review: ReviewOptions

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if file != nil, language.lang != nil { throw ValidationError("--lang is for the questions; a file needs none") }
  }

  func run() throws {
    let session = try ReviewSession.open(review)
    Console.report(session.problems)
    if let file {
      try add(try Self.read(file, vocabulary: session.frame.vocabulary), to: session)
    } else {
      guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
        throw Stop.wrongUse("there is no terminal to ask on; give a file, or - for standard input")
      }
      try interview(session)
    }
  }

  /// Asks for a record and writes it in the format that was chosen.
  private func interview(_ session: ReviewSession) throws {
    let taken = Set(try session.index.facets().map(\.id))
    let frame = session.frame
    let language = language.language
    let style = TextStyle(isColourful: Console.isColourful, width: Console.width)
    let interview = Interview(frame: frame, takenIDs: taken, language: language) { record in
      let file = "\(ReviewFolder.studiesName)/\(record.id).json"
      return RecordText.text(
        of: FiledRecord(record: record, file: file), among: [], frame: frame, language: language, style: style)
    }
    let kind = ProcessInfo.processInfo.environment["TERM"] ?? ""
    let terminal = TerminalConversation(
      isPlain: kind.isEmpty || kind == "dumb", isColourful: Console.isColourful)
    guard case .record(let record, let format) = interview.run(terminal) else {
      throw Stop(
        status: .interrupted, message: language == "nl" ? "er is niets geschreven" : "nothing was written")
    }
    let bytes = Array(RecordFormats.write(record, as: format).utf8)
    // What was asked for is held against the same checks as any file.
    let name = "\(record.id).\(format.name)"
    let reading = RecordFormats.read(
      bytes, file: name, stem: record.id, vocabulary: frame.vocabulary)
    Console.report(reading.problems)
    guard let checked = reading.value else { throw Stop.badData("nothing was written") }
    do {
      try add(Incoming(record: checked, bytes: bytes, format: format, name: name), to: session)
    } catch {
      // What was answered must not be lost because the disk is full or the id was taken meanwhile.
      Console.print(String(decoding: bytes, as: UTF8.self))
      Console.error(
        language == "nl"
          ? "hierboven staat het record; bewaar het als \(name) en geef het later aan garner add"
          : "the record stands above; keep it as \(name) and give it to garner add later")
      throw error
    }
  }

  /// A record and the form it came in.
  struct Incoming {
    var record: StudyRecord
    var bytes: [UInt8]
    var format: any RecordFormat.Type
    /// What the user calls the source, for the problems.
    var name: String
    /// What is wrong with the record by itself.
    var problems: [Problem] = []
  }

  private static func read(_ file: String, vocabulary: Vocabulary) throws -> Incoming {
    let name = file == "-" ? "standard input" : file
    let bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try file == "-" ? FileBytes.readStandardInput() : FileBytes.read(file)
    }
    let reading = RecordFormats.draft(bytes, file: name, stem: nil, vocabulary: vocabulary)
    guard let record = reading.value else {
      Console.report(reading.problems)
      throw Stop.badData("nothing was written")
    }
    return Incoming(
      record: record, bytes: bytes, format: RecordFormats.format(ofFile: name, bytes: bytes), name: name,
      problems: reading.problems)
  }

  private func add(_ incoming: Incoming, to session: ReviewSession) throws {
    let record = incoming.record
    let facets = try session.index.facets()
    let same = facets.first { $0.id == record.id }
    // The ids and references of the whole review have to hold with the new record in it.
    let path = "\(ReviewFolder.studiesName)/\(record.id).\(incoming.format.name)"
    let others = try session.index.records(facets.map(\.id))
    let check = ReviewCheck(
      frame: session.frame,
      records: others.filter { $0.record.id != record.id } + [FiledRecord(record: record, file: path)])
    let use = try RecordUseCheck.warnings(FiledRecord(record: record, file: path), in: session)
    let further = (check.problems().filter { $0.file == path } + use).map { problem in
      // The record is not in its place yet: the user knows it by the name it came under.
      Problem(
        problem.severity, file: incoming.name,
        mark: RecordFormats.mark(at: problem.path, in: incoming.bytes, file: incoming.name), path: problem.path,
        message: problem.message)
    }
    let problems = (incoming.problems + further).inOrder
    Console.report(problems)
    if let same {
      throw Stop.badData("there is a record '\(record.id)' already, in \(same.file); nothing was written")
    }
    guard !problems.contains(where: { $0.severity == .error }) else { throw Stop.badData("nothing was written") }
    try RecordPlace.write(incoming.bytes, record: record, format: incoming.format, in: session.folder)
    Console.print(
      """
      Written: \(path)
      Next: garner show \(record.id) shows it; garner check looks at the whole review; \
      garner table opportunities-threats makes the table anew.
      """)
  }
}

/// Where a record's file goes.
enum RecordPlace {
  /// Writes the file of a new record; no file is ever overwritten.
  static func write(
    _ bytes: [UInt8], record: StudyRecord, format: any RecordFormat.Type, in folder: ReviewFolder
  ) throws {
    let studies = folder.path(of: ReviewFolder.studiesName)
    if mkdir(studies, 0o777) != 0, errno != EEXIST {
      throw Stop.badData("\(studies) cannot be made: \(String(cString: strerror(errno)))")
    }
    // Two at once could each find the id free and take it, one as JSON and one as XML.
    let lock = open(studies, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if lock >= 0 { close(lock) } }
    while lock >= 0, flock(lock, LOCK_EX) != 0, errno == EINTR {}
    for other in RecordFormats.all {
      let path = "\(studies)/\(record.id).\(other.name)"
      if access(path, F_OK) == 0 { throw Stop.badData("\(path) is there already; nothing was written") }
    }
    do throws(AtomicFileError) {
      try AtomicFile.create(at: "\(studies)/\(record.id).\(format.name)", contents: bytes)
    } catch {
      throw Stop.badData(error.description)
    }
  }
}
