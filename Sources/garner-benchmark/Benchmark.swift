import ArgumentParser
import Catalogue
import Formats
import Foundation
import GRDB
import Records
import Reviews

/// Every figure beside its limit.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "garner-benchmark", abstract: "Time garner; every figure beside its limit.",
    discussion: "Build first: swift build -c release --static-swift-stdlib",
    subcommands: [ReviewBenchmark.self, ImportBenchmark.self, DedupeBenchmark.self],
    defaultSubcommand: ReviewBenchmark.self)
}

/// Times the command as whole processes and prints every figure beside its limit. Run by hand, on a quiet machine:
/// `swift run -c release --static-swift-stdlib garner-benchmark`.
struct ReviewBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Time garner as whole processes on the corpus and on a large review.")

  @Option(help: "Number of studies of the generated review.")
  var studies = 10_000

  @Option(help: "Runs of each command; the median counts.")
  var runs = 11

  @Option(help: "Only write a generated review to this folder.")
  var generate: String?

  @Option(help: "The folder with the reviews.")
  var corpus = "Corpus"

  func run() throws {
    let source = URL(fileURLWithPath: corpus).appendingPathComponent("running-therapy")
    let vocabulary = try Self.vocabulary(source)
    var generator = ReviewGenerator(seed: 1, vocabulary: vocabulary)
    if let generate {
      return try generator.write(count: studies, to: URL(fileURLWithPath: generate), frameFrom: source)
    }
    let garner = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("garner").path
    print("median of \(runs) runs, milliseconds; limit; share of the limit")
    for arguments in [
      ["query", "--population", "adolescents", "--setting", "clinical"],
      ["table", "opportunities-threats"], ["table", "characteristics", "--format", "html"],
    ] {
      let time = try Self.median(runs) { try Self.time(garner, arguments + ["--review", source.path]) }
      Self.report("corpus: " + arguments.joined(separator: " "), time, limit: 0.030)
    }

    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("garner-benchmark-\(getpid())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try generator.write(count: studies, to: folder, frameFrom: source)
    let query = ["query", "--setting", "clinical", "--outcome", "depression", "--review", folder.path]
    let show = ["show", "study17", "--review", folder.path]
    // In turns, so that a machine that slows down for a while slows both.
    let texts = try Self.texts(of: folder, vocabulary)
    var pairs: [(raw: Double, all: Double)] = []
    for _ in 0..<max(1, runs) {
      let raw = try Self.rawInsert(texts, beside: folder)
      try? FileManager.default.removeItem(at: folder.appendingPathComponent(".garner"))
      pairs.append((raw, try Self.time(garner, show)))
    }
    pairs.sort { $0.all / $0.raw < $1.all / $1.raw }
    let pair = pairs[pairs.count / 2]
    Self.report(
      "\(studies) studies: refresh, all changed (limit: 1.5 x raw FTS5, \(Self.milliseconds(pair.raw)))", pair.all,
      limit: 1.5 * pair.raw)
    // A file as new as the index is read again; after a moment it is trusted.
    Thread.sleep(forTimeInterval: 0.1)
    _ = try Self.time(garner, show)
    let unchanged = try Self.median(runs) { try Self.time(garner, show) }
    Self.report("\(studies) studies: refresh, nothing changed", unchanged, limit: 0.100)
    let asked = try Self.median(runs) { try Self.time(garner, query) }
    Self.report("\(studies) studies: query, nothing changed (no limit set)", asked, limit: nil)
  }

  private static func vocabulary(_ source: URL) throws -> Vocabulary {
    let bytes = [UInt8](try Data(contentsOf: source.appendingPathComponent("vocabulary.json")))
    guard let vocabulary = ReviewFormats.readVocabulary(bytes, file: "vocabulary.json").value else {
      throw ValidationError("no vocabulary in \(source.path)")
    }
    return vocabulary
  }

  /// Seconds of one run of the whole process, its output thrown away.
  ///
  /// Spawned without Foundation's `Process`, which notices the end of a process only some 20 ms later.
  private static func time(_ command: String, _ arguments: [String]) throws -> Double {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([command] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    let clock = ContinuousClock()
    let start = clock.now
    guard posix_spawn(&child, command, &actions, nil, &words, environ) == 0 else {
      throw ValidationError("\(command) cannot be run; build it first")
    }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return seconds(clock.now - start)
  }

  /// What is searched of each record.
  private static func texts(of folder: URL, _ vocabulary: Vocabulary) throws -> [String] {
    let reader = ReviewReader(ReviewFolder(path: folder.path))
    return try reader.folder.studyFiles().files.compactMap { file in
      let bytes = try reader.folder.contents(of: file.path)
      return reader.record(bytes, file: file.path, vocabulary: vocabulary).value.map {
        SearchText.passages(of: $0.record).joined(separator: "\n")
      }
    }
  }

  /// Seconds that plain SQLite needs to put the same text into an FTS5 table: the least an index can take.
  private static func rawInsert(_ texts: [String], beside folder: URL) throws -> Double {
    let path = folder.appendingPathComponent("raw.sqlite").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let database = try DatabaseQueue(path: path)
    let clock = ContinuousClock()
    let start = clock.now
    try database.write { database in
      try database.execute(
        sql: "CREATE VIRTUAL TABLE text USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')")
      let statement = try database.makeStatement(sql: "INSERT INTO text(words) VALUES (?)")
      for text in texts { try statement.execute(arguments: [text]) }
    }
    return seconds(clock.now - start)
  }

  private static func median(_ runs: Int, _ measure: () throws -> Double) throws -> Double {
    let times = try (0..<max(1, runs)).map { _ in try measure() }.sorted()
    return times[times.count / 2]
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private static func milliseconds(_ seconds: Double) -> String {
    String(format: "%.1f", seconds * 1000)
  }

  private static func report(_ name: String, _ time: Double, limit: Double?) {
    var line = "\(milliseconds(time))"
    if let limit { line += "; \(milliseconds(limit)); \(String(format: "%.2f", time / limit))" }
    print("\(name): \(line)")
  }
}
