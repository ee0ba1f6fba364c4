import CLibXML2

extension SAXParser {
  /// Takes what libxml2 has to say; warnings aside, it ends the reading.
  func report(_ error: xmlError, isWithinEntity: Bool) {
    guard fault == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    let place = place(of: error)
    var message = words(for: error)
    if isWithinEntity { message = "in the text of an entity: " + message }
    if isFinishing, isAtEnd, error.code != XML_ERR_DOCUMENT_END.rawValue { message = "the file ends here: " + message }
    fail(message, at: place)
  }

  private func place(of error: xmlError) -> XMLMark {
    switch xmlParserErrors(rawValue: UInt32(error.code)) {
    case XML_ERR_TAG_NAME_MISMATCH, XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_UNDEFINED_NAMESPACE,
      XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return markOfLast("<")
    case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_DEC_CHARREF,
      XML_ERR_INVALID_HEX_CHARREF:
      return markOfLast("&")
    case XML_ERR_INVALID_CHAR where Self.isOfReference(error):
      return markOfLast("&")
    case XML_ERR_NAME_REQUIRED:
      // The parser stands behind what it took for the start of a name.
      guard let input, let current = input.pointee.cur, current > input.pointee.base,
        [UInt8(ascii: "&"), UInt8(ascii: "<")].contains(current[-1])
      else { break }
      return mark(at: current - 1)
    case XML_ERR_DOCUMENT_END where !open.isEmpty || elementCount == 0:
      return markOfEnd
    default:
      break
    }
    return mark
  }

  /// libxml2's error in our own words; its own where it is a rare one.
  private func words(for error: xmlError) -> String {
    let subject = error.str1.map { String(cString: $0) }
    switch xmlParserErrors(rawValue: UInt32(error.code)) {
    case XML_ERR_DOCUMENT_EMPTY:
      return "the file holds no XML; expected an element such as <record>"
    case XML_ERR_DOCUMENT_END:
      if let innermost = open.last { return unclosed(innermost) }
      if elementCount == 0 { return "the file ends before its first element" }
      return "there is something after the end of the root element; expected the end of the file"
    case XML_ERR_TAG_NAME_MISMATCH:
      guard let innermost = open.last else { break }
      let name = Self.name(innermost.prefix, innermost.name)
      return "expected </\(name)> to close <\(name)> of line \(innermost.mark.line)"
    case XML_ERR_TAG_NOT_FINISHED:
      return "<\(subject ?? "")> is not closed"
    case XML_ERR_INVALID_CHAR:
      if Self.isOfReference(error) { return Self.badReference }
      if error.str1 == nil {
        return "the character \(Self.hexadecimal(characterAtHand ?? error.int1)) may not stand in XML"
      }
      return "the bytes here are not UTF-8; another encoding must be declared: "
        + "<?xml version=\"1.0\" encoding=\"…\"?>"
    case XML_ERR_INVALID_ENCODING, XML_I18N_CONV_FAILED:
      return "the bytes are not in the encoding that the file declares"
    case XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING:
      return "unknown encoding\(subject.map { " '\($0)'" } ?? ""); UTF-8 is best"
    case XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_HEX_CHARREF:
      return Self.badReference
    case XML_ERR_NAME_REQUIRED:
      return "expected a name here; a bare '&' is written &amp; and a bare '<' is written &lt;"
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return "expected ';' after the entity's name; a bare '&' is written &amp;"
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      return Self.words(for: .undeclared(subject ?? ""), limits: limits)
    case XML_ERR_ENTITY_LOOP:
      return Self.tooMuchOfEntities
    case XML_ERR_LT_IN_ATTRIBUTE:
      if let subject { return Self.words(for: .holdsMarkup(subject), limits: limits) }
      return "'<' in an attribute's value: it is written &lt; there, or the quotation mark before it is missing"
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      return "expected the attribute's value in quotation marks"
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
      return "the attribute's value is too long, or its closing quotation mark is missing"
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return "attribute\(subject.map { " '\($0)'" } ?? "") has no value; expected ="
    case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return "attribute\(subject.map { " '\($0)'" } ?? "") stands twice in one tag"
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return "the prefix '\(subject ?? "")' is bound to no namespace; expected xmlns:\(subject ?? "")=\"…\""
    case XML_WAR_NS_URI:
      let uri = error.str2.map { String(cString: $0) } ?? subject ?? ""
      return "the namespace '\(uri)' is not a valid URI"
    case XML_ERR_STRING_NOT_CLOSED:
      return "expected the quotation mark that closes the value"
    case XML_ERR_VERSION_MISSING, XML_ERR_UNKNOWN_VERSION:
      return "expected an XML declaration of version 1.0: <?xml version=\"1.0\"?>"
    case XML_ERR_SPACE_REQUIRED:
      return "expected a space here"
    case XML_ERR_GT_REQUIRED:
      return "expected '>' to end the tag"
    case XML_ERR_MISPLACED_CDATA_END:
      return "']]>' may not stand in text; write ]]&gt;"
    case XML_ERR_HYPHEN_IN_COMMENT:
      return "'--' may not stand in a comment"
    case XML_ERR_RESERVED_XML_NAME:
      return "'<?xml …?>' may stand at the very start of a file only"
    case XML_ERR_COMMENT_NOT_FINISHED:
      return "expected '-->' to end the comment"
    case XML_ERR_PI_NOT_FINISHED:
      return "expected '?>' to end the instruction"
    case XML_ERR_DOCTYPE_NOT_FINISHED:
      return "expected '>' to end the document type declaration"
    default:
      break
    }
    let message = error.message.map { String(cString: $0) } ?? "error \(error.code)"
    return "not well-formed XML: " + String(message.prefix { $0 != "\n" })
  }

  func unclosed(_ element: (prefix: UnsafePointer<xmlChar>?, name: UnsafePointer<xmlChar>, mark: XMLMark)) -> String {
    let name = Self.name(element.prefix, element.name)
    return "the file ends before </\(name)>, which closes <\(name)> of line \(element.mark.line)"
  }

  private static func name(_ prefix: UnsafePointer<xmlChar>?, _ name: UnsafePointer<xmlChar>) -> String {
    (prefix.map { String(cString: $0) + ":" } ?? "") + String(cString: name)
  }

  private static let badReference =
    "this reference names no character that may stand in XML; expected one such as &#233; or &#xE9;"

  /// libxml2 has one code for a bad character and for a reference to one.
  private static func isOfReference(_ error: xmlError) -> Bool {
    error.message.map { String(cString: $0).hasPrefix("xmlParseCharRef") } ?? false
  }

  /// The character the parser stands before, if it is of ASCII: libxml2 does not always name it.
  private var characterAtHand: CInt? {
    guard let input, let current = input.pointee.cur, current < input.pointee.end,
      current.pointee < 0x80
    else { return nil }
    return CInt(current.pointee)
  }

  private static func hexadecimal(_ value: CInt) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  static let tooMuchOfEntities =
    "entities that refer to each other in a circle, too deep or too often; write out what they stand for"

  static func words(for refusal: Entities.Refusal, limits: XMLLimits) -> String {
    switch refusal {
    case .undeclared(let name):
      "entity '\(name)' is not declared in this file; write the character itself or its number, such as &#233;"
    case .external(let name):
      "entity '\(name)' is external: \(externalEntities)"
    case .circular(let name):
      "entity '\(name)' refers to itself"
    case .holdsMarkup(let name):
      "entity '\(name)' holds a '<', which may not stand in the value of an attribute"
    case .malformed(let name):
      "entity '\(name)' holds a '&' that starts no reference; a bare '&' is written &amp;"
    case .tooMany:
      "more than \(limits.entityReferences) entities or references to them, or entities in entities more than \(Entities.depth) deep: "
        + "write out what they stand for"
    case .tooLong:
      "entities stand for more than \(limits.entityText) bytes of text, the most that is read"
    }
  }
}
