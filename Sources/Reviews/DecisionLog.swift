package import Formats
package import Records

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What people decided, kept for ever: `decisions/NAME.jsonl`, one decision a line, lines only ever added.
///
/// A decision is taken back by a line that says so, never by taking a line out. A line counts once it is on the disk; what
/// a crash left of one stays in the file, is told with its place, and the next line begins after it.
package struct DecisionLog: Sendable {
  package static let folderName = "decisions"
  /// The most bytes of one log: some millions of decisions.
  static let sizeLimit: Int64 = 1 << 30

  /// From the review's folder: `decisions/screening.jsonl`.
  package let file: String
  private let folder: ReviewFolder

  /// - Parameter name: what is decided: `screening`.
  package init(_ name: String, in folder: ReviewFolder) {
    file = "\(Self.folderName)/\(name).jsonl"
    self.folder = folder
  }

  /// One decision as it stands in the file.
  package struct Line: Hashable, Sendable {
    /// Counted from 1.
    package var number: Int
    /// Its marks name the place in the file.
    package var node: Node
  }

  /// The lines that have the shape, in the order in which they were written; none where there is no file.
  ///
  /// - Returns: the other lines as problems, each with its place; blank lines say nothing.
  /// - Throws: `ReviewFolderError` where the file is there and cannot be read.
  package func lines(
    of shape: ObjectShape
  ) throws(ReviewFolderError) -> (lines: [Line], problems: [Problem]) {
    let bytes = try contents()
    var lines: [Line] = []
    var problems: [Problem] = []
    for (index, text) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard text.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
      let start = Mark(line: index + 1, column: 1)
      let reading = JSONReader.read(Array(text), file: file, startingAt: start)
      guard let node = reading.value else {
        problems += reading.problems.map { located($0, in: text, at: index + 1) }
        continue
      }
      let faults = ShapeCheck.problems(of: node, shape: shape, file: file)
      problems += faults
      if !faults.contains(where: { $0.severity == .error }) { lines.append(Line(number: index + 1, node: node)) }
    }
    return (lines, problems)
  }

  /// The same problem on its line, and what a line that ends too early is.
  private func located(_ problem: Problem, in text: ArraySlice<UInt8>, at line: Int) -> Problem {
    var problem = problem
    problem.mark = Mark(line: line, column: problem.mark?.column ?? 1)
    if text.last(where: { $0 > 0x20 }) != UInt8(ascii: "}") {
      problem.message +=
        "; the line ends before the decision does, as when writing it was broken off: it does not count until you "
        + "complete it or take it out"
    }
    return problem
  }

  /// The bytes, read while nobody writes them.
  private func contents() throws(ReviewFolderError) -> [UInt8] {
    let path = folder.path(of: file)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0, errno == ENOENT { return [] }
    guard descriptor >= 0 else { throw FileBytes.failure(path) }
    defer { close(descriptor) }
    Self.lock(descriptor, LOCK_SH)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileBytes.failure(path) }
    guard FileKind(mode: status.st_mode) == .file else {
      throw .unreadable(path: path, reason: "it is not a regular file")
    }
    let size = Int64(status.st_size)
    guard size <= Self.sizeLimit else { throw .tooLarge(path: path, size: size, limit: Self.sizeLimit) }
    return try FileBytes.read(descriptor, path, expecting: Int(size), limit: Self.sizeLimit)
  }

  // MARK: Adding

  /// Adds decisions behind those that are there, all of them or none, and brings them to the disk.
  ///
  /// - Throws: `AtomicFileError`; the file is then as it was.
  package func append(
    _ decisions: [Node], before hook: AtomicFile.Hook = { _ in }
  ) throws(AtomicFileError) {
    guard !decisions.isEmpty else { return }
    let path = folder.path(of: file)
    let parent = folder.path(of: Self.folderName)
    let isFirst = mkdir(parent, 0o777) == 0
    if !isFirst, errno != EEXIST { throw .now(path) }
    let (descriptor, size, isNew) = try Self.openToAppend(path)
    defer { close(descriptor) }
    do throws(AtomicFileError) {
      var text = try Self.endsInsideLine(descriptor, size: size, path) ? "\n" : ""
      for decision in decisions { text += JSONWriter.compact(decision) + "\n" }
      try Self.write(Array(text.utf8), to: descriptor, path, hook)
      try hook(.sync)
      while fsync(descriptor) != 0 {
        guard errno == EINTR else { throw .now(path) }
      }
      if isNew {
        try hook(.syncFolder)
        try TemporaryFile.syncFolder(of: path)
        if isFirst { try TemporaryFile.syncFolder(of: parent) }
      }
    } catch {
      // Better none than perhaps one, or half of one.
      while ftruncate(descriptor, size) != 0, errno == EINTR {}
      if isNew { unlink(path) }
      throw error
    }
  }

  /// The file, locked until it is closed; made where it is not there.
  private static func openToAppend(
    _ path: String
  ) throws(AtomicFileError) -> (descriptor: CInt, size: off_t, isNew: Bool) {
    while true {
      var isNew = false
      var descriptor = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK)
      if descriptor < 0, errno == ENOENT {
        descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        isNew = descriptor >= 0
        if descriptor < 0, errno == EEXIST, FileKind(at: path) != nil { continue }
      }
      guard descriptor >= 0 else { throw .now(path) }
      lock(descriptor, LOCK_EX)
      var status = stat()
      guard fstat(descriptor, &status) == 0 else {
        let error = AtomicFileError.now(path)
        close(descriptor)
        throw error
      }
      guard FileKind(mode: status.st_mode) == .file else {
        close(descriptor)
        throw .failed(path: path, reason: "it is not a regular file")
      }
      // Somebody took the file away while we waited for the lock.
      if status.st_nlink > 0 { return (descriptor, status.st_size, isNew && status.st_size == 0) }
      close(descriptor)
    }
  }

  private static func endsInsideLine(
    _ descriptor: CInt, size: off_t, _ path: String
  ) throws(AtomicFileError) -> Bool {
    guard size > 0 else { return false }
    var last: UInt8 = 0
    while true {
      let count = pread(descriptor, &last, 1, size - 1)
      if count == 1 { return last != UInt8(ascii: "\n") }
      if count < 0, errno == EINTR { continue }
      throw .now(path)
    }
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: CInt, _ path: String, _ hook: AtomicFile.Hook
  ) throws(AtomicFileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      try hook(.write)
      let count = rest.withUnsafeBytes { writeSome(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .now(path)
      }
      rest = rest.dropFirst(count)
    }
  }

  private static func writeSome(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
    Darwin.write(descriptor, bytes, count)
    #elseif canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
    #else
    Musl.write(descriptor, bytes, count)
    #endif
  }

  /// Waits for the others; where a file system knows no locks, there is nothing to wait for.
  private static func lock(_ descriptor: CInt, _ kind: CInt) {
    while flock(descriptor, kind) != 0, errno == EINTR {}
  }
}

extension ReviewFolder {
  /// The logs of decisions that are there, named from the review's folder, in the order of their names.
  ///
  /// - Throws: `ReviewFolderError.unreadable` where their folder is there and cannot be listed.
  package func decisionFiles() throws(ReviewFolderError) -> [String] {
    try lineFiles(in: DecisionLog.folderName).sorted().map { "\(DecisionLog.folderName)/\($0)" }
  }

  /// The bytes a file holds.
  ///
  /// - Throws: `ReviewFolderError.unreadable` where it is not there.
  package func size(of name: String) throws(ReviewFolderError) -> Int {
    var status = stat()
    guard stat(path(of: name), &status) == 0 else {
      throw .unreadable(path: path(of: name), reason: String(cString: strerror(errno)))
    }
    return Int(status.st_size)
  }
}
