import Records

/// Names, dates, pages and numbers as databases write them, taken apart.
enum CitationParts {
  /// Whether it stands where a value is missing, as Scopus has it: `[No abstract available]`.
  static func isPlaceholder(_ text: Bytes) -> Bool {
    text.first == UInt8(ascii: "[") && text.hasPrefix("[No ") && text.hasSuffix(" available]")
  }

  static let placeholder = "it only says that there is none"

  // MARK: Names

  /// `Greist, John H`, `Greist, Jr., John H` or `Greist, John H, Jr.`; without a comma a name that is not to be taken apart.
  ///
  /// - Parameter splitsSuffix: whether `Jr` behind the given names is one where no comma says so; in MEDLINE the short name tells.
  static func name(familyFirst text: Bytes, splitsSuffix: Bool = true) -> RecordAssembly.Name {
    guard let comma = text.firstIndex(of: UInt8(ascii: ",")) else { return .init(literal: text.trimmed) }
    let whole = text[part: 0..<comma].trimmed
    var given = text[part: (comma + 1)..<text.count].trimmed
    guard !whole.isEmpty, !given.isEmpty else { return .init(literal: text.trimmed) }
    var suffix: Bytes?
    if let second = given.firstIndex(of: UInt8(ascii: ",")) {
      let last = given[part: (second + 1)..<given.count].trimmed
      suffix = last.isEmpty ? nil : last
      given = given[part: 0..<second].trimmed
      // `Greist, Jr., John H`.
      if let other = suffix, isSuffix(given) { (given, suffix) = (other, given) }
    } else if isSuffix(given), !given.allSatisfy(\.isUppercase) {
      // `Smith J., Jr.`; `II` may be initials.
      var name = (beginsWithInitials(whole) ? initialsFirst(whole) : CSVNames.shortName(whole)) ?? .init()
      if name.family == nil { (name.nonDroppingParticle, name.family) = particle(of: whole) }
      name.suffix = given
      return name
    }
    // `Smith, John A Jr`: no initials.
    if splitsSuffix, suffix == nil, let space = given.lastIndex(of: 0x20),
      isCertainSuffix(given[part: (space + 1)..<given.count])
    {
      (given, suffix) = (given[part: 0..<space].trimmed, given[part: (space + 1)..<given.count])
    }
    var (particle, family) = particle(of: whole)
    // PubMed has parted its names itself.
    if splitsSuffix, particle == nil, let (rest, behind) = particleBehind(given) { (given, particle) = (rest, behind) }
    return .init(
      family: family, given: given.isEmpty ? nil : given, suffix: suffix, nonDroppingParticle: particle)
  }

  /// `J. van den`, as Dutch libraries have the given names of Van den Berg: the words at the end that stand before family names.
  ///
  /// - Returns: the given names without them, and them; nil where there are none, or nothing else.
  static func particleBehind(_ given: Bytes) -> (given: Bytes, particle: Bytes)? {
    // Nearly no name goes on behind this.
    guard let space = given.lastIndex(of: 0x20), space + 1 < given.count, !given[space + 1].isUppercase else {
      return nil
    }
    let words = given.split(separator: 0x20)
    let behind = words.reversed().prefix { particles.contains(Bytes(rebasing: $0).string) }
    guard let first = behind.last, behind.count < words.count else { return nil }
    return (given[part: 0..<first.startIndex].trimmed, given[part: first.startIndex..<given.count])
  }

  private static let particles: Set = [
    "van", "de", "der", "den", "ter", "ten", "te", "het", "'t", "’t", "'s", "’s", "op", "in", "aan", "bij", "von",
    "vom", "zu", "zum", "zur", "da", "do", "dos", "das", "di", "du", "del", "della", "dello", "la", "le", "af", "av",
  ]

  /// `van Woerkom` is `van` and `Woerkom`, `van 't Hof` `van 't` and `Hof`: words in small letters before the first that is not.
  static func particle(of family: Bytes) -> (particle: Bytes?, family: Bytes) {
    guard let first = family.first, first.isLowercase || isShortArticle(family, at: 0) else { return (nil, family) }
    var place = 0
    while place < family.count {
      guard family[place].isLowercase || isShortArticle(family, at: place) else { break }
      guard let space = family[place...].firstIndex(of: 0x20) else { return (nil, family) }
      place = space + 1
      while place < family.count, family[place] == 0x20 { place += 1 }
    }
    guard place < family.count else { return (nil, family) }
    return (family[part: 0..<place].trimmed, family[part: place..<family.count])
  }

  /// Whether `'t` or `'s` stands there, for `het` and `des`.
  private static func isShortArticle(_ name: Bytes, at place: Int) -> Bool {
    guard name[place] == UInt8(ascii: "'") || name[place] == 0xE2 else { return false }
    let rest = name[part: place..<name.count]
    return ["'t ", "'s ", "’t ", "’s "].contains { (word: StaticString) in rest.hasPrefix(word) }
  }

  /// `Greist JH`: the last word is the initials. `Smith JA Jr` keeps its suffix.
  static func shortName(_ text: Bytes) -> RecordAssembly.Name {
    var text = text
    var suffix: Bytes?
    guard var space = text.lastIndex(of: 0x20) else { return .init(literal: text) }
    let last = text[part: (space + 1)..<text.count]
    // Two blanks may stand before it.
    let before = text[part: 0..<space].trimmed
    if ["Jr", "Sr", "2nd", "3rd", "4th"].contains(last.string), let other = before.lastIndex(of: 0x20) {
      suffix = last
      text = before
      space = other
    }
    let (particle, family) = particle(of: text[part: 0..<space].trimmed)
    return .init(
      family: family, given: text[part: (space + 1)..<text.count], suffix: suffix, nonDroppingParticle: particle)
  }

  /// `Greist, John H Jr` where the short form, `Greist JH Jr`, tells that the last word is a suffix; nil where it does not.
  static func suffixedName(full: Bytes, short: Bytes) -> RecordAssembly.Name? {
    guard let last = full.lastIndex(of: 0x20), let comma = full.firstIndex(of: UInt8(ascii: ",")), comma + 1 < last,
      let end = short.lastIndex(of: 0x20)
    else { return nil }
    let suffix = full[part: (last + 1)..<full.count]
    let rest = full[part: 0..<last]
    guard short[part: (end + 1)..<short.count].isSame(as: suffix), isShort(short[part: 0..<end], of: rest) else {
      return nil
    }
    var name = name(familyFirst: rest)
    guard name.suffix == nil else { return nil }
    name.suffix = suffix
    return name
  }

  /// Whether the last of several words is one to three capitals, as in `van der Berg JW`.
  static func endsInInitials(_ text: Bytes) -> Bool {
    guard !text.contains(UInt8(ascii: ",")), let space = text.lastIndex(of: 0x20), space > 0 else { return false }
    let last = text[part: (space + 1)..<text.count]
    return (1...3).contains(last.count) && last.allSatisfy(\.isUppercase)
  }

  /// Whether `Greist JH` is what becomes of `Greist, John H` or of `Greist, JH`.
  static func isShort(_ short: Bytes, of full: Bytes) -> Bool {
    isShortOfNames(short, of: full) || short.count <= full.count && self.short(full.string) == short.string
  }

  private static func isShortOfNames(_ short: Bytes, of full: Bytes) -> Bool {
    guard let comma = full.firstIndex(of: UInt8(ascii: ",")) else { return short.isSame(as: full) }
    var place = 0
    func take(_ byte: UInt8) -> Bool {
      guard place < short.count, short[place] == byte else { return false }
      place += 1
      return true
    }
    for byte in full[part: 0..<comma].trimmed where !take(byte) { return false }
    guard take(0x20) else { return false }
    var rest = full[part: (comma + 1)..<full.count]
    var suffix: Bytes?
    if let second = rest.firstIndex(of: UInt8(ascii: ",")) {
      suffix = rest[part: (second + 1)..<rest.count].trimmed
      rest = rest[part: 0..<second]
    }
    guard let end = matchInitials(short, from: place, of: rest) else { return false }
    place = end
    if let suffix {
      guard take(0x20) else { return false }
      for byte in suffix where byte != UInt8(ascii: ".") && !take(byte) { return false }
    }
    return place == short.count
  }

  /// Whether `JH` are the initials of `John H`.
  static func areInitials(_ initials: Bytes, of given: Bytes) -> Bool {
    matchInitials(initials, from: 0, of: given) == initials.count
  }

  /// Past the initials of the names, which stand in the text from a place on; nil where they do not.
  private static func matchInitials(_ text: Bytes, from start: Int, of given: Bytes) -> Int? {
    // The first character of each word, all its bytes.
    var place = start
    var isInInitial = false
    var mayBegin = true
    for byte in given {
      let isPart = byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      let goesOn = isInInitial && byte & 0xC0 == 0x80
      isInInitial = goesOn || !isPart && mayBegin
      if !goesOn { mayBegin = isPart }
      guard isInInitial else { continue }
      guard place < text.count, text[place] == byte else { return nil }
      place += 1
    }
    return place
  }

  /// `Greist JH` out of `Greist, John H` or `Greist, JH`.
  static func short(_ full: String) -> String {
    let parts = full.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    guard parts.count >= 2 else { return full }
    // `Smith, JA` has them already, `SMITH, KIM` has a name.
    let hasNames = parts[0].contains(where: \.isLowercase)
    let initials = parts[1].split { " -.".contains($0) }.map { word in
      hasNames && word.count <= 3 && word.allSatisfy(\.isUppercase) ? String(word) : String(word.prefix(1))
    }.joined()
    return "\(parts[0]) \(initials)" + (parts.count > 2 ? " " + parts[2].filter { $0 != "." } : "")
  }

  /// `0000-0002-1825-0097` out of `ORCID: 0000-0002-1825-0097`, `https://orcid.org/…` or the digits alone.
  static func orcid(_ text: Bytes) -> Bytes? {
    let trimmed = text.trimmed
    guard trimmed.count >= 19 else { return nil }
    let last = trimmed[part: (trimmed.count - 19)..<trimmed.count]
    for (place, byte) in last.enumerated() {
      switch place {
      case 4, 9, 14: guard byte == UInt8(ascii: "-") else { return nil }
      case 18: guard byte.isDigit || byte == UInt8(ascii: "X") else { return nil }
      default: guard byte.isDigit else { return nil }
      }
    }
    return last
  }

  /// The same of the sixteen digits without their hyphens, where the source says that they are an ORCID.
  static func orcid(bare text: Bytes) -> String? {
    let trimmed = text.trimmed
    guard trimmed.count >= 16 else { return nil }
    let last = trimmed[part: (trimmed.count - 16)..<trimmed.count]
    guard last.dropLast().allSatisfy(\.isDigit), last[15].isDigit || last[15] == UInt8(ascii: "X"),
      trimmed.count == 16 || !trimmed[trimmed.count - 17].isDigit
    else { return nil }
    return stride(from: 0, to: 16, by: 4).map { last[part: $0..<($0 + 4)].string }.joined(separator: "-")
  }

  // MARK: Languages

  /// Sets the language, as its BCP 47 tag; of several, `English; French`, the first, and keeps the others.
  static func putLanguage(_ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    let whole = language(value.string)
    let several = whole == nil ? languages(in: value) : nil
    guard let tag = whole ?? several.flatMap({ language($0[0].string) }) else {
      return assembly.set(.language, value, from: origin)
    }
    guard let several else {
      return assembly.set(
        .language, tag, from: origin,
        repair: tag == value.string ? nil : .init("the language is written as its BCP 47 tag", of: value))
    }
    if assembly.has(.language) { return assembly.keep(value, from: origin) }
    assembly.set(
      .language, tag, from: origin,
      repair: .init("of several languages the first is taken, the others are kept", of: value))
    var part = origin
    part.isCounted = false
    for other in several.dropFirst() { assembly.keep(other, from: part) }
  }

  /// Those of a field that holds several and nothing else.
  private static func languages(in value: Bytes) -> [Bytes]? {
    [";", ",", "/", "|", "\n", " and ", " & "].lazy.map { value.parts(by: Array($0.utf8)) }
      .first { parts in parts.count > 1 && parts.allSatisfy { language($0.string) != nil } }
  }

  /// The BCP 47 tag of a language by its ISO 639-2 code or its English name; nil where it is another.
  static func language(_ text: String) -> String? { languages[text.lowercased()]?.tag }

  /// ISO 639-2/B as MEDLINE has it, for a BCP 47 tag.
  static func medlineLanguage(_ tag: String) -> String? { medline[tag] }

  private static let medline = Dictionary(
    languages.filter(\.value.isCode).map { ($0.value.tag, $0.key) }, uniquingKeysWith: { $0 < $1 ? $0 : $1 })

  private static let languages: [String: (tag: String, isCode: Bool)] = {
    let list: [(tag: String, codes: [String], name: String)] = [
      ("en", ["eng"], "english"), ("nl", ["dut", "nld"], "dutch"), ("de", ["ger", "deu"], "german"),
      ("fr", ["fre", "fra"], "french"), ("es", ["spa"], "spanish"), ("it", ["ita"], "italian"),
      ("pt", ["por"], "portuguese"), ("sv", ["swe"], "swedish"), ("da", ["dan"], "danish"),
      ("no", ["nor"], "norwegian"),
      ("fi", ["fin"], "finnish"), ("pl", ["pol"], "polish"), ("ru", ["rus"], "russian"), ("ja", ["jpn"], "japanese"),
      ("zh", ["chi", "zho"], "chinese"), ("ko", ["kor"], "korean"), ("tr", ["tur"], "turkish"),
      ("hu", ["hun"], "hungarian"), ("cs", ["cze", "ces"], "czech"), ("el", ["gre", "ell"], "greek"),
      ("he", ["heb"], "hebrew"), ("ar", ["ara"], "arabic"), ("hr", ["hrv"], "croatian"),
      ("ro", ["rum", "ron"], "romanian"),
      ("bg", ["bul"], "bulgarian"), ("uk", ["ukr"], "ukrainian"), ("sk", ["slo", "slk"], "slovak"),
      ("sl", ["slv"], "slovenian"), ("sr", ["srp"], "serbian"), ("fa", ["per", "fas"], "persian"),
      ("is", ["ice", "isl"], "icelandic"), ("lt", ["lit"], "lithuanian"), ("lv", ["lav"], "latvian"),
      ("et", ["est"], "estonian"), ("ca", ["cat"], "catalan"), ("af", ["afr"], "afrikaans"), ("th", ["tha"], "thai"),
      ("vi", ["vie"], "vietnamese"), ("id", ["ind"], "indonesian"), ("la", ["lat"], "latin"),
      ("sq", ["alb", "sqi"], "albanian"), ("am", ["amh"], "amharic"), ("hy", ["arm", "hye"], "armenian"),
      ("az", ["aze"], "azerbaijani"), ("eu", ["baq", "eus"], "basque"), ("be", ["bel"], "belarusian"),
      ("bn", ["ben"], "bengali"), ("bs", ["bos"], "bosnian"), ("ka", ["geo", "kat"], "georgian"),
      ("gl", ["glg"], "galician"), ("hi", ["hin"], "hindi"), ("kk", ["kaz"], "kazakh"), ("rw", ["kin"], "kinyarwanda"),
      ("mk", ["mac", "mkd"], "macedonian"), ("ms", ["may", "msa"], "malay"), ("ml", ["mal"], "malayalam"),
      ("mi", ["mao", "mri"], "maori"), ("mn", ["mon"], "mongolian"), ("ps", ["pus"], "pashto"),
      ("sa", ["san"], "sanskrit"),
      ("ur", ["urd"], "urdu"), ("uz", ["uzb"], "uzbek"), ("cy", ["wel", "cym"], "welsh"), ("eo", ["epo"], "esperanto"),
    ]
    var languages: [String: (tag: String, isCode: Bool)] = [:]
    for language in list {
      languages[language.tag] = (language.tag, false)
      languages[language.name] = (language.tag, false)
      // The first code is MEDLINE's.
      for (place, code) in language.codes.enumerated() { languages[code] = (language.tag, place == 0) }
    }
    return languages
  }()
}
