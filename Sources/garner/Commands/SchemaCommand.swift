import ArgumentParser
import Formats

/// `garner schema`: the schemas that describe a review's files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print a schema of a review's files.",
    discussion: """
      JSON Schema (2020-12) for all files; RELAX NG for records written as XML.

      EXAMPLES
        garner schema record > record.schema.json
        garner schema record --format rng > record.rng
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case json, rng
  }

  @Argument(
    help: """
      record, review, vocabulary, searches, screening or merges (a line of decisions/screening.jsonl or merges.jsonl).
      """)
  var file: PublishedSchema = .record

  @Option(help: "json (JSON Schema) or rng (RELAX NG, for record).")
  var format: Form = .json

  func run() throws {
    switch format {
    case .json: Console.print(file.jsonSchema)
    case .rng:
      guard let schema = file.relaxNG else { throw Stop.wrongUse("only a record has an XML form and so a RELAX NG") }
      Console.print(schema)
    }
  }
}

extension PublishedSchema: ExpressibleByArgument {}
