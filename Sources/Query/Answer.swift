package import Catalogue
package import Records

/// What a review has to say to a question.
package struct Answer: Sendable {
  package var question: Question
  /// The studies that bear on it, in the order of `Answer.isBefore`.
  package var studies: [AnsweringStudy]
  /// Studies known to lie outside on what is asked.
  package var leftOut: [AnsweringStudy]
  /// By facet, how many studies bear on it how directly; the whole question last.
  package var gaps: [Gap]

  /// Whether at least one study is direct on everything asked.
  package var hasDirectStudy: Bool { studies.contains { $0.verdict == .direct } }

  /// The ids of those left out because of a value that nobody has confirmed.
  package var leftOutByGuess: [String] { leftOut.filter(\.isUnconfirmed).map(\.facets.id) }

  /// How many of the studies that are direct on everything asked are so by a value that nobody has confirmed.
  package var unconfirmedDirect: Int { studies.count { $0.verdict == .direct && $0.isUnconfirmed } }
}

/// One study of an answer.
package struct AnsweringStudy: Sendable {
  package var facets: StudyFacets
  package var bearing: Bearing
  /// In the order of the facets in the question; several of one facet where several things were asked of it.
  package var judgements: [Judgement]

  package init(facets: StudyFacets, bearing: Bearing, judgements: [Judgement]) {
    self.facets = facets
    self.bearing = bearing
    self.judgements = judgements
  }

  package var verdict: Verdict { bearing.verdict }
  /// Whether the verdict rests on a value that nobody has confirmed.
  package var isUnconfirmed: Bool { bearing.isUnconfirmed }
}

/// How many of the studies bear on one facet, or on the whole question, how directly.
package struct Gap: Hashable, Sendable {
  /// Nil for the whole question.
  package var facet: Facet?
  /// What is asked of it: terms, or NOT of one.
  package var asked: [Question]
  package var counts = VerdictCounts()
  /// Those among them whose verdict rests on a value that nobody has confirmed.
  package var unconfirmed = VerdictCounts()

  package init(facet: Facet?, asked: [Question]) {
    self.facet = facet
    self.asked = asked
  }

  mutating func count(_ bearing: Bearing) {
    counts.count(bearing.verdict)
    if bearing.isUnconfirmed { unconfirmed.count(bearing.verdict) }
  }
}

extension Question {
  /// Asks an index.
  ///
  /// - Parameters:
  ///   - includesBackground: whether background records answer too.
  ///   - keepsIndirect: whether studies known to lie outside stay among the others, in their place.
  package func ask(
    _ index: any CatalogueIndex, vocabulary: Vocabulary, includesBackground: Bool = false, keepsIndirect: Bool = false
  ) throws -> Answer {
    let judge = try Judge(self, vocabulary: vocabulary) { term in
      guard case .words(let words, let prefix) = term.value else { return [] }
      return try index.records(containing: SearchText.tokens(of: words), prefix: prefix)
    }
    let facets = askedFacets
    var gaps = facets.map { facet in Gap(facet: facet, asked: literals.filter { $0.terms.first?.facet == facet }) }
    var whole = Gap(facet: nil, asked: literals)
    var studies: [AnsweringStudy] = []
    var leftOut: [AnsweringStudy] = []
    for study in try index.facets() where includesBackground || study.role == .included {
      let judged = judge.judge(study)
      var judgements: [Judgement] = []
      for (place, facet) in facets.enumerated() {
        guard let own = judged.judgements[facet], let first = own.first else { continue }
        judgements += own
        gaps[place].count(own.dropFirst().reduce(first.bearing) { $0.and($1.bearing) })
      }
      let answering = AnsweringStudy(facets: study, bearing: judged.bearing, judgements: judgements)
      whole.count(judged.bearing)
      if answering.verdict == .indirect, !keepsIndirect {
        leftOut.append(answering)
      } else {
        studies.append(answering)
      }
    }
    let order = AnswerOrder(vocabulary: vocabulary)
    return Answer(
      question: self, studies: order.sorted(studies), leftOut: order.sorted(leftOut), gaps: gaps + [whole])
  }

  /// The facets asked about, each once, in the order of the question.
  package var askedFacets: [Facet] {
    var seen: Set<Facet> = []
    return terms.map(\.facet).filter { seen.insert($0).inserted }
  }
}

/// The order of studies in an answer: the more direct first (partial ones by their share), then the stronger design,
/// the larger sample, the later year, the id.
struct AnswerOrder {
  let vocabulary: Vocabulary

  func sorted(_ studies: [AnsweringStudy]) -> [AnsweringStudy] {
    let keyed = studies.map { study in
      (study, study.facets.designs.map(vocabulary.rank(ofDesign:)).min() ?? Int.max)
    }
    return keyed.sorted { left, right in
      let (a, b) = (left.0, right.0)
      if a.verdict > b.verdict { return true }
      if b.verdict > a.verdict { return false }
      if left.1 != right.1 { return left.1 < right.1 }
      if a.facets.n != b.facets.n { return (a.facets.n ?? -1) > (b.facets.n ?? -1) }
      if a.facets.year != b.facets.year { return (a.facets.year ?? Int.min) > (b.facets.year ?? Int.min) }
      return a.facets.id < b.facets.id
    }.map(\.0)
  }
}
