import Foundation

/// Reads keys from a terminal in raw mode, one at a time.
struct KeyReader {
  private let descriptor: Int32
  /// What to look after while nothing is typed; a key where that is to be acted on.
  private let whileWaiting: () -> Key?
  /// A byte that was read but belongs to the next key.
  private var pushedBack: UInt8?

  init(descriptor: Int32, whileWaiting: @escaping () -> Key?) {
    self.descriptor = descriptor
    self.whileWaiting = whileWaiting
  }

  /// How often `whileWaiting` is asked, in milliseconds: short enough for a window that changes its size.
  private static let interval: Int32 = 100
  /// How long the rest of a key's bytes may take, in milliseconds: an escape alone is a key, too.
  private static let gap: Int32 = 50
  /// How long the rest of what is pasted may take, in milliseconds.
  private static let patience: Int32 = 1000

  mutating func next() -> Key {
    while pushedBack == nil, !isReady(within: Self.interval) {
      if let key = whileWaiting() { return key }
    }
    if let key = whileWaiting() { return key }
    guard let byte = readByte() else { return .interrupt }
    switch byte {
    case 0x01: return .home
    case 0x02: return .left
    case 0x03: return .interrupt
    case 0x04: return .endOfInput
    case 0x05: return .end
    case 0x06: return .right
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x0B: return .deleteToEnd
    case 0x0C: return .redraw
    case 0x0E: return .down
    case 0x10: return .up
    case 0x15: return .deleteToStart
    case 0x17: return .deleteWord
    case 0x1A: return .suspend
    case 0x1B: return escape()
    case 0x08, 0x7F: return .backspace
    case ..<0x20: return .other
    default: return character(byte)
    }
  }

  private mutating func readByte() -> UInt8? {
    if let byte = pushedBack {
      pushedBack = nil
      return byte
    }
    var byte: UInt8 = 0
    while true {
      let count = read(descriptor, &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR { continue }
      return nil
    }
  }

  private func isReady(within milliseconds: Int32) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Foundation.poll(&poll, 1, milliseconds) > 0
  }

  /// The next byte of a key that has begun.
  private mutating func rest() -> UInt8? {
    pushedBack != nil || isReady(within: Self.gap) ? readByte() : nil
  }

  /// Sequences of ECMA-48 as xterm and the Linux console send them.
  private mutating func escape() -> Key {
    guard let kind = rest() else { return .other }
    guard kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else {
      // Alt and a key, or Escape and then a key: the key counts.
      pushedBack = kind
      return .other
    }
    var parameters = ""
    while let byte = rest() {
      switch byte {
      case 0x20...0x3F: parameters.append(Character(Unicode.Scalar(byte)))
      case 0x40...0x7E: return key(final: Character(Unicode.Scalar(byte)), parameters)
      default:
        pushedBack = byte
        return .other
      }
    }
    return .other
  }

  private mutating func key(final: Character, _ parameters: String) -> Key {
    switch final {
    case "A": return .up
    case "B": return .down
    case "C": return .right
    case "D": return .left
    case "F": return .end
    case "H": return .home
    case "Z": return .backTab
    case "~":
      switch parameters {
      case "1", "7": return .home
      case "3": return .delete
      case "4", "8": return .end
      case "200": return .text(pasted())
      default: return .other
      }
    default: return .other
    }
  }

  /// Everything up to the end of a bracketed paste.
  private mutating func pasted() -> String {
    let end = Array("\u{1B}[201~".utf8)
    var bytes: [UInt8] = []
    while pushedBack != nil || isReady(within: Self.patience), let byte = readByte() {
      bytes.append(byte)
      if bytes.suffix(end.count) == end[...] {
        bytes.removeLast(end.count)
        break
      }
    }
    // Other controls have no place in an answer, and an escape would move the cursor.
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
      scalar.properties.generalCategory != .control || scalar.properties.isWhitespace
    }
    return String(String.UnicodeScalarView(text))
  }

  private mutating func character(_ first: UInt8) -> Key {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    var bytes = [first]
    while bytes.count < length, let byte = rest() {
      guard byte & 0xC0 == 0x80 else {
        // No part of this character: a key of its own, as Ctrl-C.
        pushedBack = byte
        return .other
      }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return .other }
    return text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? .other : .text(text)
  }
}
