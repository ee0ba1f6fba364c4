package import Records

extension BibTeXFormat {
  /// One entry, with the record's id as its key; what BibTeX has no field for stands under CSL's name with `csl-` in front,
  /// which every other program passes over.
  package static func write(_ record: ImportedRecord, to text: inout String) {
    var entry = BibTeXEntryText(record)
    entry.addVariables()
    entry.addRest()
    text += "@\(entry.type){\(record.id)"
    for field in entry.fields { text += ",\n  \(field.name) = \(field.value)" }
    text += "\n}\n"
  }
}

/// The fields of an entry that is written, their values with their braces.
struct BibTeXEntryText {
  private let record: ImportedRecord
  private let citation: Citation
  private(set) var type: String
  private(set) var fields: [(name: String, value: String)] = []

  init(_ record: ImportedRecord) {
    self.record = record
    citation = record.wholeCitation
    type = Self.entryType(of: record)
    let type = citation.type
    let read =
      BibTeXTypes.csl[self.type] ?? (CitationVariable.types.contains(self.type) ? self.type : "document")
    if read != type {
      add("entrysubtype", raw: BibTeXTypes.subtypes.first { $0.value == type }?.key ?? type)
    }
  }

  private static func entryType(of record: ImportedRecord) -> String {
    let kept = record.kept.first { $0.tag == "entrytype" }?.values.first ?? ""
    if !kept.isEmpty, kept.utf8.allSatisfy(\.isWordOfEntry),
      !["string", "comment", "preamble", "xdata"].contains(kept)
    {
      return kept
    }
    if let type = BibTeXTypes.entryType(record.citation.type, genre: record.citation.text("genre")) { return type }
    return record.citation.type.hasPrefix("article-") ? "article" : "misc"
  }

  private mutating func add(_ name: String, raw value: String) { fields.append((name, "{\(value)}")) }

  // MARK: Variables of CSL

  mutating func addVariables() {
    for variable in citation.variables {
      switch variable.value {
      case .text(let text): if !Lexical.isBlank(text) { add(variable.name, text) }
      case .number(let number): add(variable.name, number.text)
      case .names(let names): add(variable.name, names)
      case .date(let date): add(variable.name, date)
      // CSL's categories belong to a user's library, not to the publication.
      case .words: break
      }
    }
  }

  private static let names = Dictionary(uniqueKeysWithValues: BibTeXFieldNames.names.map { ($0.value, $0.key) })
  private static let dates = Dictionary(uniqueKeysWithValues: BibTeXFieldNames.dates.map { ($0.value, $0.key) })
  private static let texts = Dictionary(
    BibTeXFieldNames.texts.map { ($0.csl, $0.bibTeX) }, uniquingKeysWith: { first, _ in first })

  /// The field for the names in a variable of CSL.
  static func field(ofNames role: String) -> String { names[role] ?? ownName(role) }

  static func isNames(field: String) -> Bool {
    BibTeXFieldNames.names[field] != nil
      || CitationVariable.names.contains { $0.lowercased() == field.dropFirst(BibTeXFieldNames.prefix.count) }
  }

  private static func ownName(_ variable: String) -> String { BibTeXFieldNames.prefix + variable.lowercased() }

  private mutating func add(_ variable: String, _ text: String) {
    let escaped = LaTeXWriting.escaped(text)
    switch variable {
    case "title": add("title", raw: LaTeXWriting.escaped(text, protectsCapitals: true))
    case "container-title":
      let isPart = ["chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"]
        .contains(citation.type)
      add(isPart ? "booktitle" : "journal", raw: escaped)
    case "collection-title": add("series", raw: escaped)
    // BibTeX's styles print no publisher of these.
    case "publisher":
      add(["thesis": "school", "report": "institution"][citation.type] ?? "publisher", raw: escaped)
    case "genre" where !RISMapping.hasPublicationTypes(citation.type): add("type", raw: escaped)
    case "ISSN", "ISBN":
      let others = record.identifiers.filter { $0.scheme == variable.lowercased() }.map {
        LaTeXWriting.escaped($0.value)
      }
      add(variable.lowercased(), raw: ([escaped] + others).joined(separator: ", "))
    case "URL": add("url", raw: LaTeXWriting.verbatim(text))
    case "DOI" where text.lend { CitationParts.doi($0)?.count == $0.count }:
      add("doi", raw: LaTeXWriting.verbatim(text))
    case "PMID" where text.lend { $0.integer != nil }: add("pmid", raw: text)
    case "PMCID" where text.hasPrefix("PMC") && text.dropFirst(3).utf8.allSatisfy(\.isDigit) && text.utf8.count > 3:
      add("pmcid", raw: text)
    case "page" where Self.isReadAsItIs(pages: text): add("pages", raw: escaped.replacing(scalars: "-", with: "--"))
    case "language": addLanguage(text)
    case BibTeXTypes.numberKey(citation.type).name: add("number", raw: escaped)
    default: add(Self.texts[variable] ?? Self.ownName(variable), raw: escaped)
    }
  }

  private static func isReadAsItIs(pages: String) -> Bool {
    !pages.unicodeScalars.contains { $0 == "\u{2013}" || $0 == "\u{2014}" } && !pages.holds(scalars: "--")
      && pages.lend { CitationParts.expanded(pages: $0) } == nil
  }

  private mutating func addLanguage(_ tag: String) {
    if let name = BibTeXLanguages.name(tag) { return add("langid", raw: name) }
    let isReadAsItIs = BibTeXLanguages.tag(tag).map { $0 == tag } ?? true
    add(isReadAsItIs ? "langid" : Self.ownName("language"), raw: LaTeXWriting.escaped(tag))
  }

  private mutating func add(_ role: String, _ names: [CitationName]) {
    let field = Self.field(ofNames: role)
    var texts = names.compactMap(BibTeXNames.text)
    guard !texts.isEmpty else { return }
    // A list that was incomplete still is, and comes back as it was written.
    let kept = record.kept.first { $0.tag == field }?.values ?? []
    if let same = kept.first(where: { isWorthWriting($0, of: field) && BibTeXNames.names(in: $0) == names }) {
      return add(field, raw: Self.withinEntry(same))
    }
    if kept.first?.isIncompleteNames == true { texts.append("others") }
    add(field, raw: texts.joined(separator: " and "))
  }

  /// A date as BibLaTeX has it, by ISO 8601; where that cannot say all, the whole stands under CSL's name besides.
  private mutating func add(_ variable: String, _ date: CitationDate) {
    let iso = BibTeXDates.iso(date)
    let isWhole = iso.map { BibTeXDates.date($0) == date } ?? false
    if variable != "issued" {
      if isWhole, let iso { return add(Self.dates[variable] ?? Self.ownName(variable), raw: iso) }
    } else if Self.isPlain(date) {
      return addParts(of: date)
    } else if let first = date.parts.first, let iso = BibTeXDates.openRange(of: date) ?? iso {
      // What every BibTeX style knows.
      if (1000...9999).contains(first.year) { add("year", raw: String(first.year)) }
      if iso != String(first.year) { add("date", raw: iso) }
      if BibTeXDates.date(iso) == date { return }
    } else if let text = BibTeXDates.text(date) {
      // `in press`
      return add("year", raw: LaTeXWriting.escaped(text))
    }
    if let text = BibTeXDates.text(date) { add(Self.ownName(variable), raw: LaTeXWriting.escaped(text)) }
  }

  /// Whether year, month and day say it all.
  private static func isPlain(_ date: CitationDate) -> Bool {
    date.parts.count == 1 && !date.isApproximate && date.raw == nil && date.literal == nil
      && (1000...9999).contains(date.parts[0].year)
  }

  private mutating func addParts(of date: CitationDate) {
    let part = date.parts[0]
    add("year", raw: String(part.year))
    if let month = part.month { fields.append(("month", BibTeXParser.months[month - 1])) }
    if let day = part.day { add("day", raw: String(day)) }
    if let season = date.seasonInWords, part.month == nil { add("month", raw: LaTeXWriting.escaped(season)) }
  }

  // MARK: What is no variable of CSL

  mutating func addRest() {
    // A status of CSL's says it too, but is no type.
    if RISMapping.hasPublicationTypes(citation.type), !record.publicationTypes.isEmpty {
      add("type", raw: record.publicationTypes.map { LaTeXWriting.escaped($0.name) }.joined(separator: "; "))
    }
    if !record.keywords.isEmpty {
      let words = record.keywords.map { word in
        let escaped = LaTeXWriting.escaped(word)
        return word.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") } ? "{\(escaped)}" : escaped
      }
      add("keywords", raw: words.joined(separator: ", "))
    }
    let electronic = record.identifiers.filter { $0.scheme == "issn-electronic" }
    if !electronic.isEmpty {
      add("eissn", raw: electronic.map { LaTeXWriting.escaped($0.value) }.joined(separator: ", "))
    }
    addIdentifiers()
    for field in record.kept where field.tag != "entrytype" && Self.isName(field.tag) {
      for value in field.values where isWorthWriting(value, of: field.tag) {
        add(field.tag, raw: Self.withinEntry(value))
      }
    }
  }

  /// A line that begins as an entry does would end the one at hand.
  private static func withinEntry(_ value: String) -> String {
    value.replacing(scalars: "\n@", with: " @").replacing(scalars: "\r@", with: " @")
  }

  /// An entry has one `eprint` only.
  private mutating func addIdentifiers() {
    // These have fields of their own.
    for identifier in record.identifiers where !["issn", "isbn", "issn-electronic"].contains(identifier.scheme) {
      let value = LaTeXWriting.verbatim(identifier.value)
      let field = BibTeXIdentifiers.field(ofScheme: identifier.scheme)
      let hasEprint = fields.contains { $0.name == "eprint" }
      if !hasEprint, field == nil || BibTeXIdentifiers.isArchive(identifier.scheme) {
        add("eprint", raw: value)
        add("eprinttype", raw: LaTeXWriting.escaped(identifier.scheme))
      } else if let field {
        add(field, raw: value)
      }
    }
  }

  /// Names in small letters are BibTeX's; other formats have theirs in capitals.
  private static func isName(_ tag: String) -> Bool {
    !tag.isEmpty && tag.utf8.allSatisfy { $0.isLowercase || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == 0x5F }
  }

  private func isWorthWriting(_ value: String, of field: String) -> Bool {
    var depth = 0
    for byte in value.utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { return false }
    }
    // What another format keeps under this name, such as the date of an article under EndNote's edition, would become a value.
    let place = BibTeXFieldNames.place(of: field)
    if place.kind == .identifier { return false }
    if place.kind == .variable, let key = place.key, citation[key.name] == nil { return false }
    let isListOfNames = BibTeXFieldNames.names[field] != nil && fields.contains { $0.name == field }
    // An element of XML is no field.
    return depth == 0 && !value.hasPrefix("<\(field)") && !Lexical.isBlank(value) && !isListOfNames
  }
}
