import Formats
package import Records

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The imported records of a review: `records/0001-export.jsonl` and so on, a file an import, a record a line.
///
/// Files are only ever added. A record that a later import brings anew, changed, stands in the later file, and that one
/// counts; so nothing is rewritten, and what was there before can be read. A file is read line by line: a review may hold
/// more records than memory.
package struct ImportStore: Sendable {
  package static let folderName = "records"

  private let folder: ReviewFolder

  package init(_ folder: ReviewFolder) {
    self.folder = folder
  }

  /// The files in the order of their numbers.
  package func files() throws(ReviewFolderError) -> [String] {
    try folder.lineFiles(in: Self.folderName).sorted { (Self.number(of: $0), $0) < (Self.number(of: $1), $1) }
  }

  /// What the file system says of them, by their names.
  func fileStates() throws(ReviewFolderError) -> [FileState] {
    var states: [FileState] = []
    for name in try files() {
      guard var state = try folder.state(of: "\(Self.folderName)/\(name)") else { continue }
      state.path = name
      states.append(state)
    }
    return states
  }

  private static func number(of name: String) -> Int { Int(name.prefix { $0.isASCII && $0.isNumber }) ?? 0 }

  /// Goes through the lines of all files, in order.
  func forEachLine(
    _ body: (_ file: String, _ number: Int, _ line: Bytes) -> Void
  ) throws(ReviewFolderError) {
    for name in try files() {
      try forEachLine(of: name) { number, line in
        if !Self.isNote(line) { body(name, number, line) }
      }
    }
  }

  /// Goes through the lines of one file, notes among them.
  func forEachLine(
    of name: String, _ body: (_ number: Int, _ line: Bytes) -> Void
  ) throws(ReviewFolderError) {
    let path = folder.path(of: "\(Self.folderName)/\(name)")
    do throws(ByteSourceFailure) {
      var text = try TextSource(try Self.open(path))
      while try text.nextLine() {
        text.buffer.withUnsafeBufferPointer { buffer in
          let line = buffer[part: text.line]
          if !line.trimmed.isEmpty { body(text.lineNumber, line) }
        }
      }
    } catch {
      throw .unreadable(path: path, reason: error.message)
    }
  }

  /// A line that tells of the import, or of a record that was found again.
  private static func isNote(_ line: Bytes) -> Bool {
    line.hasPrefix("{\"import\":") || line.hasPrefix("{\"again\":")
  }

  private static func open(_ path: String) throws(ByteSourceFailure) -> ExportFile {
    do throws(ReviewFolderError) {
      return try ExportFile(path)
    } catch {
      throw ByteSourceFailure("\(error)")
    }
  }

  /// What the review holds already.
  ///
  /// - Parameter origin: the search of the log whose earlier exports are told from the others.
  /// - Throws: `ReviewFolderError` where a file is there and cannot be read.
  package func ledger(for origin: RecordImport.Origin? = nil) throws(ReviewFolderError) -> ImportLedger {
    var ledger = ImportLedger()
    for name in try files() {
      var numbersVersions = true
      var fromPubMed = PubMedOrigin.marked
      var isOfSearch = false
      try forEachLine(of: name) { _, line in
        if line.hasPrefix("{\"import\":") {
          let about = JSONReader.read(Array(line), file: name).value?["import"]
          if let source = about?["source"]?.string { ledger.exports.insert(source) }
          let format = about?["format"]?.string
          let known = ExchangeFormats.all.first { $0.name == format }
          numbersVersions = known?.numbersVersions ?? true
          fromPubMed = known?.fromPubMed ?? .marked
          isOfSearch =
            origin != nil && about?["search"]?.string == origin?.search
            && about?["database"]?.string == origin?.database
        } else if isOfSearch, line.hasPrefix("{\"again\":") {
          guard let id = JSONReader.read(Array(line), file: name).value?["again"]?.string else { return }
          Array(id.utf8).withUnsafeBufferPointer { _ = ledger.bring($0) }
        } else if var head = RecordLineHead(line, numbersVersions: numbersVersions) {
          let isFromPubMed = head.isFromPubMed(line, fromPubMed)
          ledger.take(head, of: line, isFromPubMed: isFromPubMed)
          if isOfSearch, !head.isDeleted { _ = ledger.bring(line[part: head.id]) }
        }
      }
    }
    ledger.endExport()
    return ledger
  }

  package func retractions() throws(ReviewFolderError) -> RetractionList { try RetractionList.current(folder) }

  /// Goes through the records, each as the latest file has it; records that their source has taken out are passed over.
  ///
  /// - Returns: what is wrong with lines that are no records.
  /// - Throws: `ReviewFolderError` where a file is there and cannot be read.
  @discardableResult
  package func forEachRecord(_ body: (ImportedRecord) -> Void) throws(ReviewFolderError) -> [Problem] {
    try forEachRecord(mentioning: nil, body)
  }

  /// Goes through the records, as ``forEachRecord(_:)`` does, and reads only those whose line holds `text`, which is how
  /// one is found among millions.
  ///
  /// - Parameters:
  ///   - text: looked for as JSON writes it, capitals of ASCII aside; nil for every record.
  ///   - body: is also given the records whose lines somebody has written in another way, whatever they hold.
  /// - Throws: `ReviewFolderError` where a file is there and cannot be read.
  @discardableResult
  package func forEachRecord(
    mentioning text: String?, _ body: (ImportedRecord) -> Void
  ) throws(ReviewFolderError) -> [Problem] {
    let wanted = text.map { Array($0.utf8) }
    var problems: [Problem] = []
    var count: UInt64 = 0
    var latest = HashTable()
    try forEachLine { _, _, line in
      count += 1
      if let head = RecordLineHead(line) { latest.set(count, of: ImportLedger.hash(line[part: head.id])) }
    }
    var place: UInt64 = 0
    let retractions = try retractions()
    try forEachLine { name, number, line in
      place += 1
      if let head = RecordLineHead(line) {
        if latest[ImportLedger.hash(line[part: head.id])] != place { return }
        if let wanted, !line.contains(ignoringCase: wanted) { return }
      }
      let reading = ImportedRecordLine.read(line, file: "\(Self.folderName)/\(name)", line: number)
      problems += reading.problems
      guard var record = reading.value, !record.isDeleted else { return }
      record.retractedBy = retractions.otherRecord(retracting: record)
      body(record)
    }
    return problems
  }

  /// The ids of the records, some perhaps since taken out by their source.
  ///
  /// - Parameter limit: the most that are held at once.
  /// - Returns: nil where there are more.
  /// - Throws: `ReviewFolderError` where a file is there and cannot be read.
  package func ids(atMost limit: Int) throws(ReviewFolderError) -> Set<String>? {
    var ids: Set<String> = []
    try forEachLine { _, _, line in
      guard ids.count <= limit, let head = RecordLineHead(line) else { return }
      ids.insert(line[part: head.id].string)
    }
    return ids.count > limit ? nil : ids
  }

  /// All the records at once.
  package func records() throws(ReviewFolderError) -> (records: [ImportedRecord], problems: [Problem]) {
    var records: [ImportedRecord] = []
    let problems = try forEachRecord { records.append($0) }
    return (records, problems)
  }

  /// The file that the next import goes to.
  ///
  /// - Parameters:
  ///   - source: the name of the export, for the name of the file.
  ///   - begun: files that have been begun and have no name yet.
  package func nextFile(for source: String, after begun: Int = 0) throws(ReviewFolderError) -> String {
    let stem = source.split(separator: "/").last ?? ""
    let words = stem.prefix { $0 != "." }.prefix(60).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let number = (try files().map(Self.number).max() ?? 0) + 1 + begun
    let digits = String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
    return "\(Self.folderName)/\(digits)-\(words.isEmpty || words == ["-"] ? "import" : String(words)).jsonl"
  }

  /// Begins the file.
  package func begin(_ file: String) throws(AtomicFileError) -> GrowingFile {
    let path = folder.path(of: Self.folderName)
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw AtomicFileError.now(path) }
    return try GrowingFile(at: folder.path(of: file))
  }

  /// Takes the folder away if nothing is in it.
  package func removeIfEmpty() {
    rmdir(folder.path(of: Self.folderName))
  }
}

extension Bytes {
  /// Whether `text` stands in these bytes, capitals of ASCII aside.
  fileprivate func contains(ignoringCase text: [UInt8]) -> Bool {
    func lower(_ byte: UInt8) -> UInt8 { byte.isUppercase ? byte | 0x20 : byte }
    guard let first = text.first.map(lower) else { return true }
    guard count >= text.count else { return false }
    for start in 0...(count - text.count) where lower(self[start]) == first {
      var length = 1
      while length < text.count, lower(self[start + length]) == lower(text[length]) { length += 1 }
      if length == text.count { return true }
    }
    return false
  }
}
