import Deduplication
import Testing

/// Sisters: publications of one group that share a place, a title or a journal and are two.
@Suite("Sister publications stay apart")
struct SisterTests {
  private static let authors = ["Kowalski, Anna", "Bruun, Tor"]
  private static let abstract = Paper(
    "Verbal memory decline in males with first-episode psychosis", authors, 2010, "Schizophrenia Research", "117",
    "182", issue: "2-3")
  private static let paper = Paper(
    "Management of chronic heart failure in primary care", authors, 2012, "Family Medicine Notes", "55", "310-318",
    issue: "4")
  private static let text =
    "We studied forty adolescents with recurrent depressive episodes who took part in running groups during the winter "
    + "months. Outcomes were mood and sleep, attendance was high and no adverse events were seen in either arm."
  private static let otherText =
    "Genotyping of nine hundred blood donors revealed a strong association between serotonin transporter variants and "
    + "cortisol awakening response, and replication in an independent Finnish sample failed for all of them."

  private func changed(_ paper: Paper, _ change: (inout Paper) -> Void) -> Paper {
    var paper = paper
    change(&paper)
    return paper
  }

  private func expectOpen(_ one: Paper, _ other: Paper, sourceLocation: SourceLocation = #_sourceLocation) {
    let verdict = Paper.verdict(one, other)
    #expect(verdict != nil && verdict != .certain, "\(one.title ?? "")", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    ("Verbal memory in males", "Verbal memory in females"),
    ("Estrogen receptor α in bone", "Estrogen receptor β in bone"),
    ("Sleep of adults with fibromyalgia", "Sleep of adults without fibromyalgia"),
    ("Exercise in HER2+ breast cancer", "Exercise in HER2- breast cancer"),
    ("Suicide and unemployment in Norway", "Suicide and unemployment in Sweden"),
    ("Dietary nitrate and exercise tolerance", "Dietary nitrite and exercise tolerance"),
  ])
  func `one first page does not make one of two titles that are a word apart`(one: String, other: String) {
    let first = changed(Self.abstract) { $0.title = one }
    let second = changed(Self.abstract) { $0.title = other }
    expectOpen(first, second)
    expectOpen(changed(first) { $0.pages = "20-21" }, changed(second) { $0.pages = "20-21" })
  }

  @Test(arguments: [
    ("in men", "in women"), ("in boys", "in girls"), ("through receptor α", "through receptor β"),
    ("in adults with fibromyalgia", "in adults without fibromyalgia"), ("in smokers", "in non-smokers"),
    ("in Norway", "in Sweden"), ("in Iran", "in Iraq"), ("before surgery", "after surgery"), ("in rats", "in cats"),
    ("in type 1 diabetes", "in type 2 diabetes"), ("in HPV16", "in HPV18"), ("of 5HT1A", "of 5HT1B"),
    (": part 1", ": part 2"), (". I", ". II"), (". A", ". B"), (" (1)", " (2)"), ("", " (2)"), ("", ". A"),
    (": a trial in primary care", ": a survey in primary care"), ("for nonsmokers", "for smokers"),
    ("in older women", "in elderly women"),
  ])
  func `a run of pages alone does not make one of titles with a word each that the other has not`(
    one: String, other: String
  ) {
    let title = "Effects of aerobic exercise on depressive symptoms"
    let first = changed(Self.paper) { $0.title = "\(title) \(one)" }
    let second = changed(Self.paper) { $0.title = "\(title) \(other)" }
    expectOpen(first, second)
    expectOpen(changed(first) { $0.issue = nil }, changed(second) { $0.issue = nil })
    // A DOI is copied with the pages; a PMID is of one record.
    expectOpen(changed(first) { $0.doi = "10.1000/7" }, changed(second) { $0.doi = "10.1000/7" })
  }

  @Test(arguments: [
    ("with MRI", "with magnetic resonance imaging"), ("in depressive women", "in depression women"),
    ("in the elderly woman", "in elderly women"), ("in the primary care", "in the primary care setting"),
    ("among hospitalised patients", "in hospitalized patients with depresion"), ("on p16(INK4a)", "on p6INK4a"),
    ("in pregnancy and heart disease", "in pregnant women with heart disease"),
  ])
  func `a run of pages makes one of titles with words in two forms, left out or misspelt`(one: String, other: String) {
    let title = "Effects of aerobic exercise on depressive symptoms"
    #expect(
      Paper.verdict(
        changed(Self.paper) { $0.title = "\(title) \(one)" }, changed(Self.paper) { $0.title = "\(title) \(other)" })
        == .certain)
  }

  @Test func `a run of pages that agrees makes one of titles that are mostly the same`() {
    let paper = changed(Self.paper) { $0.title = "Management of chronical heart failure in the primary care setting" }
    #expect(Paper.verdict(Self.paper, paper) == .certain)
  }

  @Test func `a run of the first pages, which each issue may have, does not make one of titles that are only alike`() {
    let first = changed(Self.paper) {
      ($0.title, $0.pages, $0.issue) = ("Running therapy for boys with asthma", "2-9", nil)
    }
    let second = changed(first) { $0.title = "Running therapy for girls with asthma" }
    #expect(Paper.verdict(first, second) == .likely)
    #expect(Paper.verdict(first, changed(second) { $0.issue = "2" }) == .likely)
  }

  @Test func `another abstract is a doubt but for one PMID`() {
    let one = changed(Self.paper) { $0.abstract = Self.text }
    let other = changed(Self.paper) { $0.abstract = Self.otherText }
    #expect(Paper.verdict(one, other) == .likely)
    #expect(Paper.verdict(changed(one) { $0.pmid = "12345678" }, changed(other) { $0.pmid = "12345678" }) == .certain)
  }

  @Test(arguments: ["12-week", "COVID-19", "Type 2", "2010"])
  func `words with a number before a title are no number of a poster`(words: String) {
    let poster = changed(Self.abstract) { ($0.pages, $0.issue) = ("S182", "Suppl 1") }
    expectOpen(poster, changed(poster) { $0.title = "\(words) \($0.title ?? "")" })
  }

  @Test(arguments: ["P12", "PO 123", "OP045", "123"])
  func `the number of a poster before a title changes nothing`(number: String) {
    let poster = changed(Self.abstract) { ($0.pages, $0.issue) = ("S182", "Suppl 1") }
    #expect(Paper.verdict(poster, changed(poster) { $0.title = "\(number) \($0.title ?? "")" }) == .certain)
  }

  @Test(arguments: [("Lee, J.", "Lee, S."), ("Wang, Lei", "Wang, Xiuying"), ("Lee J", "Lee, Sung-Ho")])
  func `other given names are a doubt where the place is open`(one: String, other: String) {
    let first = changed(Self.paper) { $0.authors = [one] }
    let second = changed(Self.paper) { ($0.authors, $0.pages, $0.issue) = ([other], nil, nil) }
    #expect(Paper.verdict(first, second) == .likely)
  }

  @Test func `names that only sound alike with other initials are a doubt on one page`() {
    let first = changed(Self.paper) { ($0.authors, $0.pages) = (["Mohammed, K"], "310") }
    #expect(Paper.verdict(first, changed(first) { $0.authors = ["Muhammad, A"] }) == .likely)
    #expect(Paper.verdict(first, changed(first) { $0.authors = ["Muhammad, K"] }) == .certain)
  }

  @Test(arguments: [("Lee, J.-W.", "Lee, Jae Won"), ("Lee JW", "Lee, Jae-Won"), ("Lee, W. J.", "Lee, Jae")])
  func `initials in any order are no other given names`(one: String, other: String) {
    let first = changed(Self.paper) { $0.authors = [one] }
    let second = changed(Self.paper) { ($0.authors, $0.pages, $0.issue) = ([other], nil, nil) }
    #expect(Paper.verdict(first, second) == .certain)
  }

  @Test func `a record without a place is that of another year only where the abstract or an identifier says so`() {
    func placeless(_ year: Int) -> Paper {
      changed(paper) { ($0.year, $0.volume, $0.pages, $0.issue) = (year, nil, nil, nil) }
    }
    let paper = changed(Self.paper) { $0.authors.append("Osei, Kofi") }
    for year in [2011, 2013] {
      #expect(Paper.verdict(paper, placeless(year)) == .likely)
      let (one, other) = (
        changed(paper) { $0.abstract = Self.text }, changed(placeless(year)) { $0.abstract = Self.text }
      )
      #expect(Paper.verdict(one, other) == .certain)
      let numbered = (changed(paper) { $0.doi = "10.1000/77" }, changed(placeless(year)) { $0.doi = "10.1000/77" })
      #expect(Paper.verdict(numbered.0, numbered.1) == .certain)
    }
  }

  @Test(arguments: [
    ("Circulation", "Circulation: Heart Failure"), ("Lancet", "Lancet. Psychiatry"),
    ("Journal of Geophysical Research: Atmospheres", "Journal of Geophysical Research: Oceans"),
  ])
  func `sister journals are not one where the place is open`(one: String, other: String) {
    let first = changed(Self.paper) { $0.journal = one }
    expectOpen(first, changed(Self.paper) { ($0.journal, $0.volume, $0.pages, $0.issue) = (other, nil, nil, nil) })
  }

  @Test(arguments: [
    ("Infectious Agents and Cancer", "Infectious Agents & Cancer [Electronic Resource]"),
    ("Journal of Acquired Immune Deficiency Syndromes", "Journal of Acquired Immune Deficiency Syndromes: JAIDS"),
  ])
  func `a medium or an acronym behind the title makes no sister`(one: String, other: String) {
    let first = changed(Self.paper) { $0.journal = one }
    #expect(Paper.verdict(first, changed(Self.paper) { ($0.journal, $0.pages) = (other, nil) }) == .certain)
  }

  @Test func `one text in two journals of the same volume is not one publication`() {
    let other = changed(Self.paper) { ($0.journal, $0.pages) = ("Croatian Nursing", nil) }
    expectOpen(Self.paper, other)
  }

  @Test func `a letter that names a type is a word and an article is none`() {
    let one = changed(Self.paper) { $0.title = "Hepatitis A vaccination among Danish travellers" }
    let other = changed(Self.paper) { ($0.title, $0.pages) = ("Hepatitis vaccination among Danish travellers", nil) }
    #expect(Paper.verdict(one, other) == .likely)
    let article = changed(Self.paper) { $0.title = "Effect of a diet on mood: a randomised trial" }
    let without = changed(Self.paper) { ($0.title, $0.pages) = ("Effect of diet on mood: randomised trial", nil) }
    #expect(Paper.verdict(article, without) == .certain)
  }

  @Test func `a manuscript in a repository is not the article`() {
    let deposit = changed(Self.paper) {
      ($0.journal, $0.volume, $0.pages, $0.issue) = (nil, nil, nil, nil)
      $0.type = "manuscript"
    }
    expectOpen(Self.paper, deposit)
    expectOpen(Self.paper, changed(deposit) { ($0.type, $0.doi) = ("document", "10.5281/zenodo.12345") })
  }

  @Test func `one DOI of two pieces, by their pages and authors or their kind, asks`() {
    let paper = changed(Self.paper) { $0.doi = "10.1000/77" }
    expectOpen(paper, changed(paper) { ($0.authors, $0.pages) = (["Brown, Kim"], "402") })
    expectOpen(paper, changed(paper) { ($0.pages, $0.issue) = ("S12", "Suppl 1") })
    let editorial = changed(paper) { ($0.title, $0.pages) = ("Editorial", "401") }
    expectOpen(editorial, changed(editorial) { ($0.issue, $0.pages) = ("5", "501") })
    // A page that is mistyped, and one PMID.
    #expect(Paper.verdict(paper, changed(paper) { $0.pages = "130-138" }) == .certain)
    let numbered = changed(paper) { ($0.pmid, $0.doi) = ("12345", nil) }
    #expect(Paper.verdict(numbered, changed(numbered) { ($0.authors, $0.pages) = (["Brown, Kim"], "402") }) == .certain)
  }

  @Test func `a DOI copied from the line above does not make one of two volumes`() {
    let one = changed(Self.paper) { ($0.title, $0.doi) = ("Prevalence of burnout among nurses in Ghana", "10.1000/3") }
    let other = changed(one) {
      ($0.title, $0.year, $0.volume) = ("Predictors of burnout among nurses in Ghana", 2013, "56")
      $0.pages = nil
    }
    expectOpen(changed(one) { $0.pages = nil }, other)
  }

  @Test func `an abstract in a supplement without a page is not the paper of the volume`() {
    let abstract = changed(Self.paper) { ($0.issue, $0.pages) = ("15 SUPPL. 1", nil) }
    expectOpen(abstract, changed(Self.paper) { $0.issue = nil })
  }

  @Test func `a subtitle that describes is certain only where page or issue agree`() {
    let review = changed(Self.paper) { $0.title? += ": a systematic review" }
    #expect(Paper.verdict(review, changed(Self.paper) { $0.pages = "310" }) == .certain)
    #expect(Paper.verdict(review, changed(Self.paper) { ($0.pages, $0.issue) = (nil, nil) }) == .likely)
  }

  @Test func `a third record does not bring together what contradicts or is related`() {
    let place = changed(Self.paper) { $0.issue = nil }
    let open = changed(place) { $0.pages = nil }
    let elsewhere = changed(place) { $0.pages = "401-409" }
    #expect(Paper.groups([place, open, elsewhere], .certain).map(\.count) == [2])
    let (first, second) = (changed(place) { $0.doi = "10.1000/1" }, changed(open) { $0.doi = "10.1000/2" })
    #expect(Paper.groups([first, open, changed(second) { $0.volume = nil }], .certain).map(\.count) == [2])
    let abstract = changed(place) { $0.pages = "S12" }
    for merged in [Paper.groups([abstract, open, place], .certain), Paper.merged([abstract, open, place])] {
      #expect(merged.allSatisfy { !$0.contains(0) || !$0.contains(2) })
    }
  }

  @Test func `pages that move on one by one are no chain of one publication`() {
    let papers = (1...60).map { page in changed(Self.paper) { $0.pages = "\(page + 300)-\(page + 309)" } }
    for group in Paper.groups(papers, .certain) { #expect(group.count <= 10) }
  }

  @Test func `the name of a body and its first letters are one`() {
    let report = Paper(
      "Global recommendations on physical activity for health", ["World Health Organization"], 2010, type: "report")
    #expect(Paper.verdict(report, changed(report) { $0.authors = ["WHO"] }) != .different)
  }

  @Test func `a misspelling in a short title is found and asks`() {
    let one = changed(Self.paper) { ($0.title, $0.pages) = ("Exergames in paediatric wards", "11") }
    let other = changed(Self.paper) { ($0.title, $0.pages) = ("Exergames in pediatric wards", nil) }
    #expect(Paper.groups([one, other], .certain).count == 1)
  }

  @Test func `a book without its subtitle asks`() {
    let book = Paper("Neurobiology of exercise: a handbook", ["Dishman, Rod K."], 2006, type: "book")
    #expect(Paper.verdict(book, changed(book) { $0.title = "Neurobiology of exercise" }) == .likely)
  }

  @Test(arguments: [
    ("", " II"), ("", ", Part 2"), (". A", ". B"), ("", ". B"), ("", ". A"), (" (1)", " (2)"), ("", " (2)"),
    (": first report", ": second report"), ("", ": second report"), (". I. Methods", ". II. Results"), (" - 1", " - 2"),
  ])
  func `a series is one of parts, wherever its parts stand`(one: String, other: String) {
    let title = "Effects of aerobic exercise on depressive symptoms"
    let first = changed(Self.paper) { $0.title = title + one }
    let second = changed(Self.paper) { $0.title = title + other }
    for pages in ["319-330", nil, "12"] {
      let groups = Paper.find([first, changed(second) { $0.pages = pages }]).groups
      #expect(groups.map(\.verdict) == [.related] && groups.first?.pairs.first?.judgement.rule == .parts, "\(other)")
    }
    let bare = [first, second].map { Paper($0.title, $0.authors, 2012) }
    #expect(Paper.verdict(bare[0], bare[1]) == .related)
  }
}
