package import Records

/// A format in which records are handed on to other programs.
package protocol ExportFormat: Sendable {
  /// The name in the command: `ris`.
  static var exportName: String { get }
  /// What stands before the first record, between two, and after the last.
  static var frame: (opening: String, separator: String, closing: String) { get }

  /// One record.
  static func text(of record: ImportedRecord) -> String

  /// What reads it, so that what does not come back is known; nil for a format that holds everything.
  static var reader: (any ExchangeFormat.Type)? { get }
}

/// The formats that records can be exported to; adding one is adding it here.
package enum ExportFormats {
  package static let all: [any ExportFormat.Type] = [
    CSLJSONFormat.self, RISFormat.self, NBIBFormat.self, BibTeXFormat.self, CSVFormat.self,
    JSONLinesExport.self,
    RecordsJSONFormat.self, RecordsXMLFormat.self,
  ]
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
        if let day = parts[1].day { text += " \(day)" }
      } else if let number = parts[1].month, number != first.month || parts[1].day == nil {
        text += "-" + month(number)
        if let day = parts[1].day { text += " \(day)" }
      } else if let day = parts[1].day {
        text += "-\(day)"
      }
    }
    if let season = seasonInWords { text += " " + season }
    return text
  }

  /// CSL may have a number for it, which beside a year would be a month; nil where the number is none of a season.
  var seasonInWords: String? {
    guard let words = season?.words else { return nil }
    guard let number = Int(words) else { return words }
    let names = ["Spring", "Summer", "Autumn", "Winter"]
    return (1...4).contains(number) ? names[number - 1] : nil
  }
}
