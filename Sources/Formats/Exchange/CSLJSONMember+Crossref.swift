import Records

/// What Crossref's answers hold besides CSL's variables.
///
/// Source: *Crossref REST API*, works; its types of update are those of Crossmark.
extension CSLJSONMember {
  /// Puts a member that only Crossref has where a record has a place for it.
  ///
  /// - Returns: whether it was put; other members are CSL's, or are kept.
  func putAsCrossref(from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) -> Bool {
    if let (text, values) = title {
      (Self.firstText(value) ?? text).lend { bare in
        text.lend { assembly.set(.title, $0, from: origin, repair: CitationParts.repair(ofSubtitleOf: bare)) }
      }
      var rest = origin
      rest.isCounted = false
      for other in values.dropFirst() { keep(other, from: rest, into: &assembly) }
      return true
    }
    switch (key, value.value) {
    case ("subtitle", .array(let values)) where sibling("title").flatMap(Self.firstText) != nil && !values.isEmpty:
      assembly.count(origin)
      var rest = origin
      rest.isCounted = false
      for other in values.dropFirst() { keep(other, from: rest, into: &assembly) }
    case ("publisher-location", .string(let text)): assembly.set(.publisherPlace, text, from: origin)
    case ("edition-number", .string(let text)): assembly.set(.edition, text, from: origin)
    case ("article-number", .string(let text)) where sibling("page") == nil:
      assembly.set(.page, text, from: origin)
    case ("published-print", _) where isDate, ("published-online", _) where isDate, ("published", _) where isDate:
      putPublished(from: origin, into: &assembly)
    case ("event", .object(let members)):
      put(
        members, from: origin, into: &assembly,
        places: [("name", CitationKey("event-title")), ("location", CitationKey("event-place"))])
    case ("alternative-id", .array(let values)):
      putEach(values, from: origin, into: &assembly) { node, assembly, origin in
        guard let text = Self.words(node) else { return .none }
        text.lend { assembly.add(identifier: $0, scheme: "alternative-id", from: origin) }
        return .whole
      }
    case ("issn-type", .array(let values)), ("isbn-type", .array(let values)):
      putEach(values, from: origin, into: &assembly) { node, assembly, origin in
        let kind = ["print": "print", "electronic": "electronic"][node["type"]?.string ?? ""]
        guard let kind, let number = Self.words(node["value"]) else { return .none }
        number.lend { assembly.add(identifier: $0, scheme: "\(key.prefix(4))-\(kind)", from: origin) }
        return node.members.count == 2 ? .whole : .part
      }
    case ("funder", .array(let values)): putEach(values, from: origin, into: &assembly, Self.putFunder)
    case ("clinical-trial-number", .array(let values)):
      putEach(values, from: origin, into: &assembly) { node, assembly, origin in
        guard let number = Self.words(node["clinical-trial-number"]) else { return .none }
        let registry = Self.words(node["registry"])
        number.lend { number in
          if let registry {
            registry.lend { assembly.add(registration: number, registry: $0, from: origin) }
          } else {
            assembly.add(registration: number, registry: nil, from: origin)
          }
        }
        return node.members.count == (registry == nil ? 1 : 2) ? .whole : .part
      }
    case ("update-to", .array(let values)), ("updated-by", .array(let values)):
      putEach(values, from: origin, into: &assembly, putUpdate)
    default: return false
    }
    return true
  }

  // MARK: Titles and dates

  /// The title with the subtitle, where Crossref has that in a list of its own, and the titles as they stand.
  private var title: (text: String, values: [Node])? {
    guard key == "title", let first = Self.firstText(value), let subtitle = sibling("subtitle"),
      case .array = subtitle.value, let second = Self.firstText(subtitle)
    else { return nil }
    if case .array(let values) = value.value {
      return (CitationParts.joined(first, subtitle: second), values)
    }
    return (CitationParts.joined(first, subtitle: second), [value])
  }

  /// A text, or the first of a list.
  private static func firstText(_ node: Node) -> String? {
    if case .array(let values) = node.value { words(values.first) } else { words(node) }
  }

  /// A text that a record can hold as it is; what holds other characters is kept as JSON, which has a way to write them.
  private static func words(_ node: Node?) -> String? {
    node?.string.flatMap { Lexical.isBlank($0) || Lexical.firstForbidden(in: $0) != nil ? nil : $0 }
  }

  private static let published = ["published-print", "published-online", "published"]

  private var isDate: Bool { Self.year(value) != nil }

  /// The year of `{"date-parts": [[2005, 3]]}`, where there is one: Crossref may have null there.
  private static func year(_ node: Node) -> String? {
    guard case .array(let dates)? = node["date-parts"]?.value, case .array(let parts)? = dates.first?.value,
      case .number(let year)? = parts.first?.value
    else { return nil }
    return year
  }

  /// Crossref's earliest date is `issued`; without it the first of the others stands for it.
  private func putPublished(from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    let hasIssued = sibling("issued").flatMap(Self.year) != nil
    let first = Self.published.first { sibling($0).flatMap(Self.year) != nil }
    guard !hasIssued, first == key, let date = CSLJSONMember("issued", value, at: mark).variable else {
      return assembly.keep(JSONWriter.inline(value), from: origin)
    }
    assembly.set(date, from: origin)
  }

  // MARK: Lists

  /// How much of a value has its place.
  private enum Placed { case whole, part, none }

  /// The values of a list, which count as one; what is not wholly placed is kept as the JSON it is.
  private func putEach(
    _ values: [Node], from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly,
    _ put: (Node, inout RecordAssembly, RecordAssembly.Origin) -> Placed
  ) {
    var part = origin
    part.isCounted = false
    var isPlaced = false
    var rest: [Node] = []
    for value in values {
      let placed = put(value, &assembly, part)
      isPlaced = isPlaced || placed != .none
      if placed != .whole { rest.append(value) }
    }
    if isPlaced { assembly.count(origin) }
    for (place, value) in rest.enumerated() {
      keep(value, from: isPlaced || place > 0 ? part : origin, into: &assembly)
    }
  }

  private func keep(_ node: Node, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    assembly.keep(Self.words(node) ?? JSONWriter.inline(node), from: origin)
  }

  /// The members that have a place go there, the others are kept.
  private func put(
    _ members: [Node.Member], from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly,
    places: [(name: String, key: CitationKey?)]
  ) {
    for member in members {
      let part = RecordAssembly.Origin(
        tag: assembly.tag("\(key).\(member.key)"), line: member.keyMark.line)
      if let variable = places.first(where: { $0.name == member.key })?.key, let text = Self.words(member.value) {
        assembly.set(variable, text, from: part)
      } else {
        keep(member.value, from: part, into: &assembly)
      }
    }
  }

  /// `{"name": "ZonMw", "award": ["123"], "DOI": "10.13039/501100001826"}`; the DOI has no place and stays with the rest.
  private static func putFunder(
    _ node: Node, into assembly: inout RecordAssembly, from origin: RecordAssembly.Origin
  ) -> Placed {
    guard let name = words(node["name"]) else { return .none }
    var awards: [String] = []
    if case .array(let values)? = node["award"]?.value { awards = values.compactMap(words) }
    name.lend { agency in
      if awards.isEmpty { assembly.add(grant: nil, acronym: nil, agency: agency, country: nil, from: origin) }
      for award in awards {
        award.lend { assembly.add(grant: $0, acronym: nil, agency: agency, country: nil, from: origin) }
      }
    }
    let isWhole = node.members.allSatisfy { $0.key == "name" || $0.key == "award" }
    return isWhole && awards.count == (node["award"]?.elements.count ?? 0) ? .whole : .part
  }

  // MARK: Corrections

  /// Crossmark's types of update, and what PubMed calls the link: from the notice, and to it.
  private static let updates: [String: (of: String, by: String)] = [
    "retraction": ("RetractionOf", "RetractionIn"),
    "partial retraction": ("PartialRetractionOf", "PartialRetractionIn"),
    "erratum": ("ErratumFor", "ErratumIn"), "corrigendum": ("ErratumFor", "ErratumIn"),
    "correction": ("ErratumFor", "ErratumIn"),
    "expression of concern": ("ExpressionOfConcernFor", "ExpressionOfConcernIn"),
    "new version": ("UpdateOf", "UpdateIn"), "new edition": ("UpdateOf", "UpdateIn"),
  ]

  /// `{"DOI": "10.1000/x", "type": "retraction", "updated": {…}}`, in a notice (`update-to`) or in what it is about
  /// (`updated-by`).
  private func putUpdate(
    _ node: Node, into assembly: inout RecordAssembly, from origin: RecordAssembly.Origin
  ) -> Placed {
    let type = (node["type"]?.string ?? "").lowercased().split { $0 == "_" || $0 == "-" || $0 == " " }
    guard let update = Self.updates[type.joined(separator: " ")], let doi = Self.words(node["DOI"])
    else { return .none }
    (key == "update-to" ? update.of : update.by).lend { kind in
      doi.lend { assembly.add(correction: kind, source: $0, pmid: nil, note: nil, from: origin) }
    }
    return .part
  }
}
