import Records

/// A heading of MeSH as Ovid has it, with the codes of its qualifiers and their names: `*Accidental Falls/pc [Prevention & Control]`,
/// `Depression/dt, th [Drug Therapy, Therapy]`. A star marks what the article is mainly about.
struct OvidHeading {
  let descriptor: RecordAssembly.Topic
  let qualifiers: [RecordAssembly.Topic]

  /// - Returns: nil where a stroke tells of qualifiers of another form.
  init?(_ text: Bytes) {
    let qualified = Self.qualified(text)
    let (name, isMajor) = Self.bare(qualified?.name ?? text)
    guard !name.isEmpty, !name.contains(UInt8(ascii: "/")) else { return nil }
    descriptor = .init(name: name, isMajor: isMajor)
    qualifiers = qualified?.qualifiers ?? []
  }

  /// Adds the heading to a record.
  func put(from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly) {
    assembly.add(heading: descriptor, from: origin)
    for qualifier in qualifiers { assembly.addUncounted(qualifier: qualifier) }
  }

  /// Whether a record has one with a qualifier, as only MEDLINE writes it, where the database is not told.
  static func isAnyQualified(in entry: TaggedEntry) -> Bool {
    entry.fields.contains { field in
      field.code == TaggedEntry.code("MH") && entry.value(field) { OvidHeading($0)?.qualifiers.isEmpty == false }
    }
  }

  private static func qualified(_ text: Bytes) -> (name: Bytes, qualifiers: [RecordAssembly.Topic])? {
    guard text.last == UInt8(ascii: "]"), let open = text.lastIndex(of: UInt8(ascii: "[")),
      let stroke = text[..<open].lastIndex(of: UInt8(ascii: "/"))
    else { return nil }
    let comma = [UInt8(ascii: ",")]
    let codes = text[part: (stroke + 1)..<open].parts(by: comma).map(bare)
    let names = text[part: (open + 1)..<(text.count - 1)].parts(by: comma)
    guard !codes.isEmpty, codes.count == names.count,
      codes.allSatisfy({ $0.name.count == 2 && $0.name.allSatisfy(\.isLowercase) })
    else { return nil }
    return (
      text[part: 0..<stroke].trimmed, zip(codes, names).map { .init(name: $1, isMajor: $0.isMajor) }
    )
  }

  private static func bare(_ text: Bytes) -> (name: Bytes, isMajor: Bool) {
    let isMajor = text.first == UInt8(ascii: "*")
    return (isMajor ? text[part: 1..<text.count].trimmed : text, isMajor)
  }
}
