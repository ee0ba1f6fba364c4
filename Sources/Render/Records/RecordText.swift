package import Records

/// One record for a reader at a terminal: everything it holds, each finding with its place.
package enum RecordText {
  /// - Parameters:
  ///   - records: the review's other records, for the names of sources.
  ///   - isFresh: whether it is a draft of which nobody has confirmed anything yet.
  package static func text(
    of filed: FiledRecord, among records: [FiledRecord], frame: ReviewFrame, language: String, style: TextStyle,
    isFresh: Bool = false
  ) -> String {
    var shown = filed
    // A background record has no row in the review's tables; here it is shown all the same.
    shown.record.role = .included
    let others = records.filter { $0.record.id != filed.record.id }
    let context = ReportContext(ReportInput(frame: frame, records: [shown] + others, language: language))
    let wording = context.wording
    let record = shown.record
    var lines = Lines(width: style.width)
    lines.add(StudyLabel.label(of: record, language: language), style: style.bold)
    lines.add("\(record.id) · \(filed.record.role.rawValue) · \(filed.file)", indentation: 2)
    // Of a draft the abstract stands below, with what was read from it.
    let isDraft = !record.unconfirmed.isEmpty || !record.leads.isEmpty
    for variable in record.citation.variables where !isDraft || variable.name != "abstract" {
      if let text = record.citation.text(variable.name) {
        lines.add("\(variable.name): \(text.withoutMarkup)", indentation: 2, hanging: 4)
      }
    }

    let table = CharacteristicsReport(context: context).table()
    if let row = table.rows.first(where: { $0.id == record.id }) {
      for (column, cell) in zip(table.columns, row.cells) where !column.isForPrograms && column.id != "study" {
        add(column.label.plain, cell, wording, style, to: &lines)
      }
    }
    let lists: [(Phrase, [Finding], String)] = [
      (context.opportunitiesLabel(), record.opportunities, "/opportunities"),
      (context.threatsLabel(), record.threats, "/threats"),
      (Phrase(wording.language == "nl" ? "Opmerkingen" : "Remarks"), record.remarks, "/remarks"),
    ]
    for (label, findings, pointer) in lists where !findings.isEmpty || record.absence(at: pointer) != nil {
      add(label.plain, context.findings(findings, of: record, at: pointer), wording, style, to: &lines)
    }
    let isDutch = wording.language == "nl"
    addPlaces(
      isDutch ? "Vastgelegd als afwezig" : "Recorded as absent",
      record.absent.map { "\($0.pointer): \(wording.words(for: $0.kind))" }, style, to: &lines)
    if isDraft {
      lines.blank()
      lines.add(
        (isDutch ? "Wat de bron zegt" : "What the citation says")
          + (record.unconfirmed.isEmpty
            ? "" : isDutch ? ", en wat daaruit gelezen is, niet bevestigd" : ", and what was read from it, unconfirmed")
          + " (garner confirm \(record.id))", style: style.bold)
      for line in CitationReading(of: record).lines(language: wording.language, isFresh: isFresh) {
        lines.add(line.words.withoutMarkup, indentation: line.isBeneath ? 6 : 2, hanging: line.isBeneath ? 8 : 4)
      }
    }
    if let notes = record.notes {
      lines.blank()
      lines.add(wording.language == "nl" ? "Aantekeningen" : "Notes", style: style.bold)
      lines.add(context.phrase(notes).plain, indentation: 2)
    }
    return lines.text
  }

  private static func addPlaces(_ title: String, _ places: [String], _ style: TextStyle, to lines: inout Lines) {
    guard !places.isEmpty else { return }
    lines.blank()
    lines.add(title, style: style.bold)
    for place in places { lines.add(place.withoutMarkup, indentation: 2, hanging: 4) }
  }

  private static func add(
    _ label: String, _ cell: Cell, _ wording: Wording, _ style: TextStyle, to lines: inout Lines
  ) {
    lines.blank()
    lines.add(label, style: style.bold)
    switch cell {
    case .text(let phrase): lines.add(phrase.plain, indentation: 2)
    case .lines(let content): for line in content { lines.add(line.phrase.plain, indentation: 2, hanging: 4) }
    case .findings(let items):
      for item in items {
        lines.add("• \(item.phrase.plain.withoutMarkup)", indentation: 2, hanging: 4)
        lines.add("[\(item.id)] \(item.locator)", indentation: 4, hanging: 4)
      }
    case .absent(let kind): lines.add(wording.words(for: kind), indentation: 2)
    case .number(let number): lines.add(number.text, indentation: 2)
    case .count, .studies, .search, .searchTotal, .blank: break
    }
  }
}
