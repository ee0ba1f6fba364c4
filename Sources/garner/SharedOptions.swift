import ArgumentParser
import Foundation

/// Which review a command works on.
struct ReviewOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The review's folder; else the folder one stands in, or its nearest parent that holds a review.json.",
      valueName: "dir"))
  var review: String?
}

/// The language of the output.
struct LanguageOptions: ParsableArguments {
  @Option(name: .long, help: "The language of the output: en or nl. Default: that of the locale, else en.")
  var lang: OutputLanguage?

  var language: String { (lang ?? .ofTheLocale).rawValue }
}

enum OutputLanguage: String, ExpressibleByArgument, CaseIterable {
  case en, nl

  /// After POSIX: the first of LC_ALL, LC_MESSAGES and LANG that is set.
  static var ofTheLocale: OutputLanguage {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale == "nl" || locale.hasPrefix("nl_") ? .nl : .en
  }
}
