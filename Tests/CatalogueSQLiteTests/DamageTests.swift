import Catalogue
import CatalogueConformance
import CatalogueSQLite
import Foundation
import Records
import TestSupport
import Testing

@Suite struct DamageTests {
  private func review() throws -> ReviewOnDisk {
    let review = try ReviewOnDisk()
    for number in 1...20 { review.write("s\(number)", "text \(number) about running") }
    review.write("s21", "bad text")
    return review
  }

  /// Everything an index can be asked.
  private func answers(_ index: SQLiteIndex, _ report: RefreshReport) throws -> [String] {
    var answers = try index.facets().map { "\($0)" }
    answers += try index.records(containing: ["running"], prefix: true).sorted()
    answers += try index.records(["s7", "s1"]).map { "\($0)" }
    return answers + report.problems.map(\.description)
  }

  @Test(arguments: ["", "no database at all", "SQLite format 3\0 but no more"])
  func `a file that is no index is replaced by one`(_ contents: String) throws {
    let review = try review()
    try review.writeIntoFolder(contents, to: ".garner/index.sqlite")
    let (index, report) = try review.refresh()
    #expect(report.isRebuilt)
    #expect(try index.facets().count == 20)
    #expect(try review.refresh().report.isRebuilt == false)
  }

  @Test func `an index that was cut short anywhere gives the same answers all the same`() throws {
    let review = try review()
    let (whole, first) = try review.refresh()
    let expected = try answers(whole, first)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: review.indexFile))
    for length in stride(from: 0, to: bytes.count, by: 1531) {
      try bytes.prefix(length).write(to: URL(fileURLWithPath: review.indexFile))
      let (index, report) = try review.refresh()
      #expect(try answers(index, report) == expected, "cut to \(length) bytes")
    }
  }

  /// Bytes changed by chance cannot all be noticed, for there is no checksum; but they never bring the program down,
  /// and an answer is either given or thrown as an error.
  @Test(arguments: 1...60) func `an index with bytes changed by chance brings nothing down`(_ seed: Int) throws {
    let review = try review()
    _ = try review.refresh()
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: review.indexFile))
    for _ in 0..<Int.random(in: 1...200, using: &generator) {
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
    }
    try bytes.write(to: URL(fileURLWithPath: review.indexFile))
    let (index, report) = try review.refresh()
    #expect(try index.facets().count <= 21)
    #expect(try index.records(containing: ["running"], prefix: true).count <= 21)
    #expect(report.problems.count <= 21)
    // A change on top of it works too.
    review.write("s3", "other")
    #expect(try review.refresh().index.facets().count <= 21)
  }

  @Test func `an index of another table layout is made anew`() throws {
    let review = try review()
    _ = try review.refresh()
    let database = try Data(contentsOf: URL(fileURLWithPath: review.indexFile))
    // The table's name as it stands in the schema, one letter changed.
    var changed = database
    let range = try #require(changed.range(of: Data("CREATE TABLE study".utf8)))
    changed[range.upperBound - 1] = UInt8(ascii: "z")
    try changed.write(to: URL(fileURLWithPath: review.indexFile))
    let (index, _) = try review.refresh()
    #expect(try index.facets().count == 20)
  }

  @Test func `many refreshes at once leave a whole index, and each is answered rightly`() async throws {
    let review = try review()
    _ = try review.refresh()
    let done = try await withThrowingTaskGroup(of: Int.self) { group in
      for worker in 0..<8 {
        group.addTask {
          for round in 0..<6 {
            // Half of them ask with another stamp and so make it anew each time.
            let (index, _) = try SQLiteIndex.refreshed(
              reviewFolder: review.path, files: review.states, stamp: "\((worker + round) % 2)",
              reader: review.reader)
            #expect(try index.facets().count == 20)
            #expect(try index.records(containing: ["running"], prefix: false).count == 20)
          }
          return 1
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(done == 8)
    let names = try FileManager.default.contentsOfDirectory(atPath: review.path + "/.garner").sorted()
    #expect(names == [".gitignore", "index.sqlite"])
  }

  @Test func `what is open goes on answering while another process puts a new index in place`() throws {
    let review = try review()
    let (old, _) = try review.refresh()
    for number in 1...20 { review.write("s\(number)", "quite other words") }
    let (new, _) = try review.refresh(stamp: "2")
    #expect(try old.records(containing: ["running"], prefix: false).count == 20)
    #expect(try old.records(containing: ["quite"], prefix: false) == [])
    #expect(try new.records(containing: ["quite"], prefix: false).count == 20)
  }

  @Test(arguments: [1, 2, 12, 21])
  func `killed while it refreshes, the old index stays and the next refresh goes well`(_ load: Int) async throws {
    let review = try review()
    let before = try answers(review.refresh().index, review.refresh().report)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: review.indexFile))
    let path = review.path
    await #expect(processExitsWith: .signal(9)) { [path = path as String, load] in
      let review = ReviewOnDisk(path: path)
      for number in 1...21 { review.write("s\(number)", "changed") }
      review.killAtLoad(load)
      _ = try review.refresh(stamp: "2")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: review.indexFile)) == bytes)
    let names = try FileManager.default.contentsOfDirectory(atPath: path + "/.garner").sorted()
    #expect(names.count == 3 && names[2].hasPrefix("new-index-"))
    let (index, report) = try review.refresh()
    #expect(try answers(index, report) == before)
    // The leftover goes when it is old.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: path + "/.garner/" + names[2])
    review.write("s1", "changed")
    _ = try review.refresh()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path + "/.garner").sorted()
        == [".gitignore", "index.sqlite"])
  }
}
