import Prose
import Records

/// Which included studies a count is one of: all of them, or those of the design that the words name ("trials", "RCTs",
/// "cohort studies").
extension Evidence {
  /// The included studies that the words count. All of them where the vocabulary has no design by that name, or no study
  /// has it.
  func counted(by count: StudyCount?) -> [String] {
    guard let count else { return included }
    var designs: Set<String> = []
    for kinds in Set([count.kinds] + count.listed) {
      guard let named = self.designs(named: kinds)?.concepts else { return included }
      designs.formUnion(named)
    }
    let ofDesign = included.filter { records[$0]?.design?.concepts.contains(where: designs.contains) == true }
    return ofDesign.isEmpty ? included : ofDesign
  }

  /// Whether the words name only some of the studies, by what no record can tell: "the older studies".
  func isNarrowed(_ count: StudyCount) -> Bool {
    let designs = designs(named: count.kinds)
    // "Experiments" and "effectstudies" are some of the studies, but where the vocabulary has a design by that name.
    let nouns = count.kinds.compactMap { $0.split(separator: " ").last.map(String.init) }
    if designs == nil, !nouns.isEmpty, !nouns.contains(where: Self.anyStudy.contains) { return true }
    let named = designs?.words ?? 1
    let adjectives = count.kinds.flatMap { $0.split(separator: " ").dropLast(named) }
    return adjectives.contains { !Self.allInclusive.contains(String($0)) }
  }

  /// Whether words or adjectives say of which studies it is.
  func isOfSome(_ count: StudyCount) -> Bool { count.isNarrowedBehind || isNarrowed(count) }

  /// How many studies there are, of which a percentage without a total may be; none where the words say of which.
  func totals(of count: StudyCount) -> [Int] {
    isOfSome(count) ? [] : [included.count, counted(by: count).count]
  }

  private static let allInclusive: Set<String> = [
    "included", "found", "selected", "available", "reviewed", "geincludeerde", "gevonden", "geselecteerde",
    "beschikbare", "besproken", "bestudeerde", "single", "different", "separate", "verschillende", "afzonderlijke",
  ]

  /// The designs, with all narrower ones, that the longest part of a phrase is a name of, and of how many words that is;
  /// a bare "trial" means all whose name ends in it.
  private func designs(named kinds: [String]) -> (concepts: Set<String>, words: Int)? {
    let phrases = kinds.map { $0.split(separator: " ").map(String.init) }
    let longest = phrases.map(\.count).max() ?? 0
    for length in stride(from: longest, through: 1, by: -1) {
      var concepts: [Concept] = []
      for phrase in phrases where phrase.count >= length {
        let name = phrase.suffix(length).joined(separator: " ")
        guard !Self.anyStudy.contains(name) else { continue }
        concepts += vocabulary.resolve(name, in: .design)
        if name == "trial" {
          concepts += vocabulary.concepts(in: .design).filter { concept in
            Vocabulary.names(of: concept).contains { FoldedText.folded($0).hasSuffix(" trial") }
          }
        }
      }
      if !concepts.isEmpty {
        let inside = concepts.reduce(into: Set<String>()) {
          $0.formUnion(vocabulary.withNarrower($1.id, in: .design))
        }
        return (inside, length)
      }
    }
    return designs(byAdjectives: phrases)
  }

  /// "Randomised studies", "beschrijvende artikelen": the designs whose names have all the adjectives.
  private func designs(byAdjectives phrases: [[String]]) -> (concepts: Set<String>, words: Int)? {
    guard let phrase = phrases.first, let noun = phrase.last, Self.anyStudy.contains(noun) else { return nil }
    let adjectives = phrase.dropLast().filter { !Self.allInclusive.contains($0) }.map(Self.withoutEnding)
    guard !adjectives.isEmpty, adjectives.allSatisfy({ $0.count > 4 }) else { return nil }
    let concepts = vocabulary.concepts(in: .design).filter { concept in
      Vocabulary.names(of: concept).contains { name in
        let words = FoldedText.folded(name).split(separator: " ").map { Self.withoutEnding(String($0)) }
        return adjectives.allSatisfy(words.contains)
      }
    }
    guard !concepts.isEmpty else { return nil }
    return (concepts.reduce(into: []) { $0.formUnion(vocabulary.withNarrower($1.id, in: .design)) }, phrase.count)
  }

  /// Dutch has "beschrijvend" and "beschrijvende".
  private static func withoutEnding(_ word: String) -> String { word.hasSuffix("e") ? String(word.dropLast()) : word }

  /// Words that say nothing of the design.
  private static let anyStudy: Set<String> = [
    "study", "studie", "article", "artikel", "paper", "source", "bron", "publication", "publicatie", "report",
    "rapport",
    "verslag", "onderzoek",
  ]
}

extension StudyCount {
  /// Whether it is said of just these studies: "two of the three" with three cited, "both" with two.
  func isSaid(of cited: Int) -> Bool { outOf == cited && cited > 0 }
}
