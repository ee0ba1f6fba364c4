import ArgumentParser
import Formats
import Records

/// `garner template`: a record to fill in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Print a record to fill in.",
    discussion: """
      Every part a record can have, with example words. Replace what you know, remove the rest, and say in "absent" \
      why something is not there: not-reported, not-applicable, not-extracted or unclear. 'garner add FILE' checks it \
      and puts it in its place.

      EXAMPLES
        garner template > miller2001.json
        garner template --id miller2001 --format xml > miller2001.xml
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case json, xml
  }

  @Option(help: "The id: first author and year.")
  var id = "author2001"

  @Option(help: "json or xml.")
  var format: Form = .json

  func validate() throws {
    guard Lexical.isIdentifier(id) else {
      throw ValidationError("'\(id)' is no id: expected letters, digits, '-' and '_', such as miller2001")
    }
  }

  func run() throws {
    let form: any RecordFormat.Type = format == .json ? JSONFormat.self : XMLFormat.self
    Console.print(RecordFormats.write(RecordTemplate.record(id: id), as: form))
  }
}
