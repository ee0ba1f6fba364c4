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
      A value that is wrong is changed in the study's file, or taken out with its entry under 'unconfirmed'.

      EXAMPLES
        garner confirm                                 which studies hold guesses
        garner confirm nabkasorn2005                   its guesses, each with its sentence
        garner confirm nabkasorn2005 /sample/n /design
        garner confirm nabkasorn2005 --all
      """)

  @Argument(help: "The study's id.")
  var id: String?

  @Argument(help: "The places that are right, as /sample/n; a place takes in what is beneath it.")
  var places: [String] = []

  @Flag(help: "Everything in the study is right.")
  var all = false

  @OptionGroup var review: ReviewOptions

  func validate() throws {
    if all, id == nil { throw ValidationError("--all is said of a study: garner confirm ID --all") }
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
        Console.print("\(guess.pointer)\n    “\(guess.quote)” (\(guess.source.rawValue))")
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
    let reading = RecordFormats.read(
      bytes, file: filed.file, stem: filed.record.id, vocabulary: session.frame.vocabulary)
    Console.report(reading.problems)
    guard var record = reading.value else { throw Stop.badData("nothing was written") }
    for place in places where !record.unconfirmed.contains(where: { Self.holds(place, $0.pointer) }) {
      let known = record.unconfirmed.map(\.pointer)
      let hint = NearestWords.suggestion(NearestWords.nearest(to: place, among: known))
      throw Stop.wrongUse("nothing at '\(place)' is unconfirmed" + (hint.map { ": \($0)" } ?? ""))
    }
    let before = record.unconfirmed.count
    record.unconfirmed.removeAll { guess in all || places.contains { Self.holds($0, guess.pointer) } }
    guard record.unconfirmed.count < before else { return Console.print("nothing in \(record.id) is unconfirmed") }
    let format = RecordFormats.format(ofFile: filed.file, bytes: bytes)
    // JSON has no comments; those of an XML file would be lost in writing it anew.
    if format.name == XMLFormat.name, String(decoding: bytes, as: UTF8.self).contains("<!--") {
      throw Stop.badData(
        "\(filed.file) has comments, which would be lost; take the guesses out of it by hand. Nothing was written")
    }
    do throws(AtomicFileError) {
      try AtomicFile.replace(
        at: session.folder.path(of: filed.file), contents: Array(RecordFormats.write(record, as: format).utf8))
    } catch {
      throw Stop.badData(error.description)
    }
    Console.print("\(before - record.unconfirmed.count) confirmed, \(record.unconfirmed.count) left: \(filed.file)")
  }

  private static func holds(_ place: String, _ pointer: String) -> Bool {
    pointer == place || pointer.hasPrefix(place + "/")
  }
}
