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
    guard let last = part.last else { return start }
    var end = start + part.count - 1
    while let found = place(of: last, from: end) {
      let place = found - part.count + 1
      if self[part: place..<found].elementsEqual(part.dropLast()) { return place }
      end = found + 1
    }
    return nil
  }
}
