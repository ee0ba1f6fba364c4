import Records

extension CitationName {
  /// Whether a part is there and says nothing.
  fileprivate var hasBlank: Bool {
    [family, given, suffix, droppingParticle, nonDroppingParticle, literal].contains {
      $0.map(Lexical.isBlank) ?? false
    }
  }
}

/// The cells of Garner's own table, and the values they stand for.
enum GarnerCSVCells {
  static func cell(_ value: Citation.Value) -> String {
    switch value {
    case .text(let text): shown(text)
    case .number(let number): number.text
    case .names(let names): shown(names.map(cell).joined(separator: "; "))
    case .date(let date): shown(cell(date))
    case .words(let words): list(words)
    }
  }

  /// The text with the one end of line that a table has; another one, and it is not the same that is read back.
  private static func shown(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\r" ? "\n" : $0 }))
  }

  /// What a cell holds; nil where it is nothing that the column can hold.
  static func value(_ cell: String, of variable: String) -> Citation.Value? {
    guard GarnerCSV.survives(cell) else { return nil }
    if CitationVariable.names.contains(variable) {
      let names = names(cell)
      return names.isEmpty || names.contains(where: \.hasBlank) ? nil : .names(names)
    }
    if CitationVariable.dates.contains(variable) { return date(cell).map { .date($0) } }
    return Lexical.isBlank(cell) ? nil : .text(cell)
  }

  /// An abstract in parts is in `other`; the cell shows it whole.
  static func shown(abstract record: ImportedRecord) -> String { shown(record.abstractText ?? "") }

  // MARK: Names

  private static func cell(_ name: CitationName) -> String {
    if let literal = name.literal, name.family == nil { return quoted(literal) }
    let family = [name.nonDroppingParticle, name.family].compactMap { $0 }.joined(separator: " ")
    let given = [name.given, name.droppingParticle].compactMap { $0 }.joined(separator: " ")
    return "\(family), \(given)" + (name.suffix.map { ", \($0)" } ?? "")
  }

  private static func names(_ cell: String) -> [CitationName] {
    split(cell).map { part in
      if let literal = part.quoted { return CitationName(literal: literal) }
      let pieces = part.text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
      guard pieces.count > 1, !pieces[0].isEmpty else { return CitationName(literal: part.text) }
      let (particle, family) = pieces[0].lend { bytes in
        let (particle, family) = CitationParts.particle(of: bytes)
        return (particle?.string, family.string)
      }
      let suffix = pieces[2...].joined(separator: ", ")
      return CitationName(
        family: family, given: pieces[1].isEmpty ? nil : pieces[1], suffix: suffix.isEmpty ? nil : suffix,
        nonDroppingParticle: particle)
    }
  }

  // MARK: Lists

  /// Words parted by semicolons; in quotation marks where they hold one.
  static func list(_ words: [String]) -> String {
    let cell = words.map { word in
      let isPlain = !word.utf8.contains { $0 == 0x3B || $0 == 0x22 } && trimmed(word[...]) == word && !word.isEmpty
      return isPlain ? word : quoted(word)
    }.joined(separator: "; ")
    return shown(cell)
  }

  static func items(_ cell: String) -> [String] {
    guard GarnerCSV.survives(cell) else { return [] }
    return split(cell).map { $0.quoted ?? $0.text }
  }

  private static func quoted(_ text: String) -> String { "\"" + text.replacing(scalars: "\"", with: "\"\"") + "\"" }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.unicodeScalars[...]
    while let first = text.first, first == " " || first == "\n" || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\n" || last == "\t" { text.removeLast() }
    return String(text)
  }

  /// What stands between semicolons, with what a part in quotation marks holds.
  private static func split(_ cell: String) -> [(text: String, quoted: String?)] {
    var parts: [(text: String, quoted: String?)] = []
    var part = String.UnicodeScalarView()
    var quote: String.UnicodeScalarView?
    var isQuoted = false
    var wasQuote = false
    func take() {
      let text = trimmed(String(part)[...])
      // Something beside the quotation marks: they belong to the text.
      if let quote, text.isEmpty {
        parts.append(("", String(quote)))
      } else if let quote {
        parts.append((text + quoted(String(quote)), nil))
      } else if !text.isEmpty {
        parts.append((text, nil))
      }
      part = String.UnicodeScalarView()
      quote = nil
    }
    for scalar in cell.unicodeScalars {
      if isQuoted {
        if scalar == "\"" { isQuoted = false } else { quote?.append(scalar) }
        wasQuote = scalar == "\""
        continue
      }
      if scalar == "\"", wasQuote {
        quote?.append(scalar)
        isQuoted = true
      } else if scalar == "\"", quote == nil, trimmed(String(part)[...]).isEmpty {
        quote = String.UnicodeScalarView()
        isQuoted = true
      } else if scalar == ";" {
        take()
      } else {
        part.append(scalar)
      }
      wasQuote = false
    }
    take()
    return parts
  }

  // MARK: Dates

  private static func cell(_ date: CitationDate) -> String {
    if let words = date.raw ?? date.literal { return words }
    let parts = date.parts.map { part in
      let year = String(part.year)
      let padded = part.year >= 0 ? String(repeating: "0", count: max(0, 4 - year.count)) + year : year
      return [part.month, part.day].reduce(padded) { text, number in
        number.map { text + ($0 < 10 ? "-0" : "-") + String($0) } ?? text
      }
    }
    return ([parts.joined(separator: "/")] + [date.season?.words].compactMap { $0 }).joined(separator: " ")
  }

  private static func date(_ cell: String) -> CitationDate? {
    let parts = cell.split(separator: "/", omittingEmptySubsequences: false).map(part)
    guard (1...2).contains(parts.count), !parts.contains(nil) else { return nil }
    return CitationDate(parts: parts.compactMap { $0 })
  }

  private static func part(_ text: Substring) -> CitationDate.Part? {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(words.count), words[0].utf8.count == 4,
      words.dropFirst().allSatisfy({ (1...2).contains($0.utf8.count) }),
      words.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) })
    else { return nil }
    let numbers = words.compactMap { Int($0) }
    guard numbers.count < 2 || (1...12).contains(numbers[1]), numbers.count < 3 || (1...31).contains(numbers[2]) else {
      return nil
    }
    return .init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
  }
}
