import Formats
package import Records

/// Checks what was typed against what was asked, and says what is wrong with the nearest right thing.
package struct AnswerCheck: Sendable {
  let vocabulary: Vocabulary
  let questions: Questions

  package init(vocabulary: Vocabulary, questions: Questions) {
    self.vocabulary = vocabulary
    self.questions = questions
  }

  package struct Refusal: Error, Hashable {
    package var message: String
  }

  var text: InterfaceText { questions.text }

  /// The answer in the form in which it is kept: empty where nothing is said, a hyphen where it does not arise.
  ///
  /// - Parameter answers: those given before, which the new one must not contradict.
  package func check(_ typed: String, for step: Step, among answers: Answers) throws(Refusal) -> String {
    let answer = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let scalar = answer.unicodeScalars.first(where: Self.isForbidden) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      throw Refusal(message: text("U+\(code) cannot stand in a record", "U+\(code) kan niet in een record staan"))
    }
    if answer.isEmpty { return try whenEmpty(step) }
    if answer == Answers.notApplicable {
      guard step.mayBeInapplicable else {
        throw Refusal(message: text("a hyphen is no answer here", "een streepje is hier geen antwoord"))
      }
      return answer
    }
    let kept = try read(answer, step.kind)
    try checkTogether(kept, for: step, among: answers)
    return kept
  }

  /// Control characters have no place in words; U+FFFE and U+FFFF none in XML (XML 1.0, section 2.2).
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  private func whenEmpty(_ step: Step) throws(Refusal) -> String {
    guard step.emptiness == .needed else { return "" }
    switch step.kind {
    case .choice(let choices): return choices.first?.word ?? ""
    // Left empty, the proposed name follows the author and year when these are changed.
    case .id: return ""
    default:
      if let proposal = step.proposal { return proposal }
      throw Refusal(
        message: step.kind == .place
          ? text(
            "this is needed, so that others can check it; without pages, the heading above it",
            "dit is nodig, zodat anderen het kunnen nagaan; zonder bladzijden de kop erboven")
          : text("this is needed", "dit is nodig"))
    }
  }

  private func read(_ answer: String, _ kind: Step.Kind) throws(Refusal) -> String {
    switch kind {
    case .words:
      guard answer.contains(where: { $0.isLetter || $0.isNumber }) else {
        throw refusal(answer, text("words", "woorden"))
      }
      return answer
    case .authors: return try authors(answer)
    case .year:
      return try whole(answer, 1000...2200, text("a year, such as 2005", "een jaar, zoals 2005"))
    case .address: return try address(answer)
    case .number:
      return try whole(answer, 0...10_000_000_000, text("a whole number, such as 49", "een heel getal, zoals 49"))
    case .ages: return try ages(answer)
    case .range:
      return try range(answer, text("3, 3-5, at least 3 or at most 5", "3, 3-5, minstens 3 of hooguit 5"))
    case .mean:
      guard let (mean, sd) = FigureText.mean(answer) else {
        throw refusal(answer, text("a mean, such as 18.8 or 18.8 ± 0.7", "een gemiddelde, zoals 18,8 of 18,8 ± 0,7"))
      }
      return mean.text + (sd.map { " ± \($0)" } ?? "")
    case .concepts(let scheme): return try concepts(answer, scheme)
    case .choice(let choices): return try choice(answer, choices)
    case .id: return try id(answer)
    case .place:
      guard let place = PlaceText(answer) else {
        throw refusal(
          answer,
          text(
            "a page, section or table: 12, section 3.2, table 2",
            "een bladzijde, paragraaf of tabel: 12, paragraaf 3.2, tabel 2"))
      }
      return place.text(text)
    }
  }

  private func refusal(_ answer: String, _ expected: String) -> Refusal {
    let shown = answer.count > 60 ? answer.prefix(60) + "…" : answer[...]
    return Refusal(message: text("'\(shown)': expected \(expected)", "'\(shown)': verwacht: \(expected)"))
  }

  // MARK: Words

  private func authors(_ answer: String) throws(Refusal) -> String {
    do throws(AuthorList.Failure) {
      return try AuthorList(answer).text
    } catch {
      switch error {
      case .nobodyNamed:
        throw refusal(answer, text("at least one name: Greist; et al.", "minstens één naam: Greist; et al."))
      case .commas(let parts):
        let separated = parts.joined(separator: "; ")
        throw Refusal(
          message: text(
            "'\(answer)': semicolons separate authors (\(separated)), a comma only initials (\(parts[0]), J.); "
              + "a full first name ends with a semicolon",
            "'\(answer)': puntkomma's scheiden auteurs (\(separated)), een komma alleen voorletters "
              + "(\(parts[0]), J.); een volledige voornaam eindigt met een puntkomma"))
      }
    }
  }

  /// A DOI without what stands before it, or a web address.
  private func address(_ answer: String) throws(Refusal) -> String {
    let folded = answer.lowercased()
    for start in ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:", ""]
    where folded.hasPrefix(start + "10.") || folded.hasPrefix(start + " 10.") {
      let doi = answer.dropFirst(start.count).drop { $0 == " " }
      // DOI Handbook, 2.2: a prefix of 10. and a registrant, a slash, and a suffix of any characters.
      let parts = doi.split(separator: "/", maxSplits: 1)
      if parts.count == 2, parts[0].count > 3, !doi.contains(" ") { return String(doi) }
    }
    let isAddress = ["http://", "https://", "www."].contains { folded.hasPrefix($0) && folded.count > $0.count }
    guard isAddress, !answer.contains(" "), answer.contains(".") else {
      throw refusal(
        answer,
        text("a DOI (10.1000/182) or an address (https://…)", "een DOI (10.1000/182) of een adres (https://…)"))
    }
    return answer
  }

  static func isDOI(_ address: String) -> Bool { address.hasPrefix("10.") }

  private func concepts(_ answer: String, _ scheme: Scheme) throws(Refusal) -> String {
    // Semicolons separate, as between authors, and commas where they are no part of a label.
    let parts = answer.split(separator: ";").flatMap { part in
      vocabulary.resolve(String(part), in: scheme).isEmpty ? part.split(separator: ",") : [part]
    }
    var ids: [String] = []
    for part in parts {
      let name = part.split(separator: " ").joined(separator: " ")
      guard !name.isEmpty else { continue }
      guard let concept = vocabulary.resolve(name, in: scheme).first else {
        let hint =
          text.suggestion(nearest(to: name, scheme))
          ?? text(
            "? lists the words; one that is missing is added in vocabulary.json first",
            "? noemt de woorden; een dat ontbreekt komt eerst in vocabulary.json")
        throw Refusal(message: "\(unknown(scheme)) '\(name)': \(hint)")
      }
      if !ids.contains(concept.id) { ids.append(concept.id) }
    }
    guard !ids.isEmpty else { throw refusal(answer, text("a word of the vocabulary", "een woord uit de vocabulaire")) }
    return ids.joined(separator: ", ")
  }

  /// Names that are near, one a concept: its labels in two languages are often alike.
  func nearest(to name: String, _ scheme: Scheme) -> [String] {
    var seen: Set<String> = []
    return vocabulary.nearest(to: name, in: scheme, limit: 8).filter { near in
      vocabulary.resolve(near, in: scheme).first.map { seen.insert($0.id).inserted } ?? false
    }.prefix(3).map { $0 }
  }

  private func unknown(_ scheme: Scheme) -> String {
    switch scheme {
    case .population: text("unknown population", "onbekende populatie")
    case .condition: text("unknown condition", "onbekende aandoening")
    case .setting: text("unknown setting", "onbekende setting")
    case .context: text("unknown context", "onbekende context")
    case .intervention: text("unknown intervention", "onbekende interventie")
    case .design: text("unknown design", "onbekende opzet")
    case .outcome: text("unknown outcome", "onbekende uitkomst")
    case .theme: text("unknown theme", "onbekend thema")
    }
  }

  private func choice(_ answer: String, _ choices: [Choice]) throws(Refusal) -> String {
    let folded = Vocabulary.folded(answer)
    let exact = choices.first { [$0.word, $0.label].map(Vocabulary.folded).contains(folded) }
    if let exact { return exact.word }
    let starting = choices.filter { choice in
      [choice.word, choice.label].contains { Vocabulary.folded($0).hasPrefix(folded) }
    }
    if starting.count == 1, !folded.isEmpty { return starting[0].word }
    let near = NearestWords.nearest(to: answer, among: choices.flatMap { [$0.label, $0.word] }, limit: 1)
    let hint =
      text.suggestion(near)
      ?? text("expected ", "verwacht: ") + choices.map(\.label).joined(separator: ", ")
    throw Refusal(message: text("'\(answer)' is none of these: \(hint)", "'\(answer)' hoort hier niet bij: \(hint)"))
  }

  private func id(_ answer: String) throws(Refusal) -> String {
    guard Lexical.isIdentifier(answer) else {
      throw refusal(
        answer, text("letters, digits, '-' and '_': greist1978", "letters, cijfers, '-' en '_': greist1978"))
    }
    if questions.takenIDs.contains(answer) {
      throw Refusal(
        message: text("'\(answer)' is the name of another record", "'\(answer)' is de naam van een ander record"))
    }
    return answer
  }

  // MARK: Numbers

  private func whole(_ answer: String, _ range: ClosedRange<Int>, _ expected: String) throws(Refusal) -> String {
    guard let value = Int(answer), range.contains(value) else { throw refusal(answer, expected) }
    return String(value)
  }

  private func range(_ answer: String, _ expected: String) throws(Refusal) -> String {
    guard let range = FigureText.range(answer) else { throw refusal(answer, expected) }
    if let min = range.min, let max = range.max, min.value > max.value {
      throw Refusal(
        message: text(
          "'\(answer)' is the wrong way round: expected \(max)-\(min)",
          "'\(answer)' staat andersom: verwacht: \(max)-\(min)"))
    }
    return FigureText.text(of: range)
  }

  private func ages(_ answer: String) throws(Refusal) -> String {
    if FigureText.range(answer) == nil, FigureText.mean(answer) != nil {
      throw Refusal(
        message: text(
          "'\(answer)' is a mean, which is asked next; here only the youngest and oldest, such as 18-30",
          "'\(answer)' is een gemiddelde, dat hierna komt; hier alleen jongste en oudste, zoals 18-30"))
    }
    let kept = try range(answer, text("18-30, 18+ or 16", "18-30, 18+ of 16"))
    let ends = FigureText.range(kept).map { [$0.min, $0.max].compactMap { $0 } } ?? []
    guard ends.allSatisfy({ $0.integer.map((0...150).contains) ?? false }) else {
      throw refusal(answer, text("whole years, such as 18-30", "hele jaren, zoals 18-30"))
    }
    return kept
  }
}
