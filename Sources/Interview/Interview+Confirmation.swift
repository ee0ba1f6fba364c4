import Formats
import Records

extension Interview {
  /// Shows the record and asks whether to write it.
  func confirm(_ record: StudyRecord, _ steps: [Step], _ conversation: some Conversation) -> Reply {
    conversation.show("\n" + preview(record))
    let problems = problems(of: record)
    if !problems.isEmpty {
      conversation.say(
        text("\nThis cannot be written yet:", "\nDit kan nog niet geschreven worden:")
          + problems.map { "\n  ! \($0.path): \($0.message)" }.joined())
    }
    conversation.say(question(record.id, mayWrite: problems.isEmpty))
    let choices = choices(mayWrite: problems.isEmpty)
    while true {
      guard
        let typed = conversation.ask(
          "> ",
          completions: { part in
            choices.filter { !part.isEmpty && $0.hasPrefix(part) }.map { Completion(word: $0, label: $0) }
          })
      else { return .stop }
      let line = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
      if let reply = move(line, nil, to: steps[...], conversation) { return reply }
      if isMove(line, nil) { continue }
      if problems.isEmpty, ["y", "yes", "j", "ja"].contains(line) { return .write(record, JSONFormat.self) }
      if problems.isEmpty, ["x", "xml"].contains(line) { return .write(record, XMLFormat.self) }
      if ["n", "no", "nee", "q", "quit", "stop"].contains(line) { return .stop }
      if ["s", "show", "t", "toon"].contains(line) {
        conversation.show(RecordFormats.write(record, as: JSONFormat.self))
        continue
      }
      let near = text.suggestion(line.isEmpty ? [] : NearestWords.nearest(to: line, among: choices, limit: 1))
      conversation.say("  ! " + (near ?? text("expected ", "verwacht: ") + choices.joined(separator: ", ")))
    }
  }

  private func choices(mayWrite: Bool) -> [String] {
    (mayWrite ? [text("yes", "ja"), "xml"] : []) + [text("show", "toon"), "<", text("no", "nee")]
  }

  private func question(_ id: String, mayWrite: Bool) -> String {
    let rest = text(
      """
        show   shows the file itself, as JSON
        <      goes back; <year goes back to the year
        no     stops; nothing is written
      """,
      """
        toon   toont het bestand zelf, als JSON
        <      gaat terug; <jaar gaat terug naar het jaar
        nee    stopt; er wordt niets geschreven
      """)
    guard mayWrite else { return rest }
    return text(
      """
      Write this record?
        yes    as studies/\(id).json
        xml    as studies/\(id).xml

      """,
      """
      Dit record schrijven?
        ja     als studies/\(id).json
        xml    als studies/\(id).xml

      """) + rest
  }

  /// What the check of the file would say, so that nothing is refused after the last answer.
  private func problems(of record: StudyRecord) -> [Problem] {
    let bytes = Array(RecordFormats.write(record, as: JSONFormat.self).utf8)
    return RecordFormats.read(bytes, file: "\(record.id).json", stem: record.id, vocabulary: check.vocabulary)
      .problems.filter { $0.severity == .error }
  }
}
