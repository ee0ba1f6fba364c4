/// Identifiers as numbers and hashes.
enum IdentifierKey {
  /// What a DOI tells.
  struct DOI {
    /// 0 where it is none.
    var hash: UInt64 = 0
    /// Of a Cochrane review that without its version.
    var series: UInt64 = 0
    /// Its prefix is one under which only preprints stand.
    var isPreprint = false
    /// Its prefix is that of a repository for manuscripts, posters and data.
    var isOfRepository = false
  }

  /// Of a DOI without what comes before `10.`, in small letters; of a preprint without the number of its version.
  ///
  static func doi(_ text: TextBytes) -> DOI {
    var bytes = text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    guard let start = start(of: bytes) else { return DOI() }
    bytes.removeSubrange(..<start)
    // What kind of identifier it is stands behind some: `10.1000/5 [doi]`.
    if let end = bytes.indices.dropFirst().first(where: { bytes[$0] == 0x5B && bytes[$0 - 1] == 0x20 }) {
      bytes.removeSubrange((end - 1)...)
    }
    // So does what an address adds.
    if let end = bytes.firstIndex(of: 0x3F) { bytes.removeSubrange(end...) }
    for ending in addressEndings
    where bytes.count > ending.utf8.count + 8 && bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
      bytes.removeLast(ending.utf8.count)
    }
    while let last = bytes.last, [0x2E, 0x2C, 0x3B, 0x20, 0x29, 0x5D].contains(last) {
      // A bracket that was opened within belongs to it.
      if last == 0x29, bytes.contains(0x28) { break }
      bytes.removeLast()
    }
    let isPreprint = preprintPrefixes.contains { bytes.starts(with: $0.utf8) }
    if isPreprint {
      var end = bytes.count
      while end > 0, LocationKey.isDigit(bytes[end - 1]) { end -= 1 }
      if end > 8, end < bytes.count, bytes[end - 1] == 0x76 {
        bytes.removeSubrange((end - (bytes[end - 2] == 0x2F || bytes[end - 2] == 0x2E ? 2 : 1))...)
      }
    }
    guard bytes.count > 7, bytes.contains(0x2F) else { return DOI() }
    let isOfRepository = repositoryPrefixes.contains { bytes.starts(with: $0.utf8) }
    return DOI(
      hash: Hashing.hash(bytes), series: series(of: bytes), isPreprint: isPreprint, isOfRepository: isOfRepository)
  }

  private static let addressEndings = ["/full", "/abstract", "/pdf", "/epdf", "/fulltext"]

  /// `10.1002/14651858.cd004366` of `….pub6`: each version of a Cochrane review is published anew.
  private static func series(of bytes: [UInt8]) -> UInt64 {
    guard bytes.starts(with: "10.1002/14651858.".utf8) else { return 0 }
    let end = bytes.dropFirst("10.1002/14651858.".utf8.count).firstIndex(of: 0x2E) ?? bytes.count
    return Hashing.hash(bytes[..<end])
  }

  private static func start(of bytes: [UInt8]) -> Int? {
    guard bytes.count > 6 else { return nil }
    for place in 0..<min(bytes.count - 4, 60)
    where bytes[place] == 0x31 && bytes[place + 1] == 0x30 && bytes[place + 2] == 0x2E
      && LocationKey.isDigit(bytes[place + 3])
    {
      return place
    }
    return nil
  }

  /// bioRxiv and medRxiv, Research Square, arXiv, Preprints.org, PsyArXiv, OSF, SSRN, ChemRxiv, TechRxiv, Authorea,
  /// SciELO Preprints; after Crossref's and DataCite's lists of prefixes.
  private static let preprintPrefixes = [
    "10.1101/20", "10.1101/0", "10.1101/1", "10.1101/2", "10.1101/3", "10.1101/4", "10.1101/5", "10.1101/6",
    "10.1101/7",
    "10.1101/8", "10.21203/", "10.48550/", "10.20944/", "10.31234/", "10.31219/", "10.2139/", "10.26434/", "10.36227/",
    "10.22541/", "10.1590/scielopreprints", "10.64898/",
  ]

  /// Zenodo, OSF, figshare, Dryad, Mendeley Data, Harvard Dataverse.
  private static let repositoryPrefixes = [
    "10.5281/", "10.17605/", "10.6084/", "10.5061/", "10.17632/", "10.7910/",
  ]

  static func pmid(_ text: TextBytes) -> UInt32 {
    var place = 0
    while place < text.count, !LocationKey.isDigit(text[place]) { place += 1 }
    let start = place
    let number = LocationKey.number(text, &place)
    return place - start <= 9 ? number : 0
  }

  static func pmcid(_ text: TextBytes) -> UInt64 {
    let number = pmid(text)
    return number == 0 ? 0 : Hashing.mixed(UInt64(number) | 1 << 40)
  }

  /// The first two ISSNs in a text, as numbers of eight digits; a last `X` is counted as 10 and set apart.
  static func issns(_ text: TextBytes, into pair: inout (UInt32, UInt32)) {
    var place = 0
    while place + 9 <= text.count {
      guard let value = issn(text, at: place) else {
        place += 1
        continue
      }
      if pair.0 == 0 || pair.0 == value { pair.0 = value } else { pair.1 = pair.1 == 0 ? value : pair.1 }
      place += 9
    }
  }

  private static func issn(_ text: TextBytes, at place: Int) -> UInt32? {
    if place > 0, LocationKey.isDigit(text[place - 1]) || text[place - 1] == 0x2D { return nil }
    if place + 9 < text.count, LocationKey.isDigit(text[place + 9]) || text[place + 9] == 0x2D { return nil }
    var value: UInt32 = 0
    for offset in 0..<9 {
      let byte = text[place + offset]
      if offset == 4 {
        guard byte == 0x2D else { return nil }
      } else if LocationKey.isDigit(byte) {
        value = value * 10 + UInt32(byte - 0x30)
      } else if offset == 8, byte | 0x20 == 0x78 {
        value = value * 10 + 1_000_000_000
      } else {
        return nil
      }
    }
    return value == 0 ? nil : value
  }

  /// The nine digits that an ISBN of ten and one of thirteen share.
  static func isbn(_ text: TextBytes) -> UInt64 {
    var digits: [UInt8] = []
    for byte in text {
      if LocationKey.isDigit(byte) || byte | 0x20 == 0x78 {
        digits.append(byte)
      } else if byte != 0x2D, byte != 0x20 || digits.count >= 10 {
        break
      }
    }
    if digits.count == 13, digits.starts(with: "978".utf8) { return Hashing.hash(digits[3..<12]) }
    if digits.count == 10 { return Hashing.hash(digits[0..<9]) }
    return 0
  }

  /// The hash of the first number of a trial register in a text: `NCT01234567`, `ISRCTN12345678`; 0 where there is none.
  static func registration(in text: TextBytes) -> UInt64 {
    var place = 0
    while place + shortestRegistration <= text.count {
      defer { place += 1 }
      let byte = text[place]
      if byte == 0x2D, let number = europeanNumber(text, hyphen: place) { return number }
      guard byte >= 0x41, byte <= 0x55, place == 0 || !isLetter(text[place - 1]) else { continue }
      for (name, least) in registers where text[place...].starts(with: name.utf8) {
        var end = place + name.utf8.count
        if end < text.count, text[end] == 0x20 || text[end] == 0x3A { end += 1 }
        let digits = end
        while end < text.count, LocationKey.isDigit(text[end]) { end += 1 }
        guard end - digits >= least else { continue }
        return Hashing.hash(text[digits..<end], seed: Hashing.hash(name.utf8))
      }
    }
    return 0
  }

  /// `NTR123`.
  private static let shortestRegistration = 6

  /// EudraCT's `2010-023456-12`, whatever stands before it, by its first hyphen.
  private static func europeanNumber(_ text: TextBytes, hyphen: Int) -> UInt64? {
    let (start, end) = (hyphen - 4, hyphen + 10)
    guard start >= 0, end <= text.count, text[hyphen + 7] == 0x2D, text[start] == 0x32, text[start + 1] == 0x30,
      start == 0 || !LocationKey.isDigit(text[start - 1]) && text[start - 1] != 0x2D,
      end == text.count || !LocationKey.isDigit(text[end]),
      (start..<end).allSatisfy({ $0 == hyphen || $0 == hyphen + 7 || LocationKey.isDigit(text[$0]) })
    else { return nil }
    return Hashing.hash(text[start..<end])
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Registers that WHO's platform gathers, with how many digits their numbers have at least.
  private static let registers: [(name: String, digits: Int)] = [
    ("NCT", 8), ("ISRCTN", 8), ("ACTRN", 14), ("ChiCTR", 8), ("DRKS", 8), ("UMIN", 9), ("NTR", 3), ("NL", 4),
    ("KCT", 7),
    ("IRCT", 8),
    ("TCTR", 8), ("PACTR", 12), ("JPRN", 5),
  ]
}
