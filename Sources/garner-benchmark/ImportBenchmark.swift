import ArgumentParser
import CBenchmarkLimits
import Formats
import Foundation

/// Times the reading of exports: each figure as a ratio to its limit, or in megabytes a second beside its limit.
struct ImportBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Time the reading of exports, from bytes at hand to finished records.")

  @Option(help: "Number of generated citations.")
  var records = 20_000

  @Option(help: "Turns; the median counts.")
  var runs = 7

  @Option(help: "Only this format.")
  var only: String?

  @Option(help: "Only write the generated exports to this folder.")
  var generate: String?

  func run() throws {
    var generator = ExportGenerator(seed: 1)
    let citations = (0..<records).map { generator.citation($0) }
    let xml = ExportGenerator.xmlOpening + citations.map(ExportGenerator.xml).joined() + ExportGenerator.xmlClosing
    let exports: [(name: String, text: String, limit: Double)] = [
      ("nbib", citations.map(ExportGenerator.nbib).joined(), 150),
      ("ris", citations.map(ExportGenerator.ris).joined(), 150),
    ]
    let bibtex = citations.map(ExportGenerator.bibtex).joined()
    if let generate {
      let files = exports.map { ($0.name, $0.text) } + [("xml", xml), ("bib", bibtex)]
      for (name, text) in files {
        try Data(text.utf8).write(to: URL(fileURLWithPath: generate).appendingPathComponent("generated.\(name)"))
      }
      return
    }
    print("\(records) citations, median of \(runs) turns")
    if only ?? "xml" == "xml" { compareXML(Array(xml.utf8)) }
    for (name, text, limit) in exports where only ?? name == name {
      let bytes = Array(text.utf8)
      let seconds = median { read(bytes) }
      let rate = Double(bytes.count) / seconds / 1e6
      print("\(name): \(Self.figure(rate)) MB/s; at least \(Self.figure(limit)); \(Self.figure(rate / limit))")
    }
    guard only ?? "bibtex" == "bibtex" else { return }
    let bytes = Array(bibtex.utf8)
    let rate = Double(records) / median { read(bytes) }
    print("bibtex: \(Self.figure(rate)) records/s; at least 26000; \(Self.figure(rate / 26_000))")
  }

  /// In turns with the limit, so that a machine that slows down for a while slows both.
  private func compareXML(_ bytes: [UInt8]) {
    var one: [Double] = []
    var two: [Double] = []
    var rates: [Double] = []
    for _ in 0..<max(1, runs) {
      let limit = Self.time { bytes.withUnsafeBytes { _ = garner_limit_xml($0.baseAddress, $0.count) } }
      one.append(limit / read(bytes))
      two.append(limit / read(bytes, processors: 2))
      rates.append(Double(bytes.count) / limit / 1e6)
    }
    func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    print("libxml2 doing nothing: \(Self.figure(middle(rates))) MB/s")
    print("pubmed xml, one processor: \(Self.figure(middle(one))) of it; at least 0.7")
    print("pubmed xml, two processors: \(Self.figure(middle(two))) of it; at least 1.2")
  }

  private func read(_ bytes: [UInt8], processors: Int = 1) -> Double {
    var count = 0
    let seconds = Self.time {
      _ = ExchangeFormats.read(BytesAtHand(bytes), processors: processors) { count += $0.records.count }
    }
    if count != records { print("  not right: \(count) records came of \(records)") }
    return seconds
  }

  private func median(_ measure: () -> Double) -> Double {
    (0..<max(1, runs)).map { _ in measure() }.sorted()[runs / 2]
  }

  private static func time(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let duration = clock.measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private static func figure(_ value: Double) -> String {
    String(format: value < 10 ? "%.2f" : "%.0f", value)
  }
}
