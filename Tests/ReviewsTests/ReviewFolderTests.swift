import Foundation
import Records
import Reviews
import TestSupport
import Testing

@Suite struct ReviewFolderTests {
  @Test(arguments: ["", "/studies", "/studies/deep/er"])
  func `the review is the folder one stands in or the nearest above that holds one`(_ below: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "review.json")
    try folder.write("{}", to: "outer/review.json")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/outer/studies/deep/er", withIntermediateDirectories: true)
    let outer = folder.path + "/outer"
    #expect(try ReviewFolder.find(from: outer + below).path == outer)
    #expect(try ReviewFolder.find(from: folder.path + "/other").path == folder.path)
  }

  @Test func `the folder that is named is the review, and no other`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "review.json")
    try folder.write("{}", to: "one/review.json")
    try folder.write("", to: "two/note.txt")
    let path = folder.path
    #expect(try ReviewFolder.find(path + "/one", from: path).path == path + "/one")
    #expect(try ReviewFolder.find(path + "/one//", from: path).path == path + "/one")
    #expect(throws: ReviewFolderError.holdsNoReview(path + "/two")) { try ReviewFolder.find(path + "/two", from: path) }
    #expect(throws: ReviewFolderError.noSuchFolder(path + "/no")) { try ReviewFolder.find(path + "/no", from: path) }
    #expect(throws: ReviewFolderError.isNoFolder(path + "/two/note.txt")) {
      try ReviewFolder.find(path + "/two/note.txt", from: path)
    }
  }

  @Test func `a folder called review.json is no review`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "review.json/x")
    #expect(throws: ReviewFolderError.holdsNoReview(folder.path)) { try ReviewFolder.find(folder.path) }
  }

  @Test func `where there is no review, all three ways out are named`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: ReviewFolderError.self) { try ReviewFolder.find(from: folder.path) }
    #expect(
      error?.description
        == "there is no review.json in \(folder.path) or in any folder above it; go to a review's folder, name it "
        + "with --review DIR, or make one with 'garner init DIR'")
  }

  @Test(arguments: [
    (ReviewFolderError.noSuchFolder("x"), "there is no folder x; --review names the folder that holds review.json"),
    (.isNoFolder("x"), "x is not a folder; --review names the folder that holds review.json"),
    (.holdsNoReview("x"), "the folder x holds no review.json, so it is not a review; 'garner init x' makes it one"),
    (.unreadable(path: "x", reason: "why"), "x cannot be read: why"),
    (.tooLarge(path: "x", size: 9, limit: 8), "x holds 9 bytes; a file of a review may hold 8"),
  ]) func `an error says what to do`(_ error: ReviewFolderError, _ message: String) {
    #expect(error.description == message)
  }

  @Test func `records are listed in the order of their names, with what tells a change`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.json", "aa.xml", "a-1.json", "Z.json", "é.json", "a.json"] {
      try folder.write("text of \(name)", to: "studies/\(name)")
    }
    let time = Date(timeIntervalSince1970: 1_234_567)
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: folder.path + "/studies/b.json")
    let listed = try ReviewFolder(path: folder.path).studyFiles()
    #expect(listed.problems == [])
    #expect(
      listed.files.map(\.path)
        == ["Z.json", "a-1.json", "a.json", "aa.xml", "b.json", "é.json"].map { "studies/\($0)" })
    let file = try #require(listed.files.first { $0.path == "studies/b.json" })
    #expect(file.size == 14)
    #expect(file.modified >= 1_234_567_000_000_000)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/studies/b.json")
    #expect(attributes[.systemFileNumber] as? UInt64 == file.inode)
  }

  @Test func `what is not read is warned of, each thing with its reason`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "studies/a.json")
    try folder.write("{}", to: "studies/folder.json/b.json")
    try folder.write("", to: "studies/notes.txt")
    try folder.write("", to: "studies/README")
    try folder.write("{}", to: "studies/UPPER.JSON")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/studies/link.json", withDestinationPath: "a.json")
    #expect(mkfifo(folder.path + "/studies/pipe.xml", 0o600) == 0)
    let listed = try ReviewFolder(path: folder.path).studyFiles()
    #expect(listed.files.map(\.path) == ["studies/a.json"])
    #expect(
      listed.problems.map(\.description) == [
        "studies/README: warning: the file is not read; a record ends in .json or .xml",
        "studies/UPPER.JSON: warning: the ending is not in lower case, so the file is not read; a record ends in "
          + ".json or .xml",
        "studies/folder.json: warning: a folder is not read; records stand directly in studies",
        "studies/link.json: warning: a symbolic link is not followed, so it is not read; put the file itself here",
        "studies/notes.txt: warning: the file is not read; a record ends in .json or .xml",
        "studies/pipe.xml: warning: this is not a regular file, so it is not read",
      ])
  }

  @Test func `dot-files and the leftovers of editors are passed over in silence`() throws {
    let folder = try TemporaryFolder()
    for name in [".a.json.swp", ".hidden.json", "a.json~", "#a.json#", ".garner-tmp-1"] {
      try folder.write("", to: "studies/\(name)")
    }
    #expect(try ReviewFolder(path: folder.path).studyFiles() == ReviewFolder.StudyFiles())
  }

  @Test func `a name that is not UTF-8 is warned of`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "studies/a.json")
    let name = folder.path.utf8.map { CChar(bitPattern: $0) } + "/studies/".utf8.map { CChar(bitPattern: $0) }
    let descriptor = open(name + [-1] + ".json\0".utf8.map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    let listed = try ReviewFolder(path: folder.path).studyFiles()
    #expect(listed.files.map(\.path) == ["studies/a.json"])
    #expect(
      listed.problems.map(\.description)
        == ["studies/\u{FFFD}.json: warning: the file's name is not UTF-8, so it is not read; rename it"])
  }

  @Test func `a review without records says so`() throws {
    let folder = try TemporaryFolder()
    let listed = try ReviewFolder(path: folder.path).studyFiles()
    #expect(listed.files == [])
    #expect(
      listed.problems.map(\.description)
        == ["studies: warning: there is no folder studies, so the review has no records; 'garner add' makes it"])
    try folder.write("", to: "studies")
    #expect(throws: ReviewFolderError.unreadable(path: folder.path + "/studies", reason: "Not a directory")) {
      try ReviewFolder(path: folder.path).studyFiles()
    }
  }

  @Test(arguments: [0, 1, 65_536, 200_001]) func `a file's contents come whole`(_ size: Int) throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "y", count: size)
    try folder.write(text, to: "studies/a.json")
    #expect(try ReviewFolder(path: folder.path).contents(of: "studies/a.json") == Array(text.utf8))
  }

  @Test func `what cannot be read is said with its path`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "studies/a.json")
    let review = ReviewFolder(path: folder.path)
    #expect(throws: ReviewFolderError.unreadable(path: folder.path + "/x", reason: "No such file or directory")) {
      try review.contents(of: "x")
    }
    #expect(throws: ReviewFolderError.unreadable(path: folder.path + "/studies", reason: "it is not a regular file")) {
      try review.contents(of: "studies")
    }
    let limit = FileBytes.sizeLimit
    let file = folder.path + "/studies/a.json"
    #expect(truncate(file, Int(limit) + 1) == 0)
    #expect(throws: ReviewFolderError.tooLarge(path: file, size: limit + 1, limit: limit)) {
      try review.contents(of: "studies/a.json")
    }
  }
}
