/// Where the bytes of an export come from: a file, plain or unpacked as it is read, or bytes at hand.
package protocol ByteSource: AnyObject {
  /// Fills the buffer as far as it can.
  ///
  /// - Returns: how many bytes were put there, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceFailure) -> Int

  /// Whether it has ended though more was to come: what was read last may be a part.
  var hasBrokenOff: Bool { get }
}

extension ByteSource {
  package var hasBrokenOff: Bool { false }
}

/// Why an export cannot be read any further.
package struct ByteSourceFailure: Error, Hashable, Sendable {
  package var message: String

  package init(_ message: String) {
    self.message = message
  }
}

/// Bytes that are there already.
package final class BytesAtHand: ByteSource {
  private let bytes: [UInt8]
  private var place = 0

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - place)
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<(place + count)])) }
    place += count
    return count
  }
}

/// A source whose first bytes can be looked at before it is read.
///
/// Where another cannot be read on, it ends, and keeps why: so a reader ends what it has at hand as at the end of a file.
final class HeadedSource: ByteSource {
  private(set) var head: [UInt8] = []
  private(set) var failure: ByteSourceFailure?
  var hasBrokenOff: Bool { failure != nil || rest.hasBrokenOff }
  private var place = 0
  private let rest: any ByteSource

  private static let headSize = 64 << 10

  init(_ source: any ByteSource) {
    rest = source
    lengthenHead(to: Self.headSize)
  }

  /// Reads on, before anything was handed out.
  ///
  /// - Returns: whether there was more.
  @discardableResult
  func lengthenHead(to size: Int) -> Bool {
    let before = head.count
    var part = [UInt8](repeating: 0, count: Self.headSize)
    while head.count < size {
      let count = part.withUnsafeMutableBytes(readRest)
      if count == 0 { break }
      head += part[..<count]
    }
    return head.count > before
  }

  private func readRest(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard failure == nil else { return 0 }
    do throws(ByteSourceFailure) {
      return try rest.read(into: buffer)
    } catch {
      failure = error
      return 0
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard place < head.count else { return readRest(into: buffer) }
    let count = min(buffer.count, head.count - place)
    head.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<(place + count)])) }
    place += count
    // It may be long.
    if place == head.count { (head, place) = ([], 0) }
    return count
  }
}
