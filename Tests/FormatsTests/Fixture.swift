import Formats
import Foundation
import Records
import Testing

/// A file under `Fixtures`, read as the program reads it.
struct Fixture: CustomTestStringConvertible, Sendable {
  var folder: String
  var name: String

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

  var url: URL { Self.root.appendingPathComponent(folder).appendingPathComponent(name) }
  var testDescription: String { "\(folder)/\(name)" }

  /// The records of a folder, in the order of their names.
  static func all(in folder: String) -> [Fixture] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)) ?? []
    return names.filter { $0.hasSuffix(".json") || $0.hasSuffix(".xml") }.sorted()
      .map { Fixture(folder: folder, name: $0) }
  }

  func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  static func vocabulary() throws -> Vocabulary {
    let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent("vocabulary.json")))
    return try #require(ReviewFormats.readVocabulary(bytes, file: "vocabulary.json").value)
  }

  func read() throws -> Reading<StudyRecord> {
    let stem = name.split(separator: ".").first.map(String.init)
    return RecordFormats.read(
      try bytes(), file: name, stem: folder == "good" ? nil : stem, vocabulary: try Self.vocabulary())
  }
}
