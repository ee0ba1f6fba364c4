import ArgumentParser
import Formats
import Foundation
import Records
import Reviews

/// `garner init`: a new review.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Start a review: a folder with what every review needs.",
    discussion: """
      Makes review.json, a vocabulary.json to start from, the folder studies, and a .gitignore that keeps what 'garner \
      build' makes out of version control. Nothing that is there is changed.

      EXAMPLES
        garner init my-review
        garner init my-review --title "Running for adolescents" --lang nl
      """)

  @Argument(help: "The folder; it is made where it is not there.")
  var folder: String

  @Option(help: "The review's title.")
  var title: String?

  @OptionGroup var language: LanguageOptions

  func validate() throws {
    if let title, title.allSatisfy(\.isWhitespace) { throw ValidationError("--title is blank; leave it out") }
  }

  func run() throws {
    let review = ReviewFolder(path: folder)
    let vocabulary = PackageResources.vocabulary_json
    let vocabularyFile = review.path(of: ReviewFolder.vocabularyName)
    // A vocabulary just as it is made here was left by an `init` that was broken off, and is gone on with.
    let hadVocabulary = (try? FileBytes.read(vocabularyFile)).map { $0 == vocabulary } ?? false
    for name in ReviewReader.SharedFile.allCases.map(\.rawValue)
    where access(review.path(of: name), F_OK) == 0 && !(hadVocabulary && name == ReviewFolder.vocabularyName) {
      throw Stop.wrongUse("\(review.path(of: name)) is there already; nothing was changed")
    }
    let hadFolder = access(folder, F_OK) == 0
    let studies = review.path(of: ReviewFolder.studiesName)
    let hadStudies = access(studies, F_OK) == 0
    let ignore = review.path(of: ".gitignore")
    let hadIgnore = access(ignore, F_OK) == 0
    try Self.make(folder)
    do {
      try Self.make(studies)
      if !hadIgnore { try AtomicFile.create(at: ignore, contents: Array("/\(BuildFolder.name)/\n".utf8)) }
      if !hadVocabulary { try AtomicFile.create(at: vocabularyFile, contents: vocabulary) }
      do throws(AtomicFileError) {
        try AtomicFile.create(at: review.path(of: ReviewFolder.descriptionName), contents: Array(description.utf8))
      } catch {
        if !hadVocabulary { unlink(vocabularyFile) }
        throw error
      }
    } catch {
      // Only what was made just now, and only while nothing is in it.
      if !hadIgnore { unlink(ignore) }
      if !hadStudies { rmdir(studies) }
      if !hadFolder { rmdir(folder) }
      throw (error as? AtomicFileError).map { Stop.badData($0.description) } ?? error
    }
    Console.print(
      """
      Made: \(review.path(of: ReviewFolder.descriptionName)), \(review.path(of: ReviewFolder.vocabularyName)), \
      \(review.path(of: ReviewFolder.studiesName))/
      Next: cd \(Self.word(folder)); garner add asks for the first study; garner template shows what a record can hold.
      """)
  }

  /// A path as a shell takes it for one word.
  private static func word(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      byte >= 0x80 || "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+,@%".utf8.contains(byte)
    }
    if isPlain, !path.hasPrefix("-") { return path }
    return (path.hasPrefix("-") ? "-- " : "") + "'" + path.replacing(scalars: "'", with: #"'\''"#) + "'"
  }

  private var description: String {
    let stem = URL(fileURLWithPath: folder).lastPathComponent
    let id = String(
      stem.folding(options: .diacriticInsensitive, locale: nil).map {
        $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-"
      }.drop { $0 == "-" })
    let tag = language.language
    let title = title ?? (tag == "nl" ? "Mijn literatuuronderzoek" : "My literature review")
    return JSONWriter.write(
      ObjectBuilder.build {
        $0.add("$schema", ReviewShape.reviewID)
        $0.add("id", Lexical.isIdentifier(id) ? id : "review")
        $0.add("title", LocalizedText([.init(language: tag, words: title)]))
        $0.add("languages", strings: [tag])
      })
  }

  private static func make(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Stop.badData("\(folder) cannot be made: \(error.localizedDescription)")
    }
  }
}
