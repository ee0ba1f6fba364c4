import Records

// Registrations of trials as databases write them in one field.
extension CitationParts {
  /// `ClinicalTrials.gov/NCT01234567` as MEDLINE has it, `ClinicalTrials.gov (NCT01234567, NCT01234568)` as Embase has it, and
  /// the numbers alone; what is of none of these forms is kept.
  static func putRegistrations(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    let found = value.count <= 2000 ? registrations(in: value.string) : []
    if found.isEmpty { return assembly.keep(value, from: origin) }
    var part = origin
    for (registry, number) in found {
      number.lend { number in
        if let registry {
          registry.lend { assembly.add(registration: number, registry: $0, from: part) }
        } else {
          assembly.add(registration: number, registry: nil, from: part)
        }
      }
      part.isCounted = false
    }
  }

  /// - Returns: none where anything else stands there.
  private static func registrations(in text: String) -> [(registry: String?, number: String)] {
    let number = #/[A-Za-z]{2,12}[-\/]?\d[\dA-Za-z\/-]{3,}|\d{4}-\d{6}-\d{2}(?:-\d+)?|[A-Z]{1,3}_?\d{5,}/#
    var found: [(registry: String?, number: String)] = []
    var rest = Substring(text)
    while true {
      rest = rest.drop { $0.isWhitespace || ",;".contains($0) }
      if rest.isEmpty { return found }
      if let match = rest.prefixMatch(of: #/([^(),;\/\n]+?) ?\(([^()]+)\)/#) {
        let numbers = match.2.split { $0.isWhitespace || ",;".contains($0) }
        guard numbers.allSatisfy({ $0.wholeMatch(of: number) != nil }) else { return [] }
        found += numbers.map { (String(match.1), String($0)) }
        rest = rest[match.range.upperBound...]
      } else {
        let word = rest.prefix { !",;\n".contains($0) }
        let parts = word.split(separator: "/", maxSplits: 1)
        // A number may have slashes of its own: `CTRI/2012/05/002645`.
        let isNumber = word.wholeMatch(of: number) != nil
        if parts.count == 2, !(isNumber && parts[1].contains("/")), !parts[0].contains(where: \.isNumber),
          parts[1].contains(where: \.isNumber), !parts[1].contains(" ")
        {
          found.append((String(parts[0]), String(parts[1])))
        } else if isNumber {
          found.append((nil, String(word)))
        } else {
          return []
        }
        rest = rest[word.endIndex...]
      }
    }
  }
}
