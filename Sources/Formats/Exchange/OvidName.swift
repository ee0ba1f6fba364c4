/// A name as Ovid's tagged lines have it, without what stands behind it: where somebody works, by numbers, and what they are:
/// `Zhang, Weijia 1,2,+`, `Greist JH (1)`, `Werner, S. M. [Author; E-mail: …]`.
struct OvidName {
  let text: String
  /// Those of the places where the person works.
  let numbers: [Int]

  init(_ value: String) {
    let name = value.replacing(#/\s*\[.*$/#, with: "")
    if let match = name.wholeMatch(of: #/(.*?\S)(?:\s+([\d,+*\s]+)|\s*\((\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\))\.?/#) {
      text = String(match.1)
      numbers = (match.2 ?? match.3 ?? "").split { !$0.isNumber }.compactMap { Int($0) }
    } else {
      text = name
      numbers = []
    }
  }
}

/// Things in a list by number, in one field or more: `1. Department of Examples; 2. School of Examples`.
struct NumberedList {
  private(set) var items: [String] = []
  private var style: Substring?

  /// - Returns: whether the text goes on with the list, and holds nothing else.
  mutating func take(_ text: String) -> Bool {
    let opening = #/(?:^|[;.\n]\s*)(\(?)(\d{1,3})([.)]?)\s+(?=\p{L})/#
    var starts: [(opening: String.Index, text: String.Index)] = []
    for match in text.matches(of: opening) {
      // A figure within an address is no number of the list.
      guard Int(match.2) == items.count + starts.count + 1, style == nil || style == match.1 + match.3 else { continue }
      style = match.1 + match.3
      starts.append((match.range.lowerBound, match.range.upperBound))
    }
    guard starts.first?.opening == text.startIndex else { return false }
    for (place, start) in starts.enumerated() {
      var end = place + 1 < starts.count ? starts[place + 1].opening : text.endIndex
      if end < text.endIndex, text[end] == "." { end = text.index(after: end) }
      items.append(String(text[start.text..<end]).trimmingEnd)
    }
    return true
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
    return String(text)
  }
}
