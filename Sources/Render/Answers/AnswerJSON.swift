import Catalogue
import Formats
import Query
import Records

extension AnswerReport {
  /// The answer for programs, as one JSON object. Verdicts, directions and kinds of absence are the same words whatever
  /// the language; reasons and statements follow it.
  package func json() -> String {
    Formats.JSONWriter.write(
      ObjectBuilder.build {
        $0.add("query", answer.question.description)
        $0.add("language", words.isDutch ? "nl" : "en")
        $0.add("summary", headline)
        $0.add("direct_on_all", Node(.bool(answer.hasDirectStudy)))
        if answer.unconfirmedDirect > 0 { $0.add("direct_unconfirmed", answer.unconfirmedDirect) }
        $0.add("studies", Node(.array(answer.studies.map(study))))
        $0.add("left_out", Node(.array(answer.leftOut.map(leftOut))))
        $0.add("left_out_count", answer.leftOut.count)
        $0.add("gaps", Node(.array(answer.gaps.map(gap))))
      })
  }

  private func study(_ study: AnsweringStudy) -> Node {
    let record = record(study)
    return ObjectBuilder.build {
      $0.add("id", study.facets.id)
      $0.add("citation", label(study))
      addRetraction(record, to: &$0)
      $0.add("directness", study.verdict.word)
      if study.isUnconfirmed { $0.add("directness_unconfirmed", Node(.bool(true))) }
      $0.add("share", share(study.verdict))
      $0.add("facets", facets(study.judgements))
      $0.add("design", values(study.facets.designs, record, "/design"))
      $0.add("n", study.facets.n.map { Node(.number(String($0))) } ?? absent(record, "/sample/n"))
      $0.add("year", study.facets.year)
      if let record {
        $0.add("effects", Node(.array(effects(record).map { effect($0.effect, record, $0.pointer) })))
        if record.effects.isEmpty { $0.add("effects_absent", record.reason(at: "/effects").rawValue) }
        $0.add("findings", Node(.array(findings(record).map { finding($0, record) })))
      }
      if let record {
        $0.add("absent", absences: record.absent)
        $0.add("unconfirmed", strings: record.unconfirmed.map(\.pointer))
      }
      $0.add("role", study.facets.role.rawValue)
      $0.add("file", study.facets.file)
    }
  }

  private func addRetraction(_ record: StudyRecord?, to object: inout ObjectBuilder) {
    if record?.isRetracted == true { object.add("retracted", Node(.bool(true))) }
    object.add("retracted_by", record?.retractedBy)
  }

  private func leftOut(_ study: AnsweringStudy) -> Node {
    ObjectBuilder.build {
      $0.add("id", study.facets.id)
      $0.add("citation", label(study))
      addRetraction(record(study), to: &$0)
      $0.add("directness", study.verdict.word)
      if study.isUnconfirmed { $0.add("directness_unconfirmed", Node(.bool(true))) }
      $0.add("facets", facets(study.judgements))
      $0.add("reason", outside(study))
    }
  }

  /// By facet the worst verdict, and beside it each of several where a facet was asked more than one thing.
  private func facets(_ judgements: [Judgement]) -> Node {
    ObjectBuilder.build { object in
      for facet in answer.question.askedFacets {
        let own = judgements.filter { $0.term.facet == facet }
        guard let worst = own.min(by: { $0.verdict < $1.verdict }) else { continue }
        object.add(
          facet.rawValue,
          ObjectBuilder.build {
            add(worst, to: &$0)
            if own.count > 1 { $0.add("asked", Node(.array(own.map(asked)))) }
          })
      }
    }
  }

  private func asked(_ judgement: Judgement) -> Node {
    ObjectBuilder.build {
      $0.add("term", judgement.term.description)
      add(judgement, to: &$0)
    }
  }

  private func add(_ judgement: Judgement, to object: inout ObjectBuilder) {
    object.add("verdict", judgement.verdict.word)
    object.add("share", share(judgement.verdict))
    object.add("reason", words.reason(judgement))
    if judgement.isUnconfirmed { object.add("unconfirmed", Node(.bool(true))) }
  }

  private func gap(_ gap: Gap) -> Node {
    ObjectBuilder.build {
      $0.add("facet", gap.facet?.rawValue ?? "all")
      $0.add("asked", strings: gap.asked.map(\.description))
      for (verdict, count) in gap.counts.all { $0.add(verdict.word, count) }
      let guessed = gap.unconfirmed.all.filter { $0.count > 0 }
      if !guessed.isEmpty {
        $0.add("unconfirmed", ObjectBuilder.build { for (verdict, count) in guessed { $0.add(verdict.word, count) } })
      }
      $0.add("reason", "\(asked(gap)): \(standing(gap))")
    }
  }

  private func effect(_ effect: Effect, _ record: StudyRecord, _ pointer: String) -> Node {
    ObjectBuilder.build {
      add(effect.finding, record, pointer, to: &$0)
      $0.add("direction", effect.direction.rawValue)
      for (key, text) in [("measure", effect.measure), ("against", effect.against), ("followUp", effect.followUp)] {
        add(key, text, to: &$0)
        if text == nil { $0.add(key, recordedAbsence(record, "\(pointer)/\(key)")) }
      }
      if effect.results.isEmpty { $0.add("results", recordedAbsence(record, pointer + "/results")) }
      $0.add("results", list: Array(effect.results.enumerated())) { place, result in
        figures(result, record, "\(pointer)/results/\(place)")
      }
    }
  }

  /// The figures of one group, numbers as the record writes them.
  private func figures(_ result: GroupResult, _ record: StudyRecord, _ pointer: String) -> Node {
    ObjectBuilder.build {
      $0.add("group", result.group)
      add("label", record.sample?.groups.first { $0.id == result.group }?.label, to: &$0)
      let figures = [
        ("n", result.n.map { Numeral($0) }), ("mean", result.mean), ("sd", result.sd),
        ("events", result.events.map { Numeral($0) }),
      ]
      for (key, figure) in figures {
        $0.add(key, figure)
        if figure == nil { $0.add(key, recordedAbsence(record, "\(pointer)/\(key)")) }
      }
      if record.unconfirmed.touch(pointer) { $0.add("unconfirmed", Node(.bool(true))) }
    }
  }

  private func finding(_ match: Match, _ record: StudyRecord) -> Node {
    ObjectBuilder.build {
      add(match.finding, record, match.pointer, to: &$0)
      $0.add("list", match.list)
    }
  }

  private func add(_ finding: Finding, _ record: StudyRecord, _ pointer: String, to object: inout ObjectBuilder) {
    object.add("id", finding.id)
    add("statement", finding.statement, to: &object)
    for (key, ids) in [("outcomes", finding.outcomes), ("themes", finding.themes)] {
      object.add(key, strings: ids)
      if ids.isEmpty { object.add(key, recordedAbsence(record, "\(pointer)/\(key)")) }
    }
    object.add("locator", context.wording.place(finding.locator, documents: frame.description.documents))
    object.add("statedBy", finding.statedBy.rawValue)
    add("ambiguity", finding.ambiguity, to: &object)
    if record.unconfirmed.touch(pointer) { object.add("unconfirmed", Node(.bool(true))) }
  }

  /// Words in the reader's language; where others stand in for them, beside them the tag of theirs.
  private func add(_ key: String, _ text: LocalizedText?, to object: inout ObjectBuilder) {
    guard let shown = text?.shown(in: language) else { return }
    object.add(key, shown.words)
    if shown.isSubstitute { object.add(key + "_language", shown.language) }
  }

  private func share(_ verdict: Verdict) -> Node? {
    // Three places say all that a share of whole years says.
    verdict.share.map { Node(.number(String(($0 * 1000).rounded() / 1000))) }
  }

  private func values(_ ids: [String], _ record: StudyRecord?, _ pointer: String) -> Node {
    ids.isEmpty ? absent(record, pointer) : Node(.array(ids.map { Node(.string($0)) }))
  }

  private func recordedAbsence(_ record: StudyRecord, _ pointer: String) -> Node? {
    record.recordedAbsence(at: pointer).map { kind in ObjectBuilder.build { $0.add("absent", kind.rawValue) } }
  }

  private func absent(_ record: StudyRecord?, _ pointer: String) -> Node {
    ObjectBuilder.build { $0.add("absent", (record?.reason(at: pointer) ?? .notExtracted).rawValue) }
  }
}
