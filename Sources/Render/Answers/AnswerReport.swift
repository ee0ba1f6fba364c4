import Catalogue
package import Query
package import Records

/// An answer with what is needed to show it: the records it speaks of, and the words of one language.
package struct AnswerReport {
  let answer: Answer
  let frame: ReviewFrame
  let language: String
  let words: AnswerWording
  let context: ReportContext
  private let records: [String: FiledRecord]
  private let wanted: Wanted

  /// - Parameter records: those of the answer's studies, and any that their findings name as sources.
  package init(answer: Answer, frame: ReviewFrame, records: [FiledRecord], language: String) {
    self.answer = answer
    self.frame = frame
    self.language = language
    words = AnswerWording(language: language, vocabulary: frame.vocabulary)
    context = ReportContext(ReportInput(frame: frame, records: records, language: language))
    self.records = Dictionary(records.map { ($0.record.id, $0) }, uniquingKeysWith: { first, _ in first })
    wanted = Wanted(answer.question, frame.vocabulary)
  }

  func record(_ study: AnsweringStudy) -> StudyRecord? { records[study.facets.id]?.record }

  func label(_ study: AnsweringStudy) -> String { context.label(of: study.facets.id) }

  /// A finding of an answering study and the list it stands in.
  struct Match {
    var list: String
    var finding: Finding
    var pointer: String
  }

  /// The effects that bear on the outcomes or directions asked for; all of them where neither is asked.
  func effects(_ record: StudyRecord) -> [(effect: Effect, pointer: String)] {
    record.effects.enumerated().filter { wanted.isWanted($0.element) }.map { ($0.element, "/effects/\($0.offset)") }
  }

  /// The opportunities, threats and remarks that speak of what is asked.
  func findings(_ record: StudyRecord) -> [Match] {
    [("opportunities", record.opportunities), ("threats", record.threats), ("remarks", record.remarks)]
      .flatMap { list, findings in
        findings.enumerated().filter { wanted.isWanted($0.element) }
          .map { Match(list: list, finding: $0.element, pointer: "/\(list)/\($0.offset)") }
      }
  }

  /// The first thing a reader needs to know, in a sentence.
  package var headline: String {
    guard !answer.question.terms.isEmpty else {
      let count = answer.studies.count
      return words.text(
        "\(count.of("study", "studies")); nothing was asked of \(count == 1 ? "it" : "them").",
        "\(count.of("studie", "studies")); er is niets aan gevraagd.")
    }
    let count = answer.studies.count + answer.leftOut.count
    guard count > 0 else {
      return words.text("There is no study to ask: \(asked).", "Er is geen studie om naar te vragen: \(asked).")
    }
    let direct = answer.studies.count { $0.verdict == .direct }
    let studies =
      count == 1
      ? words.text("the one study", "de ene studie") : words.text("the \(count) studies", "de \(count) studies")
    if direct == 0 {
      return words.text(
        "Of \(studies) none is direct on everything asked: \(asked).",
        "Van \(studies) is er geen direct voor alles wat gevraagd is: \(asked).")
    }
    let guessed = words.clause(unconfirmed: answer.unconfirmedDirect, of: direct)
    return words.text(
      "Of \(studies) \(direct) \(direct == 1 ? "is" : "are") direct on everything asked\(guessed): \(asked).",
      "Van \(studies) \(direct == 1 ? "is er 1" : "zijn er \(direct)") direct voor alles wat gevraagd is\(guessed): "
        + "\(asked).")
  }

  /// Which of the studies in the headline's counts were taken back.
  var retractedSentence: String? { context.retractedAmong((answer.studies + answer.leftOut).map(\.facets.id)) }

  /// The question in words, for the headline.
  private var asked: String { inWords(answer.question, isInner: false) }

  private func inWords(_ question: Question, isInner: Bool) -> String {
    switch question {
    case .everything: return ""
    case .term(let term): return words.named(term)
    case .not(let part): return words.text("not ", "niet ") + inWords(part, isInner: true)
    case .and(let parts):
      let all = parts.map { inWords($0, isInner: true) }.joined(separator: isInner ? words.text(" and ", " en ") : ", ")
      return isInner ? "(\(all))" : all
    case .or(let parts):
      let facets = Set(parts.flatMap { $0.terms.map(\.facet) })
      // A long list of one facet would bury the rest of the sentence; it stands in full further down.
      if let facet = facets.first, facets.count == 1, parts.count > 4 {
        return words.text(
          "\(words.name(facet)) (any of \(parts.count))", "\(words.name(facet)) (een van \(parts.count))")
      }
      let all = parts.map { inWords($0, isInner: true) }.joined(separator: words.text(" or ", " of "))
      return isInner ? "(\(all))" : all
    }
  }

  /// What is asked about one facet, in words.
  func asked(_ gap: Gap) -> String {
    guard let facet = gap.facet else { return words.text("everything asked", "alles wat gevraagd is") }
    let names = gap.asked.map { asked in
      let isNegated = if case .not = asked { true } else { false }
      return (isNegated ? words.text("not ", "niet ") : "") + asked.terms.map { words.words($0) }.joined()
    }.joined(separator: ", ")
    return words.named(names, facet)
  }

  /// How the studies stand to one facet or to the whole question: `direct 2 (1 unconfirmed), partial 2, unknown 2`.
  func standing(_ gap: Gap) -> String {
    zip(gap.counts.all, gap.unconfirmed.all).filter { $0.0.count > 0 }.map { all, guessed in
      "\(words.verdict(all.verdict)) \(all.count)\(words.mark(unconfirmed: guessed.count))"
    }.joined(separator: ", ")
  }
}

/// What of a record's findings a question wants to see.
private struct Wanted {
  private var outcomes: Set<String> = []
  private var themes: Set<String> = []
  private var conditions: Set<String> = []
  private var directions: Set<Effect.Direction> = []
  private var phrases: [(tokens: [String], prefix: Bool)] = []

  init(_ question: Question, _ vocabulary: Vocabulary) {
    for term in question.wantedTerms {
      switch (term.facet, term.value) {
      case (.outcome, .concept(let id)): outcomes.formUnion(vocabulary.withNarrower(id, in: .outcome))
      case (.theme, .concept(let id)): themes.formUnion(vocabulary.withNarrower(id, in: .theme))
      case (.condition, .concept(let id)): conditions.formUnion(vocabulary.withNarrower(id, in: .condition))
      case (_, .direction(let direction)): directions.insert(direction)
      case (_, .words(let words, let prefix)): phrases.append((SearchText.tokens(of: words), prefix))
      default: break
      }
    }
  }

  func isWanted(_ effect: Effect) -> Bool {
    if outcomes.isEmpty, directions.isEmpty { return true }
    let isOutcome = outcomes.isEmpty || !outcomes.isDisjoint(with: effect.finding.outcomes)
    return isOutcome && (directions.isEmpty || directions.contains(effect.direction))
  }

  func isWanted(_ finding: Finding) -> Bool {
    !outcomes.isDisjoint(with: finding.outcomes) || !themes.isDisjoint(with: finding.themes)
      || !conditions.isDisjoint(with: finding.conditions) || holdsPhrase(finding)
  }

  private func holdsPhrase(_ finding: Finding) -> Bool {
    guard !phrases.isEmpty else { return false }
    let passages = finding.statement.entries.map { SearchText.tokens(of: $0.words) }
    return phrases.contains { phrase in
      passages.contains { $0.contains(phrase: phrase.tokens, prefix: phrase.prefix) }
    }
  }
}
