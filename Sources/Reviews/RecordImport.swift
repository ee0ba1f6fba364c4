package import Formats
import Records

/// Takes exports into a review: what is new or changed goes to files that get their names when all of it has been read.
package final class RecordImport {
  /// The search of the log that an export is the result of.
  package struct Origin: Sendable {
    package var search: String
    package var database: String

    package init(search: String, database: String) {
      self.search = search
      self.database = database
    }
  }

  /// What a format says of its records, as far as it decides which is a later version of another.
  private struct Kind {
    /// Whether one is that of its id, whatever that is made of.
    var keepsIDs = false
    var fromPubMed = PubMedOrigin.none
    var numbersVersions = true
  }

  private let store: ImportStore
  var ledger: ImportLedger
  private let knownExports: Set<String>
  private let writes: Bool
  private let processors: Int
  private let options: ImportOptions
  let restores: Bool
  let origin: Origin?
  private var begun: [(path: String?, file: GrowingFile)] = []
  private var published: [GrowingFile] = []
  /// Called now and then with the number of records read so far.
  private let onProgress: (Int) -> Void

  /// - Parameters:
  ///   - writes: false for a trial.
  ///   - restores: whether records come in that their source had taken out.
  ///   - origin: the search that the exports are the result of.
  package init(
    _ store: ImportStore, writes: Bool, processors: Int, options: ImportOptions = ImportOptions(),
    restores: Bool = false, origin: Origin? = nil,
    onProgress: @escaping (Int) -> Void
  ) throws(ReviewFolderError) {
    self.store = store
    self.writes = writes
    self.processors = processors
    self.options = options
    self.restores = restores
    self.origin = origin
    self.onProgress = onProgress
    ledger = try store.ledger(for: origin)
    knownExports = ledger.exports
  }

  /// Reads an export. Nothing is in the review yet: see ``publish()``.
  ///
  /// - Throws: a fault of the disk; nothing is then left of the import.
  package func read(
    _ source: any ByteSource, named name: String
  ) throws(AtomicFileError) -> Outcome {
    var outcome = Outcome(source: name)
    var file: GrowingFile?
    var failure: AtomicFileError?
    var fingerprint: UInt64 = 0
    var kind = Kind()
    let begun = begun.count

    func write(_ bytes: [UInt8]) throws(AtomicFileError) {
      guard writes, !bytes.isEmpty else { return }
      if file == nil {
        let path: String
        do throws(ReviewFolderError) {
          path = try store.nextFile(for: name, after: begun)
        } catch {
          throw .failed(path: ImportStore.folderName, reason: "\(error)")
        }
        let growing = try store.begin(path)
        file = growing
        outcome.file = path
        try growing.append(Self.head(name, format: outcome.format, origin: origin))
      }
      try file?.append(bytes)
    }

    let reading = ExchangeFormats.read(
      source, processors: processors, options: options,
      onFormat: { format in
        outcome.format = format.name
        kind = Kind(
          keepsIDs: format.keepsIDs, fromPubMed: format.fromPubMed, numbersVersions: format.numbersVersions)
      },
      { block in
        guard failure == nil else { return }
        do throws(AtomicFileError) {
          try write(self.linesToKeep(of: block, kind: kind, outcome: &outcome, fingerprint: &fingerprint))
        } catch {
          failure = error
        }
        self.onProgress(outcome.count)
      })
    if let failure {
      file?.discard()
      store.removeIfEmpty()
      throw failure
    }
    if origin != nil { ledger.endExport() }
    if let file { self.begun.append((outcome.file, file)) }
    outcome.tally = reading.tally
    outcome.isRead = reading.isRead
    outcome.fingerprint = String(fingerprint, radix: 36)
    return outcome
  }

  /// Gives the files their names.
  ///
  /// - Throws: where one cannot be written; the review is then as it was.
  package func publish() throws(AtomicFileError) {
    let files = begun
    begun = []
    for (index, file) in files.enumerated() {
      do throws(AtomicFileError) {
        try file.file.publish()
        published.append(file.file)
      } catch {
        for rest in files[(index + 1)...] { rest.file.discard() }
        withdraw()
        throw error
      }
    }
  }

  /// Takes the files away again, where something else that belongs to the import could not be written.
  package func withdraw() {
    for file in published { file.withdraw() }
    published = []
    store.removeIfEmpty()
  }

  /// Leaves out what one export would have brought.
  package func discard(_ path: String?) {
    for begun in begun where begun.path == path { begun.file.discard() }
    begun.removeAll { $0.path == path }
    if begun.isEmpty { store.removeIfEmpty() }
  }

  /// Leaves the review as it was.
  package func discard() {
    for begun in begun { begun.file.discard() }
    if !begun.isEmpty { store.removeIfEmpty() }
    begun = []
  }

  /// The name by which an export is known again: that of its file.
  package static func exportName(of source: String) -> String? { source.split(separator: "/").last.map(String.init) }

  /// Whether an export of this name was imported before this run.
  package func knows(exportNamed source: String) -> Bool {
    Self.exportName(of: source).map(knownExports.contains) ?? false
  }

  /// Tells of the import, as the first line of its file.
  private static func head(_ name: String, format: String?, origin: Origin?) -> [UInt8] {
    let about = ObjectBuilder.build {
      $0.add("source", exportName(of: name))
      $0.add("format", format)
      $0.add("search", origin?.search)
      $0.add("database", origin?.database)
    }
    // Without a space behind the colon, as all lines are: that is how they are told from each other.
    return Array("{\"import\":\(JSONWriter.inline(about))}\n".utf8)
  }

  /// The lines of a block that the review has not yet.
  private func linesToKeep(
    of block: borrowing RecordBlock, kind: Kind, outcome: inout Outcome, fingerprint: inout UInt64
  ) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(block.bytes.count)
    var start = 0
    for entry in block.records {
      let line = block.bytes.part(start..<entry.end)
      let doi = entry.doi.map { block.bytes.part($0) }
      start = entry.end
      guard var head = RecordLineHead(line, numbersVersions: kind.numbersVersions) else { continue }
      outcome.count += 1
      if head.isDeleted { outcome.takenOut += 1 }
      if entry.isRetracted { outcome.retracted += 1 }
      for byte in line[part: head.id] { fingerprint = (fingerprint ^ UInt64(byte)) &* 0x100_0000_01B3 }
      let content = ContentHash.hash(UnsafeRawBufferPointer(line[part: head.content]))
      fingerprint = (fingerprint ^ content) &* 0x100_0000_01B3
      if head.isFromPubMed(line, kind.fromPubMed) {
        takePubMeds(line, head, outcome: &outcome, into: &kept)
      } else if kind.keepsIDs, ledger.isFromPubMed(line[part: head.id]) != true {
        take(line, head, isFromPubMed: false, outcome: &outcome, into: &kept)
      } else {
        let byDOI = doi.map { RecordAssembly.id(ofDOI: $0) }
        let others = [byDOI, entry.formerID.map { Array($0.utf8) }].compactMap(\.self)
        takeBeside(line, head, orBeside: others, outcome: &outcome, into: &kept)
      }
    }
    return kept
  }
}
