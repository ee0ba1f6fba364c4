import Formats
import Foundation
import Records
import TestSupport
import Testing
import XMLReading

/// The program, the JSON Schema and the RELAX NG say the same of every fixture. What only the program can know
/// (`bad/sense`: which concepts there are, that a range is upside down) the schemas allow.
@Suite("The schemas agree with the program")
struct SchemaAgreementTests {
  static func fixtures(_ pathExtension: String) -> [(fixture: Fixture, isAllowed: Bool)] {
    [("good", true), ("bad/form", false), ("bad/sense", true)].flatMap { folder, isAllowed in
      Fixture.all(in: folder).filter { $0.name.hasSuffix("." + pathExtension) }.map { ($0, isAllowed) }
    }
  }

  @Test("in JSON, as jsonschema reads it")
  func jsonSchema() throws {
    let fixtures = Self.fixtures("json").filter { $0.fixture.name != "doubled-name.json" }
    let verdicts = try Self.validate(
      fixtures.map(\.fixture.url.path),
      schema: PublishedSchemaTests.folder.appendingPathComponent("record-1.schema.json"))
    #expect(verdicts.count == fixtures.count)
    for (verdict, (fixture, isAllowed)) in zip(verdicts, fixtures) {
      #expect(verdict == isAllowed, "\(fixture.testDescription)")
    }
  }

  @Test("in XML, as libxml2 reads it")
  func relaxNG() throws {
    let schema = try Data(contentsOf: PublishedSchemaTests.folder.appendingPathComponent("record-1.rng"))
    let validator = try RelaxNGSchema([UInt8](schema))
    for (fixture, isAllowed) in Self.fixtures("xml") where fixture.name != "xml-two-tongues.xml" {
      #expect(Self.allows(validator, try fixture.bytes()) == isAllowed, "\(fixture.testDescription)")
    }
  }

  @Test("on records made at random, in both forms")
  func random() throws {
    let schema = try Data(contentsOf: PublishedSchemaTests.folder.appendingPathComponent("record-1.rng"))
    let validator = try RelaxNGSchema([UInt8](schema))
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for seed in 0..<60 {
      var random = RandomRecord(seed: UInt64(seed))
      let record = random.record()
      let xml = RecordFormats.write(record, as: XMLFormat.self)
      let isAllowed = Self.allows(validator, Array(xml.utf8))
      #expect(isAllowed, "\(xml)")
      paths.append(try folder.write(RecordFormats.write(record, as: JSONFormat.self), to: "\(seed).json").path)
    }
    let verdicts = try Self.validate(
      paths, schema: PublishedSchemaTests.folder.appendingPathComponent("record-1.schema.json"))
    #expect(verdicts == paths.map { _ in true })
  }

  @Test("on the reviews that come with the product")
  func corpus() throws {
    let corpus = PublishedSchemaTests.folder.deletingLastPathComponent().appendingPathComponent("Corpus")
    for review in ["running-therapy", "running-as-medicine"] {
      let folder = corpus.appendingPathComponent(review)
      let studies = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("studies").path)
        .filter { $0.hasSuffix(".json") }.map { folder.appendingPathComponent("studies/\($0)").path }
      #expect(!studies.isEmpty)
      var all = [("record", studies)]
      for shared in ["review", "vocabulary", "searches"] {
        let path = folder.appendingPathComponent("\(shared).json").path
        if FileManager.default.fileExists(atPath: path) { all.append((shared, [path])) }
      }
      for (name, paths) in all {
        let schema = PublishedSchemaTests.folder.appendingPathComponent("\(name)-1.schema.json")
        let verdicts = try Self.validate(paths, schema: schema)
        #expect(verdicts == paths.map { _ in true }, "\(review) \(name)")
      }
    }
  }

  /// Whether the schema allows a document; one that is not well-formed it does not.
  static func allows(_ schema: RelaxNGSchema, _ bytes: [UInt8]) -> Bool {
    (try? schema.violations(in: bytes).isEmpty) ?? false
  }

  /// Runs jsonschema over files; the Python that has it is named by `GARNER_PYTHON`, else `python3`.
  static func validate(_ paths: [String], schema: URL) throws -> [Bool] {
    let process = Process()
    let python = ProcessInfo.processInfo.environment["GARNER_PYTHON"] ?? "python3"
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("validate.py")
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, script.path, schema.path] + paths
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "jsonschema did not run; Scripts/test installs it")
    return text.split(separator: "\n").map { $0 == "yes" }
  }
}
