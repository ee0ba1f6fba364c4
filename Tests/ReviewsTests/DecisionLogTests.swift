import Formats
import Foundation
import Records
import TestSupport
import Testing

@testable import Reviews

@Suite struct DecisionLogTests {
  private let shape = ObjectShape(
    "line", "A line.",
    [
      Field("record", .string(.identifier), "Which.", required: true),
      Field("note", .string(.words), "Why."),
    ])

  private func decision(_ record: String, _ note: String? = nil) -> Node {
    ObjectBuilder.build {
      $0.add("record", record)
      $0.add("note", note)
    }
  }

  private func records(_ log: DecisionLog) throws -> [String] {
    let reading = try log.lines(of: shape)
    #expect(reading.problems.map(\.description) == [])
    return reading.lines.compactMap { $0.node["record"]?.string }
  }

  private let file = "decisions/screening.jsonl"

  @Test func `decisions come back in the order in which they were added, and nobody's are lost`() throws {
    let folder = try TemporaryFolder()
    let log = DecisionLog("screening", in: ReviewFolder(path: folder.path))
    #expect(try records(log) == [])
    try log.append([decision("a"), decision("b", "one\ntwo “quoted” \u{85}")])
    try log.append([])
    try log.append([decision("a")])
    #expect(try records(log) == ["a", "b", "a"])
    #expect(try log.lines(of: shape).lines.map(\.number) == [1, 2, 3])
    #expect(try log.lines(of: shape).lines[1].node["note"]?.string == "one\ntwo “quoted” \u{85}")
  }

  @Test func `what a crash left of a line stays, is told with its place, and the next decision begins after it`() throws
  {
    let folder = try TemporaryFolder()
    let log = DecisionLog("screening", in: ReviewFolder(path: folder.path))
    try log.append([decision("a")])
    let whole = try String(contentsOfFile: folder.path + "/" + file, encoding: .utf8)
    try (whole + "{\"record\":\"b\",\"no").write(
      toFile: folder.path + "/" + file, atomically: false, encoding: .utf8)
    let torn = try log.lines(of: shape)
    #expect(torn.lines.count == 1)
    #expect(torn.problems.map(\.mark?.line) == [2])
    #expect(torn.problems.first?.message.contains("broken off") == true)
    try log.append([decision("c")])
    let after = try log.lines(of: shape)
    #expect(after.lines.map { $0.node["record"]?.string } == ["a", "c"])
    #expect(after.lines.map(\.number) == [1, 3])
    #expect(after.problems.map(\.mark?.line) == [2])
    let text = try String(contentsOfFile: folder.path + "/" + file, encoding: .utf8)
    #expect(text == whole + "{\"record\":\"b\",\"no\n{\"record\":\"c\"}\n")
  }

  @Test func `a last line without its end counts, and stays a line of its own`() throws {
    let folder = try TemporaryFolder()
    let log = DecisionLog("screening", in: ReviewFolder(path: folder.path))
    try log.append([decision("a")])
    try "{\"record\":\"b\"}".write(toFile: folder.path + "/" + file, atomically: false, encoding: .utf8)
    #expect(try records(log) == ["b"])
    try log.append([decision("c")])
    #expect(try records(log) == ["b", "c"])
  }

  @Test func `lines that are no decisions are told one by one, and the others are read`() throws {
    let folder = try TemporaryFolder()
    let log = DecisionLog("screening", in: ReviewFolder(path: folder.path))
    try log.append([decision("a")])
    try Data(
      Array("{\"record\":\"a\"}\r\n\n{\"recrod\":\"b\"}\n[1]\n{\"record\":\"\\u0000\"}\n".utf8) + [0xFF, 0x0A]
        + Array(String(repeating: "[", count: 100_000).utf8) + [0x0A] + Array("{\"record\":\"z\"}".utf8)
    ).write(to: URL(fileURLWithPath: folder.path + "/" + file))
    let reading = try log.lines(of: shape)
    #expect(reading.lines.map { $0.node["record"]?.string } == ["a", "z"])
    #expect(Set(reading.problems.compactMap(\.mark?.line)) == [3, 4, 5, 6, 7])
    #expect(reading.problems.allSatisfy { $0.file == file })
    #expect(reading.problems.contains { $0.message == "unknown name 'recrod': did you mean 'record'?" })
  }

  @Test(arguments: [AtomicFile.Step.write, .sync, .syncFolder])
  func `a fault leaves the file as it was, or none`(_ faulty: AtomicFile.Step) throws {
    let folder = try TemporaryFolder()
    let log = DecisionLog("screening", in: ReviewFolder(path: folder.path))
    func addAndFail() throws {
      #expect(throws: AtomicFileError.self) {
        try log.append([decision("b")]) { step throws(AtomicFileError) in
          if step == faulty { throw .failed(path: "x", reason: "the disk is full") }
        }
      }
    }
    try addAndFail()
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/" + file))
    try log.append([decision("a")])
    if faulty != .syncFolder { try addAndFail() }
    #expect(try records(log) == ["a"])
  }

  @Test func `many who write at once do not mix their lines`() async throws {
    let folder = try TemporaryFolder()
    let log = DecisionLog("screening", in: ReviewFolder(path: folder.path))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for person in 0..<8 {
        group.addTask {
          for number in 0..<20 {
            try log.append([
              ObjectBuilder.build { $0.add("record", "p\(person)-\(number)") },
              ObjectBuilder.build { $0.add("record", "p\(person)-\(number)-again") },
            ])
          }
        }
      }
      try await group.waitForAll()
    }
    let found = try records(log)
    #expect(Set(found).count == 320)
    #expect(stride(from: 0, to: found.count, by: 2).allSatisfy { found[$0] + "-again" == found[$0 + 1] })
  }

  @Test func `a folder or a pipe in the file's place is an error, not a wait`() throws {
    let folder = try TemporaryFolder()
    let log = DecisionLog("screening", in: ReviewFolder(path: folder.path))
    try FileManager.default.createDirectory(
      atPath: folder.path + "/decisions", withIntermediateDirectories: true)
    #expect(mkfifo(folder.path + "/" + file, 0o600) == 0)
    #expect(throws: ReviewFolderError.self) { try log.lines(of: shape) }
    #expect(throws: AtomicFileError.self) { try log.append([decision("a")]) }
  }
}
