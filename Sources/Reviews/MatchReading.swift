package import Deduplication
package import Formats
package import Records

/// Reads what duplicates are looked for among: the records of a review and its studies, or exports outside any review.
package struct MatchReading {
  package private(set) var table = MatchTable()
  /// The files the records came from; a record's number in the table is its place here.
  package private(set) var files: [String] = []
  package var problems: [Problem] = []

  /// By place in the table: the citation, without its abstract.
  private var citations: [Citation] = []

  package init() {}

  /// The citation of a record, by its place in the table, without its abstract.
  package func citation(_ place: Int) -> Citation { citations[place] }

  private static func shortened(_ citation: Citation) -> Citation {
    var citation = citation
    citation.variables.removeAll { $0.name == "abstract" }
    return citation
  }

  /// Takes in the imported records of a review, each as the latest file has it.
  ///
  /// - Throws: `ReviewFolderError` where a file is there and cannot be read.
  package mutating func add(_ store: ImportStore) throws(ReviewFolderError) {
    var numbers: [String: Int] = [:]
    var table = MatchTable()
    problems += try store.forEachFiledRecord { file, record in
      let number = numbers[file] ?? files.count
      if number == files.count {
        files.append(file)
        numbers[file] = number
      }
      table.add(record, source: number)
      citations.append(Self.shortened(record.citation))
    }
    self.table.add(table)
  }

  /// Takes in the studies of a review.
  ///
  /// - Parameter files: the file of each.
  package mutating func add(_ studies: [StudyRecord], files: [String]) {
    for (study, file) in zip(studies, files) {
      table.add(study, source: self.files.count)
      self.files.append(file)
      citations.append(Self.shortened(study.citation))
    }
  }

  /// Takes in the records of an export outside any review.
  package mutating func add(_ source: any ByteSource, named name: String, options: ImportOptions = ImportOptions()) {
    let number = files.count
    files.append(name)
    var table = MatchTable()
    var problems: [Problem] = []
    var citations: [Citation] = []
    let reading = ExchangeFormats.read(source, options: options) { block in
      var start = 0
      for entry in block.records {
        let line = block.bytes.part(start..<entry.end)
        start = entry.end
        let reading = ImportedRecordLine.read(line, file: name, line: entry.line)
        problems += reading.problems
        if let record = reading.value {
          table.add(record, source: number)
          citations.append(Self.shortened(record.citation))
        }
      }
    }
    self.citations += citations
    self.table.add(table)
    self.problems += problems
    for remark in reading.tally.remarks where remark.severity == .error {
      self.problems += remark.lines.prefix(20).map {
        Problem(file: name, mark: Mark(line: Int($0), column: remark.column ?? 1), message: remark.message)
      }
    }
  }
}
