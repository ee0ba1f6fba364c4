import Records

/// Who paid for the work, as Scopus has had it in its years: `National Institutes of Health, NIH: R01MH12345, K23MH1`, the numbers in
/// brackets instead (`…, NIH, (R01MH12345)`), one behind a comma (`…, NIH, R01MH12345`), or no number.
enum ScopusFunding {
  struct Entry: Equatable {
    var agency: String
    var acronym: String?
    var numbers: [String]
  }

  /// - Returns: nil where nothing tells what is the number.
  static func entry(_ text: Substring) -> Entry? {
    let text = text.trimmingPrefix(while: \.isWhitespace)
    if let match = text.wholeMatch(of: /(.+), \(([^()]+)\)/) ?? text.wholeMatch(of: /([^:]+): ?([^:]+)/) {
      let numbers = match.2.split(separator: ",").map { String($0.trimmingPrefix(while: \.isWhitespace)) }
      guard numbers.allSatisfy({ $0.contains(where: \.isNumber) }), let (agency, acronym) = funder(match.1) else {
        return nil
      }
      return Entry(agency: agency, acronym: acronym, numbers: numbers)
    }
    if text.contains(":") { return nil }
    if let comma = text.lastIndex(of: ","), let number = text[comma...].wholeMatch(of: /, *([^\p{Ll}]*)/)?.1,
      number.count(where: \.isNumber) > 4, let (agency, acronym) = funder(text[..<comma])
    {
      return Entry(agency: agency, acronym: acronym, numbers: [String(number)])
    }
    guard let (agency, acronym) = funder(text), acronym?.contains(where: \.isNumber) != true else { return nil }
    return Entry(agency: agency, acronym: acronym, numbers: [])
  }

  /// The name and the short name. In older exports a number stands before both, and in some of BibTeX the name twice.
  private static func funder(_ text: Substring) -> (agency: String, acronym: String?)? {
    var name = text
    var acronym: String?
    if let match = text.wholeMatch(of: /(.+), *(\p{Lu}[\p{L}\p{N}&-]{1,11})/),
      match.2.count(where: { $0.isUppercase || $0.isNumber }) > 1
    {
      (name, acronym) = (match.1, String(match.2))
    }
    let half = name.prefix(name.count / 2)
    if name.count > 8, name.count.isMultiple(of: 2), name.hasSuffix(half) { name = half }
    let first = name.prefix { $0 != "," }
    guard name.contains(where: \.isLowercase) || !name.contains(where: \.isNumber),
      first.contains(where: \.isLowercase) || !first.contains(where: \.isNumber), name.contains(where: \.isLetter)
    else { return nil }
    return (String(name), acronym)
  }

  private static let longest = 100_000

  /// Puts the grants of a field; of what nothing tells is kept.
  static func put(_ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    guard value.count <= longest else { return assembly.keep(value, from: origin) }
    let entries = value.parts(by: [UInt8(ascii: ";")]).map { ($0, entry($0.string[...])) }
    guard entries.contains(where: { $0.1 != nil }) else { return assembly.keep(value, from: origin) }
    var part = origin
    part.isCounted = false
    for (text, entry) in entries {
      if let entry { add(entry, from: part, into: &assembly) } else { assembly.keep(text, from: part) }
    }
    assembly.count(origin)
  }

  /// The same of a note, which stays as it is: `Export Date: …; Funding details: …; Funding text 1: …`.
  static func put(ofNote note: Bytes, line: Int, into assembly: inout RecordAssembly) {
    guard note.count <= longest else { return }
    let text = note.string
    guard let start = text.firstRange(of: "Funding details: ") else { return }
    guard start.lowerBound == text.startIndex || text[..<start.lowerBound].hasSuffix("; ") else { return }
    for part in text[start.upperBound...].split(separator: ";") {
      if part.prefixMatch(of: otherField) != nil { break }
      guard let entry = entry(part) else { continue }
      add(entry, from: .init(tag: 0, line: line, isCounted: false), into: &assembly)
    }
  }

  /// What else Scopus writes into a note.
  private static var otherField: some RegexComponent {
    /\s*(?:Funding text|References|Correspondence|Cited [Bb]y|Export Date|CODEN|Conference|Chemicals|Trade|Manufacturers|Molecular)\b/
  }

  private static func add(_ entry: Entry, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    for number in entry.numbers.isEmpty ? [""] : entry.numbers {
      var bytes: [UInt8] = []
      func place(_ text: String?) -> Range<Int>? {
        guard let text, !text.isEmpty else { return nil }
        bytes += Array(text.utf8)
        return (bytes.count - text.utf8.count)..<bytes.count
      }
      let places = [place(number), place(entry.acronym), place(entry.agency)]
      bytes.withUnsafeBufferPointer { buffer in
        let parts = places.map { $0.map { buffer[part: $0] } }
        assembly.add(grant: parts[0], acronym: parts[1], agency: parts[2], country: nil, from: origin)
      }
    }
  }
}
