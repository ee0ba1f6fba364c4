import Records

/// The database that a record in RIS says it comes from: they differ in what their own tags hold.
///
/// Sources: *Exporting records from Embase* (fields of RIS, Elsevier), *Ovid export formats* (Ovid), *Scopus: exporting
/// document details* (Elsevier), *Web of Science Core Collection field tags* (Clarivate).
struct RISSource {
  /// The number of the record in the database is its PMID.
  private(set) var isPubMed = false
  private(set) var isOvid = false
  private(set) var isEmbase = false
  private(set) var isCochrane = false
  private(set) var isScopus = false
  private(set) var isWebOfScience = false
  private(set) var isERIC = false

  init() {}

  /// Whether the citation says that it comes from PubMed, under whatever name.
  static func isPubMed(_ citation: Citation) -> Bool { citation.text("source").map(CitationParts.isPubMed) ?? false }

  init(_ entry: TaggedEntry) {
    for field in entry.fields {
      switch field.code {
      case TaggedEntry.code("DB"):
        let name = entry.value(field) { $0.string }
        isPubMed = isPubMed || CitationParts.isPubMed(name)
        // Ovid writes the years of a database behind its name: `APA PsycInfo <2021>`.
        isOvid = isOvid || name.hasPrefix("Ovid") || name.hasSuffix(">") && name.contains(" <")
        isERIC = isERIC || name == "ERIC" || name.hasPrefix("ERIC <")
        isEmbase = isEmbase || name.hasPrefix("Embase")
        isScopus = isScopus || name == "Scopus"
      case TaggedEntry.code("DP"): isPubMed = isPubMed || entry.value(field) { $0.equals("NLM") }
      case TaggedEntry.code("UR"): isOvid = isOvid || entry.value(field) { $0.string.contains("://ovidsp.ovid.com/") }
      case TaggedEntry.code("C3"): isCochrane = isCochrane || entry.value(field, CitationParts.isNumbersOfDatabases)
      case TaggedEntry.code("UT"), TaggedEntry.code("AN"):
        isCochrane = isCochrane || entry.value(field) { $0.hasPrefix("CN-") }
        isWebOfScience = isWebOfScience || entry.value(field) { $0.hasPrefix("WOS:") }
      default: break
      }
    }
  }
}
