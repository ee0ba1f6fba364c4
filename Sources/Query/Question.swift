package import Records

/// What is asked of a review: terms joined by AND, OR and NOT. A value apart from the text it was typed as.
package indirect enum Question: Hashable, Sendable {
  /// Asks nothing: every study answers it.
  case everything
  case term(Term)
  case and([Question])
  case or([Question])
  case not(Question)

  /// All of these; one alone stands for itself.
  package static func all(of questions: [Question]) -> Question {
    let asked = questions.filter { $0 != .everything }
    return asked.count == 1 ? asked[0] : asked.isEmpty ? .everything : .and(asked)
  }

  /// Any of these; one alone stands for itself.
  package static func any(of questions: [Question]) -> Question {
    questions.count == 1 ? questions[0] : .or(questions)
  }

  /// The terms that are not asked to be otherwise: what a reader wants to see.
  package var wantedTerms: [Term] { wantedTerms(isNegated: false) }

  private func wantedTerms(isNegated: Bool) -> [Term] {
    switch self {
    case .everything: []
    case .term(let term): isNegated ? [] : [term]
    case .and(let parts), .or(let parts): parts.flatMap { $0.wantedTerms(isNegated: isNegated) }
    case .not(let part): part.wantedTerms(isNegated: !isNegated)
    }
  }

  /// Every term, or NOT of it where it is asked to be otherwise, in the order of the question.
  package var literals: [Question] { literals(isNegated: false) }

  private func literals(isNegated: Bool) -> [Question] {
    switch self {
    case .everything: []
    case .term: [isNegated ? .not(self) : self]
    case .and(let parts), .or(let parts): parts.flatMap { $0.literals(isNegated: isNegated) }
    case .not(let part): part.literals(isNegated: !isNegated)
    }
  }

  /// Every term, in the order of the question.
  package var terms: [Term] {
    switch self {
    case .everything: []
    case .term(let term): [term]
    case .and(let parts), .or(let parts): parts.flatMap(\.terms)
    case .not(let part): part.terms
    }
  }
}

/// One thing asked about one facet.
package struct Term: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    /// A concept of the facet's scheme, by id.
    case concept(String)
    /// Figures from and to, both included; nil is open.
    case interval(Interval)
    case direction(Effect.Direction)
    /// A language tag.
    case language(String)
    /// Words side by side, as typed; with `prefix` the last one may go on.
    case words(String, prefix: Bool)
  }

  package var facet: Facet
  package var value: Value

  package init(facet: Facet, value: Value) {
    self.facet = facet
    self.value = value
  }
}

/// A closed interval of which an end may be open: 14..22, 18.., ..12.
package struct Interval: Hashable, Sendable {
  package var min: Numeral?
  package var max: Numeral?

  package init(min: Numeral?, max: Numeral?) {
    self.min = min
    self.max = max
  }
}

extension Interval: CustomStringConvertible {
  /// As it is typed: `14..22`, `3`, `18..`.
  package var description: String {
    if let min, min == max { return min.text }
    return (min?.text ?? "") + ".." + (max?.text ?? "")
  }
}

extension Question: CustomStringConvertible {
  /// The canonical text, which reads back as the same question.
  package var description: String { text(within: 0) }

  /// - Parameter level: 0 where OR may stand bare, 1 where AND may, 2 where neither may.
  private func text(within level: Int) -> String {
    switch self {
    case .everything: return ""
    case .term(let term): return term.description
    case .not(let part): return "NOT " + part.text(within: 2)
    case .and(let parts):
      let text = parts.map { $0.text(within: 2) }.joined(separator: " AND ")
      return level > 1 ? "(\(text))" : text
    case .or(let parts):
      let text = parts.map { $0.text(within: 2) }.joined(separator: " OR ")
      return level > 0 ? "(\(text))" : text
    }
  }
}

extension Term: CustomStringConvertible {
  package var description: String {
    switch value {
    case .concept(let id): "\(facet.rawValue):\(id)"
    case .interval(let interval): "\(facet.rawValue):\(interval)"
    case .direction(let direction): "\(facet.rawValue):\(direction.rawValue)"
    case .language(let tag): "\(facet.rawValue):\(tag)"
    case .words(let words, let prefix): "\(facet.rawValue):\"\(words)\"" + (prefix ? "*" : "")
    }
  }
}
