import Records

/// Names with their ORCIDs behind them: `Visser, Anna; ORCID: https://orcid.org/0000-0002-1825-0097`.
///
/// PsycInfo has those of a whole record in one field, each name behind the address of ORCID without a number:
/// `ORCID: http://orcid.org/Visser, Anna; ORCID: http://orcid.org/0000-0002-1825-0097, Roe, Carl; ORCID: …`.
struct NamedORCIDs {
  private(set) var people: [(name: String, orcid: String)] = []

  /// - Returns: nil where anything else stands in the text.
  init?(_ text: Bytes) {
    guard text.count > 20, text.count <= 20_000, Self.mayEnd(text), text.place(of: Self.mark, from: 0) != nil else {
      return nil
    }
    var rest = text.string[...]
    while !rest.isEmpty {
      guard let match = rest.prefixMatch(of: Self.person), let orcid = Self.orcid(match.2) else { return nil }
      people.append((String(match.1), orcid))
      rest = rest[match.range.upperBound...]
    }
  }

  private static let mark = Array("ORCID".utf8)

  private static var person: Regex<(Substring, Substring, Substring)> {
    /\s*(?:ORCID:?\s*https?:\/\/(?:www\.)?orcid\.org\/)?([^;\/\d]+?)[;,:]?\s*ORCID:?\s*(\S+?)(?:[,;]\s+|[,;.]?\s*$)/
  }

  private static func orcid(_ text: Substring) -> String? {
    String(text).lend { CitationParts.orcid($0)?.string ?? CitationParts.orcid(bare: $0) }
  }

  /// Nearly no name ends as a number does.
  private static func mayEnd(_ text: Bytes) -> Bool {
    text.last.map { $0.isDigit || "X.;, ".utf8.contains($0) } ?? false
  }
}

extension CitationParts {
  static func putNames(
    _ named: NamedORCIDs, of value: Bytes, to role: CitationKey, isShort: Bool, from origin: RecordAssembly.Origin,
    into assembly: inout RecordAssembly
  ) {
    var part = origin
    part.isCounted = false
    for person in named.people {
      let count = assembly.names.count
      person.name.lend { putNames($0, to: role, isShort: isShort, from: part, into: &assembly) }
      person.orcid.lend {
        assembly.names.count == count + 1 ? assembly.addUncounted(orcid: $0) : assembly.keep($0, from: part)
      }
    }
    assembly.count(origin, repair: .init("an ORCID behind a name is that of the person", of: value))
  }

  /// The name in a value that holds an ORCID or an address of mail beside it; the whole where it does not.
  static func bareName(_ value: Bytes) -> String {
    let name = withoutMail(value)?.name ?? value
    if let people = NamedORCIDs(name)?.people, people.count == 1 { return people[0].name }
    return name.string
  }
}
