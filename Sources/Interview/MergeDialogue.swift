package import Records

/// Two records that may be one publication, for a person to decide on.
package struct MergeQuestion: Sendable {
  package struct Side: Sendable {
    package var record: ImportedRecord
    /// What it is called: its id, and that it is a study where it is one.
    package var name: String
    /// Where it was found.
    package var places: [String]

    package init(record: ImportedRecord, name: String, places: [String]) {
      self.record = record
      self.name = name
      self.places = places
    }
  }

  package var left: Side
  package var right: Side
  /// Why they may be one, in words.
  package var evidence: String

  package init(left: Side, right: Side, evidence: String) {
    self.left = left
    self.right = right
    self.evidence = evidence
  }
}

/// Shows pairs of records side by side and takes a decision on each with one key.
///
/// Every decision is written before the next pair is shown, so that one may stop at any time and go on later.
package struct MergeDialogue {
  package enum Choice: Hashable, Sendable {
    case merge, apart, link
  }

  /// What the dialogue asks of its surroundings.
  package struct Surroundings {
    /// Whether earlier decisions leave nothing to decide on a question, by its place.
    package var isSettled: (Int) -> Bool
    /// Writes a decision.
    package var write: (Int, Choice) throws -> Void
    /// Takes back the decision on a question that was written last.
    package var undo: (Int) throws -> Void

    package init(
      isSettled: @escaping (Int) -> Bool, write: @escaping (Int, Choice) throws -> Void,
      undo: @escaping (Int) throws -> Void
    ) {
      self.isSettled = isSettled
      self.write = write
      self.undo = undo
    }
  }

  private let text: InterfaceText
  private let isColourful: Bool
  /// How many there are in all, and how many of them come before these.
  private let total: Int
  private let before: Int

  package init(total: Int, before: Int = 0, language: String, isColourful: Bool) {
    text = InterfaceText(language: language)
    self.isColourful = isColourful
    self.total = total
    self.before = before
  }

  /// Goes through the questions until the last, or until the person stops.
  ///
  /// - Returns: how many decisions now stand that did not before, and whether the person stopped.
  /// - Throws: what writing throws; nothing decided before is lost.
  package func run(
    _ questions: [MergeQuestion], _ conversation: any KeyConversation, _ surroundings: Surroundings
  ) throws -> (decided: Int, isStopped: Bool) {
    conversation.begin()
    defer { conversation.end() }
    var decided: [Int] = []
    var place = 0
    var hasWholeAbstracts = false
    while place < questions.count || isLastOf(questions) && !decided.isEmpty {
      guard place < questions.count else {
        guard askAtEnd(conversation), let last = decided.popLast() else { break }
        try surroundings.undo(last)
        conversation.say(text("Taken back.", "Teruggenomen."))
        place = last
        continue
      }
      if surroundings.isSettled(place) {
        place += 1
        continue
      }
      show(questions[place], at: place, hasWholeAbstracts, conversation)
      switch ask(conversation, canUndo: !decided.isEmpty) {
      case .stop: return (decided.count, true)
      case .skip: place += 1
      case .abstracts:
        hasWholeAbstracts = true
        continue
      case .undo:
        guard let last = decided.popLast() else { continue }
        try surroundings.undo(last)
        conversation.say(text("Taken back.", "Teruggenomen."))
        place = last
      case .choose(let choice):
        try surroundings.write(place, choice)
        decided.append(place)
        place += 1
      }
      hasWholeAbstracts = false
    }
    return (decided.count, false)
  }

  /// Whether no other questions follow these.
  private func isLastOf(_ questions: [MergeQuestion]) -> Bool { before + questions.count >= total }

  /// Whether the last answer is to be taken back, once there is nothing more to ask.
  private func askAtEnd(_ conversation: any KeyConversation) -> Bool {
    let prompt = text("That was the last pair.  u undo  q done > ", "Dat was het laatste paar.  u terug  q klaar > ")
    while let key = conversation.key(prompt) {
      switch key.lowercased() {
      case "u": return true
      // A terminal that asks line by line gives a blank for an empty line.
      case "q", "\n", " ": return false
      default: sayUnknown(key, conversation)
      }
    }
    return false
  }

  private func sayUnknown(_ key: Character, _ conversation: any KeyConversation) {
    let shown = DisplayText.safe(String(key))
    conversation.say(text("'\(shown)' is none of these keys.", "'\(shown)' is geen van deze toetsen."))
  }

  private enum Answer {
    case stop, skip, undo, abstracts
    case choose(Choice)
  }

  private func show(
    _ question: MergeQuestion, at place: Int, _ hasWholeAbstracts: Bool, _ conversation: any KeyConversation
  ) {
    let comparison = RecordComparison(
      question.left, question.right, text: text, isColourful: isColourful, hasWholeAbstracts: hasWholeAbstracts)
    let columns = conversation.columns - 1
    conversation.show("\n" + String(repeating: "─", count: min(columns, 100)))
    conversation.say(
      text("Pair \(before + place + 1) of \(total): ", "Paar \(before + place + 1) van \(total): ")
        + DisplayText.safe(question.evidence))
    conversation.show("\n" + comparison.lines(columns: columns).joined(separator: "\n") + "\n")
  }

  private func ask(_ conversation: any KeyConversation, canUndo: Bool) -> Answer {
    let prompt =
      text(
        "m merge  k keep apart  l link  s skip",
        "m samenvoegen  k apart houden  l verbinden  s overslaan")
      + (canUndo ? text("  u undo", "  u terug") : "")
      + text("  a abstracts  q stop > ", "  a abstracts  q stoppen > ")
    while true {
      guard let key = conversation.key(prompt) else { return .stop }
      switch key.lowercased() {
      case "m": return .choose(.merge)
      case "k": return .choose(.apart)
      case "l": return .choose(.link)
      case "s": return .skip
      case "a": return .abstracts
      case "u" where canUndo: return .undo
      case "q": return .stop
      default: sayUnknown(key, conversation)
      }
    }
  }
}
