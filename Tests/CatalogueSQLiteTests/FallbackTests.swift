import Catalogue
import CatalogueSQLite
import Foundation
import Records
import TestSupport
import Testing

@Suite struct FallbackTests {
  @Test func `a file in the way of the index's folder is said, and the records can still be read`() throws {
    let review = try ReviewOnDisk()
    review.write("a", "text")
    review.write("b", "bad text")
    try review.writeIntoFolder("mine", to: ".garner")
    let failure = #expect(throws: IndexFailure.self) { try review.refresh() }
    #expect(
      failure?.description
        == "the index \(review.path)/.garner/.gitignore cannot be written: Not a directory")
    let all = review.reader.readAll(review.states)
    #expect(all.records.map(\.record.id) == ["a"])
    #expect(all.problems.map(\.message) == ["bad text"])
    #expect(try String(contentsOfFile: review.path + "/.garner", encoding: .utf8) == "mine")
  }

  @Test func `the file that keeps the index out of git is written anew where a full disk left it empty`() throws {
    let review = try ReviewOnDisk()
    review.write("a", "text")
    _ = try review.refresh()
    let ignore = review.path + "/.garner/.gitignore"
    try Data().write(to: URL(fileURLWithPath: ignore))
    review.write("b", "text")
    _ = try review.refresh()
    #expect(try String(contentsOfFile: ignore, encoding: .utf8) == "*\n")
  }

  @Test func `what a killed refresh left goes with the next one, and what another is at work on stays`() throws {
    let review = try ReviewOnDisk()
    review.write("a", "text")
    for name in ["new-index-left", "new-index-locked"] { try review.writeIntoFolder("half", to: ".garner/" + name) }
    try review.writeIntoFolder("", to: ".garner/new-index-begun")
    let handle = try #require(FileHandle(forUpdatingAtPath: review.path + "/.garner/new-index-locked"))
    #expect(flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    _ = try review.refresh()
    func left() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: review.path + "/.garner").filter { $0.hasPrefix("new-") }
    }
    #expect(try left().sorted() == ["new-index-begun", "new-index-locked"])
    try handle.close()
    review.write("b", "text")
    _ = try review.refresh()
    #expect(try left() == ["new-index-begun"])
  }

  @Test func `a folder in the place of the index is said and left alone`() throws {
    let review = try ReviewOnDisk()
    review.write("a", "text")
    try review.writeIntoFolder("mine", to: ".garner/index.sqlite/note")
    let failure = #expect(throws: IndexFailure.self) { try review.refresh() }
    #expect(
      failure?.description == "the index \(review.indexFile) cannot be written: Is a directory")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: review.path + "/.garner").sorted()
        == [".gitignore", "index.sqlite"])
  }

  @Test func `a review folder that is not there is said`() throws {
    let review = try ReviewOnDisk()
    let failure = #expect(throws: IndexFailure.self) {
      try SQLiteIndex.refreshed(
        reviewFolder: review.path + "/gone", files: [], stamp: "1", reader: review.reader)
    }
    #expect(failure?.description.hasSuffix("/gone/.garner cannot be written: No such file or directory") == true)
  }

  @Test func `a path with signs that mean something in an address is a path`() throws {
    let review = try ReviewOnDisk()
    review.write("a", "text")
    let path = review.path + "/50% #1? å"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for pass in 1...2 {
      let (index, report) = try SQLiteIndex.refreshed(
        reviewFolder: path, files: review.states, stamp: "1", reader: review.reader)
      #expect(report.isRebuilt == (pass == 1))
      #expect(try index.facets().map(\.id) == ["a"])
    }
  }

  @Test(.enabled(if: SmallDisk.isPermitted, "mounting a small file system needs root's permission"))
  func `on a read-only disk a current index is used, and an old one is said to be stuck`() throws {
    let review = try ReviewOnDisk()
    let disk = try SmallDisk(kilobytes: 1024)
    review.write("a", "text")
    func refresh() throws -> (index: SQLiteIndex, report: RefreshReport) {
      try SQLiteIndex.refreshed(
        reviewFolder: disk.path, files: review.states, stamp: "1", reader: review.reader)
    }
    _ = try refresh()
    try disk.makeReadOnly()
    let (index, report) = try refresh()
    #expect(report == RefreshReport())
    #expect(try index.records(containing: ["text"], prefix: false) == ["a"])
    review.write("a", "other")
    let failure = #expect(throws: IndexFailure.self) { try refresh() }
    #expect(failure?.description.hasSuffix("cannot be written: Read-only file system") == true)
  }

  @Test(
    .enabled(if: SmallDisk.isPermitted, "mounting a small file system needs root's permission"),
    arguments: [0, 8192, 40_960, 98_304])
  func `on a full disk the old index stays whole and nothing is left behind`(_ spare: Int) throws {
    let review = try ReviewOnDisk()
    let disk = try SmallDisk(kilobytes: 1024)
    review.write("a", "text")
    func refresh() throws -> (index: SQLiteIndex, report: RefreshReport) {
      try SQLiteIndex.refreshed(
        reviewFolder: disk.path, files: review.states, stamp: "1", reader: review.reader)
    }
    _ = try refresh()
    let index = disk.path + "/.garner/index.sqlite"
    let before = try Data(contentsOf: URL(fileURLWithPath: index))
    try disk.fill(sparing: spare)
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<20_000).map { _ in String(generator.next(), radix: 36) }.joined(separator: " ")
    review.write("b", noise)
    let failure = #expect(throws: IndexFailure.self) { try refresh() }
    #expect(failure?.description.contains("cannot be written: ") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: index)) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: disk.path + "/.garner").sorted()
        == [".gitignore", "index.sqlite"])
    review.remove("b")
    #expect(try refresh().report == RefreshReport())
  }
}
