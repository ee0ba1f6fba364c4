import Records

/// What one reads of a record to decide on it: title, names, year, source, keywords, abstract.
enum RecordCard {
  static func lines(of record: ImportedRecord, text: InterfaceText) -> [String] {
    let citation = record.citation
    var lines = ["", String(repeating: "─", count: 40), citation.text("title") ?? text("(no title)", "(geen titel)")]
    let authors = citation.authors.map { name in
      [name.literal ?? [name.nonDroppingParticle, name.family].compactMap { $0 }.joined(separator: " "), name.given]
        .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
    let shown = authors.count > 6 ? Array(authors.prefix(6)) + ["…"] : authors
    var source = shown.joined(separator: "; ")
    if let year = citation.year { source += (source.isEmpty ? "" : " ") + "(\(year))" }
    if let container = citation.text("container-title") { source += (source.isEmpty ? "" : ". ") + container }
    if !source.isEmpty { lines.append(source) }
    lines.append([record.id, citation.text("DOI").map { "doi:\($0)" }].compactMap { $0 }.joined(separator: " · "))
    if record.isRetracted { lines.append(text("RETRACTED", "INGETROKKEN")) }
    let types = record.publicationTypes.map(\.name)
    if !types.isEmpty { lines.append(types.joined(separator: "; ")) }
    if !record.keywords.isEmpty {
      lines.append(text("Keywords: ", "Trefwoorden: ") + record.keywords.joined(separator: "; "))
    }
    lines.append("")
    lines.append(record.abstractText ?? text("(no abstract)", "(geen samenvatting)"))
    return lines.map { DisplayText.safe($0.withoutMarkup) }
  }
}
