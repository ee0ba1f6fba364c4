import CLibXML2

/// The names of elements that a reader of a stream knows, each by a number from 1 on; 0 is any other.
package struct XMLNames: Sendable {
  private let numbers: [String: Int]

  package init(_ names: [String]) {
    var numbers: [String: Int] = [:]
    for name in names where numbers[name] == nil { numbers[name] = numbers.count + 1 }
    self.numbers = numbers
  }

  package func number(of name: String) -> Int { numbers[name] ?? 0 }
  package var count: Int { numbers.count + 1 }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes before the 0.
  package init(terminated start: UnsafePointer<UInt8>) { self.init(start: start, count: garner_length(start)) }
}
