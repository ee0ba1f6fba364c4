/// Places in order, asked for from front to back.
struct Places {
  private let places: [Int]
  private var next = 0

  init(_ scalars: [Unicode.Scalar], where isOne: ([Unicode.Scalar], Int) -> Bool) {
    places = scalars.indices.filter { isOne(scalars, $0) }
  }

  mutating func next(from index: Int) -> Int? {
    while next < places.count, places[next] < index { next += 1 }
    return next < places.count ? places[next] : nil
  }
}

/// Runs of backticks by their length: code ends at the next run as long as the one it began with.
struct BacktickRuns {
  private var lengths: [Int: Int] = [:]
  private var starts: [Int: [Int]] = [:]
  private var next: [Int: Int] = [:]

  init(_ scalars: [Unicode.Scalar]) {
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "`" else {
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, scalars[index] == "`" { index += 1 }
      lengths[start] = index - start
      starts[index - start, default: []].append(start)
    }
  }

  /// From `index` to the end of its run, which an escape may have cut.
  func length(at index: Int) -> Int { lengths[index] ?? 1 }

  mutating func close(after index: Int, length: Int) -> Int? {
    guard let places = starts[length] else { return nil }
    var place = next[length] ?? 0
    while place < places.count, places[place] <= index { place += 1 }
    next[length] = place
    return place < places.count ? places[place] + length : nil
  }
}

extension [Unicode.Scalar] {
  func hasPrefix(_ prefix: StaticString, at index: Int) -> Bool {
    guard index + prefix.utf8CodeUnitCount <= count else { return false }
    return prefix.withUTF8Buffer { bytes in
      for (step, byte) in bytes.enumerated() where self[index + step].value != UInt32(byte) { return false }
      return true
    }
  }
}

/// The word "claim" with a value behind it, of which the end may come though it was never opened.
struct StrayNote {
  var word: Int? { didSet { hasValue = false } }
  var hasValue = false

  mutating func end() -> Int? {
    defer { word = nil }
    return hasValue ? word : nil
  }
}
