package import Catalogue
package import Query
import Records

/// The evidence divided by two or three facets, with the reasons why cells are empty or weak.
package struct GapMap: Sendable {
  package var axes: [GapAxis]
  package var rules: GapRules
  /// Every cell, gap or not: the first axis slowest.
  package var cells: [GapCell]
  /// How many included studies there are.
  package var studyCount: Int
  /// Terms of searches for evidence that name no concept, so that nobody can tell what they narrowed.
  package var unknownTerms: [String]

  package var gaps: [GapCell] { cells.filter(\.isGap) }

  /// More are refused: nobody reads them.
  package static let mostCells = 20_000

  /// - Parameters:
  ///   - axes: two or three, of different facets.
  ///   - index: where the words of questions are looked up; its studies are those of `subject`.
  /// - Throws: `QuestionFault` where the axes make no map; what `index` throws.
  package static func make(
    _ axes: [GapAxis], of subject: GapSubject, index: any CatalogueIndex, rules: GapRules = GapRules()
  ) throws -> GapMap {
    guard axes.count == 2 || axes.count == 3 else {
      throw QuestionFault("gaps are looked for by two or three facets, not by \(axes.count)")
    }
    let facets = axes.map(\.facet)
    if let twice = facets.first(where: { facet in facets.count(where: { $0 == facet }) > 1 }) {
      throw QuestionFault("\(twice.rawValue) is given twice; gaps are looked for by different facets")
    }
    var count = 1
    for axis in axes { count *= axis.values.count }
    guard count <= mostCells else {
      let sizes = axes.map { "\($0.values.count) of \($0.facet.rawValue)" }.joined(separator: ", ")
      throw QuestionFault(
        "that would be \(count) cells (\(sizes)), more than \(mostCells); choose values, as in "
          + "\(facets[0].rawValue)=…,…")
    }
    let judged = try axes.map { axis in try axis.values.map { try Column($0, subject, index) } }
    let maker = CellMaker(subject: subject, rules: rules)
    var cells: [GapCell] = []
    cells.reserveCapacity(count)
    // Each cell by its place in every axis, as the digits of a number.
    for number in 0..<count {
      var rest = number
      var chosen: [Column] = []
      for axis in judged.reversed() {
        chosen.insert(axis[rest % axis.count], at: 0)
        rest /= axis.count
      }
      cells.append(maker.cell(chosen))
    }
    return GapMap(
      axes: axes, rules: rules, cells: cells, studyCount: subject.studies.count,
      unknownTerms: maker.searched.unknownTerms)
  }
}

extension GapCell {
  /// One question by itself, as a cell of a map would tell it.
  ///
  /// - Throws: what `index` throws.
  package static func of(
    _ question: Question, in subject: GapSubject, index: any CatalogueIndex, rules: GapRules = GapRules()
  ) throws -> GapCell {
    CellMaker(subject: subject, rules: rules).cell([try Column(question, subject, index)])
  }
}

/// How every study stands to one thing asked, in the order of the subject's studies.
private struct Column {
  var question: Question
  var bearings: [Bearing]

  init(_ question: Question, _ subject: GapSubject, _ index: any CatalogueIndex) throws {
    self.question = question
    let answer = try question.ask(index, vocabulary: subject.frame.vocabulary, keepsIndirect: true)
    let judged = Dictionary(
      answer.studies.map { ($0.facets.id, $0.bearing) }, uniquingKeysWith: { first, _ in first })
    bearings = subject.studies.map { judged[$0.id] ?? Bearing(.unknown) }
  }
}

/// Puts cells together from what was judged facet by facet: a study is as direct as the worst of them, as in AND.
private struct CellMaker {
  let subject: GapSubject
  let rules: GapRules
  let searched: SearchedConcepts
  /// The best rank of each study's designs; nil where none is known or ranked.
  private let ranks: [Int?]

  init(subject: GapSubject, rules: GapRules) {
    self.subject = subject
    self.rules = rules
    searched = SearchedConcepts(subject.frame)
    ranks = subject.studies.map { study in
      study.designs.map { subject.frame.vocabulary.rank(ofDesign: $0) }.min().flatMap { $0 == Int.max ? nil : $0 }
    }
  }

  func cell(_ columns: [Column]) -> GapCell {
    let asked = columns.map(\.question)
    let standing = subject.studies.indices.map { place in
      Standing(place: place, bearing: columns.reduce(Bearing(.direct)) { $0.and($1.bearings[place]) })
    }
    var counts = VerdictCounts()
    var unconfirmed = VerdictCounts()
    for study in standing {
      counts.count(study.bearing.verdict)
      if study.bearing.isUnconfirmed { unconfirmed.count(study.bearing.verdict) }
    }
    let studies = standing.filter { $0.bearing.verdict != .indirect }.sorted { left, right in
      let (first, second) = (left.bearing.verdict, right.bearing.verdict)
      return first == second ? left.place < right.place : first > second
    }.map { GapCell.Study(id: subject.studies[$0.place].id, bearing: $0.bearing) }
    var reasons = reasons(standing, counts, unconfirmed, asked)
    if reasons.isEmpty, case let guessed = guessing(standing, asked), !guessed.isEmpty {
      reasons = [.restsOnGuesses(studies: guessed.count)]
    }
    return GapCell(
      asked: asked, counts: counts, unconfirmed: unconfirmed, studies: studies, reasons: reasons,
      search: searched.coverage(of: asked))
  }

  private struct Standing {
    /// In the subject's studies.
    var place: Int
    var bearing: Bearing
  }

  private func reasons(
    _ standing: [Standing], _ counts: VerdictCounts, _ unconfirmed: VerdictCounts, _ asked: [Question]
  ) -> [GapReason] {
    bearing(counts, unconfirmed) + weaknesses(of: best(standing), asked: asked)
  }

  /// The direct studies or, where there is none, those that are partial or stated.
  private func best(_ standing: [Standing]) -> [Standing] {
    let direct = standing.filter { $0.bearing.verdict == .direct }
    return direct.isEmpty ? standing.filter { $0.bearing.verdict > .unknown } : direct
  }

  /// The studies that bear on a cell by a guess, or tell their number of people or design by one, where the cell would be
  /// a gap without them.
  private func guessing(_ standing: [Standing], _ asked: [Question]) -> [Standing] {
    let guessed = best(standing).filter {
      $0.bearing.isUnconfirmed || isGuessed($0, "/sample/n", "/design/concepts")
    }
    guard !guessed.isEmpty else { return [] }
    let places = Set(guessed.map(\.place))
    let sure = standing.filter { !places.contains($0.place) }
    var counts = VerdictCounts()
    for study in sure { counts.count(study.bearing.verdict) }
    return reasons(sure, counts, VerdictCounts(), asked).isEmpty ? [] : guessed
  }

  /// Whether a study has a value at one of these places that nobody has confirmed.
  private func isGuessed(_ study: Standing, _ places: String...) -> Bool {
    let guesses = subject.studies[study.place].unconfirmed
    return !guesses.isEmpty && places.contains(where: guesses.contains)
  }

  private func bearing(_ counts: VerdictCounts, _ guessed: VerdictCounts) -> [GapReason] {
    if counts.direct > 0 { return [] }
    if counts.partial + counts.stated > 0 {
      return [
        .onlyIndirect(
          partial: counts.partial, stated: counts.stated, unknown: counts.unknown,
          unconfirmed: guessed.partial + guessed.stated + guessed.unknown)
      ]
    }
    return [
      counts.unknown > 0
        ? .onlyUnknown(studies: counts.unknown, unconfirmed: guessed.unknown)
        : .noStudy(outside: counts.indirect, unconfirmed: guessed.indirect)
    ]
  }

  private func weaknesses(of standing: [Standing], asked: [Question]) -> [GapReason] {
    guard !standing.isEmpty else { return [] }
    var reasons: [GapReason] = []
    let studies = standing.map { subject.studies[$0.place] }
    let numbers = studies.compactMap(\.n)
    let participants = numbers.reduce(0, +)
    func unconfirmed(_ places: String...) -> Int {
      standing.count { study in
        study.bearing.isUnconfirmed || places.contains { isGuessed(study, $0) }
      }
    }
    if studies.count < rules.studies || participants < rules.participants {
      reasons.append(
        .sparse(
          studies: studies.count, participants: participants, withoutNumber: studies.count - numbers.count,
          unconfirmed: unconfirmed("/sample/n")))
    }
    let ranked = standing.filter { ranks[$0.place] != nil }
    if ranked.isEmpty {
      reasons.append(.unknownDesigns(studies: studies.count, unconfirmed: unconfirmed()))
    } else if ranked.allSatisfy({ ranks[$0.place].map { $0 > rules.rank } ?? false }) {
      var designs: [String] = []
      for design in ranked.flatMap({ subject.studies[$0.place].designs }) where !designs.contains(design) {
        designs.append(design)
      }
      reasons.append(
        .weakDesigns(
          designs, withoutDesign: standing.count - ranked.count, unconfirmed: unconfirmed("/design/concepts")))
    }
    let disagreements = disagreements(among: studies, asked: asked)
    if !disagreements.isEmpty {
      let disagreeing = Set(disagreements.flatMap { $0.directions.flatMap(\.studies) })
      let guessed = standing.count { study in
        disagreeing.contains(subject.studies[study.place].id)
          && (study.bearing.isUnconfirmed || isGuessed(study, "/effects"))
      }
      reasons.append(.inconsistent(disagreements, unconfirmed: guessed))
    }
    return reasons
  }

  /// Outcomes whose effects go in more than one direction, among those asked or, where none is asked, outcome by
  /// outcome as the studies are coded.
  private func disagreements(among studies: [StudyFacets], asked: [Question]) -> [GapReason.Disagreement] {
    let vocabulary = subject.frame.vocabulary
    let outcomes = asked.flatMap(\.terms).filter { $0.facet == .outcome }
    var groups: [(outcome: String, members: Set<String>)] = outcomes.compactMap { term in
      guard case .concept(let id) = term.value else { return nil }
      return (id, vocabulary.withNarrower(id, in: .outcome))
    }
    if outcomes.isEmpty {
      let measured = Set(studies.flatMap { $0.measured.compactMap(\.outcome) })
      groups = vocabulary.concepts(in: .outcome).filter { measured.contains($0.id) }.map { ($0.id, [$0.id]) }
    }
    return groups.compactMap { group in
      var sides: [GapReason.Side] = []
      for direction in Effect.Direction.allCases where direction != .unclear {
        let ids = studies.filter { study in
          study.measured.contains { effect in
            effect.direction == direction && effect.outcome.map(group.members.contains) == true
          }
        }.map(\.id)
        if !ids.isEmpty { sides.append(GapReason.Side(direction: direction, studies: ids)) }
      }
      // One effect that is mixed is at odds with itself.
      let isInconsistent = sides.count > 1 || sides.first?.direction == .mixed
      return isInconsistent ? GapReason.Disagreement(outcome: group.outcome, directions: sides) : nil
    }
  }
}
