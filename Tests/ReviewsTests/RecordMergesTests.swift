import Formats
import Foundation
import Records
import TestSupport
import Testing

@testable import Reviews

@Suite struct RecordMergesTests {
  private func entries(_ decisions: [MergeDecision]) -> [MergeLog.Entry] {
    decisions.enumerated().map { place, decision in
      var decision = decision
      if decision.id.isEmpty { decision.id = "d\(place + 1)" }
      return MergeLog.Entry(decision, line: place + 1)
    }
  }

  private func decision(
    _ verdict: MergeDecision.Verdict, _ records: String..., study: String? = nil, relation: String? = nil
  ) -> MergeDecision {
    MergeDecision(verdict, records: records, study: study, relation: relation, by: "Ann", when: "2026-11-26")
  }

  private func undo(_ id: String) -> MergeDecision {
    MergeDecision(.undo, undoes: id, by: "Ann", when: "2026-11-26")
  }

  @Test func `records that no decision names stand for themselves`() {
    let merges = RecordMerges([])
    #expect(merges.representative(of: "a") == "a")
    #expect(merges.members(of: "a") == ["a"])
    #expect(merges.removed.isEmpty)
  }

  @Test func `a merge puts the first record in front, and merges that share a record become one group`() {
    let merges = RecordMerges(
      entries([decision(.merge, "b", "a"), decision(.merge, "c", "a"), decision(.merge, "x", "y")]))
    #expect(merges.groups == ["b": ["b", "a", "c"], "x": ["x", "y"]])
    #expect(merges.removed == ["a": "b", "c": "b", "y": "x"])
    #expect(merges.members(of: "c") == ["b", "a", "c"])
    #expect(merges.problems.isEmpty)
  }

  @Test func `the record in front stays in front when a later import brings a group of its own`() {
    let merges = RecordMerges(
      entries([decision(.merge, "a", "b"), decision(.merge, "x", "y", "z"), decision(.merge, "b", "x")]))
    #expect(merges.groups == ["a": ["a", "b", "x", "y", "z"]])
  }

  @Test func `a merge that is taken back leaves its records as they were`() {
    let merges = RecordMerges(entries([decision(.merge, "a", "b"), decision(.merge, "b", "c"), undo("d1")]))
    #expect(merges.groups == ["b": ["b", "c"]])
    #expect(merges.standing.map(\.decision.id) == ["d2"])
  }

  @Test func `taking an undo back makes what it undid hold again`() {
    let log = entries([decision(.merge, "a", "b"), undo("d1"), undo("d2")])
    #expect(RecordMerges(Array(log[..<2])).groups.isEmpty)
    #expect(RecordMerges(log).groups == ["a": ["a", "b"]])
  }

  @Test
  func `what is kept apart is never merged, in whatever order it was decided, and the merge is told with its line`() {
    let apart = decision(.apart, "a", "c")
    let chain = [decision(.merge, "a", "b"), decision(.merge, "b", "c")]
    for log in [[apart] + chain, chain + [apart], [chain[0], apart, chain[1]]] {
      let merges = RecordMerges(entries(log))
      #expect(merges.groups == ["a": ["a", "b"]])
      #expect(merges.areKeptApart(.record("b"), .record("c")))
      #expect(merges.areKeptApart(.record("c"), .record("a")))
      #expect(!merges.areKeptApart(.record("a"), .record("b")))
      #expect(merges.problems.count == 1)
    }
    let told = RecordMerges(entries(chain + [apart])).problems.map(\.description)
    #expect(
      told == [
        "decisions/merges.jsonl:2:1: error: this merge does not hold: decision 'd3' keeps apart what it would bring "
          + "together; take one of the two back with garner dedupe --undo"
      ])
  }

  @Test func `a merge of many holds as a whole or not at all`() {
    let merges = RecordMerges(entries([decision(.apart, "b", "d"), decision(.merge, "a", "b", "c", "d")]))
    #expect(merges.groups.isEmpty)
    #expect(merges.problems.count == 1)
  }

  @Test func `of three that are kept apart each is apart from each`() {
    let merges = RecordMerges(entries([decision(.apart, "a", "b", "c"), decision(.merge, "c", "d")]))
    #expect(
      merges.areKeptApart(.record("a"), .record("b")) && merges.areKeptApart(.record("b"), .record("d"))
        && merges.areKeptApart(.record("a"), .record("c")))
  }

  @Test func `links tie publications that stay two, by the records that stand for them`() {
    let merges = RecordMerges(
      entries([
        decision(.merge, "a", "b"), decision(.link, "b", "p", relation: "preprint"), decision(.merge, "a", "p"),
      ]))
    #expect(merges.links.map(\.records) == [["a", "p"]])
    #expect(merges.links.map(\.relation) == ["preprint"])
    #expect(merges.groups == ["a": ["a", "b"]])
    #expect(merges.problems.count == 1, "what is linked is not the same and cannot be merged")
  }

  @Test func `a study can be a party, and does not stand in front`() {
    let merges = RecordMerges(
      entries([
        decision(.merge, "a", study: "greist1978"), decision(.merge, "b", "a"),
        decision(.merge, "x", study: "mead2010"),
        decision(.merge, "b", "x"),
      ]))
    #expect(merges.groups == ["b": ["b", "a", "x"]])
    #expect(Set(merges.studies(of: "x")) == ["greist1978", "mead2010"])
    #expect(merges.studies(of: "other").isEmpty)
  }

  @Test func `a group of a hundred thousand records, merged one by one, takes no time that grows with its square`() {
    var log = entries([decision(.merge, "r0", "r1")])
    for number in 2..<100_000 { log.append(MergeLog.Entry(decision(.merge, "r0", "r\(number)"), line: number)) }
    for place in log.indices { log[place].decision.id = "d\(place)" }
    let merges = RecordMerges(log)
    #expect(merges.members(of: "r99999").count == 100_000)
    #expect(merges.removed.count == 99_999)
  }
}

@Suite struct MergeLogTests {
  private func folder(_ lines: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/decisions", withIntermediateDirectories: true)
    if !lines.isEmpty { try folder.write(lines.joined(separator: "\n") + "\n", to: "decisions/merges.jsonl") }
    return folder
  }

  private func log(_ folder: TemporaryFolder) throws -> MergeLog { try MergeLog(ReviewFolder(path: folder.path)) }

  @Test func `decisions are written one a line, each with an id of its own, and come back as they were`() throws {
    let folder = try folder()
    var log = try log(folder)
    let merge = MergeDecision(
      .merge, records: ["pmid-1", "doi-2"], basis: .certain, why: "same DOI", by: "Ann", when: "2026-11-26T10:00:00Z")
    let written = try log.append([merge, merge])
    #expect(written.map(\.id.count) == [8, 8])
    #expect(written[0].id != written[1].id)
    let again = try self.log(folder)
    #expect(again.entries.map(\.decision) == written)
    #expect(again.entries.map(\.line) == [1, 2])
    #expect(again.problems.isEmpty)
    let text = try String(contentsOfFile: folder.path + "/decisions/merges.jsonl", encoding: .utf8)
    #expect(
      text.split(separator: "\n").first.map(String.init) == #"{"id":"\#(written[0].id)","decision":"merge","#
        + #""records":["pmid-1","doi-2"],"basis":"certain","why":"same DOI","by":"Ann","when":"2026-11-26T10:00:00Z"}"#)
  }

  @Test(arguments: [
    (#"{"id":"a","decision":"merge","records":["x"],"by":"A","when":"2026-11-26"}"#, "names too few"),
    (#"{"id":"a","decision":"merge","records":["x","x"],"by":"A","when":"2026-11-26"}"#, "'x' is named twice"),
    (#"{"id":"a","decision":"undo","by":"A","when":"2026-11-26"}"#, "expected 'undoes'"),
    (
      #"{"id":"a","decision":"apart","records":["x","y"],"undoes":"b","by":"A","when":"2026-11-26"}"#,
      "only the decision 'undo'"
    ),
    (#"{"id":"a","decision":"mrege","records":["x","y"],"by":"A","when":"2026-11-26"}"#, "did you mean 'merge'?"),
    (#"{"id":"a","decision":"merge","records":["x","y"],"when":"2026-11-26"}"#, "by"),
    (#"{"id":"a","decision":"merge","records":["x","y"],"by":"A","when":"yesterday"}"#, "'yesterday' is no time"),
    (#"{"id":"a","decision":"merge","records":["x","#, "broken off"),
  ])
  func `a line that is no decision is told with its place, and the others hold`(line: String, words: String) throws {
    let good = #"{"id":"g","decision":"merge","records":["x","y"],"by":"A","when":"2026-11-26"}"#
    let log = try log(folder(good, line))
    #expect(log.entries.map(\.decision.id) == ["g"])
    #expect(log.problems.count == 1)
    #expect(log.problems.allSatisfy { $0.file == "decisions/merges.jsonl" && $0.mark?.line == 2 })
    #expect(log.problems.first?.message.contains(words) == true, "\(log.problems)")
  }

  @Test func `an undo of what was never decided is told with the nearest decision`() throws {
    let log = try log(
      folder(
        #"{"id":"d12","decision":"merge","records":["x","y"],"by":"A","when":"2026-11-26"}"#,
        #"{"id":"d13","decision":"undo","undoes":"d21","by":"A","when":"2026-11-26"}"#))
    #expect(log.problems.map { $0.mark?.line } == [2])
    #expect(log.problems.first?.message.hasPrefix("there is no decision 'd21' to take back: did you mean 'd") == true)
  }

  @Test func `the same line twice is one decision; two that share an id and differ are told`() throws {
    let line = #"{"id":"a","decision":"merge","records":["x","y"],"by":"A","when":"2026-11-26"}"#
    #expect(try log(folder(line, line)).problems.isEmpty)
    let other = #"{"id":"a","decision":"apart","records":["x","y"],"by":"B","when":"2026-11-26"}"#
    let log = try log(folder(line, other))
    #expect(log.entries.count == 1)
    #expect(log.problems.map { $0.mark?.line } == [2])
  }
}
