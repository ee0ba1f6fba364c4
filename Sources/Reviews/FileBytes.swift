#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads whole files, with a limit, so that a mistaken one does not fill the memory.
package enum FileBytes {
  /// The most bytes a file of a review may hold: 64 MiB, a thousand times a large record.
  package static let sizeLimit: Int64 = 64 << 20

  /// The bytes of a file.
  ///
  /// - Throws: `ReviewFolderError`; a file above `sizeLimit` is refused before any of it is read.
  package static func read(_ path: String) throws(ReviewFolderError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard FileKind(mode: status.st_mode) == .file else {
      throw .unreadable(path: path, reason: "it is not a regular file")
    }
    guard Int64(status.st_size) <= sizeLimit else {
      throw .tooLarge(path: path, size: Int64(status.st_size), limit: sizeLimit)
    }
    return try read(descriptor, path, expecting: Int(status.st_size))
  }

  /// Reads standard input to its end.
  ///
  /// - Throws: `ReviewFolderError` where it cannot be read or passes `sizeLimit`.
  package static func readStandardInput() throws(ReviewFolderError) -> [UInt8] {
    try read(STDIN_FILENO, "standard input", expecting: nil)
  }

  /// - Parameter size: the bytes there should be, so that one call finds the end as well; nil where nobody knows.
  static func read(
    _ descriptor: Int32, _ path: String, expecting size: Int?, limit: Int64 = sizeLimit
  ) throws(ReviewFolderError) -> [UInt8] {
    var bytes: [UInt8] = []
    var isAtEnd = false
    var room = size.map { $0 + 1 } ?? 65_536
    while !isAtEnd {
      let start = bytes.count
      guard start <= limit else { throw .tooLarge(path: path, size: Int64(start), limit: limit) }
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        repeat { count = readSome(descriptor, buffer.baseAddress, room) } while count < 0 && errno == EINTR
        initialized = max(count, 0)
      }
      guard count >= 0 else { throw failure(path) }
      isAtEnd = count == 0 || (count < room && start + count == size)
      if start == 0 { bytes = part } else { bytes += part }
      room = 65_536
    }
    return bytes
  }

  private static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
    Darwin.read(descriptor, buffer, count)
    #elseif canImport(Glibc)
    Glibc.read(descriptor, buffer, count)
    #else
    Musl.read(descriptor, buffer, count)
    #endif
  }

  static func failure(_ path: String) -> ReviewFolderError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}
