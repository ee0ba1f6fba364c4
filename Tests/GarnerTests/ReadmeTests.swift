import Foundation
import TestSupport
import Testing

/// The README's tour, run line by line: every `console` block is typed into a shell in an empty folder that holds the
/// Corpus, and what it prints has to be what the README shows.
@Suite("The README's tour")
struct ReadmeTests {
  struct Step {
    var command: String
    var output: String
  }

  static let readme = GarnerProcess.package.appendingPathComponent("README.md")

  @Test("prints what it shows")
  func tour() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let isRenewing = ProcessInfo.processInfo.environment["GARNER_RENEW_SNAPSHOTS"] == "1"
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: GarnerProcess.package.appendingPathComponent("Corpus"), to: folder.url.appendingPathComponent("Corpus"))
    var renewed: [String] = []
    var steps = 0
    for (block, isConsole) in Self.blocks(text) {
      guard isConsole else {
        renewed.append(block)
        continue
      }
      var shown = ""
      for step in Self.steps(block) {
        steps += 1
        // The lines of a CSV end in CR and LF (RFC 4180); those of this file do not.
        let output = try GarnerProcess.shell(step.command + " 2>&1", in: folder.path).output
          .replacing("\r\n", with: "\n")
        if !isRenewing { #expect(output == step.output, "$ \(step.command)") }
        shown += "$ " + step.command.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n> ")
        shown += "\n" + output
      }
      renewed.append("```console\n" + shown + "```\n")
    }
    #expect(steps > 0)
    if isRenewing {
      try Data(renewed.joined().utf8).write(to: Self.readme)
      Issue.record("README.md was renewed; run the tests again without GARNER_RENEW_SNAPSHOTS")
    }
  }

  /// The text cut into console blocks, fences included, and what stands between them.
  static func blocks(_ text: String) -> [(String, isConsole: Bool)] {
    var blocks: [(String, isConsole: Bool)] = [("", false)]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0) {
      if line == "```console" {
        blocks.append((line + "\n", true))
      } else if line == "```", blocks[blocks.count - 1].isConsole {
        blocks[blocks.count - 1].0 += line + "\n"
        blocks.append(("", false))
      } else {
        blocks[blocks.count - 1].0 += line + "\n"
      }
    }
    return blocks
  }

  /// Commands (`$ `, gone on with `> `) and what follows each.
  static func steps(_ block: String) -> [Step] {
    var steps: [Step] = []
    var isInCommand = false
    for line in block.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast(2) {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: ""))
        isInCommand = true
      } else if isInCommand, line.hasPrefix("> ") {
        steps[steps.count - 1].command += "\n" + line.dropFirst(2)
      } else if !steps.isEmpty {
        isInCommand = false
        steps[steps.count - 1].output += line + "\n"
      }
    }
    return steps
  }
}
