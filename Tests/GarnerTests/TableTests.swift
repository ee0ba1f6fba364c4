import Foundation
import TestSupport
import Testing

@Suite("The tables of the reviews that come with the product")
struct TableTests {
  static let reviews = [
    "running-therapy": GarnerProcess.runningTherapy, "running-as-medicine": GarnerProcess.runningAsMedicine,
  ]
  static let tables = ["search-results", "characteristics", "opportunities-threats", "themes"]

  struct Case: CustomTestStringConvertible, Sendable {
    var review: String
    var table: String
    var language: String
    var format: String

    var testDescription: String { "\(review)/\(table).\(language).\(format)" }
  }

  static let cases: [Case] = reviews.keys.sorted().flatMap { review in
    ["en", "nl"].flatMap { language in
      tables.map { Case(review: review, table: $0, language: language, format: "markdown") }
        + ["grid", "html", "csv", "latex", "json", "jats"].map {
          Case(review: review, table: "opportunities-threats", language: language, format: $0)
        }
    }
  }

  static let extensions = [
    "markdown": "md", "grid": "grid.md", "html": "html", "csv": "csv", "latex": "tex", "json": "json", "jats": "xml",
  ]

  @Test("are as their golden files", arguments: cases)
  func golden(example: Case) throws {
    let result = try GarnerProcess.run([
      "table", example.table, "--review", try #require(Self.reviews[example.review]), "--lang", example.language,
      "--format", example.format,
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "")
    let name = "tables/\(example.review)/\(example.table).\(example.language).\(Self.extensions[example.format] ?? "")"
    #expect(Snapshot.compare(result.output, name: name) == .same)
  }

  @Test("hold the thesis's Table 2 whole: 76 opportunities and threats, in its order")
  func seventySix() throws {
    let rows = try JSONTable("opportunities-threats").rows
    #expect(
      rows.compactMap { $0["study"] as? String }.map { String($0.prefix(6)) } == [
        "Bakker", "Damen ", "Greist", "Nabkas", "The Ha",
      ])
    let counts = rows.map { row in
      ["opportunities", "threats"].map { (row[$0] as? [[String: Any]])?.count ?? 0 }
    }
    #expect(counts == [[11, 5], [22, 9], [9, 2], [5, 2], [8, 3]])
    for row in rows {
      for (column, printed) in [("opportunities", "Kansen"), ("threats", "Bedreigingen")] {
        for (place, finding) in ((row[column] as? [[String: Any]]) ?? []).enumerated() {
          let locator = try #require(finding["locator"] as? String)
          #expect(locator.contains("Table 2"))
          #expect(locator.contains(printed))
          #expect(locator.hasSuffix("item \(place + 1)"))
          #expect((finding["statement"] as? String)?.isEmpty == false)
          #expect((finding["id"] as? String)?.isEmpty == false)
        }
      }
    }
  }

  @Test("hold the thesis's Table 1, and its totals by purpose")
  func searchResults() throws {
    let table = try JSONTable("search-results")
    let columns = ["picarta", "sciencedirect", "pubmed", "embase"]
    let cells = table.rows.map { row in
      columns.map { column -> String in
        let cell = row[column] as? [String: Any] ?? [:]
        let hits = cell["hits"] as? Int ?? -1
        guard cell["screened"] as? Bool == true else { return "\(hits) not screened" }
        return "\(hits) (\(cell["relevant"] as? Int ?? -1))"
      }
    }
    #expect(
      cells == [
        ["11 (10)", "87 (63)", "12 (12)", "14 (14)"], ["0 (0)", "0 (0)", "0 (0)", "0 (0)"],
        ["0 (0)", "0 (0)", "4 (0)", "0 (0)"], ["18 (2)", "0 (0)", "6 (0)", "0 (0)"],
        ["0 (0)", "72 (1)", "0 (0)", "0 (0)"], ["0 (0)", "5891 not screened", "116 (0)", "15 (0)"],
        ["0 (0)", "6490 not screened", "291 (1)", "23 (0)"],
        ["10 (1)", "46243 not screened", "2642 not screened", "2057 not screened"],
      ])
    let totals = table.totals.map { row in columns.map { (row[$0] as? [String: Any])?["relevant"] as? Int } }
    #expect(Set(totals) == [[10, 63, 12, 14], [3, 1, 1, 0]])
  }

  @Test("count themes with the studies that name them")
  func themes() throws {
    let rows = try JSONTable("themes").rows
    func studies(_ id: String) -> [String]? { rows.first { $0["id"] as? String == id }?["studies"] as? [String] }
    #expect(studies("drop-out") == ["greist1978", "nabkasorn2005"])
    #expect(studies("cost-effectiveness") == ["bakker2010", "harvard2000"])
    #expect(studies("resistance") == ["bakker2010", "damen1984"])
  }

  @Test("say what is absent, and why")
  func absent() throws {
    let rows = try JSONTable("characteristics").rows
    let bakker = try #require(rows.first { $0["id"] as? String == "bakker2010" })
    #expect((bakker["participants"] as? [String: String]) == ["absent": "not-applicable"])
    #expect((bakker["effects"] as? [String: String]) == ["absent": "not-applicable"])
    #expect((bakker["setting"] as? [String: String]) == ["absent": "not-reported"])
  }

  /// A table of the thesis's review as programs read it.
  struct JSONTable {
    var columns: [[String: String]]
    var rows: [[String: Any]]
    var totals: [[String: Any]]

    init(_ name: String) throws {
      let result = try GarnerProcess.run(["table", name, "--review", GarnerProcess.runningTherapy, "--format", "json"])
      #expect(result.status == 0, "\(result.errors)")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      columns = try #require(object["columns"] as? [[String: String]])
      rows = try #require(object["rows"] as? [[String: Any]])
      totals = try #require(object["totals"] as? [[String: Any]])
      let ids = Set(columns.compactMap { $0["id"] })
      #expect(columns.allSatisfy { $0["label"] != nil })
      #expect(rows.allSatisfy { ids.isSubset(of: $0.keys) })
    }
  }
}
