import Formats
import Foundation
import Records
import Reviews
import TestSupport
import Testing

@Suite("The folder of builds")
struct BuildFolderTests {
  private let folder: TemporaryFolder
  private let store: BuildFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("{}", to: "review.json")
    store = BuildFolder(ReviewFolder(path: folder.path))
  }

  private func output(_ file: String, _ text: String) -> BuildFolder.Output {
    BuildFolder.Output(file: file, item: "x", contents: Array(text.utf8))
  }

  private func manifest(_ outputs: [BuildFolder.Output]) -> BuildManifest {
    BuildManifest(
      version: "1", inputs: [],
      outputs: outputs.map {
        BuildManifest.Output(file: $0.file, item: $0.item, hash: BuildManifest.hash($0.contents))
      })
  }

  private func differences(_ outputs: [BuildFolder.Output]) throws -> [String: BuildFolder.Difference.Kind] {
    let found = try store.differences(outputs, from: try store.manifest().value)
    return Dictionary(uniqueKeysWithValues: found.map { ($0.file, $0.kind) })
  }

  @discardableResult
  private func build(
    _ outputs: [BuildFolder.Output], before hook: AtomicFile.Hook = { _ in }
  ) throws -> (written: [String], removed: [String]) {
    let old = try store.manifest().value
    return try store.write(
      try store.differences(outputs, from: old), manifest: manifest(outputs), over: old, before: hook)
  }

  private func text(_ file: String) -> String? {
    try? String(contentsOfFile: folder.path + "/build/" + file, encoding: .utf8)
  }

  @Test func `a build writes what differs, and nothing a second time`() throws {
    #expect(try build([output("a.md", "1"), output("b.md", "2")]).written == ["a.md", "b.md"])
    let before = try FileManager.default.attributesOfItem(atPath: folder.path + "/build/manifest.json")
    #expect(try build([output("a.md", "1"), output("b.md", "2")]).written == [])
    let after = try FileManager.default.attributesOfItem(atPath: folder.path + "/build/manifest.json")
    #expect(before[.systemFileNumber] as? UInt64 == after[.systemFileNumber] as? UInt64)
    #expect(try build([output("a.md", "1"), output("b.md", "3")]).written == ["b.md"])
    #expect(text("b.md") == "3")
  }

  @Test func `what the records changed is told from what a person changed`() throws {
    try build([output("a.md", "1"), output("b.md", "2"), output("c.md", "3")])
    try folder.write("by hand", to: "build/a.md")
    try folder.write("mine", to: "build/d.md")
    try FileManager.default.removeItem(atPath: folder.path + "/build/c.md")
    let outputs = [output("a.md", "1"), output("b.md", "new"), output("c.md", "3"), output("d.md", "4")]
    #expect(
      try differences(outputs) == ["a.md": .edited, "b.md": .stale, "c.md": .missing, "d.md": .foreign])
  }

  @Test func `a file that is no longer made goes, unless a person changed it`() throws {
    try build([output("a.md", "1"), output("b.md", "2"), output("c.md", "3")])
    try folder.write("by hand", to: "build/b.md")
    try folder.write("mine", to: "build/own.md")
    #expect(try differences([output("c.md", "3")]) == ["a.md": .unlisted, "b.md": .unlistedEdited, "own.md": .other])
    #expect(try build([output("c.md", "3")]).removed == ["a.md"])
    #expect(text("a.md") == nil)
    #expect(text("b.md") == "by hand")
    #expect(text("own.md") == "mine")
    #expect(try differences([output("c.md", "3")]) == ["b.md": .other, "own.md": .other])
  }

  @Test(arguments: 0..<40)
  func `a build that is broken off is not taken for the work of a person, and the next one ends it`(
    step: Int
  ) throws {
    try build([output("a.md", "1"), output("b.md", "2"), output("gone.md", "x")])
    var count = 0
    let outputs = [output("a.md", "new"), output("b.md", "2"), output("c.md", "3")]
    _ = try? build(outputs) { (_) throws(AtomicFileError) in
      defer { count += 1 }
      if count == step { throw .failed(path: "x", reason: "broken off") }
    }
    let later = [output("a.md", "newer"), output("b.md", "2"), output("c.md", "4")]
    let kinds = Set(try differences(later).values)
    #expect(kinds.isSubset(of: [.stale, .missing, .unlisted]))
    try build(later)
    #expect(try differences(later).isEmpty)
    #expect(text("a.md") == "newer")
    #expect(text("gone.md") == nil)
    #expect(text("manifest.json")?.contains("before") == false)
  }

  @Test func `nothing is read or written through a link`() throws {
    try folder.write("secret", to: "outside.txt")
    try build([output("a.md", "1")])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/build/b.md", withDestinationPath: folder.path + "/outside.txt")
    let error = #expect(throws: ReviewFolderError.self) { try differences([output("b.md", "2")]) }
    #expect(error?.description.contains("build/b.md cannot be read: it is not a regular file") == true)
    #expect(try String(contentsOfFile: folder.path + "/outside.txt", encoding: .utf8) == "secret")
  }

  @Test func `a folder of builds that is a link is refused`() throws {
    try FileManager.default.createDirectory(atPath: folder.path + "/elsewhere", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/build", withDestinationPath: folder.path + "/elsewhere")
    #expect(throws: ReviewFolderError.self) { try store.manifest() }
  }

  @Test(arguments: [
    #"{"garner": "1", "outputs": [{"file": "../review.json", "item": "x", "hash": "y"}]}"#,
    #"{"garner": "1", "outputs": [{"file": "/etc/passwd", "item": "x", "hash": "y"}]}"#,
    #"{"garner": "1", "outputs": [{"file": ".gitignore", "item": "x", "hash": "y"}]}"#,
    #"{"garner": "1", "outputs": [{"file": "manifest.json", "item": "x", "hash": "y"}]}"#,
    #"{"garner": "1", "outputs": [{"fiel": "a.md", "item": "x", "hash": "y"}]}"#,
    #"{"garner": "1""#, "", "[]",
  ])
  func `a manifest that no build wrote is refused with its place`(text: String) throws {
    try folder.write(text, to: "build/manifest.json")
    let reading = try store.manifest()
    #expect(reading.value == nil)
    #expect(reading.problems.first?.mark != nil)
    #expect(reading.problems.first?.file == "build/manifest.json")
  }

  @Test func `a manifest comes back as it was written`() throws {
    let outputs = [output("a.md", "1"), output("b — c.md", "2")]
    try build(outputs)
    #expect(try store.manifest().value == manifest(outputs))
  }

  @Test func `a hash is that of xxhsum`() {
    // printf abc | xxhsum -H1
    #expect(BuildManifest.hash(Array("abc".utf8)) == "xxh64:44bc2cf5ad770999")
  }
}
