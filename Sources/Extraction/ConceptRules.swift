import Records

/// Concepts of the review's vocabulary that a citation names: by their MeSH descriptors, else by their labels.
struct ConceptRules {
  let vocabulary: Vocabulary
  let record: ImportedRecord
  /// Whether the study gave people something: by what it did, or by the form of its title.
  private(set) var isTreatment = false
  /// Whether those were asked who care for others.
  private let areCarersAsked: Bool

  init(vocabulary: Vocabulary, record: ImportedRecord, passages: [Passage], isObservational: Bool) {
    (self.vocabulary, self.record) = (vocabulary, record)
    areCarersAsked = passages.contains { ($0.aside == nil || $0.aside == .otherPeople) && Others.areAsked(in: $0) }
    guard !isObservational else { return }
    isTreatment =
      Giving.isTold(of: record, passages.filter { $0.aside == nil })
      || passages.contains { $0.source == .title && hasFormOfTreatment($0) }
  }

  private func hasFormOfTreatment(_ title: Passage) -> Bool {
    let text = Mention.Text(title, .intervention)
    return vocabulary.concepts(in: .intervention).contains { concept in
      Mention.mentions(of: concept, in: text).contains { $0.tells(of: .intervention) && $0.hasFormOfTreatment }
    }
  }

  typealias Found = (id: String, source: Guess.Source, quote: String)

  /// - Parameters:
  ///   - passages: those whose words count.
  ///   - others: further ones that may deny what those say.
  ///   - usesHeadings: whether what only the headings and keywords name counts.
  /// - Returns: each concept once, those with something narrower among them left out, in the order of the vocabulary.
  func concepts(in scheme: Scheme, from passages: [Passage], denied others: [Passage], usesHeadings: Bool) -> [Found] {
    var found: [String: Found] = [:]
    let isMixed = scheme == .population && isOfBothSexes(passages)
    let named = passages.map { (passage: $0, ids: self.named(in: $0, scheme)) }
    // What one sentence denies, or a title compares, no other sentence nor a heading makes sure.
    var open = named.reduce(into: Set<String>()) { $0.formUnion($1.ids.open) }
    for passage in others where !passages.contains(passage) { open.formUnion(self.named(in: passage, scheme).open) }
    let language = passages.last?.language ?? "und"
    // What the headings and keywords name may be said of those others, or be a part of a name.
    let ofOthers =
      scheme == .population
      ? HeadingRules.ofOthers(passages, in: record, areCarersAsked: areCarersAsked)
      : scheme == .design && namesStudy ? ["longitudinal study", "cohort study"] : []
    for concept in vocabulary.concepts(in: scheme) where scheme != .intervention || !Self.isControl(concept) {
      if open.contains(concept.id) || isMixed && Self.isSex(concept) { continue }
      if let passage = named.first(where: { $0.ids.taken.contains(concept.id) })?.passage {
        found[concept.id] = heading(of: concept, scheme) ?? (concept.id, passage.source, passage.text)
      } else if scheme == .intervention, named.contains(where: { $0.ids.left.contains(concept.id) }) {
        // What the sentences name as a comparator only is under the headings too.
        continue
      } else if !usesHeadings || scheme == .intervention {
        // What an article is about, nobody need have been given.
        continue
      } else if let heading = heading(of: concept, scheme) {
        if !ofOthers.contains(Vocabulary.folded(heading.quote)) { found[concept.id] = heading }
      } else if scheme != .condition,
        let keyword = record.keywords.first(where: { Self.isName($0, of: concept, in: language) }),
        !ofOthers.contains(Vocabulary.folded(keyword))
      {
        found[concept.id] = (concept.id, .keywords, keyword)
      }
    }
    let designs = scheme == .design ? vocabulary.concepts(in: .design).filter { found[$0.id] != nil } : []
    if designs.contains(where: DesignRules.isOfChance) {
      for concept in designs where DesignRules.isBeforeAfter(concept) || DesignRules.isOfCases(concept) {
        found[concept.id] = nil
      }
    }
    // A text on a case series has the type `Case Reports`, too.
    let ofCases = designs.filter(DesignRules.isOfCases).map(\.id)
    if named.contains(where: { !$0.ids.taken.isDisjoint(with: ofCases) }) {
      for id in ofCases where !named.contains(where: { $0.ids.taken.contains(id) }) { found[id] = nil }
    }
    let kept = named.reduce(into: Set(narrowest(Set(found.keys), in: scheme))) { $0.formUnion($1.ids.beside) }
    return vocabulary.concepts(in: scheme).filter { kept.contains($0.id) }.compactMap { found[$0.id] }
  }

  /// Whether the sample is of women and men: by its words, or by the headings that PubMed gives to both.
  private func isOfBothSexes(_ passages: [Passage]) -> Bool {
    let words = Set((record.headings.map(\.descriptor.name) + record.keywords).map { Vocabulary.folded($0) })
    return words.isSuperset(of: ["female", "male"]) || PeopleRules.isOfBothSexes(passages)
  }

  static func isSex(_ concept: Concept) -> Bool {
    Vocabulary.names(of: concept).contains { sexes.contains(Vocabulary.folded($0)) }
  }

  private static let sexes: Set = [
    "women", "woman", "female", "females", "girl", "girls", "vrouw", "vrouwen", "meisje", "meisjes", "men", "man",
    "male", "males", "boy", "boys", "mannen", "jongen", "jongens",
  ]

  /// The outcomes that one sentence tells of.
  func outcomes(in passage: Passage) -> [String] {
    var ids = mentioned(in: passage, of: .outcome)
    if !ids.isEmpty, !OutcomeRules.isTold(in: passage) { ids = [] }
    guard OutcomeRules.tellsWhoLeft(passage) else { return ids }
    let left = vocabulary.concepts(in: .outcome).first(where: DropOut.isName)
    return ids + (left.map { ids.contains($0.id) ? [] : [$0.id] } ?? [])
  }

  /// The concepts that one sentence names.
  private func mentioned(in passage: Passage, of scheme: Scheme) -> [String] {
    let text = Mention.Text(passage, scheme)
    let all = vocabulary.concepts(in: scheme).map { (id: $0.id, mentions: Mention.mentions(of: $0, in: text)) }
    let places = all.flatMap(\.mentions).map(\.place)
    let ids = all.filter { concept in
      concept.mentions.contains { mention in
        // “Depressive symptoms” are no “symptoms” besides.
        mention.tells(of: scheme) && !(scheme == .outcome && isAlternative(mention, in: text))
          && !places.contains {
            $0 != mention.place && $0.lowerBound <= mention.place.lowerBound
              && $0.upperBound >= mention.place.upperBound
          }
      }
    }.map(\.id)
    return narrowest(Set(ids), in: scheme)
  }

  /// “Exercise or relaxation”, “relaxation versus running”: what some were given.
  private func isAlternative(_ mention: Mention, in text: Mention.Text) -> Bool {
    let links = [" or ", " versu ", " vs ", text.language == "nl" ? " of " : " or "]
    let given = vocabulary.concepts(in: .intervention).lazy.flatMap { Mention.mentions(of: $0, in: text) }.map(\.place)
    return given.contains { place in
      let isFirst = place.lowerBound < mention.place.lowerBound
      let (first, second) = isFirst ? (place, mention.place) : (mention.place, place)
      return first.upperBound <= second.lowerBound
        && links.contains(String(text.words[first.upperBound..<second.lowerBound]))
    }
  }

  /// What a sentence says of concepts.
  private struct Named {
    /// Those that it tells of the study.
    var taken: Set<String>
    /// Those that it names without telling that.
    var left: Set<String>
    /// Those that it leaves open whatever else is said.
    var open: Set<String>
    /// Those that it tells beside narrower ones: “panic disorder or another anxiety disorder”.
    var beside: Set<String> = []
  }

  private func named(in passage: Passage, _ scheme: Scheme) -> Named {
    var taken: [String: [Mention]] = [:]
    var left: Set<String> = []
    var open: Set<String> = []
    let text = Mention.Text(passage, scheme)
    for concept in vocabulary.concepts(in: scheme) where scheme != .intervention || !Self.isControl(concept) {
      var mentions = Mention.mentions(of: concept, in: text)
      if scheme == .design {
        mentions.removeAll { DesignRules.isVague($0.name, of: concept) && !record.saysRandomised }
      }
      if scheme == .condition, !isTreatment {
        mentions.removeAll { !$0.isDenied && !$0.isOfThoseWhoHaveIt(inTitle: passage.source == .title) }
      }
      guard !mentions.isEmpty else { continue }
      if scheme == .design, mentions.contains(where: \.isOfHost) { open.insert(concept.id) }
      let told = mentions.filter { $0.tells(of: scheme) }
      // Unless it is those compared with who are without.
      if scheme == .condition, mentions.contains(where: \.isDenied),
        !passage.main.holds(#"\b(?:controls?|compar|controle|vergel)"#)
      {
        open.insert(concept.id)
      }
      // What a sentence denies of some and says of others is for a person to read.
      if told.isEmpty || mentions.contains(where: \.isDenied) {
        left.insert(concept.id)
      } else {
        taken[concept.id] = told
      }
    }
    if scheme == .intervention {
      open.formUnion(withheld(in: passage))
      let given = InterventionRules.given(taken, in: passage) { narrowest($0, in: scheme) }
      left.formUnion(Set(taken.keys).subtracting(given.ids))
      open.formUnion(given.open)
      if passage.source == .title, InterventionRules.areCompared(taken, in: passage) { open.formUnion(taken.keys) }
      let ids = given.ids.filter { id in
        taken[id]?.contains { Giving.isGiven($0, in: passage, isTreatment: isTreatment) } == true
      }
      return Named(taken: ids.subtracting(open), left: left, open: open)
    }
    let beside = scheme == .condition ? taken.keys.filter { isBesideNarrower($0, taken) } : []
    return Named(taken: Set(taken.keys), left: left, open: open, beside: Set(beside))
  }

  /// What was taken from people who did it else, “two weeks of exercise withdrawal”, with all that is narrower.
  func withheld(in passage: Passage) -> Set<String> {
    guard Giving.mayWithhold(passage) else { return [] }
    let text = Mention.Text(passage, .intervention)
    let concepts = vocabulary.concepts(in: .intervention)
    let ids = concepts.filter { Mention.mentions(of: $0, in: text).contains(where: \.isWithheld) }.map(\.id)
    guard !ids.isEmpty else { return [] }
    return Set(concepts.map(\.id).filter { !vocabulary.withBroader($0, in: .intervention).isDisjoint(with: ids) })
  }

  private func isBesideNarrower(_ id: String, _ taken: [String: [Mention]]) -> Bool {
    let places = taken.values.joined().map(\.place)
    let narrower = taken.filter { $0.key != id && vocabulary.withBroader($0.key, in: .condition).contains(id) }
    return taken[id, default: []].contains { wider in
      !places.contains { $0 != wider.place && $0.contains(wider.place) }
        && narrower.values.joined().contains { other in
          other.place.upperBound <= wider.place.lowerBound
            && String(wider.before[other.place.upperBound...]).holds(
              #"^ (?:\p{L}+ )?$|^ (?:\p{L}+ ){0,4}(?:and|or|en|of) (?:\p{L}+ ){0,2}$"#)
        }
    }
  }

  /// Without those that another one is narrower than, in the order of the vocabulary.
  private func narrowest(_ ids: Set<String>, in scheme: Scheme) -> [String] {
    let wider = Set(ids.flatMap { id in vocabulary.withBroader(id, in: scheme).subtracting([id]) })
    return vocabulary.concepts(in: scheme).map(\.id).filter { ids.contains($0) && !wider.contains($0) }
  }

  private func heading(of concept: Concept, _ scheme: Scheme) -> Found? {
    let terms =
      scheme == .design
      ? record.publicationTypes.map { (name: $0.name, ui: $0.ui, source: Guess.Source.publicationType) }
      : HeadingRules.telling(of: scheme, record.headings).map {
        (name: $0.name, ui: $0.ui ?? HeadingRules.identifier(of: $0.name), source: Guess.Source.heading)
      }
    let matches = Set(concept.exactMatches + concept.closeMatches)
    let term = terms.first { term in
      term.ui.map { matches.contains("mesh:\($0)") } == true || Self.isName(term.name, of: concept, in: "en")
    }
    return term.map { (concept.id, $0.source, $0.name) }
  }

  /// The design that the headings name, where nothing else does: `Cohort Studies`.
  func designOfHeadings(_ passages: [Passage]) -> Found? {
    let open = passages.reduce(into: Set<String>()) { $0.formUnion(named(in: $1, .design).open) }
    guard !namesStudy else { return nil }
    let names = record.headings.map(\.descriptor.name).filter {
      $0.hasSuffix(" Studies") || $0 == "Qualitative Research"
    }
    let found = vocabulary.concepts(in: .design).compactMap { concept -> Found? in
      guard !open.contains(concept.id) else { return nil }
      let name = names.first {
        Self.isName($0.hasSuffix("ies") ? String($0.dropLast(3)) + "y" : $0, of: concept, in: "en")
          || $0 == "Qualitative Research"
            && Vocabulary.names(of: concept).contains { DesignRules.qualitativeNames.contains(Vocabulary.folded($0)) }
      }
      return name.map { (concept.id, .heading, $0) }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Whether the text calls a study by a name that is a design's, too.
  private var namesStudy: Bool { Mention.Text.namesStudy(record.words) }

  private static func isName(_ name: String, of concept: Concept, in language: String) -> Bool {
    let key = Mention.key(name, language: language)
    return !["clinical", "klinisch"].contains(key)
      && Mention.names(of: concept, in: language).contains { Mention.key($0, language: language) == key }
  }

  /// Whether it is what others are given to compare with: a guess at the intervention it is not.
  private static func isControl(_ concept: Concept) -> Bool {
    Vocabulary.names(of: concept).contains { name in
      let words = Vocabulary.folded(name).split(separator: " ")
      return words.contains { controlWords.contains(String($0)) }
        || words.first.map { ["no", "geen"].contains($0) } == true
    }
  }

  private static let controlWords: Set = [
    "usual", "standard", "control", "controls", "placebo", "sham", "waiting", "waitlist", "wachtlijst", "gebruikelijk",
    "gebruikelijke", "standaardbehandeling", "controle", "controlegroep", "schijnbehandeling",
  ]
}
