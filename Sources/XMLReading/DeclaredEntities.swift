import CLibXML2

/// The entities of a file, as libxml2 asks for them: it reads what one stands for as it reads the rest of the file.
///
/// In the value of an attribute it leaves the reference as it is written; ``Entities`` puts that text together. To be freed
/// when the file is read.
struct DeclaredEntities {
  var entities: Entities
  /// Whether a document type elsewhere may declare more of them.
  var mayBeElsewhere = false
  /// Those that were read as if it declared them, each with whether there is a sign by that name.
  private var common: [String: Bool] = [:]
  /// Those that libxml2 was told of.
  private var told: [xmlEntityPtr] = []

  init(_ entities: Entities) {
    self.entities = entities
  }

  /// Begins a file of which this is known beforehand.
  mutating func start(with declarations: XMLDeclarations) {
    entities = declarations.entities
    mayBeElsewhere = declarations.mayBeElsewhere
    common.removeAll()
  }

  mutating func declare(
    _ name: UnsafePointer<xmlChar>, kind: CInt, _ publicID: UnsafePointer<xmlChar>?,
    _ systemID: UnsafePointer<xmlChar>?, _ content: UnsafeMutablePointer<xmlChar>?, in context: xmlParserCtxtPtr
  ) throws(Entities.Refusal) {
    switch xmlEntityType(rawValue: UInt32(kind)) {
    case XML_INTERNAL_GENERAL_ENTITY:
      let replacement = UnsafeBufferPointer(start: content, count: content.map { garner_length($0) } ?? 0)
      try entities.declare(String(cString: name), as: Array(replacement))
    case XML_INTERNAL_PARAMETER_ENTITY, XML_EXTERNAL_PARAMETER_ENTITY:
      // They matter within the document type only, which libxml2 reads.
      xmlSAX2EntityDecl(context, name, kind, publicID, systemID, content)
    default: try entities.declareExternal(String(cString: name))
    }
  }

  mutating func parameterEntity(
    _ name: UnsafePointer<xmlChar>, in context: xmlParserCtxtPtr
  ) throws(Entities.Refusal) -> xmlEntityPtr? {
    guard !context.hasJustDeclared else { return nil }
    guard let entity = xmlGetParameterEntity(context.pointee.myDoc, name) else {
      // Where it must be declared in the file, libxml2 says so.
      mayBeElsewhere = true
      return nil
    }
    // libxml2 passes over one that stands elsewhere.
    if entity.pointee.etype == XML_EXTERNAL_PARAMETER_ENTITY { mayBeElsewhere = true }
    try entities.charge(length: Int(entity.pointee.length))
    return entity
  }

  /// Every reference passes here first, those that libxml2 would drop without a word among them.
  ///
  /// - Returns: what the reference stands for, and what is to be told of it.
  mutating func entity(
    _ name: UnsafePointer<xmlChar>, in context: xmlParserCtxtPtr
  ) throws(Entities.Refusal) -> (entity: xmlEntityPtr?, remark: Remark?) {
    if let predefined = xmlGetPredefinedEntity(name) { return (predefined, nil) }
    guard !context.hasJustDeclared else { return (nil, nil) }
    let word = String(cString: name)
    if context.pointee.inSubset != 0, !entities.isText(word) {
      // Nothing is referred to there yet: libxml2 looks through what stands for a declaration.
      return (tell(of: name, standingFor: []), nil)
    }
    let remark = try declareAsCommon(word, name, in: context)
    return (tell(of: name, standingFor: try entities.charge(word)), remark)
  }

  /// What is to be told, and whether something is then not as the file has it.
  typealias Remark = (message: String, isFault: Bool)

  /// - Returns: what libxml2 asks for; it writes into it, so that each reference has one of its own.
  private mutating func tell(of name: UnsafePointer<xmlChar>, standingFor text: [UInt8]) -> xmlEntityPtr {
    let content = UnsafeMutableBufferPointer<xmlChar>.allocate(capacity: text.count + 1)
    _ = content.initialize(fromContentsOf: text + [0])
    let entity = xmlEntityPtr.allocate(capacity: 1)
    entity.initialize(to: xmlEntity())
    entity.pointee.type = XML_ENTITY_DECL
    entity.pointee.etype = XML_INTERNAL_GENERAL_ENTITY
    entity.pointee.name = name
    entity.pointee.content = content.baseAddress
    entity.pointee.length = CInt(text.count)
    // As one that was looked through, so that libxml2 does not do so beforehand at each of its references; the last bit
    // says that there is markup in it.
    entity.pointee.checked = text.contains(UInt8(ascii: "<")) ? 3 : 2
    told.append(entity)
    return entity
  }

  /// Takes what only a document type elsewhere can declare for the sign that it is by that name nearly everywhere; where there
  /// is none, the reference stays as it is written.
  private mutating func declareAsCommon(
    _ word: String, _ name: UnsafePointer<xmlChar>, in context: xmlParserCtxtPtr
  ) throws(Entities.Refusal) -> Remark? {
    if common[word] == nil {
      guard mayBeElsewhere || context.pointee.hasExternalSubset != 0, context.pointee.standalone != 1,
        !entities.isDeclared(word)
      else { return nil }
      let sign = htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) } ?? CommonEntities.sign(word)
      try entities.declare(word, as: Array((sign.map { String($0) } ?? "&#38;\(word);").utf8))
      common[word] = sign != nil
    }
    let isKnown = common[word] == true
    let what = isKnown ? "is read as HTML has it" : "stays as it is written"
    return ("&\(word); \(what): the document type that declares it is not fetched", !isKnown)
  }

  mutating func free() {
    for entity in told {
      entity.pointee.content?.deallocate()
      entity.deallocate()
    }
    told.removeAll()
  }
}

extension xmlParserCtxtPtr {
  /// Whether libxml2 asks for an entity behind its declaration, to note how that was written, and not at a reference.
  fileprivate var hasJustDeclared: Bool {
    guard let input = pointee.input, let place = input.pointee.cur, place > input.pointee.base else { return false }
    return pointee.inSubset != 0 && place[-1] == UInt8(ascii: ">")
  }
}
