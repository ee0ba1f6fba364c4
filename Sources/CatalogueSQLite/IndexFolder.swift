import GRDB

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Why there is no index on disk. Nothing is lost by it: the same answers can be had from memory.
package enum IndexFailure: Error, Hashable, CustomStringConvertible {
  /// The index could not be written at this path: a read-only or full disk, a missing permission, a file in the way.
  case cannotWrite(path: String, reason: String)

  package var description: String {
    switch self {
    case .cannotWrite(let path, let reason): "the index \(path) cannot be written: \(reason)"
    }
  }
}

/// The dot-folder of a review in which the index stands.
///
/// An index file is never changed once it has its name: every refresh writes a new file beside it and renames that
/// over the old one. So a reader needs no lock and no journal, whoever is killed leaves the old index whole, two
/// processes that refresh at once each leave a whole one, and an index on a read-only disk can still be read.
struct IndexFolder: Sendable {
  let path: String

  init(reviewFolder: String) {
    path = reviewFolder + "/.garner"
  }

  var index: String { path + "/index.sqlite" }

  /// Opens the index as it stands.
  ///
  /// - Throws: where there is none or it cannot be opened.
  func open() throws -> DatabaseQueue {
    // The file is not there in most cases of failure; asking first saves SQLite's noise about it.
    guard access(index, R_OK) == 0 else { throw IndexDamage() }
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: "file:\(Self.escaped(index))?immutable=1", configuration: configuration)
  }

  /// A new, empty file for an index that is to take the place of the present one; makes the folder where needed.
  func makeNewFile() throws(IndexFailure) -> NewIndexFile {
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw .now(path) }
    let ignore = path + "/.gitignore"
    var present = stat()
    // An empty one was left by a full disk.
    if stat(ignore, &present) != 0 || present.st_size == 0 {
      let descriptor = Glue.open(ignore, O_WRONLY | O_CREAT | O_CLOEXEC)
      guard descriptor >= 0 else { throw .now(ignore) }
      let written = write(descriptor, "*\n", 2)
      close(descriptor)
      guard written == 2 else {
        let failure = IndexFailure.now(ignore)
        unlink(ignore)
        throw failure
      }
    }
    let file = path + "/" + Self.newFilePrefix + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let descriptor = Glue.open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC)
    guard descriptor >= 0 else { throw .now(file) }
    // While it is being made it is locked, which shows others that it is no leftover.
    flock(descriptor, LOCK_EX | LOCK_NB)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let failure = IndexFailure.now(file)
      close(descriptor)
      unlink(file)
      throw failure
    }
    let created = Glue.modified(status)
    removeLeftovers(before: created - 600_000_000_000)
    return NewIndexFile(path: file, target: index, folder: path, created: created, descriptor: descriptor)
  }

  private static let newFilePrefix = "new-index-"

  /// Removes what killed processes left behind: files that nobody has locked. One that is still empty may not be locked
  /// yet, and some file systems know no locks: such a file goes once it is older than `time`.
  private func removeLeftovers(before time: Int64) {
    guard let folder = opendir(path) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard name.hasPrefix(Self.newFilePrefix) else { continue }
      let file = path + "/" + name
      let descriptor = Glue.open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { continue }
      let isUnlocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
      if !isUnlocked, errno == EWOULDBLOCK { continue }
      if isUnlocked && status.st_size > 0 || Glue.modified(status) < time { unlink(file) }
    }
  }

  /// The path in an SQLite URI.
  static func escaped(_ path: String) -> String {
    var text = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "?": text += "%3f"
      case "#": text += "%23"
      case "%": text += "%25"
      default: text.unicodeScalars.append(scalar)
      }
    }
    // Two slashes at the start would stand for a host.
    return path.hasPrefix("/") ? "//" + text : text
  }
}

/// An index in the making, under a name of its own.
struct NewIndexFile {
  let path: String
  let target: String
  let folder: String
  /// When the file was made, by the file system's own clock: a file of the review that is as new may change once more
  /// without getting another time.
  let created: Int64
  let descriptor: CInt

  /// A database in it that keeps no journal and waits for no disk: until it has its name, it may be lost. Pages are
  /// larger than usual, since an index is written once and whole.
  func open() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA page_size = 16384;
          PRAGMA journal_mode = OFF;
          PRAGMA synchronous = OFF;
          PRAGMA locking_mode = EXCLUSIVE;
          PRAGMA cache_size = -65536;
          """)
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Brings it to the disk and gives it its name. Its database must be closed.
  func publish() throws(IndexFailure) {
    let isDone = fsync(descriptor) == 0 && rename(path, target) == 0
    guard isDone else {
      let failure = IndexFailure.now(target)
      discard()
      throw failure
    }
    close(descriptor)
    let parent = Glue.open(folder, O_RDONLY | O_CLOEXEC)
    if parent >= 0 {
      fsync(parent)
      close(parent)
    }
  }

  func discard() {
    close(descriptor)
    unlink(path)
  }
}

extension IndexFailure {
  /// The failure of the system call that has just failed.
  fileprivate static func now(_ path: String) -> IndexFailure {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}

/// System calls in the form wanted here.
private enum Glue {
  static func open(_ path: String, _ flags: CInt) -> CInt {
    while true {
      #if canImport(Darwin)
      let descriptor = Darwin.open(path, flags, 0o666)
      #elseif canImport(Glibc)
      let descriptor = Glibc.open(path, flags, 0o666)
      #else
      let descriptor = Musl.open(path, flags, 0o666)
      #endif
      if descriptor >= 0 || errno != EINTR { return descriptor }
    }
  }

  /// Nanoseconds since 1970.
  static func modified(_ status: stat) -> Int64 {
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
