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
      what you read there, a number, a range (14-18, 65.. for 65 and over, ..65 for 65 at most) or concepts of the \
      vocabulary, as yours and no guess. The sentences that may tell what is open (its leads) go when you name their \
      place, as right, filled in or looked at; with --wrong those beneath it stay. --all is said of the values that are \
      unconfirmed: what is open stays open, with its leads.

      EXAMPLES
        garner confirm                                 which studies hold guesses
        garner confirm nabkasorn2005                   its citation, sentence by sentence
        garner confirm nabkasorn2005 /sample/n /design
        garner confirm nabkasorn2005 /sample/age --wrong
        garner confirm nabkasorn2005 /sample/n=49 /sample/age=18-20 /design=rct
        garner confirm nabkasorn2005 --all             and then, when you have looked: /comparators
      """)

  @Argument(help: "The study's id.")
  var id: String?

  @Argument(
    help:
      "The places that you have looked at, as /sample/n; a place takes in what is beneath it. With =VALUE, what you read."
  )
  var places: [String] = []

  @Flag(help: "Every unconfirmed value in the study is right, or with --wrong none; leads stay.")
  var all = false

  @Flag(help: "The values at these places are wrong: take them out.")
  var wrong = false

  @OptionGroup var review: ReviewOptions

  @OptionGroup var language: LanguageOptions

  private var text: ConfirmText { ConfirmText(language: language.language) }

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
      Console.print(text.studies(try session.index.records(facets.map(\.id))))
      return try session.finish()
    }
    guard let filed = try session.index.records([id]).first else {
      let hint = NearestWords.suggestion(NearestWords.nearest(to: id, among: facets.map(\.id)))
      throw Stop.wrongUse("there is no study '\(id)'" + (hint.map { ": \($0)" } ?? ""))
    }
    guard all || !places.isEmpty else {
      Console.print(text.guesses(of: filed.record))
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
    let guesses = filed.record.unconfirmed.map(\.pointer)
    let leads = filed.record.leads.map(\.pointer)
    for place in places {
      let isThere = guesses.contains { GuessEdit.holds(place, $0) }
      guard isThere || !GuessEdit.lookedAt([place], areRight: !wrong, leads: leads).isEmpty else {
        throw Stop.wrongUse(nothing(at: place, of: filed, among: guesses + leads))
      }
    }
    if all, guesses.isEmpty {
      let left = text.placesLeft(in: filed.record)
      return Console.print(text.nothing(in: filed.record) + (left.map { "\n\($0)" } ?? ""))
    }
    let asked = all ? guesses : places
    // Of leads, which are of open places, --all says nothing.
    let looked = all ? [] : GuessEdit.lookedAt(places, areRight: !wrong, leads: leads)
    let contents =
      asked.isEmpty ? bytes : try settled(asked, looked: looked, of: filed.record, in: bytes, file: filed.file)
    let reading = RecordFormats.read(
      contents, file: filed.file, stem: filed.record.id, vocabulary: session.frame.vocabulary)
    Console.report(reading.problems)
    guard let record = reading.value else { throw Stop.badData("nothing was written") }
    do throws(AtomicFileError) {
      try AtomicFile.replace(at: session.folder.path(of: filed.file), contents: contents)
    } catch {
      throw Stop.badData(error.description)
    }
    Console.print(
      text.outcome(
        from: filed.record, to: FiledRecord(record: record, file: filed.file),
        filled: fillings.map { String($0.prefix { $0 != "=" }) },
        settled: guesses.count { guess in asked.contains { GuessEdit.holds($0, guess) } }, areWrong: wrong))
    if all, let left = text.placesLeft(in: record) { Console.print(left) }
  }

  /// Why there is nothing to confirm at a place, and what to do there instead.
  private func nothing(at place: String, of filed: FiledRecord, among known: [String]) -> String {
    if let line = GuessEdit.silence(at: place, in: filed.record, file: filed.file) {
      return "nothing at '\(place)' is unconfirmed, and no lead tells of it. If the source does not say it, write in "
        + "\(filed.file): \(line)"
    }
    let hint = NearestWords.suggestion(NearestWords.nearest(to: place, among: known))
    return "nothing at '\(place)' is unconfirmed" + (hint.map { ": \($0)" } ?? "")
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
  private func settled(
    _ asked: [String], looked: [String], of record: StudyRecord, in bytes: [UInt8], file: String
  ) throws -> [UInt8] {
    guard RecordFormats.format(ofFile: file, bytes: bytes).name == XMLFormat.name else {
      return Array(rewritten(asked, looked, in: bytes, file: file).utf8)
    }
    if !wrong,
      let text = GuessEdit.cutting(
        right: asked, of: record.unconfirmed.map(\.pointer), looked: looked, leads: record.leads.map(\.pointer),
        fromXML: bytes)
    {
      return text
    }
    return try withComments(rewritten(asked, looked, in: bytes, file: file), of: bytes, file: file)
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

  private func rewritten(_ asked: [String], _ looked: [String], in bytes: [UInt8], file: String) -> String {
    GuessEdit.settling(
      right: wrong ? [] : asked, wrong: wrong ? asked : [], looked: looked, in: bytes, file: file) ?? ""
  }
}
