import Foundation
import TestSupport
import Testing

@Suite("garner add with a file")
struct AddTests {
  /// Every file of a folder with its contents, the index left out.
  static func contents(_ folder: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init()
    where !name.hasPrefix(".garner") {
      contents[name] = FileManager.default.contents(atPath: folder + "/" + name)
    }
    return contents
  }

  static func template(_ id: String, _ format: String = "json") throws -> String {
    try GarnerProcess.run(["template", "--id", id, "--format", format]).output
  }

  @Test("puts a valid record in its place, byte for byte", arguments: ["json", "xml"], [true, false])
  func valid(format: String, isFromInput: Bool) throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let text = try Self.template("miller2001", format)
    let file = try TemporaryFolder().write(text, to: "x")
    _ = file
    let outside = try TemporaryFolder()
    let path = try outside.write(text, to: "draft.\(format)").path
    let result = try GarnerProcess.run(
      ["add", isFromInput ? "-" : path, "--review", copy.path], input: isFromInput ? text : nil)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try String(contentsOfFile: copy.path + "/studies/miller2001.\(format)", encoding: .utf8) == text)
    let query = try GarnerProcess.run(["query", "--population", "adolescents", "--review", copy.path])
    #expect(query.output.contains("miller2001"))
  }

  @Test("lets one of two win that add the same id at once, one as JSON and one as XML")
  func atOnce() throws {
    let folder = try TemporaryFolder()
    let json = try Self.template("miller2001")
    _ = try folder.write(json, to: "miller2001.json")
    _ = try folder.write(try Self.template("miller2001", "xml"), to: "miller2001.xml")
    for _ in 1...4 {
      let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
      let (path, forms) = (copy.path, ["json", "xml"])
      DispatchQueue.concurrentPerform(iterations: 2) { place in
        _ = try? GarnerProcess.run(["add", "miller2001.\(forms[place])", "--review", path], in: folder.path)
      }
      let files = try FileManager.default.contentsOfDirectory(atPath: copy.path + "/studies")
      #expect(files.count { $0.hasPrefix("miller2001") } == 1)
    }
  }

  @Test("changes nothing where the record cannot be added, and says why")
  func refused() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let valid = try Self.template("miller2001")
    let cases: [(text: String, message: String)] = [
      (
        valid.replacing("miller2001", with: "greist1978"),
        "there is a record 'greist1978' already, in studies/greist1978.xml"
      ),
      (valid.replacing("\"drop-out\"", with: "\"drop-uot\""), "unknown theme 'drop-uot': did you mean 'drop-out'?"),
      (valid.replacing("\"miller2001-t1\"", with: "\"greist1978-t1\""), "also used in studies/greist1978.xml"),
      (
        valid.replacing("\"statedBy\": \"authors\"", with: "\"statedBy\": \"authors\", \"via\": \"nobody\""),
        "there is no record 'nobody'"
      ),
      ("", "the file is empty"), ("{", "it may be cut off"),
      ("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>", "standard input:1:"),
      (
        "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
          + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\">"
          + "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;\">]><r>&g;</r>", "standard input:1:"
      ),
      (String(repeating: "<a>", count: 100_000), "standard input:1:"),
    ]
    let before = try Self.contents(copy.path)
    for example in cases {
      let result = try GarnerProcess.run(["add", "-", "--review", copy.path], input: example.text)
      #expect(result.status == 3)
      #expect(result.errors.contains(example.message), "\(result.errors)")
      #expect(result.output == "")
      #expect(try Self.contents(copy.path) == before)
    }
  }

  @Test("warns of a DOI that another record has, and adds the record")
  func sharedDOI() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let text = try Self.template("miller2001").replacing("\"title\":", with: "\"DOI\": \"10.1000/x\", \"title\":")
    #expect(try GarnerProcess.run(["add", "-", "--review", copy.path], input: text).status == 0)
    let again = try GarnerProcess.run(
      ["add", "-", "--review", copy.path], input: text.replacing("miller2001", with: "miller2001b"))
    #expect(again.status == 0)
    #expect(again.errors.contains("warning: /citation/DOI: the DOI 10.1000/x is also that of 'miller2001'"))
  }

  @Test("says what is wrong with a file that is not there, is a folder, or is too large")
  func unreadable() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let large = copy.path + "/large.json"
    #expect(truncateToSize(large, 70 << 20))
    for (file, words) in [("none.json", "No such file"), (copy.path, "not a regular file"), (large, "may hold")] {
      let result = try GarnerProcess.run(["add", file, "--review", copy.path])
      #expect(result.status == 3)
      #expect(result.errors.contains(words), "\(result.errors)")
    }
  }

  /// Makes a file of that many zeros without writing them.
  private func truncateToSize(_ path: String, _ size: Int) -> Bool {
    FileManager.default.createFile(atPath: path, contents: nil) && truncate(path, off_t(size)) == 0
  }
}

@Suite("The index")
struct IndexTests {
  static func answer(_ review: String, _ question: String = "outcome:depression") throws -> String {
    let result = try GarnerProcess.run(["query", question, "--format", "json", "--review", review])
    #expect(result.status == 0 || result.status == 1, "\(result.errors)")
    return result.output
  }

  static func ids(_ review: String, _ question: String) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: Data(try answer(review, question).utf8)) as? [String: Any]
    return (object?["studies"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
  }

  @Test("can be deleted, damaged or barred, and the answer is the same")
  func damaged() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let index = copy.path + "/.garner/index.sqlite"
    let first = try Self.answer(copy.path)
    #expect(FileManager.default.fileExists(atPath: index))
    #expect(try Self.answer(copy.path) == first)
    try FileManager.default.removeItem(atPath: copy.path + "/.garner")
    #expect(try Self.answer(copy.path) == first)
    try Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: URL(fileURLWithPath: index))
    #expect(try Self.answer(copy.path) == first)
    // A file where the folder should be: the index cannot be written, and memory answers.
    try FileManager.default.removeItem(atPath: copy.path + "/.garner")
    try copy.write("in the way", to: ".garner")
    #expect(try Self.answer(copy.path) == first)
  }

  @Test("follows files that are changed, added and removed, and a changed vocabulary")
  func follows() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    #expect(try Self.ids(copy.path, "text:zebra") == [])
    let path = copy.path + "/studies/greist1978.xml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try Data(text.replacing("Drop-out", with: "Zebra").utf8).write(to: URL(fileURLWithPath: path))
    #expect(try Self.ids(copy.path, "text:zebra") == ["greist1978"])
    try FileManager.default.removeItem(atPath: path)
    #expect(try Self.ids(copy.path, "text:zebra") == [])
    let vocabulary = copy.path + "/vocabulary.json"
    let words = try String(contentsOfFile: vocabulary, encoding: .utf8)
    try Data(words.replacing("\"klinisch\"", with: "\"intern\"").utf8).write(to: URL(fileURLWithPath: vocabulary))
    #expect(try Self.ids(copy.path, "setting:intern").first == "damen1984")
  }

  @Test("stands many questions at once")
  func concurrent() async throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let answers = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<6 { group.addTask { try Self.answer(copy.path) } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(answers.count == 1)
  }
}
