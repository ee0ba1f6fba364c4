import Records

/// What occurs most; of what occurs as often, what comes first.
enum Commonest {
  static func value<Item, Key: Hashable>(of items: [Item], by key: (Item) -> Key) -> Item? {
    var counts: [Key: Int] = [:]
    for item in items { counts[key(item), default: 0] += 1 }
    let most = counts.values.max()
    return items.first { counts[key($0)] == most }
  }
}

/// Chooses between the texts that several records have in one place.
enum TextChoice {
  /// More texts than these, each different, are not held against each other.
  private static let mostForms = 40
  private static let mostLetters = 2000

  /// What makes two texts the same: their letters and digits, and of a DOI what follows its address.
  static func key(_ text: String, of name: String) -> String {
    switch name {
    case "DOI": ReviewCheck.bareDOI(text)
    case "page": pages(text)
    default: letters(text)
    }
  }

  /// The place of the best of several texts.
  ///
  /// A text counts for every longer one that it shortens: `J Sports Med` for `Journal of sports medicine`, a title for the
  /// same with its subtitle. So what most say wins, in its fullest form.
  static func place(among texts: [String], of name: String) -> Int? {
    var places: [String: [Int]] = [:]
    var keys: [String] = []
    for (place, text) in texts.enumerated() {
      let key = key(text, of: name)
      if places[key, default: []].isEmpty, keys.count < mostForms { keys.append(key) }
      places[key, default: []].append(place)
    }
    let isProse = prose.contains(name)
    let words = keys.map { isProse ? $0.split(separator: " ") : [] }
    func support(_ place: Int) -> Int {
      keys.indices.reduce(0) { sum, other in
        let counts = other == place || isProse && isShortened(words[other], words[place])
        return counts ? sum + (places[keys[other]]?.count ?? 0) : sum
      }
    }
    let scored = keys.indices.map { (place: $0, support: support($0), length: words[$0].count) }
    let most = scored.map(\.support).max() ?? 0
    // The first of the longest, since the fullest record comes first.
    var best: (place: Int, support: Int, length: Int)?
    for candidate in scored where candidate.support == most {
      if best.map({ candidate.length > $0.length }) ?? true { best = candidate }
    }
    guard let best, let forms = places[keys[best.place]] else { return nil }
    return forms.max { form(texts[$0], $0, isProse) < form(texts[$1], $1, isProse) }
  }

  /// Texts in which one may shorten another.
  private static let prose: Set<String> = [
    "title", "container-title", "collection-title", "publisher", "original-title", "event-title", "publisher-place",
  ]

  /// How well a text is written, of those that say the same: in small letters, with its accents, not cut off, not in the
  /// brackets of a translation; then the one of the fullest record.
  private static func form(_ text: String, _ place: Int, _ isProse: Bool) -> (Int, Int, Int) {
    guard isProse else { return (text.count { $0.isNumber }, 0, -place) }
    let isShouted = !text.contains { $0.isLowercase }
    let isCut = text.hasSuffix("…") || text.hasSuffix("...")
    let isBracketed = text.hasPrefix("[")
    let accents = text.unicodeScalars.prefix(mostLetters).count { !$0.isASCII }
    return ((isShouted ? 0 : 4) + (isCut ? 0 : 2) + (isBracketed ? 0 : 1), accents, -place)
  }

  /// Letters and digits in words, without case and accents.
  private static func letters(_ text: String) -> String {
    FoldedText.folded(String(text.prefix(mostLetters))).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// Whether each word of one is the beginning of a word of the other, in its order.
  private static func isShortened(_ short: [Substring], _ long: [Substring]) -> Bool {
    guard !short.isEmpty, short.count <= long.count else { return false }
    var place = 0
    for word in short {
      while place < long.count, !long[place].hasPrefix(word) { place += 1 }
      guard place < long.count else { return false }
      place += 1
    }
    return true
  }

  /// `221-8` is `221-228`.
  private static func pages(_ text: String) -> String {
    let parts = FoldedText.folded(text.filter { !$0.isWhitespace }).split { "-–—".contains($0) }.map(String.init)
    guard parts.count == 2, parts[1].count < parts[0].count, parts[1].allSatisfy(\.isNumber) else {
      return parts.joined(separator: "-")
    }
    return parts[0] + "-" + parts[0].prefix(parts[0].count - parts[1].count) + parts[1]
  }
}

/// Chooses between lists of names: the longest; of as long ones that with most letters in the given names.
enum NamesChoice {
  static func place(among values: [Citation.Value]) -> Int? {
    values.indices.max { score(values[$0], $0) < score(values[$1], $1) }
  }

  private static func score(_ value: Citation.Value, _ place: Int) -> (Int, Int, Int, Int) {
    guard case .names(let names) = value else { return (0, 0, 0, 0) }
    let whole = names.filter { !isRest($0) }
    let isShouted = !whole.contains { ($0.family ?? $0.literal ?? "").contains(where: \.isLowercase) }
    return (whole.count, isShouted ? 0 : 1, whole.reduce(0) { $0 + ($1.given?.count { $0.isLetter } ?? 0) }, -place)
  }

  /// `et al.` is no name.
  private static func isRest(_ name: CitationName) -> Bool {
    ["et al", "et al.", "and others", "others"].contains((name.literal ?? name.family ?? "").lowercased())
  }
}

/// Chooses between dates of publication: that of the record that has a volume and pages, since a date before those is that
/// of the publication ahead of print; then the commonest year, then the most exact date.
enum IssuedChoice {
  static func place(among candidates: [(value: Citation.Value, record: ImportedRecord)]) -> Int? {
    let dated = candidates.indices.filter { year(candidates[$0].value) != nil }
    let printed = dated.filter {
      candidates[$0].record.citation["volume"] != nil && candidates[$0].record.citation["page"] != nil
    }
    let counting = printed.isEmpty ? dated : printed
    guard let common = Commonest.value(of: counting, by: { year(candidates[$0].value) }) else {
      return candidates.indices.first
    }
    let wanted = year(candidates[common].value)
    return dated.filter { year(candidates[$0].value) == wanted }
      .max { (exactness(candidates[$0].value), -$0) < (exactness(candidates[$1].value), -$1) }
  }

  private static func year(_ value: Citation.Value) -> Int? {
    if case .date(let date) = value { date.parts.first?.year } else { nil }
  }

  private static func exactness(_ value: Citation.Value) -> Int {
    guard case .date(let date) = value, let part = date.parts.first else { return 0 }
    return part.day != nil ? 3 : part.month != nil ? 2 : date.season != nil || date.parts.count > 1 ? 1 : 0
  }
}

/// Chooses between abstracts: the longest that is not cut off; one in parts before one in a piece that is hardly longer.
enum AbstractChoice {
  static func place(among texts: [String], isParted: [Bool]) -> Int? {
    let there = texts.indices.filter { !texts[$0].isEmpty }
    let whole = there.filter { !isCut(texts[$0]) }
    let candidates = whole.isEmpty ? there : whole
    guard let longest = candidates.map({ texts[$0].utf8.count }).max() else { return nil }
    let long = candidates.filter { texts[$0].utf8.count * 10 >= longest * 9 }
    return long.max {
      (isParted[$0] ? 1 : 0, texts[$0].utf8.count, -$0) < (isParted[$1] ? 1 : 0, texts[$1].utf8.count, -$1)
    }
  }

  /// As MEDLINE marked it until 2000, or as programs cut it.
  private static func isCut(_ text: String) -> Bool {
    text.contains("(ABSTRACT TRUNCATED") || text.hasSuffix("...") || text.hasSuffix("…")
  }
}

/// What is known of the names besides the names, put with the list of names that was chosen.
enum MergedContributors {
  static func contributors(of citation: Citation, from records: [ImportedRecord]) -> [ImportedRecord.Contributor] {
    var merged: [ImportedRecord.Contributor] = []
    for role in CitationVariable.names {
      guard case .names(let names) = citation[role] else { continue }
      for (index, name) in names.enumerated() {
        var contributor = ImportedRecord.Contributor(role: role, position: index + 1)
        let family = FoldedText.folded(name.short)
        for record in records {
          guard case .names(let others) = record.citation[role], others.indices.contains(index),
            FoldedText.folded(others[index].short) == family
          else { continue }
          for known in record.contributors where known.role == role && known.position == index + 1 {
            contributor.orcid = contributor.orcid ?? known.orcid
            if contributor.affiliations.isEmpty { contributor.affiliations = known.affiliations }
          }
        }
        if contributor.orcid != nil || !contributor.affiliations.isEmpty { merged.append(contributor) }
      }
    }
    return merged
  }
}
