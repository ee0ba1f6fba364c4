import CZlib
package import Formats

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// An export on the disk or from standard input, read as it is needed; one packed with gzip is unpacked on the way.
package final class ExportFile: ByteSource {
  private let descriptor: CInt
  private let path: String
  private var raw = [UInt8](repeating: 0, count: 256 << 10)
  private var available = 0..<0
  private var isAtEnd = false
  /// In memory of its own: zlib knows its state by the place where it lies.
  private var zlib: UnsafeMutablePointer<z_stream>?
  private var packedCount = 0
  private var unpackedCount = 0
  private let mostExpansion: Int

  /// How many times its size a packed file may grow to: NLM's grow tenfold.
  package static let mostExpansion = 200
  /// Growing to less than this is never refused.
  package static let harmlessSize = 64 << 20

  /// - Parameter path: `-` is standard input.
  /// - Throws: where it cannot be opened.
  package init(_ path: String, mostExpansion: Int = ExportFile.mostExpansion) throws(ReviewFolderError) {
    self.path = path
    self.mostExpansion = mostExpansion
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .unreadable(path: path, reason: "it is a folder")
    }
  }

  deinit {
    if let zlib {
      inflateEnd(zlib)
      zlib.deallocate()
    }
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceFailure) -> Int {
    if buffer.isEmpty { return 0 }
    // What is not packed is read to where it is wanted.
    if zlib == nil, packedCount > 0, available.isEmpty, !isAtEnd { return try checked(readOn(into: buffer)) }
    if available.isEmpty, !isAtEnd { try refill() }
    // The first two bytes tell.
    if zlib == nil, packedCount == 0, available.count > 2, raw[available.lowerBound] == 0x1F,
      raw[available.lowerBound + 1] == 0x8B
    {
      try startUnpacking()
    }
    packedCount = max(packedCount, 1)
    if let zlib { return try unpack(zlib, into: buffer) }
    let count = min(buffer.count, available.count)
    raw.withUnsafeBytes {
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: $0[available.lowerBound..<(available.lowerBound + count)]))
    }
    available = (available.lowerBound + count)..<available.upperBound
    return count
  }

  private func refill() throws(ByteSourceFailure) {
    available = 0..<(try checked(raw.withUnsafeMutableBytes(readOn)))
  }

  private func checked(_ count: Int) throws(ByteSourceFailure) -> Int {
    guard count >= 0 else { throw ByteSourceFailure("\(path) cannot be read: \(String(cString: strerror(errno)))") }
    isAtEnd = count == 0
    return count
  }

  /// - Returns: less than nothing where it fails, and `errno` tells why.
  private func readOn(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var count = 0
    repeat {
      #if canImport(Darwin)
      count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Glibc)
      count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #else
      count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
    } while count < 0 && errno == EINTR
    return count
  }

  // MARK: gzip

  private func startUnpacking() throws(ByteSourceFailure) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 is the largest window, 16 more asks for gzip's header.
    guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
      stream.deallocate()
      throw ByteSourceFailure("\(path) cannot be unpacked: there is not enough memory")
    }
    zlib = stream
  }

  /// What is unpacked before a fault is handed over first; the fault is thrown when more is asked for.
  private func unpack(
    _ zlib: UnsafeMutablePointer<z_stream>, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceFailure) -> Int {
    if let fault { throw fault }
    var made = 0
    do throws(ByteSourceFailure) {
      try unpack(zlib, into: buffer, made: &made)
    } catch {
      fault = error
      if made == 0 { throw error }
    }
    return made
  }

  private func unpack(
    _ zlib: UnsafeMutablePointer<z_stream>, into buffer: UnsafeMutableRawBufferPointer, made: inout Int
  ) throws(ByteSourceFailure) {
    while made < buffer.count {
      if available.isEmpty {
        if isAtEnd { return }
        try refill()
        if isAtEnd {
          if isBetweenMembers { return }
          throw ByteSourceFailure("the packed file \(path) ends in the middle; what comes before it was read")
        }
      }
      let room = buffer.count - made
      let result = raw.withUnsafeMutableBufferPointer { input in
        zlib.pointee.next_in = input.baseAddress.map { $0 + available.lowerBound }
        zlib.pointee.avail_in = CUnsignedInt(available.count)
        zlib.pointee.next_out = buffer.baseAddress.map { ($0 + made).assumingMemoryBound(to: UInt8.self) }
        zlib.pointee.avail_out = CUnsignedInt(room)
        return inflate(zlib, Z_NO_FLUSH)
      }
      let used = available.count - Int(zlib.pointee.avail_in)
      let grown = room - Int(zlib.pointee.avail_out)
      available = (available.lowerBound + used)..<available.upperBound
      packedCount += used
      unpackedCount += grown
      made += grown
      isBetweenMembers = false
      if unpackedCount > Self.harmlessSize, unpackedCount / mostExpansion > packedCount {
        throw ByteSourceFailure(
          "\(path) unpacks to more than \(mostExpansion) times its size; if that is right, raise the limit with "
            + "--max-expansion")
      }
      switch result {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END:
        // A file may hold several packed ones, one after another.
        isBetweenMembers = true
        inflateReset(zlib)
      default:
        throw ByteSourceFailure("the packed file \(path) is broken; what comes before the fault was read")
      }
    }
  }

  private var isBetweenMembers = false
  private var fault: ByteSourceFailure?
}
