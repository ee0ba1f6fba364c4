import Deduplication
import Testing

/// Chapters of books, and one article in two languages.
@Suite("Chapters and translations")
struct ChapterTests {
  private static let chapter = Paper(
    "Exercise and depression", ["Kowalski, Anna"], 2008, "Handbook of Sport Psychology", nil, "100-120", type: "chapter"
  )

  private func changed(_ paper: Paper, _ change: (inout Paper) -> Void) -> Paper {
    var paper = paper
    change(&paper)
    return paper
  }

  @Test(arguments: [
    "In: Jones (ed.) Handbook of Sport Psychology", "In: Jones P, editor. Handbook of Sport Psychology",
    "In P. Jones & K. Smit (Eds.), Handbook of Sport Psychology (2nd ed.)", "In: Handbook of Sport Psychology",
    "Jones P, Smit K, eds. Handbook of Sport Psychology",
  ])
  func `the editors before a book's title are no part of it`(book: String) {
    #expect(Paper.verdict(Self.chapter, changed(Self.chapter) { $0.journal = book }) == .certain)
    #expect(Paper.verdict(Self.chapter, changed(Self.chapter) { ($0.journal, $0.pages) = (book, nil) }) == .likely)
    let other = changed(Self.chapter) { ($0.journal, $0.pages) = ("In: Jones (ed.) Neurology of Ageing", nil) }
    #expect(Paper.verdict(Self.chapter, other) == .different)
  }

  @Test(arguments: [
    "In: Jones (ed.) Handbook of Sport Psychology",
    "In: Jones P, editor. Handbook of Sport Psychology. New York: Wiley; 2008",
    "In: Jones P, Smit K (eds): Handbook of Sport Psychology",
  ])
  func `a chapter's title that names the book is that of the chapter`(source: String) {
    for type in ["chapter", "book", "article-journal"] {
      let cited = changed(Self.chapter) {
        ($0.title, $0.journal, $0.type) = ("\($0.title!). \(source)", nil, type)
      }
      #expect(Paper.verdict(Self.chapter, cited) == .certain)
      #expect(Paper.verdict(Self.chapter, changed(cited) { $0.pages = nil }) == .likely)
      #expect(Paper.verdict(changed(cited) { $0.authors = ["Brown, Kim"] }, Self.chapter) != .certain)
    }
  }

  @Test func `an article and its translated title are likely one where one has no page`() {
    let dutch = Paper(
      "Effect van lichaamsbeweging op depressieve klachten", ["Visser, M", "de Boer, K"], 2005,
      "Nederlands Tijdschrift voor Geneeskunde", "149")
    let english = Paper(
      "[Effect of physical exercise on low mood in the elderly]", dutch.authors, 2005, "Ned Tijdschr Geneeskd", "149",
      "1205-10", issue: "22")
    #expect(Paper.verdict(dutch, english) == .likely)
    // One author may have written two pieces in a volume; in an issue, that is for a person to say.
    let (alone, titled) = (
      changed(dutch) { $0.authors = ["Visser, M"] }, changed(english) { $0.authors = ["Visser, M"] }
    )
    #expect(Paper.verdict(alone, titled) == .different)
    #expect(Paper.verdict(changed(alone) { $0.issue = "22" }, titled) == .likely)
    #expect(Paper.verdict(changed(dutch) { $0.issue = "23" }, english) == .different)
    #expect(Paper.verdict(changed(dutch) { $0.pages = "300-305" }, english) == .different)
  }

  @Test(arguments: [
    ("Revista Española de Cardiología (Ed. impresa)", "Rev Esp Cardiol"), ("An Pediatr (Barc)", "Anales de Pediatría"),
    ("Med Clin (Barc)", "Medicina Clínica"),
    ("J Physiol (Lond)", "The Journal of Physiology"), ("Psychopharmacology (Berl)", "Psychopharmacology"),
    ("An Pediatr (Barc)", "Anales de pediatria (Barcelona, Spain : 2003)"),
  ])
  func `a place behind a journal's name leaves it open which, where no page tells`(short: String, full: String) {
    let paper = Paper(
      "Effects of exercise on asthma in children", ["Visser, M", "de Boer, K"], 2010, short, "72", "20-30")
    #expect(Paper.verdict(paper, changed(paper) { $0.journal = full }) == .certain)
    #expect(Paper.verdict(paper, changed(paper) { ($0.journal, $0.pages) = (full, nil) }) == .likely)
  }
}
