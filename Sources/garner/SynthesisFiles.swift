import Foundation
import Records
import Reviews

/// The texts of a review that are held against its records: `synthesis.LANGUAGE.md` in its folder.
enum SynthesisFiles {
  static func isOne(_ name: String) -> Bool {
    name.hasPrefix("synthesis.") && name.hasSuffix(".md") && !name.hasSuffix(".claims.md") && !name.contains("/")
  }

  static func names(_ folder: ReviewFolder) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter(isOne).sorted()
  }

  /// Every text beside the review, by name; what the program says of one is none.
  static func texts(_ folder: ReviewFolder) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") && !$0.hasSuffix(".claims.md") }.sorted()
  }

  static func text(_ name: String, of folder: ReviewFolder) throws -> String {
    let bytes = try ReviewSession.badDataIfUnreadable { () throws(ReviewFolderError) in try folder.contents(of: name) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Stop.badData("\(folder.shown(Problem(file: name, message: "")).file) is not UTF-8")
    }
    return text
  }
}
