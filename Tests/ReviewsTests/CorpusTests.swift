import Formats
import Foundation
import Records
import Reviews
import Testing

@Suite("The reviews that come with the product")
struct CorpusTests {
  static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Corpus").path

  @Test("hold no error", arguments: ["running-therapy", "running-as-medicine"])
  func areSound(name: String) throws {
    let reader = ReviewReader(ReviewFolder(path: Self.corpus + "/" + name))
    let reading = reader.frame(from: try reader.sharedBytes())
    #expect(reading.problems.map(\.description) == [])
    let frame = try #require(reading.value)
    var records: [FiledRecord] = []
    for file in try reader.folder.studyFiles().files {
      let bytes = try reader.folder.contents(of: file.path)
      let record = reader.record(bytes, file: file.path, vocabulary: frame.vocabulary)
      #expect(record.problems.map(\.description) == [])
      if let value = record.value { records.append(value) }
    }
    let check = ReviewCheck(frame: frame, records: records)
    #expect(check.problems().map(\.description) == [])
    #expect(check.missingTranslations().map(\.language) == [])
  }
}
