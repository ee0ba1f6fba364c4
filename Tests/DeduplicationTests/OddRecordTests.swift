import Deduplication
import Testing

/// Records as single sources write them: blocks of letters, Google Scholar's marks and cuts, translations.
@Suite("Odd records of one publication or two")
struct OddRecordTests {
  private static let authors = ["Kowalski, Anna", "Bruun, Tor"]
  private static let paper = Paper(
    "Exercise therapy for depressed adolescents in primary care", authors, 2012, "Family Medicine Notes", "55",
    "310-318", issue: "4")
  private static let text =
    "We studied forty adolescents with recurrent depressive episodes who took part in running groups during the winter "
    + "months. Outcomes were mood and sleep, attendance was high and no adverse events were seen in either arm."

  private func changed(_ paper: Paper = Self.paper, _ change: (inout Paper) -> Void) -> Paper {
    var paper = paper
    change(&paper)
    return paper
  }

  // MARK: Letters

  @Test func `letters of one block of pages under one title are never certainly one`() {
    let letters = [["Jones, A"], ["Brown, C"], ["Smit, E", "Kok, B"]].map { authors in
      changed { ($0.authors, $0.pages) = (authors, "360-362") }
    }
    #expect(Paper.groups(letters, .certain).isEmpty && Paper.merged(letters).allSatisfy { $0.count > 1 })
    #expect(Paper.verdict(letters[0], letters[1]) == .likely)
    let named = letters.map { letter in changed(letter) { $0.kinds = ["Letter"] } }
    #expect(Paper.groups(named, .related) == [[0, 1, 2]] && Paper.merged(named).isEmpty)
    #expect(Paper.verdict(named[0], letters[1]) == .likely)
  }

  @Test(arguments: [
    ("RUNMOOD Study Group", "310-318", Verdict.certain), ("RUNMOOD Study Group", "310-313", .likely),
    ("Osei, Kofi", "310-318", .likely),
  ])
  func `a body stands for its people on a run of pages that is longer than letters are`(
    author: String, pages: String, verdict: Verdict
  ) {
    let people = changed { $0.pages = pages }
    #expect(Paper.verdict(people, changed(people) { $0.authors = [author] }) == verdict)
  }

  @Test func `one DOI of two letters on one page under a short title asks`() {
    let one = changed { ($0.title, $0.pages, $0.doi) = ("Running therapy", "310", "10.1000/1") }
    #expect(Paper.verdict(one, changed(one) { $0.authors = ["Osei, Kofi"] }) == .likely)
    #expect(Paper.verdict(one, one) == .certain)
  }

  @Test func `a record of two letters and that of the second are not certainly one`() {
    let both = changed { ($0.authors, $0.pages) = (["Jones A.", "Brown C."], "300-301") }
    let second = changed { ($0.authors, $0.pages) = (["Brown, C"], "301") }
    #expect(Paper.verdict(both, second) == .likely)
    #expect(Paper.verdict(both, changed(second) { $0.authors = ["Jones, A"] }) == .certain)
  }

  // MARK: Google Scholar

  @Test(arguments: [
    "[CITATION][C]", "[BOOK][B]", "[BOOK]", "[B]", "[C]", "[HTML][HTML]", "[PDF][PDF]", "[PDF]", "[BOEK][B]", "[引用][C]",
  ])
  func `what Google Scholar writes before a title is taken off`(form: String) {
    #expect(Paper.verdict(Self.paper, changed { $0.title = "\(form) \($0.title ?? "")" }) == .certain)
    let short = Paper("Running therapy", ["Beck, Aaron T"], 1979, type: "book")
    #expect(Paper.verdict(short, changed(short) { $0.title = "\(form) Running therapy" }) == .likely)
  }

  @Test(arguments: [
    ("European Child & Adolescent Psychiatry", "European child & …", Verdict.likely),
    ("Eur. Child Adolesc. Psychiatry", "European child & …", .likely),
    ("Eur Child Adolesc Psychiatry", "European child & adolescent ...", .likely),
    ("Tijdschr Psychiatr", "Tijdschrift voor …", .likely), ("Journal of Mood", "… of Mood", .likely),
  ])
  func `a journal that was cut off may be any that begins so`(journal: String, cut: String, verdict: Verdict) {
    let scholar = changed { ($0.journal, $0.volume, $0.issue, $0.pages) = (cut, nil, nil, nil) }
    #expect(Paper.verdict(changed { $0.journal = journal }, scholar) == verdict)
    // It says nothing of another.
    let placed = changed { $0.journal = cut }
    #expect(Paper.verdict(changed { $0.journal = journal }, placed) == .certain)
    let find = Paper.find([changed { $0.journal = "Croatian Nursing" }, scholar])
    #expect(cut.hasPrefix("…") || find.groups.allSatisfy { $0.verdict != .certain })
  }

  @Test func `without authors and place, another name in the place of the journal asks`() {
    let web = changed {
      ($0.authors, $0.journal, $0.volume, $0.issue, $0.pages) = ([], "Springer", nil, nil, nil)
    }
    #expect(Paper.verdict(Self.paper, web) == .likely)
    #expect(Paper.verdict(Self.paper, changed(web) { $0.year = 2010 }) == .different)
  }

  // MARK: Other titles

  @Test(arguments: [
    "Running and mood of young patients: an observational study", "Hardlopen bij jongeren met een depressie",
    "Exercise treatment of depressed adolescents in primary care",
  ])
  func `one abstract word for word under another title asks, also without a volume or a year apart`(title: String) {
    let one = changed { $0.abstract = Self.text }
    let other = changed(one) { ($0.title, $0.volume, $0.issue, $0.pages) = (title, nil, nil, nil) }
    #expect(Paper.verdict(one, other) == .likely)
    #expect(Paper.verdict(one, changed(other) { $0.year = 2011 }) == .likely)
    #expect(Paper.verdict(one, changed(other) { $0.journal = "Croatian Nursing" }) != .likely)
  }

  @Test(arguments: ["Chaĭkovskiĭ PI", "Chaikovskiy PI", "Chajkovskij, P. I."], ["Psikhiatriia", "Psikhiatriya"])
  func `Cyrillic names and journals are found by any transliteration`(author: String, journal: String) {
    let russian = Paper(
      "Влияние физических упражнений на депрессию у подростков", ["Чайковский, П. И."], 2012, "Психиатрия", "112",
      "34-41", issue: "4")
    let translated = changed(russian) {
      $0.title = "[Effect of physical exercise on depression in adolescents]"
      ($0.authors, $0.journal) = ([author], journal)
    }
    #expect(Paper.verdict(russian, translated) == .likely)
  }

  @Test func `a title and a journal that each source translated ask on one run of pages`() {
    let one = Paper(
      "[Effects of exercise on adolescent depression]", ["Wang, Wei", "Li, Na"], 2015,
      "Zhonghua Jing Shen Ke Za Zhi", "48", "150-4", issue: "3")
    let other = changed(one) {
      $0.title = "Effect of exercise upon depression in adolescents"
      ($0.authors, $0.journal, $0.pages) = (["Wei, W.", "Na, L."], "Chinese Journal of Psychiatry", "150-154")
    }
    #expect(Paper.verdict(one, other) == .likely)
    #expect(Paper.verdict(one, changed(other) { $0.issue = "5" }) == .likely)
    #expect(Paper.verdict(one, changed(other) { $0.authors = ["Osei, Kofi"] }) == .different)
  }

  @Test func `a summary for patients is about the paper`() {
    let summary = changed {
      ($0.title, $0.authors, $0.pages) = ("Summary for patients: \($0.title ?? "")", [], "I22")
    }
    #expect(Paper.verdict(Self.paper, summary) == .related)
  }
}
