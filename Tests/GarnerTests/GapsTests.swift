import Foundation
import TestSupport
import Testing

@Suite("garner gaps")
struct GapsCommandTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var review: String
    var language: String
    var by: [String]

    var testDescription: String { "\(review).\(language) \(by.joined(separator: " "))" }
  }

  static let cases = ["en", "nl"].flatMap { language in
    [
      Case(review: "running-therapy", language: language, by: ["population", "setting"]),
      Case(review: "running-therapy", language: language, by: ["population", "setting", "outcome"]),
      Case(review: "running-as-medicine", language: language, by: ["condition", "setting"]),
    ]
  }

  @Test("are as their golden files, for both reviews", arguments: cases)
  func golden(example: Case) throws {
    let result = try GarnerProcess.run(
      ["gaps", "--review", try #require(TableTests.reviews[example.review]), "--lang", example.language]
        + ["--format", "markdown"] + example.by.flatMap { ["--by", $0] })
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "")
    let name = "gaps/\(example.review)/\(example.by.joined(separator: "-")).\(example.language).md"
    #expect(Snapshot.compare(result.output, name: name) == .same)
  }

  @Test("of a cell are the question that query answers alike")
  func question() throws {
    let result = try GarnerProcess.run(["gaps", "--review", GarnerProcess.runningTherapy, "--format", "json"])
    let table = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rows = try #require(table["rows"] as? [[String: Any]])
    #expect(!rows.isEmpty)
    for row in rows {
      let question = try #require(row["question"] as? String)
      let answer = try GarnerProcess.run(
        ["query", question, "--review", GarnerProcess.runningTherapy, "--format", "json"])
      let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
      let all = try #require((object["gaps"] as? [[String: Any]])?.last)
      for verdict in ["direct", "partial", "stated", "unknown", "indirect"] {
        #expect(all[verdict] as? Int == row[verdict] as? Int, "\(question): \(verdict)")
      }
    }
  }

  @Test("are refused where a facet is none, with the nearest")
  func wrong() throws {
    let result = try GarnerProcess.run(
      ["gaps", "--by", "setings", "--by", "outcome", "--review", GarnerProcess.runningTherapy])
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors == "garner: --by: no facet is called 'setings': did you mean 'setting'?\n")
  }
}
