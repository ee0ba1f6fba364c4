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
  /// - Parameter endings: what may not stand before a match; Swift's patterns cannot look behind.
  func matches(_ pattern: String, notAfter endings: [String] = []) -> [[String?]] {
    Patterns.with(pattern) { regex in
      matches(of: regex).compactMap { match in
        let before = self[..<match.range.lowerBound].suffix(40).lowercased()
        guard !endings.contains(where: before.hasSuffix) else { return nil }
        return match.output.map { $0.substring.map(String.init) }
      }
    }
  }

  /// With every match of a pattern replaced by what its groups, the whole first, make.
  func replacing(_ pattern: String, with replacement: @Sendable ([String?]) -> String) -> String {
    Patterns.with(pattern) { regex in
      self.replacing(regex) { match in replacement(match.output.map { $0.substring.map(String.init) }) }
    }
  }

  func holds(_ pattern: String) -> Bool { Patterns.with(pattern) { firstMatch(of: $0) != nil } }
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
