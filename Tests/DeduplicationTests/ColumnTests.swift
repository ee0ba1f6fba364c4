import Deduplication
import Testing

/// Titles that a journal prints again and again, and letters with their answers.
@Suite("Columns and letters")
struct ColumnTests {
  private static func column(_ title: String, _ pages: String? = nil, issue: String? = nil) -> Paper {
    Paper(title, ["Smith, J"], 2010, "Diabetic Medicine", "27", pages, issue: issue)
  }

  @Test(arguments: [
    "Test your knowledge of dermatology", "Test your knowledge of skin diseases in children",
    "Images in cardiovascular medicine: a rare tumour", "Dermatology quiz of the autumn",
    "What’s new in intensive care",
    "In this issue of the journal", "News from the Society of Surgeons", "Spot diagnosis in the emergency room",
    "Clinical challenge: a woman with a swollen leg", "Radiology picture of the month", "Grand rounds in urology: pain",
    "Journal club on asthma, sleep and pain", "Boekbespreking: het hart en de longen", "Toets uw kennis van het hart",
  ])
  func `a title of a column with no issue or page in common is not certainly one publication`(title: String) {
    let paged = Self.column(title, "245-246", issue: "3")
    #expect(Paper.verdict(Self.column(title), paged) == .likely)
    #expect(Paper.verdict(Self.column(title, issue: "3"), paged) == .certain)
    #expect(Paper.verdict(Self.column(title, "245"), paged) == .certain)
    var numbered = (Self.column(title), paged)
    (numbered.0.doi, numbered.1.doi) = ("10.1000/7", "10.1000/7")
    #expect(Paper.verdict(numbered.0, numbered.1) == .certain)
  }

  @Test(arguments: [
    "Primary lymphoma of the liver: a case report", "Case report: primary lymphoma of the liver in a child",
    "Correction of myopia in children of Ghana", "Images of the body in adolescents with anorexia nervosa",
    "Challenge tests for egg allergy in infants", "Letters as reminders for cervical screening in rural Wales",
  ])
  func `a title that only has a word of columns is that of one publication`(title: String) {
    #expect(Paper.verdict(Self.column(title), Self.column(title, "245-249", issue: "3")) == .certain)
  }

  @Test func `a title that three volumes have tells none of them, whatever its words`() {
    let title = "The heart of the matter: stories of the wards of Leiden"
    let places = [("11", "5-6"), ("12", "305-306"), ("14", "77-78")].map { volume, pages in
      Paper(title, ["Smith, J"], 2000, "Family Medicine", volume, pages)
    }
    let bare = Paper(title, ["Smith, J"], 2000, "Family Medicine", "12")
    #expect(Paper.groups([places[1], bare], .certain) == [[0, 1]])
    #expect(Paper.groups(places + [bare], .certain).isEmpty)
    #expect(Paper.groups(places + [places[1]], .certain) == [[1, 3]])
    #expect(Paper.find(places + [bare]).groups(.likely).contains { Set($0.members).isSuperset(of: [1, 3]) })
  }

  // MARK: Letters and their answers

  private static func letter(_ author: String, _ pages: String?, kinds: [String] = [], issue: String? = "3") -> Paper {
    Paper(
      "Vitamin D and falls", [author], 2014, "Diabetic Medicine", "31", pages, issue: issue, kinds: kinds)
  }

  @Test(arguments: [("401", "402"), ("401-402", "402-403"), ("401-402", "403"), ("e12", "e13")])
  func `what others wrote under one title on the next page is the answer to it`(one: String, other: String) {
    let papers = [Self.letter("Smith, J", one), Self.letter("Brown, P", other)]
    #expect(Paper.verdict(papers[0], papers[1]) == .related)
    #expect(Paper.find(papers).groups.first?.pairs.map(\.judgement.rule) == [.comment])
    // Nor does a third record without authors bring them together.
    var third = papers[0]
    third.authors = []
    #expect(!Paper.merged([papers[0], papers[1], third]).contains { Set($0).isSuperset(of: [0, 1]) })
  }

  @Test func `letters of others on one page answer each other, and what has another issue or a page far off does not`()
  {
    let letter = Self.letter("Smith, J", "401", kinds: ["Letter"])
    #expect(Paper.verdict(letter, Self.letter("Brown, P", "401", kinds: ["Letter"])) == .related)
    #expect(Paper.verdict(letter, Self.letter("Brown, P", "455")) == .different)
    #expect(Paper.verdict(letter, Self.letter("Brown, P", "402", issue: "4")) == .different)
    #expect(Paper.verdict(letter, Self.letter("Brown, P", "455", kinds: ["Author reply"])) == .related)
    let named = ["Smith, J", "Brown, P"].map {
      Paper("Letter to the editor: vitamin D and mood", [$0], 2014, "Diabetic Medicine", "31", "401")
    }
    #expect(Paper.verdict(named[0], named[1]) == .related)
    let obituaries = ("Obituary", ["401", "402"])
    let papers = obituaries.1.map { Paper(obituaries.0, ["Author\($0), A"], 2014, "Lancet", "31", $0, issue: "3") }
    #expect(Paper.verdict(papers[0], papers[1]) == .different)
  }
}
