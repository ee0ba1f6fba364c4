import Foundation
import TestSupport
import Testing

/// `garner claims` as its users run it.
@Suite("garner claims")
struct ClaimsTests {
  private static let text = """
    Two articles mention drop-out [@greist1978; @nabkasorn2005]<!-- claim theme=drop-out -->.
    Three articles see benefit in other conditions
    [@bakker2010; @nabkasorn2005; @harvard2000]<!-- claim theme=other-conditions -->.
    Nothing is said of it [@mead2010]. The unit is busy<!-- claim kind=own -->.

    """

  private func run(_ arguments: String..., in folder: TemporaryFolder) throws -> GarnerProcess.Result {
    try GarnerProcess.run(["claims"] + arguments + ["--review", GarnerProcess.runningTherapy], in: folder.path)
  }

  @Test func `names what is wrong with file, line and column, and ends with 1`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text, to: "text.md")
    let result = try run("text.md", in: folder)
    #expect(
      result.output == """
        text.md:3:2: undercounted: also held by greist1978 (greist1978-o1)
        text.md:3:15: unsupported: nabkasorn2005 has no finding with theme ‘Benefit in other mental conditions’
        3 claims: supported 1, own 1; 1 sentence that cites has no note; wrong: unsupported 1, undercounted 1

        """)
    #expect(result.errors == "")
    #expect(result.status == 1)
  }

  @Test func `blames the citations where the number is right, and the number where it is not`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      Three studies mention anxiety [@bakker2010; @damen1984]<!-- claim theme=anxiety-reduction -->.
      Drop-out is common<!-- claim theme=drop-out count=99999999999999999999 -->.

      """, to: "text.md")
    let lines = try run("text.md", in: folder).output.split(separator: "\n")
    #expect(
      lines.contains { $0.contains("written ‘Three studies’, as the records have it: ") && $0.hasSuffix("cited are 2") }
    )
    #expect(lines.contains { $0.contains("'99999999999999999999' is no number of studies") })
  }

  @Test(arguments: [
    ("en", "[retracted]", "supported (by what was retracted): ", "note: not borne out without what was retracted: "),
    (
      "nl", "[ingetrokken]", "onderbouwd (door wat is ingetrokken): ",
      "opmerking: niet onderbouwd zonder wat is ingetrokken: "
    ),
  ])
  func `marks every study that was taken back, and the sentence that rests on such studies`(
    language: String, mark: String, status: String, note: String
  ) throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    for id in ["damen1984", "nabkasorn2005"] {
      let path = copy.path + "/studies/\(id).json"
      let file = try String(contentsOfFile: path, encoding: .utf8)
      try file.replacing("\"citation\": {", with: "\"citation\": {\n    \"status\": \"retracted\",").write(
        toFile: path, atomically: true, encoding: .utf8)
    }
    try copy.write(
      """
      Depressive complaints lessen<!-- claim outcome=depression direction=improved -->.
      All studies report it [@damen1984]<!-- claim outcome=depression direction=improved -->.
      Complaints grow [@damen1984]<!-- claim outcome=depression direction=worsened -->.
      Two articles mention drop-out [@greist1978; @harvard2000]<!-- claim theme=drop-out -->.

      """, to: "t.md")
    func run(_ arguments: String...) throws -> String {
      try GarnerProcess.run(["claims", "t.md", "--lang", language] + arguments, in: copy.path).output
    }
    let all = try run("--all")
    #expect(all.contains(status) && all.contains(note), "\(all)")
    #expect(try run().contains("t.md:1:29: " + note))
    #expect(try run("--format", "markdown").contains(status.dropLast(2)))
    #expect(try run("--format", "sarif").contains(note.drop { $0 != " " }.dropFirst()))
    for output in [all, try run(), try run("--format", "markdown")] {
      for line in output.split(separator: "\n") where line.contains("damen1984") || line.contains("nabkasorn2005") {
        let isMarked = line.replacing("\\", with: "").contains(mark)
        #expect(isMarked || line.contains("[@damen1984]"), "\(line)")
      }
    }
    let json = try run("--format", "json")
    #expect(json.contains("\"supported_retracted\": 1") && json.contains("\"retracted\": true"))
    let pattern = #/"study": "(damen1984|nabkasorn2005)",(?!\s*"retracted": true)/#
    #expect(json.firstMatch(of: pattern) == nil, "\(json)")
    #expect(json.contains("\"study\": \"damen1984\""))
    let unused = try run("--unused", "--format", "json")
    #expect(unused.firstMatch(of: pattern) == nil && unused.contains("\"study\": \"nabkasorn2005\""))
  }

  @Test func `of a sentence that other studies bear out too, says only which were taken back`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let path = copy.path + "/studies/damen1984.json"
    let file = try String(contentsOfFile: path, encoding: .utf8)
    try file.replacing("\"citation\": {", with: "\"citation\": {\n    \"status\": \"retracted\",").write(
      toFile: path, atomically: true, encoding: .utf8)
    try copy.write(
      "Depressive complaints lessen<!-- claim outcome=depression direction=improved -->.\n", to: "t.md")
    let result = try GarnerProcess.run(["claims", "t.md", "--all"], in: copy.path)
    #expect(result.output.contains("supported: Depressive") && result.status == 0, "\(result.output)")
    #expect(result.output.contains("note: borne out by what was retracted, too: Damen et al. (1984) [retracted]"))
  }

  @Test func `shows what is supported, and by what, where it is asked to`() throws {
    let folder = try TemporaryFolder()
    try folder.write(String(Self.text.prefix(while: { $0 != "\n" })), to: "text.md")
    let result = try run("text.md", "--all", "--lang", "nl", in: folder)
    #expect(
      result.output == """
        text.md:1:32: onderbouwd: Two articles mention drop-out [@greist1978; @nabkasorn2005].
          greist1978-t2: Drop-out. [De scriptie over runningtherapie op KP de Spiegel, Tabel 2, Greist et al. (1978), kolom ‘Bedreigingen’, punt 2]
          nabkasorn2005-t1: Drop-out. [De scriptie over runningtherapie op KP de Spiegel, Tabel 2, Nabkasorn et al. (2005), kolom ‘Bedreigingen’, punt 1]
        1 bewering: onderbouwd 1; niets fout

        """)
    #expect(result.status == 0)
  }

  @Test(
    "gives everything to programs and editors, the same each time",
    arguments: [("json", "claims.json"), ("sarif", "claims.sarif.json"), ("markdown", "claims.md")])
  func forms(format: String, name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text + "\nA note <!-- claim theme=drop-uot -->. [@greist1978.\n", to: "text.md")
    for language in ["en", "nl"] {
      let result = try run("text.md", "--format", format, "--lang", language, in: folder)
      #expect(result.status == 1)
      #expect(try run("text.md", "--format", format, "--lang", language, in: folder).output == result.output)
      switch Snapshot.compare(result.output, name: "\(language)-\(name)") {
      case .same: break
      case .different(let message), .renewed(let message): Issue.record("\(message)")
      }
    }
  }

  @Test func `reads the review's own syntheses where no file is named, and no kept report`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: GarnerProcess.runningTherapy, toPath: folder.path + "/review")
    let own = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/review").filter {
      $0.hasPrefix("synthesis.")
    }
    for name in own { try FileManager.default.removeItem(atPath: folder.path + "/review/" + name) }
    let none = try GarnerProcess.run(["claims"], in: folder.path + "/review")
    #expect(none.errors == "garner: the review has no synthesis.*.md; name the Markdown file to check\n")
    #expect(none.status == 2)
    try folder.write(Self.text, to: "review/synthesis.nl.md")
    try folder.write("[@nobody1900]", to: "review/synthesis.nl.claims.md")
    let result = try GarnerProcess.run(["claims"], in: folder.path + "/review/studies")
    #expect(result.output.hasPrefix("../synthesis.nl.md:3:2: undercounted"))
    #expect(!result.output.contains("nobody1900"))
  }

  @Test func `keeps a report beside the text in its language, and overwrites only what it made`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text, to: "text.nl.md")
    #expect(try run("text.nl.md", "--report", in: folder).status == 1)
    let kept = try String(contentsOfFile: folder.path + "/text.nl.claims.md", encoding: .utf8)
    #expect(kept.contains("| 3 | te weinig geteld |"))
    try folder.write(Self.text.replacingOccurrences(of: "Three", with: "Four"), to: "text.nl.md")
    #expect(try run("text.nl.md", "--report", in: folder).status == 1)
    #expect(try String(contentsOfFile: folder.path + "/text.nl.claims.md", encoding: .utf8) != kept)
    try folder.write("mine", to: "text.nl.claims.md")
    let refused = try run("text.nl.md", "--report", in: folder)
    #expect(refused.status == 3)
    #expect(
      refused.errors == "garner: text.nl.claims.md is there already and is not overwritten; nothing was written\n")
    #expect(try String(contentsOfFile: folder.path + "/text.nl.claims.md", encoding: .utf8) == "mine")
  }

  @Test func `lists what no sentence uses`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text, to: "text.md")
    let result = try run("text.md", "--unused", in: folder)
    #expect(result.status == 0)
    #expect(result.output.contains("damen1984-t4: "))
    #expect(!result.output.contains("greist1978-t2"))
  }

  @Test(
    "refuses what cannot be read, and says where",
    arguments: [
      (["nothing.md"], "garner: nothing.md cannot be read: No such file or directory\n", Int32(3)),
      (["bad.md"], "garner: bad.md:2:3: not UTF-8: save the file as UTF-8\n", 3),
      (["."], "garner: . cannot be read: it is not a regular file\n", 3),
      (["bad.md", "--all", "--format", "json"], "--all is for the text of claims", 2),
      (["bad.md", "bad.md"], "bad.md is named twice", 2),
      (["-", "--report"], "standard input has no place beside it", 2),
      (["bad.md", "--unused", "--format", "sarif"], "--unused lists findings", 2),
    ])
  func refused(arguments: [String], message: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    try Data([0x61, 0x0A, 0xC3, 0xA9, 0x20, 0xFF]).write(to: folder.url.appendingPathComponent("bad.md"))
    let result = try GarnerProcess.run(
      ["claims"] + arguments + ["--review", GarnerProcess.runningTherapy], in: folder.path)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.status == status)
    #expect(result.output == "")
  }

  @Test func `reads a long text to its end`() throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: Self.text, count: 2_000) + "The end [@nobody1900].\n", to: "text.md")
    let result = try run("text.md", in: folder)
    #expect(result.output.contains("text.md:8001:10: no record: the catalogue holds no source @nobody1900"))
    #expect(result.output.hasSuffix("wrong: unsupported 2000, undercounted 2000, no record 1\n"))
  }

  @Test(
    "is kept beside the syntheses that come with the product, as the records are now; --report makes it anew",
    arguments: [GarnerProcess.runningTherapy, GarnerProcess.runningAsMedicine], ["nl", "en"])
  func kept(review: String, language: String) throws {
    let result = try GarnerProcess.run(
      ["claims", "synthesis.\(language).md", "--format", "markdown", "--lang", language], in: review)
    let kept = try String(contentsOfFile: "\(review)/synthesis.\(language).claims.md", encoding: .utf8)
    #expect(result.output == kept)
    #expect(result.status == (kept.contains("## Wrong") || kept.contains("## Fout") ? 1 : 0))
  }
}
