import Deduplication
import Records

/// A record as a test writes it, in few words.
struct Paper {
  var title: String?
  /// `Visser, M` in parts, `Visser M` in one piece.
  var authors: [String] = []
  var year: Int?
  /// Month and day of ``year``.
  var date: [Int] = []
  var online: Int?
  var journal: String?
  var volume: String?
  var issue: String?
  var pages: String?
  var doi: String?
  var pmid: String?
  var issn: String?
  var original: String?
  var abstract: String?
  var type = "article-journal"
  var kinds: [String] = []
  var registration: String?
  var publisher: String?
  var place: String?
  var edition: String?
  var isbn: String?
  var links: [(kind: String, pmid: String)] = []

  init(
    _ title: String?, _ authors: [String] = [], _ year: Int? = nil, _ journal: String? = nil, _ volume: String? = nil,
    _ pages: String? = nil, issue: String? = nil, doi: String? = nil, pmid: String? = nil, issn: String? = nil,
    original: String? = nil, online: Int? = nil, abstract: String? = nil, type: String = "article-journal",
    kinds: [String] = [], registration: String? = nil
  ) {
    self.title = title
    self.authors = authors
    self.year = year
    self.journal = journal
    self.volume = volume
    self.pages = pages
    self.issue = issue
    self.doi = doi
    self.pmid = pmid
    self.issn = issn
    self.original = original
    self.online = online
    self.abstract = abstract
    self.type = type
    self.kinds = kinds
    self.registration = registration
  }

  func record(_ id: String) -> ImportedRecord {
    var citation = Citation(id: id, type: type)
    func add(_ name: String, _ text: String?) {
      if let text { citation.variables.append(.init(name: name, value: .text(text))) }
    }
    add("title", title)
    add("container-title", journal)
    add("volume", volume)
    add("issue", issue)
    add("page", pages)
    add("DOI", doi)
    add("PMID", pmid)
    add("ISSN", issn)
    add("original-title", original)
    add("abstract", abstract)
    add("publisher", publisher)
    add("publisher-place", place)
    add("edition", edition)
    add("ISBN", isbn)
    let names = authors.map { author in
      guard let comma = author.firstIndex(of: ",") else { return CitationName(literal: author) }
      return CitationName(
        family: String(author[..<comma]), given: String(author[author.index(after: comma)...].drop { $0 == " " }))
    }
    if !names.isEmpty { citation.variables.append(.init(name: "author", value: .names(names))) }
    for (name, year) in [("issued", year), ("available-date", online)] {
      guard let year else { continue }
      citation.variables.append(.init(name: name, value: .date(CitationDate(parts: [.init(year: year)]))))
    }
    if let year, let month = date.first {
      let day = date.count > 1 ? date[1] : nil
      let issued = CitationDate(parts: [.init(year: year, month: month, day: day)])
      if let place = citation.variables.firstIndex(where: { $0.name == "issued" }) {
        citation.variables[place].value = .date(issued)
      }
    }
    var record = ImportedRecord(citation: citation, line: 1)
    record.publicationTypes = kinds.map { .init(name: $0) }
    record.corrections = links.map { .init(kind: $0.kind, pmid: $0.pmid) }
    if let registration { record.registrations = [.init(number: registration)] }
    return record
  }

  /// What two records are to each other, whichever comes first; nil where that makes a difference.
  static func verdict(_ one: Paper, _ other: Paper) -> Verdict? {
    let verdicts = [[one, other], [other, one]].map { papers in
      find(papers).groups.map(\.verdict).min() ?? .different
    }
    return verdicts[0] == verdicts[1] ? verdicts[0] : nil
  }

  static func table(_ papers: [Paper]) -> MatchTable {
    var table = MatchTable()
    for (place, paper) in papers.enumerated() { table.add(paper.record("r\(place)")) }
    return table
  }

  static func find(_ papers: [Paper], _ search: DuplicateSearch = DuplicateSearch()) -> DuplicateResult {
    search.run(table(papers))
  }

  /// The groups of one verdict, by place.
  static func groups(_ papers: [Paper], _ verdict: Verdict) -> [[Int]] { find(papers).groups(verdict).map(\.members) }

  /// What is merged where the likely are accepted.
  static func merged(_ papers: [Paper]) -> [[Int]] { find(papers).merged(withLikely: true) }
}
