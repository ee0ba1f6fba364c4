package import Catalogue
package import Query
package import Records

/// One side of a map of gaps: a facet and what is asked of it.
package struct GapAxis: Hashable, Sendable {
  package var facet: Facet
  /// One or more; each a question about this facet alone.
  package var values: [Question]

  package init(facet: Facet, values: [Question]) {
    self.facet = facet
    self.values = values
  }

  /// Reads `population`, or `population=adolescents,adults`.
  ///
  /// - Throws: `QuestionFault` where a word names nothing, or where the values have to be given and are not.
  package static func read(_ text: String, subject: GapSubject) throws(QuestionFault) -> GapAxis {
    let (facet, given) = try parts(text, frame: subject.frame)
    if let given { return GapAxis(facet: facet, values: given) }
    return GapAxis(facet: facet, values: try usual(facet, subject))
  }

  /// The facet and the values given; nil where none is.
  package static func parts(
    _ text: String, frame: ReviewFrame
  ) throws(QuestionFault) -> (facet: Facet, values: [Question]?) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let facet = Facet(named: String(name)), !excluded.contains(facet) else {
      throw unknown(String(parts.first ?? ""))
    }
    guard parts.count == 2 else { return (facet, nil) }
    let reader = TermReader(vocabulary: frame.vocabulary, targets: frame.description.targets)
    var values: [Question] = []
    for value in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
      let word = value.drop { $0 == " " }
      guard !word.isEmpty else {
        throw QuestionFault("a value of \(facet.rawValue) is empty: expected \(facet.rawValue)=\(example(facet))")
      }
      let question = try reader.question(facet, String(word))
      if !values.contains(question) { values.append(question) }
    }
    return (facet, values)
  }

  /// A direction is what a cell tells, not what it is about; words of a text cannot be listed.
  private static let excluded: Set<Facet> = [.direction, .text]

  private static func unknown(_ name: String) -> QuestionFault {
    if let facet = Facet(named: name) {
      return QuestionFault(
        facet == .direction
          ? "gaps are not looked for by direction: the directions of a cell are among its reasons; take outcome"
          : "gaps cannot be looked for by \(facet.rawValue): there is no list of what it may hold")
    }
    let known = Facet.allCases.filter { !excluded.contains($0) }
    let hint =
      NearestWords.suggestion(NearestWords.nearest(to: name, among: known.flatMap { [$0.rawValue] + $0.synonyms }))
      ?? "known are " + known.map(\.rawValue).joined(separator: ", ")
    return QuestionFault("no facet is called '\(name.prefix(80))': \(hint)")
  }

  /// What one would look for: what the included studies are coded with, and what the review's targets, its saved
  /// questions and the terms of its searches ask for; in the vocabulary's order.
  private static func usual(_ facet: Facet, _ subject: GapSubject) throws(QuestionFault) -> [Question] {
    let values =
      facet.scheme.map { concepts(facet, $0, subject) }
      ?? asked(facet, subject).sorted { $0.description < $1.description }.map { Question.term($0) }
    guard !values.isEmpty else {
      throw QuestionFault(
        "there is nothing to divide \(facet.rawValue) by: no included study is coded with it and nothing asks for it; "
          + "give the values: \(facet.rawValue)=\(example(facet))")
    }
    return values
  }

  private static func concepts(_ facet: Facet, _ scheme: Scheme, _ subject: GapSubject) -> [Question] {
    let vocabulary = subject.frame.vocabulary
    var ids = Set(subject.studies.flatMap { $0.concepts(facet) })
    for term in asked(facet, subject) {
      if case .concept(let id) = term.value { ids.insert(id) }
    }
    for search in subject.frame.searchLog?.evidenceSearches ?? [] {
      for term in search.terms { ids.formUnion(vocabulary.resolve(term, in: scheme).map(\.id)) }
    }
    return vocabulary.concepts(in: scheme).filter { ids.contains($0.id) }
      .map { .term(Term(facet: facet, value: .concept($0.id))) }
  }

  /// What targets and saved questions ask of a facet, each once.
  private static func asked(_ facet: Facet, _ subject: GapSubject) -> Set<Term> {
    let questions = subject.frame.description.targets.map { Question.of($0) } + subject.questions
    return Set(questions.flatMap(\.wantedTerms).filter { $0.facet == facet })
  }

  private static func example(_ facet: Facet) -> String {
    switch facet {
    case .age: "10..17,18..65"
    case .year: "..1999,2000.."
    case .timesPerWeek: "1,2..3"
    case .minutes: "..30,30.."
    case .weeks: "..8,8.."
    case .language: "nl,en"
    default: "…,…"
    }
  }
}

/// What gaps are looked for in.
package struct GapSubject: Sendable {
  package var frame: ReviewFrame
  /// The included studies, by id.
  package var studies: [StudyFacets]
  /// The review's saved questions.
  package var questions: [Question]

  /// - Parameter studies: of any role; those that are not included are passed over.
  package init(frame: ReviewFrame, studies: [StudyFacets], questions: [Question] = []) {
    self.frame = frame
    self.studies = studies.filter { $0.role == .included }
    self.questions = questions
  }
}

extension StudyFacets {
  /// The concepts a study is coded with in the facet's scheme; none for figures and words.
  fileprivate func concepts(_ facet: Facet) -> [String] {
    switch facet {
    case .population: populations
    case .condition: conditions
    case .setting: settings
    case .context: context
    case .intervention: interventions
    case .design: designs
    case .outcome: measured.compactMap(\.outcome)
    case .theme: themes
    case .age, .timesPerWeek, .minutes, .weeks, .direction, .year, .language, .text: []
    }
  }
}

extension SearchLog {
  /// The searches that looked for evidence.
  var evidenceSearches: [Search] { searches.filter { $0.purpose == .evidence } }
}
