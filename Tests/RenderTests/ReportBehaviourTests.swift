import Records
import Render
import Testing

@Suite("What reports say")
struct ReportBehaviourTests {
  private func notes(_ table: Table) -> [String] { table.notes.map(\.text.plain) }

  @Test(arguments: [("nl", "Deze review rapporteert geen zoekactie."), ("en", "This review reports no search.")])
  func `a review without a search log gives a table that says so`(language: String, note: String) {
    var input = SmallReview.input(language)
    input.frame.searchLog = nil
    let table = Report.searchResults.table(input)
    #expect(table.rows.isEmpty && table.totals.isEmpty)
    #expect(notes(table) == [note])
  }

  @Test func `studies stand in the order of their labels, whatever their case and diacritics`() {
    let table = Report.opportunitiesThreats.table(SmallReview.input("nl"))
    #expect(table.rows.map(\.id) == ["bakker2010", "damen1984", "nabkasorn2005", "harvard2000"])
  }

  @Test func `only included studies are in the tables, whatever was selected`() {
    let selection = ReportInput.Selection(query: "theme:costs", ids: ["hekking2011", "damen1984"])
    let table = Report.characteristics.table(SmallReview.input("en", selection: selection))
    #expect(table.rows.map(\.id) == ["damen1984"])
    #expect(
      notes(table).prefix(2) == [
        "Only studies not known to lie outside: theme:costs", "1 of 4 included studies shown.",
      ])
  }

  @Test(arguments: [Report.characteristics, .opportunitiesThreats, .themes])
  func `a selection that leaves nothing says so`(report: Report) {
    let selection = ReportInput.Selection(query: "x", ids: [])
    let table = report.table(SmallReview.input("en", selection: selection))
    #expect(table.rows.isEmpty)
    #expect(notes(table).last == "No included study matches.")
  }

  @Test(arguments: [Report.opportunitiesThreats, .themes])
  func `programs are told which sources of a finding were taken back`(report: Report) {
    var input = SmallReview.input("en")
    let bare = TableFormat.json.write(report.table(input))
    #expect(
      bare.contains("\"via\": \"hekking2011\"") && bare.contains("\"sources\": [\"hekking2011\", \"bakker2010\"]"))
    for index in input.records.indices where input.records[index].record.id == "hekking2011" {
      input.records[index].record.retractedBy = "pmid-1"
    }
    let marked = TableFormat.json.write(report.table(input))
    let study = "{\"id\": \"hekking2011\", \"retracted\": true}"
    #expect(
      marked.contains("\"via\": \(study)") && marked.contains("\"sources\": [\(study), \"bakker2010\"]"), "\(marked)")
  }

  @Test func `a review calls its columns what it likes`() {
    var input = SmallReview.input("nl")
    input.frame.description.labels = ColumnLabels(
      opportunities: ["nl": "Argumenten voor"], threats: ["nl": "Argumenten tegen"])
    let table = Report.opportunitiesThreats.table(input)
    #expect(table.columns.map(\.label.plain) == ["Id", "Studie", "Argumenten voor", "Argumenten tegen"])
    #expect(table.title.plain == "Argumenten voor / Argumenten tegen")
  }

  @Test func `words in another language are marked, and the mark explained once`() {
    let table = Report.opportunitiesThreats.table(SmallReview.input("en"))
    let markdown = TableFormat.markdown.write(table)
    #expect(markdown.contains("minder cortisol in de urine \\[nl\\]"))
    let explained = table.notes.filter { $0.mark == "[nl]" }.map(\.text.plain)
    #expect(explained == ["shown in Dutch, for want of English words."])
  }

  @Test func `the reason for not screening is given only where it holds for every cell`() {
    var input = SmallReview.input("en")
    input.frame.searchLog?.searches[0].results[0] = SearchResult(
      database: "picarta", hits: 12, relevant: nil, screened: false)
    let table = Report.searchResults.table(input)
    #expect(table.notes.first { $0.mark == "†" }?.text.plain == "not screened.")
  }

  @Test func `a database called as one of the table's own columns keeps a key of its own`() {
    var input = SmallReview.input("en")
    input.frame.description.databases.append(Database(id: "terms", label: "TERMS"))
    let table = Report.searchResults.table(input)
    #expect(table.columns.last?.id == "database-terms")
    #expect(Set(table.columns.map(\.id)).count == table.columns.count)
  }

  @Test func `an effect's measure, direction and comparison stand with it, its absent measure as such`() throws {
    let table = Report.characteristics.table(SmallReview.input("nl"))
    let row = try #require(table.rows.first { $0.id == "nabkasorn2005" })
    guard case .findings(let items) = row.cells.last else {
      Issue.record("no findings")
      return
    }
    #expect(
      items.map(\.phrase.plain) == [
        "lagere depressiescore (meetinstrument: niet gerapporteerd; verbeterd; vergeleken met gewone activiteiten; "
          + "running: n = 24, gemiddelde 14,40 ± 3,1)"
      ])
  }

  @Test(arguments: [
    (QuantityRange(min: 3, max: 5), "3–5 keer per week", "3–5 times a week"),
    (QuantityRange(min: 1, max: 1), "1 keer per week", "once a week"),
    (QuantityRange(min: 1), "minimaal 1 keer per week", "at least once a week"),
    (QuantityRange(min: 2), "minimaal 2 keer per week", "at least 2 times a week"),
    (QuantityRange(max: Numeral("2.5")), "maximaal 2,5 keer per week", "at most 2.5 times a week"),
  ])
  func `ranges are said as one says them`(range: QuantityRange, dutch: String, english: String) {
    #expect(Wording.dutch.timesPerWeek(range) == dutch)
    #expect(Wording.english.timesPerWeek(range) == english)
  }

  @Test func `a mean and an SD never become a range`() {
    let age = Age(mean: Numeral("18.80"), sd: Numeral("0.7"))
    #expect(Wording.dutch.ages(age) == nil)
    #expect(Wording.dutch.mean(age.mean, sd: age.sd) == "gemiddelde 18,80 ± 0,7")
  }

  @Test func `a place is said from the document down to the item`() {
    let locator = Locator(
      document: "thesis", section: "3.2", table: "2", study: "Greist et al. (1978)", column: "Kansen", item: 4,
      paragraph: 2, page: "55-56")
    let documents = SmallReview.frame.description.documents
    #expect(
      Wording.english.place(locator, documents: documents)
        == "thesis, section 3.2, paragraph 2, Table 2, Greist et al. (1978), column ‘Kansen’, item 4, p. 55-56")
    #expect(Wording.dutch.place(Locator(document: "x", page: "3"), documents: documents) == "x, p. 3")
  }
}
