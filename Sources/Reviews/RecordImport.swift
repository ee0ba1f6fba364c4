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

  /// What makes a record of an export a later version of one that is there.
  private enum Naming {
    /// The same id.
    case ids
    /// The same identifier in the source; an id that is made of what stands in a record is none.
    case identifiers
    /// Nothing: a record that differs is another.
    case contents
  }

  private let store: ImportStore
  private var ledger: ImportLedger
  private let knownExports: Set<String>
  private let writes: Bool
  private let processors: Int
  private let options: ImportOptions
  private let restores: Bool
  private let origin: Origin?
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
    var naming = Naming.contents
    var numbersVersions = true
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
        naming = format.keepsIDs ? .ids : format.numbersRecords ? .identifiers : .contents
        numbersVersions = format.numbersVersions
      },
      { block in
        guard failure == nil else { return }
        do throws(AtomicFileError) {
          try write(
            self.linesToKeep(
              of: block, naming: naming, numbersVersions: numbersVersions, outcome: &outcome, fingerprint: &fingerprint)
          )
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
    of block: borrowing RecordBlock, naming: Naming, numbersVersions: Bool, outcome: inout Outcome,
    fingerprint: inout UInt64
  ) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(block.bytes.count)
    var start = 0
    for entry in block.records {
      let line = block.bytes.part(start..<entry.end)
      let doi = entry.doi.map { block.bytes.part($0) }
      start = entry.end
      guard let head = RecordLineHead(line, numbersVersions: numbersVersions) else { continue }
      outcome.count += 1
      if head.isDeleted { outcome.takenOut += 1 }
      if entry.isRetracted { outcome.retracted += 1 }
      for byte in line[part: head.id] { fingerprint = (fingerprint ^ UInt64(byte)) &* 0x100_0000_01B3 }
      let content = ContentHash.hash(UnsafeRawBufferPointer(line[part: head.content]))
      fingerprint = (fingerprint ^ content) &* 0x100_0000_01B3
      let isOfContents = line[part: head.id].starts(with: RecordAssembly.contentPrefix.utf8)
      let replaces = naming == .ids || naming == .identifiers && !isOfContents
      guard replaces else {
        let byDOI = doi.map { RecordAssembly.id(ofDOI: $0) }
        let others = [byDOI, entry.formerID.map { Array($0.utf8) }].compactMap(\.self)
        takeBeside(line, head, orBeside: others, outcome: &outcome, into: &kept)
        continue
      }
      take(line, head, outcome: &outcome, into: &kept)
    }
    return kept
  }

  /// Notes that the export at hand brought a record.
  private func bring(_ id: Bytes, _ head: RecordLineHead, _ outcome: inout Outcome) {
    if origin != nil, !head.isDeleted, ledger.bring(id) { outcome.again += 1 }
  }

  /// Notes that a record which is there was found again.
  private func tie(_ id: Bytes, _ head: RecordLineHead, _ outcome: inout Outcome, into kept: inout [UInt8]) {
    bring(id, head, &outcome)
    kept.append("{\"again\":\"")
    kept.append(contentsOf: id)
    kept.append("\"}\n")
  }

  /// Takes a record of a source that numbers nothing: one that differs from what is there stands beside it.
  private func takeBeside(
    _ line: Bytes, _ head: RecordLineHead, orBeside others: [[UInt8]], outcome: inout Outcome, into kept: inout [UInt8]
  ) {
    let (id, standing) = ledger.place(beside: head, in: line, orBeside: others)
    guard standing == .new else {
      outcome.same += 1
      return id.withUnsafeBufferPointer { tie($0, head, &outcome, into: &kept) }
    }
    outcome.new += 1
    if line[part: head.id].elementsEqual(id) {
      kept.append(contentsOf: line)
      ledger.take(head, of: line)
      return bring(line[part: head.id], head, &outcome)
    }
    outcome.beside += 1
    if outcome.besideIDs.count < Outcome.mostIDs { outcome.besideIDs.append(String(decoding: id, as: UTF8.self)) }
    let renamed =
      Array(line[part: 0..<head.id.lowerBound]) + id
      + Array(line[part: head.id.upperBound..<head.citationID.lowerBound]) + id
      + Array(line[part: head.citationID.upperBound..<line.count])
    renamed.withUnsafeBufferPointer { line in
      guard let head = RecordLineHead(line) else { return }
      ledger.take(head, of: line)
      bring(line[part: head.id], head, &outcome)
    }
    kept += renamed
  }

  private func take(_ line: Bytes, _ head: RecordLineHead, outcome: inout Outcome, into kept: inout [UInt8]) {
    func note(_ ids: WritableKeyPath<Outcome, [String]>) {
      if outcome[keyPath: ids].count < Outcome.mostIDs { outcome[keyPath: ids].append(line[part: head.id].string) }
    }
    switch ledger.standing(of: head, in: line) {
    case .new where head.isDeleted, .changed where head.isDeleted, .differing where head.isDeleted:
      outcome.withdrawn += 1
    case .new: outcome.new += 1
    case .changed:
      outcome.replaced += 1
      note(\.replacedIDs)
    case .differing:
      outcome.replaced += 1
      outcome.differing += 1
      note(\.differingIDs)
    case .same:
      outcome.same += 1
      return tie(line[part: head.id], head, &outcome, into: &kept)
    case .withdrawn where restores: outcome.new += 1
    case .withdrawn:
      outcome.keptOut += 1
      note(\.keptOutIDs)
      return tie(line[part: head.id], head, &outcome, into: &kept)
    case .older:
      outcome.older += 1
      note(\.olderIDs)
      return tie(line[part: head.id], head, &outcome, into: &kept)
    }
    ledger.take(head, of: line)
    bring(line[part: head.id], head, &outcome)
    kept.append(contentsOf: line)
  }
}
