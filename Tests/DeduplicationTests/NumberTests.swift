import Deduplication
import Testing

/// Numbers in titles: the same digits with another sign are another number.
@Suite("Numbers in titles")
struct NumberTests {
  private func verdict(_ one: String, _ other: String) -> Verdict? {
    func paper(_ title: String) -> Paper { Paper(title, ["Mead, G"], 2009, "Sleep", "39") }
    return Paper.verdict(paper(one), paper(other))
  }

  @Test(arguments: [
    ("Effects of 1.5 mg melatonin on sleep in adults", "Effects of 15 mg melatonin on sleep in adults"),
    ("Effects of 1.5 mg melatonin on sleep in adults", "Effects of 1-5 mg melatonin on sleep in adults"),
    ("Effects of .5 mg melatonin on sleep in adults", "Effects of 5 mg melatonin on sleep in adults"),
    ("Effects of 1½ mg melatonin on sleep in adults", "Effects of 112 mg melatonin on sleep in adults"),
    ("Mood at age 1-2 years in twins", "Mood at age 12 years in twins"),
    ("Survival with HbA1c above 7.0 in adults", "Survival with HbA1c above 70 in adults"),
    ("Storage of serum at -20 degrees", "Storage of serum at 20 degrees"),
    ("Storage of serum at \u{2212}20 degrees", "Storage of serum at 20 degrees"),
    ("Effects of 2,5 mg melatonin on sleep in adults", "Effects of 25 mg melatonin on sleep in adults"),
    ("Effects of 2,5 mg melatonin on sleep in adults", "Effects of 2,6 mg melatonin on sleep in adults"),
    ("Survival of 1.200 patients with cancer", "Survival of 12 patients with cancer"),
    ("A 1:1 matched comparison of two statins", "A 11 matched comparison of two statins"),
    ("Outcome of tumours of grades 1-2 in adults", "Outcome of tumours of grade 12 in adults"),
  ])
  func `digits that something stands between or before are another number`(one: String, other: String) {
    let verdict = verdict(one, other)
    #expect(verdict != nil && verdict != .certain)
  }

  @Test(arguments: [
    ("Survival of 10,000 patients with cancer", "Survival of 10 000 patients with cancer"),
    ("Survival of 1,000,000 patients with cancer", "Survival of 1000000 patients with cancer"),
    ("Effects of 1·5 mg melatonin on sleep in adults", "Effects of 1.5 mg melatonin on sleep in adults"),
    ("Effects of 0.50 mg melatonin on sleep in adults", "Effects of .5 mg melatonin on sleep in adults"),
    ("Survival with HbA1c above 7.0 in adults", "Survival with HbA1c above 7 in adults"),
    ("Storage of serum at -20 degrees", "Storage of serum at \u{2212}20 degrees"),
    ("Role of MMP-2 and -9 in ageing adults", "Role of MMP-2 and 9 in ageing adults"),
    ("Role of IL -6 in ageing adults", "Role of IL-6 in ageing adults"),
    ("Mood at ages 10 -20 years in twins", "Mood at ages 10–20 years in twins"),
    ("HPV types 16, 18 in women of Ghana", "HPV types 16,18 in women of Ghana"),
    ("Effects of 2,5 mg melatonin on sleep in adults", "Effects of 2.5 mg melatonin on sleep in adults"),
    ("Effects of 2,50 mg melatonin on sleep in adults", "Effects of 2·5 mg melatonin on sleep in adults"),
    ("Effects of 0,5 mg melatonin on sleep in adults", "Effects of .5 mg melatonin on sleep in adults"),
    ("Survival of 1,200 patients with cancer", "Survival of 1200 patients with cancer"),
    ("Survival of 1.200 patients with cancer", "Survival of 1200 patients with cancer"),
    ("Effects of 1,25-dihydroxyvitamin D on bone", "Effects of 1 25-dihydroxyvitamin D on bone"),
    ("Tumours of grades 1,2,3 in adults of Ghana", "Tumours of grades 1, 2, 3 in adults of Ghana"),
    ("Fine dust (PM<sub>2.5</sub>) and asthma in adults", "Fine dust (PM 2.5) and asthma in adults"),
    ("Counts above 10<sup>6</sup> in ageing adults", "Counts above 10(6) in ageing adults"),
    ("Counts above 10⁶ in ageing adults", "Counts above 10(6) in ageing adults"),
    ("COVID-19 in 100 adults with asthma", "COVID 19 in 100 adults with asthma"),
  ])
  func `one number may be written in many ways`(one: String, other: String) {
    #expect(verdict(one, other) == .certain)
  }
}
