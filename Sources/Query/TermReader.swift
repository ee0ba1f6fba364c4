import Catalogue
package import Records

/// Why a question cannot be asked, in words, with the nearest right thing.
package struct QuestionFault: Error, Hashable {
  package var message: String
  /// Where in the query's text it stands, counted in characters from 1; nil where it came from an option.
  package var column: Int?

  package init(_ message: String, column: Int? = nil) {
    self.message = message
    self.column = column
  }
}

/// Turns a facet and a value as typed into a question, with the vocabulary's help.
package struct TermReader: Sendable {
  package let vocabulary: Vocabulary
  /// The people the review is written for, by name.
  private let targets: [Target]

  package init(vocabulary: Vocabulary, targets: [Target] = []) {
    self.vocabulary = vocabulary
    self.targets = targets
  }

  /// The names a user may ask everything known of a target by.
  static let targetNames = ["target", "doelgroep"]

  /// Everything known of a target, by its id or its label in any language; case does not matter.
  ///
  /// - Throws: `QuestionFault` where there is none, with the nearest known ones.
  package func target(_ name: String) throws(QuestionFault) -> Question {
    let folded = Vocabulary.folded(name)
    let meant = targets.first { target in
      ([target.id] + target.label.entries.map(\.words)).contains { Vocabulary.folded($0) == folded }
    }
    if let meant { return .of(meant) }
    let ids = targets.map(\.id)
    let hint =
      NearestWords.suggestion(NearestWords.nearest(to: name, among: ids))
      ?? (ids.isEmpty ? "review.json names none" : "known are " + ids.joined(separator: ", "))
    throw QuestionFault("the review has no target '\(name.prefix(80))': \(hint)")
  }

  /// A term; or, where a name stands for several concepts, any of them.
  ///
  /// - Throws: `QuestionFault` where the value names nothing, with the nearest known ones.
  package func question(_ facet: Facet, _ value: String, prefix: Bool = false) throws(QuestionFault) -> Question {
    switch facet {
    case .age, .timesPerWeek, .minutes, .weeks, .year:
      return .term(Term(facet: facet, value: .interval(try interval(facet, value))))
    case .direction: return .term(Term(facet: facet, value: .direction(try direction(value))))
    case .language: return .term(Term(facet: facet, value: .language(try language(value))))
    case .text:
      let words = value.last == "*" ? value.dropLast() : value[...]
      guard !SearchText.tokens(of: String(words)).isEmpty else {
        throw QuestionFault("'\(value.prefix(80))' holds no word to look for")
      }
      // A star is no letter, so that looking for it as it stands would find what was not asked.
      guard !words.contains("*"),
        words.count == value.count || words.last?.isLetter == true || words.last?.isNumber == true
      else {
        throw QuestionFault(
          "'\(value.prefix(80))': '*' stands for the rest of the last word, and nowhere else: expected run*, or \"to run\"*"
        )
      }
      return .term(
        Term(
          facet: facet,
          value: .words(
            words.filter { !QuestionParser.isQuote($0) }, prefix: prefix || words.count < value.count)))
    case .population, .condition, .setting, .context, .intervention, .design, .outcome, .theme:
      guard let scheme = facet.scheme else { throw QuestionFault("\(facet.rawValue) has no scheme") }
      let concepts = vocabulary.resolve(value, in: scheme)
      guard !concepts.isEmpty else { throw unknownConcept(value, scheme) }
      return .any(of: concepts.map { .term(Term(facet: facet, value: .concept($0.id))) })
    }
  }

  private func unknownConcept(_ value: String, _ scheme: Scheme) -> QuestionFault {
    // A name that is exactly right elsewhere says more than one that is nearly right here.
    let elsewhere = Scheme.allCases.filter { $0 != scheme }.flatMap { other in
      vocabulary.resolve(value, in: other).map { "\(other.rawValue):\($0.id)" }
    }
    if !elsewhere.isEmpty {
      return QuestionFault(
        "no \(scheme.rawValue) is called '\(value.prefix(80))', but there is \(elsewhere.joined(separator: " and "))")
    }
    let near = vocabulary.nearest(to: value, in: scheme)
    if let suggestion = NearestWords.suggestion(near) {
      return QuestionFault("no \(scheme.rawValue) is called '\(value.prefix(80))': \(suggestion)")
    }
    let known = vocabulary.concepts(in: scheme).map(\.id)
    let list =
      known.isEmpty
      ? "vocabulary.json has no \(scheme.rawValue)"
      : "known are " + known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    return QuestionFault("no \(scheme.rawValue) is called '\(value.prefix(80))'; \(list)")
  }

  private func interval(_ facet: Facet, _ value: String) throws(QuestionFault) -> Interval {
    let example = facet == .year ? "2000..2010" : facet == .age ? "14..22" : "2..3"
    let open = facet == .year ? "2000.." : facet == .age ? "18.." : "3.."
    func fault() -> QuestionFault {
      QuestionFault(
        "'\(value.prefix(80))' is no \(facet == .year ? "year" : "figure for \(facet.rawValue)"): expected \(example), "
          + "a single \(facet == .year ? "year" : "figure"), or an open end as in \(open)")
    }
    guard let range = QuantityRange(words: value) else { throw fault() }
    let isWhole = facet == .age || facet == .year
    let ends = [range.min, range.max].compactMap(\.self)
    guard !isWhole || ends.allSatisfy({ $0.integer != nil }) else { throw fault() }
    let interval = Interval(min: range.min, max: range.max)
    if let min = interval.min, let max = interval.max, min.value > max.value {
      throw QuestionFault("\(min)..\(max) is upside down for \(facet.rawValue): expected \(max)..\(min)")
    }
    return interval
  }

  private static let directionNames: [(String, Effect.Direction)] =
    Effect.Direction.allCases.map { ($0.rawValue, $0) } + [
      ("verbeterd", .improved), ("geen-verschil", .noDifference), ("verslechterd", .worsened),
      ("gemengd", .mixed), ("onduidelijk", .unclear),
    ]

  private func direction(_ value: String) throws(QuestionFault) -> Effect.Direction {
    let name = Vocabulary.folded(value).split(separator: " ").joined(separator: "-")
    if let direction = Self.directionNames.first(where: { $0.0 == name }) { return direction.1 }
    let near = NearestWords.nearest(to: name, among: Self.directionNames.map(\.0))
    let hint =
      NearestWords.suggestion(near) ?? "known are " + Effect.Direction.allCases.map(\.rawValue).joined(separator: ", ")
    throw QuestionFault("no direction is called '\(value.prefix(80))': \(hint)")
  }

  /// Names of languages that sources are mostly in; any other is asked for by its tag.
  private func language(_ value: String) throws(QuestionFault) -> String {
    guard let tag = LanguageTag.tag(of: value) else {
      let near = NearestWords.nearest(to: value.lowercased(), among: LanguageTag.names)
      let hint = NearestWords.suggestion(near) ?? "expected a tag (BCP 47), such as nl, en or en-GB"
      throw QuestionFault("'\(value.prefix(80))' names no language: \(hint)")
    }
    return tag
  }
}
