import Records

/// Reads what stands inside a claim's comment or braces.
///
///     note   = { word | key, "=", value, { ",", value } }
///     value  = bare | '"', text, '"'
struct NoteReader {
  let text: ProseText
  private(set) var faults: [ProseFault] = []

  init(text: ProseText) {
    self.text = text
  }

  /// - Parameters:
  ///   - offsets: where in the file each scalar between the word `claim` and the note's end stands.
  ///   - scalars: these scalars.
  mutating func entries(_ scalars: ArraySlice<Unicode.Scalar>, offsets: ArraySlice<Int>) -> [ClaimNote.Entry] {
    var entries: [ClaimNote.Entry] = []
    var next = scalars.startIndex
    func skipBlanks() {
      while next < scalars.endIndex, scalars[next].isBlank { next += 1 }
    }
    func mark(_ index: Int) -> Mark { text.mark(at: index < scalars.endIndex ? offsets[index] : offsets.last ?? 0) }
    while true {
      skipBlanks()
      guard next < scalars.endIndex else { return entries }
      let start = next
      while next < scalars.endIndex, !scalars[next].isBlank, scalars[next] != "=" { next += 1 }
      var entry = ClaimNote.Entry(
        key: Self.string(scalars[start..<next]), keyMark: mark(start), values: [])
      let afterKey = next
      skipBlanks()
      guard next < scalars.endIndex, scalars[next] == "=" else {
        next = afterKey
        entries.append(entry)
        continue
      }
      next += 1
      if entry.key.isEmpty {
        faults.append(ProseFault(mark: mark(start), message: "expected a key before '=', such as theme=drop-out"))
      }
      var isExpectingMore = true
      while isExpectingMore {
        skipBlanks()
        let place = next
        guard let value = value(scalars, &next) else {
          faults.append(
            ProseFault(
              mark: mark(min(place, scalars.endIndex - 1)),
              message: "the quotation mark is not closed"))
          return entries
        }
        if value.isEmpty {
          faults.append(
            ProseFault(
              mark: mark(place), message: "expected a value after '\(entry.key)=', such as theme=drop-out"))
        } else {
          entry.values.append(ClaimNote.Value(text: value, mark: mark(place)))
        }
        let afterValue = next
        skipBlanks()
        isExpectingMore = next < scalars.endIndex && scalars[next] == ","
        next = isExpectingMore ? next + 1 : afterValue
      }
      if !entry.key.isEmpty, !entry.values.isEmpty { entries.append(entry) }
    }
  }

  /// Nil where a quotation mark is not closed.
  private func value(_ scalars: ArraySlice<Unicode.Scalar>, _ next: inout Int) -> String? {
    guard next < scalars.endIndex else { return "" }
    let closers: [Unicode.Scalar: [Unicode.Scalar]] = [
      "\"": ["\""], "“": ["”"], "„": ["”", "“"], "'": ["'"], "‘": ["’"],
    ]
    if let closing = closers[scalars[next]] {
      let start = next + 1
      guard let end = scalars[start...].firstIndex(where: closing.contains) else { return nil }
      next = end + 1
      return Self.string(scalars[start..<end])
    }
    let start = next
    while next < scalars.endIndex, !scalars[next].isBlank, scalars[next] != "," { next += 1 }
    return Self.string(scalars[start..<next])
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
