package import Records

/// How the interview speaks with a person.
package protocol Conversation: AnyObject {
  /// Shows words.
  func say(_ words: String)

  /// Asks for a line.
  ///
  /// - Parameter completions: what may follow from what is typed so far.
  /// - Returns: nil where the person wants to stop: Ctrl-C, Ctrl-D or the end of input.
  func ask(_ prompt: String, completions: @escaping (String) -> [String]) -> String?
}

/// Asks for a study, question by question: a plain walk over the questions, with the answers kept apart, so that one
/// can go back and find what one typed.
package struct Interview {
  private let questions: Questions
  private let check: AnswerCheck
  private let language: String
  private let preview: (StudyRecord) -> String

  /// - Parameter preview: shows a record in words before it is written.
  package init(
    vocabulary: Vocabulary, takenIDs: Set<String>, language: String, preview: @escaping (StudyRecord) -> String
  ) {
    questions = Questions(language: language, takenIDs: takenIDs)
    check = AnswerCheck(vocabulary: vocabulary, questions: questions)
    self.language = questions.isDutch ? "nl" : "en"
    self.preview = preview
  }

  private func text(_ english: String, _ dutch: String) -> String { questions.text(english, dutch) }

  /// - Returns: the record, once the person has seen it and wants it written; nil where they stop before.
  package func run(_ conversation: some Conversation) -> StudyRecord? {
    conversation.say(
      text(
        """
        A new study. Enter: the source does not say. -: does not apply. <: back. ?: this again. Ctrl-C: stop, \
        nothing is written.
        Write in your own words; the words come from your vocabulary as you type.
        """,
        """
        Een nieuwe studie. Enter: de bron zegt het niet. -: niet van toepassing. <: terug. ?: dit nog eens. \
        Ctrl-C: stoppen, er wordt niets geschreven.
        Schrijf in eigen woorden; terwijl u typt verschijnen de woorden uit uw vocabulaire.
        """))
    var answers: [String: String] = [:]
    var place = 0
    while true {
      let steps = questions.steps(after: answers)
      guard place < steps.count else {
        let record = RecordBuilder.record(answers, language: language)
        switch confirm(record, conversation) {
        case .write: return record
        case .back: place = max(0, steps.count - 1)
        case .stop: return nil
        }
        continue
      }
      switch ask(steps[place], number: place + 1, of: steps.count, before: answers, conversation) {
      case .answer(let answer):
        answers[steps[place].key] = answer
        place += 1
      case .back: place = max(0, place - 1)
      case .stop: return nil
      }
    }
  }

  private enum Reply {
    case answer(String)
    case back
    case stop
  }

  private func ask(
    _ step: Step, number: Int, of count: Int, before answers: [String: String], _ conversation: some Conversation
  ) -> Reply {
    conversation.say("\n[\(number)/\(count)] \(step.prompt)\n  \(step.explanation)")
    let earlier = answers[step.key]
    if let earlier, !earlier.isEmpty {
      conversation.say(
        text("  Now: \(earlier) (Enter keeps it, . empties it)", "  Nu: \(earlier) (Enter houdt het, . maakt het leeg)")
      )
    } else if let proposal = step.proposal {
      conversation.say(text("  Enter: \(proposal)", "  Enter: \(proposal)"))
    } else if case .choice(let words) = step.kind {
      conversation.say("  " + words.joined(separator: ", ") + text(" (Enter: \(words[0]))", " (Enter: \(words[0]))"))
    }
    while true {
      let typed = conversation.ask("> ") { check.completions(of: $0, for: step) }
      guard let typed else { return .stop }
      switch typed.filter({ !$0.isWhitespace }) {
      case "<": return .back
      case "?":
        conversation.say("  \(step.explanation)")
        if step.mayBeAbsent {
          conversation.say(
            text("  Enter: not reported. -: not applicable.", "  Enter: niet gerapporteerd. -: niet van toepassing."))
        }
        continue
      case "." where earlier?.isEmpty == false && step.kind != .words(isNeeded: true):
        return .answer("")
      case "":
        if let earlier, !earlier.isEmpty { return .answer(earlier) }
      default: break
      }
      do throws(AnswerCheck.Refusal) {
        return .answer(try check.check(typed, for: step))
      } catch {
        conversation.say("  ! " + error.message)
      }
    }
  }

  private enum Confirmation {
    case write
    case back
    case stop
  }

  private func confirm(_ record: StudyRecord, _ conversation: some Conversation) -> Confirmation {
    conversation.say("\n" + preview(record))
    conversation.say(
      text(
        "Write this record? yes, < to go back, or no (nothing is written)",
        "Dit record schrijven? ja, < om terug te gaan, of nee (er wordt niets geschreven)"))
    while true {
      let words = ["yes", "ja", "no", "nee", "<"]
      guard
        let typed = conversation.ask(
          "> ", completions: { part in words.filter { !part.isEmpty && $0.hasPrefix(part) } })
      else { return .stop }
      switch typed.filter({ !$0.isWhitespace }).lowercased() {
      case "y", "yes", "j", "ja": return .write
      case "n", "no", "nee": return .stop
      case "<": return .back
      default: conversation.say(text("  ! yes, no or <", "  ! ja, nee of <"))
      }
    }
  }
}
