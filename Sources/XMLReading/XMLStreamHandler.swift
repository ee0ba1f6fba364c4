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

/// What takes the events of an ``XMLStream``. What is handed over lives for the call only.
///
/// A class and not a protocol, which would be a call more for every event.
open class XMLStreamHandler {
  public init() {}

  /// - Returns: whether white space between tags, where it comes next, says something and is handed over.
  open func start(_ tag: XMLStreamTag) -> Bool { false }

  /// Some text of the innermost open element, in UTF-8.
  ///
  /// - Parameter isLast: whether the element's end tag is known to follow; otherwise there may be more.
  open func text(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) {}

  /// - Parameter line: where the end tag stands, counted from 1.
  /// - Returns: as after a start tag.
  open func end(line: Int) -> Bool { false }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes before the 0.
  package init(terminated start: UnsafePointer<UInt8>) { self.init(start: start, count: garner_length(start)) }
}

/// A start tag in the parser's memory.
public struct XMLStreamTag {
  /// By ``XMLNames``.
  package let number: Int
  /// Without its prefix.
  package let name: UnsafeBufferPointer<UInt8>
  package let attributes: UnsafeBufferPointer<XMLStreamAttribute>
  /// Where it ends, counted from 1.
  package let line: Int
}

/// An attribute in the parser's memory.
public struct XMLStreamAttribute {
  /// By ``XMLNames``.
  package let number: Int
  /// Without its prefix.
  package let name: UnsafeBufferPointer<UInt8>
  /// A `&` is still `&amp;` or `&#38;` in it.
  package let value: UnsafeBufferPointer<UInt8>
}
