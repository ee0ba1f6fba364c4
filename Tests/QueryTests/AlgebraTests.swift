import Catalogue
import Query
import Records
import Testing

@Suite("The algebra of questions")
struct AlgebraTests {
  @Test("a question printed and read is the same question", arguments: 0..<300)
  func printedAndRead(seed: Int) throws {
    var random = RandomQuestion(seed: UInt64(seed))
    let question = random.question()
    let text = question.description
    let read = try QuestionParser.parse(text, vocabulary: RandomQuestion.vocabulary)
    #expect(read.description == text)
    // Nested lists of one operator may be read flat; they are judged alike.
    for _ in 0..<10 {
      let study = random.study()
      #expect(try read.verdict(study) == question.verdict(study), "\(text)")
    }
  }

  @Test("De Morgan, double negation, order, grouping and repetition change no verdict", arguments: 0..<200)
  func laws(seed: Int) throws {
    var random = RandomQuestion(seed: UInt64(seed + 1000))
    for _ in 0..<5 {
      let (a, b, c) = (random.question(depth: 2), random.question(depth: 2), random.question(depth: 2))
      let study = random.study()
      let pairs: [(Question, Question)] = [
        (.not(.and([a, b])), .or([.not(a), .not(b)])), (.not(.or([a, b])), .and([.not(a), .not(b)])),
        (.not(.not(a)), a), (.and([a, b]), .and([b, a])), (.or([a, b]), .or([b, a])),
        (.and([a, .and([b, c])]), .and([.and([a, b]), c])), (.or([a, .or([b, c])]), .or([.or([a, b]), c])),
        (.and([a, a]), a), (.or([a, a]), a), (.and([a, .or([a, b])]), a), (.or([a, .and([a, b])]), a),
        (.and([a, .or([b, c])]), .or([.and([a, b]), .and([a, c])])), (.and([a, .everything]), a),
      ]
      for (left, right) in pairs where !Self.hasDirection(left) {
        #expect(try left.verdict(study) == right.verdict(study), "\(left) | \(right)")
      }
    }
  }

  /// A direction is asked of the outcomes in the same question, so that taking a question apart changes what it asks.
  private static func hasDirection(_ question: Question) -> Bool {
    question.terms.contains { $0.facet == .direction }
  }

  @Test("AND takes the worst and OR the best", arguments: 0..<200)
  func worstAndBest(seed: Int) throws {
    var random = RandomQuestion(seed: UInt64(seed + 2000))
    let (a, b) = (random.term(), random.term())
    guard !Self.hasDirection(a), !Self.hasDirection(b) else { return }
    let study = random.study()
    let verdicts = [try a.verdict(study), try b.verdict(study)]
    #expect(try Question.and([a, b]).verdict(study) == verdicts.min())
    #expect(try Question.or([a, b]).verdict(study) == verdicts.max())
  }

  @Test("NOT unknown is unknown; a term is direct where its NOT is indirect", arguments: 0..<200)
  func negation(seed: Int) throws {
    var random = RandomQuestion(seed: UInt64(seed + 3000))
    let term = random.term()
    let study = random.study()
    let verdict = try term.verdict(study)
    let opposite = try Question.not(term).verdict(study)
    switch verdict {
    case .unknown: #expect(opposite == .unknown)
    case .direct, .stated: #expect(opposite == .indirect)
    case .indirect: #expect(opposite == .direct)
    case .partial(let share): #expect(opposite == .partial(share: share.map { 1 - $0 }))
    }
  }

  @Test("a study is left out exactly where the whole question is indirect, and none is lost", arguments: 0..<50)
  func leftOut(seed: Int) throws {
    var random = RandomQuestion(seed: UInt64(seed + 4000))
    let question = random.question()
    let studies = (0..<30).map { random.study("s\($0)") }
    let index = ManyStudies(studies: studies)
    let answer = try question.ask(index, vocabulary: RandomQuestion.vocabulary)
    #expect(answer.studies.allSatisfy { $0.verdict != .indirect })
    #expect(answer.leftOut.allSatisfy { $0.verdict == .indirect })
    #expect(Set((answer.studies + answer.leftOut).map(\.facets.id)) == Set(studies.map(\.id)))
    let all = try question.ask(index, vocabulary: RandomQuestion.vocabulary, keepsIndirect: true)
    #expect(all.leftOut.isEmpty)
    #expect(all.studies.count == studies.count)
    let verdicts = all.studies.map(\.verdict)
    #expect(zip(verdicts, verdicts.dropFirst()).allSatisfy { $0 >= $1 }, "the more direct come first")
  }

  @Test("in a list of things asked, the directness is the worst asked facet", arguments: 0..<100)
  func worstFacet(seed: Int) throws {
    var random = RandomQuestion(seed: UInt64(seed + 5000))
    let question = Question.all(of: (0..<4).map { _ in random.term() })
    let answer = try question.ask(
      OneStudy(study: random.study()), vocabulary: RandomQuestion.vocabulary, keepsIndirect: true)
    #expect(answer.studies[0].verdict == answer.studies[0].judgements.map(\.verdict).min())
  }
}

struct ManyStudies: CatalogueIndex {
  var studies: [StudyFacets]

  func facets() -> [StudyFacets] { studies }
  func records(containing tokens: [String], prefix: Bool) -> Set<String> { [] }
  func records(_ ids: [String]) -> [FiledRecord] { [] }
}
