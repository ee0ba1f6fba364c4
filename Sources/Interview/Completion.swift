import Records

/// A word that may stand for what is being typed.
package struct Completion: Hashable, Sendable {
  /// What is put in the line.
  package var word: String
  /// The word as the list shows it, with the id or the synonym that was typed.
  package var label: String
  /// What the word means.
  package var note: String?

  package init(word: String, label: String, note: String? = nil) {
    self.word = word
    self.label = label
    self.note = note
  }
}

extension AnswerCheck {
  /// Words that would complete the last part of what is typed, best first.
  package func completions(of typed: String, for step: Step) -> [Completion] {
    switch step.kind {
    case .choice(let choices):
      let part = Vocabulary.folded(typed)
      return choices.filter { choice in
        part.isEmpty || [choice.word, choice.label].contains { Vocabulary.folded($0).hasPrefix(part) }
      }.map { Completion(word: $0.label, label: $0.label) }
    case .concepts(let scheme): return concepts(typed, scheme)
    default: return []
    }
  }

  private func concepts(_ typed: String, _ scheme: Scheme) -> [Completion] {
    let parts = typed.split(omittingEmptySubsequences: false) { LineBuffer.separators.contains($0) }
    let part = Vocabulary.folded(String(parts.last ?? ""))
    let chosen = Set(parts.dropLast().flatMap { vocabulary.resolve(String($0), in: scheme).map(\.id) })
    var beginning: [Completion] = []
    var containing: [Completion] = []
    for concept in vocabulary.concepts(in: scheme) where !chosen.contains(concept.id) {
      let label = concept.preferredLabel.shown(in: text.language).words
      // The label first, so that what is seen is what was found, where both fit.
      let names = [label] + Vocabulary.names(of: concept)
      if let name = names.first(where: { Vocabulary.folded($0).hasPrefix(part) }) {
        beginning.append(completion(concept, label, found: name))
      } else if part.count >= 3, let name = names.first(where: { Vocabulary.folded($0).contains(part) }) {
        // The middle of a word counts once there is enough of it to mean something.
        containing.append(completion(concept, label, found: name))
      }
    }
    return beginning + containing
  }

  private func completion(_ concept: Concept, _ label: String, found name: String) -> Completion {
    let isObvious = [label, concept.id].map(Vocabulary.folded).contains(Vocabulary.folded(name))
    var shown = Vocabulary.folded(label) == Vocabulary.folded(concept.id) ? label : "\(label) (\(concept.id))"
    if !isObvious { shown += " = \(name)" }
    // A comma would end the word.
    return Completion(
      word: label.contains(",") ? concept.id : label, label: shown,
      note: concept.scopeNote?.shown(in: text.language).words)
  }
}
