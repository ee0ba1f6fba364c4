import Formats
import Foundation
import Records
import TestSupport
import Testing

@Suite("Files of records")
struct FixtureTests {
  @Test("that are as they should be are read without a word", arguments: Fixture.all(in: "good"))
  func good(fixture: Fixture) throws {
    let reading = try fixture.read()
    #expect(reading.problems.map(\.description) == [])
    #expect(reading.value != nil)
  }

  @Test(
    "that are not are refused with every error at its place",
    arguments: Fixture.all(in: "bad/form") + Fixture.all(in: "bad/sense"))
  func bad(fixture: Fixture) throws {
    let reading = try fixture.read()
    #expect(reading.value == nil)
    let report = reading.problems.map { $0.description + "\n" }.joined()
    let outcome = Snapshot.compare(report, name: "problems/\(fixture.name).txt")
    #expect(outcome == .same)
  }

  @Test("made wrong at random are refused or read, and never end the program", arguments: 0..<200)
  func damaged(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for fixture in Fixture.all(in: "good") {
      var bytes = try fixture.bytes()
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes.removeSubrange(place...)
        default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        }
        if bytes.isEmpty { break }
      }
      let reading = RecordFormats.read(bytes, file: fixture.name, stem: nil, vocabulary: nil)
      #expect(reading.value != nil || reading.hasErrors)
    }
  }
}
