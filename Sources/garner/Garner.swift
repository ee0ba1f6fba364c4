import ArgumentParser
import Foundation
import Records

/// The command: parses, runs, and turns every end into an exit status.
@main
struct Garner: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "garner",
    abstract: "Keep a literature review as plain files; ask it questions; get its tables back.",
    discussion: """
      A review is a folder with review.json, vocabulary.json, searches.json and a file for every source in studies/.

      EXAMPLES
        garner init my-review                     start a review
        garner add                                add a study, question by question
        garner query --population adolescents --setting clinical
        garner query 'outcome:depression AND design:rct NOT setting:clinical'
        garner table opportunities-threats --lang nl --format html > table.html
        garner import pubmed.nbib embase.ris      take in what a search found
        garner check                              is every file as it should be?

      EXIT STATUS
        0 done; 1 the check failed or nothing matched; 2 wrong use;
        3 bad data, or what could not be read or written; 130 broken off.
      """,
    version: version,
    subcommands: [
      InitCommand.self, AddCommand.self, QueryCommand.self, TableCommand.self, ImportCommand.self, ExtractCommand.self,
      ConfirmCommand.self, ExportCommand.self,
      GapsCommand.self,
      ScreenCommand.self, FlowCommand.self, FigureCommand.self,
      DedupeCommand.self,
      ChecklistCommand.self,
      AskCommand.self,
      BuildCommand.self, ImpactCommand.self,
      ShowCommand.self,
      ListCommand.self,
      ClaimsCommand.self,
      CheckCommand.self, TemplateCommand.self, SchemaCommand.self,
    ])

  /// The nearest commands to a word that is none.
  private static func hint(forCommand word: String) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !word.hasPrefix("-"), word != "help", !names.contains(word) else { return nil }
    return NearestWords.suggestion(NearestWords.nearest(to: word, among: names))
      ?? "known are " + names.joined(separator: ", ")
  }

  /// `help` takes one command's name; the parser would pass over anything else.
  private static func refuseOtherHelp(_ arguments: [String]) throws {
    guard arguments.dropFirst().first == "help" else { return }
    let words = arguments.dropFirst(2).filter { !$0.hasPrefix("-") }
    if let word = words.first, let hint = hint(forCommand: word) {
      throw Stop.wrongUse("there is no command '\(word.prefix(40))': \(hint)")
    }
    if words.count > 1 { throw Stop.wrongUse("help takes one command: garner help \(words[0])") }
  }

  /// Of an option given twice the parser would take the last and say nothing. Those that ask may be repeated.
  private static func refuseRepetitions(in arguments: [String]) throws {
    var seen: Set<String> = []
    for argument in arguments.dropFirst().prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
      let name = String(argument.prefix { $0 != "=" })
      if !seen.insert(name).inserted, !QueryOptions.names.contains(name), name != "--by" {
        throw Stop.wrongUse("\(name) is given twice; keep one")
      }
    }
  }

  static func main() {
    // A reader that goes away, as `head` does, is no crash; the write fails and ends the command quietly.
    signal(SIGPIPE, SIG_IGN)
    // Nor is a limit on the size of files: the write fails as on a full disk, and is told of or done without.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try refuseOtherHelp(CommandLine.arguments)
      var command = try parseAsRoot()
      try refuseRepetitions(in: CommandLine.arguments)
      try command.run()
    } catch let stop as Stop {
      Console.error(stop.message)
      Foundation.exit(stop.status.rawValue)
    } catch let status as ExitStatus {
      Foundation.exit(status.rawValue)
    } catch {
      if let word = CommandLine.arguments.dropFirst().first, let hint = Self.hint(forCommand: word) {
        Console.error("there is no command '\(word.prefix(40))': \(hint)")
        Foundation.exit(ExitStatus.wrongUse.rawValue)
      }
      let isHelp = exitCode(for: error) == .success
      let text = fullMessage(for: error)
      if isHelp {
        Console.print(text)
        Foundation.exit(ExitStatus.done.rawValue)
      }
      Console.error(text)
      Foundation.exit(
        exitCode(for: error) == .validationFailure ? ExitStatus.wrongUse.rawValue : ExitStatus.badData.rawValue)
    }
  }
}
