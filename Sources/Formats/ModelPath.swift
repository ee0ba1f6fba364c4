/// The place in the model one has come to while walking through a file; written out only where there is something to
/// report.
struct ModelPath {
  private enum Step {
    case key(String)
    case index(Int)
  }

  private var steps: [Step] = []
  /// Where false, the place is not kept track of, for a first walk that only asks whether there is anything to report.
  private let isKept: Bool

  init(isKept: Bool = true) { self.isKept = isKept }

  mutating func enter(_ key: String) { if isKept { steps.append(.key(key)) } }
  mutating func enter(_ index: Int) { if isKept { steps.append(.index(index)) } }
  mutating func leave() { if isKept { steps.removeLast() } }

  /// As a JSON Pointer (RFC 6901).
  var pointer: String {
    steps.reduce(into: "") { path, step in
      switch step {
      case .key(let key): path += "/" + Pointer.escaped(key)
      case .index(let index): path += "/\(index)"
      }
    }
  }
}
