import Foundation

/// A real file system of a few kilobytes in memory, to fill to the brim or to make read-only.
///
/// Only root may mount one; where that is not permitted, the tests that need it are skipped and say so.
package final class SmallDisk: Sendable {
  package let path: String
  private let folder: TemporaryFolder

  /// Whether this process may mount a file system. Tried once.
  package static let isPermitted = (try? SmallDisk(kilobytes: 16)) != nil

  /// - Throws: `POSIXError` where it cannot be mounted.
  package init(kilobytes: Int) throws {
    folder = try TemporaryFolder()
    path = folder.path
    #if canImport(Glibc)
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k,mode=755") == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM)
    }
    #else
    throw POSIXError(.ENOTSUP)
    #endif
  }

  deinit {
    #if canImport(Glibc)
    umount2(path, CInt(MNT_DETACH))
    #endif
  }

  /// From now on nothing can be written to it.
  package func makeReadOnly() throws {
    #if canImport(Glibc)
    guard mount("tmpfs", path, "tmpfs", UInt(MS_RDONLY | MS_REMOUNT), nil) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM)
    }
    #endif
  }

  /// Fills it with a file of this name until nothing more goes in, then takes `spare` bytes off again.
  package func fill(_ name: String = "ballast", sparing spare: Int = 0) throws {
    let file = path + "/" + name
    try Data().write(to: URL(fileURLWithPath: file))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    defer { try? handle.close() }
    var size: UInt64 = 0
    while (try? handle.write(contentsOf: Data(count: 1024))) != nil { size += 1024 }
    try handle.truncate(atOffset: size - min(size, UInt64(spare)))
  }
}
