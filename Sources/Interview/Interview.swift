package import Formats
package import Records

/// Asks for a study, question by question.
///
/// The questions are a pure function of the answers (`Questions`), and so is the record (`RecordBuilder`): going back is
/// asking an earlier question again, and nothing typed is lost by it.
package struct Interview {
  /// How an interview ends.
  package enum Outcome {
    /// The person has seen the record and wants it written in this format.
    case record(StudyRecord, format: any RecordFormat.Type)
    /// The person stopped: nothing is to be written.
    case cancelled
  }

  let questions: Questions
  let check: AnswerCheck
  let preview: (StudyRecord) -> String

  /// - Parameters:
  ///   - takenIDs: the ids of the review's records, none of which is proposed or accepted.
  ///   - language: of the questions: `nl` or `en`.
  ///   - preview: shows a record in words before it is written.
  package init(
    frame: ReviewFrame, takenIDs: Set<String>, language: String, preview: @escaping (StudyRecord) -> String
  ) {
    questions = Questions(language: language, takenIDs: takenIDs, languages: frame.description.languages)
    check = AnswerCheck(vocabulary: frame.vocabulary, questions: questions)
    self.preview = preview
  }

  var text: InterfaceText { questions.text }

  /// Asks until the person has a record that they want written, or stops.
  package func run(_ conversation: some Conversation) -> Outcome {
    conversation.begin()
    defer { conversation.end() }
    conversation.say(introduction)
    var answers = Answers()
    var place = 0
    // After a leap back, one goes on where one was, not through all the questions in between.
    var hasLeapt = false
    while true {
      let steps = questions.steps(after: answers)
      let reply =
        place < steps.count
        ? ask(steps[place], number: place + 1, of: steps, before: answers, conversation)
        : confirm(RecordBuilder.record(answers, of: questions), steps, conversation)
      switch reply {
      case .answer(let answer):
        answers[steps[place].key] = answer
        let after = questions.steps(after: answers)
        place = hasLeapt ? after.firstIndex { answers[$0.key] == nil } ?? after.count : place + 1
        if place == after.count { hasLeapt = false }
      case .removal(let list, let number): answers.remove(number, of: list)
      case .back: place = max(0, place - 1)
      case .leap(let earlier):
        place = earlier
        hasLeapt = true
      case .write(let record, let format): return .record(record, format: format)
      case .stop: return .cancelled
      }
    }
  }

  enum Reply {
    case answer(String)
    case removal(FindingList, Int)
    case back
    case leap(Int)
    case write(StudyRecord, any RecordFormat.Type)
    case stop
  }

  private var introduction: String {
    text(
      """
      A new study, question by question. Nothing is written until you have seen all of it.
        Enter  the source does not say
        -      it does not apply
        <      back one question (also Shift-Tab); <year goes back to the year
        ?      more about the question; ?rct says what a word means
        Tab    takes a word from the list; the arrow keys choose another
        Ctrl-C stops, and nothing is written
      """,
      """
      Een nieuwe studie, vraag voor vraag. Er wordt niets geschreven voordat u alles hebt gezien.
        Enter  de bron zegt het niet
        -      het is niet van toepassing
        <      één vraag terug (ook Shift-Tab); <jaar gaat terug naar het jaar
        ?      meer over de vraag; ?rct zegt wat een woord betekent
        Tab    neemt een woord uit de lijst; de pijltjes kiezen een ander
        Ctrl-C stopt, en er wordt niets geschreven
      """)
  }

  private func ask(
    _ step: Step, number: Int, of steps: [Step], before answers: Answers, _ conversation: some Conversation
  ) -> Reply {
    let head = text("Question \(number) of \(steps.count)", "Vraag \(number) van \(steps.count)")
    conversation.say("\n\(head): \(step.prompt)\n  \(step.explanation)")
    let earlier = answers[step.key] ?? ""
    if let hint = hint(step, earlier, namesWords: !conversation.offersWords) { conversation.say("  " + hint) }
    while true {
      guard let typed = conversation.ask("> ", completions: { check.completions(of: $0, for: step) }) else {
        return .stop
      }
      let line = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if let reply = move(line, step, to: steps[..<(number - 1)], conversation) { return reply }
      if isMove(line, step) { continue }
      if line.hasPrefix("?") {
        conversation.say(check.help(with: String(line.dropFirst()), for: step))
      } else if line.isEmpty, !earlier.isEmpty {
        return .answer(earlier)
      } else if line == ".", !earlier.isEmpty {
        if case .endOfList(let list, let place) = step.emptiness, earlier != Answers.notApplicable {
          return .removal(list, place)
        }
        // Taken out, an answer is as if it had been left empty; what is needed cannot be.
        if let empty = try? check.check("", for: step, among: answers) { return .answer(empty) }
        conversation.say("  ! " + text("this is needed", "dit is nodig"))
      } else {
        do throws(AnswerCheck.Refusal) {
          return .answer(try check.check(line, for: step, among: answers))
        } catch {
          conversation.say("  ! " + error.message)
        }
      }
    }
  }

  /// What Enter alone comes to, where it is not "not reported".
  private func hint(_ step: Step, _ earlier: String, namesWords: Bool) -> String? {
    if !earlier.isEmpty {
      let shown = check.shown(earlier, for: step)
      return step.emptiness == .needed && step.kind != .id
        ? text("Now: \(shown) (Enter keeps it)", "Nu: \(shown) (Enter houdt het)")
        : text("Now: \(shown) (Enter keeps it, . takes it out)", "Nu: \(shown) (Enter houdt het, . haalt het weg)")
    }
    if let proposal = step.proposal { return "Enter: \(proposal)" }
    if case .choice(let choices) = step.kind, let first = choices.first {
      return (namesWords ? choices.map(\.label).joined(separator: ", ") + ". " : "") + "Enter: \(first.label)"
    }
    return nil
  }

  // MARK: Going back

  /// Whether the line asks to go back. `<=60` is a figure.
  func isMove(_ line: String, _ step: Step?) -> Bool {
    if line.hasPrefix("<") { return line.count == 1 || line.dropFirst().first { $0 != " " }?.isLetter == true }
    switch step?.kind {
    case .words, .authors, .place: return false
    default: return ["back", "terug"].contains(line.lowercased())
    }
  }

  /// The move the line asks for; nil, with the reason said, where there is no such question.
  func move(
    _ line: String, _ step: Step?, to steps: ArraySlice<Step>, _ conversation: some Conversation
  ) -> Reply? {
    guard isMove(line, step) else { return nil }
    let name = FoldedText.folded(String(line.dropFirst().drop { $0 == " " }))
    if !line.hasPrefix("<") || name.isEmpty { return .back }
    let prompts = steps.map { FoldedText.folded(String($0.prompt.drop { !$0.isLetter })) }
    let begins = prompts.lastIndex { $0.hasPrefix(name) }
    if let place = prompts.lastIndex(of: name) ?? begins ?? prompts.lastIndex(where: { $0.contains(name) }) {
      return .leap(steps.startIndex + place)
    }
    let near = NearestWords.nearest(to: name, among: prompts, limit: 1)
    let reason = text("no earlier question '\(name)'", "geen eerdere vraag '\(name)'")
    conversation.say("  ! " + reason + (text.suggestion(near).map { ": \($0)" } ?? ""))
    return nil
  }
}
