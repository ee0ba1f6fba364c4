import Prose

/// What a sentence cites before its first count, between two of them, or behind the last.
struct CitedStretch {
  var studies: [String]
  /// How many are in the list right behind the count.
  var inList: Int
  /// The same, be they in brackets or in the sentence.
  var joined: Int
  /// How many are in brackets behind those that are named in the sentence.
  var inBrackets: Int
  var first: CitedKey?
  /// Whether the first of them is named in the sentence.
  var isInText: Bool { first?.isInText == true }

  init(_ keys: [CitationCheck.Resolved]) {
    studies = keys.studies
    inList = keys.prefix(Self.listLength(keys, ofOneKind: true)).studies.count
    joined = keys.prefix(Self.listLength(keys, ofOneKind: false)).studies.count
    first = keys.first?.cited
    inBrackets = keys.first?.cited.isInText == true ? keys.drop { $0.cited.isInText }.studies.count : 0
  }

  /// How many of the keys make one list, with nothing but commas and "and" between them.
  ///
  /// - Parameter ofOneKind: whether they all stand in brackets, or all in the sentence.
  private static func listLength(_ keys: [CitationCheck.Resolved], ofOneKind: Bool) -> Int {
    for place in keys.indices.dropFirst() {
      let (last, key) = (keys[place - 1].cited, keys[place].cited)
      guard last.group != key.group else { continue }
      let links = key.lead.split { $0.isWhitespace || ",;&()".contains($0) }
      let isLinked = links.allSatisfy { ["and", "en", "or", "of"].contains($0) }
      guard isLinked, !ofOneKind || last.isInText == key.isInText else { return place }
    }
    return keys.count
  }
}

extension Sequence<CitationCheck.Resolved> {
  /// What they cite, each once.
  var studies: [String] { map { $0.study ?? $0.cited.key }.distinct }
}
