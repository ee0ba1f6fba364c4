package import Records

/// How a text cites a source: `Bakker & van Woerkom (2010)`.
package enum StudyLabel {
  /// One or two names, or the first and "et al."; an author list that the source itself gives only in part keeps
  /// the names it gives, with "et al.". Without authors the title, without a title the id: nothing is made up.
  /// A work that was taken back says so wherever it is named, and on whose word where that is an imported record only.
  package static func label(of record: StudyRecord, language: String = "en") -> String {
    bareLabel(of: record) + retraction(of: record, language: language)
  }

  /// The mark of a work that was taken back, with a space before it; nothing for others.
  package static func retraction(of record: StudyRecord, language: String = "en") -> String {
    guard record.isRetracted else { return "" }
    if record.citation.isRetracted { return retraction(language: language) }
    return language.hasPrefix("nl") ? " [ingetrokken volgens de import]" : " [retracted, by the import]"
  }

  /// The same where it does not matter on whose word.
  package static func retraction(language: String) -> String {
    language.hasPrefix("nl") ? " [ingetrokken]" : " [retracted]"
  }

  /// The title of an imported record, with the same mark.
  package static func title(of record: ImportedRecord, language: String = "en") -> String? {
    guard let title = record.citation.text("title"), record.isRetracted else { return record.citation.text("title") }
    return title + retraction(language: language)
  }

  private static func bareLabel(of record: StudyRecord) -> String {
    let citation = record.citation
    let names = citation.authors.map(\.short)
    let who =
      if names.isEmpty {
        citation.text("title") ?? record.id
      } else if record.incomplete.contains("/citation/author") {
        names.joined(separator: ", ") + " et al."
      } else if names.count > 2 {
        names[0] + " et al."
      } else {
        names.joined(separator: " & ")
      }
    guard let year = citation.year else { return who }
    return "\(who) (\(year))"
  }
}
