import Formats
import Records
import Reviews

/// The entry of the search log that an import belongs to.
struct SearchLink {
  let origin: RecordImport.Origin
  private let folder: ReviewFolder
  private let known: Set<String>

  /// - Throws: `Stop` where the log has no such search, or it is not clear which database was searched.
  init(search: String, database: String?, in folder: ReviewFolder) throws {
    self.folder = folder
    let reading = try ReviewSession.Shared(folder).reading
    guard let frame = reading.value else {
      Console.report(reading.problems.map(folder.shown))
      throw Stop.badData("the review cannot be used until this is mended")
    }
    let searches = frame.searchLog?.searches ?? []
    guard let found = searches.first(where: { $0.id == search }) else {
      let hint = NearestWords.suggestion(NearestWords.nearest(to: search, among: searches.map(\.id)))
      throw Stop.wrongUse("searches.json has no search '\(search)'" + (hint.map { ": \($0)" } ?? ""))
    }
    let databases = frame.description.databases.map(\.id)
    if let database {
      guard databases.contains(database) else {
        let hint = NearestWords.suggestion(NearestWords.nearest(to: database, among: databases))
        throw Stop.wrongUse("review.json has no database '\(database)'" + (hint.map { ": \($0)" } ?? ""))
      }
      origin = .init(search: search, database: database)
    } else {
      let candidates = found.results.isEmpty ? databases : found.results.map(\.database)
      guard candidates.count == 1 else {
        throw Stop.wrongUse(
          "search '\(search)' was run in several databases; say which with --database: "
            + candidates.joined(separator: ", "))
      }
      origin = .init(search: search, database: candidates[0])
    }
    let result = found.results.first { [database = origin.database] in $0.database == database }
    known = Set(result?.imports.map(\.fingerprint) ?? [])
  }

  /// Whether the log has the export already, or has no place for it, since it holds no hits.
  func holds(_ outcome: RecordImport.Outcome) -> Bool { outcome.hits == 0 || known.contains(outcome.fingerprint) }

  /// Writes into the log what came of the imports: each export once, however often it is imported.
  ///
  /// - Parameter isTrial: whether nothing is written.
  /// - Returns: what changed, or would, in words; nil where nothing did.
  func record(_ outcomes: [RecordImport.Outcome], isTrial: Bool = false) throws(AtomicFileError) -> String? {
    let path = folder.path(of: ReviewFolder.searchesName)
    let bytes: [UInt8]
    do throws(ReviewFolderError) {
      bytes = try folder.contents(of: ReviewFolder.searchesName)
    } catch {
      throw .failed(path: path, reason: error.description)
    }
    let imports = outcomes.filter { $0.format != nil && $0.hits > 0 }.map { outcome in
      SearchImport(
        source: RecordImport.exportName(of: outcome.source) ?? outcome.source, records: outcome.hits,
        again: outcome.again, fingerprint: outcome.fingerprint)
    }
    let change = SearchLogEdit.adding(imports, search: origin.search, database: origin.database, to: bytes)
    guard let change else { return nil }
    if !isTrial { try AtomicFile.replace(at: path, contents: Array(change.text.utf8)) }
    let start = "search '\(origin.search)' in '\(origin.database)': the number of hits "
    if let records = change.recordsOfExports {
      return
        start + "\(isTrial ? "would stay" : "stays") \(change.hits), since the log counts more of them as "
        + "relevant than the \(records.of("record")) of its exports; mend searches.json if that is wrong"
    }
    let before = change.hitsBefore.map { "; it \(isTrial ? "is" : "was") \($0)" } ?? ""
    let unscreened = change.newUnscreened.map { new in
      (isTrial
        ? "; the log says that they were screened, and would say that "
        : "; the log said that they were screened, and says now that ")
        + "\(new == 1 ? "1 new one was" : "\(new) new ones were") not"
    }
    return start + (isTrial ? "would be" : "is") + " \(change.hits)\(before)" + (unscreened ?? "")
      + repeated(outcomes, isTrial: isTrial)
  }

  /// A later export of a search brings again what an earlier one brought.
  private func repeated(_ outcomes: [RecordImport.Outcome], isTrial: Bool) -> String {
    let count = outcomes.filter { !holds($0) }.reduce(0) { $0 + $1.again }
    guard count > 0 else { return "" }
    return
      "; \(count) of the records \(count == 1 ? "was" : "were") brought by an earlier export of it, and "
      + "\(isTrial ? "would not be" : "not") counted again"
  }
}
