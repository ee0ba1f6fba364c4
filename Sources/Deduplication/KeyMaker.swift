/// Makes of the fields of a record what is compared.
struct KeyMaker {
  private var scratch: [UInt8] = []
  /// Of all words of the abstract at hand.
  private var abstractHash: UInt64 = 0

  /// - Parameter arena: takes the folded text.
  mutating func key(_ fields: MatchFields, arena: inout [UInt8]) -> MatchKey {
    var fields = fields
    let source = fields.title.flatMap(BookSource.split)
    if let source {
      fields.title = source.chapter
      if fields.container == nil { fields.container = source.book }
    }
    var key = MatchKey()
    key.isStudy = fields.isStudy
    putTitles(fields, &key, &arena)
    key.authors = span(in: &arena) { NameKey.make(fields.authors.isEmpty ? fields.editors : fields.authors, into: &$0) }
    key.authorCount = UInt8(clamping: arena[key.authors.range].count { $0 == 0x09 })
    key.container = span(in: &arena) {
      key.kind.formUnion(ContainerKey.make([fields.container, fields.containerShort], into: &$0))
    }
    putLocation(fields, &key)
    putIdentifiers(fields, &key)
    putKind(fields, &key)
    if source != nil {
      key.kind.subtract(.ofOwn)
      key.kind.insert(.chapter)
    }
    putPublisher(fields, &key, &arena)
    putAbstract(fields, &key)
    key.content = content(key, arena)
    return key
  }

  private func span(in arena: inout [UInt8], _ make: (inout [UInt8]) -> Void) -> MatchKey.Span {
    let start = arena.count
    make(&arena)
    return MatchKey.Span(start: start, count: Int32(arena.count - start))
  }

  private func putTitles(_ fields: MatchFields, _ key: inout MatchKey, _ arena: inout [UInt8]) {
    if let title = fields.title {
      var result = TitleKey.Result()
      key.title = span(in: &arena) { result = TitleKey.make(title, into: &$0) }
      key.titleHash = result.hash
      key.titleWords = UInt16(clamping: result.words)
      key.kind.formUnion(result.kind)
    }
    if let title = fields.originalTitle {
      var result = TitleKey.Result()
      key.originalTitle = span(in: &arena) { result = TitleKey.make(title, into: &$0) }
      key.originalTitleHash = result.hash
    }
  }

  /// Journals change their publishers, and sources write them in many ways: they tell one work from another only outside of
  /// journals.
  private func putPublisher(_ fields: MatchFields, _ key: inout MatchKey, _ arena: inout [UInt8]) {
    guard key.container.isEmpty || !key.kind.isDisjoint(with: RecordKind.ofOwn.union(.chapter)) else { return }
    key.publisher = span(in: &arena) { PublisherKey.make(fields.publisher, place: fields.publisherPlace, into: &$0) }
    key.edition = fields.edition.map(PublisherKey.edition) ?? 0
  }

  private func putLocation(_ fields: MatchFields, _ key: inout MatchKey) {
    let place = LocationKey.volume(fields.volume, issue: fields.issue)
    key.volume = place.volume
    key.issue = place.issue
    if place.isSupplement { key.kind.insert(.supplement) }
    if let pages = fields.pages { key.page = LocationKey.page(pages) }
    if key.page.isMissing, let number = fields.number { key.page = LocationKey.page(number) }
    if key.page.isOfSupplement { key.kind.insert(.supplement) }
    key.year = Int16(clamping: fields.year)
    key.otherYear = Int16(clamping: fields.otherYear)
    if 1...12 ~= fields.month {
      key.day = UInt16(fields.month * 32) + (1...31 ~= fields.day ? UInt16(fields.day) : 0)
    }
  }

  private func putIdentifiers(_ fields: MatchFields, _ key: inout MatchKey) {
    if let doi = fields.doi {
      let made = IdentifierKey.doi(doi)
      key.doi = made.hash
      key.doiSeries = made.series
      if made.isPreprint { key.kind.insert(.preprint) }
      if made.isOfRepository { key.kind.insert(.unpublished) }
    }
    if let pmid = fields.pmid { key.pmid = IdentifierKey.pmid(pmid) }
    if let pmcid = fields.pmcid { key.pmcid = IdentifierKey.pmcid(pmcid) }
    if let issn = fields.issn { IdentifierKey.issns(issn, into: &key.issn) }
    if let isbn = fields.isbn {
      // Reference managers have one field for both.
      IdentifierKey.issns(isbn, into: &key.issn)
      key.isbn = IdentifierKey.isbn(isbn)
    }
    for text in fields.registrations where key.registration == 0 {
      key.registration = IdentifierKey.registration(in: text)
    }
    for text in fields.accessions where key.registration == 0 {
      key.registration = IdentifierKey.registration(in: text)
    }
  }

  private func putKind(_ fields: MatchFields, _ key: inout MatchKey) {
    switch fields.type.map({ String(decoding: $0, as: UTF8.self) }) {
    case "paper-conference": key.kind.insert(.conference)
    case "thesis": key.kind.insert(.thesis)
    case "book": key.kind.insert(.book)
    case "chapter", "entry-encyclopedia", "entry-dictionary": key.kind.insert(.chapter)
    case "report": key.kind.insert(.report)
    case "manuscript", "dataset", "software", "speech", "webpage", "post", "post-weblog":
      if fields.container == nil { key.kind.insert(.unpublished) }
    default: break
    }
    if fields.isRetracted { key.kind.insert(.retracted) }
    for type in fields.publicationTypes + [fields.genre].compactMap({ $0 }) where type.count < 60 {
      var folded: [UInt8] = []
      TextFold.fold(type, into: &folded)
      switch String(decoding: folded, as: UTF8.self) {
      case "published erratum", "erratum", "correction", "corrigendum": key.kind.insert(.erratum)
      case "retraction of publication", "retraction notice", "retraction": key.kind.insert(.retractionNotice)
      case "expression of concern", "editorial expression of concern": key.kind.insert(.concern)
      case "preprint": key.kind.insert(.preprint)
      case "meeting abstract", "conference abstract", "conference paper", "congress", "congresses", "conference review",
        "proceedings paper":
        key.kind.insert(.conference)
      case "reply", "author reply", "authors reply", "response", "author response", "authors response":
        key.kind.insert(.reply)
      case "thesis", "dissertation", "dissertation abstract", "doctoral dissertation", "doctoral thesis", "phd thesis",
        "masters thesis", "academic dissertation", "dissertation thesis", "proefschrift":
        key.kind.insert(.thesis)
      case "retracted publication": key.kind.insert(.retracted)
      case "letter", "editorial", "comment", "commentary", "correspondence": key.kind.insert(.letter)
      case "journal article", "article", "review", "original article", "research article": key.kind.insert(.article)
      default: break
      }
    }
  }

  private mutating func putAbstract(_ fields: MatchFields, _ key: inout MatchKey) {
    abstractHash = 0
    guard !fields.abstract.isEmpty else { return }
    scratch.removeAll(keepingCapacity: true)
    for part in fields.abstract where scratch.count < Self.longestAbstract {
      if key.registration == 0 { key.registration = IdentifierKey.registration(in: part) }
      if !scratch.isEmpty { scratch.append(0x20) }
      TextFold.fold(part, most: Self.longestAbstract, into: &scratch)
    }
    // Groups of three words, each hashed once and combined.
    var (first, second): (UInt64, UInt64) = (0, 0)
    var hash = Hashing.seed
    for byte in scratch + [0x20] {
      if byte != 0x20 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        continue
      }
      if first != 0 {
        key.abstract.take(UInt32(truncatingIfNeeded: Hashing.mixed(first &* 31 &+ second &* 7 &+ hash) >> 32))
      }
      abstractHash = abstractHash &* 31 &+ hash
      (first, second) = (second, hash)
      hash = Hashing.seed
    }
  }

  private static let longestAbstract = 4000

  private func content(_ key: MatchKey, _ arena: [UInt8]) -> UInt64 {
    var hash = Hashing.combined(key.titleHash, key.originalTitleHash)
    for span in [key.authors, key.container, key.publisher] {
      hash = Hashing.combined(hash, Hashing.hash(arena[span.range]))
    }
    for value in [key.doi, key.doiSeries, key.pmcid, key.isbn, key.registration, UInt64(key.pmid)] {
      hash = Hashing.combined(hash, value)
    }
    hash = Hashing.combined(hash, UInt64(key.issn.0) | UInt64(key.issn.1) << 32)
    hash = Hashing.combined(hash, key.page.prefix)
    hash = Hashing.combined(hash, UInt64(key.page.first) | UInt64(key.page.last) << 32)
    hash = Hashing.combined(hash, UInt64(key.page.suffix) | UInt64(key.volume) << 32)
    hash = Hashing.combined(hash, UInt64(key.issue) | UInt64(key.kind.rawValue) << 32)
    hash = Hashing.combined(
      hash,
      UInt64(UInt16(bitPattern: key.year)) | UInt64(UInt16(bitPattern: key.otherYear)) << 16 | UInt64(key.day) << 32
        | UInt64(key.edition) << 48)
    hash = Hashing.combined(hash, abstractHash)
    for place in 0..<AbstractSketch.size { hash = Hashing.combined(hash, UInt64(key.abstract.values[place])) }
    return hash
  }
}
