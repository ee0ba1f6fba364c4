import Formats
import Records
import Testing

/// A retracted study shows as one, whatever it came in and goes out as.
@Suite("Retracted")
struct RetractionTests {
  @Test(arguments: [
    "TY  - JOUR\nTI  - X\nM3  - Retracted Publication\nER  - \n", "TY  - JOUR\nTI  - RETRACTED: X\nER  - \n",
    "TY  - JOUR\nTI  - RETRACTED - X\nER  - \n",
    "TY  - JOUR\nTI  - RETRACTED ARTICLE: X\nER  - \n", "TY  - BOOK\nTI  - X\nM3  - Retracted Article\nER  - \n",
    "PMID- 1\nTI  - X\nPT  - Retracted Publication\n", "PMID- 1\nTI  - X\nRIN - J. 2020. PMID: 2\n",
    "PMID- 1\nTI  - X\nRRI - J. 2020. PMID: 2\n", "@article{a, title = {X}, pubstate = {retracted}}",
    "[{\"id\": \"a\", \"type\": \"article\", \"title\": \"X\", \"status\": \"retracted\"}]",
    "title,year\n[Retracted] X,2020\n", "TY  - JOUR\nTI  - X\nPT  - Retracted Publication\nER  - \n",
    "TY  - JOUR\nTI  - X (Retracted article. See vol. 12, pg. 3, 2019)\nER  - \n",
    "TY  - JOUR\nTI  - X\nM3  - Article; Retracted Publication\nER  - \n",
    "TY  - CHAP\nTI  - RETRACTED CHAPTER: X\nER  - \n", "TY  - JOUR\nTI  - Retracted Article: X\nER  - \n",
    "<xml><records><record><ref-type name=\"Journal Article\">17</ref-type><titles><title>X</title></titles>"
      + "<work-type>Article; Retracted Publication</work-type></record></records></xml>",
    "title,year\nX (Retracted Article),2020\n", "title,year\nX [RETRACTED ARTICLE],2020\n",
    "TY  - JOUR\nTI  - Retracted: X\nER  - \n", "TY  - JOUR\nTI  - X (Retracted)\nER  - \n",
    "TY  - JOUR\nTI  - Retracted: X\nM3  - Journal Article\nER  - \n", "PMID- 1\nTI  - X (Retracted).\n",
    "TY  - JOUR\nTI  - X\nKW  - Running\nKW  - Retracted Publication\nER  - \n",
    "TY  - JOUR\nTI  - X\nKW  - retracted article\nER  - \n", "@article{a, title = {X}, note = {Retracted}}",
    "@article{a, title = {X}, keywords = {running, Retracted publication}}",
    "[{\"id\": \"a\", \"type\": \"article\", \"title\": \"X\", \"note\": \"PMCID: PMC1\\nStatus: retracted\"}]",
    "TY  - JOUR\nTI  - Retracted : X\nER  - \n", "TY  - JOUR\nTI  - RETRACTED : X\nER  - \n",
    "TY  - JOUR\nTI  - \"RETRACTED: X\"\nER  - \n", "TY  - JOUR\nTI  - \u{201C}RETRACTED: X\u{201D}.\nER  - \n",
    "TY  - JOUR\nTI  - <b>RETRACTED</b>: X\nER  - \n", "TY  - JOUR\nTI  - <i>Retracted:</i> X\nER  - \n",
    "TY  - JOUR\nTI  - THIS ARTICLE HAS BEEN RETRACTED: X\nER  - \n", "TY  - JOUR\nTI  - X. RETRACTED\nER  - \n",
    "PMID- 1\nTI  - Running and mood. RETRACTED.\n", "TY  - JOUR\nTI  - X\nN1  - Retracted: yes\nER  - \n",
    "TY  - JOUR\nTI  - X\nN1  - This article has been retracted: see J Run 2020; 3: 4\nER  - \n",
    "PMID- 1\nTI  - X\nGN  - This paper has been retracted at the request of its authors.\n",
    "TY  - JOUR\nTI  - X\nM3  - Journal Article. Retracted Publication.\nER  - \n",
    "[{\"id\": \"a\", \"type\": \"article\", \"title\": \"<b>RETRACTED</b>: X\"}]",
    "TY  - JOUR\nTI  - X (RETRACTED: See vol. 12, pg. 3, 2019)\nER  - \n",
    "TY  - JOUR\nTI  - X (Retracted. See vol. 12, pg. 3, 2019)\nER  - \n",
    "TY  - JOUR\nTI  - X in Y (Z) (RETRACTED: J Run 2020)\nER  - \n", "PMID- 1\nTI  - X - RETRACTED.\n",
    "TY  - JOUR\nTI  - X - RETRACTED\nER  - \n", "TY  - JOUR\nTI  - X \u{2013} RETRACTED\nER  - \n",
    "TY  - JOUR\nTI  - \u{C9}tude: RETRACTED\nER  - \n", "TY  - JOUR\nTI  - \"X - RETRACTED\"\nER  - \n",
    "TY  - JOUR\nTI  - X \u{2014} <b>RETRACTED</b>\nER  - \n",
    "TY  - JOUR\nTI  - Rest and mood - RETRACTED\nER  - \n", "TY  - JOUR\nTI  - retracted article: X\nER  - \n",
    "TY  - JOUR\nTI  - X (RETRACTED: See vol. 12(3), pg. 4)\nER  - \n",
    "TY  - JOUR\nTI  - Relaxation (Retracted article. See vol. 1)\nER  - \n",
    "TY  - JOUR\nTI  - <i>X</i> (<b>RETRACTED</b>: See vol. 1)\nER  - \n",
    "TY  - JOUR\nTI  - \u{201E}X\u{201C} (Retracted article. See vol. 1)\nER  - \n",
  ])
  func `is said by a type, a notice, a status or the publisher's title, and counted`(text: String) throws {
    var retracted = 0
    _ = ExchangeFormats.read(BytesAtHand(Array(text.utf8))) { block in
      retracted += block.records.count { $0.isRetracted }
    }
    #expect(retracted == 1)
    let record = try #require(Export.read(text).records.first)
    #expect(record.isRetracted)
    for format in ExportFormats.all {
      var output = ""
      format.write([record], to: &output)
      if format.exportName == "jsonl" {
        var counted = 0
        _ = ExchangeFormats.read(BytesAtHand(Array(output.utf8))) { block in
          counted += block.records.count { $0.isRetracted }
        }
        #expect(counted == 1, "\(output)")
      }
      let again = try #require(Export.read(output).records.first, "\(output)")
      #expect(again.isRetracted, "\(format.exportName): \(output)")
    }
  }

  @Test func `goes out with a study that only an import says it of`() throws {
    var study = StudyRecord(id: "a", role: .included, citation: Citation(id: "a", type: "article-journal"))
    study.retractedBy = "pmid-1"
    for format in ExportFormats.all {
      var output = ""
      format.write([ImportedRecord(of: study)], to: &output)
      #expect(try #require(Export.read(output).records.first).isRetracted, "\(format.exportName): \(output)")
    }
  }

  @Test func `several publication types in one field are as many`() throws {
    let (_, records, tally) = Export.read("TY  - JOUR\nTI  - X\nM3  - Article; Early Access\nER  - \n")
    #expect(try #require(records.first).publicationTypes.map(\.name) == ["Article", "Early Access"])
    #expect(tally.counts["M3"]?.repaired == 1)
  }

  @Test func `shows in a sheet to screen, where names have their particles`() throws {
    let source = "PMID- 1\nTI  - X\nFAU - van der Berg, Jan\nPT  - Retracted Publication\n"
    let record = try #require(Export.read(source).records.first)
    let sheet = ScreeningSheet.csv([.init(record: record, stage: .titleAbstract, decision: nil)])
    #expect(sheet.contains("pmid-1,[RETRACTED] X,\"van der Berg, Jan\""), "\(sheet)")
  }

  @Test(arguments: [
    "TY  - JOUR\nTI  - Retracted: X\nM3  - Retraction Notice\nER  - \n",
    "TY  - JOUR\nTI  - Retraction of X\nM3  - Erratum\nER  - \n",
    "PMID- 1\nTI  - X\nROF - J. 2020. PMID: 2\nPT  - Retraction of Publication\n",
    "PMID- 1\nTI  - Retracted: X.\nROF - J. 2020. PMID: 2\nPT  - Journal Article\n",
    "PMID- 1\nPT  - Retraction Notice\nTI  - Retracted: X.\n",
    "TY  - JOUR\nTI  - Retracted: X\nM3  - Erratum\nER  - \n",
  ])
  func `is not said of the notice`(text: String) throws {
    var retracted = 0
    _ = ExchangeFormats.read(BytesAtHand(Array(text.utf8))) { block in
      retracted += block.records.count { $0.isRetracted }
    }
    #expect(retracted == 0)
    #expect(try #require(Export.read(text).records.first).isRetracted == false)
  }

  @Test(arguments: [
    "TY  - JOUR\nTI  - Retracted claims and their citations\nER  - \n",
    "TY  - JOUR\nTI  - Why papers are retracted: a review\nER  - \n",
    "TY  - JOUR\nTI  - Arms extended (or retracted)?\nER  - \n", "TY  - JOUR\nTI  - Nails(retracted)\nER  - \n",
    "TY  - JOUR\nTI  - X\nKW  - Retraction of publication as topic\nER  - \n",
    "TY  - JOUR\nTI  - Retracted articles in science: a review\nER  - \n",
    "TY  - JOUR\nTI  - \"Retracted\" science: a review\nER  - \n",
    "TY  - JOUR\nTI  - \"RETRACTED: X\": a comment\nER  - \n", "TY  - JOUR\nTI  - \"RETRACTED: X\" and \"Y\"\nER  - \n",
    "TY  - JOUR\nTI  - This article has been retracted: what readers make of it\nER  - \n",
    "TY  - JOUR\nTI  - <b>Retracted</b> lips in X\nER  - \n",
    "TY  - JOUR\nTI  - THE LIP: PROTRUDED OR RETRACTED\nER  - \n",
    "TY  - JOUR\nTI  - Why it was never retracted.\nER  - \n",
    "TY  - JOUR\nTI  - THE ARTICLES THAT JOURNALS RETRACTED\nER  - \n",
    "TY  - JOUR\nTI  - Two claws (retracted: see below) and their use (II)\nER  - \n",
    "TY  - JOUR\nTI  - Claws in rest (retracted: a survey)\nER  - \n",
    "TY  - JOUR\nTI  - ARTICLES (RETRACTED: 20) IN JOURNALS (CITED: 30)\nER  - \n",
    "TY  - JOUR\nTI  - Claws - protruded or retracted\nER  - \n", "TY  - JOUR\nTI  - Claws - retracted\nER  - \n",
    "TY  - JOUR\nTI  - CLAWS - WHY THEY ARE RETRACTED\nER  - \n", "TY  - JOUR\nTI  - X-RETRACTED\nER  - \n",
    "TY  - JOUR\nTI  - Papers (retracted. See there) and their notices (2019)\nER  - \n",
    "TY  - JOUR\nTI  - X\nN1  - Retracted: no\nER  - \n",
    "TY  - JOUR\nTI  - X\nN1  - This article has been cited by one that was retracted\nER  - \n",
    "TY  - JOUR\nTI  - X\nN1  - Retracted: yes, in animals\nER  - \n",
    "@article{a, title = {X}, note = {Retracted skin}}", "@article{a, title = {X}, note = {Status: not retracted}}",
  ])
  func `is not said of what only has the word`(text: String) throws {
    var retracted = 0
    _ = ExchangeFormats.read(BytesAtHand(Array(text.utf8))) { block in
      retracted += block.records.count { $0.isRetracted }
    }
    #expect(retracted == 0)
    #expect(try #require(Export.read(text).records.first).isRetracted == false)
  }
}
