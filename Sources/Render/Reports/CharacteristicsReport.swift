import Records

/// Who took part, where, in what kind of study, what they were given and what came of it: a row a study.
struct CharacteristicsReport {
  let context: ReportContext
  private var wording: Wording { context.wording }

  func table() -> Table {
    let labels = wording.columns
    return Table(
      id: Report.characteristics.rawValue, language: wording.language, title: Phrase(wording.titles.characteristics),
      subtitle: context.subtitle,
      columns: context.studyColumns + [
        Table.Column(id: "participants", label: Phrase(labels.participants), weight: 4),
        Table.Column(id: "setting", label: Phrase(labels.setting), weight: 2),
        Table.Column(id: "design", label: Phrase(labels.design), weight: 3),
        Table.Column(id: "intervention", label: Phrase(labels.intervention), weight: 3),
        Table.Column(id: "comparison", label: Phrase(labels.comparison), weight: 3),
        Table.Column(id: "effects", label: Phrase(labels.effects), weight: 5),
      ],
      rows: context.studies.map { study in
        Table.Row(
          id: study.id,
          cells: context.studyCells(study) + [
            participants(study), setting(study), design(study), intervention(study), comparison(study),
            context.effects(of: study),
          ])
      },
      notes: context.studyNotes)
  }

  // MARK: Participants

  private func participants(_ study: StudyRecord) -> Cell {
    guard study.sample != nil || study.recordsAbsence(inside: "/sample") else {
      return .absent(study.reason(at: "/sample"))
    }
    let words = wording.participants
    let sample = study.sample ?? Sample()
    var lines = LineBuilder(study: study, wording: wording)
    let sex = sample.sex.flatMap(wording.sex)
    if let n = sample.n {
      lines.add(Phrase("n = \(n)" + (sex.map { " (\($0))" } ?? "")))
    } else {
      lines.add(label: "n", absent: study.reason(at: "/sample/n"))
      if let sex { lines.add(Phrase(sex)) }
    }
    if sample.sex == nil { lines.addAbsence(label: words.sex, at: "/sample/sex") }
    lines.add(sample.description.map(context.phrase), at: "/sample/description", label: words.description)
    lines.add(
      context.concepts(sample.conditions, in: .condition), at: "/sample/conditions", label: words.condition,
      isLabelShown: true)
    lines.add(
      context.concepts(sample.populations, in: .population), at: "/sample/populations", label: words.population,
      isLabelShown: true)
    if let age = sample.age {
      let parts = ageParts(age, study: study, at: "/sample/age")
      if !parts.isEmpty { lines.add(Phrase(words.age) + ": " + parts.joined(by: "; ")) }
    } else if let kind = study.absence(at: "/sample/age") {
      lines.add(label: words.age, absent: kind)
    } else if !sample.groups.contains(where: { $0.age != nil }) {
      lines.add(label: words.age, absent: .notExtracted)
    }
    for (position, group) in sample.groups.enumerated() {
      lines.add(self.group(group, study: study, at: "/sample/groups/\(position)"))
    }
    if sample.groups.isEmpty { lines.addAbsence(label: words.groups, at: "/sample/groups") }
    return .lines(lines.lines)
  }

  private func ageParts(_ age: Age, study: StudyRecord, at pointer: String) -> [Phrase] {
    var parts = [wording.ages(age), wording.mean(age.mean, sd: age.sd)].compactMap { $0 }.map { Phrase($0) }
    for (place, label) in [("mean", wording.participants.meanLabel), ("sd", "SD")] {
      guard let kind = study.recordedAbsence(at: "\(pointer)/\(place)") else { continue }
      parts.append(Phrase("\(label): \(wording.words(for: kind))"))
    }
    if let note = age.note { parts.append(context.phrase(note)) }
    return parts
  }

  private func group(_ group: SampleGroup, study: StudyRecord, at pointer: String) -> Phrase {
    var parts: [Phrase] = []
    let sex = group.sex.flatMap(wording.sex)
    if let n = group.n {
      parts.append(Phrase("n = \(n)" + (sex.map { " (\($0))" } ?? "")))
    } else {
      if let kind = study.recordedAbsence(at: pointer + "/n") {
        parts.append(Phrase("n: \(wording.words(for: kind))"))
      }
      if let sex { parts.append(Phrase(sex)) }
    }
    let words = wording.participants
    if let age = group.age {
      let ages = ageParts(age, study: study, at: pointer + "/age")
      if !ages.isEmpty { parts.append(Phrase(words.age + " ") + ages.joined(by: "; ")) }
    } else if let kind = study.recordedAbsence(at: pointer + "/age") {
      parts.append(Phrase("\(words.age): \(wording.words(for: kind))"))
    }
    if let description = group.description { parts.append(context.phrase(description)) }
    let label = group.label.map(context.phrase) ?? Phrase(group.id)
    return parts.isEmpty ? label : label + ": " + parts.joined(by: "; ")
  }

  // MARK: Setting, design, what was given

  private func setting(_ study: StudyRecord) -> Cell {
    var lines = LineBuilder(study: study, wording: wording)
    let words = wording.dose
    lines.add(
      context.concepts(study.setting?.concepts ?? [], in: .setting), at: "/setting/concepts", label: words.concept)
    lines.add(
      context.concepts(study.setting?.context ?? [], in: .context), at: "/setting/context", label: words.context,
      isLabelShown: true)
    lines.add(
      study.setting?.stayMonths.flatMap(wording.stay).map { Phrase($0) }, at: "/setting/stayMonths",
      label: words.stayLabel)
    lines.add(
      study.setting?.description.map(context.phrase), at: "/setting/description", label: words.description)
    return lines.cell(at: "/setting")
  }

  private func design(_ study: StudyRecord) -> Cell {
    var lines = LineBuilder(study: study, wording: wording)
    lines.add(
      context.concepts(study.design?.concepts ?? [], in: .design), at: "/design/concepts", label: wording.dose.concept)
    lines.add(
      study.design?.description.map(context.phrase), at: "/design/description", label: wording.dose.description)
    return lines.cell(at: "/design")
  }

  private func intervention(_ study: StudyRecord) -> Cell {
    var lines = LineBuilder(study: study, wording: wording)
    for line in given(study.intervention ?? Intervention(), study: study, at: "/intervention") { lines.add(line) }
    return lines.cell(at: "/intervention")
  }

  private func comparison(_ study: StudyRecord) -> Cell {
    var lines = LineBuilder(study: study, wording: wording)
    for (position, comparator) in study.comparators.enumerated() {
      let parts = given(comparator, study: study, at: "/comparators/\(position)")
      if !parts.isEmpty { lines.add(parts.joined(by: "; ")) }
    }
    return lines.cell(at: "/comparators")
  }

  /// What was given, how often, how long, and in words.
  private func given(_ intervention: Intervention, study: StudyRecord, at pointer: String) -> [Phrase] {
    let words = wording.dose
    var lines = LineBuilder(study: study, wording: wording)
    lines.add(
      context.concepts(intervention.concepts, in: .intervention), at: pointer + "/concepts", label: words.concept)
    lines.add(
      intervention.timesPerWeek.flatMap(wording.timesPerWeek).map { Phrase($0) }, at: pointer + "/timesPerWeek",
      label: words.frequencyLabel)
    lines.add(
      intervention.minutes.flatMap(wording.minutes).map { Phrase($0) }, at: pointer + "/minutes",
      label: words.minutesLabel)
    lines.add(
      intervention.weeks.flatMap(wording.weeks).map { Phrase($0) }, at: pointer + "/weeks", label: words.weeksLabel)
    lines.add(
      intervention.description.map(context.phrase), at: pointer + "/description", label: words.description)
    return lines.lines.map(\.phrase)
  }
}

/// Gathers the lines of one cell: values, and where there is none the recorded reason.
private struct LineBuilder {
  let study: StudyRecord
  let wording: Wording
  private(set) var lines: [Cell.Line] = []

  init(study: StudyRecord, wording: Wording) {
    self.study = study
    self.wording = wording
  }

  mutating func add(_ text: Phrase) {
    lines.append(Cell.Line(text))
  }

  mutating func add(label: String, absent kind: AbsenceKind) {
    lines.append(Cell.Line(label: Phrase(label), Phrase(wording.words(for: kind))))
  }

  /// Nothing is added where the place has neither a value nor a recorded reason.
  mutating func add(_ value: Phrase?, at pointer: String, label: String, isLabelShown: Bool = false) {
    if let value {
      lines.append(Cell.Line(label: isLabelShown ? Phrase(label) : nil, value))
    } else {
      addAbsence(label: label, at: pointer)
    }
  }

  mutating func addAbsence(label: String, at pointer: String) {
    if let kind = study.recordedAbsence(at: pointer) { add(label: label, absent: kind) }
  }

  func cell(at pointer: String) -> Cell {
    lines.isEmpty ? .absent(study.reason(at: pointer)) : .lines(lines)
  }
}
