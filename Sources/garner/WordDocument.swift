import Foundation
import Render
import Reviews

/// A table as a document of Word, made by pandoc where it is installed.
enum WordDocument {
  /// Writes the document: real tables of Word, whose cells hold bulleted lists, for a supervisor to edit.
  ///
  /// - Throws: `Stop` where pandoc is not there or fails, and where the file is there already: somebody may have worked in it.
  static func write(_ table: Table, to path: String) throws {
    guard access(path, F_OK) != 0 else {
      throw Stop.badData("\(path) is there already and is not overwritten; nothing was written")
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("garner-docx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, page) = (folder.appendingPathComponent("table.md"), folder.appendingPathComponent("page.docx"))
    let (made, errors) = (folder.appendingPathComponent("table.docx"), folder.appendingPathComponent("errors"))
    try Data(TableFormat.grid.write(table).utf8).write(to: source)
    try Data(WordPage.reference(for: table)).write(to: page)
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // The text names nothing that pandoc would read: the writer makes every sign in it stand for itself.
    process.arguments = [
      "pandoc", "--from", "markdown", "--to", "docx", "--metadata", "lang=\(table.language)",
      "--reference-doc", page.path, "--output", made.path, source.path,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    do {
      try process.run()
    } catch {
      throw missing
    }
    process.waitUntilExit()
    // What env says where it finds no such program.
    if process.terminationStatus == 127 { throw missing }
    guard process.terminationReason == .exit, process.terminationStatus == 0, let contents = try? Data(contentsOf: made)
    else {
      let said =
        (try? String(contentsOf: errors, encoding: .utf8))?.split(whereSeparator: \.isNewline).first.map(String.init)
        ?? Self.end(of: process)
      throw Stop.badData("pandoc could not make the document: \(said); nothing was written")
    }
    do throws(AtomicFileError) {
      try AtomicFile.create(at: path, contents: Array(contents))
    } catch {
      throw Stop.badData(error.description)
    }
  }

  /// How a program ended that said nothing.
  private static func end(of process: Process) -> String {
    guard process.terminationReason == .exit else { return "it was ended by signal \(process.terminationStatus)" }
    return process.terminationStatus == 0
      ? "it said nothing and wrote no document" : "it said nothing and exited with \(process.terminationStatus)"
  }

  private static let missing = Stop.badData(
    "docx is made by pandoc, which is not there; on Debian: sudo apt-get install pandoc. "
      + "Or take --format html > table.html, which Word opens too")
}
