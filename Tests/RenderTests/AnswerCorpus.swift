import Catalogue
import Formats
import Foundation
import Query
import Records
import Render
import Reviews
import Testing

/// The review of running therapy as it comes with the product, and questions to it.
struct AnswerCorpus {
  let frame: ReviewFrame
  let records: [FiledRecord]

  static let shared = Result { try AnswerCorpus() }

  private init() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Corpus/running-therapy").path
    let reader = ReviewReader(ReviewFolder(path: folder))
    let frame = try #require(reader.frame(from: try reader.sharedBytes()).value)
    self.frame = frame
    records = try reader.folder.studyFiles().files.map { file in
      let bytes = try reader.folder.contents(of: file.path)
      let reading = reader.record(bytes, file: file.path, vocabulary: frame.vocabulary)
      return try #require(reading.value)
    }
  }

  /// What is asked in the golden files.
  enum Asked: String, CaseIterable {
    case adolescentsInClinicalSetting = "adolescents-clinical"
    case ages
    case depression
    case unit
    case notClinical = "not-clinical"
    case noMatch = "no-match"

    var text: String? {
      switch self {
      case .adolescentsInClinicalSetting: "population:adolescents AND setting:clinical"
      case .ages: "age:14..22"
      case .depression: "outcome:depression"
      case .unit: nil
      case .notClinical: "outcome:depression AND NOT setting:clinical"
      case .noMatch: "year:1800..1850"
      }
    }
  }

  func question(_ asked: Asked) throws -> Question {
    if let text = asked.text { return try QuestionParser.parse(text, reader: TermReader(vocabulary: frame.vocabulary)) }
    return .of(try #require(frame.description.targets.first { $0.id == "unit" }))
  }

  func answer(_ asked: Asked) throws -> Answer {
    try question(asked).ask(MemoryIndex(records), vocabulary: frame.vocabulary)
  }

  func report(_ asked: Asked, _ language: String) throws -> AnswerReport {
    AnswerReport(answer: try answer(asked), frame: frame, records: records, language: language)
  }
}
