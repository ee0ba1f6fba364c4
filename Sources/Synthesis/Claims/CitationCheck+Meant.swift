import Prose
import Records

/// Which key a source named in words is meant by, and which are named in passing.
extension CitationCheck {
  /// Holds each reference of a list against the key that it fits best.
  ///
  /// - Parameter isSure: whether nothing stands between them, so that those which fit no key are taken in their order.
  func compare(list: [WrittenReference], _ keys: [Resolved], isSure: Bool = true) -> [ClaimProblem] {
    // A key that one of them fits in author and year is not meant by another.
    let taken = Set(list.flatMap { reference in keys.filter { fits(reference, $0) }.map(\.cited.mark) })
    return list.enumerated().flatMap { position, reference -> [ClaimProblem] in
      guard !keys.contains(where: { fits(reference, $0) }) else { return foreign(reference, keys) }
      let open = keys.filter { !taken.contains($0.cited.mark) }
      if let meant = best(reference, open) ?? best(reference, keys) { return compare(reference, meant, among: keys) }
      return isSure && list.count == keys.count ? compare(reference, keys[position], among: keys) : []
    }
  }

  /// Where authors and year are those of a key, another author joined to them may be nobody's.
  private func foreign(_ reference: WrittenReference, _ keys: [Resolved]) -> [ClaimProblem] {
    best(reference, keys).map { compare(reference, $0, among: keys) } ?? []
  }

  /// The key that a reference fits best: in author and year, or else in its author.
  func best(_ reference: WrittenReference, _ keys: [Resolved]) -> Resolved? {
    keys.first { fits(reference, $0) } ?? keys.first { matches(reference, $0.study) }
  }

  func fits(_ reference: WrittenReference, _ key: Resolved) -> Bool {
    guard let study = key.study, matches(reference, study) else { return false }
    return reference.number == nil || evidence.records[study]?.citation.year == reference.number
  }

  /// Whether a source is told of by the one that is cited, which begins the sentence: "Damen et al. used what Zung (1965)
  /// made [-@damen1984]".
  func isToldBySubject(_ reference: WrittenReference, _ key: Resolved) -> Bool {
    guard let study = key.study, let names = authors[study] else { return false }
    return beginning.contains(where: names.contains) && !beginning.contains(where: reference.names.contains)
  }

  /// Whether the source that begins a sentence is not the one cited for it: "Greist (1978) found this [@damen1984]". An
  /// author whom the catalogue has not may be named in passing, but in the year of what is cited.
  func isMisplaced(
    _ reference: WrittenReference, _ words: [Substring], _ key: Resolved, among all: [Resolved]
  ) -> Bool {
    guard let study = key.study, study == key.cited.key, !all.contains(where: { matches(reference, $0.study) }) else {
      return false
    }
    let between = Set(words.map { FoldedText.folded(String($0.filter(\.isLetter))) })
    guard between.isDisjoint(with: authors[study] ?? []), between.isDisjoint(with: Self.elsewhere) else { return false }
    let others = others(with: reference)
    // "Bosscher (1991) found it [@hekking2011]", who tells of Bosscher.
    guard !others.contains(where: { evidence.findings(of: $0).contains { $0.finding.via == study } }) else {
      return false
    }
    return !others.isEmpty || reference.number == evidence.records[study]?.citation.year
  }

  /// Whether the words name a place, or what the review is about, and no author: "Running Therapy (2010)", "Depression and
  /// Anxiety". The title of the source itself stands for it.
  func isThing(_ reference: WrittenReference, _ key: Resolved) -> Bool {
    guard !reference.hasOthers, others(with: reference).isEmpty, !isTitle(reference, key.study) else { return false }
    return reference.isPlace || reference.names.contains(where: things.contains)
  }

  /// Whether the words are of the title of a source.
  func isTitle(_ reference: WrittenReference, _ study: String?) -> Bool {
    guard let title = study.flatMap({ evidence.records[$0]?.citation.text("title") }) else { return false }
    let words = Set(FoldedText.folded(title).split { !$0.isLetter }.map(String.init))
    return reference.names.contains { $0.count > 3 && words.contains($0) }
  }

  /// Whose work a key without its author is said to be, where the catalogue has sources of theirs and the key is none: "Greist's
  /// review [-@mead2010]".
  func owner(_ key: Resolved, among keys: [Resolved]) -> WrittenReference? {
    guard key.cited.isAuthorSuppressed, let owner = WrittenReference.owner(atEndOf: key.cited.lead),
      !others(with: owner).isEmpty, !keys.contains(where: { matches(owner, $0.study) })
    else { return nil }
    return owner
  }

  /// Words that tell of another source than the one before them.
  private static let elsewhere: Set<String> = [
    "other", "others", "another", "later", "and", "but", "cited", "quoted", "repeated", "confirmed", "ander", "andere",
    "anderen", "en", "maar", "aangehaald", "geciteerd", "herhaald", "bevestigd", "who", "which", "die", "dat", "see",
    "zie",
    "scale", "schaal",
  ]
}
