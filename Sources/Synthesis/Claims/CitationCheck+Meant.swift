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
    return isSaid(of: reference, words, study)
      && (others(with: reference).contains { isNamed($0, by: reference) }
        || reference.number == evidence.records[study]?.citation.year && !reference.isBehindArticle)
  }

  /// Whether half of the words or more are of a source's authors: the World Health Organization is not the Harvard Mental Health
  /// Letter.
  private func isNamed(_ study: String, by reference: WrittenReference) -> Bool {
    guard let names = authors[study] else { return false }
    return reference.names.count(where: names.contains) * 2 >= reference.names.count
  }

  /// Whether the words between the source that begins the sentence and the key tell of no other source, and the cited one
  /// does not tell of the first: "Bosscher (1991) found it [@hekking2011]".
  private func isSaid(of reference: WrittenReference, _ words: [Substring], _ study: String) -> Bool {
    let folded = words.map { FoldedText.folded(String($0.filter(\.isLetter))) }
    let between = Set(folded.indices.filter { folded[$0] != "dat" || isRelative($0, words, folded) }.map { folded[$0] })
    let isElsewhere = zip(folded, folded.dropFirst()).contains { Self.links.contains($0) && Self.pointing.contains($1) }
    return !isElsewhere && between.isDisjoint(with: authors[study] ?? []) && between.isDisjoint(with: Self.elsewhere)
      && !others(with: reference).contains { evidence.findings(of: $0).contains { $0.finding.via == study } }
  }

  /// Whether "dat" tells of a thing, as in "het onderzoek dat", and begins no clause, as in "vonden dat" and "tonen in een
  /// trial aan dat".
  private func isRelative(_ place: Int, _ words: [Substring], _ folded: [String]) -> Bool {
    guard place > 0, words[place - 1].last != "," else { return true }
    guard !["aan", "zien", "uit", "vast"].contains(folded[place - 1]) else { return false }
    return folded[max(0, place - 3)..<(place - 1)].contains { ["het", "een", "dit", "ander"].contains($0) }
  }

  /// Whether a source by an author of the one cited begins the sentence and is another that the catalogue has: "Bosscher
  /// (1991) showed [@kleinsman1995]".
  func isSister(
    _ reference: WrittenReference, _ words: [Substring], _ keys: [Resolved], among all: [Resolved]
  ) -> Bool {
    guard let study = keys.first?.study, isOfAnother(reference, than: keys) else { return false }
    return !all.contains { fits(reference, $0) } && isSaid(of: reference, words, study)
  }

  /// Whether name and key stand close enough to be of one source: further apart, the sentence may have gone on to another,
  /// but where it is one clause.
  static func isClose(_ words: [Substring], isSubject: Bool) -> Bool {
    let isClause = isSubject && !words.contains { $0.last.map { ",;:".contains($0) } ?? false }
    return words.count <= (isClause ? 12 : 6)
  }

  /// Years without brackets beside the authors of what is cited: "Mead 2009 found it [@mead2010]".
  func years(_ lead: String, _ keys: [Resolved], among all: [Resolved]) -> [ClaimProblem] {
    WrittenReference.dated(in: lead).flatMap { reference -> [ClaimProblem] in
      guard !all.contains(where: { fits(reference, $0) }), !isOfAnother(reference, than: keys),
        let key = best(reference, keys)
      else { return [] }
      return compare(reference, key, among: keys)
    }
  }

  /// Whether a source has both of two authors that are named.
  func hasEach(_ reference: WrittenReference, _ study: String) -> Bool {
    reference.joined.allSatisfy { words in words.contains { authors[study]?.contains($0) == true } }
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

  /// Between what is said of one source and of another: "smaller than the one in Japan", "kleiner dan dat in Japan".
  private static let links: Set<String> = [
    "than", "to", "as", "from", "with", "the", "dan", "als", "met", "van",
  ]
  private static let pointing: Set<String> = ["that", "those", "one", "ones", "dat", "die", "degene", "datgene"]

  /// Whether the words tell of no other work by the authors who begin the sentence, however far the key is.
  static func staysOn(_ words: [Substring]) -> Bool {
    words.map { FoldedText.folded(String($0.filter(\.isLetter))) }.allSatisfy {
      !works.contains($0) && (!elsewhere.contains($0) || joints.contains($0))
    }
  }

  /// What goes on about the same source, or its measure.
  private static let joints: Set<String> = [
    "and", "but", "en", "maar", "who", "which", "die", "dat", "scale", "schaal",
  ]
  /// Words that set one work of an author apart from another.
  private static let works: Set<String> = [
    "first", "earlier", "previous", "original", "followup", "update", "updated", "eerste", "eerder", "eerdere",
    "latere", "vorige", "oorspronkelijke", "vervolg", "vervolgonderzoek", "vervolgstudie",
  ]

  /// Words that tell of another source than the one before them.
  private static let elsewhere: Set<String> = [
    "other", "others", "another", "later", "and", "but", "cited", "quoted", "repeated", "confirmed", "ander", "andere",
    "anderen", "en", "maar", "aangehaald", "geciteerd", "herhaald", "bevestigd", "followed", "replicated", "gevolgd",
    "who", "which", "die", "dat", "see",
    "zie",
    "scale", "schaal",
  ]
}
