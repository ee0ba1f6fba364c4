import Foundation
import TestSupport
import Testing

@testable import Reviews

@Suite struct AtomicFileTests {
  /// Every name in the folder and what it holds: what must be as it was.
  private func contents(of path: String) throws -> [String: String] {
    try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: path).map { name in
        (name, try String(contentsOfFile: path + "/" + name, encoding: .utf8))
      })
  }

  private func permissions(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  private let large = [UInt8](repeating: UInt8(ascii: "x"), count: 3 * TemporaryFile.partSize + 17)

  @Test func `a new file holds what was to be written, and nothing else is left in the folder`() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.create(at: folder.path + "/a.json", contents: large)
    try AtomicFile.create(at: folder.path + "/empty.json", contents: [])
    #expect(
      try contents(of: folder.path) == ["a.json": String(decoding: large, as: UTF8.self), "empty.json": ""])
  }

  @Test func `a file in the current folder is named without one`() throws {
    let name = "garner-atomic-test-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: name) }
    try AtomicFile.create(at: name, contents: "here".utf8)
    #expect(try String(contentsOfFile: name, encoding: .utf8) == "here")
  }

  @Test(arguments: ["a file", "a folder", "a link to nowhere"])
  func `a name that is taken is never overwritten`(_ what: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.json"
    switch what {
    case "a file": try folder.write("mine", to: "a.json")
    case "a folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    default: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
    }
    let error = #expect(throws: AtomicFileError.self) { try AtomicFile.create(at: path, contents: "new".utf8) }
    #expect(error?.description == "\(path) is there already and is not overwritten; nothing was written")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.json"])
    if what == "a file" { #expect(try contents(of: folder.path) == ["a.json": "mine"]) }
  }

  @Test func `a name taken at the last moment is not overwritten either`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.json"
    let error = #expect(throws: AtomicFileError.self) {
      try AtomicFile.create(at: path, contents: "new".utf8) { step throws(AtomicFileError) in
        if step == .publish { _ = try? folder.write("theirs", to: "a.json") }
      }
    }
    #expect(error == .nameTaken(path))
    #expect(try contents(of: folder.path) == ["a.json": "theirs"])
  }

  @Test func `without links, too, a name that is taken is not overwritten`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.json"
    let file = try TemporaryFile.make(beside: path, hook: { _ in })
    defer { file.release() }
    try file.fill(with: Array("new".utf8), hook: { _ in })
    try folder.write("theirs", to: "a.json")
    #expect(throws: AtomicFileError.nameTaken(path)) { try file.renameWithoutReplacing(to: path) }
    try file.renameWithoutReplacing(to: folder.path + "/b.json")
    #expect(try contents(of: folder.path) == ["a.json": "theirs", "b.json": "new"])
  }

  @Test func `the steps come in their order, a part at a time`() throws {
    let folder = try TemporaryFolder()
    var steps: [AtomicFile.Step] = []
    try AtomicFile.create(at: folder.path + "/a.json", contents: large) { steps.append($0) }
    let writes = [AtomicFile.Step](repeating: .write, count: 4)
    #expect(steps == [.makeTemporary] + writes + [.sync, .publish, .removeTemporary, .syncFolder])
    steps = []
    try AtomicFile.replace(at: folder.path + "/a.json", contents: large) { steps.append($0) }
    #expect(steps == [.makeTemporary] + writes + [.sync, .publish, .syncFolder])
  }

  @Test(arguments: 0..<9) func `failing at any step, the folder is as it was`(_ number: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("other", to: "b.json")
    let path = folder.path + "/a.json"
    let failure = AtomicFileError.failed(path: path, reason: "made to fail")
    var count = 0
    #expect(throws: failure) {
      try AtomicFile.create(at: path, contents: large) { _ throws(AtomicFileError) in
        defer { count += 1 }
        if count == number { throw failure }
      }
    }
    #expect(try contents(of: folder.path) == ["b.json": "other"])
  }

  @Test(arguments: 0..<7) func `failing before it is in place, a replacement leaves the old contents`(
    _ number: Int
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.json")
    let failure = AtomicFileError.failed(path: "a.json", reason: "made to fail")
    var count = 0
    #expect(throws: failure) {
      try AtomicFile.replace(at: folder.path + "/a.json", contents: large) { _ throws(AtomicFileError) in
        defer { count += 1 }
        if count == number { throw failure }
      }
    }
    #expect(try contents(of: folder.path) == ["a.json": "old"])
  }

  @Test func `a replacement that the disk does not confirm is in place, and that is said`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.json")
    let path = folder.path + "/a.json"
    let error = #expect(throws: AtomicFileError.self) {
      try AtomicFile.replace(at: path, contents: "new".utf8) { step throws(AtomicFileError) in
        if step == .syncFolder { throw .failed(path: path, reason: "made to fail") }
      }
    }
    #expect(error?.description.hasPrefix("\(path) was written, but the disk did not confirm it: ") == true)
    #expect(try contents(of: folder.path) == ["a.json": "new"])
  }

  @Test func `a replacement keeps the permissions and follows a link`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "real.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/real.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.json", withDestinationPath: "real.json")
    try AtomicFile.replace(at: folder.path + "/link.json", contents: "new".utf8)
    #expect(try contents(of: folder.path) == ["real.json": "new", "link.json": "new"])
    #expect(try permissions(folder.path + "/real.json") == 0o640)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.json") == "real.json")
  }

  @Test func `only a file that is there can be replaced`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.json"
    let missing = #expect(throws: AtomicFileError.self) { try AtomicFile.replace(at: path, contents: []) }
    #expect(missing?.description == "\(path) cannot be written: No such file or directory; nothing was changed")
    let other = #expect(throws: AtomicFileError.self) { try AtomicFile.replace(at: folder.path, contents: []) }
    #expect(other?.description == "\(folder.path) cannot be written: it is not a regular file; nothing was changed")
  }

  @Test func `a folder that is not there is said`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/gone/a.json"
    let error = #expect(throws: AtomicFileError.self) { try AtomicFile.create(at: path, contents: []) }
    #expect(error?.description == "\(path) cannot be written: No such file or directory; nothing was changed")
  }

  @Test func `two who write the same name at once: one does, the others are told`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.json"
    let written = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<16 {
        group.addTask { (try? AtomicFile.create(at: path, contents: "number \(number)".utf8)) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(written == 1)
    #expect(try contents(of: folder.path).keys.sorted() == ["a.json"])
  }
}
