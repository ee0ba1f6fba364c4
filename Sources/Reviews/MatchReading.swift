package import Deduplication
package import Formats
package import Records

/// Reads what duplicates are looked for among: the records of a review and its studies, or exports outside any review.
package struct MatchReading {
  package private(set) var table = MatchTable()
  /// The files the records came from; a record's number in the table is its place here.
  package private(set) var files: [String] = []
  package private(set) var problems: [Problem] = []
  private let processors: Int
  /// What was read, to read some of it again.
  private var origins: [Origin] = []
  /// By place in the table: which record of its origin it is.
  private var ordinals: [UInt32] = []

  private struct Origin {
    var firstPlace: Int
    var source: Source

    enum Source {
      case store(ImportStore)
      case studies([StudyRecord])
      case export(path: String, ImportOptions)
    }
  }

  /// - Parameter processors: how many may work at once.
  package init(processors: Int = 1) {
    self.processors = processors
  }

  /// Takes in the imported records of a review, each as the latest file has it; records that their source has taken out are
  /// left out.
  ///
  /// - Throws: `ReviewFolderError` where a file is there and cannot be read.
  package mutating func add(_ store: ImportStore) throws(ReviewFolderError) {
    origins.append(Origin(firstPlace: table.count, source: .store(store)))
    let workers = MatchWorkers(processors: processors)
    var latest: [Int: UInt32] = [:]
    var isLatest: [Bool] = []
    var file = ""
    try store.forEachLine { name, number, line in
      if name != file {
        file = name
        files.append("\(ImportStore.folderName)/\(name)")
      }
      if let head = RecordLineHead(line) {
        let id = ImportLedger.hash(line[part: head.id])
        if let earlier = latest.updateValue(workers.count, forKey: id) { isLatest[Int(earlier)] = false }
      }
      isLatest.append(true)
      workers.add(line, file: files.count - 1, number: number)
    }
    take(workers.finish(files), isKept: { isLatest[Int($0)] })
  }

  /// Takes in the studies of a review.
  ///
  /// - Parameter files: the file of each.
  package mutating func add(_ studies: [StudyRecord], files: [String]) {
    origins.append(Origin(firstPlace: table.count, source: .studies(studies)))
    for (number, study) in studies.enumerated() {
      table.add(study, source: self.files.count)
      self.files.append(files[number])
      ordinals.append(UInt32(number))
    }
  }

  /// Takes in the records of an export outside any review.
  ///
  /// - Throws: `ReviewFolderError` where the file cannot be read.
  package mutating func add(
    export path: String, options: ImportOptions = ImportOptions()
  ) throws(ReviewFolderError) {
    let source = try ExportFile(path)
    origins.append(Origin(firstPlace: table.count, source: .export(path: path, options)))
    files.append(path)
    let number = files.count - 1
    let workers = MatchWorkers(processors: processors)
    let reading = ExchangeFormats.read(source, processors: processors, options: options) { block in
      var start = 0
      for entry in block.records {
        workers.add(block.bytes.part(start..<entry.end), file: number, number: entry.line)
        start = entry.end
      }
    }
    take(workers.finish(files), isKept: { _ in true })
    for remark in reading.tally.remarks where remark.severity == .error {
      problems += remark.marks(most: Self.mostLines).map {
        Problem(file: path, mark: $0, message: remark.message)
      }
    }
  }

  /// Of one remark.
  private static let mostLines = 20

  private mutating func take(_ results: MatchWorkers.Result, isKept: (UInt32) -> Bool) {
    problems += results.problems
    if results.ordinals.allSatisfy(isKept) {
      table.add(results.table)
      ordinals += results.ordinals
    } else {
      table.add(results.table.keeping { isKept(results.ordinals[$0]) })
      ordinals += results.ordinals.filter(isKept)
    }
  }

  // MARK: Reading again

  /// The citations of some records, by their places in the table, read anew.
  ///
  /// - Parameter part: what is needed of each, so that no more of a million is held.
  /// - Throws: `ReviewFolderError` where a file can no longer be read.
  package func citations<Value>(
    of places: Set<Int>, as part: @escaping (Citation) -> Value
  ) throws(ReviewFolderError) -> [Int: Value] {
    var citations: [Int: Value] = [:]
    for (number, origin) in origins.enumerated() {
      let end = number + 1 < origins.count ? origins[number + 1].firstPlace : table.count
      var wanted: [UInt32: Int] = [:]
      for place in origin.firstPlace..<end where places.contains(place) { wanted[ordinals[place]] = place }
      guard !wanted.isEmpty else { continue }
      var ordinal: UInt32 = 0
      var retractions = RetractionList()
      if case .store(let store) = origin.source { retractions = try store.retractions() }
      func take(_ line: Bytes) {
        if let place = wanted[ordinal] {
          let record = ImportedRecordLine.read(line, file: "", line: 1).value
          citations[place] = record.map {
            part($0.citation.markedRetracted($0.isRetracted || retractions.otherRecord(retracting: $0) != nil))
          }
        }
        ordinal += 1
      }
      switch origin.source {
      case .studies(let studies):
        for (ordinal, place) in wanted {
          let study = studies[Int(ordinal)]
          citations[place] = part(study.citation.markedRetracted(study.isRetracted))
        }
      case .store(let store):
        try store.forEachLine { _, _, line in take(line) }
      case .export(let path, let options):
        _ = ExchangeFormats.read(try ExportFile(path), processors: processors, options: options) { block in
          var start = 0
          for entry in block.records {
            take(block.bytes.part(start..<entry.end))
            start = entry.end
          }
        }
      }
    }
    return citations
  }
}
