import Records

/// Findings as tables show them.
extension ReportContext {
  /// The cell for a record's list of findings; `pointer` is the list's place in the record.
  func findings(_ findings: [Finding], of record: StudyRecord, at pointer: String) -> Cell {
    guard !findings.isEmpty else { return .absent(record.reason(at: pointer)) }
    return .findings(
      findings.enumerated().map { item($0.element, of: record, at: "\(pointer)/\($0.offset)") })
  }

  func effects(of record: StudyRecord) -> Cell {
    guard !record.effects.isEmpty else { return .absent(record.reason(at: "/effects")) }
    return .findings(
      record.effects.enumerated().map { item($0.element, of: record, at: "/effects/\($0.offset)") })
  }

  /// An effect with its measure, direction and comparison.
  func item(_ effect: Effect, of record: StudyRecord, at pointer: String) -> FindingItem {
    var item = item(effect.finding, of: record, at: pointer)
    item.remarks = remarks(effect, of: record, at: pointer) + item.remarks
    return item
  }

  func item(_ finding: Finding, of record: StudyRecord, at pointer: String) -> FindingItem {
    FindingItem(
      id: finding.id, study: record.id, statement: shown(finding.statement),
      locator: wording.place(finding.locator, documents: input.frame.description.documents),
      statedBy: finding.statedBy, remarks: remarks(finding, of: record, at: pointer))
  }

  /// That a finding is known through another source.
  func through(_ via: String) -> String { wording.fill(wording.findings.via, label(of: via)) }

  private func reference(to id: String) -> StudyReference {
    StudyReference(id: id, label: label(of: id), isRetracted: isRetracted(id))
  }

  private func remarks(_ finding: Finding, of record: StudyRecord, at pointer: String) -> [FindingItem.Remark] {
    let words = wording.findings
    var remarks: [FindingItem.Remark] = []
    if let via = finding.via {
      remarks.append(
        FindingItem.Remark(key: "via", value: .study(reference(to: via)), words: Phrase(through(via))))
    }
    if !finding.sources.isEmpty {
      let names = finding.sources.map(label(of:)).joined(separator: ", ")
      remarks.append(
        FindingItem.Remark(
          key: "sources", value: .studies(finding.sources.map(reference(to:))),
          words: Phrase(wording.fill(finding.sources.count == 1 ? words.source : words.sources, names))))
    } else if let kind = record.recordedAbsence(at: pointer + "/sources") {
      let text = kind == .notReported ? words.noSource : wording.fill(words.source, wording.words(for: kind))
      remarks.append(FindingItem.Remark(key: "sources", value: .absent(kind), words: Phrase(text)))
    }
    remarks += [
      ("outcomes", words.outcomesLabel), ("themes", words.themesLabel), ("conditions", words.conditionsLabel),
      ("ambiguity", words.ambiguityLabel), ("via", words.viaLabel),
    ].compactMap { absence(of: record, at: pointer, key: $0, label: $1) }
    if let guess = record.unconfirmed.first(where: { [$0].touch(pointer) }) {
      remarks.append(
        FindingItem.Remark(key: "unconfirmed", value: .word(guess.quote), words: Phrase(wording.unconfirmed)))
    }
    if let ambiguity = finding.ambiguity {
      let text = shown(ambiguity)
      remarks.append(
        FindingItem.Remark(
          key: "ambiguity", value: .word(text.words), substitute: text.isSubstitute ? text.language : nil,
          words: wording.fill(words.ambiguous, Phrase(text))))
    }
    return remarks
  }

  private func remarks(_ effect: Effect, of record: StudyRecord, at pointer: String) -> [FindingItem.Remark] {
    let words = wording.findings
    var remarks: [FindingItem.Remark] = []
    func add(_ text: LocalizedText?, key: String, template: String, label: String) {
      if let text {
        let shown = shown(text)
        remarks.append(
          FindingItem.Remark(
            key: key, value: .word(shown.words), substitute: shown.isSubstitute ? shown.language : nil,
            words: wording.fill(template, Phrase(shown))))
      } else if let remark = absence(of: record, at: pointer, key: key, label: label) {
        remarks.append(remark)
      }
    }
    add(effect.measure, key: "measure", template: "%", label: words.measure)
    remarks.append(
      FindingItem.Remark(
        key: "direction", value: .word(effect.direction.rawValue),
        words: Phrase(wording.words(for: effect.direction))))
    add(effect.against, key: "against", template: words.against, label: words.againstLabel)
    add(effect.followUp, key: "followUp", template: words.followUp, label: words.followUpLabel)
    let results = effect.results.enumerated().map { index, result in
      self.result(of: result, record, at: "\(pointer)/results/\(index)")
    }
    if !results.isEmpty {
      remarks.append(
        FindingItem.Remark(
          key: "results", value: .words(results.map(\.plain)), words: results.joined(by: "; ")))
    } else if let remark = absence(of: record, at: pointer, key: "results", label: words.resultsLabel) {
      remarks.append(remark)
    }
    return remarks
  }

  /// Why a part of a finding is not there, where that is recorded.
  private func absence(
    of record: StudyRecord, at pointer: String, key: String, label: String
  ) -> FindingItem.Remark? {
    record.recordedAbsence(at: "\(pointer)/\(key)").map { kind in
      FindingItem.Remark(key: key, value: .absent(kind), words: Phrase("\(label): \(wording.words(for: kind))"))
    }
  }

  /// `running group: n = 9, mean 1.5 ± 0.2`.
  private func result(of result: GroupResult, _ record: StudyRecord, at pointer: String) -> Phrase {
    let group = record.sample?.groups.first { $0.id == result.group }?.label.map(phrase) ?? Phrase(result.group)
    let figures = [
      result.n.map { "n = \($0)" }, wording.mean(result.mean, sd: result.sd),
      result.events.map { wording.fill(wording.findings.events, counting: $0) },
    ].compactMap { $0.map { Phrase($0) } }
    let places = [
      ("n", "n"), ("mean", wording.participants.meanLabel), ("sd", "SD"),
      ("events", wording.label(of: wording.findings.events)),
    ]
    let all = figures + absences(places, beneath: pointer, of: record)
    return all.isEmpty ? group : group + ": " + all.joined(by: ", ")
  }
}
