package import Records

/// How an index gets at the files it follows: their bytes, and what stands in them.
///
/// Loading and parsing are two parts, so that a file that was touched and not changed is hashed but not parsed. Both are
/// called from several threads at once.
package struct RecordReader: Sendable {
  /// What one file was found to hold.
  package struct Result: Sendable {
    /// Nil where the file's errors make it unusable.
    package var record: FiledRecord?
    /// Everything to be said of the file, errors and warnings, in the order of the file.
    package var problems: [Problem]

    package init(record: FiledRecord?, problems: [Problem] = []) {
      self.record = record
      self.problems = problems
    }
  }

  /// The bytes of a file.
  ///
  /// What it throws becomes a problem of that file, in the error's own words.
  package var load: @Sendable (FileState) throws -> [UInt8]
  /// The record in the bytes of a file, and its problems.
  package var parse: @Sendable ([UInt8], FileState) -> Result
  /// What is wrong with the records together, from the links of those that can be used and the paths of all files.
  package var check: @Sendable ([RecordLinks], [String]) -> [Problem]

  package init(
    load: @escaping @Sendable (FileState) throws -> [UInt8],
    parse: @escaping @Sendable ([UInt8], FileState) -> Result,
    check: @escaping @Sendable ([RecordLinks], [String]) -> [Problem] = { _, _ in [] }
  ) {
    self.load = load
    self.parse = parse
    self.check = check
  }

  /// Reads one file; a file that cannot be loaded is one error.
  package func read(_ file: FileState) -> Result {
    do {
      return parse(try load(file), file)
    } catch {
      return Result(record: nil, problems: [Self.problem(of: error, loading: file)])
    }
  }

  /// Reads every file on all cores, in the order given: what an index in memory is made of.
  package func readAll(_ files: [FileState]) -> (records: [FiledRecord], problems: [Problem]) {
    var records: [FiledRecord] = []
    var problems: [Problem] = []
    ParallelMap.run(files, transform: { read($0) }) { result in
      if let record = result.record { records.append(record) }
      problems += result.problems
    }
    return (records, problems)
  }

  static func problem(of error: any Error, loading file: FileState) -> Problem {
    Problem(file: file.path, message: "the file cannot be read: \(error)")
  }
}
