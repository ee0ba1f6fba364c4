/// What bytes can be put at the end of.
package protocol ByteSink: ~Copyable {
  mutating func append(_ byte: UInt8)
  mutating func append(copying bytes: Bytes)
}

extension Array: ByteSink where Element == UInt8 {
  package mutating func append(copying bytes: Bytes) { append(contentsOf: bytes) }
}

/// Bytes that grow at the end, in one piece of memory that is kept for the next use.
///
/// Written here because emptying and refilling an `Array` costs several times what copying a short field does, and a
/// record has a hundred of them.
package struct ByteBuffer: ~Copyable, ByteSink {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  package private(set) var count = 0

  package init(capacity: Int = 64) {
    memory = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { memory.deallocate() }

  package var isEmpty: Bool { count == 0 }

  /// The bytes, for the time of a call in which the buffer does not change.
  package var bytes: Bytes { Bytes(start: memory, count: count) }

  /// The same, or nil where there are none.
  var orNil: Bytes? { isEmpty ? nil : bytes }

  func isSame(as other: borrowing ByteBuffer) -> Bool { bytes.isSame(as: other.bytes) }

  /// Part of the bytes; the same holds.
  package func part(_ range: Range<Int>) -> Bytes {
    precondition(range.upperBound <= count)
    return Bytes(start: memory + range.lowerBound, count: range.count)
  }

  package var last: UInt8? { count == 0 ? nil : memory[count - 1] }

  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    memory[count] = byte
    count &+= 1
  }

  // One copy for all callers: the less code reads a record, the more of it stays in the processor's cache of instructions.
  @inline(never)
  package mutating func append(copying bytes: Bytes) {
    guard let start = bytes.baseAddress else { return }
    append(start, bytes.count)
  }

  // Its length is known where it is called, so little code is left of it.
  @inline(__always)
  package mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  @inline(__always)
  private mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    Self.copy(start, to: memory + count, length)
    count &+= length
  }

  /// Copies a few bytes without a call: most fields, and all that stands between them, are short.
  @inline(__always)
  static func copy(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, _ length: Int) {
    let from = UnsafeRawPointer(source)
    let to = UnsafeMutableRawPointer(target)
    switch length {
    case 8...16:
      // The first eight and the last eight, which overlap.
      let first = from.loadUnaligned(as: UInt64.self)
      let last = from.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
      to.storeBytes(of: first, as: UInt64.self)
      to.storeBytes(of: last, toByteOffset: length - 8, as: UInt64.self)
    case 4...7:
      let first = from.loadUnaligned(as: UInt32.self)
      let last = from.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self)
      to.storeBytes(of: first, as: UInt32.self)
      to.storeBytes(of: last, toByteOffset: length - 4, as: UInt32.self)
    case 1...3:
      target[0] = source[0]
      target[length / 2] = source[length / 2]
      target[length - 1] = source[length - 1]
    case 0: break
    default:
      to.copyMemory(from: from, byteCount: length)
    }
  }

  /// Makes room for so many more bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) { if _slowPath(capacity &- count < more) { grow(by: more) } }

  /// Lends room for so many bytes behind what is there; the body returns how many of them it has filled.
  @inline(__always)
  mutating func append(_ room: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    reserve(room)
    let filled = fill(memory + count)
    precondition(filled <= room)
    count += filled
  }

  /// Puts these bytes in the place of all that was there.
  @inline(__always)
  package mutating func set(_ bytes: Bytes) {
    count = 0
    append(copying: bytes)
  }

  /// Keeps the first bytes only.
  @inline(__always)
  package mutating func truncate(to length: Int) {
    precondition(length <= count)
    count = length
  }

  @inline(__always)
  package mutating func truncate() { count = 0 }

  /// Lends the bytes for changing; the body returns how many of them are left.
  package mutating func edit(_ body: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    truncate(to: body(UnsafeMutableBufferPointer(start: memory, count: count)))
  }

  /// Adds bytes that stand in the buffer itself.
  package mutating func append(own range: Range<Int>) {
    precondition(range.upperBound <= count)
    reserve(range.count)
    Self.copy(memory + range.lowerBound, to: memory + count, range.count)
    count &+= range.count
  }

  /// Copies a text in which some bytes need an escape.
  ///
  /// - Parameters:
  ///   - marks: sets the top bit in the place of the first byte of a word that needs one, and none before it.
  ///   - escape: puts what stands for the byte.
  @inline(__always)
  mutating func append(
    _ text: Bytes, marks: (UInt64) -> UInt64, escape: (UInt8, inout ByteBuffer) -> Void
  ) {
    var rest = text
    while let place = rest.first(marks) {
      append(copying: rest[part: 0..<place])
      escape(rest[place], &self)
      rest = rest[part: (place &+ 1)..<rest.count]
    }
    append(copying: rest)
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: memory, count: count)
    memory.deallocate()
    memory = moved
    capacity = larger
  }
}
