import Foundation
package import Records

/// Reads whole files, with a limit, so that a mistaken file does not fill the memory.
package enum FileBytes {
  /// No file of a review comes near it.
  package static let maximumSize = 64 << 20

  /// Why a file could not be read, in words.
  package struct Failure: Error {
    package var message: String

    package func problem(file: String) -> Problem {
      Problem(file: file, message: message)
    }
  }

  /// - Throws: `Failure` where the file cannot be opened or read, is no file, or is larger than `maximumSize`.
  package static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("cannot be opened") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("cannot be read") }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(message: "is no file that can be read") }
    guard status.st_size <= maximumSize else { throw tooLarge }
    return try read(descriptor, expecting: Int(status.st_size))
  }

  /// Reads standard input to its end.
  package static func readStandardInput() throws(Failure) -> [UInt8] {
    try read(STDIN_FILENO, expecting: 1 << 16)
  }

  private static func read(_ descriptor: Int32, expecting size: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var failed = false
    var wanted = size + 1
    while true {
      let count = bytes.count
      let capacity = wanted
      bytes += [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
        let got = Foundation.read(descriptor, buffer.baseAddress, capacity)
        failed = got < 0 && errno != EINTR
        filled = max(0, got)
      }
      if failed { throw failure("cannot be read") }
      if bytes.count == count { return bytes }
      if bytes.count > maximumSize { throw tooLarge }
      wanted = max(4096, min(bytes.count, 1 << 20))
    }
  }

  private static var tooLarge: Failure {
    Failure(message: "is larger than \(maximumSize >> 20) MB, which no file of a review is")
  }

  private static func failure(_ words: String) -> Failure {
    Failure(message: "\(words): \(String(cString: strerror(errno)))")
  }
}
