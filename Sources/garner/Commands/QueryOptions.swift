import ArgumentParser
import Query
import Records

/// The options that ask, shared by `query` and `table`. Each may be given more than once; all have to be met.
struct QueryOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A question, such as 'outcome:depression AND design:rct NOT setting:clinical'.", valueName: "question"))
  var question: [String] = []

  @Option(help: "A population, such as adolescents or jongeren; ages count.")
  var population: [String] = []

  @Option(help: "A condition of the people studied, such as depression.")
  var condition: [String] = []

  @Option(help: "Ages in completed years: 14..22, 18.., 16.")
  var age: [String] = []

  @Option(help: "A setting, such as clinical or ambulant.")
  var setting: [String] = []

  @Option(help: "A way of working, such as open-group.")
  var context: [String] = []

  @Option(help: "An intervention, such as running-therapy.")
  var intervention: [String] = []

  @Option(help: "Sessions a week: 1, 2..3, 3..")
  var timesPerWeek: [String] = []

  @Option(help: "Minutes a session.")
  var minutes: [String] = []

  @Option(help: "Length of the programme in weeks.")
  var weeks: [String] = []

  @Option(help: "A design, such as rct.")
  var design: [String] = []

  @Option(help: "An outcome, such as depression.")
  var outcome: [String] = []

  @Option(help: "A direction of effect: improved, no-difference, worsened, mixed or unclear.")
  var direction: [String] = []

  @Option(help: "A theme that a finding names, such as drop-out.")
  var theme: [String] = []

  @Option(help: "Years of publication: 2000..2010.")
  var year: [String] = []

  @Option(help: "The language of the source, as the citation gives it.")
  var sourceLanguage: [String] = []

  @Option(help: "Words that stand side by side in the record.")
  var text: [String] = []

  @Option(help: "Everything known of a target of the review, by name.")
  var target: [String] = []

  private var options: [(name: String, facet: Facet, values: [String])] {
    [
      ("--population", .population, population), ("--condition", .condition, condition), ("--age", .age, age),
      ("--setting", .setting, setting), ("--context", .context, context),
      ("--intervention", .intervention, intervention), ("--times-per-week", .timesPerWeek, timesPerWeek),
      ("--minutes", .minutes, minutes), ("--weeks", .weeks, weeks), ("--design", .design, design),
      ("--outcome", .outcome, outcome), ("--direction", .direction, direction), ("--theme", .theme, theme),
      ("--year", .year, year), ("--source-language", .language, sourceLanguage), ("--text", .text, text),
    ]
  }

  /// The options that may be given more than once.
  static let names = Set(
    Facet.allCases.map { "--" + ($0 == .language ? "source-language" : $0.rawValue) } + ["--target"])

  /// Everything asked, at once.
  ///
  /// - Throws: `Stop` for wrong use, where a word names nothing, with the nearest known ones.
  func asked(of frame: ReviewFrame) throws -> Question {
    var parts: [Question] = []
    let reader = TermReader(vocabulary: frame.vocabulary, targets: frame.description.targets)
    if question.count > 1, question.contains(where: Self.joiningWords.contains) {
      let whole = question.joined(separator: " ")
      throw Stop.wrongUse(
        whole.holds(scalars: "'")
          ? "AND, OR, NOT and parentheses join what stands in one question; put the whole of it in quotation marks"
          : "AND, OR, NOT and parentheses join what stands in one question; put the whole of it in quotation marks: "
            + "'\(whole)'")
    }
    for text in question { parts.append(try Self.parse(text, reader)) }
    func add(_ option: String, _ read: () throws(QuestionFault) -> Question) throws {
      do throws(QuestionFault) {
        parts.append(try read())
      } catch {
        throw Stop.wrongUse("\(option): \(error.message)")
      }
    }
    for option in options {
      for value in option.values {
        try add(option.name) { () throws(QuestionFault) in try reader.question(option.facet, value) }
      }
    }
    for name in target { try add("--target") { () throws(QuestionFault) in try reader.target(name) } }
    return .all(of: parts)
  }

  /// As an argument alone, one of these is a question whose quotation marks were left out.
  private static let joiningWords: Set<String> = ["AND", "OR", "NOT", "(", ")"]

  private static func parse(_ text: String, _ reader: TermReader) throws -> Question {
    do throws(QuestionFault) {
      return try QuestionParser.parse(text, reader: reader)
    } catch {
      guard let column = error.column, !text.contains(where: \.isNewline), text.count <= 200 else {
        throw Stop.wrongUse(error.message)
      }
      let caret = String(repeating: " ", count: max(0, column - 1)) + "^"
      throw Stop.wrongUse("\(error.message)\n  \(text)\n  \(caret)")
    }
  }
}
