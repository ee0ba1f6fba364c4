/// UTF-8 that was read as Latin-1 or Windows-1252 and written anew: `Ã³` for `ó`, `â€™` for `’`.
enum Mojibake {
  /// - Parameters:
  ///   - scalar: what stands at `place`.
  ///   - length: how many bytes it takes.
  /// - Returns: the letter that was meant and how many bytes it takes; what was given where nothing is wrong.
  static func repaired(
    _ text: TextBytes, at place: Int, _ scalar: UInt32, _ length: Int
  ) -> (scalar: UInt32, length: Int) {
    let count = scalar >= 0xC3 && scalar <= 0xDF ? 1 : scalar >= 0xE0 && scalar <= 0xEF ? 2 : 0
    guard count > 0 else { return (scalar, length) }
    var value = scalar & (count == 1 ? 0x1F : 0x0F)
    var next = place + length
    for _ in 0..<count {
      guard next < text.count else { return (scalar, length) }
      let (read, width) = TextFold.decoded(text, at: next)
      guard let byte = continuation(read) else { return (scalar, length) }
      value = value << 6 | byte & 0x3F
      next += width
    }
    return (value, next - place)
  }

  /// The byte from 0x80 to 0xBF that Windows-1252 shows as a character.
  private static func continuation(_ scalar: UInt32) -> UInt32? {
    if scalar >= 0x80, scalar <= 0xBF { return scalar }
    return windows[scalar]
  }

  private static let windows: [UInt32: UInt32] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02C6: 0x88,
    0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93,
    0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
