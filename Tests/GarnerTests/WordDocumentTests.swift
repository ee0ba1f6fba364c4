import Foundation
import TestSupport
import Testing

@Suite("A table as a document of Word")
struct WordDocumentTests {
  private static let hasPandoc =
    (try? GarnerProcess.shell("command -v pandoc && command -v unzip", in: "/"))?.status == 0
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: [String], path: String? = nil) throws -> GarnerProcess.Result {
    try GarnerProcess.run(
      ["table"] + arguments + ["--review", GarnerProcess.runningTherapy], in: folder.path,
      environment: path.map { ["PATH": $0] } ?? [:])
  }

  @Test("is a real table whose cells hold bulleted lists", .enabled(if: hasPandoc))
  func bullets() throws {
    let result = try run(["opportunities-threats", "--format", "docx", "--output", "t.docx", "--lang", "nl"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "")
    let document = try GarnerProcess.shell("unzip -p t.docx word/document.xml", in: folder.path).output
    #expect(document.components(separatedBy: "<w:tbl>").count == 2)
    #expect(document.components(separatedBy: "<w:tr>").count == 7)
    // Each of the 76 findings is an item of a list.
    #expect(document.components(separatedBy: "<w:numId ").count == 77)
    let numbering = try GarnerProcess.shell("unzip -p t.docx word/numbering.xml", in: folder.path).output
    #expect(numbering.contains("w:val=\"bullet\""))
    #expect(document.contains("Kansen en bedreigingen"))
  }

  @Test(
    "lies on its side where the columns would not fit on a page that stands", .enabled(if: hasPandoc),
    arguments: [("opportunities-threats", false), ("characteristics", true)])
  func page(_ table: String, isLying: Bool) throws {
    #expect(try run([table, "--format", "docx", "--output", "t.docx"]).status == 0)
    let document = try GarnerProcess.shell("unzip -p t.docx word/document.xml", in: folder.path).output
    #expect(document.contains("w:orient=\"landscape\"") == isLying)
    #expect(document.contains(isLying ? "w:w=\"16838\"" : "w:w=\"11906\""))
  }

  @Test("does not overwrite one in which somebody may have worked", .enabled(if: hasPandoc))
  func existing() throws {
    try folder.write("mine", to: "t.docx")
    let result = try run(["themes", "--format", "docx", "--output", "t.docx"])
    #expect(result.status == 3)
    #expect(result.errors == "garner: t.docx is there already and is not overwritten; nothing was written\n")
    #expect(try String(contentsOfFile: folder.path + "/t.docx", encoding: .utf8) == "mine")
  }

  @Test("cannot be had without pandoc, which is said with how to get it and what else there is")
  func missing() throws {
    let result = try run(["themes", "--format", "docx", "--output", "t.docx"], path: "/nowhere")
    #expect(result.status == 3)
    #expect(result.errors.contains("sudo apt-get install pandoc"))
    #expect(result.errors.contains("--format html"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/t.docx"))
  }

  @Test("needs the name of a file, and only it takes one")
  func wrongUse() throws {
    let none = try run(["themes", "--format", "docx"])
    #expect(none.status == 2)
    #expect(none.errors.contains("--output table.docx"))
    #expect(try run(["themes", "--output", "x.md"]).status == 2)
  }

  @Test(
    "has beside it the corpus as one file that pandoc reads", .enabled(if: hasPandoc),
    arguments: [
      ("csl-json", "csljson"), ("bibtex", "biblatex"),
    ])
  func references(format: String, reader: String) throws {
    let review = ["--studies", "--background", "--format", format, "--review", GarnerProcess.runningTherapy]
    let export = try GarnerProcess.run(["export"] + review)
    #expect(export.status == 0, "\(export.errors)")
    try folder.write(export.output, to: "all")
    let read = try GarnerProcess.shell("pandoc --from \(reader) --to csljson all", in: folder.path)
    #expect(read.status == 0, "\(read.errors)")
    let items = try #require(try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [[String: Any]])
    let list = try GarnerProcess.run(["list", "--review", GarnerProcess.runningTherapy])
    let ids = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(items.compactMap { $0["id"] as? String }.sorted() == ids.sorted())
  }
}
