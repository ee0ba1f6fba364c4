import Records

/// Which field holds an identifier that CSL has no variable for.
enum BibTeXIdentifiers {
  /// What is written of an identifier of another scheme has this before its name.
  private static let prefix = "identifier-"
  /// Where publications stand before they are printed, or besides: what BibLaTeX calls an `eprint`.
  private static let archives: Set = [
    "arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "osf", "ssrn", "repec", "hal", "zenodo", "jstor",
    "hdl", "googlebooks",
  ]

  static func isArchive(_ scheme: String) -> Bool { archives.contains(scheme.lowercased()) }

  /// BibTeX does not tell capitals from small letters.
  ///
  /// - Returns: nil for a name that no field can have.
  static func field(ofScheme name: String) -> String? {
    let scheme = name.lowercased()
    return switch scheme {
    case "pii": "pii"
    case "wos": "unique-id"
    case _ where scheme.utf8.allSatisfy({ $0.isLowercase || $0.isDigit || $0 == UInt8(ascii: "-") }) && !scheme.isEmpty:
      prefix + scheme
    default: nil
    }
  }

  static func scheme(ofField name: String) -> String? {
    if name == "pii" { return name }
    return name.hasPrefix(prefix) && name.utf8.count > prefix.utf8.count
      ? String(name.dropFirst(prefix.utf8.count)) : nil
  }
}

extension BibTeXMapping {
  func putIdentifier(
    _ raw: Bytes, _ field: BibTeXEntry.Field, from origin: Origin, into assembly: inout RecordAssembly
  ) {
    guard let scheme = BibTeXIdentifiers.scheme(ofField: assembly.name(ofTag: field.name.tag)) else {
      return assembly.keep(raw, from: origin)
    }
    LaTeXText.lend(raw, .verbatim, onUnknown: { _ in }) {
      assembly.add(identifier: $0, scheme: scheme, from: origin)
    }
  }

  mutating func putDOI(_ raw: Bytes, from origin: Origin, into assembly: inout RecordAssembly) {
    LaTeXText.lend(raw, .verbatim, onUnknown: { _ in }) { text in
      guard CitationParts.doi(text) != nil else { return assembly.keep(raw, from: origin) }
      CitationParts.putDOI(text, from: origin, into: &assembly)
    }
  }

  mutating func putPMID(_ raw: Bytes, from origin: Origin, into assembly: inout RecordAssembly) {
    assembly.set(pmid: raw, from: origin)
  }

  mutating func putPMCID(_ raw: Bytes, from origin: Origin, into assembly: inout RecordAssembly) {
    if raw.integer != nil {
      return assembly.set(
        .pmcid, "PMC\(raw.string)", from: origin, repair: .init("the PMCID is written with 'PMC'", of: raw))
    }
    guard raw.count > 3, raw[part: 0..<3].string.uppercased() == "PMC", raw[part: 3..<raw.count].integer != nil else {
      return assembly.keep(raw, from: origin)
    }
    assembly.set(.pmcid, raw, from: origin)
  }

  /// Whether an `eprint` finds a place, so that its type goes with it.
  func isTaken(_ field: BibTeXEntry.Field, of entry: BibTeXEntry) -> Bool {
    guard let scheme = scheme(of: entry), !scheme.isEmpty else { return false }
    return entry.value(field) { raw in
      switch scheme {
      case Self.pubMed: raw.integer != nil
      case Self.pmc: raw.integer != nil || CitationParts.isPMCID(raw)
      default: !raw.isEmpty
      }
    }
  }

  private static let pubMed = "pubmed"
  private static let pmc = "pmcid"

  /// In small letters; PubMed and PubMed Central under one name each, of which Zotero and others have more.
  private func scheme(of entry: BibTeXEntry) -> String? {
    entry.first(.eprintType).flatMap { field in
      // No scheme has a long name, and one that has would be looked at again for each eprint.
      if entry.value(field, { $0.count > 100 }) { return nil }
      let name = BibTeXMapping.words(field, of: entry).lowercased()
      switch name {
      case "pmid": return Self.pubMed
      case "pmc": return Self.pmc
      default: return name
      }
    }
  }

  mutating func putEprint(
    _ raw: Bytes, of entry: BibTeXEntry, from origin: Origin, into assembly: inout RecordAssembly
  ) {
    guard let field = entry.first(.eprint), isTaken(field, of: entry), let scheme = scheme(of: entry),
      entry.value(field, { $0.baseAddress == raw.baseAddress })
    else { return assembly.keep(raw, from: origin) }
    if scheme == Self.pubMed { return assembly.set(pmid: raw, from: origin) }
    if scheme == Self.pmc { return putPMCID(raw, from: origin, into: &assembly) }
    LaTeXText.lend(raw, .verbatim, onUnknown: { _ in }) {
      assembly.add(identifier: $0, scheme: scheme, from: origin)
    }
  }

  /// Styles before BibLaTeX had no field for a URL.
  mutating func putHowPublished(_ raw: Bytes, from origin: Origin, into assembly: inout RecordAssembly) {
    let isURL = raw.hasPrefix("\\url{") && raw.last == UInt8(ascii: "}") || raw.hasPrefix("http")
    guard isURL, !assembly.has(.url), !raw.contains(where: \.isSpace) else { return assembly.keep(raw, from: origin) }
    LaTeXText.lend(raw, .verbatim, onUnknown: { _ in }) {
      assembly.set(.url, $0, from: origin, repair: .init("the URL is taken out", of: raw))
    }
  }
}
