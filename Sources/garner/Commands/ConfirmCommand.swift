import ArgumentParser
import Catalogue
import Formats
import Records
import Reviews

/// `garner confirm`: a person has held a draft's values against the article.
struct ConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Say that values read out of a citation are right; without any, list what is unconfirmed.",
    discussion: """
      What is wrong is taken out with --wrong; its place is then not extracted, until you fill it in.

      EXAMPLES
        garner confirm                                 which studies hold guesses
        garner confirm nabkasorn2005                   its guesses, each with its value and sentence
        garner confirm nabkasorn2005 /sample/n /design
        garner confirm nabkasorn2005 /sample/age --wrong
        garner confirm nabkasorn2005 --all
      """)

  @Argument(help: "The study's id.")
  var id: String?

  @Argument(help: "The places that are right, as /sample/n; a place takes in what is beneath it.")
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
    if all, !places.isEmpty { throw ValidationError("give places or --all, not both") }
  }

  func run() throws {
    let session = try ReviewSession.open(review)
    let facets = try session.index.facets()
    guard let id else {
      let records = try session.index.records(facets.map(\.id)).filter { !$0.record.unconfirmed.isEmpty }
      for filed in records {
        Console.print("\(filed.record.id): \(filed.record.unconfirmed.count) unconfirmed (\(filed.file))")
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
      return try session.finish()
    }
    try confirm(filed, session)
  }

  private func confirm(_ filed: FiledRecord, _ session: ReviewSession) throws {
    let bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in
      try session.folder.contents(of: filed.file)
    }
    let guesses = filed.record.unconfirmed.map(\.pointer)
    for place in places where !guesses.contains(where: { GuessEdit.holds(place, $0) }) {
      let hint = NearestWords.suggestion(NearestWords.nearest(to: place, among: guesses))
      throw Stop.wrongUse("nothing at '\(place)' is unconfirmed" + (hint.map { ": \($0)" } ?? ""))
    }
    guard !guesses.isEmpty else { return Console.print("nothing in \(filed.record.id) is unconfirmed") }
    let contents = try settled(all ? guesses : places, of: guesses, in: bytes, file: filed.file)
    let reading = RecordFormats.read(
      contents, file: filed.file, stem: filed.record.id, vocabulary: session.frame.vocabulary)
    Console.report(reading.problems)
    guard let record = reading.value else { throw Stop.badData("nothing was written") }
    do throws(AtomicFileError) {
      try AtomicFile.replace(at: session.folder.path(of: filed.file), contents: contents)
    } catch {
      throw Stop.badData(error.description)
    }
    let settled = guesses.count - record.unconfirmed.count
    Console.print(
      "\(settled) \(wrong ? "taken out" : "confirmed"), \(record.unconfirmed.count) left: \(filed.file)")
  }

  /// The file without what was settled.
  private func settled(_ asked: [String], of guesses: [String], in bytes: [UInt8], file: String) throws -> [UInt8] {
    guard RecordFormats.format(ofFile: file, bytes: bytes).name == XMLFormat.name else {
      return rewritten(asked, in: bytes, file: file)
    }
    if !wrong, let text = GuessEdit.cutting(right: asked, of: guesses, fromXML: bytes) { return text }
    let text = rewritten(asked, in: bytes, file: file)
    // JSON has no comments; those of an XML file are lost in writing it anew.
    guard String(decoding: bytes, as: UTF8.self).contains("<!--") else { return text }
    let whole = GuessEdit.puttingCommentsBack(into: String(decoding: text, as: UTF8.self), of: bytes, file: file)
    guard let whole else {
      throw Stop.badData(
        "\(file) has comments that would be lost with the values that are wrong, since it is not laid out as Garner writes "
          + "it; take these values and their guesses out of it by hand. Nothing was written")
    }
    return Array(whole.utf8)
  }

  private func rewritten(_ asked: [String], in bytes: [UInt8], file: String) -> [UInt8] {
    let text = GuessEdit.settling(right: wrong ? [] : asked, wrong: wrong ? asked : [], in: bytes, file: file)
    return Array((text ?? "").utf8)
  }
}
