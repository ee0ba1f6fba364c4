import Deduplication
import Testing

/// What comes together, what does not, and how that is told.
@Suite("Groups")
struct GroupTests {
  private static let paper = Paper(
    "Exercise treatment for depression: efficacy and dose response", ["Dunn, A", "Trivedi, M"], 2005,
    "American Journal of Preventive Medicine", "28", "101-108")

  private static func changed(_ change: (inout Paper) -> Void) -> Paper {
    var paper = paper
    change(&paper)
    return paper
  }

  @Test(arguments: [[], ["Anonymous"]])
  func `a record without authors does not make one of two letters on a page`(authors: [String]) {
    let papers = [["Smith, J"], ["Jones, K"], authors].map { names in
      Self.changed { ($0.authors, $0.pages) = (names, "100") }
    }
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      let groups = Paper.groups(order.map { papers[$0] }, .certain)
      #expect(groups.count == 1 && groups[0].count == 2)
    }
  }

  @Test func `a record without a type does not make one of a letter and the article`() {
    let article = Self.changed { $0.kinds = ["Article"] }
    let letter = Self.changed { ($0.kinds, $0.pages) = (["Letter"], nil) }
    #expect(Paper.groups([article, letter, Self.paper], .certain) == [[0, 2]])
  }

  @Test func `a record that leaves open what differs makes one of no two days, journals or trials`() {
    let open = Self.changed { ($0.pages, $0.volume) = (nil, nil) }
    func pair(_ change: (inout Paper, Int) -> Void) -> [Paper] {
      [0, 1].map { number in
        var paper = open
        change(&paper, number)
        return paper
      }
    }
    let days = pair { $0.date = [7 + 2 * $1, 9] }
    let journals = pair { $0.journal = ["Lancet", "BMJ"][$1] }
    let trials = pair { $0.registration = ["NCT00734474", "NCT01064687"][$1] }
    var bare = open
    bare.journal = nil
    for (papers, third) in [(days, open), (journals, bare), (trials, open)] {
      for order in [[papers[0], papers[1], third], [third, papers[1], papers[0]]] {
        #expect(Paper.groups(order, .certain).allSatisfy { $0.count < 3 })
        #expect(Set(Paper.find(order).groups.flatMap(\.members)).count == 3)
      }
    }
  }

  @Test func `a protocol with the number of its review is not the review`() {
    let review = Paper(
      "Exercise for depression in adults", ["Mead, G"], 2008, "Cochrane Database of Systematic Reviews", nil, "CD004366"
    )
    var plan = review
    plan.title! += " (Protocol)"
    #expect(Paper.verdict(review, plan) != .certain)
  }

  @Test func `what would bring two together that are none is a pair of its own, with what it contradicts`() {
    let papers = [
      Self.changed { $0.doi = "10.1000/1" },
      Self.changed { ($0.pages, $0.volume, $0.year) = (nil, nil, 2006) },
      Self.changed { ($0.pages, $0.doi, $0.year, $0.volume) = ("301-308", "10.1000/2", 2007, "30") },
    ]
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      let result = Paper.find(order.map { papers[$0] })
      let likely = result.groups(.likely).map { group in Set(group.members.map { order[$0] }) }
      #expect(Set(likely) == [[0, 1], [1, 2]])
      let hindered = result.groups(.likely).filter { $0.hindrance != nil }
      guard hindered.count == 1, case .contradiction(let pair) = hindered[0].hindrance else {
        Issue.record("expected one pair with what it contradicts")
        continue
      }
      #expect(Set([order[pair.first], order[pair.second]]) == [0, 2])
      #expect(hindered[0].places == [0, 1, 2])
      #expect(result.merged(withLikely: true).map(\.count) == [2])
    }
  }

  @Test func `a group that is full says so, and no pair is lost`() {
    // Each has an author of its own.
    let papers = (0..<90).map { number in
      Self.changed {
        ($0.issue, $0.doi) = ("1", "10.1000/1")
        $0.authors.append("Author\(Self.word(number)), B")
      }
    }
    let result = Paper.find(papers)
    #expect(Set(result.groups.filter { $0.verdict != .related }.flatMap(\.members)) == Set(papers.indices))
    #expect(result.groups(.certain).allSatisfy { $0.members.count <= 64 })
    #expect(result.groups(.likely).contains { if case .size = $0.hindrance { true } else { false } })
  }

  private static func word(_ number: Int) -> String {
    String(String.UnicodeScalarView([number / 26, number % 26].map { Unicode.Scalar(UInt8(0x61 + $0)) }))
  }

  @Test func `a new record that agrees with one of those somebody made one goes with them, whatever they differ in`() {
    let (one, other) = (
      Self.changed { $0.doi = "10.1000/1" },
      Self.changed {
        ($0.doi, $0.pages, $0.title) = ("10.1000/2", "99-108", "Exercise treatment for depression: efficacy")
      }
    )
    let copy = Self.changed { ($0.doi, $0.issue) = ("10.1000/1", "1") }
    let decided = Paper.find([one, other, copy], DuplicateSearch(together: [[0, 1]]))
    #expect(decided.groups(.certain).map(\.members) == [[0, 1, 2]])
  }

  @Test func `of two that a record may go with, the one goes that has more fields in common`() {
    func review(_ year: Int, _ issue: String, doi: String? = nil) -> Paper {
      Paper(
        "Exercise for depression", ["Mead, G", "Morley, W"], year, "Cochrane Database of Systematic Reviews",
        issue: issue, doi: doi)
    }
    let papers = [
      review(2008, "4", doi: "10.1002/14651858.CD004366.pub3"),
      review(2009, "3", doi: "10.1002/14651858.CD004366.pub4"), review(2009, "3"),
    ]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
      let merged = Paper.merged(order.map { papers[$0] }).map { Set($0.map { order[$0] }) }
      #expect(merged == [[1, 2]])
    }
  }

  @Test func `two issues of a review that is renewed are two versions`() {
    func review(_ year: Int, _ issue: String) -> Paper {
      Paper(
        "Exercise for depression", ["Mead, G"], year, "Cochrane Database of Systematic Reviews", nil, "CD004366",
        issue: issue)
    }
    #expect(Paper.verdict(review(2008, "4"), review(2009, "3")) == .related)
    #expect(Paper.verdict(review(2009, "3"), review(2009, "3")) == .certain)
  }

  // MARK: Places

  @Test(
    arguments: [
      ("1-8", "520", nil), ("1-9", "310", nil), ("1-2", "301-302", nil), ("1-8", "520-527", "1"), ("1", "520", nil),
    ] as [(String, String, String?)])
  func `the first article of a volume is not what has its title on a later page`(
    one: String, other: String, issue: String?
  ) {
    let first = Self.changed { ($0.pages, $0.issue) = (one, issue) }
    #expect(Paper.verdict(first, Self.changed { $0.pages = other }) == .likely)
  }

  @Test(arguments: [("1-8", "520-527"), ("1-8", "e1234"), ("1-12", "e1234")])
  func `pages that are counted from 1 say how many there are`(one: String, other: String) {
    #expect(
      Paper.verdict(Self.changed { $0.pages = one }, Self.changed { $0.pages = other }) == .certain)
  }

  @Test(arguments: [
    ("Running therapy for mothers with depression", "Running therapy for fathers with depression"),
    ("Running for depression: qualitative results", "Running for depression: quantitative results"),
    ("Running therapy for depression in adults", "Running therapy for depression in adults: a reply to Jones"),
    ("Running therapy for depression in adults", "Running therapy for depression in adults: study protocol"),
  ])
  func `one DOI and a title that is only alike are not certain without a page`(one: String, other: String) {
    let paged = Self.changed { ($0.title, $0.doi) = (one, "10.1000/5") }
    let open = Self.changed { ($0.title, $0.doi, $0.pages) = (other, "10.1000/5", nil) }
    #expect(Paper.verdict(paged, open) != .certain)
  }

  @Test func `one DOI and title do not make one of what others wrote, without a page`() {
    let letter = Self.changed { $0.doi = "10.1000/5" }
    let reply = Self.changed { ($0.doi, $0.pages, $0.authors) = ("10.1000/5", nil, ["Brown, P"]) }
    #expect(Paper.verdict(letter, reply) == .likely)
    #expect(Paper.verdict(letter, Self.changed { ($0.doi, $0.pages, $0.authors) = ("10.1000/5", nil, []) }) == .certain)
    let next = Self.changed { ($0.doi, $0.pages, $0.year, $0.volume) = ("10.1000/5", nil, 2008, "31") }
    #expect(Paper.verdict(letter, next) == .likely)
    #expect(
      Paper.verdict(letter, Self.changed { ($0.doi, $0.pages, $0.year, $0.volume) = ("10.1000/5", nil, 2004, nil) })
        == .certain)
  }

  @Test(arguments: ["10.1000/5", nil] as [String?])
  func `the pages of a whole supplement are those of no article`(doi: String?) {
    let one = Self.changed {
      ($0.title, $0.doi, $0.pages) = ("Running therapy for depression in men", doi, "S1-S200")
    }
    var other = one
    other.title = "Running therapy for depression in women"
    #expect(Paper.verdict(one, other) != .certain)
  }

  // MARK: Books and theses

  @Test(arguments: ["book", "thesis", "report"])
  func `a book with a short title asks, and is one by its ISBN`(type: String) {
    let book = Paper("Runningtherapie bij depressie", ["Bosscher, R. J."], 1991, type: type)
    let copy = Paper("Runningtherapie bij depressie", ["Bosscher, Ruud"], 1991, type: type)
    #expect(Paper.verdict(book, book) == .likely)
    #expect(Paper.verdict(book, copy) == .likely)
    #expect(Paper.verdict(book, Paper(copy.title, copy.authors, 1999, type: type)) == .different)
  }

  @Test func `a thesis is no article beside its entry elsewhere, nor beside the book it was printed as`() {
    let title = "Running therapy and depression in adults of Utrecht"
    let thesis = Paper(title, ["Bosscher, R"], 1991, type: "thesis")
    let listed = Paper(
      title, ["Bosscher, R"], 1991, "Dissertation Abstracts International", "52", kinds: ["Dissertation"])
    #expect([Verdict.certain, .likely].contains(Paper.verdict(thesis, listed)))
    #expect(Paper.verdict(thesis, Paper(title, ["Bosscher, R"], 1991, type: "book")) == .likely)
    #expect(Paper.verdict(thesis, Paper(title, ["Bosscher, R"], 1991, "Sports Medicine", "12", "3-9")) == .related)
  }

  @Test func `a row of a table that says neither journal nor type is the paper`() {
    let bare = Self.changed { ($0.journal, $0.volume, $0.pages, $0.type) = (nil, nil, nil, "document") }
    #expect(Paper.verdict(Self.paper, bare) == .certain)
  }

  @Test(arguments: [
    (Paper("Exercise and mood", [], 2010), true), (Paper("Exercise and mood", [], nil, "Lancet"), true),
    (Paper("Effects of exercise on mood in nurses", [], 2010), true), (Paper("Exercise and mood"), false),
    (Paper("Editorial", [], 2010, "Lancet"), false), (Paper("Annual report", [], 2010), false),
    (Paper("Images in cardiology", [], 2010, "Lancet"), false), (Paper("Reply", [], 2010), false),
  ])
  func `two records that say little and the same are shown, unless the title comes back`(paper: Paper, isShown: Bool) {
    #expect(Paper.verdict(paper, paper) == (isShown ? .likely : .different))
  }

  @Test func `a short title with authors and year is the whole record’s, and asks`() {
    let whole = Paper("Yoga and mood", ["Visser, M", "de Boer, K"], 2012, "Lancet", "9", "101-110")
    #expect(Paper.verdict(whole, Paper("Yoga and mood", ["Visser, Maria", "de Boer, Klaas"], 2012)) == .likely)
    #expect(Paper.verdict(whole, Paper("Yoga and mood", [], 2012)) == .likely)
    #expect(Paper.verdict(whole, Paper("Yoga and mood", ["Smit, A"], 2012)) == .different)
    #expect(Paper.verdict(whole, Paper("Yoga and mood", whole.authors, 2009)) == .different)
    #expect(Paper.verdict(whole, Paper("Yoga and mood", whole.authors, 2012, type: "book")) == .different)
    let editorial = Self.with(whole, title: "Editorial")
    #expect(Paper.verdict(editorial, Paper("Editorial", whole.authors, 2012)) == .different)
  }

  private static func with(_ paper: Paper, title: String) -> Paper {
    var paper = paper
    paper.title = title
    return paper
  }

  @Test func `a letter under its own title is what its authors wrote on its page`() {
    let letter = Paper("Exercise in the treatment of gout", ["Visser, M"], 1974, "Br Med J", "2", "501", issue: "3")
    #expect(Paper.verdict(letter, Self.with(letter, title: "Letter: Exercise in the treatment of gout")) == .certain)
    var other = Self.with(letter, title: "Letter: Exercise in the treatment of gout")
    other.authors = ["Smit, A"]
    #expect(Paper.verdict(letter, other) == .related)
    #expect(Paper.verdict(letter, Self.with(letter, title: "Erratum: Exercise in the treatment of gout")) == .related)
  }

  @Test(arguments: ["?via=ihub", "/full", "/abstract", "/pdf"])
  func `what an address adds to a DOI is no part of it`(more: String) {
    let (one, other) = (
      Paper("Exercise in the treatment of gout", ["Visser, M"], 2014, doi: "10.3389/fpsyg.2014.00001"),
      Paper("Exercise in the treatment of gout", [], 2015, doi: "https://doi.org/10.3389/fpsyg.2014.00001\(more)")
    )
    #expect(Paper.verdict(one, other) == .certain)
  }
}
