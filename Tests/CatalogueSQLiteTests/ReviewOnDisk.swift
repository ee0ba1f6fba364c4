import CatalogueSQLite
import Foundation
import Records
import Synchronization
import TestSupport

/// A review of made-up files in memory with its index in a folder of its own: a test changes files, times and inodes
/// as it likes, and sees what was loaded and parsed.
final class ReviewOnDisk: Sendable {
  struct File: Sendable {
    var state: FileState
    var bytes: [UInt8]
  }

  /// Nil where the folder is another's.
  private let ownFolder: TemporaryFolder?
  let path: String
  private let files = Mutex<[String: File]>([:])
  private let loads = Mutex<[String]>([])
  private let parses = Mutex<[String]>([])

  private let loadsLeft = Mutex<Int?>(nil)

  init() throws {
    let folder = try TemporaryFolder()
    ownFolder = folder
    path = folder.path
  }

  /// A review whose index stands in a folder that is there already.
  init(path: String) {
    ownFolder = nil
    self.path = path
  }

  /// The process is killed when this many files have been asked for.
  func killAtLoad(_ number: Int) {
    loadsLeft.withLock { $0 = number }
  }

  /// Long ago, as seen from any test.
  static let longAgo: Int64 = 1_000_000_000_000_000_000

  /// Writes a file whose record says `text`; a text that starts with "bad" makes no record and one problem.
  func write(_ name: String, _ text: String, modified: Int64 = longAgo, inode: UInt64 = 1) {
    let path = "studies/\(name).json"
    let bytes = Array(text.utf8)
    let state = FileState(path: path, size: Int64(bytes.count), modified: modified, inode: inode)
    files.withLock { $0[path] = File(state: state, bytes: bytes) }
  }

  func remove(_ name: String) {
    files.withLock { $0["studies/\(name).json"] = nil }
  }

  var states: [FileState] {
    files.withLock { $0.values.map(\.state).sorted { $0.path < $1.path } }
  }

  struct Missing: Error, CustomStringConvertible {
    var description: String { "it has gone" }
  }

  var reader: RecordReader {
    RecordReader(
      load: { [self] state in
        loads.withLock { $0.append(state.path) }
        let left = loadsLeft.withLock { left in
          left = left.map { $0 - 1 }
          return left
        }
        if left == 0 { kill(getpid(), SIGKILL) }
        guard let file = files.withLock({ $0[state.path] }), file.bytes != Array("unreadable".utf8) else {
          throw Missing()
        }
        return file.bytes
      },
      parse: { [self] bytes, state in
        parses.withLock { $0.append(state.path) }
        let text = String(decoding: bytes, as: UTF8.self)
        let id = String(state.path.dropFirst("studies/".count).dropLast(".json".count))
        if text.hasPrefix("bad") {
          let problem = Problem(file: state.path, mark: Mark(line: 1, column: 5), path: "/sample/n", message: text)
          return RecordReader.Result(record: nil, problems: [problem])
        }
        var record = StudyRecord(id: id, role: .included, citation: Citation(id: id, type: "book"))
        record.notes = ["nl": text]
        if let mark = text.firstRange(of: "doi:") {
          record.citation.variables = [.init(name: "DOI", value: .text(String(text[mark.upperBound...])))]
        }
        let problems = text.hasPrefix("odd") ? [Problem(.warning, file: state.path, message: text)] : []
        return RecordReader.Result(record: FiledRecord(record: record, file: state.path), problems: problems)
      })
  }

  func refresh(stamp: String = "1") throws(IndexFailure) -> (index: SQLiteIndex, report: RefreshReport) {
    loads.withLock { $0 = [] }
    parses.withLock { $0 = [] }
    return try SQLiteIndex.refreshed(reviewFolder: path, files: states, stamp: stamp, reader: reader)
  }

  /// Names of the files loaded and parsed since the last refresh began.
  var loaded: [String] { loads.withLock { $0.map(Self.name).sorted() } }
  var parsed: [String] { parses.withLock { $0.map(Self.name).sorted() } }

  private static func name(_ path: String) -> String {
    String(path.dropFirst("studies/".count).dropLast(".json".count))
  }

  var indexFile: String { path + "/.garner/index.sqlite" }
}

extension ReviewOnDisk {
  func writeIntoFolder(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
