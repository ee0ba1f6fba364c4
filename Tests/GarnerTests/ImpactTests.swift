import Foundation
import TestSupport
import Testing

@Suite("garner impact")
struct ImpactCommandTests {
  private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> GarnerProcess.Result {
    try GarnerProcess.run(arguments, in: folder.path)
  }

  private func object(_ result: GarnerProcess.Result) throws -> [String: Any] {
    #expect(result.status == 0, "\(result.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func kinds(_ list: Any?) -> [String] {
    (list as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
  }

  private func git(_ line: String, in folder: TemporaryFolder) throws {
    let result = try GarnerProcess.shell("git -c user.name=x -c user.email=x@example.org \(line) 2>&1", in: folder.path)
    try #require(result.status == 0, "\(result.output)")
  }

  private func edit(_ file: String, _ old: String, _ new: String, in folder: TemporaryFolder) throws {
    let url = folder.url.appendingPathComponent(file)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: url)
  }

  @Test("of a study to be added is what the review says once it has been added")
  func adding() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let draft = try run(["template", "--id", "miller2001"], in: folder).output
    try folder.write(draft, to: "draft.json")
    let impact = try object(try run(["impact", "draft.json", "--format", "json"], in: folder))
    #expect(kinds(impact["records"]) == ["added"])
    let answers = try #require(impact["answers"] as? [[String: Any]])
    #expect(answers.first { $0["id"] as? String == "adolescents-clinical" }?["direct_after"] as? Int == 1)
    #expect(kinds(impact["claims"]).contains("becomes-false"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/studies/miller2001.json"))
    // Once it is there, it is what that study brings.
    #expect(try run(["add", "draft.json"], in: folder).status == 0)
    let own = try object(try run(["impact", "studies/miller2001.json", "--format", "json"], in: folder))
    #expect(NSDictionary(dictionary: own) == NSDictionary(dictionary: impact))
  }

  @Test("of a study the review has is what changing it changes")
  func changing() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let text = try String(contentsOfFile: folder.path + "/studies/damen1984.json", encoding: .utf8)
    try folder.write(text.replacing("\"n\": 18,", with: "\"n\": 19,"), to: "elsewhere/damen1984.json")
    let result = try run(["impact", "elsewhere/damen1984.json"], in: folder)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("changed Damen et al. (1984) [damen1984].\n"))
    #expect(
      result.output.contains(
        """
          Damen et al. (1984) / Participants
            − n = 18
            + n = 19
        """))
    let same = try run(["impact", "-", "--lang", "nl"], in: folder)
    #expect(same.status == 3)
  }

  @Test("since a revision of git is what changed in the files")
  func since() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try git("init -q .", in: folder)
    try git("add -A", in: folder)
    try git("commit -qm one", in: folder)
    #expect(try run(["impact", "--since", "HEAD"], in: folder).output == "Nothing changes.\n")
    try edit("studies/damen1984.json", "\"n\": 18,", "\"n\": 19,", in: folder)
    try FileManager.default.removeItem(atPath: folder.path + "/studies/harvard2000.json")
    let impact = try object(try run(["impact", "--since", "HEAD", "--format", "json"], in: folder))
    #expect(kinds(impact["records"]) == ["changed", "removed"])
    let counts = try #require(impact["counts"] as? [[String: Any]])
    #expect(counts.first?["before"] as? Int == 5)
    #expect(counts.first?["after"] as? Int == 4)
    try git("commit -qam two", in: folder)
    #expect(try run(["impact", "--since", "HEAD"], in: folder).output == "Nothing changes.\n")
    #expect(try object(try run(["impact", "--since", "HEAD~1", "--format", "json"], in: folder)).count == impact.count)
  }

  /// A review with a study that only an imported record tells was retracted.
  private func retracted() throws -> TemporaryFolder {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try edit("studies/damen1984.json", "\"citation\": {", "\"citation\": {\n    \"PMID\": \"601\",", in: folder)
    try folder.write("PMID- 601\nTI  - Taken back.\nPT  - Retracted Publication\n\n", to: "a.nbib")
    #expect(try run(["import", "a.nbib"], in: folder).status == 0)
    return folder
  }

  @Test(
    "of its study, garner show says so in JSON and XML, too",
    arguments: [
      "PMID- 601\nTI  - Taken back.\nPT  - Retracted Publication\n\n",
      "PMID- 700\nTI  - Retraction.\nPT  - Retraction of Publication\nROF - Mood. 1984;1:2. PMID: 601\n\n",
    ])
  func shownRetraction(imported: String) throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try edit("studies/damen1984.json", "\"citation\": {", "\"citation\": {\n    \"PMID\": \"601\",", in: folder)
    func status(_ id: String) throws -> String? {
      let citation = try object(try run(["show", id, "--format", "json"], in: folder))["citation"] as? [String: Any]
      return citation?["status"] as? String
    }
    #expect(try status("damen1984") == nil)
    try folder.write(imported, to: "a.nbib")
    #expect(try run(["import", "a.nbib"], in: folder).status == 0)
    #expect(try run(["show", "damen1984"], in: folder).output.contains("[retracted, by the import]"))
    #expect(try status("damen1984") == "retracted")
    #expect(try status("bakker2010") == nil)
    let xml = try run(["show", "damen1984", "--format", "xml"], in: folder).output
    #expect(xml.contains("retracted"))
    // As its file it is valid, and says it of itself from then on.
    try folder.write(
      try run(["show", "damen1984", "--format", "json"], in: folder).output, to: "studies/damen1984.json")
    #expect(try run(["show", "damen1984"], in: folder).output.contains("[retracted]"))
    // What a retracted publication is, its imported record says as well.
    if imported.hasPrefix("PMID- 601") {
      let record = try object(try run(["show", "pmid-601", "--format", "json"], in: folder))
      #expect((record["citation"] as? [String: Any])?["status"] as? String == "retracted")
    }
  }

  @Test("since a revision of git is nothing where only an import tells that a study was retracted")
  func importedRetraction() throws {
    let folder = try retracted()
    for line in ["init -q .", "add studies *.json *.md", "commit -qm one"] { try git(line, in: folder) }
    // Also where git keeps no imports, and with them.
    #expect(try run(["impact", "--since", "HEAD"], in: folder).output == "Nothing changes.\n")
    for line in ["add -A", "commit -qm two"] { try git(line, in: folder) }
    #expect(try run(["impact", "--since", "HEAD"], in: folder).output == "Nothing changes.\n")
    try edit("studies/damen1984.json", "\"n\": 18,", "\"n\": 19,", in: folder)
    let changed = try run(["impact", "--since", "HEAD"], in: folder).output
    #expect(changed.hasPrefix("changed Damen et al. (1984) [retracted, by the import] [damen1984].\n"), "\(changed)")
    let json = try object(try run(["impact", "--since", "HEAD", "--format", "json"], in: folder))
    #expect(
      NSArray(array: json["records"] as? [Any] ?? []) == [["id": "damen1984", "retracted": true, "kind": "changed"]])
    // Of a retraction that the study's own file tells, git knows.
    try edit("studies/damen1984.json", "\"n\": 19,", "\"n\": 18,", in: folder)
    try edit("studies/bakker2010.json", "\"citation\": {", "\"citation\": {\"status\": \"retracted\",", in: folder)
    let own = try run(["impact", "--since", "HEAD"], in: folder).output
    #expect(own.hasPrefix("changed Bakker & van Woerkom (2010) [retracted] [bakker2010].\n"), "\(own)")
  }

  @Test(
    "of a study in a file keeps that an import tells of its retraction",
    arguments: [("damen1984", "changed Damen et al."), ("dekker1985", "added Dekker et al.")])
  func draftRetracted(id: String, name: String) throws {
    let folder = try retracted()
    var text = try String(contentsOfFile: folder.path + "/studies/damen1984.json", encoding: .utf8)
    text = text.replacing("\"n\": 18,", with: "\"n\": 19,")
    if id == "dekker1985" { text = text.replacing("damen1984", with: id).replacing("Damen", with: "Dekker") }
    try folder.write(text, to: "elsewhere/\(id).json")
    let result = try run(["impact", "elsewhere/\(id).json"], in: folder)
    #expect(result.output.hasPrefix("\(name) (1984) [retracted, by the import] [\(id)].\n"), "\(result)")
    #expect(!result.output.contains(/et al. \(1984\)\n/), "\(result.output)")
  }

  @Test("of a saved question that was changed is what it is answered with now")
  func question() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    for line in ["init -q .", "add -A", "commit -qm one"] { try git(line, in: folder) }
    try edit("review.json", "\"population:adolescents AND setting:clinical\"", "\"theme:drop-out\"", in: folder)
    let impact = try object(try run(["impact", "--since", "HEAD", "--format", "json"], in: folder))
    let answer = try #require((impact["answers"] as? [[String: Any]])?.first)
    #expect(answer["id"] as? String == "adolescents-clinical")
    #expect(answer["question_after"] as? String == "theme:drop-out")
    #expect(answer["direct_before"] as? Int == 0 && answer["direct_after"] as? Int == 2)
  }

  @Test("is as its golden files have it, for both reviews", arguments: TableTests.reviews.keys.sorted(), ["en", "nl"])
  func golden(review: String, language: String) throws {
    let path = try #require(TableTests.reviews[review])
    let study = review == "running-therapy" ? "damen1984" : "vnn2012"
    let result = try GarnerProcess.run(
      ["impact", path + "/studies/\(study).json", "--review", path, "--lang", language, "--format", "markdown"])
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    #expect(Snapshot.compare(result.output, name: "impact/\(review).\(language).md") == .same)
  }

  @Test("works in a review that is one folder of a repository")
  func nested() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: GarnerProcess.runningAsMedicine, toPath: folder.path + "/a review")
    try? FileManager.default.removeItem(atPath: folder.path + "/a review/.garner")
    try git("init -q .", in: folder)
    try git("add -A", in: folder)
    try git("commit -qm one", in: folder)
    let result = try GarnerProcess.run(["impact", "--since", "HEAD", "--review", "a review"], in: folder.path)
    #expect(result.output == "Nothing changes.\n")
    #expect(result.status == 0)
  }

  @Test("cannot be told without git, a repository or the revision, and says which is missing")
  func wrong() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let none = try run(["impact", "--since", "HEAD"], in: folder)
    #expect(none.status == 2)
    #expect(none.errors.contains("the review is in no git repository"))
    try git("init -q .", in: folder)
    let unknown = try run(["impact", "--since", "v9"], in: folder)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("git knows no revision 'v9'"))
    let option = try run(["impact", "--since=--output=x"], in: folder)
    #expect(option.status == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
    let bare = try GarnerProcess.run(
      ["impact", "--since", "HEAD"], in: folder.path, environment: ["PATH": folder.path])
    #expect(bare.status == 3)
    #expect(bare.errors.contains("sudo apt-get install git"))
    #expect(try run(["impact"], in: folder).status == 2)
    #expect(try run(["impact", "x.json", "--since", "HEAD"], in: folder).status == 2)
  }

  @Test("is not told of a study with errors: they are named with their places")
  func broken() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let draft = try run(["template", "--id", "miller2001"], in: folder).output
    try folder.write(draft.replacing("\"drop-out\"", with: "\"drop-uot\""), to: "draft.json")
    let result = try run(["impact", "draft.json"], in: folder)
    #expect(result.status == 3)
    #expect(result.errors.contains("draft.json:54:18: error: /threats/0/themes/0: unknown theme 'drop-uot'"))
    #expect(result.output == "")
    try folder.write(draft.replacing("miller2001-t1", with: "greist1978-t1"), to: "twice.json")
    let twice = try run(["impact", "twice.json"], in: folder)
    #expect(twice.status == 3)
    #expect(twice.errors.contains("twice.json:"))
  }
}
