import Prose
import Records

/// Looks up what a sentence cites, and compares a year and author written beside a key with the record.
struct CitationCheck {
  let evidence: Evidence
  private let near: NearKeys
  /// The folded words of the authors of each record.
  let authors: [String: Set<String>]
  /// The records by the words of their authors.
  private let byAuthor: [String: [String]]
  /// Words of the vocabulary that are no author's name.
  let things: Set<String>
  private var slips: [String: String?] = [:]
  private var hints: [String: String?] = [:]
  /// The names that the sentence begins with.
  private(set) var beginning: [String] = []
  /// Sources that the catalogue has not, and that are told with the key that looks most like theirs; finding that takes
  /// a look at every record.
  private static let mostHints = 100

  init(_ evidence: Evidence) {
    self.evidence = evidence
    near = NearKeys(evidence.records.keys)
    authors = evidence.records.mapValues(Self.authors(of:))
    var byAuthor: [String: [String]] = [:]
    for (id, names) in authors {
      for name in names where name.count > 2 { byAuthor[name, default: []].append(id) }
    }
    self.byAuthor = byAuthor
    things = Set(
      Scheme.allCases.flatMap { evidence.vocabulary.concepts(in: $0) }.flatMap(Vocabulary.names(of:))
        .flatMap { FoldedText.folded($0).split { !$0.isLetter }.map(String.init) }
        .filter { $0.count > 3 && byAuthor[$0] == nil })
  }

  /// A cited key with the record it stands for.
  struct Resolved {
    var cited: CitedKey
    /// Of a mistyped key the one it was meant to be; nil where the catalogue has no such source.
    var study: String?

    /// Whether the sentence has it say what it says.
    var speaks: Bool { !cited.isVia && !cited.isSetApart && !cited.isAside }
  }

  mutating func resolve(_ sentence: Sentence) -> (keys: [Resolved], problems: [ClaimProblem]) {
    var keys: [Resolved] = []
    var problems: [ClaimProblem] = []
    beginning = sentence.beginning
    for cited in sentence.citations {
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
    if let exception = sentence.exception { take(exception, among: &keys) }
    for group in Dictionary(grouping: keys, by: \.cited.group).sorted(by: { $0.key < $1.key }) {
      problems += written(beside: group.value, among: keys)
    }
    return (keys, problems)
  }

  /// Marks the sources that an exception names in words, whose keys stand further on: of those by one author, those whose
  /// year it names, if any.
  private func take(_ exception: Sentence.Exception, among keys: inout [Resolved]) {
    let names = exception.words
    let named = keys.indices.filter { place in
      keys[place].study.flatMap { authors[$0] }.map { names.contains(where: $0.contains) } ?? false
    }
    guard !named.isEmpty else { return }
    let ofYear = named.filter { place in
      keys[place].study.flatMap { evidence.records[$0]?.citation.year }.map { names.contains(String($0)) } ?? false
    }
    let meant = Set(ofYear.isEmpty ? named : ofYear)
    let groups = Set(meant.map { keys[$0].cited.group })
    // Of those in one pair of brackets, only the ones that it names.
    for place in keys.indices where groups.contains(keys[place].cited.group) {
      keys[place].cited.isNamedApart = meant.contains(place)
      keys[place].cited.isSetApart = meant.contains(place) && exception.isSetApart
    }
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
      let lead = key.cited.lead
      let several = WrittenReference.several(atEndOf: lead.trimmingBlanks)
      var references = (several.isEmpty ? WrittenReference.atEnd(of: lead) : several).filter { !isThing($0, key) }
      // Of one author's years, the one key may be of any.
      if !several.isEmpty, keys.count == 1, let own = references.first(where: { fits($0, key) }) { references = [own] }
      // What is told of in passing is no source of the sentence, unless it is cited.
      references.removeAll { reference in
        (reference.isInPassing || reference.measure != nil && !isOfAnother(reference, than: keys))
          && !(place == 0 ? keys : [key]).contains { matches(reference, $0.study) }
      }
      // What stands before the brackets may be the list of all that is in them.
      if place == 0, references.count > 1, keys.count > 1 {
        problems += compare(list: references, keys)
        continue
      }
      // Of "Bosscher (1991) in Hekking (2011)" the first is what is cited.
      if let way = references.firstIndex(where: \.isWay), way > 0 { references.removeSubrange(way...) }
      let isAlone = references.count == 1
      references.removeAll { reference in
        isAlone && isToldBySubject(reference, key)
          && !(place == 0 ? keys : [key]).contains { matches(reference, $0.study) }
      }
      references = references.suffix(1)
      if references.isEmpty { references = loose(key) }
      if references.isEmpty, let owner = owner(key, among: keys) { references = [owner] }
      if references.isEmpty, let (listed, words, isSubject) = WrittenReference.before(wordsAtEndOf: key.cited.lead),
        let reference = listed.last, !isThing(reference, key)
      {
        let isClose = Self.isClose(words, isSubject: false)
        let isSaid = isSubject && Self.isClose(words, isSubject: true)
        if place == 0, listed.count > 1, keys.count > 1, isClose {
          problems += compare(
            list: listed.filter { reference in
              let isMeant = !reference.isWay || keys.contains { matches(reference, $0.study) }
              return isMeant && !isOfAnother(reference, than: keys)
            }, keys, isSure: false)
          continue
        }
        let isOwn = matches(reference, key.study) || place == 0 && keys.contains { matches(reference, $0.study) }
        if isOwn {
          if key.cited.isAuthorSuppressed
            || (isClose || isSubject && Self.staysOn(words)) && !isOfAnother(reference, than: keys)
            || place == 0 && isSaid && isSister(reference, words, keys, among: all)
          {
            references = [reference]
          }
        } else if place == 0, isSaid, !isToldBySubject(reference, key), isMisplaced(reference, words, key, among: all) {
          references = [reference]
        }
      }
      if references.isEmpty, place == 0, let (reference, words) = WrittenReference.subject(of: key.cited.lead),
        Self.isClose(words, isSubject: true),
        let another = others(with: reference).first(where: { hasEach(reference, $0) }),
        isMisplaced(reference, words, key, among: all)
      {
        problems.append(
          ClaimProblem(
            .wrongCitation, at: key.cited.mark,
            .author(key: key.cited.key, written: reference.words, nearest: another)))
      }
      if references.isEmpty, let titled = titled(key) { references = [titled] }
      if references.isEmpty { problems += years(key.cited.lead, place == 0 ? keys : [key], among: all) }
      if let year = WrittenReference.year(atStartOf: key.cited.trail), references.first?.year == nil {
        references = [WrittenReference(names: references.first?.names ?? [], year: year, words: year)]
      }
      if let reference = references.first {
        // Before a list in brackets may stand the names of any of its sources.
        problems += compare(reference, place == 0 ? best(reference, keys) ?? key : key, among: keys)
      }
    }
    return problems.isEmpty ? absent(keys, among: all) : problems
  }

  /// Whether one of two authors joined by "&" is none of the record's, nor of another record cited with it.
  private func hasForeignAuthor(_ reference: WrittenReference, _ study: String, among keys: [Resolved]) -> Bool {
    let cited = [study] + keys.compactMap(\.study)
    func isKnown(_ name: String) -> Bool { cited.contains { authors[$0]?.contains(name) == true } }
    guard let last = reference.joined.first else { return false }
    // "In Germany and Austria Damen (1984)" joins no authors.
    let words = last.filter { $0.count > 1 }
    guard words.allSatisfy(isKnown) || !words.contains(where: isKnown) else { return false }
    let foreign = reference.joined.filter { !$0.contains(where: isKnown) }
    // Of a list that is not complete, others may be authors too, but for those known of other sources.
    let isIncomplete = evidence.records[study]?.incomplete.contains { $0.hasPrefix("/citation/author") } == true
    return isIncomplete ? foreign.contains { $0.contains { byAuthor[$0] != nil } } : !foreign.isEmpty
  }

  func compare(
    _ reference: WrittenReference, _ key: Resolved, among keys: [Resolved]
  ) -> [ClaimProblem] {
    guard let study = key.study, study == key.cited.key, let record = evidence.records[study] else { return [] }
    var problems: [ClaimProblem] = []
    if !reference.names.isEmpty, !record.citation.authors.isEmpty,
      !matches(reference, study) && !isTitle(reference, study) || hasForeignAuthor(reference, study, among: keys)
    {
      let others = others(with: reference)
      // A word with a capital is an author where a year or "et al." follows, where a source has an author of that name, or
      // where it is all that begins the sentence, and mentions or reports something.
      let isAuthor =
        !others.isEmpty || reference.hasOthers
        || key.cited.isSubject && reference.isName
      if reference.year != nil || key.cited.isAuthorSuppressed && isAuthor {
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

  func matches(_ reference: WrittenReference, _ study: String?) -> Bool {
    guard let study, let names = authors[study] else { return false }
    return reference.names.contains(where: names.contains)
  }

  /// Records with an author of that name, those of that year first.
  func others(with reference: WrittenReference) -> [String] {
    // "Volgens" may stand before the names, and is nobody's.
    let ids = Set(reference.names.flatMap { byAuthor[$0] ?? [] }).sorted()
    let ofYear = ids.filter { evidence.records[$0]?.citation.year == reference.number }
    return ofYear + ids.filter { !ofYear.contains($0) }
  }

  /// The folded words of the authors of a record.
  static func authors(of record: StudyRecord) -> Set<String> {
    // What has no author goes by its title.
    if record.citation.authors.isEmpty {
      return Set(record.citation.text("title").map { [FoldedText.folded($0)] } ?? [])
    }
    return Set(record.citation.authors.flatMap(words))
  }

  private static func words(_ name: CitationName) -> [String] {
    let text = [name.family, name.literal, name.family == nil ? name.given : nil].compactMap { $0 }.joined(
      separator: " ")
    return FoldedText.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { !["the", "de", "het", "of", "en", "and", "van"].contains($0) }
      + [FoldedText.folded(text)]
  }
}
