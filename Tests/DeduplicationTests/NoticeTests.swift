import Deduplication
import Testing

/// What is about another publication is named what it is, and linked with what it is about.
@Suite("Notices, protocols and what they belong to")
struct NoticeTests {
  private static let authors = ["Kowalski, Anna", "Bruun, Tor", "Osei, Kofi"]
  private static let paper = Paper(
    "Effects of aerobic exercise on depressive symptoms", authors, 2012, "Journal of Affective Disorders", "136",
    "112-120")

  private func changed(_ paper: Paper, _ change: (inout Paper) -> Void) -> Paper {
    var paper = paper
    change(&paper)
    return paper
  }

  private func rule(_ one: Paper, _ other: Paper) -> MatchRule? {
    let groups = Paper.find([one, other]).groups
    return groups.count == 1 && groups[0].verdict == .related ? groups[0].pairs[0].judgement.rule : nil
  }

  @Test(arguments: [
    ("Erratum: ", MatchRule.correction), ("Erratum for: ", .correction), ("Corrigendum for ", .correction),
    ("Publisher Correction: ", .correction), ("Author Correction: ", .correction), ("Correction: ", .correction),
    ("Correction for Kowalski et al., ", .correction), ("Notice of republication: ", .correction),
    ("Addendum: ", .addendum), ("Addendum to: ", .addendum), ("Addendum to ", .addendum),
    ("Retraction: ", .retraction), ("Retraction of: ", .retraction), ("Retraction of \"", .retraction),
    ("Retraction for Kowalski et al., ", .retraction), ("Statement of retraction: ", .retraction),
    ("Withdrawal notice to: ", .retraction), ("Notice of Retraction: ", .retraction),
    ("Expression of concern: ", .concern), ("Expression of Concern: ", .concern),
    ("Editorial expression of concern: ", .concern), ("Expression of concern regarding \"", .concern),
    ("Republished: ", .republished), ("Corrected and republished: ", .republished),
    ("Reply to Kowalski et al.: ", .comment), ("Editor\u{2019}s note: ", .comment),
  ])
  func `a notice is named what it is`(opening: String, rule expected: MatchRule) {
    let close = opening.hasSuffix("\"") ? "\"" : ""
    for title in [Self.paper.title!, "Exercise for low mood"] {
      let paper = changed(Self.paper) { $0.title = title }
      let notice = changed(paper) {
        ($0.title, $0.year, $0.volume, $0.pages) = (opening + title + close, 2013, "140", "300")
      }
      #expect(rule(paper, notice) == expected, "\(opening)")
      #expect(rule(paper, changed(notice) { ($0.authors, $0.pages) = ([], nil) }) == expected, "\(opening)")
    }
  }

  @Test(arguments: [
    "Correction for multiple testing in genetic studies of mood", "Retraction of the upper eyelid in hyperthyroidism",
    "Addendum of a classification of anxiety disorders", "Removal of tattoos by laser in adolescents",
  ])
  func `a title that only begins like a notice is none`(title: String) {
    let paper = changed(Self.paper) { $0.title = title }
    #expect(
      Paper.table([paper]).kind(0).isDisjoint(with: [.erratum, .addendum, .retractionNotice, .concern, .republished]))
  }

  @Test(arguments: [("ExpressionOfConcernFor", MatchRule.concern), ("RepublishedFrom", .republished)])
  func `so is what PubMed links`(kind: String, expected: MatchRule) {
    let paper = changed(Self.paper) { $0.pmid = "20000001" }
    let notice = changed(paper) {
      ($0.title, $0.pmid, $0.pages) = ("A statement of the editors", "20000002", "300")
      $0.links = [(kind, "20000001")]
    }
    #expect(rule(paper, notice) == expected)
  }

  @Test(arguments: [nil, "NCT01234567", "ISRCTN12345678", "EudraCT 2010-023456-12"])
  func `a protocol and its results are linked as what they are, and a correction with what it corrects`(number: String?)
  {
    let title = "Exercise for depression in older adults"
    let results = changed(Self.paper) {
      ($0.title, $0.registration) = ("\(title): a randomised controlled trial", number)
    }
    let `protocol` = changed(results) {
      ($0.title, $0.year) = ("\(title): protocol for a randomised controlled trial", 2009)
      ($0.journal, $0.volume, $0.pages) = ("Trials", "10", "45")
    }
    #expect(rule(`protocol`, results) == (number == nil ? .protocol : .trial))
    let correction = changed(results) { ($0.title, $0.volume, $0.pages) = ("Correction: \($0.title!)", "137", "200") }
    #expect(rule(results, correction) == .correction)
    #expect(rule(`protocol`, correction) == (number == nil ? .protocol : .trial))
  }
}
