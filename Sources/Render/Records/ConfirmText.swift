import Formats
package import Records

/// What `garner confirm` says, in one language.
package struct ConfirmText {
  private let language: String
  private let isDutch: Bool
  private let unconfirmed: String

  package init(language: String) {
    self.language = language
    isDutch = language == "nl"
    unconfirmed = Wording.of(language).unconfirmed
  }

  private func say(_ english: String, _ dutch: String) -> String { isDutch ? dutch : english }

  private func leads(_ count: Int) -> String { say(count.of("lead"), count.of("aanwijzing", "aanwijzingen")) }

  /// The id of a study, with the mark of one that was taken back.
  private func named(_ record: StudyRecord) -> String { record.id + mark(record) }

  private func mark(_ record: StudyRecord) -> String { StudyLabel.retraction(of: record, language: language) }

  /// The studies that hold guesses or leads, one a line.
  package func studies(_ records: [FiledRecord]) -> String {
    let open = records.filter { !$0.record.unconfirmed.isEmpty || !$0.record.leads.isEmpty }
    guard !open.isEmpty else { return say("nothing is unconfirmed", "alles is bevestigd") }
    return open.map { filed in
      let count = filed.record.leads.count
      return "\(named(filed.record)): \(filed.record.unconfirmed.count) \(unconfirmed)"
        + "\(count == 0 ? "" : ", \(leads(count))") (\(filed.file))"
    }.joined(separator: "\n")
  }

  /// What is unconfirmed in a study and what it leaves open, sentence by sentence.
  package func guesses(of record: StudyRecord) -> String {
    let retracted = record.isRetracted ? [named(record)] : []
    let first = record.unconfirmed.isEmpty ? [nothing(in: record)] : retracted
    guard !record.leads.isEmpty || !record.unconfirmed.isEmpty else { return nothing(in: record) }
    let lines = CitationReading(of: record).lines(language: isDutch ? "nl" : "en", isFresh: false)
    return (first + lines.map { ($0.isBeneath ? "    " : "") + $0.words }).joined(separator: "\n")
  }

  /// That a study has no guess.
  package func nothing(in record: StudyRecord) -> String {
    say("nothing in \(named(record)) is unconfirmed", "in \(named(record)) is alles bevestigd")
  }

  /// Which places have leads still, of a study all of whose guesses were settled.
  package func placesLeft(in record: StudyRecord) -> String? {
    var places: [String] = []
    for lead in record.leads where !places.contains(lead.pointer) { places.append(lead.pointer) }
    guard !places.isEmpty else { return nil }
    let list = places.joined(separator: " ")
    return say(
      "Open, with leads; fill them in, or name them when you have looked: \(list)",
      "Open, met aanwijzingen; vul ze in, of noem ze als er gekeken is: \(list)")
  }

  /// What was done to a study's file.
  ///
  /// - Parameters:
  ///   - filled: the places that were filled in.
  ///   - settled: how many guesses were confirmed, or taken out as wrong.
  package func outcome(
    from before: StudyRecord, to after: FiledRecord, filled: [String], settled: Int, areWrong: Bool
  ) -> String {
    let record = after.record
    let verb = areWrong ? say("taken out", "weggehaald") : say("confirmed", "bevestigd")
    let left = say("left", "over")
    let looked = before.leads.count - record.leads.count
    let first =
      (filled.isEmpty ? "" : "\(filled.count) \(say("filled in", "ingevuld")), ")
      + "\(settled) \(verb), \(record.unconfirmed.count) \(left)"
      + (before.leads.isEmpty
        ? "" : "; \(leads(looked)) \(say("looked at", "bekeken")), \(record.leads.count) \(left)")
      + ": \(after.file)\(mark(before))"
    // What was read of the words that were typed: `18..` has no oldest.
    let values = filled.map { place in
      "  \(place): " + (GuessValue.words(at: place, in: record) ?? "")
    }
    return ([first] + values).joined(separator: "\n")
  }
}
