import Foundation
import Reviews

/// A review's files as git kept them at some time.
struct GitHistory {
  private let folder: ReviewFolder
  private let commit: String
  /// What the user called it.
  let revision: String

  /// - Throws: `Stop` where there is no git, where the review is in no repository, or where there is no such revision.
  init(_ folder: ReviewFolder, revision: String) throws {
    self.folder = folder
    self.revision = revision
    guard !revision.isEmpty, !revision.hasPrefix("-") else {
      throw Stop.wrongUse("--since: expected a revision of git, such as HEAD, HEAD~3, a tag or a commit")
    }
    let inside = try Self.git(["rev-parse", "--is-inside-work-tree"], in: folder.path)
    guard inside.status == 0 else {
      throw Stop.wrongUse("--since: the review is in no git repository, so there is nothing to compare it with")
    }
    let found = try Self.git(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], in: folder.path)
    guard found.status == 0 else {
      throw Stop.wrongUse("--since: git knows no revision '\(revision.prefix(80))'; 'git log' shows what there is")
    }
    commit =
      String(decoding: found.output, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }

  /// The regular files of the review's folder with their bytes, by name from the folder, where `isWanted` says so.
  func files(where isWanted: (String) -> Bool) throws -> [(name: String, bytes: [UInt8])] {
    // With no path asked for, git lists the folder that it stands in.
    let listing = try Self.git(["ls-tree", "-r", "-z", commit], in: folder.path)
    guard listing.status == 0 else {
      throw Stop.badData("git could not list the files of \(revision): \(listing.errors)")
    }
    var wanted: [(name: String, object: String)] = []
    for entry in listing.output.split(separator: 0) {
      // mode type object TAB name
      let parts = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      guard parts.count == 2 else { continue }
      let words = parts[0].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      let name = String(decoding: parts[1], as: UTF8.self)
      guard words.count == 3, words[0].hasPrefix("100"), words[1] == "blob", isWanted(name) else { continue }
      wanted.append((name, words[2]))
    }
    let contents = try Self.git(
      ["cat-file", "--batch"], in: folder.path, input: wanted.map { $0.object + "\n" }.joined())
    guard contents.status == 0 else {
      throw Stop.badData("git could not read the files of \(revision): \(contents.errors)")
    }
    var rest = contents.output[...]
    return try wanted.map { name, object in
      // object SP type SP size LF contents LF
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
        let size = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ").last.flatMap({ Int($0) }),
        rest.count >= end - rest.startIndex + 1 + size
      else { throw Stop.badData("git has lost \(name) of \(revision) (\(object))") }
      let start = end + 1
      defer { rest = rest[(start + size)...].dropFirst() }
      return (name, Array(rest[start..<(start + size)]))
    }
  }

  private struct Outcome {
    var status: Int32
    var output: [UInt8]
    var errors: String
  }

  /// Runs git and waits for it. What it reads stands in a file, so that neither waits for the other.
  private static func git(_ arguments: [String], in folder: String, input: String = "") throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"]) { $1 }
    let files = FileManager.default.temporaryDirectory.appendingPathComponent("garner-git-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: files) }
    let (read, errors) = (files.appendingPathComponent("input"), files.appendingPathComponent("errors"))
    try Data(input.utf8).write(to: read)
    try Data().write(to: errors)
    let output = Pipe()
    process.standardInput = try FileHandle(forReadingFrom: read)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    do {
      try process.run()
    } catch {
      throw missing
    }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // What env says where it finds no such program.
    if process.terminationStatus == 127 { throw missing }
    let said = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -1, output: Array(bytes),
      errors: said.split(whereSeparator: \.isNewline).first.map(String.init) ?? "it says nothing")
  }

  private static let missing = Stop.badData(
    "--since needs git, which is not there; on Debian: sudo apt-get install git")
}
