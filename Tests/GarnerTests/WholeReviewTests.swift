import Foundation
import TestSupport
import Testing

@Suite("Records that do not hold together")
struct WholeReviewTests {
  static let commands: [[String]] = [
    ["flow"], ["table", "themes"], ["gaps"], ["figure", "flow"], ["figure", "effect-direction"], ["build"],
    ["ask"], ["claims"], ["checklist"], ["impact", "studies/damen1984.json"], ["query", "--setting", "clinical"],
  ]

  static func review(_ change: (String) throws -> Void) throws -> TemporaryFolder {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try change(copy.path)
    return copy
  }

  static func replace(_ old: String, by new: String, in file: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
  }

  @Test("are refused by every command that counts over them, with the errors of the check", arguments: commands)
  func refused(arguments: [String]) throws {
    let folder = try Self.review { path in
      try Self.replace("damen1984-t1\"", by: "greist1978-t1\"", in: path + "/studies/damen1984.json")
    }
    let words = "the finding id 'greist1978-t1' is also used in studies/damen1984.json"
    for _ in 1...2 {
      let result = try GarnerProcess.run(arguments, in: folder.path)
      #expect(result.status == 3)
      #expect(result.output == "")
      let errors = result.errors.split(separator: "\n").filter { $0.contains(words) }
      #expect(errors.count == 1 && errors[0].contains(#/studies/greist1978.xml:\d+:\d+: error: /#), "\(result.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/build"))
    let check = try GarnerProcess.run(["check"], in: folder.path)
    #expect(check.status == 1 && check.errors.contains(words))
    let list = try GarnerProcess.run(["list"], in: folder.path)
    #expect(list.status == 3 && list.output.contains("damen1984") && list.errors.contains(words))
  }

  @Test("are told of with the line of a reference that leads nowhere, until it is mended")
  func deadReference() throws {
    let folder = try Self.review { path in
      try Self.replace(#""via": "hekking2011""#, by: #""via": "hekking2012""#, in: path + "/studies/bosscher1991.json")
    }
    for arguments in [["query", "--setting", "clinical"], ["build"]] {
      for _ in 1...2 {
        let result = try GarnerProcess.run(arguments, in: folder.path)
        #expect(result.status == 3)
        #expect(
          result.errors.contains(/studies\/bosscher1991.json:\d+:\d+: error: .*there is no record 'hekking2012'/),
          "\(result.errors)")
      }
    }
    try Self.replace("hekking2012", by: "hekking2011", in: folder.path + "/studies/bosscher1991.json")
    #expect(try GarnerProcess.run(["query", "--setting", "clinical"], in: folder.path).status == 0)
    try FileManager.default.removeItem(atPath: folder.path + "/studies/hekking2011.json")
    #expect(try GarnerProcess.run(["query", "--setting", "clinical"], in: folder.path).status == 3)
    // A file that is there and broken is a place to lead to; that it is broken is told.
    try "{".write(toFile: folder.path + "/studies/hekking2011.json", atomically: true, encoding: .utf8)
    let partial = try GarnerProcess.run(["query", "--setting", "clinical"], in: folder.path)
    #expect(partial.status == 3 && !partial.output.isEmpty && !partial.errors.contains("there is no record"))
  }

  @Test("name no background record and no unknown one as a study of the previous version")
  func previous() throws {
    for (id, words) in [("mead2010", "background record"), ("greist1979", "did you mean 'greist1978'?")] {
      let folder = try Self.review { path in
        try Self.replace(
          #""languages":"#, by: #""previous": { "label": { "en": "First" }, "studies": ["\#(id)"] }, "languages":"#,
          in: path + "/review.json")
      }
      for arguments in [["check"], ["flow"], ["build"]] {
        let result = try GarnerProcess.run(arguments, in: folder.path)
        #expect(result.status == (arguments == ["check"] ? 1 : 3))
        #expect(result.errors.contains(words) && result.errors.contains("/previous/studies/0"), "\(result.errors)")
      }
    }
  }
}
