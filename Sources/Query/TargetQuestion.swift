package import Records

extension Question {
  /// Everything known of a target, asked at once: each thing it has has to be met.
  ///
  /// Of several conditions, settings or populations any will do.
  package static func of(_ target: Target) -> Question {
    func any(_ facet: Facet, _ ids: [String]) -> Question {
      ids.isEmpty ? .everything : .any(of: ids.map { .term(Term(facet: facet, value: .concept($0))) })
    }
    func each(_ facet: Facet, _ ids: [String]) -> [Question] {
      ids.map { .term(Term(facet: facet, value: .concept($0))) }
    }
    func interval(_ facet: Facet, _ range: QuantityRange?) -> Question {
      guard let range, range.min != nil || range.max != nil else { return .everything }
      return .term(Term(facet: facet, value: .interval(Interval(min: range.min, max: range.max))))
    }
    var parts: [Question] = []
    if let age = target.age, age.min != nil || age.max != nil {
      let ages = Interval(min: age.min.map { Numeral($0) }, max: age.max.map { Numeral($0) })
      parts.append(.term(Term(facet: .age, value: .interval(ages))))
    }
    parts += [any(.population, target.populations), any(.condition, target.conditions), any(.setting, target.settings)]
    parts += each(.context, target.context)
    parts += [
      any(.intervention, target.interventions), interval(.timesPerWeek, target.timesPerWeek),
      interval(.minutes, target.minutes), interval(.weeks, target.weeks),
    ]
    return .all(of: parts)
  }
}
