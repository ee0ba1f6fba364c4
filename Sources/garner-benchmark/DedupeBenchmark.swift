import ArgumentParser
import Deduplication
import Formats
import Foundation
import Reviews

/// Measures the search for duplicates: on sets whose duplicates are known, pair by pair, and on generated ones for time.
struct DedupeBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dedupe",
    abstract: "Measure the search for duplicates: pairs right, wrong and missed in sets whose duplicates are known.",
    discussion: """
      A set is a folder with records_pre_merged.csv (the records, with a column ID) and merged_record_ids.csv (a column \
      merged_ids: the ids of one publication's records, joined by ;).
      """)

  @Argument(help: "Folders of sets.")
  var sets: [String] = []

  @Flag(help: "Show every wrong and every missed pair, with the evidence.")
  var explain = false

  @Option(
    parsing: .upToNextOption,
    help: "Make so many records, a tenth of them noisy copies, and search them; else 10000, 100000 and 1000000.")
  var generate: [Int] = []

  @Option(help: "Only write the generated records to this folder, in the form of a set.")
  var write: String?

  @Option(help: "How many processors may work at once.")
  var processors = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    if write != nil, generate.count != 1 { throw ValidationError("--write goes with --generate and one number") }
    if generate.contains(where: { $0 < 1 }) { throw ValidationError("--generate takes numbers from 1 on") }
  }

  func run() throws {
    if let write { return try DuplicateGenerator.write(generate[0], to: URL(fileURLWithPath: write)) }
    if !sets.isEmpty {
      print(
        "| set | records | pairs | right | wrong | missed | with likely: right | wrong | missed | s to read | s to search |"
      )
      print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
      for set in sets { try measure(set) }
    }
    let sizes = generate.isEmpty && sets.isEmpty ? [10_000, 100_000, 1_000_000] : generate
    guard !sizes.isEmpty else { return }
    print("| records | copies | right | wrong | missed | s to make | s to search | pairs compared | peak MB |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for size in sizes { measure(generated: size) }
  }

  private func measure(_ set: String) throws {
    let clock = ContinuousClock()
    let start = clock.now
    var reading = MatchReading(processors: processors)
    try reading.add(export: set + "/records_pre_merged.csv")
    let read = clock.now
    let result = DuplicateSearch(processors: processors).run(reading.table)
    let end = clock.now
    let known = try Self.known(set + "/merged_record_ids.csv", reading.table)
    let certain = Self.pairs(result.merged(withLikely: false))
    let likely = Self.pairs(result.merged(withLikely: true))
    var cells = ["\(set.split(separator: "/").last ?? "")", "\(reading.table.count)", "\(known.count)"]
    for found in [certain, likely] {
      let right = found.intersection(known).count
      cells += ["\(right)", "\(found.count - right)", "\(known.count - right)"]
    }
    cells += [Self.seconds(read - start), Self.seconds(end - read)]
    print("| " + cells.joined(separator: " | ") + " |")
    guard explain else { return }
    for pair in certain.subtracting(known).sorted() { explain("WRONG", pair, reading.table) }
    for pair in known.subtracting(certain).sorted() {
      explain(likely.contains(pair) ? "MISSED, likely" : "MISSED", pair, reading.table)
    }
    for pair in likely.subtracting(known).subtracting(certain).sorted() {
      explain("LIKELY, wrong", pair, reading.table)
    }
  }

  /// The time from nothing to groups: making the records, and the search.
  private func measure(generated count: Int) {
    let clock = ContinuousClock()
    let start = clock.now
    let table = DuplicateGenerator.table(count: count, processors: processors)
    let made = clock.now
    let result = DuplicateSearch(processors: processors).run(table)
    let end = clock.now
    var (right, wrong) = (0, 0)
    for pair in Self.pairs(result.merged(withLikely: false)) {
      if DuplicateGenerator.isCopy(pair.second), pair.first == pair.second - 1 { right += 1 } else { wrong += 1 }
    }
    let copies = (0..<count).count { DuplicateGenerator.isCopy($0) }
    let cells = [
      "\(count)", "\(copies)", "\(right)", "\(wrong)", "\(copies - right)", Self.seconds(made - start),
      Self.seconds(end - made), "\(result.comparedPairs)", "\(Self.peakMegabytes)",
    ]
    print("| " + cells.joined(separator: " | ") + " |")
  }

  /// Of the whole process so far.
  private static var peakMegabytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) / 1024
  }

  private func explain(_ what: String, _ pair: Pair, _ table: MatchTable) {
    let evidence = DuplicateSearch.evidence(pair.first, pair.second, of: table)
    print("\(what): \(table.sourceID(pair.first)) \(table.sourceID(pair.second))  \(evidence)")
  }

  struct Pair: Hashable, Comparable {
    var first: Int
    var second: Int

    static func < (left: Pair, right: Pair) -> Bool { (left.first, left.second) < (right.first, right.second) }
  }

  private static func pairs(_ groups: [[Int]]) -> Set<Pair> {
    var pairs: Set<Pair> = []
    for group in groups {
      for (place, first) in group.enumerated() {
        for second in group[(place + 1)...] {
          pairs.insert(Pair(first: min(first, second), second: max(first, second)))
        }
      }
    }
    return pairs
  }

  private static func known(_ path: String, _ table: MatchTable) throws -> Set<Pair> {
    var places: [String: Int] = [:]
    for place in 0..<table.count { places[table.sourceID(place)] = place }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let groups = text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.filter { $0 != "\"" }.split(separator: ";").compactMap { places[String($0)] }
    }
    return pairs(groups)
  }

  private static func seconds(_ duration: Duration) -> String {
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    return String(format: "%.2f", seconds)
  }
}
