import Records

/// Where the cells of a column go.
package enum CSVPlace: Hashable, Sendable {
  /// A variable of CSL that is text, as it stands.
  case text(CitationKey)
  case names(CitationKey)
  /// Institutions among the authors, in a column of their own.
  case groupAuthors
  /// The names that another column has shortened, or in another form.
  case shortNames(CitationKey)
  case date(CitationKey)
  /// Parts of the date of publication.
  case year, month, day
  /// What BibTeX calls the number: the issue of a journal, the number of a report.
  case number
  /// The number of an article, which stands for its pages.
  case articleNumber
  case doi, pmid, pmcid, issn, pages, firstPage, lastPage, language, note
  case keywords, publicationType, words
  /// CSL's type under some name of it, the kind of document as databases call it, and BibTeX's type of an entry.
  case type, documentType, entryType
  case identifier(String)
  /// The entry of a trial in the register of this name.
  case registration(String)
  /// Entries of trials, each with its register.
  case registrations
  /// The entry of a trial in a register that another column names, and that column.
  case trialNumber, register
  /// The title of a trial for its field, which is kept beside that for the public.
  case scientificTitle
  /// What Web of Science says of the authors: where they work and their numbers.
  case workplaces, orcids, researchers
  /// The authors' names with where they work, as Scopus has them.
  case namedWorkplaces
  /// Where authors work, behind their names in brackets, as Embase has it.
  case groupedWorkplaces
  /// The whole reference in one cell, as PubMed has it.
  case reference
  case grants, fundingDetails, earlyAccess, eventDates
  case keep, drop

  /// What is put only when the rest of the row is known.
  var rank: Int {
    switch self {
    case .scientificTitle, .shortNames, .groupAuthors, .year, .lastPage, .number, .articleNumber, .workplaces, .orcids,
      .researchers,
      .namedWorkplaces, .groupedWorkplaces:
      1
    case .month: 2
    case .day: 3
    case .earlyAccess: 4
    default: 0
    }
  }

  /// Whether a cell holds several, to be parted.
  var isList: Bool {
    switch self {
    case .names, .shortNames, .keywords, .publicationType, .words, .identifier: true
    default: false
    }
  }

  /// Whether a list in a cell is taken apart where the values are.
  var takesLists: Bool {
    switch self {
    case .names, .shortNames, .keywords: true
    default: false
    }
  }

  /// The place of a variable of CSL.
  init?(variable name: String) {
    guard let key = CitationKey(name) else { return nil }
    switch name {
    case "DOI": self = .doi
    case "PMID": self = .pmid
    case "PMCID": self = .pmcid
    case "ISSN": self = .issn
    case "page": self = .pages
    case "language": self = .language
    case "categories": self = .words
    default:
      if CitationVariable.names.contains(name) {
        self = .names(key)
      } else if CitationVariable.dates.contains(name) {
        self = .date(key)
      } else {
        self = .text(key)
      }
    }
  }
}

/// The names that columns have in the tables people get.
///
/// Sources: exports of Rayyan, ASReview LAB, Zotero 6 and 7, Covidence, Scopus (2023), PubMed, Web of Science and WHO's ICTRP; for
/// Embase, whose columns are documented nowhere, the names that its searches use.
enum CSVHeaderNames {
  /// Small letters, words parted by one space.
  static func normalised(_ name: String) -> String {
    name.lowercased().split { $0.isWhitespace || $0 == "_" || $0 == "-" }.joined(separator: " ")
  }

  /// Embase calls the whole reference `Source`, which elsewhere is the database, as in Scopus, beside a `Source title`, too.
  static func isEmbase(_ names: [String]) -> Bool {
    let names = Set(names.prefix(1000).map(normalised))
    guard names.contains("source") else { return false }
    return !names.isDisjoint(with: ["author names", "embase accession id", "medline pmid"])
      || names.contains { $0.hasPrefix("emtree ") }
  }

  /// The table that WHO makes of what the registers of the world hold.
  static func isICTRP(_ names: [String]) -> Bool {
    Set(names.prefix(1000).map(normalised)).isSuperset(of: ["trialid", "public title", "scientific title"])
  }

  /// - Returns: nil where the column is as in any other table.
  static func placeInICTRP(of name: String) -> CSVPlace? {
    switch normalised(name) {
    case "trialid": .trialNumber
    case "source register": .register
    default: nil
    }
  }

  static func isEmtree(_ name: String) -> Bool { normalised(name).hasPrefix("emtree ") }

  /// Whether Embase has there the terms that say what an article is mainly about.
  static func isOfMajorFocus(_ name: String) -> Bool { isEmtree(name) && normalised(name).hasSuffix("(major focus)") }

  static func place(of name: String, isWebOfScience: Bool) -> CSVPlace? {
    let name = normalised(name)
    return isWebOfScience ? webOfScience[name] : general[name]
  }

  /// PubMed has volume and pages nowhere else; the citation of another table may be anything.
  static func isPubMed(_ names: [String]) -> Bool {
    Set(names.prefix(1000).map(normalised)).isSuperset(of: ["pmid", "citation", "journal/book", "publication year"])
  }

  /// Rayyan joins names by `and` and keywords by commas, whatever stands in them.
  static func isRayyan(_ names: [String]) -> Bool {
    let names = Set(names.prefix(1000).map(normalised))
    guard names.isSuperset(of: ["key", "title", "authors", "notes"]) else { return false }
    return names.isSuperset(of: ["pubmed id", "pmc id"]) || names.isSuperset(of: olderOfRayyan)
  }

  /// What its exports have beside these without the ids of PubMed, and the model of a table that it gives.
  private static let olderOfRayyan = [
    "journal", "issn", "volume", "issue", "pages", "year", "publisher", "url", "abstract",
  ]

  /// EBSCO's subjects are headings; those of another table may be people.
  static func isEBSCO(_ names: [String]) -> Bool {
    Set(names.prefix(1000).map(normalised)).isSuperset(of: ["subjects", "doctype", "plink"])
  }

  /// The tags of Web of Science mean other things elsewhere: `ID` are keywords.
  static func isWebOfScience(_ names: [String]) -> Bool {
    let names = Set(names.prefix(1000).map(normalised))
    return names.isSuperset(of: ["pt", "au", "ti", "so"])
  }

  private static func variable(_ name: String) -> CSVPlace { CSVPlace(variable: name) ?? .keep }

  private static let general: [String: CSVPlace] = {
    let list: [(CSVPlace, [String])] = [
      (
        .text(.title),
        ["title", "article title", "primary title", "document title", "study title", "public title"]
      ), (.scientificTitle, ["scientific title"]),
      (.text(.originalTitle), ["original title", "original non english title"]),
      (variable("title-short"), ["short title"]),
      (.names(.author), ["author", "authors", "author names", "author full names", "author(s)"]),
      (.groupAuthors, ["group authors", "book group authors"]), (.names(.editor), ["editor", "editors"]),
      (.names(.translator), ["translator", "translators"]),
      (variable("collection-editor"), ["series editor"]),
      (.year, ["year", "publication year", "published year", "pub year", "year of publication"]),
      (.month, ["month", "published month", "publication month"]), (.day, ["day"]),
      (.date(.issued), ["date", "publication date", "date of publication", "published date", "issued"]),
      (variable("accessed"), ["access date", "accessed"]),
      (
        .text(.containerTitle),
        [
          "journal", "journal/book", "journal title", "publication title", "source title", "container title",
          "secondary title", "publication name",
        ]
      ),
      (
        .text(.containerTitleShort),
        [
          "journal iso abbreviation", "journal abbreviation", "abbreviated source title", "container title short",
          "abbreviated journal",
        ]
      ),
      (.text(.volume), ["volume", "vol"]), (.text(.issue), ["issue", "number of issue", "issue number"]),
      (.number, ["number"]),
      (.pages, ["pages", "page", "page range"]), (.firstPage, ["page start", "first page", "start page"]),
      (.lastPage, ["page end", "last page", "end page"]), (.articleNumber, ["art. no.", "article number"]),
      (variable("number-of-pages"), ["num pages", "page count", "number of pages"]),
      (variable("number-of-volumes"), ["number of volumes"]), (.text(.edition), ["edition"]),
      (.doi, ["doi", "digital object identifier"]),
      (.pmid, ["pmid", "pubmed id", "pubmed identifier", "medline pmid"]),
      (.pmcid, ["pmcid", "pmc id", "pmc"]), (.issn, ["issn"]), (.text(.isbn), ["isbn"]),
      (.identifier("issn-electronic"), ["eissn"]), (.identifier("wos"), ["ut (unique wos id)", "ut (unique id)"]),
      (.text(.url), ["url", "link", "urls", "article url", "plink", "study url", "web address"]),
      (.text(.abstract), ["abstract", "abstract note", "brief summary"]),
      (.registration("ClinicalTrials.gov"), ["nct number"]),
      (.registrations, ["clinical trial numbers", "clinical trial number"]),
      (.language, ["language", "language of original document", "article language", "language of article"]),
      (.text(.publisher), ["publisher", "book publisher"]),
      (.text(.publisherPlace), ["place", "location", "publisher place", "place of publication"]),
      (.text(.collectionTitle), ["series", "series title", "collection title"]),
      (variable("collection-number"), ["series number"]), (variable("event-title"), ["conference name"]),
      (variable("event-place"), ["conference location"]), (.eventDates, ["conference date"]),
      (.namedWorkplaces, ["authors with affiliations"]), (.groupedWorkplaces, ["author addresses"]),
      (.fundingDetails, ["funding details"]), (.workplaces, ["addresses"]), (.orcids, ["orcids"]),
      (.researchers, ["researcher ids"]), (.grants, ["funding orgs"]), (.earlyAccess, ["early access date"]),
      (variable("call-number"), ["call number"]),
      (variable("archive"), ["archive"]), (variable("archive_location"), ["archive location", "loc. in archive"]),
      (variable("source"), ["library catalog", "source", "database"]), (.note, ["extra", "note"]),
      (.note, ["notes"]), (variable("section"), ["section"]), (variable("version"), ["version"]),
      (
        .keywords,
        [
          "keywords", "keyword", "author keywords", "index keywords", "manual tags", "automatic tags", "mesh terms",
          "emtree medical index terms", "emtree medical index terms (major focus)", "emtree drug index terms",
          "emtree drug index terms (major focus)",
        ]
      ),
      (.publicationType, ["publication types"]), (.documentType, ["document type", "publication type", "doctype"]),
      (.type, ["type", "item type", "reference type", "type of reference"]), (.entryType, ["entrytype", "entry type"]),
    ]
    return Dictionary(uniqueKeysWithValues: list.flatMap { place, names in names.map { ($0, place) } })
  }()

  private static let webOfScience: [String: CSVPlace] = {
    let list: [(CSVPlace, [String])] = [
      (.type, ["pt"]), (.names(.author), ["af"]), (.shortNames(.author), ["au"]), (.groupAuthors, ["ca", "gp"]),
      (.names(.editor), ["be"]),
      (.text(.title), ["ti"]), (.text(.containerTitle), ["so"]), (.text(.collectionTitle), ["se"]),
      (.language, ["la"]), (.documentType, ["dt"]), (variable("event-title"), ["ct"]),
      (variable("event-place"), ["cl"]), (.keywords, ["de", "id"]), (.text(.abstract), ["ab"]),
      (.text(.publisher), ["pu"]), (.text(.publisherPlace), ["pi"]), (.issn, ["sn"]),
      (.identifier("issn-electronic"), ["ei"]), (.text(.isbn), ["bn"]), (.text(.containerTitleShort), ["ji"]),
      (.month, ["pd"]), (.year, ["py"]), (.text(.volume), ["vl"]), (.text(.issue), ["is"]), (.firstPage, ["bp"]),
      (.pages, ["ps"]),
      (.lastPage, ["ep"]), (.articleNumber, ["ar"]), (.doi, ["di"]), (variable("number-of-pages"), ["pg"]),
      (.pmid, ["pm"]), (.identifier("wos"), ["ut"]), (.workplaces, ["c1"]), (.orcids, ["oi"]),
      (.researchers, ["ri"]), (.grants, ["fu"]), (.earlyAccess, ["ea"]), (.eventDates, ["cy"]),
    ]
    return Dictionary(uniqueKeysWithValues: list.flatMap { place, names in names.map { ($0, place) } })
  }()
}

/// The types of CSL by the names that others have for them.
enum CSVTypes {
  /// - Parameter name: `journalArticle`, `Journal Article`, `article-journal`, or Web of Science's `J`.
  static func type(_ name: String) -> String? {
    if CitationVariable.types.contains(name) { return name }
    return names[name.lowercased().filter { $0.isLetter }]
  }

  /// The type that a kind of document, such as `Review` or `Book Chapter`, is certain to have.
  static func type(ofDocument kind: String) -> String? { documents[kind.lowercased()] }

  /// Whether a type is one that PubMed or Embase gives a publication, as tables of records name it in a column `type`.
  static func isPublicationType(_ name: String) -> Bool { publicationTypes.contains(name.lowercased()) }

  private static let publicationTypes: Set<String> = [
    "article", "journal article", "review", "letter", "editorial", "comment", "reply", "erratum", "published erratum",
    "corrigendum", "conference abstract", "meeting abstract", "retraction", "retraction of publication",
    "retraction notice", "retracted publication",
  ]

  private static let names: [String: String] = [
    "journalarticle": "article-journal", "magazinearticle": "article-magazine",
    "newspaperarticle": "article-newspaper", "booksection": "chapter", "bookchapter": "chapter",
    "conferencepaper": "paper-conference", "conferenceproceedings": "paper-conference", "preprint": "article",
    "thesis": "thesis", "dissertation": "thesis", "report": "report", "webpage": "webpage", "blogpost": "post-weblog",
    "forumpost": "post",
    "computerprogram": "software", "software": "software", "dataset": "dataset", "patent": "patent",
    "manuscript": "manuscript", "letter": "personal_communication", "email": "personal_communication",
    "dictionaryentry": "entry-dictionary", "encyclopediaarticle": "entry-encyclopedia", "standard": "standard",
    "film": "motion_picture", "videorecording": "motion_picture", "audiorecording": "song", "podcast": "song",
    "radiobroadcast": "broadcast", "tvbroadcast": "broadcast", "map": "map", "artwork": "graphic",
    "statute": "legislation", "bill": "bill", "case": "legal_case", "hearing": "hearing", "interview": "interview",
    "presentation": "speech", "document": "document", "attachment": "document", "note": "document",
    "instantmessage": "personal_communication", "book": "book", "jour": "article-journal",
    // Web of Science.
    "j": "article-journal", "b": "book", "p": "patent",
  ]

  private static let documents: [String: String] = [
    "article": "article-journal", "review": "article-journal", "editorial": "article-journal",
    "letter": "article-journal", "short survey": "article-journal", "erratum": "article-journal",
    "journal article": "article-journal", "article in press": "article-journal", "retracted": "article-journal",
    "conference paper": "paper-conference", "proceedings paper": "paper-conference", "book": "book",
    "book chapter": "chapter", "chapter": "chapter", "report": "report", "data paper": "article-journal",
  ]
}
