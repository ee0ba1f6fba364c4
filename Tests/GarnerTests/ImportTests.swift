import Foundation
import TestSupport
import Testing

@Suite("garner import")
struct ImportTests {
  private static let export = "PMID- 1\nTI  - First.\nZZ  - kept\n\nPMID- 2\nTI  - Second.\n"
  private static let exportOfPubMed = export.replacing("TI", with: "OWN - NLM\nSTAT- MEDLINE\nSO  - J\nTI")

  @Test("adds the records of an export once, and a changed one from the later file")
  func importing() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.exportOfPubMed, to: "export.txt")
    let first = try GarnerProcess.run(["import", "export.txt"], in: copy.path)
    #expect(first.status == 0, "\(first.errors)")
    #expect(
      first.output.contains("2 records: 2 new, 0 replaced, 0 there already; written to records/0001-export.jsonl"))
    let again = try GarnerProcess.run(["import", "export.txt"], in: copy.path)
    #expect(again.output.contains("0 new, 0 replaced, 2 there already"))
    try copy.write(Self.exportOfPubMed.replacing("Second.", with: "Second, corrected."), to: "export.txt")
    let later = try GarnerProcess.run(["import", "export.txt"], in: copy.path)
    #expect(later.output.contains("0 new, 1 replaced, 1 there already; written to records/0002-export.jsonl"))
    let names = try FileManager.default.contentsOfDirectory(atPath: copy.path + "/records").sorted()
    #expect(names == ["0001-export.jsonl", "0002-export.jsonl"])
    #expect(try GarnerProcess.run(["check"], in: copy.path).status == 0)
    let exported = try GarnerProcess.run(["export"], in: copy.path)
    #expect(exported.output.contains("Second, corrected.") && !exported.output.contains("\"Second.\""))
    let other = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    #expect(try GarnerProcess.run(["export"], in: other.path).status == 1)
    try other.write(exported.output, to: "zotero.json")
    #expect(try GarnerProcess.run(["import", "zotero.json"], in: other.path).output.contains("2 new"))
    #expect(try GarnerProcess.run(["export"], in: other.path).output == exported.output)
  }

  @Test("writes nothing with --dry-run, nor with --strict where anything is wrong; else one bad line costs no record")
  func refusing() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write("      stray\n" + Self.export, to: "export.nbib")
    for option in ["--dry-run", "--strict"] {
      let result = try GarnerProcess.run(["import", "export.nbib", option], in: copy.path)
      #expect(result.status == 3)
      #expect(result.errors.contains("export.nbib:1:1: error: this line belongs to no field"))
      #expect(!FileManager.default.fileExists(atPath: copy.path + "/records"))
    }
    let result = try GarnerProcess.run(["import", "export.nbib"], in: copy.path)
    #expect(result.status == 3)
    #expect(result.output.contains("2 new"))
  }

  @Test func `the report in JSON names the column of an error where the text does`() throws {
    let folder = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try folder.write("[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\"},\n {\"id\": 01}, 7]\n", to: "a.json")
    let report = try GarnerProcess.run(["import", "a.json", "--dry-run", "--format", "json"], in: folder.path)
    let object = try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [[String: Any]]
    let remarks = try #require(object?.first?["remarks"] as? [[String: Any]])
    #expect(!remarks.isEmpty)
    for remark in remarks {
      let lines = try #require(remark["lines"] as? [Int])
      let columns = try #require(remark["columns"] as? [Int])
      for (line, column) in zip(lines, columns) {
        #expect(report.errors.contains("a.json:\(line):\(column): error: "), "\(remark)\n\(report.errors)")
      }
    }
  }

  @Test("writes the report before anything, or nothing at all where it cannot")
  func reportPlace() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.export, to: "export.nbib")
    try copy.write("mine", to: "taken.md")
    let log = try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8)
    for (place, reason) in [
      ("nowhere/report.md", "nowhere/report.md cannot be written: No such file or directory; nothing was changed"),
      ("taken.md", "taken.md is there already and is not overwritten; nothing was written"),
    ] {
      let result = try GarnerProcess.run(
        ["import", "export.nbib", "--search", "s3", "--database", "pubmed", "--report", place], in: copy.path)
      #expect(result.status == 3 && result.errors.contains(reason), "\(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: copy.path + "/records"))
      #expect(try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8) == log)
    }
    #expect(try String(contentsOfFile: copy.path + "/taken.md", encoding: .utf8) == "mine")
  }

  @Test(arguments: ["txt", "md", "json"])
  func `the report of a trial is replaced by that of the import, unless somebody worked in it`(form: String) throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.export, to: "export.nbib")
    let path = "r.\(form)"
    func report() throws -> String { try String(contentsOfFile: copy.path + "/" + path, encoding: .utf8) }
    let arguments = ["import", "export.nbib", "--report", path]
    #expect(try GarnerProcess.run(arguments + ["--dry-run"], in: copy.path).status == 0)
    let trial = try report()
    #expect(trial.contains(form == "json" ? "\"dry_run\": true" : "nothing was written (--dry-run)"), "\(trial)")
    for text in [trial + "\nAsk Ann.\n", "--dry-run\n"] {
      try copy.write(text, to: path)
      let result = try GarnerProcess.run(arguments, in: copy.path)
      #expect(result.status == 3 && result.errors.contains("\(path) is there already"), "\(result.errors)")
      #expect(try report() == text && !FileManager.default.fileExists(atPath: copy.path + "/records"))
    }
    try copy.write(trial, to: path)
    #expect(try GarnerProcess.run(arguments + ["--dry-run"], in: copy.path).status == 0)
    #expect(try report() == trial)
    #expect(try GarnerProcess.run(arguments, in: copy.path).status == 0)
    let done = try report()
    #expect(done.contains("records/0001") && !done.contains("dry"), "\(done)")
    let again = try GarnerProcess.run(arguments, in: copy.path)
    #expect(again.status == 3 && again.errors.contains("is not overwritten"))
    #expect(try report() == done)
  }

  @Test(
    "takes the records and the report back where the log of searches cannot be written",
    .enabled(if: SmallDisk.isPermitted, "mounting a small file system needs root's permission"))
  func logNotWritten() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.export, to: "export.nbib")
    let disk = try SmallDisk(kilobytes: 64)
    try FileManager.default.moveItem(atPath: copy.path + "/searches.json", toPath: disk.path + "/searches.json")
    try FileManager.default.createSymbolicLink(
      atPath: copy.path + "/searches.json", withDestinationPath: disk.path + "/searches.json")
    try disk.makeReadOnly()
    let result = try GarnerProcess.run(
      ["import", "export.nbib", "--search", "s3", "--database", "pubmed", "--report", "r.md"], in: copy.path)
    #expect(result.status == 3 && result.errors.contains("nothing was changed"), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: copy.path + "/records"))
    #expect(!FileManager.default.fileExists(atPath: copy.path + "/r.md"))
    let arguments = ["import", "export.nbib", "--search", "s3", "--database", "pubmed", "--report", "r.md"]
    #expect(try GarnerProcess.run(arguments + ["--dry-run"], in: copy.path).status == 0)
    let trial = try String(contentsOfFile: copy.path + "/r.md", encoding: .utf8)
    #expect(try GarnerProcess.run(arguments, in: copy.path).status == 3)
    #expect(try String(contentsOfFile: copy.path + "/r.md", encoding: .utf8) == trial)
  }

  @Test("names every refusal with its line in each form of the report")
  func refusalsInReports() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let strays = (1...25).map { _ in "ER  -\n" }.joined()
    try copy.write("ER  -\nTY  - JOUR\nTI  - Running\nER  -\n" + strays, to: "export.ris")
    for form in ["txt", "md", "json"] {
      let result = try GarnerProcess.run(["import", "export.ris", "--dry-run", "--report", "r.\(form)"], in: copy.path)
      #expect(result.status == 3)
      let report = try String(contentsOfFile: copy.path + "/r.\(form)", encoding: .utf8)
      #expect(report.contains("'ER' stands outside any record"), "\(report)")
      #expect(result.errors.contains("; and 6 more of these"), "\(result.errors)")
      if form == "json" { continue }
      #expect(report.contains("export.ris:1:1: error:") && report.contains("export.ris:29:1: error:"), "\(report)")
      #expect(!result.output.contains("error:"))
    }
  }

  @Test(
    "takes nothing with --strict where lines were passed over or the format's rules are broken, and says so",
    arguments: [
      ("This is no record\nTY  - JOUR\nTI  - A\nER  -\n", "1:1: error: this line stands outside any record"),
      ("TY  - JOUR\nTI  - A\n", "2:1: error: the last record has no 'ER  -'"),
      ("PMID- 1\nTI  - A\nstray\n", "3:1: error: a line with neither a tag nor blanks"),
      ("id,title,year\n1,A\n", "2:1: error: the row has fewer cells than the header"),
    ])
  func strict(text: String, error: String) throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(text, to: "export")
    try copy.write(Self.export, to: "other.nbib")
    let result = try GarnerProcess.run(["import", "export", "other.nbib", "--strict"], in: copy.path)
    #expect(result.status == 3 && result.errors.contains("export:\(error)"), "\(result.errors)")
    #expect(result.errors.contains("garner: nothing was imported"))
    #expect(result.output.contains("1 record: nothing was imported\n"), "\(result.output)")
    #expect(result.output.contains("2 records: nothing was imported\n") && !result.output.contains("new"))
    #expect(!FileManager.default.fileExists(atPath: copy.path + "/records"))
    #expect(try GarnerProcess.run(["import", "export"], in: copy.path).status == 0)
  }

  @Test("leaves out the record that a file breaks off within, so that the whole file brings it once")
  func cutOff() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let record = "TY  - JOUR\nTI  - A\nDO  - 10.1/a\nAB  - Some words\nER  - \n"
    let whole = record + record.replacing("A\n", with: "B\n").replacing("10.1/a", with: "10.1/b")
    try copy.write(String(whole.dropLast(12)), to: "cut.ris")
    try copy.write(whole, to: "whole.ris")
    let cut = try GarnerProcess.run(["import", "cut.ris"], in: copy.path)
    #expect(cut.status == 3 && cut.output.contains("ris, 1 record: 1 new"), "\(cut.output)")
    #expect(cut.errors.contains("cut.ris:6:1: error: the file ends within the record that begins here"))
    let again = try GarnerProcess.run(["import", "whole.ris"], in: copy.path)
    #expect(again.status == 0 && again.output.contains("ris, 2 records: 1 new, 0 replaced, 1 there already"))
  }

  @Test("says of a file that is not there that it cannot be read, not that its format is unknown")
  func missing() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let result = try GarnerProcess.run(["import", "nosuch.ris"], in: copy.path)
    #expect(result.status == 3 && result.output == "nosuch.ris: cannot be read\n")
    #expect(result.errors.contains("nosuch.ris"))
  }

  @Test("checks the records it keeps, line by line")
  func damaged() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write("{\"id\": \"a\", \"citation\": {\"id\": \"a\", \"type\": \"bok\"}}\nx\n", to: "records/0001-a.jsonl")
    let result = try GarnerProcess.run(["check"], in: copy.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("records/0001-a.jsonl:1:"))
    #expect(result.errors.contains("did you mean 'book'?"))
    #expect(result.errors.contains("records/0001-a.jsonl:2:1: error:"))
  }

  @Test("takes a table by a mapping of its columns, and refuses a mapping that is wrong with its place")
  func mapping() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write("Titel;Auteurs;Intern\nHardlopen;Smith, J./Doe, A.;x\n", to: "table.csv")
    #expect(try GarnerProcess.run(["import", "table.csv"], in: copy.path).status == 3)
    let columns = "\"columns\": {\"Titel\": \"title\",\n \"Auteurs\": {\"to\": \"author\", \"split\": \"/\"}}"
    try copy.write("{\(columns)}", to: "columns.json")
    let result = try GarnerProcess.run(["import", "table.csv", "--mapping", "columns.json"], in: copy.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("1 new"))
    let exported = try GarnerProcess.run(["export"], in: copy.path)
    #expect(exported.output.contains("\"Hardlopen\"") && exported.output.contains("\"Doe\""))
    try copy.write("{\(columns.replacing("author", with: "auhtor"))}", to: "columns.json")
    let refused = try GarnerProcess.run(["import", "table.csv", "--mapping", "columns.json"], in: copy.path)
    #expect(refused.status == 3)
    #expect(refused.errors.contains("columns.json:2:20: error: /columns/Auteurs/to: there is no place 'auhtor'"))
    #expect(refused.errors.contains("did you mean 'author'?"))
    #expect(try GarnerProcess.run(["import", "table.csv", "--mapping", "none.json"], in: copy.path).status == 3)
  }
}

@Suite("An import that belongs to a search")
struct SearchImportTests {
  @Test("is written into the log once, with the number of its records as hits")
  func linking() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write("PMID- 1\nTI  - First.\n\nPMID- 2\nTI  - Second.\n", to: "a.nbib")
    let unclear = try GarnerProcess.run(["import", "a.nbib", "--search", "s3"], in: copy.path)
    #expect(unclear.status == 2 && unclear.errors.contains("say which with --database: picarta"))
    let wrong = try GarnerProcess.run(["import", "a.nbib", "--search", "s33"], in: copy.path)
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean 's3'?"))
    let arguments = ["import", "a.nbib", "--search", "s3", "--database", "pubmed"]
    let first = try GarnerProcess.run(arguments, in: copy.path)
    #expect(first.status == 0 && first.errors.contains("the number of hits is 2; it was 4"))
    let log = try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8)
    #expect(log.contains("{\"source\": \"a.nbib\", \"records\": 2"))
    #expect(try GarnerProcess.run(arguments, in: copy.path).output.contains("0 new, 0 replaced, 2 there already\n"))
    #expect(try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8) == log)
    #expect(try FileManager.default.contentsOfDirectory(atPath: copy.path + "/records").count == 1)
    let other = try GarnerProcess.run(["import", "a.nbib", "--search", "s4", "--database", "pubmed"], in: copy.path)
    #expect(other.output.contains("2 there already; written to records/0002-a.jsonl"))
    let again = try String(contentsOfFile: copy.path + "/records/0002-a.jsonl", encoding: .utf8)
    #expect(again.hasSuffix("{\"again\":\"pmid-1\"}\n{\"again\":\"pmid-2\"}\n"))
    #expect(try GarnerProcess.run(["check"], in: copy.path).status == 0)
  }

  private static func nbib(_ numbers: [Int], _ title: String = "Number") -> String {
    numbers.map { "PMID- \($0)\nTI  - \(title) \($0).\n" }.joined(separator: "\n")
  }

  private static func take(_ file: String, into copy: TemporaryFolder) throws -> String {
    try GarnerProcess.run(["import", file, "--search", "s3", "--database", "pubmed"], in: copy.path).errors
  }

  @Test func `what a later export of the search brings again is told, and not counted again`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.nbib([1, 2]), to: "a.nbib")
    try copy.write(Self.nbib([2, 3]), to: "b.nbib")
    #expect(try !Self.take("a.nbib", into: copy).contains("again"))
    let second = try Self.take("b.nbib", into: copy)
    #expect(second.contains("the number of hits is 3; it was 2"))
    #expect(second.contains("; 1 of the records was brought by an earlier export of it, and not counted again"))
    #expect(try !Self.take("b.nbib", into: copy).contains("again"))
  }

  @Test("counts what its exports hold as the flow diagram, the table of sources and the check do")
  func agreeing() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let exports = [
      ("a.nbib", Self.nbib([1, 2]), 2, "3057", "Pubmed,2,0,2,"),
      ("b.nbib", Self.nbib([2, 3]), 3, "3058", "Pubmed,3,0,3,"),
      ("c.nbib", Self.nbib([1, 2, 3], "Changed"), 3, "3058", "Pubmed,3,0,3,"),
      // One of its records stands in it twice, and came before; of the other both count, and one is a duplicate.
      ("d.nbib", Self.nbib([3, 3, 4, 4]), 5, "3060", "Pubmed,5,1,4,"),
    ]
    for (name, text, hits, identified, row) in exports {
      try copy.write(text, to: name)
      #expect(try Self.take(name, into: copy).contains("the number of hits is \(hits)"))
      let flow = try GarnerProcess.run(["flow"], in: copy.path)
      #expect(flow.output.contains("Pubmed: \(identified)") && !flow.errors.contains("the log has"), "\(flow.output)")
      #expect(try GarnerProcess.run(["table", "sources", "--format", "csv"], in: copy.path).output.contains(row))
      let check = try GarnerProcess.run(["check"], in: copy.path)
      #expect(check.status == 0 && !check.errors.contains("hits, and the imports"), "\(check.errors)")
    }
    // Another database found them too.
    let other = try GarnerProcess.run(["import", "a.nbib", "--search", "s3", "--database", "embase"], in: copy.path)
    #expect(other.errors.contains("the number of hits is 2; it was 0") && !other.errors.contains("again"))
    #expect(try !GarnerProcess.run(["check"], in: copy.path).errors.contains("hits, and the imports"))
    let sources = try GarnerProcess.run(["table", "sources", "--format", "csv"], in: copy.path).output
    #expect(sources.contains("Pubmed,5,1,4,") && sources.contains("Embase,2,2,2,"), "\(sources)")
  }

  @Test func `a log that counts otherwise than the imports is warned of by the check`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(Self.nbib([1, 2]), to: "a.nbib")
    _ = try Self.take("a.nbib", into: copy)
    let path = copy.path + "/searches.json"
    let log = try String(contentsOfFile: path, encoding: .utf8)
    func check(_ log: String) throws -> String {
      try log.write(toFile: path, atomically: true, encoding: .utf8)
      let check = try GarnerProcess.run(["check"], in: copy.path)
      #expect(check.status == 0)
      return check.errors
    }
    #expect(
      try check(log.replacing("\"hits\": 2,", with: "\"hits\": 3,")).contains(
        "warning: /searches/2/results/2/hits: 3 hits, and the imports of 's3' in 'pubmed' hold 2 records"))
    #expect(try !check(log).contains("/hits:"))
    try FileManager.default.removeItem(atPath: copy.path + "/records/0001-a.jsonl")
    #expect(try check(log).contains("2 hits, and the imports of 's3' in 'pubmed' hold 0 records"))
    try copy.write(
      "{\"import\":{\"source\":\"x\",\"search\":\"s9\",\"database\":\"pubmed\"}}\n"
        + "{\"id\":\"r\",\"citation\":{\"id\":\"r\",\"type\":\"article\",\"title\":\"T\"}}\n",
      to: "records/0001-x.jsonl")
    #expect(
      try check(log).contains(
        "records/0001-x.jsonl:1:1: warning: the import belongs to the search 's9' in 'pubmed', of which searches.json"))
  }
}

@Suite("An import that raises the hits of a search that was screened")
struct UnscreenedImportTests {
  private func export(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { "PMID- \($0)\nTI  - Number \($0).\n" }.joined(separator: "\n")
  }

  @Test("says that the new hits were not screened, on the console and in the log; the table goes by the decisions")
  func raised() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(export(1...3), to: "a.nbib")
    let none = try GarnerProcess.run(["import", "a.nbib", "--search", "s2", "--database", "embase"], in: copy.path)
    #expect(none.errors.contains("the number of hits is 3; it was 0; the log said that they were screened"))
    #expect(none.errors.contains("and says now that 3 new ones were not"))
    func log() throws -> String { try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8) }
    #expect(try log().contains("\"database\": \"embase\",\n          \"hits\": 3,\n          \"screened\": false,"))

    // Of 6 none was relevant; 3 more come.
    try copy.write(export(11...19), to: "b.nbib")
    let some = try GarnerProcess.run(["import", "b.nbib", "--search", "s4", "--database", "pubmed"], in: copy.path)
    #expect(some.errors.contains("the number of hits is 9; it was 6") && some.errors.contains("3 new ones were not"))
    #expect(try log().contains("\"notScreened\": 3"))
    let check = try GarnerProcess.run(["check"], in: copy.path)
    #expect(check.status == 0 && check.errors.contains("the log says that 6 of these hits were screened, and on 9 of"))
    func table(_ format: String) throws -> String {
      try GarnerProcess.run(["table", "search-results", "--lang", "en", "--format", format], in: copy.path).output
    }
    #expect(try table("markdown").contains("| 9 † |"))
    _ = try GarnerProcess.run(
      ["screen", "--decision", "exclude"] + (11...16).map { "pmid-\($0)" }, in: copy.path)
    for (format, words, whole) in [
      ("markdown", "| 9 (0), 3 † |", "| 0 | 0 | 0 | 3 † |"),
      ("csv", "\"9 (0), 3 not screened\"", ",0,0,0,3 (not screened)"),
    ] {
      let table = try table(format)
      #expect(table.contains(words) && table.contains(whole), "\(table)")
    }
    let json = try GarnerProcess.run(["table", "search-results", "--format", "json"], in: copy.path).output
    #expect(json.contains("{\"hits\": 9, \"relevant\": 0, \"screened\": false, \"not_screened\": 3}"))
    #expect(json.contains("{\"hits\": 3, \"relevant\": null, \"screened\": false}"))

    // The log's number covers these.
    try copy.write(export(21...24), to: "c.nbib")
    let covered = try GarnerProcess.run(["import", "c.nbib", "--search", "s3", "--database", "pubmed"], in: copy.path)
    #expect(covered.errors.contains("the number of hits is 4") && !covered.errors.contains("screened"))
    #expect(try log().components(separatedBy: "notScreened").count == 2)
  }

  @Test("is refused where the log says more than can be")
  func impossible() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let path = copy.path + "/searches.json"
    let log = try String(contentsOfFile: path, encoding: .utf8)
    let place = "\"hits\": 18, \"relevant\": 2, \"screened\": true"
    for (words, message) in [
      (place + ", \"notScreened\": 17", "17 of 18 hits not screened, and 2 found relevant"),
      ("\"hits\": 18, \"screened\": false, \"notScreened\": 1", "here none was"),
    ] {
      try log.replacingOccurrences(of: place, with: words).write(toFile: path, atomically: true, encoding: .utf8)
      let check = try GarnerProcess.run(["check"], in: copy.path)
      #expect(check.status == 3 || check.status == 1)
      #expect((check.output + check.errors).contains(message), "\(check.errors)")
    }
  }
}

@Suite("An export that holds fewer records than the log counts as relevant")
struct FewerRecordsTests {
  @Test("leaves the number of hits, says so, and leaves a review that can be used")
  func fewer() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write("PMID- 1\nTI  - First.\n", to: "a.nbib")
    let run = try GarnerProcess.run(["import", "a.nbib", "--search", "s1", "--database", "pubmed"], in: copy.path)
    #expect(run.status == 0 && run.errors.contains("the number of hits stays 12"), "\(run.errors)")
    #expect(run.errors.contains("than the 1 record of its exports"))
    let log = try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8)
    #expect(log.contains("{\"source\": \"a.nbib\", \"records\": 1"))
    #expect(try GarnerProcess.run(["check"], in: copy.path).status == 0)
  }
}

@Suite("Retracted publications")
struct RetractionTests {
  @Test("show as such wherever the study is named, and check tells of those that do not yet")
  func retracted() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let path = "studies/bakker2010.json"
    let file = try String(contentsOfFile: copy.path + "/" + path, encoding: .utf8)
    func write(_ text: String) throws {
      try text.write(toFile: copy.path + "/" + path, atomically: true, encoding: .utf8)
    }
    try write(file.replacing("\"citation\": {", with: "\"citation\": {\n    \"PMID\": \"9\","))
    try copy.write(
      "PMID- 9\nOWN - NLM\nSTAT- MEDLINE\nTI  - Taken back.\nPT  - Retracted Publication\nRIN - Lancet. PMID: 10\n\n",
      to: "pubmed.nbib")
    let report = try GarnerProcess.run(["import", "pubmed.nbib"], in: copy.path)
    #expect(report.output.contains("1 retracted"))
    let check = try GarnerProcess.run(["check"], in: copy.path)
    #expect(
      check.errors.contains("bakker2010.json") && check.errors.contains("retracted, says the imported record 'pmid-9'"))
    #expect(try GarnerProcess.run(["export"], in: copy.path).output.contains("\"status\": \"retracted\""))
    for arguments in [["list"], ["show", "bakker2010"], ["query"], ["table", "characteristics", "--format", "csv"]] {
      #expect(
        try GarnerProcess.run(arguments, in: copy.path).output.contains("(2010) [retracted, by the import]"),
        "\(arguments)")
    }
    #expect(
      try GarnerProcess.run(["list", "--format", "json"], in: copy.path).output.contains("\"retracted_by\": \"pmid-9\"")
    )
    #expect(
      try GarnerProcess.run(["show", "bakker2010", "--format", "json"], in: copy.path).output.contains(
        "\"status\": \"retracted\""))
    #expect(
      try GarnerProcess.run(["export", "--studies", "--format", "ris"], in: copy.path).output.contains(
        "M3  - Retracted Publication"))
    #expect(
      try GarnerProcess.run(["table", "themes", "--format", "json"], in: copy.path).output.contains(
        "{\"id\": \"bakker2010\", \"retracted\": true}"))
    let flow = try GarnerProcess.run(
      ["flow", "--box", "identified-databases", "--list", "--format", "csv"], in: copy.path)
    #expect(flow.output.contains("Taken back. [retracted]"), "\(flow.output)")
    try copy.write("Running helps [@bakker2010]{claim finding}.\n", to: "t.md")
    #expect(
      try GarnerProcess.run(["claims", "t.md", "--format", "json"], in: copy.path).output.contains("was retracted: "))
    #expect(try GarnerProcess.run(["claims", "t.md"], in: copy.path).output.contains("note: was retracted: "))
    for arguments in [
      ["gaps", "--by", "outcome", "--by", "design", "--all"],
      ["figure", "evidence-map", "--rows", "theme", "--columns", "design"],
    ] {
      let shown = try GarnerProcess.run(arguments + ["--format", "json"], in: copy.path).output
      let marked = shown.ranges(of: "{\"id\": \"bakker2010\", \"retracted\": true}").count
      #expect(marked > 0 && marked == shown.ranges(of: "bakker2010").count, "\(arguments)")
    }
    try FileManager.default.removeItem(atPath: copy.path + "/.garner")
    #expect(try GarnerProcess.run(["list"], in: copy.path).output.contains("[retracted, by the import]"))
    try copy.write(
      "PMID- 9\nOWN - NLM\nSTAT- MEDLINE\nLR  - 20240101\nTI  - Taken back no longer.\n\n", to: "later.nbib")
    #expect(try GarnerProcess.run(["import", "later.nbib"], in: copy.path).status == 0)
    #expect(try !GarnerProcess.run(["list"], in: copy.path).output.contains("retracted"))
    try FileManager.default.removeItem(atPath: copy.path + "/records")
    try write(
      file.replacing("\"citation\": {", with: "\"citation\": {\n    \"PMID\": \"9\", \"status\": \"retracted\","))
    #expect(try !GarnerProcess.run(["check"], in: copy.path).errors.contains("retracted, says"))
    for arguments in [["list"], ["show", "bakker2010"], ["query"], ["table", "characteristics", "--format", "csv"]] {
      #expect(try GarnerProcess.run(arguments, in: copy.path).output.contains("(2010) [retracted]"), "\(arguments)")
    }
    #expect(
      try GarnerProcess.run(["table", "themes", "--lang", "nl", "--format", "csv"], in: copy.path).output.contains(
        "(2010) [ingetrokken]"))
    #expect(
      try GarnerProcess.run(["query", "--format", "json"], in: copy.path).output.contains("\"retracted\": true"))
  }

  @Test func `a notice marks the study that it takes back, also where its own record says nothing`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let path = copy.path + "/studies/bakker2010.json"
    let file = try String(contentsOfFile: path, encoding: .utf8)
    try file.replacing("\"citation\": {", with: "\"citation\": {\n    \"PMID\": \"100\",").write(
      toFile: path, atomically: true, encoding: .utf8)
    func export(_ kind: String) -> String {
      func article(_ pmid: String, _ links: String) -> String {
        "<PubmedArticle><MedlineCitation><PMID>\(pmid)</PMID><Article><ArticleTitle>T\(pmid)</ArticleTitle></Article>"
          + links + "</MedlineCitation></PubmedArticle>"
      }
      let link =
        "<CommentsCorrectionsList><CommentsCorrections RefType=\"\(kind)\"><RefSource>J</RefSource><PMID>100</PMID>"
        + "</CommentsCorrections></CommentsCorrectionsList>"
      return "<PubmedArticleSet>" + article("100", "") + article("200", link) + "</PubmedArticleSet>"
    }
    try copy.write(export("PartialRetractionOf"), to: "partial.xml")
    #expect(try GarnerProcess.run(["import", "partial.xml"], in: copy.path).status == 0)
    #expect(try !GarnerProcess.run(["list"], in: copy.path).output.contains("retracted"))
    try copy.write(export("RetractionOf"), to: "notice.xml")
    #expect(try GarnerProcess.run(["import", "notice.xml"], in: copy.path).status == 0)
    for _ in 0..<2 {
      #expect(
        try GarnerProcess.run(["list", "--format", "json"], in: copy.path).output.contains(
          "\"retracted_by\": \"pmid-200\""))
    }
    #expect(try GarnerProcess.run(["check"], in: copy.path).errors.contains("says the imported record 'pmid-200'"))
    let sheet = try GarnerProcess.run(["screen", "--to", "-"], in: copy.path).output
    #expect(sheet.contains("[RETRACTED] T100") && !sheet.contains("[RETRACTED] T200"), "\(sheet)")
    let exported = try GarnerProcess.run(["export", "--format", "ris"], in: copy.path).output
    #expect(exported.contains("Retracted Publication"), "\(exported)")
    for format in ["csv", "json", "jsonl", "xml"] {
      let marked = try GarnerProcess.run(["export", "--format", format], in: copy.path)
      #expect(marked.output.components(separatedBy: "retracted").count == 2 && marked.errors.isEmpty, "\(marked)")
    }
    let flow = try GarnerProcess.run(["flow"], in: copy.path).output
    #expect(flow.contains("retracted: 1"), "\(flow)")
    #expect(try GarnerProcess.run(["figure", "flow"], in: copy.path).output.contains("retracted"))
    #expect(flow.contains("bakker2010 \\[retracted, by the import\\]") || flow.contains("bakker2010 \\[retracted\\]"))
    let missing = try GarnerProcess.run(["flow", "--lang", "nl"], in: copy.path)
    #expect(missing.output.contains("pmid-100 \\[ingetrokken\\], pmid-200"), "\(missing.output)")
    #expect(missing.errors.contains("pmid-100 [retracted], pmid-200"), "\(missing.errors)")

    let shown = try GarnerProcess.run(["dedupe", "--show", "pmid-100"], in: copy.path).output
    #expect(shown.contains("pmid-100 [retracted]  ") && shown.contains("Together [retracted]\n"), "\(shown)")
    #expect(try !GarnerProcess.run(["dedupe", "--show", "pmid-200"], in: copy.path).output.contains("[retracted]\n"))
    #expect(try GarnerProcess.run(["dedupe", "--link", "pmid-100,pmid-200"], in: copy.path).status == 0)
    #expect(
      try GarnerProcess.run(["dedupe", "--list"], in: copy.path).output.contains(
        "link  pmid-100 [retracted], pmid-200  "))
    let list = try GarnerProcess.run(["dedupe", "--list", "--format", "csv"], in: copy.path).output
    #expect(list.contains("ids,retracted,") && list.contains(",pmid-100;pmid-200,pmid-100,"), "\(list)")

    for (person, decision) in [("A", "include"), ("B", "exclude")] {
      for id in ["pmid-100", "pmid-200"] {
        let decided = try GarnerProcess.run(
          ["screen", id, "--decision", decision, "--by", person, "--stage", "title-abstract"]
            + (decision == "exclude" ? [] : []), in: copy.path)
        #expect(decided.status == 0, "\(decided)")
      }
    }
    let conflicts = try GarnerProcess.run(["screen", "--conflicts"], in: copy.path).output
    #expect(conflicts.contains("pmid-100 [retracted] at title-abstract") && conflicts.contains("pmid-200 at "))

    try file.replacing(
      "\"citation\": {", with: "\"records\": [\"pmid-100\"],\n  \"citation\": {\n    \"PMID\": \"100\","
    )
    .write(toFile: path, atomically: true, encoding: .utf8)
    let extracted = try GarnerProcess.run(["extract", "pmid-100"], in: copy.path)
    #expect(extracted.errors.contains("is 'bakker2010' [retracted, by the import] already"), "\(extracted.errors)")
  }

  @Test func `a notice that names what it takes back by its DOI marks it too`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(
      "@article{a, title = {Running}, author = {Doe, A.}, doi = {10.1186/S12888-020-1234-5}, year = 2020}\n",
      to: "a.bib")
    try copy.write(
      """
      <article article-type="retraction"><front><article-meta><article-id pub-id-type="doi">10.1186/x-2</article-id>
      <title-group><article-title>Retraction note: Running</article-title></title-group>
      <related-article related-article-type="retracted-article" ext-link-type="doi" xlink:href="10.1186/s12888-020-1234-5"
      xmlns:xlink="http://www.w3.org/1999/xlink"/></article-meta></front></article>
      """, to: "notice.xml")
    for file in ["a.bib", "notice.xml"] {
      #expect(try GarnerProcess.run(["import", file], in: copy.path).status == 0)
    }
    #expect(try GarnerProcess.run(["screen", "--to", "-"], in: copy.path).output.contains("[RETRACTED] Running"))
    #expect(
      try GarnerProcess.run(["export", "--format", "ris"], in: copy.path).output.contains("Retracted Publication"))
  }

  @Test func `a notice of PubMed marks what it takes back by the DOI in its source, too`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(
      """
      TY  - JOUR
      TI  - Running and falls
      AU  - Doe, A.
      PY  - 2020
      DO  - 10.1016/S0140-6736(20)31180-6
      DB  - Scopus
      ER  -

      """, to: "scopus.ris")
    func notice(_ source: String) -> String {
      """
      PMID- 300
      OWN - NLM
      STAT- MEDLINE
      TI  - Retraction-Running and falls.
      PT  - Retraction of Publication
      ROF - \(source)
      SO  - Lancet. 2020 Jun 13;395:1820.

      """
    }
    func sheet(after source: String) throws -> String {
      try copy.write(notice(source), to: "notice.nbib")
      #expect(try GarnerProcess.run(["import", "notice.nbib"], in: copy.path).status == 0)
      return try GarnerProcess.run(["screen", "--to", "-"], in: copy.path).output
    }
    #expect(try GarnerProcess.run(["import", "scopus.ris"], in: copy.path).status == 0)
    // Of two DOIs nothing tells which is meant.
    #expect(
      try !sheet(after: "Lancet. doi: 10.1016/S0140-6736(20)31180-6. doi: 10.1016/x. PMID: 100").contains("[RETRACTED]")
    )
    let marked = try sheet(after: "Lancet. 2020 May 22;:. doi: 10.1016/S0140-6736(20)31180-6. PMID: 100")
    #expect(marked.contains("[RETRACTED] Running and falls") && !marked.contains("[RETRACTED] Retraction"), "\(marked)")
  }

  @Test func `a record is marked as retracted where another source's record of its PMID or DOI says so`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(
      """
      PMID- 400
      OWN - NLM
      STAT- MEDLINE
      TI  - Running and sleep.
      LID - 10.1/sleep [doi]
      PT  - Journal Article
      PT  - Retracted Publication
      SO  - J. 2020.

      """, to: "pubmed.nbib")
    try copy.write(
      """
      TY  - JOUR
      TI  - Running and sleep: a trial
      DO  - 10.1/SLEEP
      ER  -
      TY  - JOUR
      TI  - Running and rest
      DO  - 10.1/rest
      ER  -

      """, to: "other.ris")
    for file in ["pubmed.nbib", "other.ris"] {
      #expect(try GarnerProcess.run(["import", file], in: copy.path).status == 0)
    }
    let sheet = try GarnerProcess.run(["screen", "--to", "-"], in: copy.path).output
    #expect(sheet.contains("[RETRACTED] Running and sleep: a trial") && !sheet.contains("[RETRACTED] Running and rest"))
  }

  @Test func `what was merged with a record that was taken back is marked wherever its own id names it`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let path = copy.path + "/studies/bakker2010.json"
    let file = try String(contentsOfFile: path, encoding: .utf8)
    try file.replacing("\"citation\": {", with: "\"records\": [\"doi-10-5555-m2\"],\n  \"citation\": {").write(
      toFile: path, atomically: true, encoding: .utf8)
    func record(_ title: String, _ doi: String) -> String {
      "TY  - JOUR\nTI  - \(title)\nAU  - Doe, A.\nPY  - 2020\nDO  - \(doi)\nER  - \n"
    }
    try copy.write(
      record("Running and mood (Retracted)", "10.5555/m") + record("Running and mood", "10.5555/M2")
        + record("Running and rest", "10.5555/m3"), to: "m.ris")
    func run(_ line: String) throws -> GarnerProcess.Result {
      try GarnerProcess.run(line.split(separator: " ").map(String.init), in: copy.path)
    }
    #expect(try run("import m.ris").status == 0)
    for (person, decision) in [("A", "include"), ("B", "exclude")] {
      for id in ["doi-10-5555-m2", "doi-10-5555-m3"] {
        #expect(try run("screen \(id) --decision \(decision) --by \(person) --stage title-abstract").status == 0)
      }
    }
    let lines = [
      "flow", "flow --lang nl", "flow --missing", "flow --missing --lang nl", "figure flow", "screen --conflicts",
      "dedupe --list", "list", "check",
    ]
    func marked(_ id: String, _ line: String) throws -> Int {
      let shown = try run(line)
      // A Markdown table escapes the bracket.
      return (shown.output + shown.errors).matches(of: try Regex(id + #"\b[^\n,]*? \\?\[(retracted|ingetrokken)\\?\]"#))
        .count
    }
    for line in lines { #expect(try marked("doi-10-5555-m2", line) == 0, "\(line)") }
    #expect(try !run("list").output.contains("retracted"))
    #expect(try run("dedupe --merge doi-10-5555-m2,doi-10-5555-m --by A").status == 0)
    for line in lines where !["list", "check"].contains(line) {
      let shown = try run(line)
      #expect(try marked("doi-10-5555-m2", line) > 0, "\(line): \(shown.output)\(shown.errors)")
      #expect(try marked("doi-10-5555-m3", line) == 0, "\(line)")
    }
    #expect(try run("dedupe --list --format csv").output.contains(",doi-10-5555-m2;doi-10-5555-m,"))
    #expect(try run("list").output.contains("(2010) [retracted, by the import]"))
    #expect(try run("check").errors.contains("retracted, says the imported record 'doi-10-5555-m'"))
    #expect(try run("dedupe --undo doi-10-5555-m2 --by A").status == 0)
    for line in lines where line != "dedupe --list" { #expect(try marked("doi-10-5555-m2", line) == 0, "\(line)") }
    #expect(try !run("list").output.contains("retracted"))
  }

  @Test func `a record that screening left out is marked where an included study names it`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let path = copy.path + "/studies/bakker2010.json"
    let file = try String(contentsOfFile: path, encoding: .utf8)
    try file.replacing("\"citation\": {", with: "\"records\": [\"pmid-9\"],\n  \"citation\": {").write(
      toFile: path, atomically: true, encoding: .utf8)
    try copy.write("PMID- 9\nTI  - Taken back.\nPT  - Retracted Publication\n\n", to: "a.nbib")
    #expect(try GarnerProcess.run(["import", "a.nbib"], in: copy.path).status == 0)
    #expect(
      try GarnerProcess.run(
        ["screen", "pmid-9", "--decision", "exclude", "--by", "A", "--stage", "title-abstract"], in: copy.path
      ).status == 0)
    let check = try GarnerProcess.run(["check"], in: copy.path).errors
    #expect(check.contains("the record 'pmid-9' [retracted] was excluded at title-abstract"), "\(check)")
  }

  @Test func `what an export takes out is no hit of a search`() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    let before = try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8)
    try copy.write(
      "<PubmedArticleSet><DeleteCitation><PMID>1</PMID><PMID>2</PMID></DeleteCitation></PubmedArticleSet>",
      to: "out.xml")
    let log = try #require(JSONSerialization.jsonObject(with: Data(before.utf8)) as? [String: Any])
    let searches = try #require(log["searches"] as? [[String: Any]])
    let search = try #require(searches.first?["id"] as? String)
    let results = try #require(searches.first?["results"] as? [[String: Any]])
    let database = try #require(results.first?["database"] as? String)
    for _ in 0..<2 {
      let run = try GarnerProcess.run(
        ["import", "out.xml", "--search", search, "--database", database], in: copy.path)
      #expect(run.status == 0 && !run.errors.contains("hits"), "\(run.errors)")
    }
    #expect(try String(contentsOfFile: copy.path + "/searches.json", encoding: .utf8) == before)
  }

  @Test("shows an imported record that is no study, with what was taken back, in either language and form")
  func showing() throws {
    let copy = try GarnerProcess.copy(of: GarnerProcess.runningTherapy)
    try copy.write(
      """
      PMID- 8
      TI  - Running <i>for</i> mood.
      FAU - de Vries, Anna
      DP  - 2003 May
      PT  - Retracted Publication
      OT  - jogging

      PMID- 9
      TI  - Walking.
      DP  - 2004

      """, to: "export.nbib")
    #expect(try GarnerProcess.run(["import", "export.nbib"], in: copy.path).status == 0)
    for (language, words) in [
      ("en", ["de Vries (2003) [retracted]\n", "pmid-8 · imported record\n", "keywords: jogging\n"]),
      ("nl", ["de Vries (2003) [ingetrokken]\n", "pmid-8 · geïmporteerd record\n", "trefwoorden: jogging\n"]),
    ] {
      let shown = try GarnerProcess.run(["show", "pmid-8", "--lang", language], in: copy.path)
      #expect(shown.status == 0, "\(shown.errors)")
      for words in words + ["title: Running for mood.\n", "issued: 2003-5\n", "author: de Vries, Anna\n"] {
        #expect(shown.output.contains(words), "\(words)")
      }
    }
    let json = try GarnerProcess.run(["show", "pmid-8", "--format", "json"], in: copy.path).output
    #expect(try GarnerProcess.run(["show", "8", "--format", "json"], in: copy.path).output == json, "by its PMID")
    #expect(json.contains("\"id\": \"pmid-8\"") && json.contains("\"status\": \"retracted\""), "\(json)")
    #expect(try GarnerProcess.run(["show", "pmid-8", "--format", "xml"], in: copy.path).output.contains("</records>"))
    for format in ["text", "json"] {
      let other = try GarnerProcess.run(["show", "pmid-9", "--format", format], in: copy.path)
      #expect(other.status == 0 && !other.output.contains("retracted"))
    }
    let none = try GarnerProcess.run(["show", "pmid-88"], in: copy.path)
    #expect(none.status == 1 && none.errors.contains("'pmid-8'"), "\(none.errors)")
  }
}
