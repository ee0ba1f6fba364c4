#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A file under a name that nothing reads, on its way to its own.
///
/// While it is being written it is locked (`flock`), and the lock goes with the process: so a leftover can be told
/// from somebody's work, and is removed at the next write into the same folder.
struct TemporaryFile {
  let path: String
  /// The file it is to become; for the messages.
  let target: String
  let descriptor: CInt

  static let prefix = ".garner-tmp-"
  /// How much is written at a time.
  static let partSize = 65_536

  static func make(beside target: String, hook: AtomicFile.Hook) throws(AtomicFileError) -> TemporaryFile {
    try hook(.makeTemporary)
    let folder = folder(of: target)
    removeLeftovers(in: folder)
    while true {
      let path = folder + "/" + prefix + String(UInt64.random(in: 0...UInt64.max), radix: 36)
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else {
        if errno == EEXIST || errno == EINTR { continue }
        throw .now(target)
      }
      let file = TemporaryFile(path: path, target: target, descriptor: descriptor)
      // Where locks are not known, nobody will take it for a leftover either.
      flock(descriptor, LOCK_EX)
      var status = stat()
      guard fstat(descriptor, &status) == 0 else {
        let error = AtomicFileError.now(target)
        file.remove()
        file.release()
        throw error
      }
      // Somebody who cleaned up was quicker than the lock.
      guard status.st_nlink > 0 else {
        file.release()
        continue
      }
      return file
    }
  }

  /// Writes everything and brings it to the disk.
  func fill(with contents: [UInt8], hook: AtomicFile.Hook) throws(AtomicFileError) {
    try append(contents, hook: hook)
    try sync(hook: hook)
  }

  func append(_ contents: [UInt8], hook: AtomicFile.Hook) throws(AtomicFileError) {
    var rest = contents[...]
    while !rest.isEmpty {
      try hook(.write)
      let count = rest.prefix(Self.partSize).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .now(target)
      }
      rest = rest.dropFirst(count)
    }
  }

  func sync(hook: AtomicFile.Hook) throws(AtomicFileError) {
    try hook(.sync)
    while fsync(descriptor) != 0 {
      guard errno == EINTR else { throw .now(target) }
    }
  }

  /// Gives it a second name, which must be free. Where a file system knows no links, it is renamed instead.
  func link(to path: String) throws(AtomicFileError) {
    #if canImport(Darwin)
    if Darwin.link(self.path, path) == 0 { return }
    #elseif canImport(Glibc)
    if Glibc.link(self.path, path) == 0 { return }
    #else
    if Musl.link(self.path, path) == 0 { return }
    #endif
    switch errno {
    case EEXIST: throw .nameTaken(path)
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK: try renameWithoutReplacing(to: path)
    default: throw .now(path)
    }
  }

  /// For file systems without links, such as FAT on a memory stick.
  func renameWithoutReplacing(to path: String) throws(AtomicFileError) {
    #if canImport(Darwin)
    if renamex_np(self.path, path, UInt32(RENAME_EXCL)) == 0 { return }
    #elseif canImport(Glibc)
    // In the C library since 2.28, but its header shows it to GNU sources only.
    typealias Rename = @convention(c) (CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt) -> CInt
    let noReplace: CUnsignedInt = 1
    guard let symbol = dlsym(nil, "renameat2") else { throw .failed(path: path, reason: "this disk knows no links") }
    if unsafeBitCast(symbol, to: Rename.self)(AT_FDCWD, self.path, AT_FDCWD, path, noReplace) == 0 { return }
    #else
    errno = EOPNOTSUPP
    #endif
    if errno == EEXIST { throw .nameTaken(path) }
    throw .now(path)
  }

  func remove() {
    unlink(path)
  }

  func release() {
    close(descriptor)
  }

  static func syncFolder(of path: String) throws(AtomicFileError) {
    let descriptor = open(folder(of: path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .now(path) }
    defer { close(descriptor) }
    while fsync(descriptor) != 0 {
      switch errno {
      case EINTR: continue
      // Some file systems cannot sync a folder; they then do not need it.
      case EINVAL, ENOTSUP: return
      default: throw .now(path)
      }
    }
  }

  /// Removes what killed processes left: temporary files that nobody holds a lock on.
  static func removeLeftovers(in folder: String) {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard name.hasPrefix(prefix) else { continue }
      let path = folder + "/" + name
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
