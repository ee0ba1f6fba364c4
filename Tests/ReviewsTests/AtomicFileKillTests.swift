import Foundation
import Records
import Reviews
import TestSupport
import Testing

/// A process is killed before every step of a write, for good: `SIGKILL` to a process of its own.
@Suite struct AtomicFileKillTests {
  private static let text = String(repeating: "x", count: 100_000)

  /// All there is in a folder but the temporary files, which nothing reads.
  private func visible(_ path: String) throws -> [String: String] {
    try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }
        .map { ($0, try String(contentsOfFile: path + "/" + $0, encoding: .utf8)) })
  }

  private func leftovers(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasPrefix(".") }
  }

  @Test(arguments: 0..<7)
  func `killed at any step of creating a file, it is not there or whole, and the rest is as it was`(
    _ number: Int
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write("other", to: "studies/b.json")
    let studies = folder.path + "/studies"
    await #expect(processExitsWith: .signal(9)) { [studies = studies as String, number] in
      var count = 0
      try AtomicFile.create(at: studies + "/a.json", contents: Self.text.utf8) { _ in
        if count == number { kill(getpid(), 9) }
        count += 1
      }
    }
    // The steps: make, write, write, sync, publish, then with its name: remove, sync the folder.
    let isPublished = number > 4
    let expected = isPublished ? ["a.json": Self.text, "b.json": "other"] : ["b.json": "other"]
    #expect(try visible(studies) == expected)
    #expect(try leftovers(studies).count == ([0, 6].contains(number) ? 0 : 1))
    // A leftover is no record, and no warning.
    let listed = try ReviewFolder(path: folder.path).studyFiles()
    #expect(listed.files.map(\.path) == expected.keys.sorted().map { "studies/\($0)" })
    #expect(listed.problems == [])
    // The next write goes well and clears it away.
    try AtomicFile.create(at: studies + "/c.json", contents: "next".utf8)
    #expect(try visible(studies) == expected.merging(["c.json": "next"]) { $1 })
    #expect(try leftovers(studies) == [])
  }

  @Test(arguments: 0..<6)
  func `killed at any step of replacing a file, it holds the old or the new, whole`(_ number: Int) async throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.json")
    let path = folder.path
    await #expect(processExitsWith: .signal(9)) { [path = path as String, number] in
      var count = 0
      try AtomicFile.replace(at: path + "/a.json", contents: Self.text.utf8) { _ in
        if count == number { kill(getpid(), 9) }
        count += 1
      }
    }
    #expect(try visible(path) == ["a.json": number == 5 ? Self.text : "old"])
    try AtomicFile.replace(at: path + "/a.json", contents: "newer".utf8)
    #expect(try visible(path) == ["a.json": "newer"])
    #expect(try leftovers(path) == [])
  }

  @Test func `the temporary file of a process at work is not cleared away`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try AtomicFile.create(at: path + "/a.json", contents: "slow".utf8) { step in
      guard step == .publish else { return }
      try? AtomicFile.create(at: path + "/b.json", contents: "quick".utf8)
    }
    #expect(try visible(path) == ["a.json": "slow", "b.json": "quick"])
  }

  @Test(
    .enabled(if: SmallDisk.isPermitted, "mounting a small file system needs root's permission"),
    arguments: [0, 4096, 65_536])
  func `on a full disk nothing is written and nothing is left`(_ spare: Int) throws {
    let disk = try SmallDisk(kilobytes: 256)
    try Data("old".utf8).write(to: URL(fileURLWithPath: disk.path + "/b.json"))
    try disk.fill(sparing: spare)
    let before = try visible(disk.path)
    let created = #expect(throws: AtomicFileError.self) {
      try AtomicFile.create(at: disk.path + "/a.json", contents: Self.text.utf8)
    }
    let replaced = #expect(throws: AtomicFileError.self) {
      try AtomicFile.replace(at: disk.path + "/b.json", contents: Self.text.utf8)
    }
    let end = "cannot be written: No space left on device; nothing was changed"
    #expect(created?.description == "\(disk.path)/a.json \(end)")
    #expect(replaced?.description == "\(disk.path)/b.json \(end)")
    #expect(try visible(disk.path) == before)
    #expect(try leftovers(disk.path) == [])
  }

  @Test(.enabled(if: SmallDisk.isPermitted, "mounting a small file system needs root's permission"))
  func `on a read-only disk the reason is said`() throws {
    let disk = try SmallDisk(kilobytes: 64)
    try disk.makeReadOnly()
    let error = #expect(throws: AtomicFileError.self) {
      try AtomicFile.create(at: disk.path + "/a.json", contents: "x".utf8)
    }
    #expect(
      error?.description == "\(disk.path)/a.json cannot be written: Read-only file system; nothing was changed")
  }
}
