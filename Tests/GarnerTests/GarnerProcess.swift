import Foundation
import TestSupport
import Testing

/// The built command, run as its users run it.
struct GarnerProcess {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Where the build puts its products: beside the test bundle.
  static let products: URL = {
    #if canImport(Darwin)
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    return bundle.bundleURL.deletingLastPathComponent()
    #else
    return URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    #endif
  }()

  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let runningTherapy = package.appendingPathComponent("Corpus/running-therapy").path
  static let runningAsMedicine = package.appendingPathComponent("Corpus/running-as-medicine").path

  /// An environment that says nothing of the machine the tests run on.
  static var environment: [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH": products.path + ":" + path, "LC_ALL": "C.UTF-8", "HOME": NSTemporaryDirectory()]
  }

  /// Runs `garner` with these arguments.
  static func run(
    _ arguments: [String], in folder: String? = nil, input: String? = nil, environment extra: [String: String] = [:]
  ) throws -> Result {
    try run(products.appendingPathComponent("garner"), arguments, in: folder, input: input, environment: extra)
  }

  /// Runs a line as the shell does.
  static func shell(_ line: String, in folder: String) throws -> Result {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: folder)
  }

  private static func run(
    _ executable: URL, _ arguments: [String], in folder: String? = nil, input: String? = nil,
    environment extra: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment.merging(extra) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // Files and not pipes: nothing to read while the command runs, and no size at which it would wait.
    let files = try TemporaryFolder()
    let output = try files.write("", to: "output")
    let errors = try files.write("", to: "errors")
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = try FileHandle(forReadingFrom: files.write(input ?? "", to: "input"))
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8), errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// A copy of a review that a test may change.
  static func copy(of review: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = URL(fileURLWithPath: review)
    for name in try FileManager.default.contentsOfDirectory(atPath: review) where !name.hasPrefix(".") {
      try FileManager.default.copyItem(
        at: source.appendingPathComponent(name), to: folder.url.appendingPathComponent(name))
    }
    return folder
  }
}
