package import Records

/// One imported record for a reader at a terminal: its citation, abstract and words of lists.
package enum ImportedRecordText {
  /// - Parameter studies: the ids of the studies that were taken from it.
  package static func text(
    of record: ImportedRecord, studies: [String], language: String, style: TextStyle
  ) -> String {
    let isDutch = language.hasPrefix("nl")
    let marked = record.citation.markedRetracted(record.isRetracted)
    var lines = Lines(width: style.width)
    let study = StudyRecord(id: record.id, role: .background, citation: marked)
    lines.add(StudyLabel.label(of: study, language: language).withoutMarkup, style: style.bold)
    lines.add("\(record.id) · " + (isDutch ? "geïmporteerd record" : "imported record"), indentation: 2)
    func add(_ label: String, _ words: String) {
      if !words.isEmpty { lines.add("\(label): \(words.withoutMarkup)", indentation: 2, hanging: 4) }
    }
    add(isDutch ? "ingetrokken volgens" : "retracted, by", record.retractedBy ?? "")
    add(isDutch ? "studie" : "study", studies.joined(separator: ", "))
    for variable in record.citation.variables where variable.name != "abstract" {
      add(variable.name, variable.value.words)
    }
    add(isDutch ? "publicatietypen" : "publication types", record.publicationTypes.map(\.name).joined(separator: "; "))
    add(isDutch ? "trefwoorden" : "keywords", record.keywords.joined(separator: "; "))
    add("MeSH", record.headings.map(\.descriptor.name).joined(separator: "; "))
    add("abstract", record.abstractText ?? "")
    return lines.text
  }
}
