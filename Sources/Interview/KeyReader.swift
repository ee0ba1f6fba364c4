import Foundation

/// What a person did on the keyboard.
enum Key: Equatable {
  case character(Character)
  case enter, tab, backspace, delete, left, right, home, end, clearLine
  /// Ctrl-C, Ctrl-D on an empty line, or the end of input.
  case interrupt, endOfInput
  case other
}

/// Reads keys from a terminal in raw mode, one at a time.
struct KeyReader {
  let descriptor: Int32

  func next() -> Key {
    guard let byte = readByte() else { return .interrupt }
    switch byte {
    case 0x03: return .interrupt
    case 0x04: return .endOfInput
    case 0x0D, 0x0A: return .enter
    case 0x09: return .tab
    case 0x7F, 0x08: return .backspace
    case 0x01: return .home
    case 0x05: return .end
    case 0x15: return .clearLine
    case 0x1B: return escape()
    case ..<0x20: return .other
    default: return character(byte)
    }
  }

  private func readByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(descriptor, &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR { continue }
      return nil
    }
  }

  /// Whether more bytes are there at once: an escape alone is a key, one with more is a sequence.
  private func hasMore() -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Foundation.poll(&poll, 1, 25) > 0
  }

  private func escape() -> Key {
    guard hasMore(), let kind = readByte(), kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else {
      return .other
    }
    var digits = ""
    while let byte = readByte() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"): digits.append(Character(Unicode.Scalar(byte)))
      case UInt8(ascii: "C"): return .right
      case UInt8(ascii: "D"): return .left
      case UInt8(ascii: "H"): return .home
      case UInt8(ascii: "F"): return .end
      case UInt8(ascii: "~"):
        switch digits {
        case "3": return .delete
        case "1", "7": return .home
        case "4", "8": return .end
        default: return .other
        }
      default: return .other
      }
    }
    return .interrupt
  }

  private func character(_ first: UInt8) -> Key {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    var bytes = [first]
    while bytes.count < length, let byte = readByte() { bytes.append(byte) }
    guard let text = String(validating: bytes, as: UTF8.self), let character = text.first else { return .other }
    return .character(character)
  }
}
