import Foundation

/// What comparing an output with its golden file came to.
package enum SnapshotOutcome: Equatable, Sendable {
  case same
  /// The golden file is not there or differs; the message says where and how to renew it.
  case different(String)
  /// The golden file was written anew. A renewing run fails, so that nobody mistakes it for a passing one.
  case renewed(String)
}

/// Golden files: outputs that a person can read in a diff.
///
/// `GARNER_RENEW_SNAPSHOTS=1 swift test` writes them all anew.
package enum Snapshot {
  /// Compares `output` with `Snapshots/name` beside the test file that calls.
  package static func compare(_ output: String, name: String, testFile: String = #filePath) -> SnapshotOutcome {
    let url = URL(fileURLWithPath: testFile).deletingLastPathComponent()
      .appendingPathComponent("Snapshots").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["GARNER_RENEW_SNAPSHOTS"] == "1" {
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(output.utf8).write(to: url)
      } catch {
        return .different("\(name) could not be written: \(error)")
      }
      return .renewed("\(name) was renewed; run the tests again without GARNER_RENEW_SNAPSHOTS")
    }
    guard let golden = try? String(decoding: Data(contentsOf: url), as: UTF8.self) else {
      return .different("\(name) is not there; GARNER_RENEW_SNAPSHOTS=1 swift test writes it. Output:\n\(output)")
    }
    guard golden != output else { return .same }
    return .different(
      "\(name) differs; GARNER_RENEW_SNAPSHOTS=1 swift test renews it\n" + firstDifference(golden, output))
  }

  private static func firstDifference(_ golden: String, _ output: String) -> String {
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let actual = output.split(separator: "\n", omittingEmptySubsequences: false)
    for number in 0..<max(expected.count, actual.count) {
      let left = number < expected.count ? String(expected[number]) : "(end)"
      let right = number < actual.count ? String(actual[number]) : "(end)"
      if left != right { return "line \(number + 1)\n  golden: \(left)\n  output: \(right)" }
    }
    return "only the line ends differ"
  }
}
