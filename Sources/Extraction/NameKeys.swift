import Records
import Synchronization

/// Names of concepts as sentences are searched for them, each made once: a vocabulary has far more names than a sentence
/// has words.
struct NameKeys: ~Copyable {
  private let keys = Mutex<[Kind: [String: String]]>([:])
  private let make: @Sendable (String, String, Scheme) -> String

  private struct Kind: Hashable {
    var language: String
    var scheme: Scheme
  }

  init(_ make: @escaping @Sendable (_ name: String, _ language: String, Scheme) -> String) { self.make = make }

  func key(of name: String, language: String, _ scheme: Scheme) -> String {
    let kind = Kind(language: language, scheme: scheme)
    if let key = keys.withLock({ $0[kind]?[name] }) { return key }
    let key = make(name, language, scheme)
    keys.withLock { $0[kind, default: [:]][name] = key }
    return key
  }
}
