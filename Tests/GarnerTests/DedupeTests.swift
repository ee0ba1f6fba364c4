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

  @Test func `an id that holds what parts the ids is told`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table.replacing("\na1,", with: "\na;1,"), to: "table.csv")
    let result = try GarnerProcess.run(["dedupe", "table.csv", "--format", "csv"], in: folder.path)
    #expect(result.errors.contains("the id 'a;1' holds a ;"), "\(result.errors)")
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
