import CLibXML2

/// Reads XML event by event, keeping nothing: for exports that are longer than memory.
///
/// Leaner than ``SAXParser``, which knows the column of every event: here a place is a line. Nothing outside the bytes is
/// read; a document type may name another file, which is passed over. An entity that the file declares is read within
/// ``XMLLimits/default``.
///
/// libxml2 reads a short file where it lies: it then need not look ahead for the end of each tag, as it must where the
/// bytes are pushed, and copies none, which takes a fifth less.
package final class XMLStream {
  var context: xmlParserCtxtPtr
  let handler: any XMLStreamHandler
  let names: XMLNames
  /// Names live once in the context's dictionary, so their place tells them apart: open addressing, two numbers an entry.
  let places = UnsafeMutablePointer<KnownName>.allocate(capacity: placeCount)
  @exclusivity(unchecked) var gathering = XMLEventBuffer()

  /// Of one element.
  static let mostAttributes = 256
  static let placeCount = 4096
  /// What is left to be fetched of the file at hand.
  @exclusivity(unchecked) var rest = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  @exclusivity(unchecked) var placesTaken = 0
  @exclusivity(unchecked) var hasElements = false
  /// Once there is one, libxml2 is told to hand over no more events.
  @exclusivity(unchecked) var fault: XMLFault?
  /// The file at hand, if libxml2 reads it where it lies.
  @exclusivity(unchecked) var fileInPlace = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  @exclusivity(unchecked) var isWhole = false
  @exclusivity(unchecked) var needsDecoding = false
  /// By the file at hand.
  @exclusivity(unchecked) var declared = DeclaredEntities(Entities(limits: .default))
  /// What is to be told of the file that was read last.
  @exclusivity(unchecked) package internal(set) var remarks: [XMLRemark] = []
  /// Values of attributes in which entities stood, till they are handed over.
  @exclusivity(unchecked) var resolvedValues: [UnsafeMutableBufferPointer<UInt8>] = []

  /// The longest file that libxml2 is handed as a whole.
  static let longestWhole = 4 << 20
  static let longestMarkup = 1 << 20
  /// Elements within elements, by libxml2's own limit.
  static let deepest = 256
  /// A start tag of this length cannot hold so many attributes that it would take long.
  static let shortTag = 64 << 10
  /// Of a longer one.
  static let mostEquals = 2048
  /// A file with more is not of a kind that is known here: its names are forgotten after it.
  static let mostNames = 10_000

  static let isLibraryReady: Bool = {
    xmlInitParser()
    return true
  }()

  package init(_ names: XMLNames, handler: any XMLStreamHandler) throws(XMLFault) {
    guard Self.isLibraryReady, let context = xmlNewParserCtxt() else { throw Self.noMemory }
    self.context = context
    self.handler = handler
    self.names = names
    places.initialize(repeating: KnownName(), count: Self.placeCount)
    prepareContext()
  }

  static var noMemory: XMLFault {
    XMLFault(mark: XMLMark(line: 1, column: 1), message: "there is not enough memory to read XML")
  }

  deinit {
    xmlFreeParserCtxt(context)
    places.deallocate()
    freeResolvedValues()
    declared.free()
  }

  func prepareContext() {
    context.pointee.sax?.pointee = Self.callbacks()
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  /// The line on which the parser stands, counted from 1.
  var line: Int32 { context.pointee.input.map(\.pointee.line) ?? 1 }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: its bytes; a 0 follows them in memory.
  ///   - known: what its document type declares beside what it says itself.
  /// - Returns: what is wrong with it; nothing after it was passed on.
  package func read(
    _ file: UnsafeBufferPointer<UInt8>, declared known: XMLDeclarations = XMLDeclarations()
  ) -> XMLFault? {
    remarks.removeAll()
    if let fault = Self.fault(ofManyAttributesIn: file) { return fault }
    isWhole = file.count <= Self.longestWhole && !needsDecoding
    guard read(file, known, inPlace: isWhole) else { return Self.noMemory }
    if isWhole, needsDecoding {
      // Nothing has been passed on yet; and where one piece of a file must be decoded, so must the others.
      isWhole = false
      guard read(file, known, inPlace: false) else { return Self.noMemory }
    }
    if context.pointee.wellFormed != 1 || !hasElements { fail("the file is not well-formed XML") }
    return forgetNames() ? fault : Self.noMemory
  }

  /// What the document type of the file that was read last declares.
  package var declarations: XMLDeclarations {
    var declarations = XMLDeclarations()
    declarations.entities = declared.entities
    declarations.entities.spending = XMLSpending()
    declarations.mayBeElsewhere = declared.mayBeElsewhere
    return declarations
  }

  /// How much the entities of the file that was read last stood for, and those that were spent before.
  package var spending: XMLSpending { declared.entities.spending }

  /// - Returns: false where there is not enough memory.
  func read(_ file: UnsafeBufferPointer<UInt8>, _ known: XMLDeclarations, inPlace: Bool) -> Bool {
    hasElements = false
    fault = nil
    gathering.clear()
    declared.start(with: known)
    fileInPlace = UnsafeBufferPointer(start: nil, count: 0)
    defer {
      handOver()
      declared.free()
      if context.pointee.hasExternalSubset != 0 { declared.mayBeElsewhere = true }
      fileInPlace = UnsafeBufferPointer(start: nil, count: 0)
    }
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    if inPlace {
      fileInPlace = file
      return garner_xmlCtxtReadInPlace(context, file.baseAddress, CInt(file.count), CInt(options)) != -2
    }
    rest = file
    defer { rest = UnsafeBufferPointer(start: nil, count: 0) }
    let code = garner_xmlCtxtReadIO(
      context,
      { stream, buffer, count in
        guard let stream else { return -1 }
        let room = UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))
        return Unmanaged<XMLStream>.fromOpaque(stream)._withUnsafeGuaranteedRef { CInt($0.fetch(into: room)) }
      }, context.pointee.userData, CInt(options))
    return code != -2
  }

  func fetch(into room: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(room.count, rest.count)
    room.copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest[..<count])))
    rest = UnsafeBufferPointer(rebasing: rest[count...])
    return count
  }

  /// Begins a dictionary anew where the names of the file at hand are many.
  func forgetNames() -> Bool {
    guard xmlDictSize(context.pointee.dict) > Self.mostNames else { return true }
    guard let fresh = xmlNewParserCtxt() else { return false }
    xmlFreeParserCtxt(context)
    context = fresh
    prepareContext()
    places.update(repeating: KnownName(), count: Self.placeCount)
    placesTaken = 0
    return true
  }

  /// A file that needs decoding cannot be read where it lies. Where its XML declaration is long, a fault shows before the
  /// document starts.
  func settleDecoding() {
    guard isWhole, !needsDecoding, let input = context.pointee.input, let buffer = input.pointee.buf else { return }
    guard buffer.pointee.encoder != nil else { return }
    needsDecoding = true
    xmlStopParser(context)
  }
}
