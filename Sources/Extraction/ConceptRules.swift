import Records

/// Concepts of the review's vocabulary that a citation names: by their MeSH descriptors, else by their labels.
struct ConceptRules {
  let vocabulary: Vocabulary
  let record: ImportedRecord

  typealias Found = (id: String, source: Guess.Source, quote: String)

  /// - Parameter passages: those whose words count.
  /// - Returns: each concept once, those with something narrower among them left out, in the order of the vocabulary.
  func concepts(in scheme: Scheme, from passages: [Passage]) -> [Found] {
    var found: [String: Found] = [:]
    let isMixed = scheme == .population && isOfBothSexes(passages)
    for concept in vocabulary.concepts(in: scheme) where scheme != .intervention || !Self.isControl(concept) {
      if isMixed, Self.isSex(concept) { continue }
      if let heading = heading(of: concept, scheme) {
        found[concept.id] = heading
      } else if let passage = passages.first(where: { Self.names(concept, in: $0, scheme) }) {
        found[concept.id] = (concept.id, passage.source, passage.text)
      } else if let keyword = record.keywords.first(where: { Self.isName($0, of: concept) }) {
        found[concept.id] = (concept.id, .keywords, keyword)
      }
    }
    return narrowest(Set(found.keys), in: scheme).compactMap { found[$0] }
  }

  /// Whether the sample is of women and men: by its words, or by the headings that PubMed gives to both.
  private func isOfBothSexes(_ passages: [Passage]) -> Bool {
    let words = Set((record.headings.map(\.descriptor.name) + record.keywords).map { Vocabulary.folded($0) })
    return words.isSuperset(of: ["female", "male"]) || PeopleRules.isOfBothSexes(passages)
  }

  private static func isSex(_ concept: Concept) -> Bool {
    Vocabulary.names(of: concept).contains { sexes.contains(Vocabulary.folded($0)) }
  }

  private static let sexes: Set = [
    "women", "woman", "female", "females", "girl", "girls", "vrouw", "vrouwen", "meisje", "meisjes", "men", "man",
    "male", "males", "boy", "boys", "mannen", "jongen", "jongens",
  ]

  /// The concepts that one sentence names.
  func mentioned(in passage: Passage, of scheme: Scheme) -> [String] {
    let named = vocabulary.concepts(in: scheme).filter { Self.names($0, in: passage, scheme) }
    return narrowest(Set(named.map(\.id)), in: scheme)
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
      : record.headings.map { (name: $0.descriptor.name, ui: $0.descriptor.ui, source: Guess.Source.heading) }
    let matches = Set(concept.exactMatches + concept.closeMatches)
    let term = terms.first { term in
      term.ui.map { matches.contains("mesh:\($0)") } == true || Self.isName(term.name, of: concept)
    }
    return term.map { (concept.id, $0.source, $0.name) }
  }

  /// Singular and plural are one: `Case Reports`, `case report`.
  private static func key(_ name: String) -> String {
    Vocabulary.folded(name).split(separator: " ").map { $0.count > 3 && $0.hasSuffix("s") ? $0.dropLast() : $0 }
      .joined(separator: " ")
  }

  private static func isName(_ name: String, of concept: Concept) -> Bool {
    let key = key(name)
    return !adjectives.contains(key) && Vocabulary.names(of: concept).contains { Self.key($0) == key }
  }

  private static let adjectives = ["clinical", "klinisch", "klinische"]

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

  /// What the words before a name may end in where it is what something is compared with.
  private static let comparisons = ["versus", "vs", "compared with", "compared to", "than", "instead of"]

  private static func names(_ concept: Concept, in passage: Passage, _ scheme: Scheme) -> Bool {
    // Designs in the plural are those of other studies: “more randomised controlled trials are needed”.
    let key = scheme == .design ? Vocabulary.folded : Self.key
    let text = " \(key(passage.text)) "
    return Vocabulary.names(of: concept).contains { name in
      let words = key(name)
      guard words.count > 2 else { return false }
      let places = text.ranges(of: " \(words) ")
      // What a sentence denies of some and says of others is for a person to read.
      guard let place = places.first,
        scheme == .outcome || !places.contains(where: { isDenied(text[..<$0.lowerBound]) })
      else { return false }
      // `n=1` is none in `n=1,045`.
      if words.last?.isNumber == true, text[place.upperBound...].first?.isNumber == true { return false }
      if scheme == .intervention {
        // “Running versus psychotherapy”; said once more elsewhere, it is found in that sentence.
        let before = text[..<place.lowerBound]
        return !comparisons.contains { before.hasSuffix(" \(key($0))") }
      }
      // “Clinical” is said of trials, scores and relevance too.
      guard adjectives.contains(words) else { return true }
      let behind = ["setting", "unit", "ward", "population", "patient", "inpatient", "afdeling", "opname"]
      return behind.contains { text[place.upperBound...].hasPrefix($0) }
    }
  }

  private static let denials: Set = [
    "not", "no", "non", "without", "never", "neither", "nor", "excluding", "geen", "niet", "zonder", "noch",
  ]
  /// Behind such a word begins what a denial before it is not about; “not only” is none.
  private static let turns: Set = [
    "but", "and", "with", "who", "which", "that", "only", "just", "maar", "en", "met", "die", "alleen",
  ]

  /// Whether one of the last words denies what follows: “is not a”, “no”, “patients without”.
  private static func isDenied(_ before: Substring) -> Bool {
    for word in before.split(separator: " ").reversed().prefix(4) {
      if denials.contains(String(word)) { return true }
      if turns.contains(String(word)) { return false }
    }
    return false
  }
}
