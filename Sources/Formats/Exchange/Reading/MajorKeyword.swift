import Records

/// A star before a keyword says that it is what the article is mainly about: `*running`. It is kept where PubMed's XML says the same.
enum MajorKeyword {
  private static let tag = "Keyword@MajorTopicYN"

  /// Adds a keyword, without its star.
  static func putUncounted(_ value: Bytes, line: Int, into assembly: inout RecordAssembly) {
    guard value.first == UInt8(ascii: "*"), value.count > 1 else { return assembly.addUncounted(keyword: value) }
    putUncounted(major: value[part: 1..<value.count].trimmed, line: line, into: &assembly)
  }

  /// The same of one that a field of its own says to be major, as a column of Embase's.
  static func putUncounted(major word: Bytes, line: Int, into assembly: inout RecordAssembly) {
    assembly.addUncounted(keyword: word)
    assembly.keep(kept(word.string), from: .init(tag: assembly.tag(tag), line: line, isCounted: false))
  }

  private static func kept(_ word: String) -> String { "Y: \(word)" }

  /// The keywords of a record, those that have one with their star.
  static func starred(_ record: ImportedRecord) -> [String] {
    guard let major = record.kept.first(where: { $0.tag == tag }).map({ Set($0.values) }) else {
      return record.keywords
    }
    return record.keywords.map { (major.contains(kept($0)) ? "*" : "") + $0 }
  }
}
