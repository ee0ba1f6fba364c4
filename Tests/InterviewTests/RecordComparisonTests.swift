import Records
import Testing

@testable import Interview

@Suite struct RecordComparisonTests {
  private func side(_ id: String, _ texts: [String: String], authors: [CitationName] = []) -> MergeQuestion.Side {
    var variables = texts.sorted { $0.key < $1.key }.map { Citation.Variable(name: $0.key, value: .text($0.value)) }
    if !authors.isEmpty { variables.append(.init(name: "author", value: .names(authors))) }
    return MergeQuestion.Side(
      record: ImportedRecord(citation: Citation(id: id, type: "article-journal", variables: variables), line: 1),
      name: id,
      places: [])
  }

  private func comparison(
    _ left: [String: String], _ right: [String: String], isColourful: Bool = false, whole: Bool = false
  ) -> RecordComparison {
    RecordComparison(
      side("a", left), side("b", right), text: InterfaceText(language: "en"), isColourful: isColourful,
      hasWholeAbstracts: whole)
  }

  private func relation(_ name: String, _ left: String?, _ right: String?) -> RecordComparison.Relation? {
    comparison(left.map { [name: $0] } ?? [:], right.map { [name: $0] } ?? [:]).rows.first { $0.label == name }?
      .relation
  }

  @Test func `the sign between two values says whether they are the same, alike, different, or one is missing`() {
    #expect(relation("title", "Running", "Running") == .same)
    #expect(relation("title", "Running: a trial.", "RUNNING – A TRIAL") == .alike)
    #expect(relation("title", "Running", "Walking") == .different)
    #expect(relation("title", "Running", nil) == .missing)
    #expect(relation("title", nil, nil) == nil, "what neither has is not shown")
  }

  @Test func `the two stand side by side, with the words that differ marked`() {
    let rows = comparison(
      ["title": "Running therapy for adolescents", "volume": "12"],
      ["title": "Running therapy for adults", "volume": "12"])
    #expect(
      rows.lines(columns: 60) == [
        "title   Running therapy for      ≠ Running therapy for", "        ‹adolescents›              ‹adults›",
        "volume  12                       = 12", "kind    article-journal          = article-journal",
        "id      ‹a›                      ≠ ‹b›",
      ])
    let coloured = comparison(["title": "a b"], ["title": "a c"], isColourful: true).lines(columns: 80)
    #expect(coloured.contains { $0.contains("a \u{1B}[1;33mb\u{1B}[0m") && $0.contains("a \u{1B}[1;33mc\u{1B}[0m") })
  }

  @Test func `in a narrow window one stands beneath the other, and what is the same is shown once`() {
    let lines = comparison(["title": "Running", "volume": "12"], ["title": "Walking", "volume": "12"]).lines(
      columns: 40)
    #expect(lines.prefix(5) == ["≠ title", "  1 ‹Running›", "  2 ‹Walking›", "= volume", "  1 12"])
  }

  @Test(arguments: [24, 50, 79, 100, 200])
  func `no line is wider than the window, whatever the records hold`(columns: Int) {
    let long = String(repeating: "verylongwordwithoutanyspace", count: 20)
    let lines = comparison(
      ["title": long, "DOI": "10.1000/" + long, "container-title": "日本の雑誌 日本の雑誌 日本の雑誌 日本の雑誌"],
      ["title": "Short", "container-title": "Journal of Japan"]
    ).lines(columns: columns)
    #expect(lines.allSatisfy { DisplayText.width($0) <= columns }, "\(lines.map { DisplayText.width($0) }.max() ?? 0)")
  }

  @Test func `an abstract is cut until the whole is asked for, and nothing that a terminal would obey gets through`() {
    let abstract = String(repeating: "word ", count: 200)
    let cut = comparison(["abstract": abstract], ["title": "\u{1B}[2Jx"])
    #expect(cut.rows.last?.left.hasSuffix("…") == true)
    #expect(!cut.lines(columns: 100).joined().contains("\u{1B}"))
    #expect((comparison(["abstract": abstract], [:], whole: true).rows.last?.left.count ?? 0) > 900)
  }
}

@Suite struct MergeDialogueTests {
  /// Answers with keys, and keeps what was said.
  private final class Keys: KeyConversation {
    var keys: [Character]
    var said = ""
    var begun = 0
    var ended = 0
    let columns = 100
    let offersWords = true

    init(_ keys: String) { self.keys = Array(keys) }

    func begin() { begun += 1 }
    func end() { ended += 1 }
    func say(_ words: String) { said += words + "\n" }
    func show(_ lines: String) { said += lines + "\n" }
    func ask(_ prompt: String, completions: @escaping (String) -> [Completion]) -> String? { nil }
    func key(_ prompt: String) -> Character? {
      said += prompt + "\n"
      return keys.isEmpty ? nil : keys.removeFirst()
    }
  }

  private func question(_ number: Int) -> MergeQuestion {
    func side(_ id: String) -> MergeQuestion.Side {
      MergeQuestion.Side(
        record: ImportedRecord(citation: Citation(id: id, type: "article-journal"), line: 1), name: id,
        places: ["PubMed"])
    }
    return MergeQuestion(left: side("l\(number)"), right: side("r\(number)"), evidence: "titles alike")
  }

  private func run(
    _ keys: String, settled: Set<Int> = [], language: String = "en"
  ) throws -> (log: [String], conversation: Keys, end: (decided: Int, isStopped: Bool)) {
    let conversation = Keys(keys)
    var log: [String] = []
    let end = try MergeDialogue(total: 3, language: language, isColourful: false).run(
      (0..<3).map(question), conversation,
      MergeDialogue.Surroundings(
        isSettled: { settled.contains($0) }, write: { log.append("\($0) \($1)") }, undo: { log.append("undo \($0)") }))
    #expect(conversation.begun == 1 && conversation.ended == 1)
    return (log, conversation, end)
  }

  @Test func `one key decides, and the next pair comes`() throws {
    let result = try run("mkl")
    #expect(result.log == ["0 merge", "1 apart", "2 link"])
    #expect(result.end == (3, false))
    #expect(result.conversation.said.contains("Pair 3 of 3: titles alike"))
  }

  @Test func `undo comes back to the pair, skip leaves it, q stops`() throws {
    let result = try run("msukq")
    #expect(result.log == ["0 merge", "undo 0", "0 apart"])
    #expect(result.end == (1, true))
  }

  @Test func `the last answer can be taken back before it ends, and skipping all ends at once`() throws {
    let result = try run("mklumuk")
    #expect(result.log == ["0 merge", "1 apart", "2 link", "undo 2", "2 merge", "undo 2", "2 apart"])
    #expect(result.end == (3, false))
    #expect(result.conversation.said.contains("That was the last pair.  u undo  q done > "))
    for end in ["q", "\n", "xq"] { #expect(try run("mkl\(end)").end == (3, false)) }
    let skipped = try run("sss")
    #expect(skipped.end == (0, false) && !skipped.conversation.said.contains("last pair"))
    #expect(try run("mklq", language: "nl").conversation.said.contains("Dat was het laatste paar."))
  }

  @Test func `pairs that others follow end without a question`() throws {
    let conversation = Keys("mm")
    let end = try MergeDialogue(total: 5, language: "en", isColourful: false).run(
      (0..<2).map(question), conversation,
      MergeDialogue.Surroundings(isSettled: { _ in false }, write: { _, _ in }, undo: { _ in }))
    #expect(end == (2, false) && !conversation.said.contains("last pair"))
  }

  @Test func `there is nothing to undo before anything is decided, and other keys are told`() throws {
    let result = try run("uxmq")
    #expect(result.log == ["0 merge"])
    #expect(result.conversation.said.contains("'u' is none of these keys."))
  }

  @Test func `pairs that earlier answers settled are not asked`() throws {
    let result = try run("m", settled: [0, 2])
    #expect(result.log == ["1 merge"])
    #expect(!result.conversation.said.contains("Pair 1 of 3"))
  }

  @Test func `the end of input stops, and the words are Dutch where they are asked for`() throws {
    let result = try run("", language: "nl")
    #expect(result.end == (0, true))
    #expect(result.conversation.said.contains("m samenvoegen"))
  }
}
