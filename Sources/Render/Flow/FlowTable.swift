package import Records
package import Synthesis

/// A flow diagram as a table: a row a box.
package struct FlowTable: Sendable {
  let text: FlowText
  let title: Phrase

  package init(_ text: FlowText, description: ReviewDescription) {
    self.text = text
    title = Phrase(description.title.shown(in: text.language))
  }

  package func table() -> Table {
    let labels = [
      text.say("Box", "Vak"), text.say("Number", "Aantal"), text.say("Of which", "Waarvan"),
      text.say("Proof", "Bewijs"),
    ]
    return Table(
      id: "flow", language: text.language,
      title: Phrase(text.say("Flow of records (PRISMA 2020)", "Stroom van records (PRISMA 2020)")),
      subtitle: title,
      columns: [
        Table.Column(id: "box", label: Phrase("Id"), isForPrograms: true),
        Table.Column(id: "phase", label: Phrase(text.say("Phase", "Fase")), weight: 2),
        Table.Column(id: "label", label: Phrase(labels[0]), weight: 4),
        Table.Column(id: "number", label: Phrase(labels[1]), alignment: .trailing, weight: 1),
        Table.Column(id: "parts", label: Phrase(labels[2]), weight: 4),
        Table.Column(id: "proof", label: Phrase(labels[3]), weight: 3),
      ],
      rows: text.flow.boxes.map(row), notes: notes)
  }

  private func row(_ box: Flow.Box) -> Table.Row {
    let parts = text.parts(of: box).map { Cell.Line($0.label + ": \($0.count)") }
    return Table.Row(
      id: box.kind.rawValue,
      cells: [
        .text(Phrase(box.kind.rawValue)), .text(Phrase(phase(of: box.kind))), .text(Phrase(text.label(of: box.kind))),
        box.count.map { box.proof == .partly ? .text(Phrase("≥ \($0)")) : .number(Numeral($0)) }
          ?? .absent(.notReported),
        parts.isEmpty ? .blank : .lines(parts),
        text.proof(of: box).isEmpty ? .blank : .text(Phrase(text.proof(of: box))),
      ])
  }

  func phase(of box: FlowBox) -> String {
    switch box {
    case .previousStudies, .previousReports: text.say("Previous studies", "Eerdere studies")
    case .databases, .registers: text.say("Identification", "Identificatie")
    case .duplicates, .automation, .otherReasons: text.say("Before screening", "Vóór het screenen")
    case .screened, .excludedRecords, .sought, .notRetrieved, .assessed, .excludedReports:
      text.say("Screening", "Screening")
    case .otherIdentified, .otherSought, .otherNotRetrieved, .otherAssessed, .otherExcludedReports:
      text.say("Other methods", "Andere methoden")
    case .includedStudies, .includedReports, .totalStudies, .totalReports: text.say("Included", "Geïncludeerd")
    }
  }

  private var notes: [Table.Note] {
    text.flow.remarks.map { Table.Note(text.words(of: $0)) }
      + text.flow.holes.map { hole in
        Table.Note(Phrase(text.sentence(of: hole)), whole: Phrase(text.sentence(of: hole, isWhole: true)))
      }
  }

  /// How many ids people are shown.
  private static let shown = 20

  /// The ids, the first twenty where there are more.
  ///
  /// - Parameter way: how to see the others.
  static func listed(_ ids: [String], else way: String? = nil) -> String {
    guard ids.count > shown else { return ids.joined(separator: ", ") }
    return ids.prefix(shown).joined(separator: ", ") + ", … (\(ids.count)\(way.map { "; " + $0 } ?? ""))"
  }

  /// All that is not accounted for, one by one.
  ///
  /// - Parameters:
  ///   - box: the box it is missing from; nil for all.
  ///   - titles: by id, where they are known.
  package func missing(from box: FlowBox?, titles: [String: String]) -> Table {
    let rows = text.flow.holes.filter { box == nil || $0.box == box }.flatMap { hole -> [Table.Row] in
      let ids: [String?] = hole.ids.isEmpty ? [nil] : hole.ids
      return ids.map { id in
        var one = hole
        if let id, hole.counts == nil { one.ids = [id] }
        return Table.Row(
          id: [hole.box.rawValue, hole.kind.rawValue, id ?? "\(hole.search ?? "") \(hole.database ?? "")"]
            .joined(separator: " "),
          cells: [
            .text(Phrase(hole.box.rawValue)), .text(Phrase(hole.kind.rawValue)),
            .text(Phrase(text.label(of: hole.box))),
            .text(Phrase(text.words(of: one))), id.map { .text(Phrase(shown($0, titles))) } ?? .blank,
            id.flatMap { titles[$0] }.map { .text(Phrase($0)) } ?? .blank,
          ])
      }
    }
    let none = text.say("Nothing is missing.", "Er ontbreekt niets.")
    return Table(
      id: "flow-missing", language: text.language, title: Phrase(text.say("Not accounted for", "Niet verantwoord")),
      subtitle: title,
      columns: [
        Table.Column(id: "box", label: Phrase(text.say("Id of the box", "Id van het vak")), isForPrograms: true),
        Table.Column(id: "kind", label: Phrase(text.say("Kind", "Soort")), isForPrograms: true),
        Table.Column(id: "label", label: Phrase(text.say("Box", "Vak")), weight: 3),
        Table.Column(id: "what", label: Phrase(text.say("What is missing", "Wat ontbreekt")), weight: 4),
        Table.Column(id: "id", label: Phrase("Id"), weight: 2),
        Table.Column(id: "title", label: Phrase(text.say("Title", "Titel")), weight: 5),
      ],
      rows: rows, notes: rows.isEmpty ? [Table.Note(Phrase(none))] : [])
  }

  /// The id, with the mark of a publication that was taken back where no title beside it has one.
  private func shown(_ id: String, _ titles: [String: String]) -> String { titles[id] == nil ? text.named(id) : id }

  /// The records, reports or studies in one box.
  ///
  /// - Parameter titles: by id, where they are known.
  package func members(of box: Flow.Box, titles: [String: String]) -> Table {
    let hasPlaces = box.members.contains { $0.place != nil }
    let hasParts = box.parts.contains { text.label(of: $0.key) != nil }
    let hasStudies = box.members.contains { !$0.studies.isEmpty }
    let hasOthers = box.members.contains { $0.sameAs != nil }
    var columns = [
      Table.Column(id: "id", label: Phrase("Id"), weight: 2),
      Table.Column(id: "title", label: Phrase(text.say("Title", "Titel")), weight: 5),
    ]
    if hasParts {
      columns.append(
        Table.Column(id: "part", label: Phrase(text.say("Of which", "Waarvan")), weight: 3))
    }
    if hasOthers {
      columns.append(Table.Column(id: "same_as", label: Phrase(text.say("Same as", "Dezelfde als")), weight: 2))
    }
    if hasStudies {
      columns.append(Table.Column(id: "studies", label: Phrase(text.say("Studies", "Studies")), weight: 2))
    }
    if hasPlaces { columns.append(Table.Column(id: "place", label: Phrase(text.say("Where", "Waar")), weight: 3)) }
    var rows: [Table.Row] = []
    for part in box.parts {
      let label = text.label(of: part.key).map { Cell.text($0) } ?? .blank
      for member in part.members {
        var cells: [Cell] = [
          .text(Phrase(shown(member.id, titles))), titles[member.id].map { .text(Phrase($0)) } ?? .absent(.notReported),
        ]
        if hasParts { cells.append(label) }
        if hasOthers { cells.append(member.sameAs.map { .text(Phrase($0)) } ?? .blank) }
        if hasStudies {
          cells.append(
            member.studies.isEmpty ? .blank : .lines(member.studies.map { Cell.Line(Phrase(text.named($0))) }))
        }
        if hasPlaces { cells.append(member.place.map { .text(Phrase($0)) } ?? .blank) }
        rows.append(Table.Row(id: member.id, cells: cells))
      }
    }
    let counted = box.parts.reduce(0) { $0 + $1.counted }
    var notes: [Table.Note] = []
    if counted > 0 {
      notes.append(
        Table.Note(
          Phrase(
            text.say(
              "\(counted) more \(counted == 1 ? "is" : "are") told as a number only, and not named.",
              "\(counted) meer \(counted == 1 ? "is" : "zijn") alleen als aantal vermeld, en niet bij naam."))))
    }
    if box.isIncomplete {
      notes.append(
        Table.Note(
          Phrase(
            text.say("A part of the review does not tell this number.", "Een deel van de review noemt dit aantal niet.")
          )))
    }
    return Table(
      id: "flow-" + box.kind.rawValue, language: text.language, title: Phrase(text.label(of: box.kind)),
      subtitle: title, columns: columns, rows: rows, notes: notes)
  }
}
