package import Formats
package import Records

/// Takes exports into a review: what is new or changed goes to files that get their names when all of it has been read.
package final class RecordImport {
  /// What became of one export.
  package struct Outcome: Sendable {
    package var source: String
    /// Nil where it was not recognised.
    package var format: String?
    /// Whether there was anything that could be read, of whatever format.
    package var isRead = true
    package var count = 0
    /// Of those, the citations that an export takes out: they are no hits of a search.
    package var takenOut = 0
    package var new = 0
    package var same = 0
    /// Of the hits, those that an earlier export of the same search in the same database brought.
    package var again = 0
    package var replaced = 0
    package var older = 0
    /// Records that their source had taken out, and that come with an export nevertheless.
    package var keptOut = 0
    package var retracted = 0
    package var withdrawn = 0
    /// Of those replaced, how many differ from what they took the place of, and nothing tells which is the later.
    package var differing = 0
    /// The ids of records that took the place of earlier ones, the first thousand; and of those that only differ.
    package var replacedIDs: [String] = []
    package var differingIDs: [String] = []
    package var olderIDs: [String] = []
    package var keptOutIDs: [String] = []
    package var tally = ImportTally()
    /// The file the records went to, from the review's folder.
    package var file: String?
    /// Of all the records in their order: the same export has it again, packed or not.
    package var fingerprint = ""

    static let mostIDs = 1000

    /// How many hits of a search it holds.
    package var hits: Int { count - takenOut }

    /// Whether all its records were there already.
    package var bringsNothing: Bool { new == 0 && replaced == 0 && withdrawn == 0 }

    package init(source: String) {
      self.source = source
    }
  }

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

  private static func exportName(of source: String) -> String? { source.split(separator: "/").last.map(String.init) }

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
      start = entry.end
      guard let head = RecordLineHead(line, numbersVersions: numbersVersions) else { continue }
      outcome.count += 1
      if head.isDeleted { outcome.takenOut += 1 }
      if entry.isRetracted { outcome.retracted += 1 }
      for byte in line[part: head.id] { fingerprint = (fingerprint ^ UInt64(byte)) &* 0x100_0000_01B3 }
      let content = ContentHash.hash(UnsafeRawBufferPointer(line[part: head.content]))
      fingerprint = (fingerprint ^ content) &* 0x100_0000_01B3
      let replaces = naming == .ids || naming == .identifiers && !line[part: head.id].starts(with: "record-".utf8)
      take(line, head, replaces: replaces, outcome: &outcome, into: &kept)
    }
    return kept
  }

  private func take(
    _ line: Bytes, _ head: RecordLineHead, replaces: Bool, outcome: inout Outcome, into kept: inout [UInt8]
  ) {
    func bring(_ id: Bytes) {
      if origin != nil, !head.isDeleted, ledger.bring(id) { outcome.again += 1 }
    }
    func tie(_ id: Bytes) {
      bring(id)
      kept.append("{\"again\":\"")
      kept.append(contentsOf: id)
      kept.append("\"}\n")
    }
    guard replaces else {
      let (id, standing) = ledger.place(beside: head, in: line)
      guard standing == .new else {
        outcome.same += 1
        return id.withUnsafeBufferPointer { tie($0) }
      }
      outcome.new += 1
      if id.count == head.id.count {
        kept.append(contentsOf: line)
        ledger.take(head, of: line)
        bring(line[part: head.id])
      } else {
        let renamed =
          Array(line[part: 0..<head.id.lowerBound]) + id
          + Array(line[part: head.id.upperBound..<head.citationID.lowerBound]) + id
          + Array(line[part: head.citationID.upperBound..<line.count])
        renamed.withUnsafeBufferPointer { line in
          guard let head = RecordLineHead(line) else { return }
          ledger.take(head, of: line)
          bring(line[part: head.id])
        }
        kept += renamed
      }
      return
    }
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
      return tie(line[part: head.id])
    case .withdrawn where restores: outcome.new += 1
    case .withdrawn:
      outcome.keptOut += 1
      note(\.keptOutIDs)
      return tie(line[part: head.id])
    case .older:
      outcome.older += 1
      note(\.olderIDs)
      return tie(line[part: head.id])
    }
    ledger.take(head, of: line)
    bring(line[part: head.id])
    kept.append(contentsOf: line)
  }
}
