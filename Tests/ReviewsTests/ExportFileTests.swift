import Formats
import Foundation
import Records
import Reviews
import TestSupport
import Testing

@Suite("A packed export")
struct ExportFileTests {
  private static let count = 3000

  /// Enough records to fill the buffers of all who read them, packed by gzip itself.
  private static func packed(count: Int = count) throws -> [UInt8] {
    let text = (1...count).map { "TY  - JOUR\nTI  - Title \($0 &* 2_654_435_761)\nAB  - \($0 &* 40_503)\nER  - \n\n" }
    let folder = try TemporaryFolder()
    try folder.write(text.joined(), to: "a.ris")
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", folder.path + "/a.ris"]
    try gzip.run()
    gzip.waitUntilExit()
    return Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.ris.gz")))
  }

  private static func read(_ bytes: [UInt8]) throws -> (count: Int, faults: [String]) {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.ris.gz"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    var count = 0
    let tally = ExchangeFormats.read(try ExportFile(path)) { count += $0.records.count }.tally
    let faults = tally.remarks.filter { $0.severity == .error }.map { $0.message.replacing(path, with: "FILE") }
    return (count, faults)
  }

  @Test(arguments: [5, count])
  func `of which only the end is broken gives all its records, and the fault is told`(count: Int) throws {
    let bytes = try Self.packed(count: count)
    #expect(try Self.read(bytes) == (count, []))
    let broken = ["the packed file FILE is broken; what comes before the fault was read"]
    var flipped = bytes
    flipped[flipped.count - 6] ^= 1
    #expect(try Self.read(flipped) == (count, broken))
    #expect(try Self.read(bytes + [UInt8](repeating: 0, count: 512)) == (count, broken))
    #expect(
      try Self.read(bytes.dropLast(4)) == (
        count, ["the packed file FILE ends in the middle; what comes before it was read"]
      ))
  }

  @Test func `that is cut off gives every record before the cut`() throws {
    let bytes = try Self.packed()
    let (count, faults) = try Self.read(Array(bytes.prefix(bytes.count / 2)))
    #expect(count > Self.count / 3 && count < Self.count)
    #expect(faults.contains("the packed file FILE ends in the middle; what comes before it was read"))
    #expect(faults.count == 1 || faults.contains { $0.hasPrefix("the file ends within the record that begins here") })
  }
}
