import Deduplication
import Testing

/// Two kinds of publication under one title, and places that only look the same.
@Suite("Kinds and places")
struct KindTests {
  private static let paper = Paper(
    "Exercise in depression in elderly women", ["Smith, J", "Mead, G"], 2012, "European Psychiatry", "27")
  private static let whole = changed(paper) { ($0.issue, $0.pages) = ("8", "601-609") }

  private static func changed(_ paper: Paper, _ change: (inout Paper) -> Void) -> Paper {
    var paper = paper
    change(&paper)
    return paper
  }

  private func expectOpen(_ one: Paper, _ other: Paper, sourceLocation: SourceLocation = #_sourceLocation) {
    let verdict = Paper.verdict(one, other)
    #expect(verdict == .likely || verdict == .related, "\(verdict as Any)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    (["Conference Abstract"], ["Article"]), (["Letter"], ["Article"]), (["Letter"], ["Journal Article"]),
    (["Comment"], ["Journal Article"]), (["Editorial"], ["Review"]),
  ])
  func `a letter or an abstract by its type is not the article, but on the same page`(one: [String], other: [String]) {
    let letter = Self.changed(Self.paper) { $0.kinds = one }
    let article = Self.changed(Self.whole) { $0.kinds = other }
    expectOpen(letter, article)
    expectOpen(letter, Self.changed(Self.paper) { $0.kinds = other })
    let paged = Self.changed(Self.whole) { $0.kinds = one }
    #expect(Paper.verdict(paged, article) == .certain)
  }

  @Test func `types that say both, or that one record has not, speak against nothing`() {
    let both = Self.changed(Self.paper) { $0.kinds = ["Journal Article", "Comment"] }
    #expect(Paper.verdict(both, Self.changed(Self.whole) { $0.kinds = ["Journal Article"] }) == .certain)
    #expect(Paper.verdict(Self.paper, Self.changed(Self.whole) { $0.kinds = ["Letter"] }) == .certain)
  }

  @Test(arguments: ["15 SUPPL. 1", "Suppl"])
  func `an abstract in a supplement is not a record without a page`(issue: String) {
    expectOpen(Self.changed(Self.paper) { $0.issue = issue }, Self.paper)
  }

  @Test(arguments: [" [abstract]", " (Meeting abstract)", " [Poster]"])
  func `a title that says it is an abstract is not one that does not`(remark: String) {
    expectOpen(Self.changed(Self.paper) { $0.title! += remark }, Self.changed(Self.paper) { $0.issue = "3" })
  }

  @Test func `a paper in a supplement is one, with and without its pages`() {
    let paper = Self.changed(Self.paper) { ($0.issue, $0.pages) = ("Suppl 1", "S11-S61") }
    #expect(Paper.verdict(paper, Self.changed(Self.paper) { $0.pages = "S11" }) == .certain)
    #expect(Paper.verdict(paper, Self.paper) == .certain)
  }

  @Test func `a paper of a conference that runs over pages is the article without them`() {
    let paper = Self.changed(Self.whole) { $0.kinds = ["Conference Paper"] }
    #expect(Paper.verdict(paper, Self.changed(Self.paper) { $0.kinds = ["Article"] }) == .certain)
  }

  @Test(arguments: ["Response to: %", "Response to \"%\"", "In response to “%”", "Reply to %", "% [letter]"])
  func `a response is related to what it is about, whoever wrote it and whatever the page`(form: String) {
    let title = form.replacing("%", with: Self.paper.title!)
    let response = Paper(title, ["Ito, K"], 2012, "European Psychiatry", "27", "610")
    #expect(Paper.verdict(Self.whole, response) == .related)
    let effect = Self.changed(Self.whole) { $0.title = "Response to exercise in depression in elderly women" }
    #expect(Paper.verdict(effect, Self.whole) != .related)
  }

  @Test(arguments: [
    "%--reply", "% - Authors' reply", "%: authors’ response", "% – a commentary", "%: a commentary", "% Reply",
    "% (reply)", "%. Comment", "Reply to: %", "Erratum: %", "%: erratum", "% (vol 136, pg 112, 2012)",
    "% (Retraction of vol 136, pg 112, 2012)", "Retraction notice to \"%\" [J. Affect. Disord. 136 (2012) 112-118]",
    "Corrigendum to “%” [J. Affect. Disord. 136 (2012) 112–118]",
    "Corrigendum to % [J. Affect. Disord. 136 (2012) 112-118]",
    "Comment on \"%\" by Smith and Mead", "Response to \"%\"", "%: The author replies", "%: the authors respond",
    "%: Reply by the authors", "%. The authors reply", "Reply from the authors: %", "The authors reply: %",
  ])
  func `a notice is found by the title that it is about, however short`(form: String) {
    for title in ["Exercise and depression", "Exercise for depression"] {
      let article = Paper(title, ["Smith, J."], 2013, "JAMA", "310", "2206-2207", issue: "20")
      let notice = Paper(form.replacing("%", with: title), ["Mead, G."], 2013, "JAMA", "311", "12")
      #expect(Paper.verdict(article, notice) == .related, "\(notice.title ?? "")")
    }
  }

  @Test(arguments: [
    ("Refraction in children", "Refraction in children correction"),
    ("Suicide in Norway", "Suicide in Norway (January 1, 2010-December 31, 2012)"),
    ("Disease bulletin of Norway (vol 2, no 3, 2012)", "Disease bulletin of Norway (vol 2, no 4, 2012)"),
    (
      "Addendum to suicide in Norway (January 1, 2010-June 30, 2011)",
      "Addendum to suicide in Norway (January 1, 2010-June 30, 2012)"
    ),
    ("Comment on \"suicide in Norway\": the case for it", "Comment on \"suicide in Norway\": the case against it"),
    ("The meaning of \"recovery\"", "The meaning of \"recovery\" in psychosis"),
  ])
  func `words that nothing sets apart are no notice`(one: String, other: String) {
    func paper(_ title: String) -> Paper { Paper(title, ["Smith, J."], 2013, "JAMA", "310") }
    let rules = Paper.find([paper(one), paper(other)]).groups.flatMap(\.pairs).map(\.judgement.rule)
    #expect(!rules.contains(.comment) && !rules.contains(.correction))
    #expect(Paper.verdict(paper(one), paper(other)) != .certain)
  }

  @Test(arguments: [
    ("S123", "3", "123-130", "3"), ("A123", "3", "123-130", "3"), ("812A", "4_MeetingAbstracts", "812-820", "4"),
    ("e1234", "15_suppl", "1234-1240", "20"),
  ])
  func `a page of a supplement is not the paper that begins on the same number`(
    page: String, issue: String, pages: String, otherIssue: String
  ) {
    expectOpen(
      Self.changed(Self.paper) { ($0.pages, $0.issue) = (page, issue) },
      Self.changed(Self.paper) { ($0.pages, $0.issue) = (pages, otherIssue) })
  }

  @Test(arguments: [("e1234", "1234"), ("S123-S130", "123-130"), ("S123", "123"), ("102A", "102")])
  func `a prefix that one source leaves out makes no other page`(one: String, other: String) {
    #expect(
      Paper.verdict(Self.changed(Self.paper) { $0.pages = one }, Self.changed(Self.paper) { $0.pages = other })
        == .certain)
  }

  @Test(arguments: [
    "The year in cardiology: heart failure", "Recommended adult immunization plan",
    "Presidential address to the Society",
    "Rapport annuel du registre national des cancers", "Summary of notifiable diseases in the United States",
  ])
  func `what comes back each year is not certainly the record of the year before that has only title and author`(
    title: String
  ) {
    let bare = Paper(title, ["Smith, J"], 2010, "Cardiology")
    #expect(Paper.verdict(bare, Paper(title, ["Smith, J"], 2011, "Cardiology", "12", "100-120")) == .likely)
  }

  @Test(arguments: [("25", "1-24"), ("33", "S11-S61"), (nil, "CD004366"), ("25", nil)] as [(String?, String?)])
  func `low pages without year and volume are those of every year`(volume: String?, pages: String?) {
    let paper = Self.changed(Self.paper) { ($0.volume, $0.pages) = (volume, pages) }
    #expect(Paper.verdict(paper, Self.changed(paper) { ($0.year, $0.volume) = (nil, nil) }) == .likely)
  }

  @Test func `two versions of a review are told by their pages`() {
    func review(_ page: String) -> Paper { Self.changed(Self.paper) { ($0.volume, $0.pages) = (nil, page) } }
    #expect(Paper.verdict(review("CD004366.pub2"), review("CD004366.pub3")) == .related)
    #expect(Paper.verdict(review("CD004366.pub2"), review("CD004366")) == .certain)
  }

  @Test(arguments: ["Research Square", "Zenodo", "ClinicalTrials.gov", "University of Leiden", "NBER Working Papers"])
  func `where one has a journal without place and the other a place without journal, nothing ties them`(name: String) {
    let deposit = Self.changed(Self.paper) { ($0.journal, $0.volume) = (name, nil) }
    expectOpen(deposit, Self.changed(Self.whole) { $0.journal = nil })
    #expect(Paper.verdict(Self.changed(Self.paper) { ($0.journal, $0.volume) = (nil, nil) }, Self.whole) == .certain)
  }

  @Test func `one record that has two titles holds those together that have one each`() {
    func paper(_ title: String, _ original: String? = nil) -> Paper {
      Paper(
        title, ["de Boer, K"], 2010, "Nederlands Tijdschrift voor Geneeskunde", "154", "A1234", original: original)
    }
    let (english, dutch) = (
      "Exercise for depression in general practice", "Bewegen bij depressie in de huisartspraktijk"
    )
    let papers = [paper("[\(english)].", dutch), paper(english), paper(dutch)]
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      #expect(Paper.groups(order.map { papers[$0] }, .certain) == [[0, 1, 2]])
    }
  }

  @Test(arguments: [
    "Feeling good: the new mood therapy", "Motivational interviewing: helping people change",
    "Runningtherapie: bewegen tegen depressie",
  ])
  func `a book may be named without its subtitle, however short its title`(title: String) {
    let book = Paper(title, ["Burns, David D."], 1980, type: "book")
    let short = Self.changed(book) { $0.title = String(title.prefix { $0 != ":" }) }
    #expect(Paper.verdict(book, short) == .likely)
    #expect(Paper.verdict(book, Self.changed(short) { $0.title! += " 2" }) != .likely)
  }

  @Test(arguments: [
    ("CommentOn", MatchRule.comment), ("ErratumFor", .correction), ("RetractionOf", .retraction),
    ("UpdateIn", .version),
  ])
  func `what PubMed links is related, whatever the titles, and never merged`(kind: String, rule: MatchRule) {
    let article = Self.changed(Self.whole) { $0.pmid = "11111111" }
    var other = Paper("Sport, mood and age revisited", ["Ito, K"], 2015, "Gut", "64", "3", pmid: "22222222")
    #expect(Paper.verdict(article, other) == .different)
    other.links = [(kind, "11111111"), ("CommentIn", "99999999")]
    #expect(Paper.verdict(article, other) == .related)
    #expect(Paper.find([article, other]).groups.first?.pairs.map(\.judgement.rule) == [rule])
    other.links = [("SummaryForPatientsIn", "11111111")]
    #expect(Paper.verdict(article, other) == .different)
  }
}
