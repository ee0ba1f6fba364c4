import Deduplication
import Records
import Testing

@Suite("The search")
struct SearchTests {
  /// Papers with two or three copies each, and as many without.
  private static let papers: [Paper] = (0..<60).flatMap { number in
    let title =
      "Running and \(["sleep", "mood", "memory", "pain"][number % 4]) in the town number \(number * 37) of the province"
    let paper = Paper(
      title, ["Visser\(number), Maria", "Jansen, P."], 1990 + number % 30, "Journal of Running", "\(number)", "10-19")
    var copy = paper
    copy.journal = "J Run"
    copy.title = title.uppercased() + "."
    var second = copy
    second.pages = "10"
    return number % 3 == 0 ? [paper] : number % 3 == 1 ? [paper, copy] : [paper, copy, second]
  }

  @Test func `the same groups come of any order, and of one processor or two`() {
    func titles(_ papers: [Paper], processors: Int) -> Set<Set<String>> {
      let result = Paper.find(papers, DuplicateSearch(processors: processors))
      return Set(result.groups(.certain).map { Set($0.members.map { papers[$0].title! + (papers[$0].pages ?? "") }) })
    }
    let groups = titles(Self.papers, processors: 1)
    #expect(groups.count == 40)
    #expect(groups == titles(Self.papers, processors: 2))
    #expect(groups == titles(Self.papers.reversed(), processors: 2))
  }

  @Test func `hundreds of records come to the same groups and pairs on one processor or four`() {
    let papers = (0..<400).map { number in
      var paper = Self.papers[number / 2 % Self.papers.count]
      paper.authors = ["Author\(number / 2 * 7919), B"]
      (paper.volume, paper.pages) = ("\(number / 2)", "\(number / 2 * 3 + 100)-\(number / 2 * 3 + 110)")
      return paper
    }
    let table = Paper.table(papers)
    let (one, four) = (DuplicateSearch().run(table), DuplicateSearch(processors: 4).run(table))
    #expect(one.groups == four.groups && one.comparedPairs == four.comparedPairs)
    #expect(one.comparedPairs > 0 && one.groups(.certain).count > 100)
  }

  @Test func `every member of a group is tied to it by a pair, with its evidence`() {
    let result = Paper.find(Self.papers)
    for group in result.groups(.certain) {
      #expect(Set(group.pairs.flatMap { [$0.first, $0.second] }) == Set(group.members))
      #expect(group.pairs.count == group.members.count - 1)
      for pair in group.pairs { #expect(pair.comparison.volume == .same && pair.first < pair.second) }
    }
    #expect(result.removable() == 60)
  }

  @Test func `what somebody has decided comes before what is found`() {
    let one = Paper("Running therapy for depression in adolescents", ["Visser, M"], 2010, "Lancet", "3", "1-9")
    let other = Paper("Swimming for the heart of the elderly", ["Jansen, P"], 2011, "BMJ", "7", "50-59")
    let apart = Paper.find([one, one], DuplicateSearch(apart: [(0, 1)]))
    #expect(apart.groups.isEmpty)
    let together = Paper.find([one, other], DuplicateSearch(together: [[0, 1]]))
    #expect(together.groups(.certain).map(\.members) == [[0, 1]])
    #expect(together.groups[0].pairs[0].judgement.rule == .decided)
  }

  @Test func `a record between two that contradict each other goes with one of them`() {
    let first = Paper(
      "Running therapy for depression in adolescents of Utrecht", ["Visser, M"], 2010, "Lancet", "3", "10-19")
    var second = first
    second.pages = "200-209"
    second.volume = "4"
    var open = first
    open.pages = nil
    open.volume = nil
    let result = Paper.find([first, second, open])
    #expect(result.groups(.certain).count == 1)
    #expect(result.groups(.certain)[0].members.count == 2)
    #expect(result.groups(.certain)[0].members.contains(2))
    #expect(!result.groups(.certain)[0].members.contains(0) || !result.groups(.certain)[0].members.contains(1))
  }

  @Test func `a record that leaves year or issue open does not bring together two years or two issues`() {
    let report = Paper(
      "Report of the national committee on adverse events of transfusion", ["Jansen, Piet"], 2009,
      "Transfusion Reports",
      "48", "1-20", issue: "1")
    var (next, openYear, issue, openIssue) = (report, report, report, report)
    (next.year, next.volume) = (2010, "49")
    (openYear.year, openYear.volume) = (nil, nil)
    (issue.issue, issue.pages) = ("2", nil)
    (openIssue.issue, openIssue.pages) = (nil, nil)
    for papers in [[report, next, openYear], [openYear, report, next], [report, issue, openIssue]] {
      let groups = Paper.find(papers).groups(.certain)
      #expect(groups.allSatisfy { $0.members.count == 2 })
      #expect(
        !groups.contains { group in
          let years = Set(group.members.compactMap { papers[$0].year })
          return years.count > 1 || Set(group.members.compactMap { papers[$0].issue }).count > 1
        })
    }
  }

  @Test func `a study of the review takes part by its citation`() {
    let paper = Paper("Running therapy for depression in adolescents", ["Visser, M"], 2010, "Lancet", "3", "1-9")
    var table = Paper.table([paper])
    table.add(StudyRecord(id: "visser2010", role: .included, citation: paper.record("visser2010").citation))
    let result = DuplicateSearch().run(table)
    #expect(result.groups(.certain).map(\.members) == [[0, 1]])
    #expect(!table.isStudy(0) && table.isStudy(1))
    #expect(table.id(1) == "visser2010")
  }

  // MARK: Bad input

  @Test func `records that share everything or only a title are never compared each with each`() {
    let count = 500
    let same = Paper("Running therapy for depression in adolescents", ["Visser, M"], 2010, "Lancet", "3", "1-9")
    let identical = Paper.find(Array(repeating: same, count: count))
    #expect(identical.comparedPairs == 0)
    #expect(identical.groups(.certain).map(\.members.count) == [count])
    let titles = Paper.find(Array(repeating: Paper(same.title), count: count))
    #expect(titles.groups.map(\.verdict) == [.likely])
    let paged = Paper.find((0..<count).map { Paper(same.title, pages(of: $0)) })
    #expect(paged.comparedPairs <= 40 * count)
    let editorials = Paper.find(
      (0..<count).map { Paper("Editorial", ["Visser, M"], 1900 + $0 % 100, "BMJ", "\($0)", "\($0 + 1)") })
    #expect(editorials.comparedPairs <= 60 * count)
    #expect(editorials.groups(.certain).isEmpty)
  }

  private func pages(of number: Int) -> [String] { ["Author\(number), A"] }

  @Test func `identical records are found in a block of any size`() {
    let title = "Running therapy for depression in adolescents"
    var papers = (0..<400).map {
      Paper(title, ["Visser, M"], 2010, "Lancet", "\($0 + 1)", "\($0 * 10 + 1)-\($0 * 10 + 9)")
    }
    papers += papers.prefix(50)
    let result = Paper.find(papers)
    for number in 0..<50 { #expect(result.groups(.certain).contains { $0.members == [number, 400 + number] }) }
  }

  @Test func `titles of a hundred thousand letters are compared by what they begin with and by all of it`() {
    let long = String(repeating: "running therapy and depression ", count: 3300)
    let result = Paper.find([
      Paper(long + "end", ["Visser, M"], 2010, "Lancet", "3", "1"),
      Paper(long + "end.", ["Visser M"], 2010, "Lancet", "3", "1"),
      Paper(long + "other", ["Visser, M"], 2010, "Lancet", "7", "200"),
    ])
    #expect(result.groups(.certain).map(\.members) == [[0, 1]])
  }

  @Test func `a thousand lost letters in a word take no longer than one`() {
    let title = String(repeating: "a?b?", count: 500)
    let paper = Paper("Running " + title + "c in the town", ["Visser, M"], 2010, "Lancet", "3", "10-19")
    var other = paper
    other.title = "Running " + title + "d in the town"
    #expect(Paper.find([paper, other]).groups.count <= 1)
  }

  @Test(arguments: [
    "", " ", ".", "[]", "()", "<", "&", "&#xFFFFFFF;", "\u{FFFD}", "<i", "[see comments]", "Re:", "\u{0}",
  ])
  func `text that means nothing is no title, and no crash`(text: String) {
    var paper = Paper(text, [text], 0, text, text, text, issue: text, doi: text, pmid: text, issn: text)
    paper.abstract = text
    paper.original = text
    #expect(Paper.find([paper, paper]).groups(.certain).isEmpty)
  }
}
