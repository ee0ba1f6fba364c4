import ArgumentParser
import Catalogue
import Formats
import Records
import Render
import Reviews

/// `garner confirm`: a person has held a draft's values against the article.
struct ConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Say that values read out of a citation are right; without any, list what is unconfirmed.",
    discussion: """
      What is wrong is taken out with --wrong; its place is then not extracted, until you fill it in: PLACE=VALUE puts \
      what you read there, a number, a range or concepts of the vocabulary, as yours and no guess. The sentences that \
      may tell what is open (its leads) go when you say that their place is right, filled in or left open.

      EXAMPLES
        garner confirm                                 which studies hold guesses
        garner confirm nabkasorn2005                   its guesses and leads, each with its sentence
        garner confirm nabkasorn2005 /sample/n /design
        garner confirm nabkasorn2005 /sample/age --wrong
        garner confirm nabkasorn2005 /sample/n=49 /sample/age=18-20 /design=rct
        garner confirm nabkasorn2005 --all
      """)

  @Argument(help: "The study's id.")
  var id: String?

  @Argument(
    help:
      "The places that you have looked at, as /sample/n; a place takes in what is beneath it. With =VALUE, what you read."
  )
  var places: [String] = []

  @Flag(help: "Everything in the study is right.")
  var all = false

  @Flag(help: "The values at these places are wrong: take them out.")
  var wrong = false

  @OptionGroup var review: ReviewOptions

  func validate() throws {
    if all, id == nil { throw ValidationError("--all is said of a study: garner confirm ID --all") }
    if wrong, places.isEmpty, !all {
      throw ValidationError("--wrong is said of places: garner confirm ID /sample/n --wrong")
    }
    if wrong, let filled = places.first(where: { $0.contains("=") }) {
      throw ValidationError("'\(filled)' fills a place in, and --wrong empties it: say one after the other")
    }
    if all, !places.isEmpty { throw ValidationError("give places or --all, not both") }
  }

  func run() throws {
    let session = try ReviewSession.open(review)
    let facets = try session.index.facets()
    guard let id else {
      let records = try session.index.records(facets.map(\.id)).filter {
        !$0.record.unconfirmed.isEmpty || !$0.record.leads.isEmpty
      }
      for filed in records {
        let leads = filed.record.leads.isEmpty ? "" : ", \(filed.record.leads.count.of("lead"))"
        Console.print("\(filed.record.id): \(filed.record.unconfirmed.count) unconfirmed\(leads) (\(filed.file))")
      }
      if records.isEmpty { Console.print("nothing is unconfirmed") }
      return try session.finish()
    }
    guard let filed = try session.index.records([id]).first else {
      let hint = NearestWords.suggestion(NearestWords.nearest(to: id, among: facets.map(\.id)))
      throw Stop.wrongUse("there is no study '\(id)'" + (hint.map { ": \($0)" } ?? ""))
    }
    guard all || !places.isEmpty else {
      for guess in filed.record.unconfirmed {
        let value = GuessValue.words(at: guess.pointer, in: filed.record).map { ": \($0)" } ?? ""
        Console.print("\(guess.pointer)\(value)\n    “\(guess.quote)” (\(guess.source.rawValue))")
      }
      if filed.record.unconfirmed.isEmpty { Console.print("nothing in \(id) is unconfirmed") }
      if !filed.record.leads.isEmpty { Console.print("\nOpen, and these words may tell:") }
      for line in LeadWords.lines(filed.record.leads) { Console.print(line) }
      return try session.finish()
    }
    try confirm(filed, session)
  }

  private func confirm(_ filed: FiledRecord, _ session: ReviewSession) throws {
    var bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try session.folder.contents(of: filed.file)
    }
    let fillings = places.filter { $0.contains("=") }
    let places = places.filter { !$0.contains("=") }
    for filling in fillings { bytes = try filled(filling, in: bytes, of: filed, session) }
    let known = (filed.record.unconfirmed.map(\.pointer) + filed.record.leads.map(\.pointer))
    for place in places where !known.contains(where: { GuessEdit.holds(place, $0) }) {
      let hint = NearestWords.suggestion(NearestWords.nearest(to: place, among: known))
      throw Stop.wrongUse("nothing at '\(place)' is unconfirmed" + (hint.map { ": \($0)" } ?? ""))
    }
    guard !known.isEmpty || !fillings.isEmpty else {
      return Console.print("nothing in \(filed.record.id) is unconfirmed")
    }
    let asked = all ? known : places
    let contents = asked.isEmpty ? bytes : try settled(asked, of: filed.record, in: bytes, file: filed.file)
    let reading = RecordFormats.read(
      contents, file: filed.file, stem: filed.record.id, vocabulary: session.frame.vocabulary)
    Console.report(reading.problems)
    guard let record = reading.value else { throw Stop.badData("nothing was written") }
    do throws(AtomicFileError) {
      try AtomicFile.replace(at: session.folder.path(of: filed.file), contents: contents)
    } catch {
      throw Stop.badData(error.description)
    }
    let settled = filed.record.unconfirmed.count - record.unconfirmed.count
    let leads = filed.record.leads.count - record.leads.count
    Console.print(
      (fillings.isEmpty ? "" : "\(fillings.count) filled in, ")
        + "\(settled) \(wrong ? "taken out" : "confirmed"), \(record.unconfirmed.count) left"
        + (filed.record.leads.isEmpty ? "" : "; \(leads.of("lead")) looked at, \(record.leads.count) left")
        + ": \(filed.file)")
  }

  /// The file with a value that the user read: `/sample/n=49`.
  private func filled(
    _ filling: String, in bytes: [UInt8], of filed: FiledRecord, _ session: ReviewSession
  ) throws -> [UInt8] {
    let parts = filling.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let text: String?
    do throws(GuessEdit.CannotFill) {
      text = try GuessEdit.filling(
        parts[1], at: parts[0], in: bytes, file: filed.file, vocabulary: session.frame.vocabulary)
    } catch {
      throw Stop.wrongUse("\(error.description)\(error.description.hasSuffix("?") ? "" : ".") Nothing was written")
    }
    return try withComments(text ?? "", of: bytes, file: filed.file)
  }

  /// The file without what was settled.
  private func settled(_ asked: [String], of record: StudyRecord, in bytes: [UInt8], file: String) throws -> [UInt8] {
    guard RecordFormats.format(ofFile: file, bytes: bytes).name == XMLFormat.name else {
      return Array(rewritten(asked, in: bytes, file: file).utf8)
    }
    if !wrong,
      let text = GuessEdit.cutting(
        right: asked, of: record.unconfirmed.map(\.pointer), leads: record.leads.map(\.pointer), fromXML: bytes)
    {
      return text
    }
    return try withComments(rewritten(asked, in: bytes, file: file), of: bytes, file: file)
  }

  /// A file that was written anew, with the comments that it had: JSON has none, those of XML would be lost.
  private func withComments(_ text: String, of bytes: [UInt8], file: String) throws -> [UInt8] {
    guard RecordFormats.format(ofFile: file, bytes: bytes).name == XMLFormat.name,
      String(decoding: bytes, as: UTF8.self).contains("<!--")
    else { return Array(text.utf8) }
    guard let whole = GuessEdit.puttingCommentsBack(into: text, of: bytes, file: file) else {
      throw Stop.badData(
        "\(file) has comments that would be lost in writing it anew, since it is not laid out as Garner writes it; change "
          + "these values and their guesses in it by hand. Nothing was written")
    }
    return Array(whole.utf8)
  }

  private func rewritten(_ asked: [String], in bytes: [UInt8], file: String) -> String {
    GuessEdit.settling(right: wrong ? [] : asked, wrong: wrong ? asked : [], in: bytes, file: file) ?? ""
  }
}
