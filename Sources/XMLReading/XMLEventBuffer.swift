/// Where the events of a stream are gathered till they are handed over, with what libxml2 lends for one call only.
struct XMLEventBuffer: ~Copyable {
  private let events = UnsafeMutablePointer<XMLStreamEvent>.allocate(capacity: mostEvents)
  private let attributes = UnsafeMutablePointer<XMLStreamAttribute>.allocate(capacity: mostAttributes)
  private let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: mostBytes)
  private var eventCount = 0
  private(set) var attributeCount = 0
  private var byteCount = 0
  /// Whether what was not copied, since there was no room, must be handed over before libxml2 takes it back.
  private var isLent = false

  // Enough that going to and fro is seldom: it costs more than that events lie in the second nearest cache of the processor.
  private static let mostEvents = 2048
  private static let mostAttributes = 1024
  private static let mostBytes = 32 << 10

  deinit {
    events.deallocate()
    attributes.deallocate()
    bytes.deallocate()
  }

  var gathered: UnsafeBufferPointer<XMLStreamEvent> { UnsafeBufferPointer(start: events, count: eventCount) }

  /// Whether it must be handed over now.
  @inline(__always)
  var isDue: Bool { eventCount == Self.mostEvents || isLent }

  /// Whether a start tag with so many attributes may come.
  @inline(__always)
  func hasRoom(attributes count: Int) -> Bool { attributeCount &+ count <= Self.mostAttributes }

  @inline(__always)
  mutating func append(_ event: XMLStreamEvent) {
    (events + eventCount).initialize(to: event)
    eventCount &+= 1
  }

  /// Puts an end tag and the text before it, if that is still here, into one event: most elements hold nothing else.
  ///
  /// - Returns: whether it is.
  @inline(__always)
  mutating func endAfterText(line: Int32) -> Bool {
    guard eventCount > 0, events[eventCount &- 1].kind == .text else { return false }
    events[eventCount &- 1].kind = .lastText
    events[eventCount &- 1].line = line
    return true
  }

  @inline(__always)
  mutating func append(_ attribute: XMLStreamAttribute) {
    (attributes + attributeCount).initialize(to: attribute)
    attributeCount &+= 1
  }

  /// The attributes of the start tag that is being read, which came behind so many.
  @inline(__always)
  func attributes(from count: Int) -> UnsafeBufferPointer<XMLStreamAttribute> {
    UnsafeBufferPointer(start: attributes + count, count: attributeCount &- count)
  }

  /// Bytes that live till all is handed over.
  @inline(__always)
  mutating func keep(_ lent: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let start = lent.baseAddress, lent.count <= Self.mostBytes &- byteCount else {
      isLent = true
      return lent
    }
    let kept = bytes + byteCount
    kept.update(from: start, count: lent.count)
    byteCount &+= lent.count
    return UnsafeBufferPointer(start: kept, count: lent.count)
  }

  mutating func clear() {
    eventCount = 0
    attributeCount = 0
    byteCount = 0
    isLent = false
  }
}
