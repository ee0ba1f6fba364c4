package import Records

/// Makes the record of an interview's answers. What was left empty is recorded as not reported, a hyphen as not
/// applicable, and what is not asked of a background source as not extracted.
package struct RecordBuilder {
  let answers: Answers
  private let language: String
  private let id: String
  private let isBackground: Bool
  /// The keys of what was asked: an answer may be left over from before one went back.
  private let asked: Set<String>
  var absent: [Absence] = []

  package static func record(_ answers: Answers, of questions: Questions) -> StudyRecord {
    var builder = RecordBuilder(answers, questions)
    return builder.record()
  }

  private init(_ answers: Answers, _ questions: Questions) {
    self.answers = answers
    language = questions.statementLanguage(answers)
    id = questions.id(answers)
    isBackground = questions.isBackground(answers)
    asked = Set(questions.steps(after: answers).map(\.key))
  }

  // MARK: Answers

  /// The answer, or nil with its absence noted.
  mutating func value(_ key: String, at pointer: String) -> String? {
    guard asked.contains(key) else { return nil }
    if let given = answers.given(key) { return given }
    note(pointer, as: key)
    return nil
  }

  /// The answer, where there is one, with nothing noted.
  func given(_ key: String) -> String? { asked.contains(key) ? answers.given(key) : nil }

  /// Notes that a place is absent in the way in which the question was left open.
  mutating func note(_ pointer: String, as key: String) {
    absent.append(
      Absence(pointer: pointer, kind: answers.isNotApplicable(key) ? .notApplicable : .notReported))
  }

  func words(_ text: String) -> LocalizedText { LocalizedText([.init(language: language, words: text)]) }

  private func ids(_ text: String?) -> [String] {
    text?.split(separator: ",").map { String($0.drop { $0 == " " }) } ?? []
  }

  // MARK: The record

  private mutating func record() -> StudyRecord {
    var record = StudyRecord(
      id: id, role: isBackground ? .background : .included,
      citation: Citation(id: id, type: answers.given("type") ?? "document"))
    fillCitation(&record)
    if isBackground {
      for pointer in ["/sample", "/setting", "/design", "/intervention", "/comparators", "/effects"] {
        absent.append(Absence(pointer: pointer, kind: .notExtracted))
      }
      record.remarks = findings(.remarks)
    } else {
      fillDesign(&record)
      fillPeople(&record)
      fillCare(&record)
      record.effects = effects()
      if record.effects.isEmpty { note("/effects", as: FindingList.effects.key(0, "statement")) }
    }
    record.opportunities = findings(.opportunities)
    if record.opportunities.isEmpty { note("/opportunities", as: FindingList.opportunities.key(0, "statement")) }
    record.threats = findings(.threats)
    if record.threats.isEmpty { note("/threats", as: FindingList.threats.key(0, "statement")) }
    record.absent = absent
    return record
  }

  private mutating func fillDesign(_ record: inout StudyRecord) {
    let designs = ids(value("design", at: "/design"))
    if !designs.isEmpty { record.design = Design(concepts: designs) }
  }

  private mutating func fillPeople(_ record: inout StudyRecord) {
    let before = absent.count
    let n = value("n", at: "/sample/n").flatMap { Int($0) }
    var sample = Sample(n: n)
    if answers.isNotApplicable("n") {
      note("/sample/sex", as: "n")
      note("/sample/age", as: "n")
    } else {
      sample.sex = sex()
      sample.age = age()
    }
    sample.populations = ids(value("populations", at: "/sample/populations"))
    sample.conditions = ids(value("conditions", at: "/sample/conditions"))
    if sample != Sample() { record.sample = sample } else { gather("/sample", since: before) }
    let settings = ids(value("setting", at: "/setting"))
    if !settings.isEmpty { record.setting = Setting(concepts: settings) }
  }

  private mutating func sex() -> SexCounts? {
    let sex = SexCounts(
      female: value("female", at: "/sample/sex/female").flatMap { Int($0) },
      male: value("male", at: "/sample/sex/male").flatMap { Int($0) })
    if sex != SexCounts() { return sex }
    gather("/sample/sex", since: absent.count - 2)
    return nil
  }

  /// A mean and an SD never become a youngest and an oldest.
  private mutating func age() -> Age? {
    let before = absent.count
    var age = Age()
    if let range = given("ages").flatMap(FigureText.range) {
      age.min = range.min?.integer
      age.max = range.max?.integer
    } else {
      note("/sample/age/min", as: "ages")
      note("/sample/age/max", as: "ages")
    }
    if let (mean, sd) = value("mean", at: "/sample/age/mean").flatMap(FigureText.mean) {
      age.mean = mean
      age.sd = sd
      if sd == nil { absent.append(Absence(pointer: "/sample/age/sd", kind: .notReported)) }
    }
    if age != Age() { return age }
    gather("/sample/age", since: before)
    return nil
  }

  private mutating func fillCare(_ record: inout StudyRecord) {
    let before = absent.count
    let intervention = Intervention(
      concepts: ids(value("intervention", at: "/intervention/concepts")),
      timesPerWeek: value("times", at: "/intervention/timesPerWeek").flatMap(FigureText.range),
      minutes: value("minutes", at: "/intervention/minutes").flatMap(FigureText.range),
      weeks: value("weeks", at: "/intervention/weeks").flatMap(FigureText.range))
    if intervention != Intervention() {
      record.intervention = intervention
    } else {
      gather("/intervention", since: before)
    }
    if let comparison = value("comparison", at: "/comparators") {
      record.comparators = [Intervention(description: words(comparison))]
    } else if answers.isNotApplicable("intervention") {
      note("/comparators", as: "intervention")
    }
  }

  /// One absence for a whole place, where all that was noted of it is absent in the same way.
  private mutating func gather(_ place: String, since start: Int) {
    let kinds = Set(absent[start...].map(\.kind))
    guard kinds.count == 1, let kind = kinds.first else { return }
    absent.removeSubrange(start...)
    absent.append(Absence(pointer: place, kind: kind))
  }

  // MARK: Findings

  private mutating func effects() -> [Effect] {
    let findings = findings(.effects)
    return findings.indices.map { number in
      let place = "/effects/\(number)"
      func key(_ detail: String) -> String { FindingList.effects.key(number, detail) }
      if findings[number].outcomes.isEmpty { note(place + "/outcomes", as: key("outcomes")) }
      return Effect(
        finding: findings[number], measure: value(key("measure"), at: place + "/measure").map(words),
        direction: given(key("direction")).flatMap(Effect.Direction.init) ?? .unclear,
        against: value(key("against"), at: place + "/against").map(words))
    }
  }

  private func findings(_ list: FindingList) -> [Finding] {
    (0..<answers.count(list)).map { number in
      func detail(_ name: String) -> String? { given(list.key(number, name)) }
      return Finding(
        id: "\(id)-\(list.letter)\(number + 1)", statement: words(detail("statement") ?? ""),
        outcomes: ids(detail("outcomes")), themes: ids(detail("themes")),
        locator: detail("place").flatMap(PlaceText.init)?.locator ?? Locator(), statedBy: .authors)
    }
  }
}
