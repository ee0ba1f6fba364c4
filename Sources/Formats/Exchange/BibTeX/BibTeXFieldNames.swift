import Records

/// A field's name, and where its values go.
struct BibTeXFieldName {
  enum Kind: Int, CaseIterable {
    case variable, verbatim, names, otherDate
    case electronicISSN
    case title, subtitle, bookTitle, bookSubtitle, mainTitle, journal, series, number, type, language, keywords, pages,
      articleNumber, doi, pmid, pmcid, identifier, eprint, eprintType, entrySubtype, howPublished, publisher,
      organization
    /// What Web of Science writes.
    case webOfScienceNumber, grants, orcids, workplaces
    /// What Scopus writes.
    case fundingDetails, affiliations
    case date, year, month, day
    case crossref, xdata
    case kept
  }

  /// The index under which it is counted.
  var tag: Int
  var kind: Kind
  /// Where its values go, if it is one variable.
  var key: CitationKey?
}

/// The names met in a file, each looked up by its letters once.
struct BibTeXFieldNames {
  private var known: [UInt64: BibTeXFieldName] = [:]
  private static let mostKnown = 10_000

  /// BibTeX does not tell capitals from small letters.
  mutating func name(_ bytes: Bytes, in assembly: inout RecordAssembly) -> BibTeXFieldName {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte.isUppercase ? byte + 0x20 : byte)) &* 0x100_0000_01B3 }
    if let name = known[hash] { return name }
    let text = bytes.string.lowercased()
    let (kind, key) = Self.place(of: text)
    let name = BibTeXFieldName(tag: assembly.tag(text), kind: kind, key: key)
    if known.count < Self.mostKnown { known[hash] = name }
    return name
  }

  /// The prefix of a variable of CSL for which BibTeX has no field.
  static let prefix = "csl-"

  static func place(of name: String) -> (kind: BibTeXFieldName.Kind, key: CitationKey?) {
    if let kind = kinds[name] { return (kind, nil) }
    if BibTeXIdentifiers.scheme(ofField: name) != nil { return (.identifier, nil) }
    if let variable = verbatim[name] { return (.verbatim, CitationKey(variable)) }
    if let variable = names[name] { return (.names, CitationKey(variable)) }
    if let variable = dates[name] { return (.otherDate, CitationKey(variable)) }
    if let variable = variables[name] { return (.variable, CitationKey(variable)) }
    if name.hasPrefix(prefix), let variable = cslNames[String(name.dropFirst(prefix.count))] {
      if CitationVariable.names.contains(variable) { return (.names, CitationKey(variable)) }
      if CitationVariable.dates.contains(variable) { return (.otherDate, CitationKey(variable)) }
      return (.variable, CitationKey(variable))
    }
    return (.kept, nil)
  }

  private static let cslNames = Dictionary(
    (CitationVariable.texts + CitationVariable.dates + CitationVariable.names).map { ($0.lowercased(), $0) },
    uniquingKeysWith: { first, _ in first })

  private static let kinds: [String: BibTeXFieldName.Kind] = [
    "eissn": .electronicISSN, "title": .title, "subtitle": .subtitle, "booktitle": .bookTitle,
    "booksubtitle": .bookSubtitle,
    "maintitle": .mainTitle, "journal": .journal, "journaltitle": .journal, "series": .series, "number": .number,
    "type": .type, "language": .language, "langid": .language, "keywords": .keywords, "keyword": .keywords,
    "author_keywords": .keywords, "keywords-plus": .keywords,
    "pages": .pages, "eid": .articleNumber, "art_number": .articleNumber,
    "article": .articleNumber, "articleno": .articleNumber, "elocation-id": .articleNumber,
    "article-number": .articleNumber, "document_type": .type, "doi": .doi, "pmid": .pmid, "pubmed_id": .pmid,
    "pmcid": .pmcid, "pmc": .pmcid, "eprint": .eprint, "eprinttype": .eprintType, "archiveprefix": .eprintType,
    "entrysubtype": .entrySubtype, "howpublished": .howPublished,
    "publisher": .publisher, "institution": .publisher, "school": .publisher, "organization": .organization,
    "date": .date, "year": .year, "month": .month, "day": .day, "crossref": .crossref,
    "xdata": .xdata, "unique-id": .webOfScienceNumber, "funding-acknowledgement": .grants, "orcid-numbers": .orcids,
    "affiliation": .workplaces, "affiliations": .affiliations, "funding_details": .fundingDetails,
  ]

  private static let verbatim = ["url": "URL"]

  static let names = [
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "director": "director",
  ]

  static let dates = [
    "urldate": "accessed", "eventdate": "event-date", "origdate": "original-date", "earlyaccessdate": "available-date",
  ]

  /// Where several mean the same to CSL, the first is the one that is written.
  static let texts: [(bibTeX: String, csl: String)] = [
    ("abstract", "abstract"), ("annote", "annote"), ("annotation", "annote"), ("note", "note"),
    ("shorttitle", "title-short"), ("shortjournal", "container-title-short"),
    ("journalabbrev", "container-title-short"), ("abbrev_source_title", "container-title-short"),
    ("journal-abbreviation", "container-title-short"), ("journal-iso", "container-title-short"), ("volume", "volume"),
    ("issue", "issue"),
    ("chapter", "chapter-number"), ("address", "publisher-place"), ("location", "publisher-place"),
    ("edition", "edition"), ("isbn", "ISBN"), ("issn", "ISSN"),
    ("version", "version"), ("volumes", "number-of-volumes"), ("pagetotal", "number-of-pages"),
    ("numpages", "number-of-pages"), ("part", "part"), ("pubstate", "status"), ("venue", "event-place"),
    ("eventtitle", "event-title"), ("origtitle", "original-title"), ("origpublisher", "original-publisher"),
    ("origlocation", "original-publisher-place"),
  ]

  private static let variables = Dictionary(uniqueKeysWithValues: texts.map { ($0.bibTeX, $0.csl) })
}

/// The types of entries of BibTeX and BibLaTeX, and CSL's.
enum BibTeXTypes {
  /// Where several mean the same to CSL, the first is the one that is written.
  static let list: [(bibTeX: String, csl: String)] = [
    ("article", "article-journal"), ("book", "book"), ("mvbook", "book"), ("collection", "book"),
    ("mvcollection", "book"), ("proceedings", "book"), ("mvproceedings", "book"), ("reference", "book"),
    ("mvreference", "book"), ("manual", "book"), ("booklet", "pamphlet"), ("incollection", "chapter"),
    ("inbook", "chapter"), ("bookinbook", "chapter"), ("suppbook", "chapter"), ("suppcollection", "chapter"),
    ("inproceedings", "paper-conference"), ("conference", "paper-conference"),
    ("inreference", "entry-encyclopedia"), ("thesis", "thesis"), ("phdthesis", "thesis"), ("mastersthesis", "thesis"),
    ("techreport", "report"), ("report", "report"), ("unpublished", "manuscript"), ("misc", "document"),
    ("online", "webpage"), ("electronic", "webpage"), ("www", "webpage"), ("webpage", "webpage"),
    ("patent", "patent"), ("periodical", "periodical"), ("suppperiodical", "article-journal"),
    ("dataset", "dataset"), ("software", "software"), ("standard", "standard"), ("movie", "motion_picture"),
    ("video", "motion_picture"), ("music", "song"), ("audio", "song"), ("artwork", "graphic"), ("image", "graphic"),
    ("letter", "personal_communication"), ("legislation", "legislation"), ("jurisdiction", "legal_case"),
    ("review", "review"), ("performance", "performance"),
  ]

  static let csl = Dictionary(uniqueKeysWithValues: list.map { ($0.bibTeX, $0.csl) })
  static let bibTeX = Dictionary(list.map { ($0.csl, $0.bibTeX) }, uniquingKeysWith: { first, _ in first })

  /// The type of an entry that is written for a type of CSL.
  ///
  /// - Parameter genre: the kind of a thesis: a type of its own in BibTeX, where it tells which.
  static func entryType(_ type: String, genre: String?) -> String? {
    guard type == "thesis", let genre = genre?.lowercased() else { return bibTeX[type] }
    let letters = genre.filter { $0.isLetter }
    let isDoctoral = ["phd", "doctor", "proefschrift"].contains { letters.contains($0) }
    return isDoctoral ? "phdthesis" : letters.contains("master") ? "mastersthesis" : bibTeX[type]
  }

  /// The names that BibLaTeX has for kinds of theses and reports, in the words it prints.
  static let kinds = [
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "candthesis": "Candidate thesis",
    "bathesis": "Bachelor's thesis", "techreport": "Technical report", "resreport": "Research report",
  ]

  /// BibLaTeX tells kinds of articles apart by a field.
  static let subtypes = ["magazine": "article-magazine", "newspaper": "article-newspaper"]

  /// Where the field `number` goes: the issue of a journal, the number in a series, or the thing's own.
  static func numberKey(_ type: String) -> CitationKey {
    switch type {
    case "article-journal", "article-magazine", "article-newspaper", "periodical", "review", "review-book": .issue
    case "book", "chapter", "paper-conference": collectionNumber
    default: number
    }
  }

  private static let collectionNumber = CitationKey("collection-number") ?? .note
  private static let number = CitationKey("number") ?? .note
}
