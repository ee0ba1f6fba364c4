package import Records

/// Shows records one by one and takes a decision on each with one key.
///
/// Every decision is written before the next record is shown, so that one may stop at any time and go on later.
package struct ScreeningDialogue {
  /// Writes a decision; a reason is an exclusion criterion's id.
  package typealias Write = (
    _ record: String, _ choice: ScreeningDecision.Choice, _ reason: String?
  ) throws -> Void

  private let text: InterfaceText
  private let stage: ScreeningDecision.Stage
  private let criteria: [LocatedStatement]
  /// How many the person has decided before, and how many there are.
  private let done: Int
  private let total: Int
  /// Whether no other records come behind these.
  private let isLast: Bool

  package init(
    stage: ScreeningDecision.Stage, criteria: [LocatedStatement], done: Int, total: Int, isLast: Bool = true,
    language: String
  ) {
    self.stage = stage
    self.criteria = criteria
    self.done = done
    self.total = total
    self.isLast = isLast
    text = InterfaceText(language: language)
  }

  /// Goes through the records until the last, or until the person stops.
  ///
  /// - Returns: how many decisions now stand that did not before, and whether the person stopped.
  /// - Throws: what `write` throws; nothing decided before is lost.
  package func run(
    _ records: [ImportedRecord], _ conversation: any KeyConversation, write: Write
  ) throws -> (decided: Int, isStopped: Bool) {
    conversation.begin()
    defer { conversation.end() }
    var place = 0
    var decided: [Int] = []
    while place < records.count {
      let record = records[place]
      show(record, decided: decided.count, conversation)
      switch ask(conversation, canUndo: !decided.isEmpty) {
      case .stop: return (decided.count, true)
      case .skip: place += 1
      case .undo:
        guard let last = decided.popLast() else { continue }
        try write(records[last].id, .undo, nil)
        conversation.say(text("Taken back.", "Teruggenomen."))
        place = last
      case .choose(let choice, let reason):
        try write(record.id, choice, reason)
        decided.append(place)
        place += 1
      }
    }
    if isLast { conversation.say(text("That was the last one.", "Dat was de laatste.")) }
    return (decided.count, false)
  }

  private enum Answer {
    case stop, skip, undo
    case choose(ScreeningDecision.Choice, reason: String?)
  }

  private func show(_ record: ImportedRecord, decided: Int, _ conversation: any KeyConversation) {
    for line in RecordCard.lines(of: record, text: text) { conversation.say(line) }
    let count = done + decided
    conversation.say(
      text(
        "\n\(count) of \(total) decided by you at \(stageName).",
        "\n\(count) van \(total) door u beoordeeld op \(stageName)."))
  }

  private var stageName: String {
    switch stage {
    case .beforeScreening: text("the stage before screening", "de stap vóór het screenen")
    case .titleAbstract: text("title and abstract", "titel en samenvatting")
    case .retrieval: text("retrieval", "verkrijging")
    case .fullText: text("full text", "volledige tekst")
    }
  }

  private func ask(_ conversation: any KeyConversation, canUndo: Bool) -> Answer {
    let prompt = self.prompt(canUndo: canUndo)
    while true {
      guard let key = conversation.key(prompt) else { return .stop }
      switch (Character(key.lowercased()), stage) {
      case ("q", _): return .stop
      case ("s", _): return .skip
      case ("u", _) where canUndo: return .undo
      case ("r", .retrieval): return .choose(.retrieved, reason: nil)
      case ("n", .retrieval): return .choose(.notRetrieved, reason: nil)
      case (_, .retrieval): break
      case ("i", .titleAbstract), ("i", .fullText): return .choose(.include, reason: nil)
      case ("m", .titleAbstract), ("m", .fullText): return .choose(.unclear, reason: nil)
      case ("e", .titleAbstract): return .choose(.exclude, reason: nil)
      case ("x", .titleAbstract), ("e", .fullText), ("x", .fullText), ("e", .beforeScreening), ("x", .beforeScreening):
        if let reason = askReason(conversation) { return .choose(.exclude, reason: reason) }
        continue
      default: break
      }
      conversation.say(
        text("'\(Self.shown(key))' is none of these keys.", "'\(Self.shown(key))' is geen van deze toetsen."))
    }
  }

  /// A key as a person calls it: what moves the cursor has a name.
  private static func shown(_ key: Character) -> String { key.isNewline ? "Enter" : DisplayText.safe(String(key)) }

  private func prompt(canUndo: Bool) -> String {
    let choices =
      switch stage {
      case .retrieval: text("r retrieved  n not retrieved", "r verkregen  n niet verkregen")
      case .titleAbstract:
        text(
          "i include  e exclude  x exclude with a reason  m maybe",
          "i opnemen  e uitsluiten  x uitsluiten met reden  m misschien")
      case .fullText: text("i include  e exclude  m maybe", "i opnemen  e uitsluiten  m misschien")
      case .beforeScreening: text("e exclude", "e uitsluiten")
      }
    let undo = canUndo ? text("  u undo", "  u terug") : ""
    return choices + text("  s skip", "  s overslaan") + undo + text("  q stop", "  q stoppen") + " > "
  }

  /// Nil where the person thinks better of it.
  private func askReason(_ conversation: any KeyConversation) -> String? {
    guard !criteria.isEmpty else {
      conversation.say(
        text(
          "review.json has no exclusionCriteria yet; a reason is one of these.",
          "review.json heeft nog geen exclusionCriteria; een reden is een daarvan."))
      return nil
    }
    for (number, criterion) in criteria.enumerated() {
      let words = criterion.statement.shown(in: text.language).words
      conversation.say("  \(number + 1)  " + DisplayText.safe(words))
    }
    let prompt = text("Reason (number; Enter to go back) > ", "Reden (nummer; Enter om terug te gaan) > ")
    while true {
      let answer =
        criteria.count < 10 ? conversation.key(prompt).map(String.init) : conversation.ask(prompt) { _ in [] }
      guard let answer = answer?.split(whereSeparator: \.isWhitespace).first else { return nil }
      if let number = Int(answer), criteria.indices.contains(number - 1) { return criteria[number - 1].id }
      conversation.say(
        text("A number from 1 to \(criteria.count).", "Een getal van 1 tot en met \(criteria.count)."))
    }
  }
}
