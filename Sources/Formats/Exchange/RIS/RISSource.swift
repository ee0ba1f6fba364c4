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
  private(set) var isRayyan = false
  /// The PMID in a link to Ovid's MEDLINE: `…ovidweb.cgi?T=JS&D=med7&AN=30439442`.
  private(set) var ovidNumber: String?

  init() {}

  /// Whether the citation says that it comes from PubMed, under whatever name.
  static func isPubMed(_ citation: Citation) -> Bool { citation.text("source").map(CitationParts.isPubMed) ?? false }

  /// The same of Embase, whose own terms may have a star.
  static func isEmbase(_ citation: Citation) -> Bool { citation.text("source").map(isEmbase) ?? false }

  private static func isEmbase(_ name: String) -> Bool { name.hasPrefix("Embase") }

  init(_ entry: TaggedEntry) {
    for field in entry.fields {
      switch field.code {
      case TaggedEntry.code("DB"):
        let name = entry.value(field) { $0.string }
        isPubMed = isPubMed || CitationParts.isPubMed(name)
        // Ovid writes the years of a database behind its name: `APA PsycInfo <2021>`.
        isOvid = isOvid || name.hasPrefix("Ovid") || name.hasSuffix(">") && name.contains(" <")
        isERIC = isERIC || name == "ERIC" || name.hasPrefix("ERIC <")
        isEmbase = isEmbase || Self.isEmbase(name)
        isScopus = isScopus || name == "Scopus"
      case TaggedEntry.code("DP"): isPubMed = isPubMed || entry.value(field) { $0.equals("NLM") }
      case TaggedEntry.code("UR"), TaggedEntry.code("L2"): entry.value(field) { takeLink($0) }
      // `XR` is that of its older exports.
      case TaggedEntry.code("C3"), TaggedEntry.code("XR"):
        isCochrane = isCochrane || entry.value(field, CitationParts.isNumbersOfDatabases)
      case TaggedEntry.code("ID"): isRayyan = isRayyan || entry.value(field) { $0.hasPrefix("rayyan-") }
      case TaggedEntry.code("UT"), TaggedEntry.code("AN"):
        isRayyan = isRayyan || entry.value(field) { $0.hasPrefix("rayyan-") }
        isCochrane = isCochrane || entry.value(field) { $0.hasPrefix("CN-") }
        isWebOfScience = isWebOfScience || entry.value(field) { $0.hasPrefix("WOS:") }
      default: break
      }
    }
  }

  /// Where the full text is, which Ovid writes with the database and the number of the record in it.
  private mutating func takeLink(_ value: Bytes) {
    guard value.count <= 2000 else { return }
    let text = value.string
    guard text.contains("://ovidsp.ovid.com/") || text.contains("/ovidweb.cgi?") else { return }
    isOvid = true
    let isMEDLINE = text.contains(#/[?&]D=(?:med[a-z]?\d*|prem|ppezv?|pmnm)(?:&|$)/#)
    if isMEDLINE { ovidNumber = text.firstMatch(of: #/[?&]AN=([1-9]\d{0,7})(?:&|$)/#).map { String($0.1) } }
  }
}
