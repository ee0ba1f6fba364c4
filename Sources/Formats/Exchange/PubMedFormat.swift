import Records
import XMLReading

/// PubMed's XML: `PubmedArticleSet`, as NLM ships it and as the site exports it; books and withdrawn citations too.
///
/// Source: the document type of 1 January 2025 (`pubmed_250101.dtd`) and *PubMed XML Element Descriptions and their
/// Attributes*, National Library of Medicine.
package enum PubMedFormat: ExchangeFormat {
  package static let name = "pubmed-xml"
  package static let title = "PubMed XML"
  package static let numbersRecords = true

  package static func sign(in head: ExportHead) -> Int? {
    guard head.firstByte == UInt8(ascii: "<") else { return nil }
    let text = head.text
    return ["<PubmedArticleSet", "<PubmedBookArticleSet", "<PubmedArticle", "<DeleteCitation"].contains {
      text.contains($0)
    } ? 0 : nil
  }

  package static func read(_ source: any ByteSource, into reading: ExportReading) throws(ByteSourceFailure) {
    try XMLPieces<PubMedWalker>.read(source, into: reading)
  }
}

final class PubMedWalker: XMLWalker {
  @exclusivity(unchecked) private var walk = XMLFieldWalk<PubMedTaker>()

  func start(_ tag: XMLStreamTag) -> Bool {
    walk.start(tag)
    return walk.heedsSpace
  }
  func text(_ bytes: Bytes, isLast: Bool) { walk.text(bytes, isLast: isLast) }
  func end(_ name: UnsafePointer<UInt8>, line: Int) -> Bool {
    walk.end(name, line: line)
    return walk.heedsSpace
  }
  static var fields: XMLFields { PubMedTaker.fields }
  func restart(lineOffset: Int) { walk.restart(lineOffset: lineOffset) }
  func withAssembly<Result>(_ body: (inout RecordAssembly) -> Result) -> Result { body(&walk.assembly) }
}

/// Where the elements of PubMed's XML go.
struct PubMedTaker: ~Copyable, XMLFieldTaker {
  private enum Field: Int {
    case pmid, pmidVersion, revised, year, month, day, season, medlineDate, published
    case issn, issnKind, volume, issue, journal, journalShort, title, vernacularTitle, pages, startPage, endPage
    case locator, locatorKind, abstract, abstractLabel, abstractCategory, author, family, given, initials, suffix
    case group, identifier, identifierSource, affiliation, affiliationInfo, language, publicationType, termUI
    case grant, grantNumber, grantAcronym, grantAgency, grantCountry, dataBank, dataBankName, accession
    case heading, descriptor, qualifier, isMajor, keyword, correction, correctionKind, correctionSource
    case correctionPMID, correctionNote, note, issnLinking, articleID, articleIDKind, deleted, investigator
    case book, publisher, publisherPlace, bookTitle, editors, authorsKind, isbn, edition, collectionTitle, skipped
    case authorValidity, equalContribution, locatorValidity, descriptorType, isMajorKeyword
  }

  static let fields: XMLFields = {
    let sets = ["PubmedArticleSet/PubmedArticle", "PubmedArticle"]
    var rows: [(path: String, action: XMLFields.Action)] = []
    var attributes: [(path: String, action: XMLFields.AttributeAction)] = []
    func text(_ path: String, _ field: Field) { rows.append((path, .text(field.rawValue))) }
    func markup(_ path: String, _ field: Field) { rows.append((path, .markup(field.rawValue))) }
    func group(_ path: String, _ field: Field) { rows.append((path, .group(field.rawValue))) }
    func value(_ path: String, _ field: Field) { attributes.append((path, .value(field.rawValue))) }
    func idle(_ path: String, unless usual: StaticString) { attributes.append((path, .idle(unless: usual))) }
    func date(_ path: String, _ field: Field) {
      group(path, field)
      text(path + "/Year", .year)
      text(path + "/Month", .month)
      text(path + "/Day", .day)
      text(path + "/Season", .season)
      text(path + "/MedlineDate", .medlineDate)
    }
    func author(_ path: String, _ field: Field) {
      group(path, field)
      value(path + "@ValidYN", .authorValidity)
      value(path + "@EqualContrib", .equalContribution)
      text(path + "/LastName", .family)
      text(path + "/ForeName", .given)
      text(path + "/Initials", .initials)
      text(path + "/Suffix", .suffix)
      markup(path + "/CollectiveName", .group)
      text(path + "/Identifier", .identifier)
      value(path + "/Identifier@Source", .identifierSource)
      text(path + "/AffiliationInfo/Affiliation", .affiliation)
      text(path + "/AffiliationInfo/Identifier", .identifier)
      value(path + "/AffiliationInfo/Identifier@Source", .identifierSource)
      text(path + "/Affiliation", .affiliation)
    }
    func sections(_ path: String) {
      markup(path + "/AbstractText", .abstract)
      value(path + "/AbstractText@Label", .abstractLabel)
      value(path + "/AbstractText@NlmCategory", .abstractCategory)
    }
    func shared(_ path: String) {
      text(path + "/Language", .language)
      text(path + "/PublicationType", .publicationType)
      value(path + "/PublicationType@UI", .termUI)
      sections(path + "/Abstract")
      group(path + "/GrantList/Grant", .grant)
      idle(path + "/GrantList@CompleteYN", unless: "Y")
      text(path + "/GrantList/Grant/GrantID", .grantNumber)
      text(path + "/GrantList/Grant/Acronym", .grantAcronym)
      text(path + "/GrantList/Grant/Agency", .grantAgency)
      text(path + "/GrantList/Grant/Country", .grantCountry)
    }
    func keywords(_ path: String) {
      text(path + "/KeywordList/Keyword", .keyword)
      idle(path + "/KeywordList@Owner", unless: "NOTNLM")
      value(path + "/KeywordList/Keyword@MajorTopicYN", .isMajorKeyword)
    }
    for root in sets {
      rows.append((root, .record))
      let citation = root + "/MedlineCitation"
      let article = citation + "/Article"
      let journal = article + "/Journal"
      text(citation + "/PMID", .pmid)
      value(citation + "/PMID@Version", .pmidVersion)
      date(citation + "/DateRevised", .revised)
      text(journal + "/ISSN", .issn)
      value(journal + "/ISSN@IssnType", .issnKind)
      text(journal + "/JournalIssue/Volume", .volume)
      text(journal + "/JournalIssue/Issue", .issue)
      date(journal + "/JournalIssue/PubDate", .published)
      text(journal + "/Title", .journal)
      text(journal + "/ISOAbbreviation", .journalShort)
      markup(article + "/ArticleTitle", .title)
      markup(article + "/VernacularTitle", .vernacularTitle)
      text(article + "/Pagination/MedlinePgn", .pages)
      text(article + "/Pagination/StartPage", .startPage)
      text(article + "/Pagination/EndPage", .endPage)
      text(article + "/ELocationID", .locator)
      value(article + "/ELocationID@EIdType", .locatorKind)
      value(article + "/ELocationID@ValidYN", .locatorValidity)
      group(article + "/AuthorList", .editors)
      value(article + "/AuthorList@Type", .authorsKind)
      idle(article + "/AuthorList@CompleteYN", unless: "Y")
      author(article + "/AuthorList/Author", .author)
      shared(article)
      text(article + "/PublicationTypeList/PublicationType", .publicationType)
      value(article + "/PublicationTypeList/PublicationType@UI", .termUI)
      idle(article + "/DataBankList@CompleteYN", unless: "Y")
      group(article + "/DataBankList/DataBank", .dataBank)
      text(article + "/DataBankList/DataBank/DataBankName", .dataBankName)
      text(article + "/DataBankList/DataBank/AccessionNumberList/AccessionNumber", .accession)
      text(citation + "/MedlineJournalInfo/ISSNLinking", .issnLinking)
      group(citation + "/MeshHeadingList/MeshHeading", .heading)
      text(citation + "/MeshHeadingList/MeshHeading/DescriptorName", .descriptor)
      text(citation + "/MeshHeadingList/MeshHeading/QualifierName", .qualifier)
      for name in ["DescriptorName", "QualifierName"] {
        value(citation + "/MeshHeadingList/MeshHeading/\(name)@UI", .termUI)
        value(citation + "/MeshHeadingList/MeshHeading/\(name)@MajorTopicYN", .isMajor)
      }
      value(citation + "/MeshHeadingList/MeshHeading/DescriptorName@Type", .descriptorType)
      keywords(citation)
      let correction = citation + "/CommentsCorrectionsList/CommentsCorrections"
      group(correction, .correction)
      value(correction + "@RefType", .correctionKind)
      text(correction + "/RefSource", .correctionSource)
      text(correction + "/PMID", .correctionPMID)
      idle(correction + "/PMID@Version", unless: "1")
      text(correction + "/Note", .correctionNote)
      text(citation + "/GeneralNote", .note)
      text(root + "/PubmedData/ArticleIdList/ArticleId", .articleID)
      value(root + "/PubmedData/ArticleIdList/ArticleId@IdType", .articleIDKind)
    }
    for root in ["PubmedArticleSet/PubmedBookArticle", "PubmedBookArticleSet/PubmedBookArticle"] {
      rows.append((root, .record))
      let document = root + "/BookDocument"
      group(document, .book)
      text(document + "/PMID", .pmid)
      value(document + "/PMID@Version", .pmidVersion)
      date(document + "/DateRevised", .revised)
      text(document + "/ArticleIdList/ArticleId", .articleID)
      value(document + "/ArticleIdList/ArticleId@IdType", .articleIDKind)
      text(document + "/Book/Publisher/PublisherName", .publisher)
      text(document + "/Book/Publisher/PublisherLocation", .publisherPlace)
      markup(document + "/Book/BookTitle", .bookTitle)
      date(document + "/Book/PubDate", .published)
      text(document + "/Book/Isbn", .isbn)
      text(document + "/Book/Edition", .edition)
      markup(document + "/Book/CollectionTitle", .collectionTitle)
      text(document + "/Book/Volume", .volume)
      for list in [document + "/Book/AuthorList", document + "/AuthorList"] {
        group(list, .editors)
        value(list + "@Type", .authorsKind)
        idle(list + "@CompleteYN", unless: "Y")
        author(list + "/Author", .author)
      }
      markup(document + "/ArticleTitle", .title)
      markup(document + "/VernacularTitle", .vernacularTitle)
      text(document + "/Pagination/MedlinePgn", .pages)
      shared(document)
      keywords(document)
      text(root + "/PubmedBookData/ArticleIdList/ArticleId", .articleID)
      value(root + "/PubmedBookData/ArticleIdList/ArticleId@IdType", .articleIDKind)
    }
    for root in ["PubmedArticleSet/DeleteCitation", "DeleteCitation"] {
      text(root + "/PMID", .deleted)
      idle(root + "/PMID@Version", unless: "1")
    }
    return XMLFields(rows, attributes: attributes)
  }()

  // What is collected till its group ends.
  private var attribute = ByteBuffer()
  private var category = ByteBuffer()
  private var ui = ByteBuffer()
  private var scheme = ByteBuffer()
  private var isMajor = false
  private var date = DateParts()
  private var parts: [Field: [UInt8]] = [:]
  private var family = ByteBuffer()
  private var given = ByteBuffer()
  private var initials = ByteBuffer()
  private var suffix = ByteBuffer()
  private var collective = ByteBuffer()
  private var isAuthorAdded = false
  private var isAuthorValid = true
  private var isEqual = false
  private var isInvalid = false
  /// Whether anything is held of attributes for the text that comes after them.
  private var hasAttributes = false
  private var descriptorType = ByteBuffer()
  private var bookTitle = ByteBuffer()
  /// The name of a register, which is counted with its first number.
  private var bankOrigin: RecordAssembly.Origin?
  private var hasName = false
  private var isEditors = false
  private var isBook = false
  private var startPage = ByteBuffer()
  private var endPage = ByteBuffer()
  private var startOrigin: RecordAssembly.Origin?
  private var endOrigin: RecordAssembly.Origin?
  private var hasSections = false
  private var firstSection = ByteBuffer(capacity: 4096)
  private var firstSectionOrigin: RecordAssembly.Origin?
  private var languageCode = ByteBuffer()
  private var language = ""

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

  private mutating func forgetAttributes() {
    hasAttributes = false
    attribute.truncate()
    category.truncate()
    ui.truncate()
    isMajor = false
    isInvalid = false
  }

  private mutating func hold(_ text: Bytes) { attribute.set(text) }

  private func dropEmpty(_ field: Field, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    assembly.drop(origin, "it holds nothing")
    // Some articles have all that a part says in its label.
    guard field == .abstract, let label = attribute.orNil else { return }
    assembly.keep(label, from: .init(tag: assembly.tag("AbstractText@Label"), line: origin.line))
  }

  /// What an attribute says, with what it says it of.
  private func keep(
    _ value: StaticString, of text: Bytes, as attribute: String, _ line: Int, _ assembly: inout RecordAssembly
  ) {
    assembly.keep("\(value): \(text.string)", from: .init(tag: assembly.tag(attribute), line: line))
  }

  private mutating func put(
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
        return assembly.add(nameIdentifier: text, scheme: attribute.bytes, from: origin)
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
    case .note: assembly.set(.note, text, from: origin)
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

  /// The part of a text is a part of the file's abstract if there are several.
  private mutating func putAbstract(
    _ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    if attribute.isEmpty, category.isEmpty, firstSectionOrigin == nil, !hasSections {
      firstSection.set(text)
      firstSectionOrigin = origin
      return
    }
    flushAbstract(asSection: true, &assembly)
    hasSections = true
    assembly.add(section: text, label: attribute.orNil, category: category.orNil, from: origin)
  }

  /// A first part without a label waits to see whether there are others.
  private mutating func flushAbstract(asSection: Bool, _ assembly: inout RecordAssembly) {
    guard let origin = firstSectionOrigin else { return }
    firstSectionOrigin = nil
    if asSection {
      assembly.add(section: firstSection.bytes, label: nil, category: nil, from: origin)
    } else {
      assembly.set(.abstract, firstSection.bytes, from: origin)
    }
  }

  private mutating func putIdentifier(
    _ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    let scheme = attribute.bytes
    if scheme.equals("doi") {
      CitationParts.putDOI(text, from: origin, into: &assembly)
    } else if scheme.equals("pubmed") {
      assembly.set(pmid: text, from: origin)
    } else if scheme.equals("pmc") {
      assembly.set(.pmcid, text, from: origin)
    } else if scheme.isEmpty {
      assembly.keep(text, from: origin)
    } else {
      assembly.add(identifier: text, scheme: scheme, from: origin)
    }
  }

  /// An ISSN of no kind is the citation's and no more.
  private mutating func putISSN(_ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    guard let kind = attribute.orNil else { return assembly.set(.issn, text, from: origin) }
    assembly.setUncounted(.issn, text)
    scheme.truncate()
    scheme.append("issn-")
    for byte in kind { scheme.append(byte.isUppercase ? byte + 0x20 : byte) }
    assembly.add(identifier: text, scheme: scheme.bytes, from: origin)
  }

  /// Initials say nothing new where they are those of the given names, and are the given names where there are no others.
  private mutating func putInitials(
    _ text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    initials.set(text)
    if given.isEmpty || CitationParts.areInitials(text, of: given.bytes) {
      assembly.count(origin)
    } else {
      assembly.keep("\(family.bytes.string) \(text.string)", from: origin)
    }
  }

  /// Adds the name once what comes before an identifier or an affiliation has been read; both belong to it alone.
  private mutating func addAuthor(_ assembly: inout RecordAssembly) {
    guard !isAuthorAdded else { return }
    isAuthorAdded = true
    hasName = !(family.isEmpty && collective.isEmpty && given.isEmpty && initials.isEmpty)
    guard hasName else { return assembly.leaveNames() }
    guard isAuthorValid else { return keepInvalidName(&assembly) }
    let (particle, bare) = CitationParts.particle(of: family.bytes)
    let name = RecordAssembly.Name(
      family: bare.isEmpty ? nil : bare, given: given.orNil ?? initials.orNil, suffix: suffix.orNil,
      nonDroppingParticle: particle, literal: collective.orNil)
    assembly.addUncounted(name, to: isEditors ? .editor : .author)
    if isEqual { wholeName.lend { keep("Y", of: $0, as: "Author@EqualContrib", assembly.line, &assembly) } }
  }

  private var wholeName: String {
    if !collective.isEmpty { return collective.bytes.string }
    let given = given.orNil ?? initials.orNil
    return [family.orNil, given, suffix.orNil].compactMap { $0?.string }.joined(separator: ", ")
  }

  /// A misprint that stands beside the right name: it is no author, and what comes with it no other's.
  private mutating func keepInvalidName(_ assembly: inout RecordAssembly) {
    hasName = false
    assembly.leaveNames()
    wholeName.lend { keep("N", of: $0, as: "Author@ValidYN", assembly.line, &assembly) }
  }

  mutating func end(
    _ field: Int?, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> Bool {
    guard let field = field.flatMap(Field.init) else {
      finishRecord(origin, &assembly)
      return true
    }
    switch field {
    case .author: addAuthor(&assembly)
    case .revised:
      if let day = date.day8601() {
        assembly.set(revised: day, from: origin)
      } else if let text = date.text() {
        assembly.keep(text, from: origin)
      }
    case .published: putDate(origin, &assembly)
    case .grant:
      lend([.grantNumber, .grantAcronym, .grantAgency, .grantCountry]) {
        assembly.add(grant: $0[0], acronym: $0[1], agency: $0[2], country: $0[3], from: origin)
      }
    case .dataBank:
      if let bankOrigin { (parts[.dataBankName] ?? []).withUnsafeBufferPointer { assembly.keep($0, from: bankOrigin) } }
    case .correction:
      lend([.correctionKind, .correctionSource, .correctionPMID, .correctionNote]) {
        assembly.add(
          correction: $0[0] ?? Bytes(start: nil, count: 0), source: $0[1], pmid: $0[2], note: $0[3], from: origin)
      }
    default: break
    }
    return false
  }

  /// Lends what was collected, in this order.
  private func lend(_ fields: [Field], _ body: ([Bytes?]) -> Void) {
    var bytes: [UInt8] = []
    let ranges = fields.map { field -> Range<Int>? in
      guard let part = parts[field] else { return nil }
      bytes += part
      return (bytes.count - part.count)..<bytes.count
    }
    bytes.withUnsafeBufferPointer { buffer in body(ranges.map { $0.map { buffer[part: $0] } }) }
  }

  private mutating func finishRecord(_ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    flushAbstract(asSection: false, &assembly)
    putPageEnds(&assembly)
    guard isBook, let title = bookTitle.orNil else { return }
    // A chapter has a title of its own.
    assembly.setUncounted(assembly.has(.title) ? .containerTitle : .title, title)
  }

  /// Start and end are the pages where they stand alone, and say nothing new where these are the same.
  private mutating func putPageEnds(_ assembly: inout RecordAssembly) {
    guard let origin = startOrigin else {
      if let origin = endOrigin { assembly.keep(endPage.bytes, from: origin) }
      return
    }
    if !endPage.isEmpty, !endPage.isSame(as: startPage) {
      startPage.append("-")
      startPage.append(copying: endPage.bytes)
    }
    CitationParts.putPages(startPage.bytes, from: origin, into: &assembly)
    if let endOrigin { assembly.count(endOrigin) }
  }

  private mutating func putDate(_ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    if let (year, month, day) = date.simple, let text = date.text() {
      return assembly.set(.issued, year: year, month: month, day: day, written: text, from: origin)
    }
    guard let text = date.text() else { return }
    guard let known = CitationParts.date(text) else { return assembly.keep(text, from: origin) }
    CitationParts.tell(known, from: origin, into: &assembly)
    assembly.set(.issued, known, written: text, from: origin)
  }
}

/// A date of PubMed's in its parts.
private struct DateParts: ~Copyable {
  var year = ByteBuffer()
  var month = ByteBuffer()
  var day = ByteBuffer()
  var season = ByteBuffer()
  var medline = ByteBuffer()
  private var whole = ByteBuffer()

  init() {}

  mutating func clear() {
    year.truncate()
    month.truncate()
    day.truncate()
    season.truncate()
    medline.truncate()
  }

  /// Year, month and day in figures or English: nearly every date there is.
  var simple: (year: Int, month: Int?, day: Int?)? {
    guard medline.isEmpty, season.isEmpty, year.count == 4, let year = year.bytes.integer else { return nil }
    guard !month.isEmpty else { return day.isEmpty ? (year, nil, nil) : nil }
    guard let month = CitationParts.month(month.bytes) else { return nil }
    guard !day.isEmpty else { return (year, month, nil) }
    guard let day = day.bytes.integer, CitationParts.isDay(day, month: month, year: year) else { return nil }
    return (year, month, day)
  }

  /// As NBIB has it: `2005 Mar 14`, `2005 Spring`, or as it stands.
  mutating func text() -> Bytes? {
    if !medline.isEmpty { return medline.bytes }
    whole.truncate()
    for part in [year.bytes, month.bytes, season.bytes, day.bytes] where !part.isEmpty {
      whole.append(whole.isEmpty ? "" : " ", part)
    }
    return whole.isEmpty ? nil : whole.bytes
  }

  /// `2005-03-14`.
  mutating func day8601() -> Bytes? {
    guard year.count == 4, month.count == 2, day.count == 2 else { return nil }
    whole.set(year.bytes)
    whole.append("-", month.bytes)
    whole.append("-", day.bytes)
    return whole.bytes
  }
}

extension ByteBuffer {
  fileprivate func isSame(as other: borrowing ByteBuffer) -> Bool { bytes.isSame(as: other.bytes) }

  fileprivate var orNil: Bytes? { isEmpty ? nil : bytes }

  fileprivate mutating func append(_ separator: StaticString, _ text: Bytes) {
    append(separator)
    append(copying: text)
  }

  fileprivate mutating func replace(
    with text: Bytes, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly
  ) {
    set(text)
    assembly.count(origin)
  }
}
