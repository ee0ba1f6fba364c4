import Records

/// One member of an item of CSL-JSON, on its way to its place.
struct CSLJSONMember {
  let key: String
  let mark: Mark
  let value: Node
  /// All the members of the item.
  private let item: [Node.Member]
  /// Whether what stands in the file was not written as the text it is, which was told.
  private let isMended: Bool

  init(_ key: String, _ value: Node, at mark: Mark, of item: [Node.Member] = [], isMended: Bool = false) {
    self.key = key
    self.value = value
    self.mark = mark
    self.item = item
    self.isMended = isMended
  }

  /// Another member of the item.
  func sibling(_ key: String) -> Node? { item.first { $0.key == key }?.value }

  /// Crossref's types that have another name in CSL.
  ///
  /// Source: `https://api.crossref.org/types`.
  private static let types = [
    "journal-article": "article-journal", "proceedings-article": "paper-conference", "book-chapter": "chapter",
    "book-section": "chapter", "monograph": "book", "edited-book": "book", "reference-book": "book",
    "dissertation": "thesis", "posted-content": "article",
  ]

  private static let renamed = Citation.oldNames.merging(["short-container-title": "container-title-short"]) { $1 }

  /// Puts a member in its place, or keeps it.
  static func put(
    _ member: Node.Member, of item: [Node.Member], isMended: Bool, into assembly: inout RecordAssembly
  ) {
    var value = member.value
    if case .string(let text) = value.value {
      value.value = .string(storable(text, line: member.keyMark.line, &assembly))
    }
    CSLJSONMember(member.key, value, at: member.keyMark, of: item, isMended: isMended).put(into: &assembly)
  }

  private func put(into assembly: inout RecordAssembly) {
    let origin = RecordAssembly.Origin(tag: assembly.tag(key), line: mark.line, isMended: isMended)
    // Crossref's name of it, and what CSL's variables were called before: beside another value of the present name an old one
    // is a variable of its own.
    if let name = Self.renamed[key],
      Citation.oldNames[key] == nil || sibling(name).map({ $0.value == value.value }) ?? true
    {
      if case .array(let values) = value.value {
        return CSLJSONMember(name, value, at: mark).putFirst(of: values, from: origin, into: &assembly)
      }
      if let variable = CSLJSONMember(name, value, at: mark).variable { return assembly.set(variable, from: origin) }
    }
    if value.isEmpty { return assembly.drop(origin, "it holds nothing") }
    if putAsCrossref(from: origin, into: &assembly) { return }
    let text = value.string ?? JSONWriter.inline(value)
    switch (key, value.value) {
    case ("id", _): text.lend { assembly.set(sourceID: $0, from: origin) }
    case ("type", _): putType(text, from: origin, into: &assembly)
    case ("abstract", .string) where text.holds(scalars: "<jats:"):
      let plain = Self.withoutJATS(text)
      if Lexical.isBlank(plain) { return assembly.drop(origin, "it holds nothing") }
      text.lend {
        assembly.set(
          .abstract, plain, from: origin, repair: .init("Crossref's tags are taken out of the abstract", of: $0))
      }
    case ("page", .string) where !Lexical.isBlank(text):
      text.lend { CitationParts.putPages($0, from: origin, into: &assembly) }
    case ("DOI", .string) where !Lexical.isBlank(text):
      text.lend { CitationParts.putDOI($0, from: origin, into: &assembly) }
    case ("ISSN", .string) where !Lexical.isBlank(text), ("ISBN", .string) where !Lexical.isBlank(text):
      text.lend { CitationParts.putNumbers($0, isBook: key == "ISBN", from: origin, into: &assembly) }
    case ("language", .string) where !Lexical.isBlank(text):
      text.lend { CitationParts.putLanguage($0, from: origin, into: &assembly) }
    case ("PMID", .string): text.lend { assembly.set(pmid: $0, from: origin) }
    case ("keyword", .string):
      var part = origin
      for word in CSLKeywords.words(of: text) {
        word.lend { assembly.add(keyword: $0, from: part) }
        part.isCounted = false
      }
      if part.isCounted { assembly.drop(origin, "it holds nothing") }
    case (_, .array(let names)) where CitationVariable.names.contains(key):
      putNames(names, from: origin, into: &assembly)
    case (_, .array(let values)) where CitationVariable.texts.contains(key):
      putFirst(of: values, from: origin, into: &assembly)
    default:
      guard let variable else { return assembly.keep(text, from: origin) }
      if case .date(let date) = variable.value, let whole = Self.understood(date) {
        CitationParts.tell(whole, from: origin, into: &assembly)
        return text.lend { assembly.set(CitationKey(key) ?? .issued, whole, written: $0, from: origin) }
      }
      // What a program leaves to CSL's processors to read: `{"raw": "May 2016"}`.
      if case .date(let date) = variable.value, date.parts.isEmpty, let raw = date.raw,
        let whole = CitationParts.date(raw), whole.raw == nil
      {
        return raw.lend {
          assembly.set(
            CitationKey(key) ?? .issued, whole, written: $0, from: origin,
            repair: .init("a date in words is taken apart", of: $0))
        }
      }
      assembly.set(variable, from: origin)
      if key == "note" { text.lend { CitationParts.putIdentifiers(ofNote: $0, into: &assembly) } }
    }
  }

  /// The year of a date of which no month has the day, with what is written beside it; nil where all is well.
  private static func understood(_ date: CitationDate) -> CitationDate? {
    func isSome(_ part: CitationDate.Part) -> Bool {
      part.day.map { CitationParts.isDay($0, month: part.month ?? 0, year: part.year) } ?? true
    }
    guard let first = date.parts.first, !date.parts.allSatisfy(isSome) else { return nil }
    let words = date.parts.map { part in
      [part.year, part.month, part.day].compactMap { $0.map(String.init) }.joined(separator: "-")
    }
    return CitationDate(parts: [.init(year: first.year)], raw: words.joined(separator: "/"))
  }

  private func putType(
    _ text: String, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    if CitationVariable.types.contains(text) {
      assembly.type = text
      return assembly.count(origin)
    }
    if let type = Self.types[text] { assembly.type = type }
    assembly.keep(text, from: origin)
  }

  /// Titles and paragraphs a line each; italics and the like as CSL has them.
  private static func withoutJATS(_ text: String) -> String {
    var plain = text
    for (tag, other) in [("italic", "i"), ("bold", "b"), ("sub", "sub"), ("sup", "sup")] {
      plain = plain.replacing(scalars: "<jats:\(tag)>", with: "<\(other)>")
        .replacing(scalars: "</jats:\(tag)>", with: "</\(other)>")
    }
    for tag in ["title", "p", "sec"] { plain = plain.replacing(scalars: "</jats:\(tag)>", with: "\n") }
    plain = plain.replacing(#/</?jats:[^>]*>/#.matchingSemantics(.unicodeScalar), with: "")
    let lines = plain.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) }
    return lines.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }.joined(separator: "\n")
  }

  /// The text with what cannot stand in a record replaced.
  private static func storable(_ text: String, line: Int, _ assembly: inout RecordAssembly) -> String {
    guard Lexical.firstForbidden(in: text) != nil else { return text }
    assembly.remark("characters that cannot stand in a record are replaced by U+FFFD", line: line, isFault: true)
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { Lexical.firstForbidden(in: String($0)) == nil ? $0 : "\u{FFFD}" }))
  }

  /// The variable where it alone would make a good item; nil where CSL has no such variable or its value is another.
  var variable: Citation.Variable? {
    let needed = [("id", "x"), ("type", "document")].map { key, value in
      Node.Member(key: key, keyMark: mark, value: Node(.string(value)))
    }
    let item = Node(.object(needed + [Node.Member(key: key, keyMark: mark, value: value)]), mark: mark)
    let problems = ShapeCheck.problems(of: item, shape: CitationShape.citation, file: "")
    return problems.isEmpty ? Citation(item).variables.first : nil
  }

  // MARK: Several values

  /// CSL has one text where Crossref has a list: the first is the variable's, the others are kept.
  private func putFirst(
    of values: [Node], from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard let first = values.first, let variable = CSLJSONMember(key, first, at: mark).variable else {
      return assembly.keep(JSONWriter.inline(value), from: origin)
    }
    assembly.set(variable, from: origin)
    for other in values.dropFirst() {
      guard key == "ISSN" || key == "ISBN", let number = other.string else {
        assembly.keep(other.string ?? JSONWriter.inline(other), from: origin)
        continue
      }
      number.lend { assembly.add(identifier: $0, scheme: key.lowercased(), from: origin) }
    }
  }

  private static let partsOfNames = Set(CitationShape.name.fields.map(\.name))

  private func putNames(
    _ names: [Node], from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    for var name in names {
      if let literal = Self.group(name) { name = literal }
      let known = Self.partsOfNames
      let parts = name.members.filter { known.contains($0.key) && $0.value.string.map(Lexical.isBlank) != true }
      let bare = Node(.array([Node(.object(parts), mark: name.mark)]), mark: name.mark)
      guard let variable = CSLJSONMember(key, bare, at: mark).variable else {
        assembly.keep(JSONWriter.inline(name), from: origin)
        continue
      }
      assembly.set(variable, from: origin)
      for member in name.members where !known.contains(member.key) { put(member, ofNameIn: origin, into: &assembly) }
    }
  }

  /// Crossref's `{"name": "Study Group"}` as CSL has it; nil for another.
  private static func group(_ name: Node) -> Node? {
    guard case .object(var members) = name.value, let place = members.firstIndex(where: { $0.key == "name" }),
      !members.contains(where: { ["family", "given", "literal"].contains($0.key) })
    else { return nil }
    members[place].key = "literal"
    return Node(.object(members), mark: name.mark)
  }

  /// What Crossref says of a person besides the name.
  private func put(
    _ member: Node.Member, ofNameIn list: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    let origin = RecordAssembly.Origin(tag: assembly.tag("\(key).\(member.key)"), line: member.keyMark.line)
    if member.key == "ORCID", let orcid = member.value.string?.lend({ CitationParts.orcid($0)?.string }) {
      return orcid.lend { assembly.add(orcid: $0, from: origin) }
    }
    guard member.key == "affiliation", case .array(let places) = member.value.value else {
      let text = member.value.string ?? JSONWriter.inline(member.value)
      return assembly.keep(Self.storable(text, line: mark.line, &assembly), from: origin)
    }
    for place in places {
      let isBare = place.members.count == 1 || place.string != nil
      guard isBare, let name = place.string ?? place["name"]?.string else {
        assembly.keep(JSONWriter.inline(place), from: origin)
        continue
      }
      Self.storable(name, line: mark.line, &assembly).lend { assembly.add(affiliation: $0, from: origin) }
    }
  }
}

extension Node {
  /// Whether it is a list or an object without anything in it.
  fileprivate var isEmpty: Bool {
    switch value {
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }
}
