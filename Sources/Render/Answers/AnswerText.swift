import Catalogue
import Query
import Records

/// How a terminal shows emphasis; without colour it shows none.
package struct TextStyle: Sendable {
  package var isColourful: Bool
  /// Columns of the window.
  package var width: Int

  package init(isColourful: Bool, width: Int) {
    self.isColourful = isColourful
    self.width = max(40, width)
  }

  func bold(_ text: String) -> String { isColourful ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// Green for direct, yellow for what lies between, red for outside; the word always stands there too.
  func verdict(_ verdict: Verdict, _ text: String) -> String {
    guard isColourful else { return text }
    let colour =
      switch verdict {
      case .direct: 32
      case .partial, .stated: 33
      case .unknown: 36
      case .indirect: 31
      }
    return "\u{1B}[\(colour)m\(text)\u{1B}[0m"
  }
}

extension AnswerReport {
  /// How many of the studies left out are named in text; more would bury what matters.
  package static let leftOutShown = 20

  /// The answer for a reader at a terminal: what matters most first.
  package func text(_ style: TextStyle) -> String {
    var lines = Lines(width: style.width)
    lines.add(headline, style: style.bold)
    if let retractedSentence { lines.add(retractedSentence) }
    for (place, study) in answer.studies.enumerated() {
      lines.blank()
      add(study, place: place + 1, style, to: &lines)
    }
    if !answer.leftOut.isEmpty {
      lines.blank()
      lines.add(
        words.text(
          "Left out, known to lie outside what is asked: \(answer.leftOut.count) (--all shows them)",
          "Weggelaten, bekend buiten wat gevraagd is: \(answer.leftOut.count) (--all toont ze)"), style: style.bold)
      for study in answer.leftOut.prefix(Self.leftOutShown) {
        lines.add("\(labelWithID(study)): \(outside(study))", indentation: 2, hanging: 4)
      }
      let rest = answer.leftOut.count - Self.leftOutShown
      if rest > 0 {
        lines.add(
          words.text("and \(rest) more; --format json names them all", "en nog \(rest); --format json noemt ze alle"),
          indentation: 2)
      }
    }
    if !answer.question.terms.isEmpty {
      lines.blank()
      lines.add(words.text("How the studies stand", "Hoe de studies ervoor staan"), style: style.bold)
      for gap in answer.gaps where answer.gaps.count > 2 || gap.facet != nil {
        lines.add("\(asked(gap)): \(standing(gap))", indentation: 2, hanging: 4)
      }
    }
    return lines.text
  }

  private func add(_ study: AnsweringStudy, place: Int, _ style: TextStyle, to lines: inout Lines) {
    let verdict = words.verdict(study.bearing)
    lines.addWhole(
      "\(place). " + style.bold(Lines.printable(label(study))) + (isLabelledByID(study) ? "" : " [\(study.facets.id)]")
        + (answer.question.terms.isEmpty ? "" : "  " + style.verdict(study.verdict, verdict)))
    let names = study.judgements.map { name(of: $0, in: study) }
    let verdicts = study.judgements.map { words.verdict($0.verdict) }
    let nameWidth = names.map { DisplayWidth.of($0) }.max() ?? 0
    let verdictWidth = verdicts.map { DisplayWidth.of($0) }.max() ?? 0
    for (index, judgement) in study.judgements.enumerated() {
      let name = names[index].padded(to: nameWidth)
      let verdict = verdicts[index].padded(to: verdictWidth)
      lines.add(
        "\(name)  \(verdict)  \(words.reason(judgement))", indentation: 3, hanging: 7 + nameWidth + verdictWidth
      ) { line in
        line.replacingFirst(verdict, with: style.verdict(judgement.verdict, verdict))
      }
    }
    lines.add(figures(study), indentation: 3, hanging: 5)
    guard let record = record(study) else { return }
    for (effect, pointer) in effects(record) {
      let direction = context.wording.words(for: effect.direction)
      add(effect.finding, remark: direction, isGuess: record.unconfirmed.touch(pointer), to: &lines)
    }
    for match in findings(record) {
      let isGuess = record.unconfirmed.touch(match.pointer)
      add(match.finding, remark: listName(match.list), isGuess: isGuess, to: &lines)
    }
  }

  /// Whether the label ends in the id already, as it does where two works would bear the same.
  private func isLabelledByID(_ study: AnsweringStudy) -> Bool { label(study).hasSuffix("[\(study.facets.id)]") }

  private func labelWithID(_ study: AnsweringStudy) -> String {
    label(study) + (isLabelledByID(study) ? "" : " [\(study.facets.id)]")
  }

  /// The statement, what kind it is, and where it stands; `show` tells the rest.
  private func add(_ finding: Finding, remark: String, isGuess: Bool, to lines: inout Lines) {
    let remarks = [
      remark, finding.via.map(context.through),
      finding.ambiguity == nil ? nil : words.text("ambiguous", "dubbelzinnig"),
      isGuess ? context.wording.unconfirmed : nil,
    ]
    let statement = Phrase(finding.statement.shown(in: language)).plain
    let place = context.wording.place(finding.locator, documents: [])
    lines.add(
      "• \(statement) (\(remarks.compactMap { $0 }.joined(separator: "; "))) [\(finding.id); \(place)]", indentation: 3,
      hanging: 5)
  }

  private func listName(_ list: String) -> String {
    switch list {
    case "opportunities": context.opportunitiesLabel().plain.lowercased()
    case "threats": context.threatsLabel().plain.lowercased()
    default: words.text("remark", "opmerking")
    }
  }

  /// `design randomised controlled trial; n = 18`.
  private func figures(_ study: AnsweringStudy) -> String {
    let record = record(study)
    let design = designs(study) ?? absence(record, "/design")
    let mark = isUnconfirmed("/sample/n", study) ? " (\(context.wording.unconfirmed))" : ""
    let n = study.facets.n.map { "\($0)\(mark)" } ?? absence(record, "/sample/n")
    let effects =
      record?.effects.isEmpty == true
      ? "; \(words.text("effects", "effecten")): \(absence(record, "/effects"))" : ""
    return "\(words.name(.design)) \(design); n = \(n)\(effects)"
  }

  private func absence(_ record: StudyRecord?, _ pointer: String) -> String {
    context.wording.words(for: record?.reason(at: pointer) ?? .notExtracted)
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }

  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
