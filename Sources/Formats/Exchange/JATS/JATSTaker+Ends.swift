import Records

// What is put together where an element ends.
extension JATSTaker {
  mutating func endDate(_ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    let parts = [values[.year], values[.month], values[.day], values[.season]].compactMap { $0 }
    let written = attributes[.isoDate] ?? parts.joined(separator: values[.season] == nil ? "-" : " ")
    guard let date = CitationParts.date(written) else { return assembly.keep(written, from: origin) }
    dates.append(("\(attributes[.dateKind] ?? "") \(attributes[.dateFormat] ?? "")", date, written, origin))
  }

  /// The date of the issue goes before that of the screen; the others are kept.
  static func rank(_ kind: String) -> Int {
    let kinds = ["ppub", "collection", "print", "epub", "pub"]
    return kinds.firstIndex { kind.contains($0) } ?? kinds.count
  }

  mutating func finish(_ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    putTitle(&assembly)
    putJournalIDs(&assembly)
    putDates(&assembly)
    putPages(&assembly)
    for person in people { put(person, &assembly) }
    for (id, affiliation) in affiliations.sorted(by: { $0.value.origin.line < $1.value.origin.line }) {
      if usedAffiliations.contains(id) {
        assembly.count(affiliation.origin)
      } else {
        assembly.keep(affiliation.text, from: affiliation.origin)
      }
    }
    putPlainAbstract(&assembly)
  }

  /// PMC has the abbreviation nowhere else: of ISO, or of NLM's catalogue.
  func putJournalIDs(_ assembly: inout RecordAssembly) {
    let short =
      assembly.has(.containerTitleShort)
      ? nil
      : journalIDs.first { $0.kind == "iso-abbrev" }
        ?? journalIDs.first { $0.kind == "nlm-ta" }
    for (kind, text, origin) in journalIDs {
      if let short, kind == short.kind, text == short.text {
        assembly.set(.containerTitleShort, text, from: origin)
      } else {
        let tag = kind.isEmpty ? origin.tag : assembly.tag("journal-id (\(kind))")
        assembly.keep(text, from: .init(tag: tag, line: origin.line))
      }
    }
  }

  func putTitle(_ assembly: inout RecordAssembly) {
    guard let title else {
      for subtitle in subtitles { assembly.keep(subtitle.text, from: subtitle.origin) }
      return
    }
    let whole = subtitles.reduce(title.text) { CitationParts.joined($0, subtitle: $1.text) }
    title.text.lend {
      let repair = subtitles.isEmpty ? nil : CitationParts.repair(ofSubtitleOf: $0)
      assembly.set(.title, whole, from: title.origin, repair: repair)
    }
    for subtitle in subtitles { assembly.count(subtitle.origin) }
  }

  /// Whether one tells the month of what the other has the year of only.
  private static func isFuller(_ date: CitationDate, than other: CitationDate) -> Bool {
    guard date.parts.count == 1, other.parts.count == 1, other.season == nil else { return false }
    return date.parts[0].year == other.parts[0].year && date.parts[0].month != nil && other.parts[0].month == nil
  }

  /// When it came into an archive is no date of publication; of a year alone the fuller date of that year tells more.
  func putDates(_ assembly: inout RecordAssembly) {
    let order = dates.enumerated().sorted {
      (Self.rank($0.element.kind), $0.offset) < (Self.rank($1.element.kind), $1.offset)
    }
    let published = order.filter { !$0.element.kind.contains("pmc-release") }
    let chosen = published.first { Self.isFuller($0.element.date, than: published[0].element.date) } ?? published.first
    for (place, date) in order {
      let kind = date.kind.split(separator: " ").joined(separator: " ")
      if !assembly.has(.issued), place == chosen?.offset {
        CitationParts.tell(date.date, from: date.origin, into: &assembly)
        date.written.lend { assembly.set(.issued, date.date, written: $0, from: date.origin) }
      } else {
        let tag = assembly.tag(kind.isEmpty ? "pub-date" : "pub-date (\(kind))")
        assembly.keep(date.written, from: .init(tag: tag, line: date.origin.line))
      }
    }
  }

  func putPages(_ assembly: inout RecordAssembly) {
    if let first = pages[.firstPage] {
      first.text.lend { start in
        (pages[.lastPage]?.text ?? "").lend {
          CitationParts.putPages(start, last: $0, from: first.origin, into: &assembly)
        }
      }
    }
    if let last = pages[.lastPage] {
      last.text.lend { end in
        (pages[.firstPage]?.text ?? "").lend {
          CitationParts.putLastPage(end, first: $0.isEmpty ? nil : $0, from: last.origin, into: &assembly)
        }
      }
    }
    if let locator = pages[.locator] { assembly.set(.page, locator.text, from: locator.origin) }
  }

  mutating func put(_ person: Person, _ assembly: inout RecordAssembly) {
    guard person.name != CitationName() else {
      for text in person.particulars { assembly.keep(text, from: person.origin) }
      return assembly.drop(person.origin, "it has no name")
    }
    if let kind = person.otherKind {
      let tag = assembly.tag("contrib (\(kind))")
      let whole = [person.name.familyFirst] + person.particulars
      return assembly.keep(whole.joined(separator: "; "), from: .init(tag: tag, line: person.origin.line))
    }
    assembly.add(person.name, to: person.role, from: person.origin)
    person.orcid?.lend { assembly.addUncounted(orcid: $0) }
    for identifier in person.identifiers {
      identifier.value.lend { value in
        identifier.scheme.lend { assembly.addUncounted(nameIdentifier: value, scheme: $0) }
      }
    }
    for affiliation in person.affiliations { affiliation.lend { assembly.addUncounted(affiliation: $0) } }
    for id in person.references {
      guard let affiliation = affiliations[id] else { continue }
      usedAffiliations.insert(id)
      affiliation.text.lend { assembly.addUncounted(affiliation: $0) }
    }
  }

  /// What PubMed calls the links between articles that JATS has names for.
  ///
  /// Source: *Journal Publishing Tag Library*, attribute `related-article-type`, and PubMed's own names written as JATS writes
  /// its. `retraction` alone says not which of the two was taken back, `partial-retraction` not that the whole was.
  static let relations = [
    "retraction-in": "RetractionIn", "retraction-of": "RetractionOf",
    "retraction-forward": "RetractionIn", "retracted-article": "RetractionOf", "correction-forward": "ErratumIn",
    "corrected-article": "ErratumFor", "commentary": "CommentIn", "commentary-article": "CommentOn",
  ]

  func putRelated(_ words: String, _ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    let kind = attributes[.relatedKind] ?? ""
    let source = [words, attributes[.relatedAddress] ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    guard !kind.isEmpty else { return assembly.keep(source, from: origin) }
    (Self.relations[kind] ?? kind).lend { kind in
      source.lend {
        assembly.add(correction: kind, source: $0.isEmpty ? nil : $0, pmid: nil, note: nil, from: origin)
      }
    }
  }

  /// A name in one piece may have its parts marked in it: `<surname>Roe</surname>, <given-names>R.</given-names>`.
  mutating func stray(
    _ text: Bytes, in group: Int, _ origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard group == Field.wholeName.rawValue else { return assembly.keep(text, from: origin) }
    strayWords += (strayWords.isEmpty ? "" : " ") + text.string
  }

  mutating func endWholeName(_ origin: RecordAssembly.Origin, _ assembly: inout RecordAssembly) {
    let words = strayWords.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.contains(where: { $0.isLetter }), let last = people.indices.last else { return }
    guard people[last].name == CitationName() else { return assembly.keep(words, from: origin) }
    people[last].name = words.lend { bytes in
      let name =
        bytes.contains(UInt8(ascii: ","))
        ? CitationParts.name(familyFirst: bytes) : CSVNames.shortName(bytes) ?? .init(literal: bytes)
      return CitationName(
        family: name.family?.string, given: name.given?.string, suffix: name.suffix?.string,
        nonDroppingParticle: name.nonDroppingParticle?.string,
        literal: name.literal?.string)
    }
    assembly.count(origin)
  }

  func putPlainAbstract(_ assembly: inout RecordAssembly) {
    if !hasSections, plain.count == 1 {
      let first = plain[0]
      return first.text.lend { assembly.set(.abstract, $0, from: first.origin) }
    }
    if !hasSections { putPlainParts(&assembly) }
  }

  /// Paragraphs outside the sections, in their place among them.
  func putPlainParts(_ assembly: inout RecordAssembly) {
    for part in plain { part.text.lend { assembly.add(section: $0, label: nil, category: nil, from: part.origin) } }
  }
}
