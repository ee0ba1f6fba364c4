import Records

// ISSNs and ISBNs, one or several in a value.
extension CitationParts {
  /// A number and what stands beside it: `(Print)`.
  private struct SerialNumber {
    var text: Bytes
    var isISBN: Bool
    var kind = ""
  }

  /// The serial numbers of one value: `1234-5678`, `1234-5678 (Print) 8765-4321 (Linking)`, `12345678 (ISSN)`; of which kind
  /// a number is stays with it as an identifier.
  static func putSerialNumbers(_ text: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    putNumbers(text, isBook: false, from: origin, into: &assembly)
  }

  /// The numbers of a book or of a serial, which some formats have one tag for: the form tells, and where it does not, the
  /// type of the record. The first of each is the variable of CSL, the others are identifiers.
  static func putNumbers(
    _ text: Bytes, isBook: Bool, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    guard !text.trimmed.isEmpty else { return assembly.drop(origin, "it holds nothing") }
    if let scheme = schemeOfMEDLINE(text) {
      assembly.addUncounted(identifier: text[part: 0..<9], scheme: scheme)
      assembly.setUncounted(.issn, text[part: 0..<9])
      return assembly.count(origin)
    }
    guard let numbers = serialNumbers(in: text) else {
      return assembly.set(isISBN(text) || isBook ? .isbn : .issn, text, from: origin)
    }
    if numbers.count == 1, numbers[0].text.count == text.count {
      let key: CitationKey = numbers[0].isISBN ? .isbn : .issn
      guard assembly.has(key), !assembly.isSame(text, as: key) else { return assembly.set(key, text, from: origin) }
      return assembly.add(identifier: text, scheme: numbers[0].isISBN ? "isbn" : "issn", from: origin)
    }
    var keepsWords = false
    for number in numbers {
      let key: CitationKey = number.isISBN ? .isbn : .issn
      let scheme = number.isISBN ? "isbn" : "issn"
      let kind = Self.kind(number.kind)
      keepsWords = keepsWords || kind == nil
      if let kind, !kind.isEmpty {
        "\(scheme)-\(kind)".lend { assembly.addUncounted(identifier: number.text, scheme: $0) }
      } else if assembly.has(key), !assembly.isSame(number.text, as: key) {
        scheme.lend { assembly.addUncounted(identifier: number.text, scheme: $0) }
      }
      assembly.setUncounted(key, number.text)
    }
    if keepsWords {
      var part = origin
      part.isCounted = false
      assembly.keep(text, from: part)
    }
    // In brackets behind each number is how MEDLINE writes them.
    let isRepaired =
      numbers.count > 1
      ? text.contains { ";,/|".utf8.contains($0) } : kind(numbers[0].kind) == "" || text.first == UInt8(ascii: "E")
    let what = numbers.count > 1 ? "several numbers in one field are taken apart" : "the number is taken out"
    assembly.count(origin, repair: isRepaired ? .init(what, of: text) : nil)
  }

  /// Of `1234-5678 (Electronic)`, as stands once or twice in every record of MEDLINE; nil for another form.
  private static func schemeOfMEDLINE(_ text: Bytes) -> Bytes? {
    guard text.count > 12, text[9] == 0x20, isISSN(text[part: 0..<9]) else { return nil }
    let kinds: [(StaticString, StaticString)] = [
      ("(Print)", "issn-print"), ("(Electronic)", "issn-electronic"), ("(Linking)", "issn-linking"),
    ]
    let kind = text[part: 10..<text.count]
    return kinds.first { kind.equals($0.0) }.map { Bytes(start: $0.1.utf8Start, count: $0.1.utf8CodeUnitCount) }
  }

  private static let typesWithNumber: Set = [
    "report", "patent", "standard", "legislation", "bill", "regulation", "legal_case",
  ]
  private static let ownNumber = CitationKey("number") ?? .note

  /// Whether it is the number of such a thing itself, and not of the series it is in.
  static func isOwnNumber(_ text: Bytes, of type: String) -> Bool {
    typesWithNumber.contains(type) && !text.trimmed.isEmpty && serialNumbers(in: text) == nil
  }

  /// The same of a tag that a report or a patent has its own number under: `US 123456`.
  static func putNumbersOrOwn(
    _ text: Bytes, isBook: Bool, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    if isOwnNumber(text, of: assembly.type) { return assembly.set(ownNumber, text, from: origin) }
    putNumbers(text, isBook: isBook, from: origin, into: &assembly)
  }

  /// Nil where something else stands there too.
  private static func serialNumbers(in text: Bytes) -> [SerialNumber]? {
    if isISSN(text) { return [SerialNumber(text: text, isISBN: false)] }
    if isISBN(text) { return [SerialNumber(text: text, isISBN: true)] }
    var numbers: [SerialNumber] = []
    for part in text.split(whereSeparator: { ";,/|\n\r[]\"'".utf8.contains($0) }).map({ Bytes(rebasing: $0).trimmed }) {
      if part.isEmpty { continue }
      // An ISBN may have spaces in it.
      let bare = part.firstIndex(of: UInt8(ascii: "(")).map { part[part: 0..<$0].trimmed } ?? part
      let words = isISBN(bare) ? [bare] + part[part: bare.count..<part.count].words : part.words
      var label = ""
      var isOpen = false
      for word in words {
        if isOpen || word.first == UInt8(ascii: "(") {
          guard !numbers.isEmpty else { return nil }
          let isEnd = word.last == UInt8(ascii: ")")
          let bare = word.string.filter { $0 != "(" && $0 != ")" }
          numbers[numbers.count - 1].kind += (numbers[numbers.count - 1].kind.isEmpty ? "" : " ") + bare
          isOpen = !isEnd
        } else if word.first == UInt8(ascii: "E"), isISSN(word[part: 1..<word.count]), word.count == 10 {
          // ERIC's mark of an electronic one.
          numbers.append(SerialNumber(text: word[part: 1..<word.count], isISBN: false, kind: "electronic"))
        } else if isISSN(word) || isISBN(word) {
          numbers.append(SerialNumber(text: word, isISBN: isISBN(word), kind: label))
          label = ""
        } else if word.last == UInt8(ascii: ":"), kind(word.string) != nil {
          label = word.string
        } else {
          return nil
        }
      }
      if isOpen || !label.isEmpty { return nil }
    }
    return numbers.isEmpty ? nil : numbers
  }

  private static let kinds = [
    "print": "print", "p": "print", "electronic": "electronic", "e": "electronic", "online": "electronic",
    "web": "electronic", "linking": "linking", "l": "linking", "": "",
    // As MEDLINE writes them, once or twice in every record.
    "Print": "print", "Electronic": "electronic", "Linking": "linking",
  ]

  /// `print`, `electronic` or `linking`, out of `(Print)`, `eISSN`, `(online)`; empty for what only says that it is one, nil
  /// for another word.
  private static func kind(_ words: String) -> String? {
    if let kind = kinds[words] { return kind }
    let word = words.lowercased().replacing("issn", with: "").replacing("isbn", with: "")
    return kinds[word.filter { !" -:".contains($0) }]
  }

  /// Whether it has the form of an ISBN: thirteen figures that begin with 978 or 979, or ten, with hyphens or spaces or without.
  static func isISBN(_ text: Bytes) -> Bool {
    guard text.count <= 17 else { return false }
    let digits = text.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
    guard digits.dropLast().allSatisfy(\.isDigit), let last = digits.last else { return false }
    switch digits.count {
    case 13: return last.isDigit && digits[0] == 0x39 && digits[1] == 0x37 && (digits[2] == 0x38 || digits[2] == 0x39)
    case 10: return last.isDigit || last | 0x20 == UInt8(ascii: "x")
    default: return false
    }
  }

  /// Whether it has the form of an ISSN: `1234-567X`, `1234567X`.
  static func isISSN(_ text: Bytes) -> Bool {
    guard text.count == 8 || text.count == 9 && text[4] == UInt8(ascii: "-") else { return false }
    let last = text[text.count - 1]
    return text.indices.dropLast().allSatisfy { text[$0].isDigit || $0 == 4 && text.count == 9 }
      && (last.isDigit || last | 0x20 == UInt8(ascii: "x"))
  }
}

extension Bytes {
  /// What white space parts, and the word before a bracket, which APA writes without a blank: `1939-2117(Electronic)`.
  fileprivate var words: [Bytes] {
    split { $0.isSpace }.map { Bytes(rebasing: $0) }.flatMap { word -> [Bytes] in
      guard let open = word.firstIndex(of: UInt8(ascii: "(")), open > 0 else { return [word] }
      return [word[part: 0..<open], word[part: open..<word.count]]
    }
  }
}
