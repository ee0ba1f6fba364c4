import Deduplication
import Testing

/// Titles with a word a letter or two apart, on the same run of pages by the same authors.
@Suite("Words that are a letter or two apart")
struct WordSlipTests {
  private static let paper = Paper(
    "", ["Kowalski, Anna", "Bruun, Tor"], 2012, "Family Medicine Notes", "55", "310-318", issue: "4")
  private static let text =
    "We studied forty adolescents with recurrent depressive episodes who took part in running groups during the winter "
    + "months. Outcomes were mood and sleep, attendance was high and no adverse events were seen in either arm."

  private func titled(_ words: String, _ change: (inout Paper) -> Void = { _ in }) -> Paper {
    var paper = Self.paper
    paper.title = "Quality of life and mood of people with \(words) in primary care"
    change(&paper)
    return paper
  }

  @Test(arguments: [
    ("treated disease", "untreated disease"), ("secure work", "insecure work"), ("active asthma", "inactive asthma"),
    ("normal gait", "abnormal gait"), ("stable angina", "unstable angina"), ("aerobic training", "anaerobic training"),
    ("reversible loss", "irreversible loss"), ("mature teeth", "immature teeth"), ("paid leave", "unpaid leave"),
    ("complicated grief", "uncomplicated grief"), ("adequate diets", "inadequate diets"),
    ("prednisone", "prednisolone"), ("cortisol", "cortisone"), ("quinine", "quinidine"), ("nitrate", "nitrite"),
    ("parental stress", "prenatal stress"), ("dysphagia", "dysphasia"), ("ureteral stones", "urethral stones"),
    ("carotid disease", "parotid disease"), ("friends in Slovakia", "friends in Slovenia"),
    ("friends in Ireland", "friends in Iceland"), ("friends in Gambia", "friends in Zambia"),
    ("friends in Austria", "friends in Australia"), ("friends in Dominica", "friends in Dominican Republic"),
    ("causal beliefs", "casual beliefs"),
  ])
  func `what is rather another word than a misspelling asks, also under one DOI or two`(one: String, other: String) {
    #expect(Paper.verdict(titled(one), titled(other)) == .likely)
    #expect(Paper.verdict(titled(one) { $0.doi = "10.1000/1" }, titled(other) { $0.doi = "10.1000/1" }) == .likely)
    // One abstract is of one paper, but for what has a DOI each and what stands in a supplement.
    func numbered(_ words: String, _ doi: String?, _ pages: String) -> Paper {
      titled(words) { ($0.abstract, $0.doi, $0.pages) = (Self.text, doi, pages) }
    }
    #expect(Paper.verdict(numbered(one, nil, "310-318"), numbered(other, nil, "310-318")) == .certain)
    let doubtful = [
      (titled(one) { $0.doi = "10.1000/1" }, titled(other) { $0.doi = "10.1000/2" }),
      (numbered(one, "10.1000/1", "310-318"), numbered(other, "10.1000/2", "310-318")),
      (numbered(one, nil, "S145"), numbered(other, nil, "S145")),
      (numbered(one, "10.1000/1", "S145"), numbered(other, "10.1000/1", "S145")),
    ]
    for (first, second) in doubtful {
      let verdict = Paper.verdict(first, second)
      #expect(verdict != nil && verdict != .certain && verdict != .different)
    }
  }

  @Test(arguments: [
    ("hypertension", "hypertention"), ("good results", "good resuls"), ("an excluded illness", "an exluded illness"),
    ("depression", "depresion"), ("schizophrenia", "schizophernia"), ("adolescents at risk", "adolescence at risk"),
    ("a pregnant woman", "a pregnant women"), ("clinical depression", "clinic depression"),
    ("tumours", "tumor"), ("exercising friends", "exercised friends"),
  ])
  func `a letter left out or changed within a long word and another ending are slips`(one: String, other: String) {
    #expect(Paper.verdict(titled(one), titled(other)) == .certain)
  }

  @Test func `of two words that other titles have, too, none is a misspelling`() {
    let pair = [titled("meditation at work"), titled("medication at work")]
    #expect(Paper.groups(pair, .certain) == [[0, 1]])
    let titles = ["Meditation before sleep among Dutch nurses", "Nurses who give medication at night"]
    let others = titles.enumerated().map { place, title in
      Paper(title, ["Osei, Kofi"], 2001 + place, "Nursing \(place)", "\(place + 3)", "\(place + 200)")
    }
    #expect(Paper.groups(pair + others.prefix(1), .certain) == [[0, 1]])
    #expect(Paper.groups(pair + others, .certain).isEmpty)
    #expect(Paper.groups(pair + others, .likely) == [[0, 1]])
  }

  @Test func `two DOIs of one title on one run of pages are one paper's`() {
    let one = titled("hypertension") { $0.doi = "10.1000/1" }
    #expect(Paper.verdict(one, titled("hypertension") { $0.doi = "10.1000/2" }) == .certain)
    #expect(Paper.verdict(one, titled("hypertention") { $0.doi = "10.1000/2" }) == .likely)
  }
}
