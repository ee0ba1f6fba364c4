import Foundation
import Records

/// What one rule read: a value with the passage that says it. Where passages say different things nothing is taken.
struct Reading<Value: Hashable> {
  var value: Value
  var passage: Passage

  /// The one value that all readings agree on; nil where there is none or they differ.
  static func agreed(_ readings: [Reading<Value>]) -> Reading<Value>? {
    Set(readings.map(\.value)).count == 1 ? readings.first : nil
  }
}

extension String {
  /// Each match of a pattern, its groups as text.
  ///
  /// - Parameter endings: what may not stand before a match; of several lengths, which no pattern looks behind for.
  func matches(_ pattern: String, notAfter endings: [String] = []) -> [[String?]] {
    results(of: pattern).compactMap { match in
      guard let range = Range(match.range, in: self) else { return nil }
      let before = self[..<range.lowerBound].suffix(40).lowercased()
      guard !endings.contains(where: before.hasSuffix) else { return nil }
      return groups(of: match)
    }
  }

  /// With every match of a pattern replaced by what its groups, the whole first, make.
  func replacing(_ pattern: String, with replacement: ([String?]) -> String) -> String {
    let results = results(of: pattern)
    guard !results.isEmpty else { return self }
    var text = ""
    var end = startIndex
    for match in results {
      guard let range = Range(match.range, in: self) else { continue }
      text += self[end..<range.lowerBound] + replacement(groups(of: match))
      end = range.upperBound
    }
    return text + self[end...]
  }

  func holds(_ pattern: String) -> Bool {
    Patterns[pattern].firstMatch(in: self, range: NSRange(location: 0, length: utf16.count)) != nil
  }

  private func results(of pattern: String) -> [NSTextCheckingResult] {
    Patterns[pattern].matches(in: self, range: NSRange(location: 0, length: utf16.count))
  }

  private func groups(of match: NSTextCheckingResult) -> [String?] {
    (0..<match.numberOfRanges).map { Range(match.range(at: $0), in: self).map { String(self[$0]) } }
  }
}

extension Passage {
  /// The figures, without what is said of others, and without brackets that speak of one group.
  var ofSample: String { ofSample(Others.leftOut(of: figures)) }

  func ofSample(_ text: String) -> String {
    Bracket.parts(of: text).brackets.filter { $0.owner == .others }.reduce(text) { text, bracket in
      text.replacing("(\(bracket.text))", with: "").replacing("[\(bracket.text)]", with: "")
    }
  }
}
