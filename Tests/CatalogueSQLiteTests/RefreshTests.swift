import Catalogue
import CatalogueSQLite
import Foundation
import Records
import TestSupport
import Testing

@Suite struct RefreshTests {
  private func review() throws -> ReviewOnDisk {
    let review = try ReviewOnDisk()
    for number in 1...8 { review.write("s\(number)", "text \(number)") }
    _ = try review.refresh()
    return review
  }

  private func words(_ index: SQLiteIndex) throws -> [String] {
    try index.records(index.facets().map(\.id)).compactMap { $0.record.notes?["nl"] }
  }

  @Test func `files that have not changed are neither loaded nor written about`() throws {
    let review = try review()
    let before = try Data(contentsOf: URL(fileURLWithPath: review.indexFile))
    let (index, report) = try review.refresh()
    #expect(review.loaded == [])
    #expect(report == RefreshReport())
    #expect(try index.facets().count == 8)
    #expect(try Data(contentsOf: URL(fileURLWithPath: review.indexFile)) == before)
  }

  @Test func `a changed file alone is parsed, and its old words are found no more`() throws {
    let review = try review()
    review.write("s3", "other words", modified: ReviewOnDisk.longAgo + 1)
    let (index, report) = try review.refresh()
    #expect(review.parsed == ["s3"])
    #expect((report.loaded, report.parsed, report.isRebuilt) == (1, 1, false))
    #expect(try index.records(containing: ["text", "3"], prefix: false) == [])
    #expect(try index.records(containing: ["other", "words"], prefix: false) == ["s3"])
    #expect(try index.records(containing: ["text"], prefix: false).count == 7)
  }

  @Test(arguments: [("modified", Int64(5), UInt64(1)), ("inode", Int64(0), UInt64(2))])
  func `a touched file is hashed and not parsed, and trusted the next time`(
    _ what: String, _ later: Int64, _ inode: UInt64
  ) throws {
    let review = try review()
    review.write("s3", "text 3", modified: ReviewOnDisk.longAgo + later, inode: inode)
    let (_, report) = try review.refresh()
    #expect(review.loaded == ["s3"])
    #expect(report.parsed == 0)
    _ = try review.refresh()
    #expect(review.loaded == [])
  }

  @Test func `a file as new as the index is hashed however little it seems to have changed`() throws {
    let review = try review()
    let future: Int64 = 4_000_000_000_000_000_000
    review.write("s3", "text A", modified: future)
    _ = try review.refresh()
    #expect(review.parsed == ["s3"])
    // The same size, time and inode: only the bytes tell.
    review.write("s3", "text B", modified: future)
    let (index, _) = try review.refresh()
    #expect(review.loaded == ["s3"])
    #expect(try index.records(containing: ["b"], prefix: false) == ["s3"])
    _ = try review.refresh()
    #expect((review.loaded, review.parsed) == (["s3"], []))
  }

  @Test func `a file that has gone is answered for no more`() throws {
    let review = try review()
    review.remove("s8")
    let (index, report) = try review.refresh()
    #expect(report.removed == 1)
    #expect(try index.facets().map(\.id) == (1...7).map { "s\($0)" })
    #expect(try index.records(containing: ["text", "8"], prefix: false) == [])
    #expect(try index.records(["s8"]) == [])
  }

  @Test func `a new file is added`() throws {
    let review = try review()
    review.write("s9", "text 9")
    let (index, report) = try review.refresh()
    #expect((report.parsed, report.isRebuilt) == (1, false))
    #expect(try index.facets().count == 9)
  }

  @Test func `another stamp makes the whole index anew`() throws {
    let review = try review()
    let (_, report) = try review.refresh(stamp: "2")
    #expect((report.parsed, report.isRebuilt) == (8, true))
    #expect(try review.refresh(stamp: "2").report == RefreshReport())
  }

  @Test func `when most files have changed the index is made anew`() throws {
    let review = try review()
    for number in 1...5 { review.write("s\(number)", "new \(number)", modified: ReviewOnDisk.longAgo + 1) }
    let (index, report) = try review.refresh()
    #expect((report.parsed, report.isRebuilt) == (8, true))
    #expect(try index.records(containing: ["new"], prefix: false).count == 5)
  }

  @Test func `when all files are touched and none has changed, none is parsed`() throws {
    let review = try review()
    for number in 1...8 { review.write("s\(number)", "text \(number)", modified: ReviewOnDisk.longAgo + 1) }
    let (_, report) = try review.refresh()
    #expect((report.loaded, report.parsed, report.isRebuilt) == (8, 0, false))
  }

  @Test func `dead words do not pile up: after many changes the index is made anew`() throws {
    let review = try review()
    var rebuilt = 0
    for change in 1...30 {
      review.write("s1", "change \(change)", modified: ReviewOnDisk.longAgo + Int64(change))
      let (index, report) = try review.refresh()
      if report.isRebuilt { rebuilt += 1 }
      #expect(try index.records(containing: ["change"], prefix: false) == ["s1"])
      #expect(try index.records(containing: ["change", "\(change)"], prefix: false) == ["s1"])
    }
    #expect((2...4).contains(rebuilt))
  }

  @Test func `a bad file's problems are told again without reading it anew`() throws {
    let review = try review()
    review.write("a-bad", "bad: n is \"x\", expected a number\0", modified: ReviewOnDisk.longAgo)
    review.write("z-odd", "odd spelling")
    let first = try review.refresh().report
    #expect(
      first.problems.map(\.description) == [
        "studies/a-bad.json:1:5: error: /sample/n: bad: n is \"x\", expected a number\u{2400}",
        "studies/z-odd.json: warning: odd spelling",
      ])
    let second = try review.refresh()
    #expect(review.loaded == [])
    #expect(second.report.problems == first.problems)
    #expect(try second.index.facets().map(\.id).contains("a-bad") == false)
    #expect(try second.index.facets().map(\.id).contains("z-odd"))
  }

  @Test func `a mended file has no problems any more`() throws {
    let review = try review()
    review.write("s1", "bad text")
    #expect(try review.refresh().report.problems.count == 1)
    review.write("s1", "good text")
    #expect(try review.refresh().report.problems == [])
  }

  @Test func `a file that cannot be loaded is a problem, and tried again every time`() throws {
    let review = try review()
    review.write("s2", "unreadable")
    for _ in 1...2 {
      let (index, report) = try review.refresh()
      #expect(review.loaded == ["s2"])
      #expect(
        report.problems.map(\.description) == ["studies/s2.json: error: the file cannot be read: it has gone"])
      #expect(try index.facets().count == 7)
    }
    review.write("s2", "text 2")
    #expect(try review.refresh().report.problems == [])
  }

  @Test func `the index stands in an ignored dot-folder of its own, alone`() throws {
    let review = try review()
    review.write("s1", "changed")
    _ = try review.refresh()
    let names = try FileManager.default.contentsOfDirectory(atPath: review.path + "/.garner").sorted()
    #expect(names == [".gitignore", "index.sqlite"])
    #expect(try String(contentsOfFile: review.path + "/.garner/.gitignore", encoding: .utf8) == "*\n")
  }

  @Test func `deleting the index loses nothing`() throws {
    let review = try review()
    let before = try words(review.refresh().index)
    try FileManager.default.removeItem(atPath: review.path + "/.garner")
    let (index, report) = try review.refresh()
    #expect(report.isRebuilt)
    #expect(try words(index) == before)
    #expect(before.count == 8)
  }

  @Test func `many files are read on all cores and kept in order`() throws {
    let review = try ReviewOnDisk()
    for number in 1000..<1500 { review.write("s\(number)", number % 100 == 7 ? "bad \(number)" : "text \(number)") }
    let (index, report) = try review.refresh()
    #expect(report.problems.map(\.message) == ["bad 1007", "bad 1107", "bad 1207", "bad 1307", "bad 1407"])
    #expect(try index.facets().count == 495)
    let all = review.reader.readAll(review.states)
    #expect(all.records.map(\.record.id) == (try index.facets().map(\.id)))
    #expect(all.problems == report.problems)
  }
}
