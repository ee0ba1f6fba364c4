import Prose
import Records

/// Looks up what a sentence cites, and compares a year and author written beside a key with the record.
struct CitationCheck {
  private let evidence: Evidence
  private let near: NearKeys
  /// The folded words of the authors of each record.
  private let authors: [String: Set<String>]
  /// The records by the words of their authors.
  private let byAuthor: [String: [String]]
  private var slips: [String: String?] = [:]
  private var hints: [String: String?] = [:]
  /// Sources that the catalogue has not, and that are told with the key that looks most like theirs; finding that takes
  /// a look at every record.
  private static let mostHints = 100

  init(_ evidence: Evidence) {
    self.evidence = evidence
    near = NearKeys(evidence.records.keys)
    authors = evidence.records.mapValues { record in
      Set(record.citation.authors.flatMap { Self.words($0) })
    }
    var byAuthor: [String: [String]] = [:]
    for (id, names) in authors {
      for name in names where name.count > 2 { byAuthor[name, default: []].append(id) }
    }
    self.byAuthor = byAuthor
  }

  /// A cited key with the record it stands for.
  struct Resolved {
    var cited: CitedKey
    /// Of a mistyped key the one it was meant to be; nil where the catalogue has no such source.
    var study: String?

    /// Whether the sentence has it say what it says.
    var speaks: Bool { !cited.isVia && !cited.isSetApart && !cited.isAside }
  }

  mutating func resolve(_ citations: [CitedKey]) -> (keys: [Resolved], problems: [ClaimProblem]) {
    var keys: [Resolved] = []
    var problems: [ClaimProblem] = []
    for cited in citations {
      if evidence.records[cited.key] != nil {
        keys.append(Resolved(cited: cited, study: cited.key))
        continue
      }
      let slip = slip(of: cited.key)
      keys.append(Resolved(cited: cited, study: slip))
      let reason: ClaimProblem.Reason =
        slip.map { .unknownKey(cited.key, nearest: $0) } ?? .noRecord(cited.key, nearest: hint(for: cited.key))
      problems.append(ClaimProblem(slip == nil ? .noRecord : .wrongCitation, at: cited.mark, reason))
    }
    for group in Dictionary(grouping: keys, by: \.cited.group).sorted(by: { $0.key < $1.key }) {
      problems += written(beside: group.value, among: keys)
    }
    return (keys, problems)
  }

  /// Items in brackets that are keys but for the `@`.
  func missingAt(_ items: [Sentence.BareItem]) -> [ClaimProblem] {
    items.compactMap { item in
      let word = String(item.text.prefix { !$0.isWhitespace && $0 != "," })
      guard evidence.records[word] != nil else { return nil }
      return ClaimProblem(.wrongCitation, at: item.mark, .missingAt(word))
    }
  }

  private mutating func slip(of key: String) -> String? {
    if let known = slips[key] { return known }
    let slip = near.slip(of: key)
    slips[key] = slip
    return slip
  }

  private mutating func hint(for key: String) -> String? {
    if let known = hints[key] { return known }
    guard hints.count < Self.mostHints else { return nil }
    let hint = near.nearest(to: key)
    hints[key] = hint
    return hint
  }

  // MARK: Beside the key

  private func written(beside keys: [Resolved], among all: [Resolved]) -> [ClaimProblem] {
    var problems: [ClaimProblem] = []
    for (place, key) in keys.enumerated() {
      var references = WrittenReference.atEnd(of: key.cited.lead)
      // What stands before the brackets may be the list of all that is in them.
      if place == 0, references.count > 1, keys.count > 1 {
        for (position, reference) in references.enumerated() {
          let meant = keys.first { matches(reference, $0.study) }
          if let meant {
            problems += compare(reference, meant, among: keys)
          } else if references.count == keys.count {
            problems += compare(reference, keys[position], among: keys)
          }
        }
        continue
      }
      // Of "Bosscher (1991) in Hekking (2011)" the first is what is cited.
      if let way = references.firstIndex(where: \.isWay), way > 0 { references.removeSubrange(way...) }
      references = references.suffix(1)
      if references.isEmpty { references = loose(key) }
      if references.isEmpty, let (reference, words, isSubject) = WrittenReference.before(wordsAtEndOf: key.cited.lead) {
        let isClose = words.count <= Self.mostWordsBetween
        let isOwn = matches(reference, key.study) || place == 0 && keys.contains { matches(reference, $0.study) }
        if isOwn {
          if key.cited.isAuthorSuppressed || isClose && !isOfAnother(reference, than: keys) { references = [reference] }
        } else if place == 0, isClose, isSubject, isMisplaced(reference, words, key, among: all) {
          references = [reference]
        }
      }
      if references.isEmpty, place == 0, let (reference, words) = WrittenReference.subject(of: key.cited.lead),
        words.count <= Self.mostWordsBetween, let another = others(with: reference).first,
        isMisplaced(reference, words, key, among: all)
      {
        problems.append(
          ClaimProblem(
            .wrongCitation, at: key.cited.mark,
            .author(key: key.cited.key, written: reference.words, nearest: another)))
      }
      if let year = WrittenReference.year(atStartOf: key.cited.trail), references.first?.year == nil {
        references = [WrittenReference(names: references.first?.names ?? [], year: year, words: year)]
      }
      if let reference = references.first {
        // Before a list in brackets may stand the names of any of its sources.
        let meant = place == 0 && !matches(reference, key.study) ? keys.first { matches(reference, $0.study) } : nil
        problems += compare(reference, meant ?? key, among: keys)
      }
    }
    return problems
  }

  /// "As Damen et al. (1985) showed [@damen1984]": further apart, name and key need not be of one source.
  private static let mostWordsBetween = 6

  /// Whether the catalogue has another source by that author of that year, which is then what the words name.
  private func isOfAnother(_ reference: WrittenReference, than keys: [Resolved]) -> Bool {
    let own = Set(keys.compactMap(\.study))
    return others(with: reference).contains {
      !own.contains($0) && evidence.records[$0]?.citation.year == reference.number
    }
  }

  /// What stands close before the key with nothing but a space, a semicolon or "from" between: `Greist 1979 [@greist1978]`,
  /// `[Greist et al., 1979; @greist1978]`. Only names of the source's own authors are taken so.
  private func loose(_ key: Resolved) -> [WrittenReference] {
    let lead = key.cited.lead.trimmingBlanks
    var found = WrittenReference.loose(atEndOf: lead).map { [$0] } ?? []
    if found.isEmpty, lead.last == ";" { found = WrittenReference.atEnd(of: String(lead.dropLast())).suffix(1) }
    return found.filter { matches($0, key.study) }
  }

  /// Whether the source that begins a sentence is not the one cited for it: "Greist (1978) found this [@damen1984]". An
  /// author whom the catalogue has not may be named in passing, but in the year of what is cited.
  private func isMisplaced(
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

  /// Words that tell of another source than the one before them.
  private static let elsewhere: Set<String> = [
    "other", "others", "another", "later", "and", "but", "cited", "quoted", "repeated", "confirmed", "ander", "andere",
    "anderen", "en", "maar", "aangehaald", "geciteerd", "herhaald", "bevestigd", "who", "which", "die", "dat", "see",
    "zie",
    "scale", "schaal",
  ]

  /// Whether one of two authors joined by "&" is none of the record's, nor of another record cited with it.
  private func hasForeignAuthor(_ reference: WrittenReference, _ study: String, among keys: [Resolved]) -> Bool {
    let cited = [study] + keys.compactMap(\.study)
    func isKnown(_ name: String) -> Bool { cited.contains { authors[$0]?.contains(name) == true } }
    guard let last = reference.joined.first else { return false }
    // "In Germany and Austria Damen (1984)" joins no authors.
    let words = last.filter { $0.count > 1 }
    guard words.allSatisfy(isKnown) || !words.contains(where: isKnown) else { return false }
    return reference.joined.contains { !$0.contains(where: isKnown) }
  }

  private func compare(
    _ reference: WrittenReference, _ key: Resolved, among keys: [Resolved]
  ) -> [ClaimProblem] {
    guard let study = key.study, study == key.cited.key, let record = evidence.records[study] else { return [] }
    var problems: [ClaimProblem] = []
    if !reference.names.isEmpty, !record.citation.authors.isEmpty,
      !matches(reference, study) || hasForeignAuthor(reference, study, among: keys)
    {
      let others = others(with: reference)
      // A word with a capital is an author where a year follows, or where a source has an author of that name.
      if reference.year != nil || key.cited.isAuthorSuppressed && !others.isEmpty {
        problems.append(
          ClaimProblem(
            .wrongCitation, at: key.cited.mark,
            .author(key: study, written: reference.words, nearest: others.first { $0 != study })))
        return problems
      }
    }
    guard let written = reference.number, let recorded = record.citation.year, written != recorded else { return [] }
    let nearest = others(with: reference).first { evidence.records[$0]?.citation.year == written }
    problems.append(
      ClaimProblem(
        .wrongCitation, at: key.cited.mark,
        .year(key: study, written: reference.year ?? "\(written)", recorded: recorded, nearest: nearest)))
    return problems
  }

  private func matches(_ reference: WrittenReference, _ study: String?) -> Bool {
    guard let study, let names = authors[study] else { return false }
    return reference.names.contains(where: names.contains)
  }

  /// Records with an author of that name, those of that year first.
  private func others(with reference: WrittenReference) -> [String] {
    // "Volgens" may stand before the names, and is nobody's.
    let ids = Set(reference.names.flatMap { byAuthor[$0] ?? [] }).sorted()
    let ofYear = ids.filter { evidence.records[$0]?.citation.year == reference.number }
    return ofYear + ids.filter { !ofYear.contains($0) }
  }

  private static func words(_ name: CitationName) -> [String] {
    let text = [name.family, name.literal, name.family == nil ? name.given : nil].compactMap { $0 }.joined(
      separator: " ")
    return FoldedText.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { !["the", "de", "het", "of", "en", "and", "van"].contains($0) }
      + [FoldedText.folded(text)]
  }
}
