import Records

/// Cells that are one value each.
enum CSVValues {
  static func put(
    _ value: Bytes, _ place: CSVPlace, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    switch place {
    case .text(.isbn): CitationParts.putNumbers(value, isBook: true, from: origin, into: &assembly)
    case .text(.url): CitationParts.putAddress(value, from: origin, into: &assembly)
    case .text(.publisherPlace) where CitationParts.isAddressOfPerson(value),
      .text(.issue) where CitationParts.isAddressOfPerson(value):
      assembly.keep(value, from: origin)
    case .text(.abstract): CitationParts.putAbstract(value, from: origin, into: &assembly)
    case .text(let key): assembly.set(key, value, from: origin)
    case .note:
      // Rayyan writes its users' decisions there: `RAYYAN-INCLUSION: {"Ann"=>"Included"}`.
      let isDecision = value.string.contains("RAYYAN-")
      isDecision ? assembly.keep(value, from: origin) : CitationParts.putNote(value, from: origin, into: &assembly)
    case .doi: CitationParts.putDOI(value, isNamed: false, from: origin, into: &assembly)
    case .pmid: putPMID(value, from: origin, into: &assembly)
    case .pmcid: assembly.set(.pmcid, value, from: origin)
    case .issn: CitationParts.putSerialNumbers(value, from: origin, into: &assembly)
    case .pages: CitationParts.putPages(value, from: origin, into: &assembly)
    case .language: CitationParts.putLanguage(value, from: origin, into: &assembly)
    default: assembly.keep(value, from: origin)
    }
  }

  /// `16046366`, `PMID: 16046366`, `16046366 (http://www.ncbi.nlm.nih.gov/pubmed/16046366)` as Embase has it, or `16046366.0`
  /// as a program that took it for a number wrote it.
  private static func putPMID(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) {
    var digits = value
    for prefix in ["pmid:", "pmid", "medline:"] where value.string.lowercased().hasPrefix(prefix) {
      digits = value[part: prefix.utf8.count..<value.count].trimmed
      break
    }
    if digits.hasSuffix(")"), let space = digits.firstIndex(of: 0x20),
      digits[part: space..<digits.count].hasPrefix(" (http")
    {
      digits = digits[part: 0..<space]
    }
    if digits.hasSuffix(".0") { digits = digits[part: 0..<(digits.count - 2)] }
    assembly.set(
      pmid: digits, from: origin,
      repair: digits.count == value.count ? nil : .init("the number is taken out", of: value))
  }

  /// A date, also as EBSCO writes it, `20160401`; of `03/04/2005` only the year, since nothing tells the day from the month.
  static func date(
    _ value: Bytes, from origin: RecordAssembly.Origin, into assembly: inout RecordAssembly
  ) -> CitationDate? {
    // No date is that long.
    guard value.count <= 200, let date = CitationParts.date(value) else { return nil }
    CitationParts.tell(date, from: origin, into: &assembly)
    return date
  }
}
