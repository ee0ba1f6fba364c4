import Deduplication
import Testing

/// Different publications that look like one: none of them is certainly one.
@Suite("Different publications that look alike")
struct AlikeButDifferentTests {
  private static let authors = ["Smith, John A.", "Okafor, Chidi", "Lindqvist, Eva"]
  private static let trial = Paper(
    "Supervised running for adults with moderate depression: a randomised trial", authors, 2012, "European Psychiatry",
    "27", "1200-1209", issue: "5")
  private static let survey = Paper("", authors, 2014, "Public Health Reports", "12")

  private func changed(_ paper: Paper, _ change: (inout Paper) -> Void) -> Paper {
    var paper = paper
    change(&paper)
    return paper
  }

  private func expectOpen(_ one: Paper, _ other: Paper, sourceLocation: SourceLocation = #_sourceLocation) {
    let verdict = Paper.verdict(one, other)
    #expect(verdict != nil && verdict != .certain, "\(one.title ?? "")", sourceLocation: sourceLocation)
  }

  private func titled(_ one: String, _ other: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let (first, second) = (changed(Self.survey) { $0.title = one }, changed(Self.survey) { $0.title = other })
    expectOpen(first, second, sourceLocation: sourceLocation)
    expectOpen(
      changed(first) { $0.volume = nil }, changed(second) { $0.volume = nil }, sourceLocation: sourceLocation)
  }

  // MARK: Places

  @Test(arguments: ["A12", "S12", "P12", "S12-S13", "OP045"])
  func `an abstract in a supplement and the paper of the same volume are related`(pages: String) {
    for issue in ["Suppl 1", nil] {
      let abstract = changed(Self.trial) { ($0.pages, $0.issue) = (pages, issue) }
      #expect(Paper.verdict(abstract, Self.trial) == .related)
    }
    expectOpen(changed(Self.trial) { ($0.pages, $0.issue) = (nil, "Suppl 1") }, Self.trial)
    expectOpen(changed(Self.trial) { ($0.kinds, $0.pages) = (["Meeting Abstract"], nil) }, Self.trial)
    expectOpen(changed(Self.trial) { $0.pages = "S12" }, changed(Self.trial) { ($0.pages, $0.issue) = (nil, nil) })
  }

  @Test(arguments: ["iii245", "vi12", "P-045", "A-112", "FP123", "PO-0123", "EP-7"])
  func `a page numbered as supplements number theirs is not that of the paper`(pages: String) {
    let abstract = changed(Self.trial) { ($0.pages, $0.issue) = (pages, nil) }
    #expect(Paper.verdict(abstract, Self.trial) == .related)
    expectOpen(abstract, changed(Self.trial) { ($0.pages, $0.issue) = (nil, nil) })
  }

  @Test(arguments: ["27 Suppl 1", "27 Suppl", "27S", "27S1", "27 Supplement 2"])
  func `a volume may say that it is of a supplement`(volume: String) {
    for pages in ["245", nil] {
      let abstract = changed(Self.trial) { ($0.volume, $0.pages, $0.issue) = (volume, pages, nil) }
      expectOpen(abstract, Self.trial)
      expectOpen(abstract, changed(Self.trial) { ($0.pages, $0.issue) = (nil, nil) })
    }
  }

  @Test func `a letter before the number of an article makes no supplement of it`() {
    let dutch = changed(Self.trial) { ($0.pages, $0.issue) = ("A7123", nil) }
    for pages in ["1-5", nil] { #expect(Paper.verdict(dutch, changed(dutch) { $0.pages = pages }) == .certain) }
    // Some journals number their abstracts so.
    expectOpen(dutch, Self.trial)
    expectOpen(changed(dutch) { $0.pages = "i245" }, Self.trial)
    #expect(Paper.verdict(changed(dutch) { $0.pages = "i245" }, changed(dutch) { $0.pages = nil }) == .certain)
  }

  @Test func `sister abstracts on one page of a supplement are not one`() {
    let abstract = Paper(
      "Effect of liraglutide on cardiac function in obese mice", Self.authors, 2012, "Diabetes", "61", "A254",
      issue: "Suppl 1", doi: "10.2337/db12-665-832")
    for title in [
      "Effect of sitagliptin on cardiac function in obese mice",
      "Effect of liraglutide on renal function in obese mice",
      "Effect of liraglutide on cardiac function in obese rats",
      "Effect of liraglutide on cardiac function in obese mice: role of the receptor",
    ] {
      expectOpen(abstract, changed(abstract) { $0.title = title })
      expectOpen(changed(abstract) { $0.doi = nil }, changed(abstract) { ($0.title, $0.doi) = (title, nil) })
    }
  }

  @Test func `a report of every year begins on the same page of its volume`() {
    let report = Paper(
      "Report of the national committee on adverse events of transfusion", ["Jansen, Piet"], 2009,
      "Transfusion Reports",
      "48", "1-20")
    for pages in ["1-20", "1-22", "5-24", nil] {
      let next = changed(report) { ($0.year, $0.volume, $0.pages) = (2010, "49", pages) }
      expectOpen(report, next)
      expectOpen(report, changed(next) { $0.volume = nil })
      expectOpen(changed(report) { $0.volume = nil }, changed(next) { $0.volume = nil })
      expectOpen(changed(report) { ($0.volume, $0.pages) = (nil, nil) }, changed(next) { $0.volume = nil })
    }
    let standards = Paper(
      "Standards of medical care in diabetes", ["American Diabetes Association"], 2010, "Diabetes Care", "33",
      "S11-S61",
      issue: "Suppl 1")
    expectOpen(standards, changed(standards) { ($0.year, $0.volume) = (2011, "34") })
  }

  @Test(arguments: [
    (
      "Prediction of mortality after stroke in European hospitals",
      "Prediction of readmission after stroke in European hospitals"
    ),
    ("Burden of tuberculosis in Kenya from 1990 to 2019", "Burden of tuberculosis in Ghana from 1990 to 2019"),
    ("Mortality after hip fracture in Denmark 2010", "Mortality after hip fracture in Denmark 2011"),
    ("Ventilation in preterm infants: Part I", "Ventilation in preterm infants: Part II"),
    ("Ventilation in preterm infants", "Ventilation in preterm infants: follow-up"),
    ("Ventilation in preterm infants in vitro", "Ventilation in preterm infants in vivo"),
    ("Efficacy of nitrate in chronic heart failure", "Efficacy of nitrite in chronic heart failure"),
  ])
  func `pages that every article counts from 1 are no place of one`(one: String, other: String) {
    let paper = changed(Self.trial) { ($0.title, $0.pages, $0.issue) = (one, "1-12", "1") }
    expectOpen(paper, changed(paper) { $0.title = other })
    let strangers = changed(paper) { $0.authors = ["Haddad, Rana", "Silva, Joana"] }
    expectOpen(paper, strangers)
    #expect(Paper.verdict(paper, changed(paper) { $0.authors = ["Smith J", "Okafor C", "Lindqvist E"] }) == .certain)
  }

  @Test func `two dates of one year are two issues where nothing else tells`() {
    let weekly = Paper(
      "Update: influenza activity in the United States and worldwide", ["Centers for Disease Control"], 2010,
      "MMWR Morb Mortal Wkly Rep", "59")
    let july = changed(weekly) { $0.date = [7, 9] }
    for date in [[9, 10], [7, 23], [9]] { expectOpen(july, changed(weekly) { $0.date = date }) }
    for date in [[7, 9], [7], []] { #expect(Paper.verdict(july, changed(weekly) { $0.date = date }) == .certain) }
    // In print later than online, and on the same page.
    let online = changed(Self.trial) { ($0.volume, $0.issue, $0.pages, $0.date) = (nil, nil, nil, [3, 1]) }
    #expect(Paper.verdict(online, changed(Self.trial) { $0.date = [9] }) == .certain)
    #expect(Paper.verdict(changed(Self.trial) { $0.date = [3] }, changed(Self.trial) { $0.date = [4] }) == .certain)
  }

  @Test func `two registrations are two trials though all else is the same`() {
    let text = "Trial registration: "
    let entry = Paper(
      "A study of the safety of dulaglutide in people with type 2 diabetes", ["Eli Lilly"], 2010, "ClinicalTrials.gov")
    func registered(_ number: String) -> Paper { changed(entry) { $0.registration = number } }
    func described(_ number: String) -> Paper { changed(entry) { $0.abstract = text + number } }
    expectOpen(registered("NCT00734474"), registered("NCT01064687"))
    expectOpen(described("NCT00734474"), described("NCT01064687"))
    #expect(Paper.verdict(registered("NCT00734474"), described("NCT00734474")) == .certain)
    #expect(Paper.verdict(registered("NCT00734474"), entry) == .certain)
    let paper = changed(Self.trial) { $0.registration = "NCT00734474" }
    #expect(Paper.verdict(paper, changed(paper) { $0.registration = "NCT01064687" }) == .certain)
  }

  @Test func `two low runs of pages are two places and not a count`() {
    for (one, other) in [("1-9", "10-19"), ("1-10", "11-20"), ("1", "45")] {
      expectOpen(changed(Self.trial) { $0.pages = one }, changed(Self.trial) { $0.pages = other })
    }
    // A count that is another than the length.
    expectOpen(changed(Self.trial) { $0.pages = "1-24" }, Self.trial)
  }

  @Test(arguments: [
    "Editorial", "Letter from the editor", "From the editor's desk", "President's message", "Book reviews",
    "Notes from the chair of the executive committee of the society", "Images in clinical medicine", "Journal club",
    "Question of the month", "In this issue of the journal", "Obituary", "Reviewers for 2015",
  ])
  func `a column stands on the same page of every issue`(title: String) {
    let column = Paper(title, ["Brown, Ann"], 2010, "Journal of Nursing", "5", "1", issue: "1")
    expectOpen(column, changed(column) { $0.issue = "2" })
    expectOpen(changed(column) { $0.pages = "1-2" }, changed(column) { ($0.issue, $0.pages) = ("2", "1-2") })
    expectOpen(changed(column) { $0.pages = nil }, changed(column) { ($0.issue, $0.pages) = ("2", nil) })
    expectOpen(changed(column) { $0.doi = "10.1000/1" }, changed(column) { ($0.issue, $0.doi) = ("2", "10.1000/2") })
    expectOpen(column, changed(column) { ($0.year, $0.volume, $0.issue) = (2011, "6", nil) })
    expectOpen(
      changed(column) { $0.volume = nil }, changed(column) { ($0.year, $0.volume, $0.issue) = (2011, nil, nil) })
  }

  @Test func `one title in two issues is not one publication, nor are two DOIs on one page`() {
    let weekly = Paper(
      "Notes from the field: outbreak of measles among unvaccinated children", ["Centers for Disease Control"], 2014,
      "MMWR Morb Mortal Wkly Rep", "63", "13-15", issue: "2")
    for pages in ["13-15", "13", nil] {
      expectOpen(changed(weekly) { $0.pages = pages }, changed(weekly) { ($0.issue, $0.pages) = ("22", pages) })
    }
    let letter = changed(Self.trial) { ($0.pages, $0.doi) = ("1200", "10.1000/1") }
    expectOpen(letter, changed(letter) { $0.doi = "10.1000/2" })
    // On one run of pages no two articles stand.
    let run = changed(letter) { $0.pages = "1200-1209" }
    #expect(Paper.verdict(run, changed(run) { $0.doi = "10.1000/2" }) == .certain)
    #expect(Paper.verdict(Self.trial, changed(Self.trial) { $0.issue = "10" }) == .certain)
  }

  // MARK: Titles

  @Test(arguments: [
    ("I", "II"), ("1", "11"), ("V", "VI"), ("I", "III"), ("", "II"), ("A", "B"), ("XIV", "XV"), ("1", "2"),
  ])
  func `a bare numeral at the end is that of a part`(one: String, other: String) {
    for point in ["", "."] {
      let titles = [one, other].map {
        $0.isEmpty ? "Pathogenesis of experimental shock" : "Pathogenesis of experimental shock\(point) \($0)"
      }
      let first = Paper(titles[0], Self.authors, 1975, "Archives of Surgery", "110")
      let second = changed(first) { $0.title = titles[1] }
      #expect(Paper.verdict(first, second) == .related)
      expectOpen(changed(first) { $0.pages = "20-29" }, changed(second) { $0.pages = "30-41" })
      let abstract = "Thirty rabbits were bled until their blood pressure fell below forty and stayed there for an hour"
      expectOpen(changed(first) { $0.abstract = abstract }, changed(second) { $0.abstract = abstract })
    }
  }

  @Test(arguments: [
    ("Iran", "Iraq"), ("Austria", "Australia"), ("nitrate", "nitrite"), ("fetal", "fatal"), ("sulfate", "sulfite"),
    ("Niger", "Nigeria"), ("Guinea", "Guinea-Bissau"), ("Mali", "Malawi"), ("India", "Indiana"),
    ("cystine", "cysteine"),
    ("ileum", "ilium"), ("Slovakia", "Slovenia"), ("quinine", "quinidine"), ("York", "New York"), ("rats", "cats"),
    ("prednisone", "prednisolone"), ("Congo", "Congo Republic"), ("perineal", "peroneal"), ("Zambia", "Gambia"),
  ])
  func `words a letter or two apart may be two words`(one: String, other: String) {
    for title in [
      "Prevalence of % exposure and burden of disease in schools", "Public health and economic burden in %",
      "%: public health and the economic burden",
    ] {
      let titles = [one, other].map { title.replacing("%", with: $0) }
      titled(titles[0], titles[1])
      let first = changed(Self.survey) { ($0.title, $0.doi, $0.pages) = (titles[0], "10.1000/1", "12") }
      expectOpen(first, changed(first) { ($0.title, $0.doi) = (titles[1], "10.1000/2") })
      expectOpen(
        changed(first) { ($0.journal, $0.pages, $0.doi) = (nil, nil, nil) },
        changed(first) { ($0.title, $0.journal, $0.pages, $0.doi) = (titles[1], nil, nil, nil) })
    }
  }

  @Test(arguments: [
    "comment", "commentary", "follow-up", "a 5-year follow-up", "protocol", "study protocol", "rationale and design",
    "rationale and design of a randomised trial", "long-term results", "secondary analysis", "a pilot study",
    "an update",
    "process evaluation", "cost-effectiveness", "a discussion", "addendum", "statistical analysis plan",
    "the Utrecht cohort",
  ])
  func `what a subtitle adds may be another publication`(subtitle: String) {
    titled(
      "Supervised running for adults with moderate depression",
      "Supervised running for adults with moderate depression: \(subtitle)")
  }

  @Test func `single words turn the meaning`() {
    titled("Vitamin A and the risk of fracture in women", "Vitamin D and the risk of fracture in women")
    titled("α-blockers and the risk of fracture in women", "β-blockers and the risk of fracture in women")
    titled("Exercise for women with insomnia of long duration", "Exercise for women without insomnia of long duration")
    titled("Anaerobic exercise and the sleep of older women", "Aerobic exercise and the sleep of older women")
    titled("Exercise for older women: effects at one year", "Exercise for older women: effects at two years")
    titled("Should women be screened for breast cancer? Yes", "Should women be screened for breast cancer? No")
    titled("Radiotherapy in men <65 years with cancer", "Radiotherapy in men &gt; 65 years with cancer")
    titled("Radiotherapy in HER2+ breast cancer of men", "Radiotherapy in HER2- breast cancer of men")
    titled("Serum cholesterol in a Japanese population", "Serum cholesterol in a Javanese population")
    titled("Metabolism of steroids (first of two parts)", "Metabolism of steroids (second of two parts)")
  }

  // MARK: Kinds

  @Test func `versions of one Cochrane review are related`() {
    let review = Paper(
      "Exercise for depression in adults and older people", Self.authors, 2013,
      "Cochrane Database of Systematic Reviews",
      nil, "CD004366", issue: "9", doi: "10.1002/14651858.CD004366.pub6")
    for year in [2013, 2012, 2009] {
      let earlier = changed(review) { ($0.year, $0.issue, $0.doi) = (year, "7", "10.1002/14651858.CD004366.pub5") }
      #expect(Paper.verdict(review, earlier) == .related)
      // The number stands for all versions.
      expectOpen(changed(review) { $0.doi = nil }, changed(earlier) { $0.doi = nil })
    }
    #expect(Paper.verdict(review, changed(review) { $0.doi = "10.1002/14651858.CD004366" }) == .related)
    #expect(
      Paper.verdict(review, changed(review) { ($0.journal, $0.doi) = ("Cochrane Database Syst Rev", nil) }) == .certain)
  }

  @Test func `a thesis, a paper of a conference, a book or a report is no article`() {
    let article = Paper(
      "Running therapy for depressed adolescents in secondary care", ["Smith, John"], 2011, "Journal of Sport", "3",
      "1-9")
    for type in ["thesis", "paper-conference", "book", "chapter", "report"] {
      let other = Paper(article.title, article.authors, 2011, type: type)
      expectOpen(article, other)
      expectOpen(article, changed(other) { $0.journal = "Utrecht University" })
    }
    #expect(Paper.verdict(article, Paper(article.title, article.authors, 2011, type: "thesis")) == .related)
    #expect(Paper.verdict(article, Paper(article.title, article.authors, 2011)) == .certain)
  }
}
