import Catalogue
import CatalogueSQLite
import Formats
import Records
import Reviews

/// A review opened for a command: its frame, and an index that answers for its records.
///
/// This is where the parts are put together; everything else is handed what it needs.
struct ReviewSession {
  let folder: ReviewFolder
  let frame: ReviewFrame
  let index: any CatalogueIndex
  /// What is wrong with single files, which are left out, and with the records together.
  let problems: [Problem]
  /// Those of the records together.
  private let together: [Problem]

  /// The review the user means.
  static func folder(_ options: ReviewOptions) throws -> ReviewFolder {
    do throws(ReviewFolderError) {
      return try ReviewFolder.find(options.review)
    } catch {
      throw Stop.wrongUse(error.description)
    }
  }

  /// Opens a review and brings its index up to date.
  static func open(_ options: ReviewOptions) throws -> ReviewSession {
    let folder = try folder(options)
    let shared = try Shared(folder)
    guard let frame = shared.reading.value else {
      Console.report(shared.reading.problems.map(folder.shown))
      throw Stop.badData("the review cannot be used until this is mended; 'garner check' shows all of it")
    }
    let listing = try badDataIfUnreadable { () throws(ReviewFolderError) in try folder.studyFiles() }
    let progress = Progress(of: listing.files.count)
    defer { progress.finish() }
    let retractions = try retractions(folder)
    let reader = recordReader(folder, frame, progress, retractions: retractions)
    let index: any CatalogueIndex
    // The frame is there, so what is wrong with it are warnings, as those of records: for `garner check`.
    var problems = listing.problems
    let together: [Problem]
    do throws(IndexFailure) {
      let refreshed = try SQLiteIndex.refreshed(
        reviewFolder: folder.path, files: listing.files, stamp: shared.stamp, reader: reader)
      index = refreshed.index
      problems += refreshed.report.problems
      together = refreshed.report.together.map(folder.shown)
    } catch {
      // Nothing is lost by it: memory gives the same answers, only every time anew.
      let contents = reader.readAll(listing.files)
      index = MemoryIndex(contents.records)
      problems += contents.problems
      together = reader.check(contents.records.map { RecordLinks($0) }, listing.files.map(\.path)).map(folder.shown)
    }
    return ReviewSession(
      folder: folder, frame: frame, index: index, problems: problems.map(folder.shown) + together, together: together)
  }

  /// Opens a review to count or answer over its records.
  ///
  /// - Throws: where the records do not hold together: an id that is there twice counts twice, and a reference that leads
  ///   nowhere is one source fewer. Unlike a broken file, nothing can be left out to make the rest right.
  static func openWhole(_ options: ReviewOptions) throws -> ReviewSession {
    let session = try open(options)
    try refuseBroken(session.together, also: session.problems)
    return session
  }

  /// - Parameter others: told along, where it comes to a refusal.
  static func refuseBroken(_ together: [Problem], also others: [Problem] = []) throws {
    guard together.contains(where: { $0.severity == .error }) else { return }
    Console.report(others.isEmpty ? together : others)
    throw Stop.badData(
      "the records do not hold together, so whatever is counted over them may be wrong; mend this first")
  }

  /// Says on standard error what is wrong with single files, and ends the command with the status for bad data after
  /// its work: an answer that leaves out a file must not look complete.
  func finish(also others: [Problem] = []) throws {
    let problems = problems + others
    Console.report(problems)
    if problems.contains(where: { $0.severity == .error }) { throw ExitStatus.badData }
  }

  /// - Parameters:
  ///   - retractions: what imported records say of studies.
  ///   - keepsDrafts: whether records with errors come too, as far as they could be made out.
  static func recordReader(
    _ folder: ReviewFolder, _ frame: ReviewFrame, _ progress: Progress, retractions: RetractionList,
    keepsDrafts: Bool = false
  ) -> RecordReader {
    let reader = ReviewReader(folder)
    return RecordReader(
      load: { file in
        progress.advance()
        return try folder.contents(of: file.path)
      },
      parse: { bytes, file in
        let reading =
          keepsDrafts
          ? reader.draft(bytes, file: file.path, vocabulary: frame.vocabulary)
          : reader.record(bytes, file: file.path, vocabulary: frame.vocabulary)
        var filed = reading.value
        if let record = filed?.record { filed?.record = retractions.marked(record) }
        // What only deserves a look is for `garner check` to tell, and not for every answer.
        let problems = keepsDrafts ? reading.problems : reading.problems.filter { $0.severity == .error }
        return RecordReader.Result(record: filed, problems: problems)
      },
      check: { links, files in
        reader.located(LinkCheck(frame.description, links: links, files: files).problems())
      })
  }

  /// What imported records say of studies.
  static func retractions(_ folder: ReviewFolder) throws -> RetractionList {
    try badDataIfUnreadable { () throws(ReviewFolderError) in try RetractionList.current(folder) }
  }

  static func badDataIfUnreadable<Value>(_ body: () throws(ReviewFolderError) -> Value) throws -> Value {
    do throws(ReviewFolderError) {
      return try body()
    } catch {
      throw Stop.badData(error.description)
    }
  }

  /// The files that all records share, and a stamp that changes with them and with the program.
  struct Shared {
    let bytes: [ReviewReader.SharedFile: [UInt8]]
    let reading: Reading<ReviewFrame>
    let stamp: String

    init(_ folder: ReviewFolder) throws {
      let reader = ReviewReader(folder)
      let bytes = try badDataIfUnreadable { () throws(ReviewFolderError) in try reader.sharedBytes() }
      self.bytes = bytes
      reading = reader.frame(from: bytes)
      let hashes = ReviewReader.SharedFile.allCases.map { file in
        bytes[file].map { String(ContentHash.hash($0), radix: 16) } ?? "-"
      }
      stamp = ([Garner.version] + hashes).joined(separator: " ")
    }
  }
}

/// A review read anew from its files, whole.
struct ReviewContents {
  var frame: ReviewFrame?
  /// The records that can be used.
  var records: [FiledRecord]
  /// Those that have errors, as far as they could be made out.
  var drafts: [FiledRecord] = []
  var problems: [Problem]
  /// The files that all records share.
  var shared: [ReviewReader.SharedFile: [UInt8]] = [:]

  /// What is wrong with the records together: see `LinkCheck`.
  func together(_ folder: ReviewFolder) -> [Problem] {
    guard let frame else { return [] }
    let check = LinkCheck(
      frame.description, links: records.map { RecordLinks($0) }, files: (records + drafts).map(\.file))
    return ReviewReader(folder).located(check.problems()).map(folder.shown)
  }

  static func readAll(_ folder: ReviewFolder) throws -> ReviewContents {
    let shared = try ReviewSession.Shared(folder)
    let reading = shared.reading
    let listing = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try folder.studyFiles() }
    var problems = reading.problems + listing.problems
    guard let frame = reading.value else {
      return ReviewContents(frame: nil, records: [], problems: problems.map(folder.shown))
    }
    let progress = Progress(of: listing.files.count)
    defer { progress.finish() }
    let retractions = try ReviewSession.retractions(folder)
    let contents = ReviewSession.recordReader(folder, frame, progress, retractions: retractions, keepsDrafts: true)
      .readAll(listing.files)
    problems += contents.problems
    let refused = Set(contents.problems.filter { $0.severity == .error }.map(\.file))
    return ReviewContents(
      frame: frame, records: contents.records.filter { !refused.contains($0.file) },
      drafts: contents.records.filter { refused.contains($0.file) }, problems: problems.map(folder.shown),
      shared: shared.bytes)
  }
}
