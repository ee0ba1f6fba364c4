import Catalogue
import Records
import Testing

@testable import Query

@Suite("The algebra of questions")
struct AlgebraTests {
  static let seeds: [UInt64] = Array(0..<40)

  private struct Case {
    var questions: [Question]
    var study: StudyFacets
  }

  /// Thirty times three questions and a study for one seed.
  private static func cases(_ seed: UInt64, facets: [Facet] = Facet.allCases) -> [Case] {
    var random = RandomCase(seed: seed)
    return (0..<30).map { _ in
      Case(questions: (0..<3).map { _ in random.question(facets: facets) }, study: random.study())
    }
  }

  private static func verdict(_ study: StudyFacets, _ question: Question) -> Verdict {
    Small.judge(study, question).verdict
  }

  @Test(arguments: seeds)
  func `a question reads back from its text as the same question`(seed: UInt64) throws {
    for question in Self.cases(seed).flatMap(\.questions) {
      #expect(try Small.parse(question.description) == question)
    }
  }

  @Test(arguments: seeds)
  func `De Morgan holds for verdicts and for facets`(seed: UInt64) {
    for one in Self.cases(seed) {
      let study = one.study
      let a = one.questions[0]
      let b = one.questions[1]
      let c = one.questions[2]
      let negatedAll = Small.judge(study, .not(.and([a, b, c])))
      let anyNegated = Small.judge(study, .or([.not(a), .not(b), .not(c)]))
      #expect(negatedAll.verdict == anyNegated.verdict)
      #expect(negatedAll.facets == anyNegated.facets)
      #expect(Self.verdict(study, .not(.or([a, b, c]))) == Self.verdict(study, .and([.not(a), .not(b), .not(c)])))
    }
  }

  @Test(arguments: seeds)
  func `twice NOT is nothing at all`(seed: UInt64) {
    for one in Self.cases(seed) {
      let study = one.study
      let a = one.questions[0]
      let twice = Small.judge(study, .not(.not(a)))
      let once = Small.judge(study, a)
      #expect(twice.verdict == once.verdict)
      #expect(twice.facets == once.facets)
    }
  }

  @Test(arguments: seeds)
  func `the order of the parts does not matter`(seed: UInt64) {
    for one in Self.cases(seed) {
      let study = one.study
      let a = one.questions[0]
      let b = one.questions[1]
      #expect(Self.verdict(study, .and([a, b])) == Self.verdict(study, .and([b, a])))
      #expect(Self.verdict(study, .or([a, b])) == Self.verdict(study, .or([b, a])))
    }
  }

  @Test(arguments: seeds)
  func `where the parentheses stand in a row of ANDs or ORs does not matter`(seed: UInt64) {
    for one in Self.cases(seed) {
      let study = one.study
      let a = one.questions[0]
      let b = one.questions[1]
      let c = one.questions[2]
      let and = Self.verdict(study, .and([a, b, c]))
      #expect(Self.verdict(study, .and([.and([a, b]), c])) == and)
      #expect(Self.verdict(study, .and([a, .and([b, c])])) == and)
      let or = Self.verdict(study, .or([a, b, c]))
      #expect(Self.verdict(study, .or([.or([a, b]), c])) == or)
      #expect(Self.verdict(study, .or([a, .or([b, c])])) == or)
    }
  }

  @Test(arguments: seeds)
  func `asking the same twice asks it once`(seed: UInt64) {
    for one in Self.cases(seed) {
      let study = one.study
      let a = one.questions[0]
      let once = Self.verdict(study, a)
      #expect(Self.verdict(study, .and([a, a])) == once)
      #expect(Self.verdict(study, .or([a, a])) == once)
    }
  }

  /// A direction means another thing beside an outcome: it is asked of that outcome. So it is left out here.
  static let facetsApart = Facet.allCases.filter { $0 != .direction }

  @Test(arguments: seeds)
  func `AND takes the worst and OR the best`(seed: UInt64) {
    for one in Self.cases(seed, facets: Self.facetsApart) {
      let study = one.study
      let a = one.questions[0]
      let b = one.questions[1]
      let (left, right) = (Self.verdict(study, a), Self.verdict(study, b))
      #expect(Self.verdict(study, .and([a, b])) == min(left, right))
      #expect(Self.verdict(study, .or([a, b])) == max(left, right))
    }
  }

  @Test(arguments: seeds)
  func `one thing more asked with AND never makes a study more direct`(seed: UInt64) {
    for one in Self.cases(seed, facets: Self.facetsApart) {
      let study = one.study
      let a = one.questions[0]
      let b = one.questions[1]
      #expect(Self.verdict(study, .and([a, b])) <= Self.verdict(study, a))
    }
  }

  @Test(arguments: seeds)
  func `the directness of things asked together is that of the worst facet`(seed: UInt64) {
    var random = RandomCase(seed: seed)
    for _ in 0..<30 {
      let terms = (0..<4).map { _ in Question.term(random.term()) }
      let judged = Small.judge(random.study(), .and(terms))
      #expect(judged.facets.values.map(\.verdict).min() == judged.verdict)
    }
  }

  @Test(arguments: seeds)
  func `some facet always has the verdict of the whole, so that there is a reason to show`(seed: UInt64) {
    for one in Self.cases(seed) {
      let study = one.study
      let a = one.questions[0]
      let judged = Small.judge(study, a)
      #expect(judged.facets.values.contains { $0.verdict == judged.verdict })
    }
  }

  @Test(arguments: seeds)
  func `a term is direct where its NOT is indirect, and the other way round`(seed: UInt64) {
    var random = RandomCase(seed: seed)
    for _ in 0..<60 {
      let (term, study) = (Question.term(random.term()), random.study())
      let (own, opposite) = (Self.verdict(study, term), Self.verdict(study, .not(term)))
      #expect((own == .direct) == (opposite == .indirect))
      #expect((own == .indirect) == (opposite == .direct))
      #expect((own == .unknown) == (opposite == .unknown))
      #expect((own == .stated) == (opposite == .stated))
      if let share = own.share { #expect(opposite == .partial(share: 1 - share)) }
    }
  }

  @Test(arguments: seeds)
  func `a question and its NOT are never both direct nor both indirect`(seed: UInt64) {
    for one in Self.cases(seed) {
      let study = one.study
      let a = one.questions[0]
      let (own, opposite) = (Self.verdict(study, a), Self.verdict(study, .not(a)))
      #expect((own == .direct) == (opposite == .indirect))
      #expect((own == .indirect) == (opposite == .direct))
    }
  }

  @Test(arguments: seeds)
  func `every verdict has a share between none and all where it is partial, but for a single figure within a range`(
    seed: UInt64
  ) {
    for one in Self.cases(seed) {
      let study = one.study
      let a = one.questions[0]
      guard case .partial(let share) = Self.verdict(study, a) else { continue }
      if let share {
        #expect(share > 0 && share < 1)
      } else {
        // What has no length has no share of a range.
        #expect(a.terms.contains(where: Self.asksSingleFigure))
      }
    }
  }

  private static func asksSingleFigure(_ term: Term) -> Bool {
    guard case .interval(let asked) = term.value else { return false }
    return asked.min != nil && asked.min?.value == asked.max?.value
  }

  @Test func `verdicts go from direct by partial, stated and unknown to indirect`() {
    let order: [Verdict] = [
      .indirect, .unknown, .stated, .partial(share: 0.1), .partial(share: 0.9), .direct,
    ]
    #expect(order.sorted() == order)
    #expect(zip(order, order.dropFirst()).allSatisfy(<))
  }
}
