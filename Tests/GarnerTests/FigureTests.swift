import Foundation
import TestSupport
import Testing

@Suite("The figures of the reviews that come with the product")
struct CorpusFigureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var review: String
    var figure: String
    var language: String
    var format: String

    var testDescription: String { "\(review)/\(figure).\(language).\(format)" }
  }

  static let cases: [Case] = TableTests.reviews.keys.sorted().flatMap { review in
    ["en", "nl"].flatMap { language in
      ["flow", "evidence-map", "effect-direction"].flatMap { figure in
        ["svg", "markdown"].map { Case(review: review, figure: figure, language: language, format: $0) }
      }
    }
  }

  @Test("are as their golden files", arguments: cases)
  func golden(example: Case) throws {
    let result = try GarnerProcess.run([
      "figure", example.figure, "--review", try #require(TableTests.reviews[example.review]), "--lang",
      example.language,
      "--format", example.format,
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "")
    let ending = example.format == "svg" ? "svg" : "md"
    let name = "figures/\(example.review)/\(example.figure).\(example.language).\(ending)"
    #expect(Snapshot.compare(result.output, name: name) == .same)
  }

  @Test(arguments: ["en", "nl"])
  func `the flow of the thesis counts what its Table 1 adds up to, and says what cannot be proved`(language: String)
    throws
  {
    let result = try GarnerProcess.run([
      "flow", "--review", GarnerProcess.runningTherapy, "--lang", language, "--format", "json",
    ])
    let table = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rows = try #require(table["rows"] as? [[String: Any]])
    let numbers = Dictionary(
      uniqueKeysWithValues: rows.map { ($0["box"] as? String ?? "", $0["number"] as? Int) })
    // 28 + 58,696 + 3,059 + 2,095 hits of the searches for evidence; 63,323 of them in cells with more than 300.
    #expect(numbers["identified-databases"] == 63878)
    #expect(numbers["other-reasons"] == 63323)
    #expect(numbers["screened"] == 555)
    #expect(numbers["excluded-records"] == 550)
    #expect(numbers["sought"] == 5)
    #expect(numbers["included-studies"] == 5)
    #expect(numbers["duplicates"] == .some(nil) && numbers["excluded-reports"] == .some(nil))
    #expect(result.output.contains(language == "nl" ? "valt niet aan te tonen" : "cannot be proved"))
  }

  @Test(arguments: [
    (["flow", "--rows", "outcome"], "--rows belongs to evidence-map"),
    (["flow", "--outcome", "depression"], "flow counts the whole review"),
    (["evidence-map", "--rows", "outcom"], "no facet is called 'outcom': did you mean 'outcome'?"),
    (["evidence-map", "--rows", "design", "--columns", "design"], "a map needs two facets"),
    (["evidence-map", "--rows", "text"], "cannot be looked for by text"),
    (["effect-direction", "--shade", "design"], "--shade belongs to evidence-map"),
    (["effect-direction", "--all"], "--all is for a figure that a question narrows"),
    (["effect-directions"], "effect-direction"),
  ])
  func `wrong use says what is right`(arguments: [String], message: String) throws {
    let result = try GarnerProcess.run(["figure"] + arguments + ["--review", GarnerProcess.runningTherapy])
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.output == "")
  }

  @Test func `a question narrows a figure, and says so in it`() throws {
    let result = try GarnerProcess.run([
      "figure", "effect-direction", "--design", "pilot-rct", "--review", GarnerProcess.runningTherapy,
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("Greist et al. (1978)") && !result.output.contains(">Damen et al. (1984)<"))
    #expect(result.output.contains("Only studies not known to lie outside: design:pilot-rct"))
    let none = try GarnerProcess.run([
      "figure", "effect-direction", "--year", "1800..1850", "--review", GarnerProcess.runningTherapy,
    ])
    #expect(none.status == 1)
    #expect(none.output.contains("No included study reports an effect."))
  }
}
