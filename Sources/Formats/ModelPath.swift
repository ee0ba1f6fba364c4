/// The place in the model one has come to while walking through a file; written out only where there is something to
/// report.
struct ModelPath {
  private enum Step {
    case key(String)
    case index(Int)
  }

  private var steps: [Step] = []

  mutating func enter(_ key: String) { steps.append(.key(key)) }
  mutating func enter(_ index: Int) { steps.append(.index(index)) }
  mutating func leave() { steps.removeLast() }

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
