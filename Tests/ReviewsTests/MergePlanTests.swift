import Formats
import Records
import TestSupport
import Testing

@testable import Reviews

@Suite struct MergePlanTests {
  private let stamp = MergePlan.Stamp(by: "Ann", when: "2026-11-26", basis: .looked)

  private func parties(_ ids: String) -> [Party] { ids.split(separator: " ").map { Party(String($0)) } }

  private func parts(_ text: String) -> [[Party]] { text.split(separator: "|").map { parties(String($0)) } }

  /// The groups after some wishes, one after another.
  private func after(_ wishes: (MergePlan.Wish, String)...) throws -> RecordMerges {
    var entries: [MergeLog.Entry] = []
    for (wish, text) in wishes {
      let plan = MergePlan(RecordMerges(entries))
      for decision in try plan.decisions(wish, of: parts(text), stamp) {
        var decision = decision
        decision.id = "d\(entries.count + 1)"
        entries.append(MergeLog.Entry(decision, line: entries.count + 1))
      }
    }
    let merges = RecordMerges(entries)
    #expect(merges.problems.isEmpty, "a plan never contradicts itself")
    return merges
  }

  private func words(_ wish: MergePlan.Wish, _ text: String, after merges: RecordMerges = RecordMerges([])) -> String {
    do throws(MergePlan.Fault) {
      return "\(try MergePlan(merges).decisions(wish, of: parts(text), stamp).count)"
    } catch {
      return error.message
    }
  }

  @Test func `what holds already is not decided again`() throws {
    let merges = try after(
      (.merge, "a | b"), (.merge, "b | a"), (.apart, "a | c"), (.apart, "c | b"), (.link(nil), "a | p"))
    #expect(merges.standing.count == 3)
    #expect(words(.link(nil), "p | b", after: merges) == "0")
    #expect(words(.link("preprint"), "p | b", after: merges) == "1")
    // What is one publication each is linked by its first record.
    #expect(words(.link("erratum"), "a b | c", after: merges) == "1")
  }

  @Test func `merging what was kept apart takes that back, and keeps the rest of it`() throws {
    let merges = try after((.apart, "a | b | c"), (.merge, "a | b"))
    #expect(merges.groups == ["a": ["a", "b"]])
    #expect(merges.areKeptApart(.record("b"), .record("c")))
  }

  @Test func `merging what is linked takes the link back`() throws {
    let merges = try after((.link("preprint"), "a | p"), (.merge, "a | p"))
    #expect(merges.groups == ["a": ["a", "p"]])
    #expect(merges.links.isEmpty)
  }

  @Test func `keeping apart what was merged takes the merge back, part by part`() throws {
    let merges = try after((.merge, "a | b | c"), (.apart, "a b | c"))
    #expect(merges.groups == ["a": ["a", "b"]])
    #expect(merges.areKeptApart(.record("b"), .record("c")))
    let single = try after((.merge, "a | b | c"), (.apart, "a b c"))
    #expect(single.groups.isEmpty, "a part alone is kept apart record by record")
  }

  @Test func `what would tear apart more than was named is refused with what to do`() throws {
    let merges = try after((.merge, "a | b | c"))
    #expect(
      words(.apart, "a | b", after: merges)
        == "'c' is merged with these, too: name it as well, or take the merge back first (garner dedupe --undo d1)")
    #expect(
      words(.link(nil), "a | b", after: merges).hasPrefix("'a' and 'b' are merged, and what is linked is not the same"))
  }

  @Test func `a merge that would undo what somebody decided of a record that is not named is refused with what to do`()
    throws
  {
    let merges = try after((.merge, "a | b"), (.apart, "b | c"))
    #expect(
      words(.merge, "a | c", after: merges)
        == "'b' would be merged with these, too, and decision 'd2' (Ann) keeps it apart from 'c': name it as well, or "
        + "take that back first (garner dedupe --undo d2)")
    #expect(words(.merge, "a | b | c", after: merges) == "2")
    #expect(words(.merge, "b | c", after: merges) == "2")
  }

  @Test(arguments: [
    ("a", "a decision is about two records or more"), ("a | a", "a record is named twice; keep one"),
    ("study/x | study/y", "a decision names one study at most; studies are merged by hand, in their files"),
  ])
  func `a wish that is none is refused`(text: String, message: String) {
    #expect(words(.merge, text) == message)
  }

  @Test func `a record can be merged with a study, and kept apart from one`() throws {
    let merges = try after((.merge, "a | study/x"), (.apart, "b | study/x"))
    #expect(merges.studies(of: "a") == ["x"])
    #expect(merges.areKeptApart(.record("a"), .record("b")))
    #expect(merges.areOne([.record("a"), .study("x")]))
  }

  @Test func `any row of wishes leaves decisions that do not contradict each other`() throws {
    var generator = SeededGenerator(seed: 7)
    let ids = ["a", "b", "c", "d", "e", "study/s"]
    for _ in 0..<200 {
      var entries: [MergeLog.Entry] = []
      for _ in 0..<8 {
        let chosen = ids.shuffled(using: &generator).prefix(Int.random(in: 2...3, using: &generator)).map {
          [Party($0)]
        }
        let wish: MergePlan.Wish = [.merge, .apart, .link(nil)][Int.random(in: 0...2, using: &generator)]
        let merges = RecordMerges(entries)
        #expect(merges.problems.isEmpty, "\(entries.map(\.decision))")
        guard let new = try? MergePlan(merges).decisions(wish, of: Array(chosen), stamp) else { continue }
        for decision in new {
          var decision = decision
          decision.id = "d\(entries.count + 1)"
          entries.append(MergeLog.Entry(decision, line: entries.count + 1))
        }
        let after = RecordMerges(entries)
        let parties = chosen.flatMap { $0 }
        switch wish {
        case .merge: #expect(after.areOne(parties))
        default: #expect(!after.areOne(Array(parties.prefix(2))))
        }
      }
    }
  }
}

@Suite struct MergeSheetTests {
  private func read(_ text: String) -> (rows: [MergeSheet.Row]?, problems: [String]) {
    let reading = MergeSheet.read(Array(text.utf8), file: "sheet.csv") { id in
      switch id {
      case "a", "b", "c", "study/s": [Party(id)]
      case "E1": [.record("a")]
      case "1": [.record("a"), .record("b")]
      default: []
      }
    }
    return (reading.value, reading.problems.map(\.description))
  }

  @Test func `rows with a decision are read, parts and words, with semicolons or commas between cells`() {
    let csv = read("merged_ids,ids,decision,why\nx,a;b | c,Apart,other pages\nx,a;b,,\nx,a;study/s,merge,\n")
    #expect(csv.problems == [])
    #expect(
      csv.rows?.map(\.parts) == [[[.record("a"), .record("b")], [.record("c")]], [[.record("a"), .study("s")]]])
    #expect(csv.rows?.map(\.wish) == [.apart, .merge])
    #expect(csv.rows?.first?.why == "other pages")
    #expect(csv.rows?.map(\.mark.line) == [2, 4])
    let semicolons = read("ids;decision;relation\n\"a;b\";link;preprint\n")
    #expect(semicolons.rows?.map(\.wish) == [.link("preprint")])
  }

  @Test func `ids of the source files stand for their records where only one has them`() {
    #expect(read("merged_ids,decision\nE1;b,merge\n").rows?.first?.parts == [[.record("a"), .record("b")]])
    #expect(
      read("merged_ids,decision\n1;c,merge\n").problems
        == ["sheet.csv:2:1: error: '1' stands for 2 records, 'a', 'b'; name the one you mean"])
  }

  @Test(arguments: [
    ("ids,decision\na;b,mrege\n", "sheet.csv:2:1: error: 'mrege' is no decision: did you mean 'merge'?"),
    ("ids,decision\na;zz,merge\n", "sheet.csv:2:1: error: no imported record and no study has the id 'zz'"),
    (
      "ids,title\na;b,x\n",
      "sheet.csv:1:1: error: there is no column 'decision'; add one, with merge, apart or link in the rows you decide on"
    ),
    (
      "id,decision\na;b,merge\n",
      "sheet.csv:1:1: error: there is no column 'ids'; expected what garner dedupe --format csv prints"
    ),
    (
      "{\"rows\": []}",
      "sheet.csv:1:1: error: expected what garner dedupe --format json prints: an object with 'groups'"
    ),
    (
      "[{\"ids\": \"a;b\", \"decision\": 3}]",
      "sheet.csv:1:29: error: expected a decision: merge, apart or link; found the number 3"
    ),
  ])
  func `a sheet with anything wrong is taken in not at all, and the place is told`(text: String, problem: String) {
    let result = read(text)
    #expect(result.rows == nil)
    #expect(result.problems == [problem])
  }

  @Test func `the same as JSON, as it was printed or as a list`() {
    let printed = read(
      #"{"records": 3, "groups": [{"parts": [["a"], ["b"]], "decision": "merge"}, {"parts": [["c"]]}]}"#)
    #expect(printed.problems == [])
    #expect(printed.rows?.map(\.parts) == [[[.record("a")], [.record("b")]]])
    let list = read(#"[{"ids": ["a", "b"], "decision": "apart"}, {"ids": "a;b | c", "decision": ""}]"#)
    #expect(list.rows?.map(\.parts) == [[[.record("a"), .record("b")]]])
  }
}
