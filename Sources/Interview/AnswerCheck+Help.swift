import Records

extension AnswerCheck {
  /// More about a question, or about one word of its vocabulary.
  func help(with word: String, for step: Step) -> String {
    let word = word.split(separator: " ").joined(separator: " ")
    if case .concepts(let scheme) = step.kind {
      return word.isEmpty ? words(of: scheme) + absence(step) : meaning(of: word, scheme)
    }
    if case .choice(let choices) = step.kind {
      return indented([step.explanation + ".", choices.map(\.label).joined(separator: ", ")])
    }
    return indented([step.explanation.hasSuffix(".") ? step.explanation : step.explanation + "."]) + absence(step)
  }

  private func indented(_ lines: [String]) -> String { lines.map { "  " + $0 }.joined(separator: "\n") }

  private func absence(_ step: Step) -> String {
    switch step.emptiness {
    case .notReported:
      "\n  "
        + text(
          "Enter: not reported, the source does not say. -: not applicable, the question does not arise.",
          "Enter: niet gerapporteerd, de bron zegt het niet. -: niet van toepassing, de vraag doet zich niet voor.")
    case .nothing: "\n  " + text("Enter: left open.", "Enter: opengelaten.")
    case .endOfList, .needed: ""
    }
  }

  private func label(_ concept: Concept) -> String { concept.preferredLabel.shown(in: text.language).words }

  private func words(of scheme: Scheme) -> String {
    let concepts = vocabulary.concepts(in: scheme)
    guard !concepts.isEmpty else {
      return "  "
        + text(
          "vocabulary.json has no words for this yet; press Enter and add them later",
          "vocabulary.json heeft hier nog geen woorden voor; druk op Enter en voeg ze later toe")
    }
    return indented([
      concepts.map { $0.id == label($0) ? $0.id : "\(label($0)) (\($0.id))" }.joined(separator: ", "),
      text(
        "More than one: with commas or semicolons between. ?\(concepts[0].id) says what a word means.",
        "Meer dan een: met komma's ertussen. ?\(concepts[0].id) zegt wat een woord betekent."),
    ])
  }

  private func meaning(of word: String, _ scheme: Scheme) -> String {
    let concepts = vocabulary.resolve(word, in: scheme)
    guard !concepts.isEmpty else {
      let hint = text.suggestion(nearest(to: word, scheme))
      return "  ! " + "'\(word)' " + text("is none of the known words", "is geen van de bekende woorden")
        + (hint.map { ": \($0)" } ?? "")
    }
    return indented(
      concepts.map { concept in
        let note = concept.scopeNote?.shown(in: text.language).words
        return "\(label(concept)) (\(concept.id)): "
          + (note ?? text("the vocabulary says no more of it", "de vocabulaire zegt er niet meer over"))
      })
  }

  /// An answer as it is kept, in the words of the interview.
  func shown(_ answer: String, for step: Step) -> String {
    if answer == Answers.notApplicable { return text("- (not applicable)", "- (niet van toepassing)") }
    switch step.kind {
    case .choice(let choices): return choices.first { $0.word == answer }?.label ?? answer
    case .concepts(let scheme):
      return answer.split(separator: ",").map { part in
        let id = String(part.drop { $0 == " " })
        return vocabulary.concept(id, in: scheme).map(label) ?? id
      }.joined(separator: ", ")
    default: return answer
    }
  }
}
