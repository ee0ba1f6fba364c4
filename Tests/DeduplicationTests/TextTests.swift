import Deduplication
import Testing

/// What programs make of letters.
@Suite("Spellings and mark-up")
struct TextTests {
  private func expectOne(_ one: Paper, _ other: Paper, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(Paper.verdict(one, other) == .certain, "\(one.title ?? "")", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    ("Randomised trial of behavioural therapy in adults", "Randomized trial of behavioral therapy in adults"),
    (
      "Randomised trial of behavioural therapy in paediatric leukaemia",
      "Randomized trial of behavioral therapy in pediatric leukemia"
    ),
    (
      "Randomised trial of paediatric anaesthesia in orthopaedic tumours",
      "Randomized trial of pediatric anesthesia in orthopedic tumors"
    ),
    ("Behandlung der Angststoerung bei Kindern", "Behandlung der Angststörung bei Kindern"),
    ("Übungen für ältere Menschen in Köln", "Uebungen fuer aeltere Menschen in Koeln"),
  ])
  func `however many words are spelt otherwise, the titles are compared and the same`(one: String, other: String) {
    let bare = Paper(one, ["Mueller, J"], 2010, "Nervenarzt")
    expectOne(bare, Paper(other, ["Müller, J"], 2010, "Nervenarzt"))
    expectOne(bare, Paper(other, ["Müller, J"], 2010, "Nervenarzt", "81", "33-41", issue: "3"))
  }

  @Test(arguments: [
    "Role of &lt;i&gt;Helicobacter pylori&lt;/i&gt; in CO<sub>2</sub> of adults",
    "Role of &amp;lt;i&amp;gt;Helicobacter pylori&amp;lt;/i&amp;gt; in CO2 of adults",
    "Role of \\textit{Helicobacter pylori} in {CO$_2$} of adults",
  ])
  func `mark-up that was escaped or is LaTeX changes no title`(title: String) {
    let plain = Paper(
      "Role of Helicobacter pylori in CO2 of adults", ["Müller, M"], 2010, "J Obstet Gynecol", "120", "33-41")
    expectOne(Paper(title, ["M{\\\"u}ller, M"], 2010, "Journal of Obstetrics \\& Gynecology", "120"), plain)
  }

  @Test func `a backslash that is no LaTeX parts words`() {
    expectOne(
      Paper("Rest and\\or running in adults", ["Ito, K"], 2010, "Gut", "1", "3-9"),
      Paper("Rest and/or running in adults", ["Ito, K"], 2010, "Gut", "1", "3-9"))
  }
}
