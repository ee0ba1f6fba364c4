import Deduplication
import Formats
import Records

extension DuplicateReport {
  /// A row for each group.
  ///
  /// - Parameter isData: for programs and spreadsheets: the first column is `merged_ids`, the ids that the records have in
  ///   their source files, joined by `;`, in every language.
  package func table(isData: Bool) -> Table {
    let wording = wording
    let columns =
      isData
      ? [
        Table.Column(id: "merged_ids", label: "merged_ids"), Table.Column(id: "verdict", label: "verdict"),
        Table.Column(id: "records", label: "records", alignment: .trailing), Table.Column(id: "title", label: "title"),
        Table.Column(id: "evidence", label: "evidence"),
      ] + (decision == nil ? [] : Self.sheetColumns)
      : [
        Table.Column(id: "verdict", label: Phrase(wording.verdict)),
        Table.Column(id: "records", label: Phrase(wording.members), weight: 6),
        Table.Column(id: "evidence", label: Phrase(wording.evidence), weight: 4),
      ]
    let rows = groups.enumerated().map { number, group in
      let members = group.members.map { member($0) }
      let reasons = reasons(of: group).prefix(Self.mostPairs).map { $1 > 1 ? "\($0) (\($1)×)" : $0 }
      let evidence = (reasons + [hindrance(of: group)].compactMap { $0 }).map { Cell.Line(Phrase($0)) }
      let cells: [Cell] =
        isData
        ? [
          .text(Phrase(members.map(\.sourceID).joined(separator: ";"))), .text(Phrase("\(group.verdict)")),
          .number(Numeral(members.count)),
          .text(Phrase(title(of: members))), .lines(evidence),
        ] + sheetCells(group)
        : [
          .text(Phrase(wording.verdicts[group.verdict] ?? "")),
          .lines(
            members.prefix(Self.mostMembers).map {
              Cell.Line(Phrase("\($0.name(isInReview: decision != nil)): \(line(of: $0))"))
            }),
          .lines(evidence),
        ]
      return Table.Row(id: "\(number + 1)", cells: cells)
    }
    return Table(
      id: "duplicates", language: language, title: Phrase(wording.title), columns: columns, rows: rows,
      notes: [Table.Note(Phrase(summary))])
  }

  /// The first title of a group, with the mark where any of it was taken back.
  private func title(of members: [Member]) -> String {
    let title = members.lazy.compactMap { $0.citation?.text("title") }.first ?? ""
    guard members.contains(where: { $0.citation?.isRetracted == true }) else { return title }
    return title + (language.hasPrefix("nl") ? " [ingetrokken]" : " [retracted]")
  }

  /// What a person needs besides, to decide in a spreadsheet.
  private static let sheetColumns = ["publications", "ids", "decision", "relation", "why"].map {
    Table.Column(id: $0, label: Phrase($0))
  }

  private func sheetCells(_ group: DuplicateGroup) -> [Cell] {
    guard let decision else { return [] }
    let shown = group.members.prefix(Self.mostMembers).map {
      Cell.Line(Phrase("\(member($0).party): \(line(of: member($0)))"))
    }
    let ids = group.parts.map { part in part.map { member($0).party }.joined(separator: ";") }
    return [
      .lines(shown), .text(Phrase(ids.joined(separator: " | "))), .text(Phrase(decision(group))), .text(Phrase("")),
      .text(Phrase("")),
    ]
  }

  /// Everything, for programs, piece by piece: a group may hold a million records.
  package func writeJSON(_ write: (String) -> Void) {
    var text = "{\n  \"records\": \(records),\n  \"compared_pairs\": \(result.comparedPairs),\n"
    text += "  \"certain\": \(result.groups(.certain).count),\n  \"removable\": \(result.removable()),\n"
    text += "  \"likely\": \(result.groups(.likely).count),\n  \"related\": \(result.groups(.related).count),\n"
    text += "  \"groups\": ["
    for (number, group) in groups.enumerated() {
      text += number == 0 ? "\n    " : ",\n    "
      forEachPiece(of: group) { piece in
        text += piece
        guard text.utf8.count > 1 << 16 else { return }
        write(text)
        text = ""
      }
    }
    write(text + "\n  ]\n}\n")
  }

  /// The group as an object on one line.
  private func forEachPiece(of group: DuplicateGroup, _ add: (String) -> Void) {
    let head = ObjectBuilder.build {
      $0.add("verdict", "\(group.verdict)")
      $0.add("decision", decision?(group))
    }
    let end = ObjectBuilder.build {
      $0.add("hindrance", hindrance(of: group))
      if case .contradiction(let pair) = group.hindrance { $0.add("contradiction", node(pair)) }
    }
    func addList<Item>(_ key: String, _ items: [Item], _ text: (Item) -> String) {
      for (place, item) in items.enumerated() { add((place == 0 ? ", \"\(key)\": [" : ", ") + text(item)) }
      if !items.isEmpty { add("]") }
    }
    add(String(JSONText.inline(head).dropLast()))
    addList("members", group.members) { JSONText.inline(node(member($0))) }
    addList("parts", group.parts) { part in
      "[" + part.map { JSONText.quoted(member($0).party) }.joined(separator: ", ") + "]"
    }
    addList("pairs", group.pairs) { JSONText.inline(node($0)) }
    add((end.members.isEmpty ? "" : ", ") + JSONText.inline(end).dropFirst())
  }

  private func node(_ member: Member) -> Node {
    ObjectBuilder.build {
      $0.add("id", member.id)
      $0.add("source_id", member.sourceID)
      $0.add("file", member.file)
      if member.isStudy { $0.add("study", Node(.bool(true))) }
      if member.citation?.isRetracted == true { $0.add("retracted", Node(.bool(true))) }
      $0.add("title", member.citation?.text("title"))
      $0.add("year", member.citation?.year)
      $0.add("container", member.citation?.text("container-title"))
      $0.add("DOI", member.citation?.text("DOI"))
      $0.add("PMID", member.citation?.text("PMID"))
    }
  }

  private func node(_ pair: PairEvidence) -> Node {
    let comparison = pair.comparison
    return ObjectBuilder.build {
      $0.add("first", member(pair.first).id)
      $0.add("second", member(pair.second).id)
      $0.add("verdict", "\(pair.judgement.verdict)")
      $0.add("rule", "\(pair.judgement.rule)")
      $0.add(
        "evidence",
        ObjectBuilder.build { evidence in
          func add(_ key: String, _ value: String) {
            if value != "missing" { evidence.add(key, value) }
          }
          add("title", "\(comparison.title)")
          if comparison.title != .missing { evidence.add("title_likeness", figure(comparison.titleLikeness)) }
          if comparison.isTranslation { evidence.add("original_title", Node(.bool(true))) }
          add("authors", "\(comparison.authors)")
          add("container", "\(comparison.container)")
          for (key, value) in [
            ("issn", comparison.issn), ("year", comparison.year), ("volume", comparison.volume),
            ("issue", comparison.issue), ("page", comparison.page), ("doi", comparison.doi), ("pmid", comparison.pmid),
            ("pmcid", comparison.pmcid), ("isbn", comparison.isbn), ("registration", comparison.registration),
            ("publisher", comparison.publisher), ("edition", comparison.edition),
          ] { add(key, "\(value)") }
          if let likeness = comparison.abstractLikeness { evidence.add("abstract_likeness", figure(likeness)) }
        })
      $0.add("words", words(for: pair))
    }
  }

  private func figure(_ likeness: Float) -> Node { Node(.number(String(Double(Int(likeness * 1000)) / 1000))) }
}

/// Garner's writer of nodes, beside this module's writer of tables, which has the same name.
private typealias JSONText = Formats.JSONWriter
