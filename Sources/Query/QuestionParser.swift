import Records

/// Reads a question from the text a user types.
///
///     question  = all, { "OR", all }
///     all       = part, { [ "AND" ], part }
///     part      = "NOT", part | "(", question, ")" | [ facet, ":" ], value | facet, ":", "(", question, ")"
///     value     = word | '"', words, '"', [ "*" ]
///
/// A value without a facet is looked for in the text. AND, OR and NOT are written in capitals.
package struct QuestionParser {
  /// Longer and deeper questions are refused, so that a hostile one cannot exhaust the stack.
  static let maximumDepth = 100
  static let maximumLength = 20_000

  private let reader: TermReader
  private let tokens: [Token]
  /// The column after the last character.
  private let end: Int
  private var next = 0
  private var depth = 0

  private struct Token {
    enum Kind: Equatable {
      case open, close, and, or, not
      case facet(String)
      case value(String, prefix: Bool)
    }

    var kind: Kind
    var column: Int
  }

  /// - Throws: `QuestionFault` with the column, where the text is no question or names nothing.
  package static func parse(_ text: String, reader: TermReader) throws(QuestionFault) -> Question {
    guard text.utf8.count <= maximumLength else {
      throw QuestionFault(
        "the question is longer than \(maximumLength) bytes",
        column: text[..<text.utf8.index(text.startIndex, offsetBy: maximumLength)].count + 1)
    }
    let characters = Array(text)
    var parser = QuestionParser(
      reader: reader, tokens: try tokens(of: characters), end: characters.count + 1)
    guard !parser.tokens.isEmpty else { throw QuestionFault("the question is empty", column: 1) }
    let question = try parser.question(nil)
    if let token = parser.current { throw QuestionFault("there is a ')' too many", column: token.column) }
    return question
  }

  private init(reader: TermReader, tokens: [Token], end: Int) {
    self.reader = reader
    self.tokens = tokens
    self.end = end
  }

  private var current: Token? { next < tokens.count ? tokens[next] : nil }

  private func fault(_ message: String) -> QuestionFault {
    QuestionFault(message, column: current?.column ?? end)
  }

  // MARK: Grammar

  private mutating func question(_ facet: Facet?) throws(QuestionFault) -> Question {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw fault("nested more than \(Self.maximumDepth) deep") }
    var parts = [try all(facet)]
    while current?.kind == .or {
      next += 1
      parts.append(try all(facet))
    }
    return .any(of: parts)
  }

  private mutating func all(_ facet: Facet?) throws(QuestionFault) -> Question {
    var parts = [try part(facet)]
    while let token = current, token.kind != .or, token.kind != .close {
      if token.kind == .and { next += 1 }
      parts.append(try part(facet))
    }
    return .all(of: parts)
  }

  private mutating func part(_ facet: Facet?) throws(QuestionFault) -> Question {
    guard let token = current else { throw fault("the question ends where something to ask was expected") }
    next += 1
    switch token.kind {
    case .not:
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.maximumDepth else { throw fault("nested more than \(Self.maximumDepth) deep") }
      return .not(try part(facet))
    case .open:
      let inner = try question(facet)
      guard current?.kind == .close else { throw QuestionFault("this '(' is not closed", column: token.column) }
      next += 1
      return inner
    case .facet(let name) where TermReader.targetNames.contains(name.lowercased()):
      return try target(name, facet)
    case .facet(let name):
      guard let named = Facet(named: name) else {
        let hint =
          NearestWords.suggestion(NearestWords.nearest(to: name, among: Facet.allNames + TermReader.targetNames))
          ?? "known are " + (Facet.allCases.map(\.rawValue) + ["target"]).joined(separator: ", ")
        throw QuestionFault("nothing is asked by the name '\(name.prefix(80)):': \(hint)", column: token.column)
      }
      switch current?.kind {
      case .value, .open: return try part(named)
      default: throw fault("expected something after '\(name):', such as \(name):\(Self.example(named))")
      }
    case .value(let value, let prefix):
      let facet = facet ?? .text
      if prefix, facet != .text {
        throw QuestionFault(
          "'*' is for words in the text; \(facet.rawValue) takes narrower concepts along by itself",
          column: token.column)
      }
      do throws(QuestionFault) {
        return try reader.question(facet, value, prefix: prefix)
      } catch {
        throw QuestionFault(error.message + withNextWord(value, facet), column: token.column)
      }
    case .and, .or, .close:
      let word = token.kind == .and ? "AND" : token.kind == .or ? "OR" : ")"
      throw QuestionFault("expected something to ask before '\(word)'", column: token.column)
    }
  }

  private mutating func target(_ name: String, _ facet: Facet?) throws(QuestionFault) -> Question {
    guard let token = current, case .value(let value, false) = token.kind else {
      throw fault("expected the name of a target after '\(name):', such as \(name):unit")
    }
    next += 1
    do throws(QuestionFault) {
      return try reader.target(value)
    } catch {
      throw QuestionFault(error.message, column: token.column)
    }
  }

  /// A hint at quotation marks where a value that names nothing does so together with the word after it.
  private func withNextWord(_ value: String, _ facet: Facet) -> String {
    guard let scheme = facet.scheme else { return "" }
    var name = value
    for token in tokens[next...].prefix(6) {
      guard case .value(let word, _) = token.kind else { return "" }
      name += " " + word
      if !reader.vocabulary.resolve(name, in: scheme).isEmpty {
        return "; several words go in quotes: \(facet.rawValue):\"\(name)\""
      }
    }
    return ""
  }

  private static func example(_ facet: Facet) -> String {
    switch facet {
    case .age: "14..22"
    case .year: "2000..2010"
    case .timesPerWeek, .minutes, .weeks: "2..3"
    case .design: "rct"
    case .direction: "improved"
    case .language: "nl"
    default: "depression"
    }
  }

  // MARK: Tokens

  private static func tokens(of text: [Character]) throws(QuestionFault) -> [Token] {
    var tokens: [Token] = []
    var place = 0
    while place < text.count {
      let start = place
      switch text[place] {
      case let space where space.isWhitespace: place += 1
      case "(":
        tokens.append(Token(kind: .open, column: start + 1))
        place += 1
      case ")":
        tokens.append(Token(kind: .close, column: start + 1))
        place += 1
      case "\"", "“", "”":
        let words = text[(place + 1)...].prefix { !isQuote($0) }
        guard words.endIndex < text.count else {
          throw QuestionFault("this quotation mark is not closed", column: start + 1)
        }
        place = words.endIndex + 1
        let prefix = place < text.count && text[place] == "*"
        if prefix { place += 1 }
        tokens.append(Token(kind: .value(String(words), prefix: prefix), column: start + 1))
      default:
        let word = text[place...].prefix { !$0.isWhitespace && $0 != "(" && $0 != ")" && !isQuote($0) }
        place = word.endIndex
        tokens += try self.tokens(ofWord: word, column: start + 1)
      }
    }
    return tokens
  }

  static func isQuote(_ character: Character) -> Bool {
    character == "\"" || character == "“" || character == "”"
  }

  /// What is probably meant by a bare word that joins, in small letters or in Dutch. Looking for it as a word could
  /// turn a question into its opposite.
  private static let joiningWords = ["and": "AND", "en": "AND", "or": "OR", "of": "OR", "not": "NOT", "niet": "NOT"]

  private static func tokens(ofWord word: ArraySlice<Character>, column: Int) throws(QuestionFault) -> [Token] {
    switch String(word) {
    case "AND": return [Token(kind: .and, column: column)]
    case "OR": return [Token(kind: .or, column: column)]
    case "NOT": return [Token(kind: .not, column: column)]
    case let other:
      if let meant = joiningWords[other.lowercased()] {
        throw QuestionFault(
          "'\(other)': did you mean \(meant)? Put it in quotes, alone or with the words around it, to look for the word",
          column: column)
      }
    }
    // Only the first colon parts facet and value: mesh:D003863 may be a value.
    guard let colon = word.firstIndex(of: ":"), colon > word.startIndex else { return [value(word, column: column)] }
    let facet = Token(kind: .facet(String(word[..<colon])), column: column)
    let rest = word[(colon + 1)...]
    return rest.isEmpty ? [facet] : [facet, value(rest, column: column + colon + 1 - word.startIndex)]
  }

  private static func value(_ word: ArraySlice<Character>, column: Int) -> Token {
    let prefix = word.count > 1 && word.last == "*"
    return Token(kind: .value(String(prefix ? word.dropLast() : word), prefix: prefix), column: column)
  }
}
