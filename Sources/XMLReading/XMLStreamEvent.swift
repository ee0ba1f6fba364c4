/// What a file says, one after another.
package struct XMLStreamEvent {
  package enum Kind {
    case start, end
    /// Some text of the innermost open element, in UTF-8; there may be more. It may be white space between tags.
    case text
    /// The same where the element ends behind it: no ``end`` follows.
    case lastText
  }

  package internal(set) var kind: Kind
  /// Of the name of a start tag, by ``XMLNames``.
  package var number: Int16 = 0
  /// Where a tag ends, counted from 1; of the last text that which comes behind it.
  package var line: Int32 = 0
  /// The text; of a start tag its name, without the prefix.
  package var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Of a start tag.
  package var attributes = UnsafeBufferPointer<XMLStreamAttribute>(start: nil, count: 0)
}

/// An attribute.
package struct XMLStreamAttribute {
  /// By ``XMLNames``.
  package let number: Int
  /// Without its prefix.
  package let name: UnsafeBufferPointer<UInt8>
  /// A `&` is still `&amp;` or `&#38;` in it.
  package let value: UnsafeBufferPointer<UInt8>
}

/// What takes the events of an ``XMLStream``. What is handed over lives for the call only.
///
/// Some hundred come at a time. To go from libxml2 to the reader and back at every tag would have each push the other out
/// of the processor's cache of instructions, which is small.
package protocol XMLStreamHandler: AnyObject {
  func take(_ events: UnsafeBufferPointer<XMLStreamEvent>)
}
