import TestSupport
import Testing

@Suite("garner export of studies")
struct ExportTests {
  private func export(_ format: String) throws -> GarnerProcess.Result {
    try GarnerProcess.run(
      ["export", "--studies", "--format", format, "--review", GarnerProcess.runningTherapy])
  }

  @Test func `says in BibTeX of which authors only some are known`() throws {
    let result = try export("bibtex")
    #expect(result.status == 0 && result.errors == "")
    #expect(result.output.contains("author = {Damen and others}"))
    #expect(result.output.contains("author = {Bakker and van Woerkom}"))
  }

  @Test func `says in RIS of which authors only some are known`() throws {
    let result = try export("ris")
    #expect(result.status == 0 && !result.errors.contains("incomplete lists of names"), "\(result.errors)")
    #expect(result.output.contains("AU  - Damen\nAU  - et al.\n"), "\(result.output.prefix(600))")
  }

  @Test(arguments: ["csl-json", "nbib"])
  func `says on standard error what a format cannot say of authors that are missing`(format: String) throws {
    let result = try export(format)
    #expect(result.status == 0)
    #expect(result.errors.contains("\(format) has no place for"), "\(result.errors)")
    #expect(result.errors.contains("incomplete lists of names (et al.) (3)"), "\(result.errors)")
    #expect(!result.errors.contains("fields kept under a tag"))
  }

  @Test(arguments: ["jsonl", "json", "xml", "csv"])
  func `keeps in its own formats that authors are missing`(format: String) throws {
    let result = try export(format)
    #expect(result.output.contains("Damen and others"), "\(result.output.prefix(600))")
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try folder.write(result.output, to: "again.\(format)")
    #expect(try GarnerProcess.run(["import", "again.\(format)"], in: folder.path).status == 0)
    let again = try GarnerProcess.run(["export", "--format", "bibtex"], in: folder.path)
    #expect(again.output.contains("author = {Damen and others}"), "\(again.output.prefix(900))")
  }
}
