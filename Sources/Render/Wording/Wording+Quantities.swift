package import Records

/// Figures in words.
extension Wording {
  /// `10`, `3–5`, `at least 30`, `at most 12`; nil where neither end is given.
  package func range(_ range: QuantityRange) -> String? {
    self.range(range, in: "%")
  }

  private func range(_ range: QuantityRange, in template: String) -> String? {
    func told(_ min: Numeral, _ max: Numeral) -> String {
      fill(
        Self.form(of: template, isOne: min == 1 && max == 1),
        min == max ? number(min) : "\(number(min))–\(number(max))")
    }
    return switch (range.min, range.max) {
    case (let min?, let max?): told(min, max)
    case (let min?, nil): fill(dose.atLeast, told(min, min))
    case (nil, let max?): fill(dose.atMost, told(max, max))
    case (nil, nil): nil
    }
  }

  package func timesPerWeek(_ times: QuantityRange) -> String? {
    range(times, in: dose.timesPerWeek)
  }

  package func minutes(_ minutes: QuantityRange) -> String? {
    range(minutes, in: dose.minutes)
  }

  package func weeks(_ weeks: QuantityRange) -> String? {
    range(weeks, in: dose.weeks)
  }

  package func stay(_ months: QuantityRange) -> String? {
    range(months, in: dose.months).map { fill(dose.stay, $0) }
  }

  /// `18–52 years`, closed at both ends; nil where neither end is given.
  package func ages(_ age: Age) -> String? {
    func years(_ words: String, isOne: Bool) -> String {
      fill(Self.form(of: participants.years, isOne: isOne), words)
    }
    return switch (age.min, age.max) {
    case (let min?, let max?): years(min == max ? "\(min)" : "\(min)–\(max)", isOne: min == 1 && max == 1)
    case (let min?, nil): fill(participants.fromAge, years("\(min)", isOne: min == 1))
    case (nil, let max?): fill(participants.toAge, years("\(max)", isOne: max == 1))
    case (nil, nil): nil
    }
  }

  /// `mean 18.8 ± 0.7`: what was printed, never made into a range.
  package func mean(_ mean: Numeral?, sd: Numeral?) -> String? {
    switch (mean, sd) {
    case (let mean?, let sd?): fill(participants.mean, "\(number(mean)) ± \(number(sd))")
    case (let mean?, nil): fill(participants.mean, number(mean))
    case (nil, let sd?): fill(participants.sd, number(sd))
    case (nil, nil): nil
    }
  }

  /// `13 male, 15 female`; nil where no number is given.
  package func sex(_ counts: SexCounts) -> String? {
    let parts = [
      counts.male.map { fill(participants.male, "\($0)") },
      counts.female.map { fill(participants.female, "\($0)") },
      counts.other.map { fill(participants.other, "\($0)") },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// A place in a document, precise enough for a finger on the page:
  /// `thesis, Table 2, Damen et al. (1984), column ‘Bedreigingen’, item 5`.
  ///
  /// - Parameter documents: the review's documents; one that is not among them is shown by its id.
  package func place(_ locator: Locator, documents: [SourceDocument]) -> String {
    var parts: [String] = []
    if let id = locator.document {
      parts.append(documents.first { $0.id == id }?.label.shown(in: language).words ?? id)
    }
    if let section = locator.section { parts.append(fill(locators.section, section)) }
    if let paragraph = locator.paragraph { parts.append(fill(locators.paragraph, "\(paragraph)")) }
    if let table = locator.table { parts.append(fill(locators.table, table)) }
    if let study = locator.study { parts.append(study) }
    if let column = locator.column { parts.append(fill(locators.column, column)) }
    if let item = locator.item { parts.append(fill(locators.item, "\(item)")) }
    if let page = locator.page { parts.append(fill(locators.page, page)) }
    return parts.joined(separator: ", ")
  }
}
