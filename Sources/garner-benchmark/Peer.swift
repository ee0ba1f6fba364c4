import Foundation

/// Another program that reads the same export.
struct Peer {
  /// Seconds of processor time for the whole file, and what it calls itself.
  struct Result {
    var name: String
    var seconds: Double
  }

  enum Program {
    /// Names the file `path`, does its work in `read()`, and is timed without its start.
    case python(package: String, code: String)
    /// A command that takes the file's name, and the package of Debian it is in.
    case command([String], package: String)
  }

  var program: Program

  var name: String {
    switch program {
    case .python(let package, _): package
    case .command(let words, let package): "\(package) (\(words[0]))"
    }
  }

  var howToInstall: String {
    switch program {
    case .python(let package, _): "python3 -m pip install \(package), and --python for the one that has it"
    case .command(_, let package): "apt-get install \(package)"
    }
  }

  /// - Returns: nil where it is not installed.
  func time(_ file: URL, python: String) throws -> Result? {
    switch program {
    case .command(let words, _):
      let before = Self.childSeconds
      guard try Self.run(words + [file.path]) != nil else { return nil }
      return Result(name: name, seconds: Self.childSeconds - before)
    case .python(let package, let code):
      let text = """
        import importlib.metadata, sys, time
        path = sys.argv[1]
        \(code)
        times = []
        for _ in range(3):
            start = time.process_time(); read(); times.append(time.process_time() - start)
        print(importlib.metadata.version("\(package)"), sorted(times)[1])
        """
      guard let output = try Self.run([python, "-c", text, file.path]) else { return nil }
      let words = output.split(whereSeparator: \.isWhitespace)
      guard words.count == 2, let seconds = Double(words[1]) else { return nil }
      return Result(name: "\(package) \(words[0])", seconds: seconds)
    }
  }

  /// - Returns: what it printed; nil where it cannot be run or fails.
  private static func run(_ words: [String]) throws -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  /// Processor time of the programs that have ended.
  private static var childSeconds: Double {
    rusage.seconds(of: -1)
  }
}

extension rusage {
  /// Seconds of the processor, in the program and for it.
  ///
  /// - Parameter who: 0 for this process, -1 for those it has waited for; the constants have another type on each system.
  static func seconds(of who: Int32) -> Double {
    var usage = rusage()
    #if canImport(Glibc)
    getrusage(__rusage_who_t(who), &usage)
    #else
    getrusage(who, &usage)
    #endif
    let (user, system) = (usage.ru_utime, usage.ru_stime)
    return Double(user.tv_sec + system.tv_sec) + Double(user.tv_usec + system.tv_usec) / 1e6
  }
}

extension Peer {
  static func bibutils(_ command: String) -> Peer { Peer(program: .command([command], package: "bibutils")) }

  static let simdjson = Peer(
    program: .python(
      package: "pysimdjson",
      code: """
        import simdjson
        lines = open(path, "rb").read().splitlines()
        parser = simdjson.Parser()
        def read():
            for line in lines: parser.parse(line)
        """))
  static let orjson = Peer(
    program: .python(
      package: "orjson",
      code: """
        import orjson
        lines = open(path, "rb").read().splitlines()
        def read():
            for line in lines: orjson.loads(line)
        """))
  static let rispy = Peer(
    program: .python(
      package: "rispy",
      code: """
        import rispy
        def read():
            with open(path, encoding="utf-8") as file: rispy.load(file)
        """))
  static let pubmedParser = Peer(
    program: .python(
      package: "pubmed_parser",
      code: """
        import gzip, pubmed_parser
        packed = path + ".gz"
        with gzip.open(packed, "wb", 1) as file: file.write(open(path, "rb").read())
        def read():
            for _ in pubmed_parser.parse_medline_xml(packed): pass
        """))
  static let bibtexparser = Peer(
    program: .python(
      package: "bibtexparser",
      code: """
        import bibtexparser
        assert bibtexparser.__version__.startswith("2")
        def read(): bibtexparser.parse_file(path)
        """))
}
