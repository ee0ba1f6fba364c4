package import Records

/// A format in which records are handed on to other programs.
package protocol ExportFormat: Sendable {
  /// The name in the command: `ris`.
  static var exportName: String { get }
  /// What stands before the first record, between two, and after the last.
  static var frame: (opening: String, separator: String, closing: String) { get }

  /// One record.
  static func text(of record: ImportedRecord) -> String

  /// The parts of a record that the format has no place for, in words: `MeSH headings`.
  static func leftOut(of record: ImportedRecord) -> [String]
}

/// The formats that records can be exported to; adding one is adding it here.
package enum ExportFormats {
  package static let all: [any ExportFormat.Type] = [
    CSLJSONFormat.self, RISFormat.self, NBIBFormat.self, BibTeXFormat.self, CSVFormat.self,
    JSONLinesExport.self,
    RecordsJSONFormat.self, RecordsXMLFormat.self,
  ]
}

extension ImportedRecord {
  /// The parts that are there besides the citation, each by its name and whether it is there.
  func parts(besides held: Set<String>, schemes: Set<String> = []) -> [String] {
    let parts: [(name: String, isThere: Bool)] = [
      ("labels of the abstract's sections", abstract.contains { $0.label != nil || $0.category != nil }),
      ("ORCIDs", contributors.contains { $0.orcid != nil }),
      ("affiliations", contributors.contains { !$0.affiliations.isEmpty }),
      ("identifiers of people and institutions", contributors.contains { !$0.identifiers.isEmpty }),
      ("publication types", !publicationTypes.isEmpty), ("MeSH headings", !headings.isEmpty),
      ("keywords", !keywords.isEmpty), ("grants", !grants.isEmpty), ("registrations", !registrations.isEmpty),
      ("corrections and retractions", !corrections.isEmpty),
      ("other identifiers", identifiers.contains { !schemes.contains($0.scheme) }),
      (
        "identifiers of MeSH headings and publication types",
        headings.contains { $0.descriptor.ui != nil } || publicationTypes.contains { $0.ui != nil }
      ),
      ("versions", version != nil), ("fields kept under a tag", !kept.isEmpty),
      ("the records it was merged from", !sources.isEmpty),
    ]
    return parts.filter { $0.isThere && !held.contains($0.name) }.map(\.name)
  }
}

extension CitationName {
  /// `van Woerkom, Cees, Jr.`; the literal where there is one.
  var familyFirst: String {
    if let literal { return literal }
    let whole = [nonDroppingParticle ?? droppingParticle, family].compactMap { $0 }.joined(separator: " ")
    return [whole, given ?? "", suffix ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension CitationDate {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// As PubMed writes dates: `2005 Mar 14`, `2005 Mar-Apr`, `1998-1999`, `2005 Spring`; the source's words where it was
  /// not taken apart.
  var medline: String? {
    if let raw { return raw }
    guard let first = parts.first else { return literal }
    var text = String(first.year)
    func month(_ number: Int) -> String { (1...12).contains(number) ? Self.months[number - 1] : String(number) }
    if let number = first.month { text += " " + month(number) }
    if let day = first.day { text += " \(day)" }
    if parts.count > 1 {
      if parts[1].year != first.year {
        text += "-\(parts[1].year)" + (parts[1].month.map { " " + month($0) } ?? "")
      } else if let number = parts[1].month {
        text += "-" + month(number)
      }
    }
    if let season { text += " " + season.words }
    return text
  }
}
