package import Records

/// A study as far as its citation tells of it: a draft for a person to go through.
///
/// Every value but the citation is a guess, and says which sentence it was read from. Where the sentences disagree, or
/// none says it in so many words, the place is left open as not extracted, with the sentences that may tell it as leads.
/// Directions of effects are never guessed.
package enum StudyDraft {
  /// - Parameter id: the id and citation key of the study.
  package static func study(from record: ImportedRecord, id: String, vocabulary: Vocabulary) -> StudyRecord {
    var citation = record.wholeCitation.ofStudy
    citation.id = id
    let passages = Passage.passages(of: record)
    let isOfAnimals = Animals.areSubjects(of: record, passages)
    let isObservational = InterventionRules.isObservational(
      passages.filter { $0.aside == nil || $0.aside == .otherPeople })
    let isOfNobody = isOfAnimals || Models.areSubjects(of: passages)
    let ofPeople =
      isOfNobody ? [] : passages.filter { !Animals.areSubjects(of: $0) && !Models.areSubjects(of: $0) }
    let size = PeopleRules.sampleSize(ofPeople)
    var draft = Draft(
      study: StudyRecord(
        id: id, role: .included, citation: citation,
        records: record.sources.isEmpty ? [record.id] : record.sources.map(\.id)),
      rules: ConceptRules(
        vocabulary: vocabulary, record: record,
        passages: passages, isObservational: isObservational), passages: passages,
      ofPeople: ofPeople, isOfNobody: isOfNobody, isObservational: isObservational,
      isReview: record.isReview, areSeveral: PeopleRules.areSeveralStudies(ofPeople),
      size: size, areParents: TheirChildren.areBeside(size, in: ofPeople))
    draft.fill()
    draft.study.leads = Leads(
      study: draft.study, record: record, vocabulary: vocabulary, passages: passages, isOfAnimals: isOfAnimals,
      isObservational: isObservational
    ).all()
    return draft.study
  }

  private struct Draft {
    var study: StudyRecord
    let rules: ConceptRules
    let passages: [Passage]
    /// Those that do not tell of animals, nor of people whom a model made up.
    let ofPeople: [Passage]
    /// Whether animals were studied, or a model.
    let isOfNobody: Bool
    /// Also where those asked were others than patients.
    let isObservational: Bool
    let isReview: Bool
    /// Whether it tells of two studies.
    let areSeveral: Bool
    /// How many took part.
    let size: Reading<Int>?
    /// Whether parents took part, and not their children.
    let areParents: Bool
    func isOnTheirChildren(_ passage: Passage) -> Bool { areParents && TheirChildren.areSubjects(of: passage) }
    /// Those that speak of the study and who took part.
    var own: [Passage] { passages.filter { $0.aside == nil } }
    /// With what sentences about others say of those who took part.
    var ofSample: [Passage] {
      // Professionals who were asked are those who took part.
      let asked = size?.passage
      return ofPeople.compactMap { passage in
        if passage == asked, let answering = PeopleRules.asParticipants(in: passage) { return answering }
        return passage.aside == nil ? passage : passage.ofThoseIncluded
      }
    }

    mutating func fill() {
      var methods = own.filter(\.tellsOfMethod)
      // The sentences that say how many took part say who.
      let counted = size?.passage
      if let size {
        methods += own.filter { passage in
          !methods.contains(passage)
            && (passage == size.passage
              || passage.figures.contains("\(size.value)") && PeopleRules.counts(in: passage).whole == size.value)
        }
      }
      // The title and the sentence that tell of the one patient both say who it was.
      if PeopleRules.onePatient(ofPeople) != nil {
        methods += PeopleRules.readingsOfOnePatient(ofPeople).map(\.passage).filter { !methods.contains($0) }
      }
      let methodsOfPeople = methods.filter(ofPeople.contains)
      if isOfNobody { leaveOpen("/sample") } else { fillPeople(methodsOfPeople) }
      // Of two studies each has its own place and design.
      let settings = isOfNobody || areSeveral ? [] : concepts(.setting, methodsOfPeople, at: "/setting/concepts")
      if !settings.isEmpty { study.setting = Setting(concepts: settings) } else { leaveOpen("/setting") }
      let designs = areSeveral ? [] : self.designs(methods, counted)
      for (place, found) in designs.enumerated() { note("/design/concepts/\(place)", found) }
      if !designs.isEmpty { study.design = Design(concepts: designs.map(\.id)) } else { leaveOpen("/design") }
      fillIntervention(methods, hasDoses: !areSeveral && !isReview)
      fillOutcomes()
      for place in ["/comparators", "/effects", "/opportunities", "/threats"] { leaveOpen(place) }
    }

    /// The designs that are named, else that of what was done, else that of a heading; what chance divided may have been measured
    /// before and after, too.
    private func designs(_ methods: [Passage], _ counted: Passage?) -> [ConceptRules.Found] {
      let named = rules.concepts(in: .design, from: methods, denied: [], usesHeadings: true)
      guard rules.areBeforeAfter(named) else { return named }
      // Of professionals who were asked, too.
      let doing = ofPeople.filter { $0.aside == nil || $0.aside == .otherPeople && $0 == counted }
      if let chance = rules.randomised(doing) { return [chance] }
      guard named.isEmpty else { return named }
      let found = rules.designOfDoing(doing, beside: passages) ?? rules.designOfHeadings(own)
      return found.map { [$0] } ?? []
    }

    private mutating func note(_ pointer: String, _ passage: Passage, value: String? = nil) {
      study.unconfirmed.append(Guess(pointer: pointer, source: passage.source, quote: passage.text, value: value))
    }

    private mutating func note(_ pointer: String, _ found: ConceptRules.Found) {
      study.unconfirmed.append(Guess(pointer: pointer, source: found.source, quote: found.quote, value: found.id))
    }

    private mutating func leaveOpen(_ pointer: String) {
      study.absent.append(Absence(pointer: pointer, kind: .notExtracted))
    }

    private mutating func concepts(_ scheme: Scheme, _ passages: [Passage], at pointer: String) -> [String] {
      let found =
        scheme == .condition
        // What is thought of a treatment has its heading too.
        ? rules.concepts(
          in: scheme, from: passages, denied: own.filter(\.tellsOfBaseline), usesHeadings: !isObservational)
        : rules.concepts(in: scheme, from: passages, denied: [], usesHeadings: true)
      return found.enumerated().map { index, found in
        note("\(pointer)/\(index)", found)
        return found.id
      }
    }

    private mutating func fillPeople(_ methods: [Passage]) {
      var sample = Sample()
      if let one = PeopleRules.onePatient(ofPeople) {
        (sample.n, sample.sex) = (1, one.value.sex)
        sample.age = Age(min: one.value.age, max: one.value.age)
        for place in ["n", "age/min", "age/max"] { note("/sample/\(place)", one.passage) }
        if sample.sex != nil { note("/sample/sex", one.passage) }
      } else if !areSeveral {
        fillNumbers(&sample)
      }
      let own = methods.filter { !isOnTheirChildren($0) }
      sample.conditions = concepts(.condition, own, at: "/sample/conditions")
      sample.populations = concepts(.population, own, at: "/sample/populations")
      guard sample != Sample() else { return leaveOpen("/sample") }
      study.sample = sample
      if sample.n == nil { leaveOpen("/sample/n") }
      if sample.sex == nil { leaveOpen("/sample/sex") }
      if sample.age == nil { leaveOpen("/sample/age") }
      if sample.conditions.isEmpty { leaveOpen("/sample/conditions") }
      if sample.populations.isEmpty { leaveOpen("/sample/populations") }
    }

    private mutating func fillNumbers(_ sample: inout Sample) {
      if let n = size {
        sample.n = n.value
        note("/sample/n", n.passage)
      }
      let told = ComparedGroups.areIn(ofPeople) ? ofSample.filter(ComparedGroups.isOfAll) : ofSample
      let size = sample.n
      if let sex = PeopleRules.sex(told.filter { !PeopleRules.isOfSomeOfOneSex($0, n: size) }, n: size) {
        sample.sex = sex.value
        note("/sample/sex", sex.passage)
      }
      fillAges(&sample, told.filter { !PeopleRules.isOfSomeOfOneSex($0, n: size) && !isOnTheirChildren($0) })
    }

    private mutating func fillAges(_ sample: inout Sample, _ told: [Passage]) {
      let range = PeopleRules.ageRange(told)
      let mean = PeopleRules.meanAge(told)
      var age = Age(min: range?.value[0], max: range?.value[1], mean: mean?.value[0], sd: mean?.value[1])
      // A mean outside the range belongs to others than the range does: neither is taken.
      if let value = age.mean?.value, Double(age.min ?? 0) > value || value >= Double(age.max ?? 1000) + 1 { return }
      guard age != Age() else { return }
      if age.sd?.value == 0 { age.sd = nil }
      sample.age = age
      if let range {
        note("/sample/age/min", range.passage)
        if age.max != nil { note("/sample/age/max", range.passage) }
      }
      if let mean {
        note("/sample/age/mean", mean.passage)
        if age.sd != nil { note("/sample/age/sd", mean.passage) }
      }
    }

    /// - Parameter hasDoses: whether one programme is told of: of two studies, and those of a review, each has its own.
    private mutating func fillIntervention(_ methods: [Passage], hasDoses: Bool) {
      guard !isObservational else { return leaveOpen("/intervention") }
      var intervention = Intervention()
      intervention.concepts = concepts(.intervention, methods, at: "/intervention/concepts")
      // What people did once, be it as a test, is a dose only of what they were given.
      let dosed = intervention.concepts.isEmpty ? own.filter { !DoseRules.isOfOneBout($0) } : own
      let doses: [(WritableKeyPath<Intervention, QuantityRange?>, String, Reading<QuantityRange>?)] = [
        (\.timesPerWeek, "/intervention/timesPerWeek", DoseRules.timesPerWeek(dosed)),
        (\.minutes, "/intervention/minutes", DoseRules.minutes(dosed)),
        (\.weeks, "/intervention/weeks", DoseRules.weeks(dosed)),
      ]
      // Of what was taken from people, how much they did before is no dose.
      let isDosed = hasDoses && methods.allSatisfy { rules.withheld(in: $0).isEmpty }
      for (path, pointer, reading) in doses where isDosed {
        guard let reading else { continue }
        intervention[keyPath: path] = reading.value
        note(pointer, reading.passage)
      }
      guard intervention != Intervention() else { return leaveOpen("/intervention") }
      study.intervention = intervention
      for (path, pointer, _) in doses where intervention[keyPath: path] == nil { leaveOpen(pointer) }
    }

    /// What the title and the abstract say of outcomes: as remarks, since whether and how each was measured is for a
    /// person to say.
    private mutating func fillOutcomes() {
      for passage in passages where OutcomeRules.mayTell(passage) {
        let ids = rules.outcomes(in: passage)
        guard !ids.isEmpty else { continue }
        let pointer = "/remarks/\(study.remarks.count)"
        study.remarks.append(
          Finding(
            id: "\(study.id)-said-\(study.remarks.count + 1)",
            statement: LocalizedText([.init(language: passage.language, words: passage.text)]),
            outcomes: ids, locator: Locator(section: passage.source.rawValue), statedBy: .authors))
        note(pointer, passage, value: study.remarks.last?.id)
      }
    }
  }
}
