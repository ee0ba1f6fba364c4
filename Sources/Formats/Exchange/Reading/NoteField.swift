import Records

/// What Zotero writes into its field Extra, since an item of its kind has no place for it: `Publisher: BMJ`, a line each or, in a
/// table, all in one line.
///
/// Only the names that Zotero has or takes over from publishers part a line, so that prose stays whole. The note stays as it is;
/// a value is taken where the record has no other. Source: *Zotero Documentation*, Citing Fields from Extra.
enum NoteField {
  /// No name of a field is longer, and no value that is taken.
  private static let longestName = 24
  private static let longestValue = 300
  private static let longestLine = 20_000
  /// Of more, most are none of fields.
  private static let mostColons = 200

  private static let variables: [String: CitationKey] = [
    "doi": .doi, "isbn": .isbn, "issn": .issn, "publisher": .publisher, "place": .publisherPlace,
    "publisher place": .publisherPlace, "original date": originalDate, "original title": .originalTitle, "pmid": .pmid,
    "pmcid": .pmcid,
  ]
  private static let originalDate = CitationKey("original-date") ?? .note

  /// Those that end the value before them and have no place of their own here; the last ones are what Zotero takes from pages of
  /// publishers.
  private static let others: Set = [
    "arxiv", "ads bibcode", "mag id", "citation key", "section", "number", "container title", "event date",
    "event place", "event title", "accession number", "page version id", "original publisher",
    "original publisher place", "original author", "reviewed title", "available date", "company", "distributor",
    "institution", "label", "bandiera_abtest", "cg_type", "primary_atype",
    "subject_term", "subject_term_id", "read_status", "_eprint",
  ]

  /// Sets aside what a line of a note holds, for where no field of its own does.
  static func put(_ line: Bytes, into assembly: inout RecordAssembly) {
    guard line.count <= longestLine, let colon = line.prefix(longestName + 1).firstIndex(of: UInt8(ascii: ":")),
      colon + 1 < line.count,
      name(before: colon, in: line, from: 0)?.start == 0
    else { return }
    // The names, each with the place where its value begins.
    var found: [(name: String, start: Int, value: Int)] = []
    var end = 0
    var colons = 0
    for place in line.indices
    where line[place] == UInt8(ascii: ":") && place + 1 < line.count && line[place + 1].isSpace {
      colons += 1
      if colons > mostColons { return }
      guard let (name, start) = name(before: place, in: line, from: end) else { continue }
      found.append((name, start, place + 1))
      end = place + 1
    }
    for (place, field) in found.enumerated() {
      let end = place + 1 < found.count ? found[place + 1].start : line.count
      let value = line[part: field.value..<end].trimmed
      guard let key = variables[field.name], isValue(value, of: key) else { continue }
      // `Section: the same sample as in PMID: 1` names another record.
      let before = place > 0 ? line[part: found[place - 1].value..<field.start].trimmed : line[part: 0..<0]
      if key == .pmid || key == .pmcid, endsInSmallWord(before) { continue }
      assembly.setAside(key, value)
    }
  }

  private static func endsInSmallWord(_ text: Bytes) -> Bool {
    let start = text.lastIndex(where: \.isSpace).map { $0 + 1 } ?? 0
    return text.count - start <= 4 && text[part: start..<text.count].first?.isLowercase == true
  }

  /// The name of a field that ends where a colon stands: of several the one that says most (`Publisher Place`).
  private static func name(before colon: Int, in line: Bytes, from start: Int) -> (name: String, start: Int)? {
    let earliest = max(start, colon - longestName)
    var found: (name: String, start: Int)?
    for place in stride(from: colon - 1, through: earliest, by: -1) where place == 0 || line[place - 1].isSpace {
      let text = line[part: place..<colon].string.lowercased().replacing("-", with: " ")
      if text.hasPrefix("tex.") || variables[text] != nil || others.contains(text) { found = (text, place) }
    }
    return found
  }

  /// Whether nothing in the value speaks against its being one; a colon within may be behind another name.
  private static func isValue(_ value: Bytes, of key: CitationKey) -> Bool {
    guard !value.isEmpty, value.count <= longestValue else { return false }
    switch key {
    case .doi: return CitationParts.doi(value)?.count == value.count
    case .isbn: return CitationParts.isISBN(value)
    case .issn: return CitationParts.isISSN(value)
    case .pmid: return CitationParts.isPMID(value)
    case .pmcid: return CitationParts.isPMCID(value)
    case originalDate: return CitationParts.date(value).map { $0.raw == nil } ?? false
    default:
      return !value.indices.contains {
        value[$0] == UInt8(ascii: ":") && ($0 + 1 == value.count || value[$0 + 1].isSpace)
      }
    }
  }
}

extension RecordAssembly {
  /// A value for where the record turns out to have no other; the first one counts.
  mutating func setAside(_ key: CitationKey, _ text: Bytes) {
    guard aside.count < 32, !aside.contains(where: { $0.key == key }) else { return }
    aside.append((key, Array(text)))
  }

  mutating func putAside() {
    for (key, text) in aside where !has(key) {
      text.withUnsafeBufferPointer { text in
        guard CitationVariable.dates.contains(key.name) else { return setUncounted(key, text) }
        guard let date = CitationParts.date(text) else { return }
        set(key, date, written: text, from: .init(tag: 0, line: line, isCounted: false))
      }
    }
    aside.removeAll(keepingCapacity: true)
  }
}
