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
/// counts; so nothing is rewritten, and what was there before can be read.
package struct ImportStore: Sendable {
  package static let folderName = "records"

  private let folder: ReviewFolder

  package init(_ folder: ReviewFolder) {
    self.folder = folder
  }

  /// What is there: by id, the latest of each record, in the order in which the ids first came.
  package struct Contents: Sendable {
    package private(set) var records: [ImportedRecord] = []
    private var places: [String: Int] = [:]
    package var problems: [Problem] = []
    package var files: [String] = []

    package init() {}

    package enum Standing: Hashable, Sendable { case new, changed, same }

    /// How a record stands to the one of its id; where in its file it stood does not matter.
    package func standing(of record: ImportedRecord) -> Standing {
      guard let place = places[record.id] else { return .new }
      var known = records[place]
      known.line = record.line
      return known == record ? .same : .changed
    }

    /// Adds a record, or puts it in the place of the one with its id.
    package mutating func take(_ record: ImportedRecord) {
      if let place = places[record.id] {
        records[place] = record
      } else {
        places[record.id] = records.count
        records.append(record)
      }
    }
  }

  /// - Throws: `ReviewFolderError` where a file is there and cannot be read. A line that is no record is a problem.
  package func read() throws(ReviewFolderError) -> Contents {
    var contents = Contents()
    contents.files = try names()
    for name in contents.files {
      let file = "\(Self.folderName)/\(name)"
      let bytes = try folder.contents(of: file)
      for (index, line) in bytes.split(separator: 0x0A).enumerated() {
        let reading = ImportedRecordLine.read(line, file: file, line: index + 1)
        contents.problems += reading.problems
        if let record = reading.value { contents.take(record) }
      }
    }
    return contents
  }

  /// Writes the records of one import to a new file.
  ///
  /// - Parameter source: the name of the export, for the name of the file.
  /// - Returns: the file, from the review's folder.
  /// - Throws: `AtomicFileError`; nothing is then written.
  package func add(_ records: [ImportedRecord], from source: String, after files: [String]) throws(AtomicFileError)
    -> String
  {
    let path = folder.path(of: Self.folderName)
    if mkdir(path, 0o777) != 0, errno != EEXIST {
      throw AtomicFileError.now(path)
    }
    let stem = source.split(separator: "/").last ?? ""
    let words = stem.prefix { $0 != "." }.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let number = (files.compactMap { Int($0.prefix(4)) }.max() ?? 0) + 1
    let name = String(repeating: "0", count: max(0, 4 - String(number).count)) + "\(number)-\(String(words)).jsonl"
    let text = records.map { ImportedRecordLine.write($0) + "\n" }.joined()
    try AtomicFile.create(at: "\(path)/\(name)", contents: Array(text.utf8))
    return "\(Self.folderName)/\(name)"
  }

  /// The files in the order of their numbers.
  private func names() throws(ReviewFolderError) -> [String] {
    let path = folder.path(of: Self.folderName)
    guard let stream = opendir(path) else {
      if errno == ENOENT { return [] }
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".jsonl"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { (Int($0.prefix(4)) ?? 0, $0) < (Int($1.prefix(4)) ?? 0, $1) }
  }
}
