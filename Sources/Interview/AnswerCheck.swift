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

  private func text(_ english: String, _ dutch: String) -> String { questions.text(english, dutch) }

  /// The answer in the form in which it is kept; empty where nothing is reported, a hyphen where not applicable.
  package func check(_ typed: String, for step: Step) throws(Refusal) -> String {
    let answer = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if answer.isEmpty, let proposal = step.proposal { return proposal }
    if answer.isEmpty {
      if case .words(let isNeeded) = step.kind, isNeeded {
        throw Refusal(message: text("this is needed", "dit is nodig"))
      }
      if case .choice(let words) = step.kind { return words[0] }
      return ""
    }
    if answer == "-" {
      guard step.mayBeAbsent else {
        throw Refusal(message: text("this cannot be left out", "dit kan niet worden weggelaten"))
      }
      return "-"
    }
    switch step.kind {
    case .words, .authors: return answer
    case .year: return try whole(answer, 1...2200, text("a year, such as 2005", "een jaar, zoals 2005"))
    case .number:
      return try whole(answer, 0...10_000_000_000, text("a whole number, such as 49", "een heel getal, zoals 49"))
    case .ages, .range: return try range(answer, isWhole: step.kind == .ages)
    case .mean: return try mean(answer)
    case .concepts(let scheme): return try concepts(answer, scheme)
    case .choice(let words): return try choice(answer, words)
    case .id: return try id(answer)
    }
  }

  private func whole(_ answer: String, _ range: ClosedRange<Int>, _ expected: String) throws(Refusal) -> String {
    guard let value = Int(answer), range.contains(value) else {
      throw Refusal(message: text("'\(answer)': expected \(expected)", "'\(answer)': verwacht wordt \(expected)"))
    }
    return String(value)
  }

  private func figure(_ text: Substring) -> Numeral? {
    Numeral(text.filter { $0 != " " }.map { $0 == "," ? "." : String($0) }.joined())
  }

  /// `18-30`, `18+`, `16`, with the en dash and `..` for the hyphen.
  private func range(_ answer: String, isWhole: Bool) throws(Refusal) -> String {
    let refusal = Refusal(
      message: text(
        "'\(answer)': expected \(isWhole ? "18-30, 18+ or 16" : "3, 3-5 or 30+")",
        "'\(answer)': verwacht wordt \(isWhole ? "18-30, 18+ of 16" : "3, 3-5 of 30+")"))
    let plain = answer.replacing("–", with: "-").replacing("..", with: "-")
    let isOpen = plain.hasSuffix("+")
    let parts = (isOpen ? plain.dropLast() : plain[...]).split(separator: "-", omittingEmptySubsequences: false)
    let figures = parts.compactMap(figure)
    guard figures.count == parts.count, (1...2).contains(figures.count), !isOpen || figures.count == 1,
      figures.allSatisfy({ $0.value >= 0 && (!isWhole || ($0.integer.map { $0 <= 150 } ?? false)) })
    else { throw refusal }
    if figures.count == 2, figures[0].value > figures[1].value {
      throw Refusal(
        message: text(
          "'\(answer)' is upside down: expected \(figures[1])-\(figures[0])",
          "'\(answer)' staat ondersteboven: verwacht wordt \(figures[1])-\(figures[0])"))
    }
    return figures.map(\.text).joined(separator: "-") + (isOpen ? "+" : "")
  }

  /// `18.8` or `18.8 ± 0.7`, with `+-` and `sd` for the sign.
  private func mean(_ answer: String) throws(Refusal) -> String {
    let plain = FoldedText.folded(answer).replacing("+/-", with: "±").replacing("+-", with: "±").replacing(
      "sd", with: "±")
    let figures = plain.split(separator: "±").compactMap(figure)
    let signs = plain.count { $0 == "±" }
    guard figures.count == signs + 1, signs <= 1, figures.allSatisfy({ (0...150).contains($0.value) }) else {
      throw Refusal(
        message: text(
          "'\(answer)': expected a mean, such as 18.8 or 18.8 ± 0.7",
          "'\(answer)': verwacht wordt een gemiddelde, zoals 18,8 of 18,8 ± 0,7"))
    }
    return figures.map(\.text).joined(separator: " ± ")
  }

  private func concepts(_ answer: String, _ scheme: Scheme) throws(Refusal) -> String {
    var ids: [String] = []
    for part in answer.split(separator: ",") {
      let name = part.split(separator: " ").joined(separator: " ")
      guard !name.isEmpty else { continue }
      let found = vocabulary.resolve(name, in: scheme)
      guard let concept = found.first else {
        let near = vocabulary.nearest(to: name, in: scheme)
        let hint = near.isEmpty ? text("Tab shows what there is", "Tab toont wat er is") : suggestion(near)
        throw Refusal(message: text("unknown word '\(name)': \(hint)", "onbekend woord '\(name)': \(hint)"))
      }
      if !ids.contains(concept.id) { ids.append(concept.id) }
    }
    return ids.joined(separator: ", ")
  }

  private func suggestion(_ words: [String]) -> String {
    let quoted = words.map { "'\($0)'" }.joined(separator: text(" or ", " of "))
    return text("did you mean \(quoted)?", "bedoelt u \(quoted)?")
  }

  private func choice(_ answer: String, _ words: [String]) throws(Refusal) -> String {
    let folded = FoldedText.folded(answer)
    if let word = words.first(where: { $0 == folded }) { return word }
    let starting = words.filter { $0.hasPrefix(folded) }
    if starting.count == 1 { return starting[0] }
    let near = NearestWords.nearest(to: answer, among: words)
    let hint = near.isEmpty ? text("known are ", "bekend zijn ") + words.joined(separator: ", ") : suggestion(near)
    throw Refusal(message: text("unknown word '\(answer)': \(hint)", "onbekend woord '\(answer)': \(hint)"))
  }

  private func id(_ answer: String) throws(Refusal) -> String {
    guard Lexical.isIdentifier(answer) else {
      throw Refusal(
        message: text(
          "'\(answer)': expected letters, digits, '-' and '_', such as greist1978",
          "'\(answer)': verwacht worden letters, cijfers, '-' en '_', zoals greist1978"))
    }
    if questions.takenIDs.contains(answer) {
      throw Refusal(
        message: text("'\(answer)' is taken by another record", "'\(answer)' is al de naam van een ander record"))
    }
    return answer
  }

  /// Words that would complete the last part of what is typed: labels in the interview's language first.
  package func completions(of typed: String, for step: Step, limit: Int = 6) -> [String] {
    switch step.kind {
    case .choice(let words): return words.filter { typed.isEmpty || $0.hasPrefix(FoldedText.folded(typed)) }
    case .concepts(let scheme):
      let part = Vocabulary.folded(String(typed.split(separator: ",", omittingEmptySubsequences: false).last ?? ""))
      guard !part.isEmpty else { return [] }
      let language = questions.isDutch ? "nl" : "en"
      var labels: [(isFirst: Bool, label: String)] = []
      for concept in vocabulary.concepts(in: scheme) {
        let names = Vocabulary.names(of: concept).map(Vocabulary.folded)
        let begins = names.contains { $0.hasPrefix(part) }
        // The middle of a word counts once there is enough of it to mean something.
        guard begins || part.count >= 3 && names.contains(where: { $0.contains(part) }) else { continue }
        labels.append((begins, concept.preferredLabel.shown(in: language).words))
      }
      return Array((labels.filter(\.isFirst) + labels.filter { !$0.isFirst }).map(\.label).prefix(limit))
    default: return []
    }
  }
}
