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

  func run() throws {
    print("set  records  pairs  | certain: right  wrong  missed | with likely: right  wrong  missed | seconds")
    for set in sets { try measure(set) }
  }

  private func measure(_ set: String) throws {
    let clock = ContinuousClock()
    let start = clock.now
    var reading = MatchReading()
    reading.add(try ExportFile(set + "/records_pre_merged.csv"), named: set)
    let read = clock.now
    let result = DuplicateSearch(processors: 2).run(reading.table)
    let end = clock.now
    let known = try Self.known(set + "/merged_record_ids.csv", reading.table)
    let certain = Self.pairs(result.merged(withLikely: false))
    let likely = Self.pairs(result.merged(withLikely: true))
    var line = "\(set.split(separator: "/").last ?? "")  \(reading.table.count)  \(known.count)"
    for found in [certain, likely] {
      let right = found.intersection(known).count
      line += "  |  \(right)  \(found.count - right)  \(known.count - right)"
    }
    print(
      line + "  |  \(Self.seconds(read - start)) + \(Self.seconds(end - read)); \(result.comparedPairs) pairs compared")
    guard explain else { return }
    for pair in certain.subtracting(known).sorted() { explain("WRONG", pair, reading.table) }
    for pair in known.subtracting(certain).sorted() {
      explain(likely.contains(pair) ? "MISSED, likely" : "MISSED", pair, reading.table)
    }
    for pair in likely.subtracting(known).subtracting(certain).sorted() {
      explain("LIKELY, wrong", pair, reading.table)
    }
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
