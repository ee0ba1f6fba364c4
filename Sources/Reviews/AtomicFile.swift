#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Writing that happens wholly or not at all.
///
/// The bytes go into a temporary dot-file beside the target, are brought to the disk, and only then get the name; then
/// the folder is brought to the disk too. Killed at any step, the folder is as it was but for a temporary file, which
/// nothing reads and the next write removes.
package enum AtomicFile {
  /// What is about to be done; the same order always.
  package enum Step: Hashable, Sendable, CaseIterable {
    case makeTemporary
    /// Once for every part of the contents.
    case write
    case sync
    /// Give it the name.
    case publish
    case removeTemporary
    case syncFolder
  }

  /// Called before every step. Tests use it to fail or to be killed there; everybody else leaves it out.
  package typealias Hook = (Step) throws(AtomicFileError) -> Void

  /// Writes a new file; a file that is there already is never overwritten.
  ///
  /// - Throws: `AtomicFileError`; the folder is then as it was.
  package static func create(
    at path: String, contents: some Collection<UInt8>, before hook: Hook = { _ in }
  ) throws(AtomicFileError) {
    let growing = try GrowingFile(at: path, before: hook)
    do throws(AtomicFileError) {
      try growing.append(Array(contents), before: hook)
    } catch {
      growing.discard()
      throw error
    }
    try growing.publish(before: hook)
  }

  /// Puts new contents in the place of a file's old ones, keeping its permissions; a link is followed.
  ///
  /// Only for files that the user asked to change.
  /// - Throws: `AtomicFileError`; the old contents are then still there, except after `unconfirmed`.
  package static func replace(
    at path: String, contents: some Collection<UInt8>, before hook: Hook = { _ in }
  ) throws(AtomicFileError) {
    guard let resolved = realpath(path, nil) else { throw .now(path) }
    let target = String(cString: resolved)
    free(resolved)
    var status = stat()
    guard stat(target, &status) == 0 else { throw .now(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .failed(path: path, reason: "it is not a regular file") }
    let file = try TemporaryFile.make(beside: target, hook: hook)
    defer { file.release() }
    do throws(AtomicFileError) {
      guard fchmod(file.descriptor, status.st_mode & 0o7777) == 0 else { throw .now(path) }
      try file.fill(with: Array(contents), hook: hook)
      try hook(.publish)
      guard rename(file.path, target) == 0 else { throw .now(path) }
    } catch {
      file.remove()
      throw error
    }
    do throws(AtomicFileError) {
      try hook(.syncFolder)
      try TemporaryFile.syncFolder(of: target)
    } catch {
      throw .unconfirmed(path: path, reason: "\(error)")
    }
  }
}

/// A new file that is written part by part and gets its name when it is whole.
package struct GrowingFile {
  private let path: String
  private let file: TemporaryFile

  /// - Throws: `AtomicFileError` where the name is taken or the folder cannot be written.
  package init(at path: String, before hook: AtomicFile.Hook = { _ in }) throws(AtomicFileError) {
    // Asked for the sake of the message and to spare the work; the link below decides.
    var status = stat()
    if lstat(path, &status) == 0 { throw .nameTaken(path) }
    self.path = path
    file = try TemporaryFile.make(beside: path, hook: hook)
  }

  package func append(_ contents: [UInt8], before hook: AtomicFile.Hook = { _ in }) throws(AtomicFileError) {
    try file.append(contents, hook: hook)
  }

  /// Leaves the folder as it was.
  package func discard() {
    file.remove()
    file.release()
  }

  /// Takes a published file away again, for the sake of another that could not be written.
  package func withdraw() { unlink(path) }

  /// Gives the file its name; it is not written to any more.
  package func publish(before hook: AtomicFile.Hook = { _ in }) throws(AtomicFileError) {
    defer { file.release() }
    do throws(AtomicFileError) {
      try file.sync(hook: hook)
      try hook(.publish)
      try file.link(to: path)
    } catch {
      file.remove()
      throw error
    }
    do throws(AtomicFileError) {
      try hook(.removeTemporary)
      file.remove()
      try hook(.syncFolder)
      try TemporaryFile.syncFolder(of: path)
    } catch {
      // It has its name, but nobody can promise that it keeps it: better none than perhaps one.
      unlink(path)
      file.remove()
      throw error
    }
  }
}

/// Why a file was not written.
package enum AtomicFileError: Error, Hashable, CustomStringConvertible {
  case nameTaken(String)
  case failed(path: String, reason: String)
  /// The new contents are in place, but the disk did not confirm it.
  case unconfirmed(path: String, reason: String)

  package var description: String {
    switch self {
    case .nameTaken(let path): "\(path) is there already and is not overwritten; nothing was written"
    case .failed(let path, let reason): "\(path) cannot be written: \(reason); nothing was changed"
    case .unconfirmed(let path, let reason): "\(path) was written, but the disk did not confirm it: \(reason)"
    }
  }

  /// The failure of the system call that has just failed.
  static func now(_ path: String) -> AtomicFileError {
    .failed(path: path, reason: String(cString: strerror(errno)))
  }
}
