#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension Bytes {
  /// Where a byte stands first, from `start` on.
  func place(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Where these bytes, of which there is one at least, stand first from `start` on.
  func place(of part: [UInt8], from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let found = memmem(base + start, count - start, part, part.count)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
