import Formats
import Foundation
import TestSupport
import Testing

@Suite("The published schemas")
struct PublishedSchemaTests {
  /// The folder `Schemas` at the top of the package.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Schemas")

  @Test("are what the record's shape says", arguments: PublishedSchema.files.map(\.name))
  func areCurrent(name: String) throws {
    let contents = try #require(PublishedSchema.files.first { $0.name == name }).contents
    let url = Self.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["GARNER_RENEW_SNAPSHOTS"] == "1" {
      try Data(contents.utf8).write(to: url)
      Issue.record("\(name) was renewed; run the tests again without GARNER_RENEW_SNAPSHOTS")
    } else {
      #expect(try String(contentsOf: url, encoding: .utf8) == contents, "GARNER_RENEW_SNAPSHOTS=1 swift test renews it")
    }
  }
}
