import Foundation
import TestSupport
import Testing

@Suite("garner dedupe")
struct DedupeTests {
  private static let table = """
    ID,title,year,author,journal,volume,number,pages,doi
    a1,Running therapy for depressed adolescents: a trial,2010,"Visser, M and Jansen, P",Journal of Affective Disorders,12,3,45-52,10.1000/1
    b7,Running Therapy for Depressed Adolescents - A Trial.,2010,Visser M.Jansen P.,J Affect Disord,12,,45-52,
    c3,Erratum: Running therapy for depressed adolescents: a trial,2011,"Visser, M and Jansen, P",Journal of Affective Disorders,13,1,90,
    d4,Swimming and sleep in the elderly of Rotterdam,2012,"de Boer, K",Sleep,9,,10-19,
    e5,Swimming and sleep in the elderly of Rotterdam,2012,"de Boer, K",Sleep,9,,88-99,

    """

  @Test func `a table outside any review gives a row a group, with the ids of its column ID`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table, to: "table.csv")
    let result = try GarnerProcess.run(["dedupe", "table.csv", "--format", "csv"], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("merged_ids,verdict,records,title,evidence\r\na1;b7,certain,2,"))
    #expect(result.output.split(separator: "\r\n").count == 2)
    let accepted = try GarnerProcess.run(
      ["dedupe", "table.csv", "--format", "csv", "--accept", "likely"], in: folder.path)
    #expect(accepted.output.contains("\r\nd4;e5,likely,2,"))
    let related = try GarnerProcess.run(
      ["dedupe", "table.csv", "--format", "csv", "--only", "related"], in: folder.path)
    #expect(related.output.contains("\r\na1;b7;c3,related,3,"))
  }

  /// The second may be one with the first and with the third, which are two.
  static let torn = """
    ID,title,year,author,journal,volume,pages,doi
    a,Exercise treatment for depression: efficacy and dose,2005,"Dunn, A",Preventive Medicine,28,101-108,10.1000/1
    b,Exercise treatment for depression: efficacy and dose,2006,"Dunn, A",Preventive Medicine,,,
    c,Exercise treatment for depression: efficacy and dose,2007,"Dunn, A",Preventive Medicine,30,301-308,10.1000/2

    """

  @Test func `a likely pair that would bring together two publications is shown, and left by what merges all`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.torn, to: "torn.csv")
    func run(_ arguments: String...) throws -> GarnerProcess.Result {
      try GarnerProcess.run(["dedupe", "torn.csv"] + arguments, in: folder.path)
    }
    let text = try run()
    #expect(text.output.contains("≠ kept from its group, since a and c are not one"), "\(text.output)")
    let rows = try run("--only", "likely", "--format", "csv")
    #expect(rows.output.contains("b;c,likely,2,"), "\(rows.output)")
    #expect(rows.output.contains("kept from its group, since a and c are not one"))
    let json = try run("--format", "json")
    #expect(json.output.contains("\"hindrance\": \"kept from its group, since a and c are not one"), "\(json.output)")
    #expect(json.output.contains("\"contradiction\": {\"first\": "))
    let accepted = try run("--accept", "likely", "--format", "csv")
    #expect(accepted.output.contains("\r\na;b,likely,2,") && !accepted.output.contains(";c,"), "\(accepted.output)")
    #expect(accepted.errors.contains("1 likely pair"), "\(accepted.errors)")
    let dutch = try run("--lang", "nl")
    #expect(dutch.output.contains("want a en c zijn niet één"), "\(dutch.output)")
  }

  @Test func `the key of BibTeX is the id in merged_ids`() throws {
    let folder = try TemporaryFolder()
    let entry = "title={Swimming and sleep in the elderly of Rotterdam},author={Boer, K},year={2012},journal={Sleep}"
    try folder.write("@article{boer2012,\(entry)}\n@article{boer2012a,\(entry),volume={9}}\n", to: "two.bib")
    let result = try GarnerProcess.run(["dedupe", "two.bib", "--format", "csv"], in: folder.path)
    #expect(result.output.contains("boer2012;boer2012a,"), "\(result.output)")
  }

  @Test(arguments: [
    ("Published Erratum", "related"), ("Erratum", "related"), ("Letter", "likely"), ("Editorial", "likely"),
    ("Conference Abstract", "likely"), ("Article", "certain"),
  ])
  func `the column type of a table says what kind of publication a row is of`(type: String, verdict: String) throws {
    let folder = try TemporaryFolder()
    let row = #"Swimming and sleep in the elderly of Rotterdam,2012,"de Boer, K",Sleep,9"#
    try folder.write(
      "ID,title,year,author,journal,volume,type\na,\(row),\(type)\nb,\(row),Journal Article\n", to: "types.csv")
    let result = try GarnerProcess.run(
      ["dedupe", "types.csv", "--format", "csv", "--only", verdict], in: folder.path)
    #expect(result.output.contains("a;b,\(verdict),"), "\(result.output)")
  }

  @Test func `an id that holds what parts the ids is told`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table.replacing("\na1,", with: "\na;1,"), to: "table.csv")
    let result = try GarnerProcess.run(["dedupe", "table.csv", "--format", "csv"], in: folder.path)
    #expect(result.errors.contains("the id 'a;1' holds a ;"), "\(result.errors)")
  }

  @Test func `a group of a publication that was taken back is marked, in every form and language`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let record =
      "TY  - JOUR\nTI  - Running and mood in a trial\nAU  - Doe, J\nPY  - 2001\nJO  - J Mood\nVL  - 3\nSP  - 1\n"
    try copy.write(
      record + "DO  - 10.1000/1\nER  - \n" + record + "M3  - Retracted Publication\nN1  - x\nDO  - 10.1000/1\nER  - \n",
      to: "a.ris")
    #expect(try GarnerProcess.run(["import", "a.ris"], in: copy.path).output.contains("1 retracted"))
    // Both are of the one publication, also where one of them says nothing. A table has it at the title of the group, too.
    for (arguments, mark, count) in [
      ([], "[retracted]", 2), (["--lang", "nl"], "[ingetrokken]", 2), (["--format", "csv"], "[retracted]", 3),
      (["--format", "json"], "\"retracted\": true", 2),
    ] as [([String], String, Int)] {
      let result = try GarnerProcess.run(["dedupe"] + arguments, in: copy.path)
      #expect(result.output.components(separatedBy: mark).count == count + 1, "\(result.output)")
    }
  }

  @Test func `an id that two files have is told`() throws {
    let folder = try TemporaryFolder()
    for name in ["one.csv", "two.csv"] { try folder.write(Self.table, to: name) }
    let result = try GarnerProcess.run(["dedupe", "one.csv", "two.csv", "--format", "csv"], in: folder.path)
    #expect(result.errors.contains("the id 'a1' stands in two files"), "\(result.errors)")
    let alone = try GarnerProcess.run(["dedupe", "one.csv", "--format", "csv"], in: folder.path)
    #expect(alone.errors == "")
  }

  @Test func `the groups of a review come with their evidence, in English and in Dutch`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.table, to: "table.csv")
    #expect(try GarnerProcess.run(["import", "table.csv"], in: copy.path).status == 0)
    let result = try GarnerProcess.run(["dedupe"], in: copy.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Groups: 1 certain, 1 likely, 1 related. Records that would go: 1."))
    #expect(result.output.contains("same title, same authors, journal abbreviated, same year, same volume, same pages"))
    #expect(result.output.contains("correction and what it corrects: same title"))
    let dutch = try GarnerProcess.run(["dedupe", "--lang", "nl", "--only", "likely"], in: copy.path)
    #expect(dutch.output.contains("dezelfde titel en jaargang, andere bladzijden: dezelfde titel"))
    let json = try GarnerProcess.run(["dedupe", "--format", "json"], in: copy.path)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["groups"] as? [Any])?.count == 3)
  }

  @Test func `a review without duplicates says so, and a file that is none is named`() throws {
    let result = try GarnerProcess.run(["dedupe", "--review", GarnerProcess.runningTherapy])
    #expect(result.status == 1)
    #expect(result.output == "No duplicates were found.\n")
    let missing = try GarnerProcess.run(["dedupe", "none.csv"])
    #expect(missing.status == 3)
    #expect(missing.errors.contains("none.csv cannot be read"))
  }
}
