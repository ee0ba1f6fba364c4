import Deduplication
import Testing

/// Books, theses and reports: what stands in no journal.
@Suite("Books, theses and reports")
struct WorkTests {
  private static func work(
    _ type: String, _ publisher: String? = nil, place: String? = nil, edition: String? = nil,
    author: String = "Smith, J."
  ) -> Paper {
    var work = Paper("The effect of exercise on depression in adolescents", [author], 2015, type: type)
    (work.publisher, work.place, work.edition) = (publisher, place, edition)
    return work
  }

  private func changed(_ paper: Paper, _ change: (inout Paper) -> Void) -> Paper {
    var paper = paper
    change(&paper)
    return paper
  }

  @Test(arguments: [
    ("thesis", "University of Manchester", "University of Queensland"),
    ("thesis", "University of Manchester", "Manchester Metropolitan University"),
    ("thesis", "King's College London", "University College London"),
    ("report", "Victorian Government", "HM Government"),
    ("report", "WHO Regional Office for Europe", "WHO Regional Office for Africa"),
    ("report", "Department of Health", "Ministry of Health and Sport"), ("book", "Oxford University Press", "Guilford"),
  ])
  func `what two publishers brought out is not certainly one`(type: String, one: String, other: String) {
    #expect(Paper.verdict(Self.work(type, one), Self.work(type, other)) == .likely)
    let jane = Self.work(type, other, author: "Smith, Jane")
    #expect(Paper.verdict(Self.work(type, one, author: "Smith, John"), jane) == .likely)
    #expect(Paper.verdict(Self.work(type, one), Self.work(type)) == .certain)
    // A third record does not make them one.
    let groups = Paper.groups([Self.work(type, one), Self.work(type, other), Self.work(type)], .certain)
    #expect(groups.allSatisfy { $0.count < 3 })
  }

  @Test(arguments: [
    ("Oxford University Press", "Oxford Univ. Pr."), ("The Guilford Press", "Guilford"),
    ("WHO", "World Health Organization"),
    ("WHO Regional Office for Europe", "World Health Organization. Regional Office for Europe"),
    ("NICE", "National Institute for Health and Care Excellence"), ("John Wiley & Sons, Inc.", "Wiley"),
    ("Springer-Verlag", "Springer Publishing Company"), ("Universiteit Leiden", "Leiden University"),
    ("UCLA", "University of California, Los Angeles"), ("ProQuest Dissertations Publishing", "Stanford University"),
    ("University of Manchester (United Kingdom)", "University of Manchester"), ("[s.n.]", "Elsevier"),
    ("Houghton Mifflin", "Houghton, Mifflin and Co."),
  ])
  func `one publisher is one in many spellings`(one: String, other: String) {
    for type in ["book", "thesis", "report"] {
      #expect(Paper.verdict(Self.work(type, one), Self.work(type, other)) == .certain, "\(one), \(other)")
    }
  }

  @Test func `a body has offices in places, and a publisher of books seats`() {
    let (here, there) = ("Copenhagen", "Brazzaville, Congo")
    func verdict(_ type: String, _ name: String?, _ one: String, _ other: String) -> Verdict? {
      Paper.verdict(Self.work(type, name, place: one), Self.work(type, name, place: other))
    }
    #expect(verdict("report", "World Health Organization", here, there) == .likely)
    #expect(verdict("report", nil, here, there) == .likely)
    #expect(verdict("book", nil, "New York", "New Delhi") == .likely)
    #expect(verdict("book", "Oxford University Press", "Oxford", "New York") == .certain)
    #expect(verdict("report", "World Health Organization", here, "Copenhagen, Denmark; Geneva") == .certain)
  }

  @Test(arguments: [("1st", "2nd ed."), ("First edition", "2"), ("2e druk", "3e, herziene druk")])
  func `two editions are not certainly one book, but one with and without its number is`(one: String, other: String) {
    let first = Self.work("book", "Guilford", edition: one)
    #expect(Paper.verdict(first, Self.work("book", "Guilford", edition: other)) == .likely)
    #expect(Paper.verdict(first, Self.work("book", "Guilford")) == .certain)
    #expect(
      Paper.verdict(Self.work("book", edition: "Second edition"), Self.work("book", edition: "2nd ed.")) == .certain)
  }

  @Test func `an ISBN is that of one book, whatever its publisher is called`() {
    let one = changed(Self.work("book", "Erlbaum")) { $0.isbn = "9780306406157" }
    let other = changed(Self.work("book", "Routledge")) { $0.isbn = "9780306406157" }
    #expect(Paper.verdict(one, other) == .certain)
  }

  @Test func `the publisher of a journal says nothing`() {
    let one = changed(Self.work("article-journal", "Elsevier")) { ($0.journal, $0.volume) = ("The Lancet", "380") }
    #expect(Paper.verdict(one, changed(one) { $0.publisher = "Lancet Publishing Group" }) == .certain)
  }

  @Test(arguments: ["ProQuest Dissertations and Theses", "Department of Psychology", nil])
  func `a thesis and its entry in Dissertation Abstracts are likely one, also a year apart`(list: String?) {
    let thesis = changed(Self.work("thesis")) { $0.journal = list }
    let entry = changed(Self.work("article-journal")) {
      ($0.journal, $0.year) = ("Dissertation Abstracts International: Section B: The Sciences and Engineering", 2016)
    }
    #expect(Paper.verdict(thesis, entry) == .likely)
    #expect(Paper.verdict(thesis, changed(entry) { ($0.volume, $0.pages) = ("76", "2820") }) == .likely)
    #expect(
      Paper.verdict(
        changed(thesis) { $0.pages = "210" }, changed(entry) { ($0.volume, $0.pages) = ("76", "2820") }) == .likely)
    let sameYear = Paper.verdict(thesis, changed(entry) { $0.year = 2015 })
    #expect(sameYear == .likely || sameYear == .certain)
    let listed = changed(Self.work("thesis")) { ($0.journal, $0.year) = ("ProQuest Dissertations and Theses", 2016) }
    #expect(Paper.verdict(changed(thesis) { $0.journal = "Psychology" }, listed) == .likely)
    let article = changed(Self.work("article-journal")) { ($0.journal, $0.volume) = ("The Lancet", "380") }
    #expect(Paper.verdict(thesis, article) == .related)
    #expect(Paper.verdict(thesis, changed(listed) { $0.type = "article-journal" }) != .related)
  }

  @Test(arguments: ["Mentalization-based treatment for borderline personality disorder", "Feeling good"])
  func `a book without its subtitle may be of the next year`(title: String) {
    var book = Paper(title, ["Bateman, A."], 2006, type: "book")
    book.publisher = "Oxford University Press"
    let whole = changed(book) { ($0.title, $0.year) = ("\(title): a practical guide", 2007) }
    #expect(Paper.verdict(book, whole) == .likely)
    #expect(Paper.verdict(book, changed(whole) { $0.year = 2012 }) != .likely)
  }
}
