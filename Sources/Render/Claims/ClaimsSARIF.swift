import Formats
import Prose
import Records
import Synthesis

extension ClaimsOutput {
  /// What is wrong as a log after SARIF 2.1.0 (OASIS 2020), which editors and code hosts read; notes are of level `note`.
  ///
  /// - Parameter version: the program's.
  package func sarif(version: String) -> String {
    let rules = ClaimVerdict.allCases.filter { $0 != .supported }
    let driver = ObjectBuilder.build {
      $0.add("name", "garner")
      $0.add("semanticVersion", version)
      $0.add("rules", Node(.array(rules.map(rule) + [noteRule])))
    }
    let run = ObjectBuilder.build {
      $0.add("tool", ObjectBuilder.build { $0.add("driver", driver) })
      $0.add("columnKind", "unicodeCodePoints")
      $0.add("results", Node(.array(reports.flatMap { report in results(report, rules) })))
    }
    return Formats.JSONWriter.write(
      ObjectBuilder.build {
        $0.add("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
        $0.add("version", "2.1.0")
        $0.add("runs", Node(.array([run])))
      })
  }

  private func rule(_ verdict: ClaimVerdict) -> Node {
    ObjectBuilder.build {
      $0.add("id", verdict.rawValue)
      $0.add("shortDescription", text(wording.explanation(verdict)))
      $0.add("defaultConfiguration", ObjectBuilder.build { $0.add("level", "error") })
    }
  }

  private var noteRule: Node {
    ObjectBuilder.build {
      $0.add("id", "note")
      $0.add(
        "shortDescription",
        text(wording.text("Worth knowing, and not wrong.", "Goed om te weten, en niet fout.")))
      $0.add("defaultConfiguration", ObjectBuilder.build { $0.add("level", "note") })
    }
  }

  private func results(_ report: ClaimReport, _ rules: [ClaimVerdict]) -> [Node] {
    let wrong = report.problems.map { problem in
      (
        mark: problem.mark,
        node: result(
          rule: problem.verdict.rawValue, index: rules.firstIndex(of: problem.verdict), level: "error",
          message: "\(wording.name(problem.verdict)): \(wording.message(problem))", report.file, problem.mark,
          problem.end)
      )
    }
    let notes = report.results.flatMap { claim in
      claim.remarks.map { remark in
        (
          mark: claim.mark,
          node: result(
            rule: "note", index: rules.count, level: "note", message: wording.message(remark), report.file, claim.mark,
            claim.end)
        )
      }
    }
    return (wrong + notes).enumerated().sorted { ($0.element.mark, $0.offset) < ($1.element.mark, $1.offset) }
      .map(\.element.node)
  }

  private func result(
    rule: String, index: Int?, level: String, message: String, _ file: String, _ mark: Mark, _ end: Mark?
  ) -> Node {
    ObjectBuilder.build {
      $0.add("ruleId", rule)
      $0.add("ruleIndex", index)
      $0.add("level", level)
      $0.add("message", text(message))
      let region = ObjectBuilder.build {
        $0.add("startLine", mark.line)
        $0.add("startColumn", mark.column)
        if let end, end > mark {
          $0.add("endLine", end.line)
          $0.add("endColumn", end.column)
        }
      }
      let place = ObjectBuilder.build {
        $0.add("artifactLocation", ObjectBuilder.build { $0.add("uri", Self.address(of: file)) })
        $0.add("region", region)
      }
      $0.add("locations", Node(.array([ObjectBuilder.build { $0.add("physicalLocation", place) }])))
    }
  }

  private func text(_ words: String) -> Node { ObjectBuilder.build { $0.add("text", words) } }

  /// A path as a relative reference (RFC 3986, section 4.2); an absolute one as a `file` address.
  private static func address(of file: String) -> String {
    var address = file.hasPrefix("/") ? "file://" : ""
    for byte in file.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        address += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return address
  }
}
