package import Records

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension ReviewFolder {
  /// The record files of a review, and what else stands among them.
  package struct StudyFiles: Hashable, Sendable {
    /// In the order of their names (by UTF-8 bytes).
    package var files: [FileState]
    /// What stands there and is not read, each with the reason.
    package var problems: [Problem]

    package init(files: [FileState] = [], problems: [Problem] = []) {
      self.files = files
      self.problems = problems
    }
  }

  /// The names of the files of lines (`*.jsonl`) in a folder of the review, in no order; dot-files are passed over.
  ///
  /// - Throws: `ReviewFolderError.unreadable` where the folder is there and cannot be listed.
  func lineFiles(in name: String) throws(ReviewFolderError) -> [String] {
    try names(in: name).filter { $0.hasSuffix(".jsonl") }
  }

  /// The names of all that stands in a folder of the review, in no order; dot-files are passed over.
  ///
  /// - Throws: `ReviewFolderError.unreadable` where the folder is there and cannot be listed.
  func names(in name: String) throws(ReviewFolderError) -> [String] {
    let path = path(of: name)
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
        return names
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
  }

  /// What the file system says of a file of the review; nil where it is gone.
  func state(of name: String) throws(ReviewFolderError) -> FileState? {
    var status = stat()
    guard stat(path(of: name), &status) == 0 else {
      if errno == ENOENT { return nil }
      throw .unreadable(path: path(of: name), reason: String(cString: strerror(errno)))
    }
    return FileState(path: name, status)
  }

  /// Lists `studies/*.json` and `studies/*.xml` without opening them.
  ///
  /// Dot-files and the leftovers of editors (`x.json~`, `#x.json#`) are passed over in silence; anything else is a
  /// warning, so that no record is missed without a word. Reads the folder with one descriptor: ten thousand files
  /// take some ten milliseconds.
  /// - Throws: `ReviewFolderError.unreadable` where the folder is there and cannot be listed.
  package func studyFiles() throws(ReviewFolderError) -> StudyFiles {
    let name = Self.studiesName
    guard let folder = opendir(path(of: name)) else {
      if errno == ENOENT {
        let message = "there is no folder \(name), so the review has no records; 'garner add' makes it"
        return StudyFiles(problems: [Problem(.warning, file: name, message: message)])
      }
      throw .unreadable(path: path(of: name), reason: String(cString: strerror(errno)))
    }
    defer { closedir(folder) }
    let descriptor = dirfd(folder)
    var found: [(name: String, state: FileState)] = []
    var problems: [(name: String, problem: Problem)] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw .unreadable(path: path(of: name), reason: String(cString: strerror(errno))) }
        break
      }
      let (bytes, isDotFile) = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        (Array(bytes.prefix { $0 != 0 }), bytes[0] == UInt8(ascii: "."))
      }
      if isDotFile || Self.isLeftover(bytes) { continue }
      guard let file = String(validating: bytes, as: UTF8.self) else {
        let shown = String(decoding: bytes, as: UTF8.self)
        let message = "the file's name is not UTF-8, so it is not read; rename it"
        problems.append((shown, Problem(.warning, file: "\(name)/\(shown)", message: message)))
        continue
      }
      var status = stat()
      guard fstatat(descriptor, file, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        // Gone since it was listed: as if it had never been there.
        if errno == ENOENT { continue }
        throw .unreadable(path: path(of: "\(name)/\(file)"), reason: String(cString: strerror(errno)))
      }
      if let message = Self.reasonNotToRead(file, mode: status.st_mode) {
        problems.append((file, Problem(.warning, file: "\(name)/\(file)", message: message)))
      } else {
        found.append((file, FileState(path: "\(name)/\(file)", status)))
      }
    }
    found.sort { Self.precedes($0.name, $1.name) }
    // One id, two files: which of them is meant nobody can say, and counting both would count a study twice.
    var owners: [Substring: String] = [:]
    found.removeAll { file in
      let stem = file.name[..<(file.name.utf8.lastIndex(of: UInt8(ascii: ".")) ?? file.name.endIndex)]
      guard let owner = owners[stem] else {
        owners[stem] = file.name
        return false
      }
      let message = "'\(stem)' is also the id of \(name)/\(owner), which is read; keep one of the two"
      problems.append((file.name, Problem(file: "\(name)/\(file.name)", message: message)))
      return true
    }
    problems.sort { Self.precedes($0.name, $1.name) }
    return StudyFiles(files: found.map(\.state), problems: problems.map(\.problem))
  }

  /// By UTF-8 bytes, compared where they lie.
  private static func precedes(_ name: String, _ other: String) -> Bool {
    let order = name.utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { bytes.lexicographicallyPrecedes($0) }
    }
    return (order ?? nil) ?? name.utf8.lexicographicallyPrecedes(other.utf8)
  }

  private static func isLeftover(_ name: [UInt8]) -> Bool {
    name.last == UInt8(ascii: "~") || (name.first == UInt8(ascii: "#") && name.last == UInt8(ascii: "#"))
  }

  private static func reasonNotToRead(_ name: String, mode: mode_t) -> String? {
    switch mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: return "a symbolic link is not followed, so it is not read; put the file itself here"
    case S_IFDIR: return "a folder is not read; records stand directly in \(studiesName)"
    default: return "this is not a regular file, so it is not read"
    }
    if name.hasSuffix(".json") || name.hasSuffix(".xml") { return nil }
    let lower = name.lowercased()
    if lower.hasSuffix(".json") || lower.hasSuffix(".xml") {
      return "the ending is not in lower case, so the file is not read; a record ends in .json or .xml"
    }
    return "the file is not read; a record ends in .json or .xml"
  }

  /// The bytes of a file named from the review's folder.
  ///
  /// - Throws: `ReviewFolderError`; see `FileBytes.read`.
  package func contents(of name: String) throws(ReviewFolderError) -> [UInt8] {
    try FileBytes.read(path(of: name))
  }
}

extension FileState {
  fileprivate init(path: String, _ status: stat) {
    #if canImport(Darwin)
    let (contents, entry) = (status.st_mtimespec, status.st_ctimespec)
    #else
    let (contents, entry) = (status.st_mtim, status.st_ctim)
    #endif
    func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }
    self.init(
      path: path, size: Int64(status.st_size), modified: max(nanoseconds(contents), nanoseconds(entry)),
      inode: UInt64(status.st_ino))
  }
}
