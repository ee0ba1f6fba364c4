import Records

/// The sentences that may tell what a draft leaves open.
///
/// A rule takes a value only from a form that it knows. What has another form is not to be lost for that: whatever has the
/// words of a place (a number with people, an age, weeks, the name of a concept) is handed to a person with its place.
struct Leads {
  private let study: StudyRecord
  private let record: ImportedRecord
  private let vocabulary: Vocabulary
  private let passages: [Passage]
  private let sentences: [Sentence]
  /// Those of an introduction or a conclusion that do not say that they speak of the study.
  private let framing: [Sentence]
  private let isOfAnimals: Bool
  private let isObservational: Bool
  private let language: String

  /// A passage as leads are sought in it, each form of it made once.
  private struct Sentence {
    var passage: Passage
    /// All of its words, with numbers in figures.
    var numbered: String
    var words: [Substring]

    init(_ passage: Passage) {
      self.passage = passage
      numbered = NumberWords.inFigures(passage.text, language: passage.language)
      words = LooseNames.words(of: numbered)
    }
  }

  init(
    study: StudyRecord, record: ImportedRecord, vocabulary: Vocabulary, passages: [Passage], isOfAnimals: Bool,
    isObservational: Bool
  ) {
    (self.study, self.record, self.vocabulary) = (study, record, vocabulary)
    // What is known or thought of the subject tells no number of this study.
    let ofStudy = passages.filter { $0.aside != .frame || $0.text.holds(LeadForms.ofThisStudy) }
    self.passages = ofStudy
    sentences = ofStudy.map(Sentence.init)
    framing = passages.filter { !ofStudy.contains($0) }.map(Sentence.init)
    (self.isOfAnimals, self.isObservational) = (isOfAnimals, isObservational)
    language = passages.last?.language ?? "und"
  }

  /// In the order of the record's places, and of the sentences for each.
  func all() -> [Lead] {
    let people = isOfAnimals ? [] : people()
    let described: [(Scheme, String, [String])] = [
      (.condition, "/sample/conditions", study.sample?.conditions ?? []),
      (.population, "/sample/populations", study.sample?.populations ?? []),
      (.setting, "/setting/concepts", study.setting?.concepts ?? []),
      (.design, "/design/concepts", study.design?.concepts ?? []),
      (.intervention, "/intervention/concepts", study.intervention?.concepts ?? []),
      (.outcome, "/effects", study.remarks.flatMap(\.outcomes)),
    ]
    let ofPeople: Set<Scheme> = [.condition, .population, .setting]
    let concepts =
      described.filter { !isOfAnimals || !ofPeople.contains($0.0) }.flatMap { scheme, pointer, held in
        self.concepts(of: scheme, at: pointer, beside: held)
      } + outcomesWider(than: study.remarks.flatMap(\.outcomes))
    // Where something may have been given after all, so may how much of it.
    let isGiven =
      !isObservational || concepts.contains { $0.pointer.hasPrefix("/intervention") && !$0.concepts.isEmpty }
    let compared = sentences("/comparators", LeadForms.comparators)
    let followed = isGiven ? [] : sentences("/design/description", LeadForms.followUps)
    return (people + concepts + (isGiven ? doses() : []) + followed.prefix(3) + compared)
      .enumerated().sorted { (Self.place(of: $0.element), $0.offset) < (Self.place(of: $1.element), $1.offset) }
      .map(\.element)
  }

  private static func place(of lead: Lead) -> Int {
    ["/sample", "/setting", "/design", "/intervention", "/comparators", "/effects"].firstIndex {
      lead.pointer.hasPrefix($0)
    } ?? 0
  }

  // MARK: Numbers

  private func people() -> [Lead] {
    let sample = study.sample
    var leads: [Lead] = []
    if sample?.n == nil {
      let counted = sentences("/sample/n", LeadForms.numbers)
      leads += counted.isEmpty ? sentences("/sample/n", LeadForms.bareNumbers) : counted
    }
    let sex = sample?.sex
    // Of those of one sex alone nothing says yet how many there were of the other.
    if sex == nil || sex?.female == nil && sex?.male != sample?.n || sex?.male == nil && sex?.female != sample?.n {
      leads += sentences("/sample/sex", LeadForms.sexes)
    }
    let age = sample?.age
    if age == nil {
      leads += sentences("/sample/age", LeadForms.ages)
    } else if age?.mean == nil {
      leads += sentences("/sample/age", LeadForms.meanAges, alsoRead: true)
    } else if age?.min == nil, age?.max == nil {
      leads += sentences("/sample/age", LeadForms.ageRanges, alsoRead: true)
    }
    return leads
  }

  private func doses() -> [Lead] {
    let given = study.intervention
    var leads: [Lead] = []
    if given?.timesPerWeek == nil { leads += sentences("/intervention/timesPerWeek", LeadForms.timesPerWeek) }
    if given?.minutes == nil { leads += sentences("/intervention/minutes", LeadForms.minutes) }
    if given?.weeks == nil { leads += sentences("/intervention/weeks", LeadForms.weeks) }
    return leads
  }

  /// The sentences of a form that no value at or beneath the place was read from, unless those may tell more.
  private func sentences(_ pointer: String, _ pattern: String, alsoRead: Bool = false) -> [Lead] {
    let guesses = alsoRead ? [] : study.unconfirmed.filter { ($0.pointer + "/").hasPrefix(pointer + "/") }
    let read = Set(guesses.map(\.quote))
    return sentences.filter { !read.contains($0.passage.text) && $0.numbered.holds(pattern) }.map {
      lead(pointer, $0.passage)
    }
  }

  private func lead(_ pointer: String, _ passage: Passage, _ concepts: [String] = []) -> Lead {
    Lead(pointer: pointer, source: passage.source, quote: passage.text, concepts: concepts)
  }

  // MARK: Concepts

  /// Of each concept that the citation names and the record does not hold, the first sentences that name it, else one of the
  /// introduction or the conclusion, else the heading or keyword; where nothing was read, some sentences with words of the kind, too.
  private func concepts(of scheme: Scheme, at pointer: String, beside held: [String]) -> [Lead] {
    let known = held.reduce(into: Set<String>()) { $0.formUnion(vocabulary.withBroader($1, in: scheme)) }
    // Women and men among those who took part are their sexes, not who they are.
    let isMixed = scheme == .population && PeopleRules.isOfBothSexes(passages)
    let open = vocabulary.concepts(in: scheme).filter {
      !known.contains($0.id) && !(isMixed && ConceptRules.isSex($0))
    }
    var named: [String: Int] = [:]
    var leads: [Lead] = []
    var names: [String: [(id: String, names: [[Substring]])]] = [:]
    for (sentence, most) in sentences.map({ ($0, 2) }) + framing.map({ ($0, 1) }) {
      let language = sentence.passage.language
      if names[language] == nil { names[language] = open.map { ($0.id, words(of: $0, scheme, in: language)) } }
      let ids = names[language, default: []].filter { concept in
        named[concept.id, default: 0] < most
          && concept.names.contains { LooseNames.isName($0, in: sentence.words) }
      }.map(\.id)
      guard !ids.isEmpty else { continue }
      for id in ids { named[id, default: 0] += 1 }
      leads.append(lead(pointer, sentence.passage, ids))
    }
    for concept in open where named[concept.id] == nil {
      guard let (source, name) = term(for: concept, scheme) else { continue }
      leads.append(Lead(pointer: pointer, source: source, quote: name, concepts: [concept.id]))
    }
    // Who people are and what they have nearly every sentence has words of; once named, that will do.
    let isAnySentence = scheme == .condition || scheme == .population
    guard held.isEmpty, leads.isEmpty || !isAnySentence, let words = LeadForms.words(of: scheme) else {
      let designs = scheme == .design ? vocabulary.concepts(in: .design).filter { held.contains($0.id) } : []
      guard !designs.isEmpty, let forms = LeadForms.furtherDesigns(than: designs) else { return leads }
      let quoted = Set(leads.map(\.quote))
      return leads + sentences(pointer, forms).filter { !quoted.contains($0.quote) }.prefix(2)
    }
    let quoted = Set(leads.map(\.quote))
    return leads + sentences(pointer, words).filter { !quoted.contains($0.quote) }.prefix(leads.isEmpty ? 3 : 2)
  }

  /// Of each outcome wider than those that were read, the first sentence that names it beside them: “depression and mood”.
  private func outcomesWider(than held: [String]) -> [Lead] {
    let wider = held.reduce(into: Set<String>()) { $0.formUnion(vocabulary.withBroader($1, in: .outcome)) }
      .subtracting(held)
    guard !wider.isEmpty else { return [] }
    let all = vocabulary.concepts(in: .outcome)
    let texts = sentences.map { ($0.passage, Mention.Text($0.passage, .outcome)) }
    return all.filter { wider.contains($0.id) }.compactMap { concept in
      texts.first { _, text in
        let read = all.filter { held.contains($0.id) }.flatMap { Mention.mentions(of: $0, in: text) }.map(\.place)
        return Mention.mentions(of: concept, in: text).contains { mention in
          !read.contains { $0.overlaps(mention.place) }
        }
      }.map { lead("/effects", $0.0, [concept.id]) }
    }
  }

  /// The words of each name of a concept.
  private func words(of concept: Concept, _ scheme: Scheme, in language: String) -> [[Substring]] {
    Mention.names(of: concept, in: language).filter { !LeadForms.isVague($0, of: scheme) }.map {
      LooseNames.words(of: NumberWords.inFigures($0, language: language))
    }
  }

  /// The heading, type or keyword that names a concept.
  private func term(for concept: Concept, _ scheme: Scheme) -> (Guess.Source, String)? {
    let matches = Set(concept.exactMatches + concept.closeMatches)
    let names = Set(Mention.names(of: concept, in: "en").map { Mention.key($0, language: "en") })
    let types = scheme == .design ? record.publicationTypes.map { (Guess.Source.publicationType, $0.name, $0.ui) } : []
    let headings = record.headings.map { (Guess.Source.heading, $0.descriptor.name, $0.descriptor.ui) }
    let known = (types + headings).first { _, name, ui in
      ui.map { matches.contains("mesh:\($0)") } == true || names.contains(Mention.key(name, language: "en"))
    }
    if let known { return (known.0, known.1) }
    let own = Set(Mention.names(of: concept, in: language).map { Mention.key($0, language: language) })
    return record.keywords.first {
      !LeadForms.isVague($0, of: scheme) && own.contains(Mention.key($0, language: language))
    }.map { (.keywords, $0) }
  }
}
