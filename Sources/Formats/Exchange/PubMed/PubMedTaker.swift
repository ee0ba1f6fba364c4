import Records
import XMLReading

/// Where the elements of PubMed's XML go.
struct PubMedTaker: ~Copyable, XMLFieldTaker {
  // What is collected till its group ends.
  var attribute = ByteBuffer()
  var category = ByteBuffer()
  var ui = ByteBuffer()
  var scheme = ByteBuffer()
  var isMajor = false
  var date = PubMedDate()
  var parts: [Field: [UInt8]] = [:]
  var family = ByteBuffer()
  var given = ByteBuffer()
  var initials = ByteBuffer()
  var suffix = ByteBuffer()
  var collective = ByteBuffer()
  var isAuthorAdded = false
  var isAuthorValid = true
  var isEqual = false
  var isInvalid = false
  /// Whether anything is held of attributes for the text that comes after them.
  var hasAttributes = false
  var descriptorType = ByteBuffer()
  var bookTitle = ByteBuffer()
  /// The name of a register, which is counted with its first number.
  var bankOrigin: RecordAssembly.Origin?
  var hasName = false
  var isEditors = false
  var isBook = false
  var startPage = ByteBuffer()
  var endPage = ByteBuffer()
  var startOrigin: RecordAssembly.Origin?
  var endOrigin: RecordAssembly.Origin?
  var hasSections = false
  var firstSection = ByteBuffer(capacity: 4096)
  var firstSectionOrigin: RecordAssembly.Origin?
  var languageCode = ByteBuffer()
  var language = ""

  init() {}

  mutating func begin(_ field: Int?, line: Int, into assembly: inout RecordAssembly) {
    guard let field = field.flatMap(Field.init) else {
      assembly.begin(line: line)
      assembly.type = "article-journal"
      isBook = false
      isEditors = false
      bookTitle.truncate()
      startPage.truncate()
      endPage.truncate()
      startOrigin = nil
      endOrigin = nil
      firstSectionOrigin = nil
      hasSections = false
      return
    }
    switch field {
    case .author:
      family.truncate()
      given.truncate()
      initials.truncate()
      suffix.truncate()
      collective.truncate()
      isAuthorAdded = false
      isAuthorValid = true
      isEqual = false
    case .revised, .published: date.clear()
    case .grant, .dataBank, .correction:
      parts.removeAll(keepingCapacity: true)
      bankOrigin = nil
    case .book:
      isBook = true
      assembly.type = "book"
    case .editors: isEditors = false
    default: break
    }
    ui.truncate()
    attribute.truncate()
    isMajor = false
  }

  mutating func attributeValue(
    _ number: Int, _ text: Bytes, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let field = Field(rawValue: number) else { return }
    hasAttributes = true
    switch field {
    case .issnKind, .locatorKind, .abstractLabel, .identifierSource, .articleIDKind, .pmidVersion: hold(text)
    case .abstractCategory: category.set(text)
    case .termUI: ui.set(text)
    case .isMajor, .isMajorKeyword: isMajor = text.equals("Y")
    case .authorValidity: isAuthorValid = !text.equals("N")
    case .equalContribution: isEqual = text.equals("Y")
    case .locatorValidity: isInvalid = text.equals("N")
    case .descriptorType: descriptorType.set(text)
    case .authorsKind: isEditors = text.equals("editors")
    case .correctionKind: parts[field] = Array(text)
    default: break
    }
  }

  mutating func value(
    _ number: Int, _ text: Bytes, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let field = Field(rawValue: number) else { return }
    if text.isEmpty { dropEmpty(field, origin, &assembly) } else { put(field, text, origin, &assembly) }
    if hasAttributes { forgetAttributes() }
  }

  mutating func forgetAttributes() {
    hasAttributes = false
    attribute.truncate()
    category.truncate()
    ui.truncate()
    isMajor = false
    isInvalid = false
  }

  mutating func hold(_ text: Bytes) { attribute.set(text) }

  func dropEmpty(_ field: Field, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    assembly.drop(origin, "it holds nothing")
    // Some articles have all that a part says in its label.
    guard field == .abstract, let label = attribute.orNil else { return }
    assembly.keep(label, from: .init(tag: assembly.tag("AbstractText@Label"), line: origin.line))
  }

  /// What an attribute says, with what it says it of.
  func keep(
    _ value: StaticString, of text: Bytes, as attribute: String, _ line: Int, _ assembly: inout RecordAssembly
  ) {
    assembly.keep("\(value): \(text.string)", from: .init(tag: assembly.tag(attribute), line: line))
  }

  mutating func put(
    _ field: Field, _ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    switch field {
    case .pmid:
      assembly.set(pmid: text, from: origin)
      if let version = attribute.bytes.integer, version > 1 {
        assembly.set(version: version, from: origin)
      }
    // The parts of a date are one value, which is counted when it is whole.
    case .year: date.year.set(text)
    case .month: date.month.set(text)
    case .day: date.day.set(text)
    case .season: date.season.set(text)
    case .medlineDate: date.medline.set(text)
    case .issn: putISSN(text, origin, &assembly)
    case .issnLinking:
      assembly.setUncounted(.issn, text)
      assembly.add(identifier: text, scheme: "issn-linking", from: origin)
    case .volume: assembly.set(.volume, text, from: origin)
    case .issue: assembly.set(.issue, text, from: origin)
    case .journal: assembly.set(.containerTitle, text, from: origin)
    case .journalShort: assembly.set(.containerTitleShort, text, from: origin)
    case .title:
      if isBook { assembly.type = "chapter" }
      assembly.set(.title, text, from: origin)
    case .bookTitle: bookTitle.replace(with: text, origin, &assembly)
    case .vernacularTitle: assembly.set(.originalTitle, text, from: origin)
    case .pages: CitationParts.putPages(text, from: origin, into: &assembly)
    case .startPage:
      startPage.set(text)
      startOrigin = origin
    case .endPage:
      endPage.set(text)
      endOrigin = origin
    case .locator where isInvalid:
      assembly.keep("not valid: \(attribute.bytes.string) \(text.string)", from: origin)
    case .locator, .articleID: putIdentifier(text, origin, &assembly)
    case .abstract: putAbstract(text, origin, &assembly)
    case .family: family.replace(with: text, origin, &assembly)
    case .given: given.replace(with: text, origin, &assembly)
    case .initials: putInitials(text, origin, &assembly)
    case .suffix: suffix.replace(with: text, origin, &assembly)
    case .group: collective.replace(with: text, origin, &assembly)
    case .identifier:
      addAuthor(&assembly)
      guard attribute.bytes.equals("ORCID"), hasName, let orcid = CitationParts.orcid(text) else {
        return assembly.add(identifierOfName: text, scheme: attribute.bytes, from: origin)
      }
      assembly.add(orcid: orcid, from: origin)
    case .affiliation:
      addAuthor(&assembly)
      assembly.add(affiliation: text, from: origin)
    case .language:
      // Nearly always the one of the record before.
      if !text.isSame(as: languageCode.bytes) {
        guard let tag = CitationParts.language(text.string) else { return assembly.keep(text, from: origin) }
        languageCode.set(text)
        language = tag
      }
      if assembly.has(.language) { return assembly.keep(text, from: origin) }
      assembly.set(.language, language, from: origin)
    case .publicationType:
      assembly.add(publicationType: text, ui: ui.orNil, from: origin)
    case .descriptor:
      assembly.add(heading: .init(name: text, ui: ui.orNil, isMajor: isMajor), from: origin)
      if let type = descriptorType.orNil {
        let tag = assembly.tag("DescriptorName@Type")
        assembly.keep("\(type.string): \(text.string)", from: .init(tag: tag, line: origin.line))
        descriptorType.truncate()
      }
    case .qualifier:
      assembly.add(qualifier: .init(name: text, ui: ui.orNil, isMajor: isMajor), from: origin)
    case .keyword:
      assembly.add(keyword: text, from: origin)
      if isMajor { keep("Y", of: text, as: "Keyword@MajorTopicYN", origin.line, &assembly) }
    case .note: CitationParts.putPlainNote(text, from: origin, into: &assembly)
    case .deleted where CitationParts.isPMID(text): assembly.delete(pmid: text, from: origin)
    case .deleted: assembly.refuse("expected the PMID of a record that was taken out", line: origin.line)
    case .dataBankName:
      parts[field] = Array(text)
      bankOrigin = origin
    case .accession:
      if let bankOrigin { assembly.count(bankOrigin) }
      bankOrigin = nil
      (parts[.dataBankName] ?? []).withUnsafeBufferPointer {
        assembly.add(registration: text, registry: $0.isEmpty ? nil : $0, from: origin)
      }
    case .publisher: assembly.set(.publisher, text, from: origin)
    case .publisherPlace: assembly.set(.publisherPlace, text, from: origin)
    case .isbn: assembly.set(.isbn, text, from: origin)
    case .edition: assembly.set(.edition, text, from: origin)
    case .collectionTitle: assembly.set(.collectionTitle, text, from: origin)
    default:
      parts[field] = Array(text)
      assembly.count(origin)
    }
  }
}

extension ByteBuffer {
  @inline(never)
  fileprivate mutating func replace(
    with text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    set(text)
    assembly.count(origin)
  }
}
