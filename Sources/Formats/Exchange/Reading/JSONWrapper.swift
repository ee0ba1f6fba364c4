/// What stands around a list of items that is a member of an object: `{"items": [`, as the interface of Zotero has it, or the
/// same within `"message"`, as that of Crossref has; or around one item, which is the message. It is passed byte by byte, and
/// never held.
struct JSONWrapper {
  /// Whether the bytes at hand are those of the list.
  private(set) var isInList = false
  private(set) var hasList = false
  /// Whether the message is not to be looked into, since it is the item itself: a list of one.
  let isOfOne: Bool
  /// The keys of the object itself, and those of the message in it.
  private(set) var keys: Set<String> = []
  private(set) var messageKeys: Set<String> = []
  /// How many of the objects around the list are open.
  private var depth = 0
  /// How deep one stands in the value of another member.
  private var skipped = 0
  private var isInString = false
  private var isEscaped = false
  private var word: [UInt8] = []
  private var key: String?

  private static let longestKey = 64

  /// What the first bytes of a file show.
  init(head: some Sequence<UInt8>) {
    isOfOne = false
    // What stands behind the first object says nothing of it.
    for byte in head {
      pass(byte)
      if isInList || isClosed && !keys.isEmpty { break }
    }
  }

  init(isOfOne: Bool = false) { self.isOfOne = isOfOne }

  /// Whether all that is open was closed.
  var isClosed: Bool { depth == 0 }

  /// Whether the byte at hand, which is to be passed, stands behind all of it.
  func isPast(_ byte: UInt8) -> Bool { hasList && isClosed && !byte.isSpace }

  /// Passes a byte; the one that opens the list is part of it.
  mutating func pass(_ byte: UInt8) {
    if isInString { return passInString(byte) }
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      word.removeAll(keepingCapacity: true)
    case UInt8(ascii: ":") where skipped == 0 && key == nil && depth > 0:
      let name = String(decoding: word, as: UTF8.self)
      key = name
      if depth == 1 { keys.insert(name) } else { messageKeys.insert(name) }
    case UInt8(ascii: ",") where skipped == 0: key = nil
    case UInt8(ascii: "["):
      guard skipped == 0, depth > 0, key == "items", !hasList else { return skipped += 1 }
      (isInList, hasList) = (true, true)
    case UInt8(ascii: "{"):
      let isAround = skipped == 0 && (depth == 0 || depth == 1 && key == "message")
      if isAround, depth == 1, isOfOne, !hasList { return (isInList, hasList) = (true, true) }
      if isAround { depth += 1 } else { skipped += 1 }
      key = nil
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      if skipped > 0 { skipped -= 1 } else { depth = max(0, depth - 1) }
    default: break
    }
  }

  private mutating func passInString(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
      return
    }
    if skipped == 0, word.count < Self.longestKey { word.append(byte) }
  }

  /// The list was closed.
  mutating func leaveList() { isInList = false }
}
