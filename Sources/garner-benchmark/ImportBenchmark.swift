import ArgumentParser
import CBenchmarkLimits
import Dispatch
import Formats
import Foundation
import Reviews

/// Times the reading of exports: each figure beside its limit and beside other programs.
struct ImportBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Time the reading of exports, to finished records.",
    discussion: """
      PubMed's XML is read from a file, as the limit reads it, the others from bytes at hand.

      Times are of the processor, in turns with the limit, the median of all turns; only where two processors read, they
      are of the clock, which wants a quiet machine. Other programs read the first thousand records and are timed without
      their start; those that are not installed are passed over, with what installs them. How much the limit does twice at
      once tells whether there are two processors to be had.
      """)

  @Option(help: "Number of generated citations.")
  var records = 20_000

  @Option(help: "Turns; the median counts.")
  var runs = 7

  @Option(help: "Only this format: pubmed-xml, nbib, ris, bibtex or json-lines.")
  var only: String?

  @Option(help: "Only write the generated exports to this folder.")
  var generate: String?

  @Option(help: "Time the reading of this export instead, such as a yearly file of NLM's, unpacked.")
  var file: String?

  @Flag(inversion: .prefixedNo, help: "Time the other programs too.")
  var peers = true

  @Option(help: "The Python that has the other programs' packages.")
  var python = "python3"

  func run() throws {
    if let file {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      if ExportHead(bytes.prefix(4096)).firstByte == UInt8(ascii: "<") { return try compareXML(file, bytes) }
      return report("garner", rate(of: bytes))
    }
    var generator = ExportGenerator(seed: 1)
    let citations = (0..<records).map { generator.citation($0) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("garner-benchmark-\(getpid())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for export in Export.allCases where only ?? export.rawValue == export.rawValue {
      let name = "generated.\(export.fileExtension)"
      if let generate {
        let url = URL(fileURLWithPath: generate).appendingPathComponent(name)
        try Data(export.text(of: citations).utf8).write(to: url)
        continue
      }
      print("\(export.rawValue), \(records) citations")
      let bytes = Array(export.text(of: citations).utf8)
      let part = export.text(of: citations.prefix(1000))
      let sample = folder.appendingPathComponent(name)
      try Data(part.utf8).write(to: sample)
      try time(export, bytes, sample, Double(part.utf8.count))
    }
  }

  private func time(_ export: Export, _ bytes: [UInt8], _ sample: URL, _ sampleSize: Double) throws {
    if export == .xml {
      let whole = sample.path + ".whole"
      try Data(bytes).write(to: URL(fileURLWithPath: whole))
      try compareXML(whole, bytes)
    }
    let rate = rate(of: bytes)
    let perRecord = Double(bytes.count) / Double(records)
    switch export {
    case .xml: break
    case .nbib, .ris: report("garner", rate, atLeast: 150)
    case .bibtex: report("garner", rate, words: "\(Self.figure(rate / perRecord)) records/s; at least 26000")
    case .jsonLines: report("garner", rate)
    }
    guard peers else { return }
    for peer in export.peers { try compare(bytes, export, peer, sample, sampleSize) }
  }

  /// In turns, as with the limit.
  private func compare(_ bytes: [UInt8], _ export: Export, _ peer: Peer, _ sample: URL, _ sampleSize: Double) throws {
    var rates: [Double] = []
    var times: [Double] = []
    var name = ""
    for _ in 0..<min(max(1, runs), 3) {
      guard let result = try peer.time(sample, python: python) else {
        return print("  \(peer.name): not installed: \(peer.howToInstall)")
      }
      name = result.name
      rates.append(sampleSize / result.seconds)
      times.append(Double(bytes.count) / Self.processorTime { read(bytes) } * result.seconds / sampleSize)
    }
    let isLimit = export == .jsonLines && peer.name == Peer.simdjson.name
    report(
      name, Self.middle(rates),
      words: "garner is \(Self.figure(Self.middle(times))) times as fast" + (isLimit ? "; at least 0.5 is wanted" : ""))
  }

  /// Both read the file, as an import does, in turns, so that a machine that slows down for a while slows both.
  private func compareXML(_ path: String, _ bytes: [UInt8]) throws {
    @Sendable func limit() { if garner_limit_xml(path) < 0 { print("  not right: the limit does not read it") } }
    func read(_ processors: Int) throws {
      var count = 0
      _ = ExchangeFormats.read(try ExportFile(path), processors: processors) { count += $0.records.count }
      check(count)
    }
    var one: [Double] = []
    var two: [Double] = []
    var limits: [Double] = []
    var rates: [Double] = []
    for _ in 0..<max(1, runs) {
      let seconds = Self.processorTime(limit)
      one.append(seconds / (try Self.processorTime { try read(1) }))
      let alone = Self.time(limit)
      two.append(try alone / Self.time { try read(2) })
      limits.append(2 * alone / Self.time { DispatchQueue.concurrentPerform(iterations: 2) { _ in limit() } })
      rates.append(Double(bytes.count) / seconds)
    }
    let rate = Self.middle(rates)
    report("libxml2 doing nothing", rate, words: "the limit")
    for (name, ratio, wanted) in [("one processor", Self.middle(one), 0.7), ("two processors", Self.middle(two), 1.2)] {
      report("garner, \(name)", rate * ratio, words: "\(Self.figure(ratio)) of the limit; at least \(wanted) is wanted")
    }
    // Below 2, others use the processors: then no program can have twice what it has of one.
    let both = Self.middle(limits)
    report("libxml2, twice at once", rate * both, words: "\(Self.figure(both)) of the limit; 2 on a quiet machine")
  }

  /// In bytes a second of one processor.
  private func rate(of bytes: [UInt8]) -> Double {
    Double(bytes.count) / Self.middle((0..<max(1, runs)).map { _ in Self.processorTime { read(bytes) } })
  }

  private func read(_ bytes: [UInt8], processors: Int = 1) {
    var count = 0
    _ = ExchangeFormats.read(BytesAtHand(bytes), processors: processors) { count += $0.records.count }
    check(count)
  }

  private func check(_ count: Int) {
    if file == nil, count != records { print("  not right: \(count) records came of \(records)") }
  }

  private func report(_ name: String, _ rate: Double, atLeast limit: Double? = nil, words: String? = nil) {
    let remark = words ?? limit.map { "at least \(Self.figure($0)) MB/s; \(Self.figure(rate / 1e6 / $0)) of it" }
    print("  \(name): \(Self.figure(rate / 1e6)) MB/s" + (remark.map { "; \($0)" } ?? ""))
  }

  private static func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func time(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private static func processorTime(_ body: () throws -> Void) rethrows -> Double {
    let start = rusage.seconds(of: 0)
    try body()
    return rusage.seconds(of: 0) - start
  }

  private static func figure(_ value: Double) -> String {
    String(format: value < 10 ? "%.2f" : "%.0f", value)
  }
}

/// A generated export, and the programs that read it.
private enum Export: String, CaseIterable {
  case xml = "pubmed-xml"
  case nbib, ris, bibtex
  case jsonLines = "json-lines"

  var fileExtension: String {
    switch self {
    case .xml: "xml"
    case .nbib: "nbib"
    case .ris: "ris"
    case .bibtex: "bib"
    case .jsonLines: "jsonl"
    }
  }

  var peers: [Peer] {
    switch self {
    case .xml: [.pubmedParser, .bibutils("med2xml")]
    case .nbib: []
    case .ris: [.rispy, .bibutils("ris2xml")]
    case .bibtex: [.bibtexparser, .bibutils("bib2xml")]
    case .jsonLines: [.simdjson, .orjson]
    }
  }

  func text(of citations: some Collection<ExportGenerator.Citation>) -> String {
    switch self {
    case .xml:
      return ExportGenerator.xmlOpening + citations.map(ExportGenerator.xml).joined() + ExportGenerator.xmlClosing
    case .nbib: return citations.map(ExportGenerator.nbib).joined()
    case .ris: return citations.map(ExportGenerator.ris).joined()
    case .bibtex: return citations.map(ExportGenerator.bibtex).joined()
    case .jsonLines:
      // The lines of a review: all that PubMed says.
      var lines = ""
      let xml = Export.xml.text(of: citations)
      _ = ExchangeFormats.read(BytesAtHand(Array(xml.utf8))) { lines += $0.bytes.bytes.string }
      return lines
    }
  }
}
