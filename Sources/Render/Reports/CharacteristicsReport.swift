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
    var lines = LineBuilder(study: study, context: context)
    let sex = sample.sex.flatMap(wording.sex)
    if let n = sample.n {
      lines.add(people(n, sex, study, at: "/sample"))
    } else {
      lines.add(label: "n", absent: study.reason(at: "/sample/n"))
      if let sex { lines.add(context.marked(Phrase(sex), of: study, at: "/sample/sex")) }
    }
    lines.addAbsences(sexPlaces, beneath: "/sample")
    lines.add(sample.description.map(context.phrase), at: "/sample/description", label: words.description)
    lines.add(
      sample.conditions, of: .condition, at: "/sample/conditions", label: words.condition, isLabelShown: true)
    lines.add(
      sample.populations, of: .population, at: "/sample/populations", label: words.population, isLabelShown: true)
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

  /// `n = 28 (13 male, 15 female)`.
  private func people(_ n: Int, _ sex: String?, _ study: StudyRecord, at pointer: String) -> Phrase {
    let count = context.marked("n = \(n)", of: study, at: pointer + "/n")
    guard let sex else { return count }
    return count + " (" + context.marked(Phrase(sex), of: study, at: pointer + "/sex") + ")"
  }

  private var sexPlaces: [(key: String, label: String)] {
    let words = wording.participants
    return [
      ("sex", words.sex), ("sex/female", wording.label(of: words.female)),
      ("sex/male", wording.label(of: words.male)), ("sex/other", wording.label(of: words.other)),
    ]
  }

  private func ageParts(_ age: Age, study: StudyRecord, at pointer: String) -> [Phrase] {
    let words = wording.participants
    var parts: [Phrase] = []
    if let ages = wording.ages(age) {
      parts.append(context.marked(Phrase(ages), of: study, at: pointer + "/min", pointer + "/max"))
    }
    if let mean = wording.mean(age.mean, sd: age.sd) {
      parts.append(context.marked(Phrase(mean), of: study, at: pointer + "/mean", pointer + "/sd"))
    }
    let places = [
      ("min", "minimum"), ("max", "maximum"), ("mean", words.meanLabel), ("sd", "SD"), ("note", words.note),
    ]
    parts += context.absences(places, beneath: pointer, of: study)
    if let note = age.note { parts.append(context.phrase(note)) }
    return parts
  }

  private func group(_ group: SampleGroup, study: StudyRecord, at pointer: String) -> Phrase {
    let words = wording.participants
    var parts: [Phrase] = []
    let sex = group.sex.flatMap(wording.sex)
    if let n = group.n {
      parts.append(people(n, sex, study, at: pointer))
    } else if let sex {
      parts.append(context.marked(Phrase(sex), of: study, at: pointer + "/sex"))
    }
    parts += context.absences([("n", "n")] + sexPlaces, beneath: pointer, of: study)
    if let age = group.age {
      let ages = ageParts(age, study: study, at: pointer + "/age")
      if !ages.isEmpty { parts.append(Phrase(words.age + " ") + ages.joined(by: "; ")) }
    }
    if let description = group.description {
      parts.append(context.marked(context.phrase(description), of: study, at: pointer + "/description"))
    }
    let places = [("age", words.age), ("label", words.label), ("description", words.description)]
    parts += context.absences(places, beneath: pointer, of: study)
    let label = group.label.map(context.phrase) ?? Phrase(group.id)
    return parts.isEmpty ? label : label + ": " + parts.joined(by: "; ")
  }

  // MARK: Setting, design, what was given

  private func setting(_ study: StudyRecord) -> Cell {
    var lines = LineBuilder(study: study, context: context)
    let words = wording.dose
    lines.add(study.setting?.concepts ?? [], of: .setting, at: "/setting/concepts", label: words.concept)
    lines.add(
      study.setting?.context ?? [], of: .context, at: "/setting/context", label: words.context, isLabelShown: true)
    lines.add(
      study.setting?.stayMonths.flatMap(wording.stay), withEndsAt: "/setting/stayMonths", label: words.stayLabel)
    lines.add(
      study.setting?.description.map(context.phrase), at: "/setting/description", label: words.description)
    return lines.cell(at: "/setting")
  }

  private func design(_ study: StudyRecord) -> Cell {
    var lines = LineBuilder(study: study, context: context)
    lines.add(study.design?.concepts ?? [], of: .design, at: "/design/concepts", label: wording.dose.concept)
    lines.add(
      study.design?.description.map(context.phrase), at: "/design/description", label: wording.dose.description)
    return lines.cell(at: "/design")
  }

  private func intervention(_ study: StudyRecord) -> Cell {
    var lines = LineBuilder(study: study, context: context)
    for line in given(study.intervention ?? Intervention(), study: study, at: "/intervention") { lines.add(line) }
    return lines.cell(at: "/intervention")
  }

  private func comparison(_ study: StudyRecord) -> Cell {
    var lines = LineBuilder(study: study, context: context)
    for (position, comparator) in study.comparators.enumerated() {
      let parts = given(comparator, study: study, at: "/comparators/\(position)")
      if !parts.isEmpty { lines.add(parts.joined(by: "; ")) }
    }
    return lines.cell(at: "/comparators")
  }

  /// What was given, how often, how long, and in words.
  private func given(_ intervention: Intervention, study: StudyRecord, at pointer: String) -> [Phrase] {
    let words = wording.dose
    var lines = LineBuilder(study: study, context: context)
    lines.add(intervention.concepts, of: .intervention, at: pointer + "/concepts", label: words.concept)
    lines.add(
      intervention.timesPerWeek.flatMap(wording.timesPerWeek), withEndsAt: pointer + "/timesPerWeek",
      label: words.frequencyLabel)
    lines.add(
      intervention.minutes.flatMap(wording.minutes), withEndsAt: pointer + "/minutes", label: words.minutesLabel)
    lines.add(intervention.weeks.flatMap(wording.weeks), withEndsAt: pointer + "/weeks", label: words.weeksLabel)
    lines.add(
      intervention.description.map(context.phrase), at: pointer + "/description", label: words.description)
    return lines.lines.map(\.phrase)
  }
}

extension ReportContext {
  /// What is recorded as absent at places beneath another: `SD: not reported`.
  func absences(_ places: [(key: String, label: String)], beneath pointer: String, of study: StudyRecord) -> [Phrase] {
    places.compactMap { key, label in
      study.recordedAbsence(at: "\(pointer)/\(key)").map { Phrase("\(label): \(wording.words(for: $0))") }
    }
  }
}

/// Gathers the lines of one cell: values, and where there is none the recorded reason.
private struct LineBuilder {
  let study: StudyRecord
  let context: ReportContext
  private(set) var lines: [Cell.Line] = []

  init(study: StudyRecord, context: ReportContext) {
    self.study = study
    self.context = context
  }

  mutating func add(_ text: Phrase) {
    lines.append(Cell.Line(text))
  }

  mutating func add(label: String, absent kind: AbsenceKind) {
    lines.append(Cell.Line(label: Phrase(label), Phrase(context.wording.words(for: kind))))
  }

  /// Nothing is added where the place has neither a value nor a recorded reason.
  mutating func add(_ value: Phrase?, at pointer: String, label: String) {
    if let value {
      add(context.marked(value, of: study, at: pointer))
    } else {
      addAbsence(label: label, at: pointer)
    }
  }

  mutating func add(
    _ concepts: [String], of scheme: Scheme, at pointer: String, label: String, isLabelShown: Bool = false
  ) {
    if let value = context.concepts(concepts, in: scheme, of: study, at: pointer) {
      lines.append(Cell.Line(label: isLabelShown ? Phrase(label) : nil, value))
    } else {
      addAbsence(label: label, at: pointer)
    }
  }

  /// A range, with the reason why an end of it is not there: `at least 50 minutes a session; maximum: unclear`.
  mutating func add(_ range: String?, withEndsAt pointer: String, label: String) {
    let ends = context.absences([("min", "minimum"), ("max", "maximum")], beneath: pointer, of: study)
    add(range.map { ([Phrase($0)] + ends).joined(by: "; ") }, at: pointer, label: label)
  }

  mutating func addAbsence(label: String, at pointer: String) {
    if let kind = study.recordedAbsence(at: pointer) { add(label: label, absent: kind) }
  }

  mutating func addAbsences(_ places: [(key: String, label: String)], beneath pointer: String) {
    for (key, label) in places { addAbsence(label: label, at: "\(pointer)/\(key)") }
  }

  func cell(at pointer: String) -> Cell {
    lines.isEmpty ? .absent(study.reason(at: pointer)) : .lines(lines)
  }
}
