package import Records

/// Lists of names that are known in part, as "Damen et al.": BibTeX's `and others` is the one way of saying so that other
/// programs read, and so a record keeps such a list in that form beside the names.
extension ImportedRecord {
  /// A study's citation for other programs, with which of its lists of names are incomplete, and that it was taken back
  /// where only an import says so.
  package init(of study: StudyRecord) {
    self.init(citation: study.citation.markedRetracted(study.isRetracted), line: 0)
    if study.isRetracted, !citation.isRetracted { publicationTypes.append(Term(name: Retraction.type)) }
    for variable in study.citation.variables where study.incomplete.contains("/citation/\(variable.name)") {
      guard case .names(let names) = variable.value else { continue }
      let texts = names.compactMap(BibTeXNames.text) + ["others"]
      kept.append(
        KeptField(tag: BibTeXEntryText.field(ofNames: variable.name), values: [texts.joined(separator: " and ")]))
    }
  }

  /// What a list of names is kept as whose names stand in the citation.
  static let others = "and others"

  /// Whether the list of names of a role is incomplete.
  func isIncomplete(_ role: String) -> Bool {
    let field = BibTeXEntryText.field(ofNames: role)
    return kept.contains { $0.tag == field && isIncompleteNames($0) }
  }

  /// Whether a field says that others are to follow the names that the citation has, and nothing else.
  func saysOthersAlone(_ field: KeptField) -> Bool {
    guard isIncompleteNames(field) else { return false }
    let role = citation.variables.first { BibTeXEntryText.field(ofNames: $0.name) == field.tag }
    guard case .names(let names)? = role?.value else { return false }
    return field.values.allSatisfy { value in
      value == Self.others
        || value.hasSuffix(" others") && !String(value.dropLast(11)).isIncompleteNames
          && BibTeXNames.names(in: value) == names
    }
  }

  /// Fields that say no more than that a list of names is incomplete.
  func isIncompleteNames(_ field: KeptField) -> Bool {
    BibTeXEntryText.isNames(field: field.tag) && field.values.allSatisfy { $0.isIncompleteNames }
  }
}

extension String {
  /// Whether a list of names in BibTeX ends in `and others`, or has it between them.
  var isIncompleteNames: Bool {
    let words = split(whereSeparator: \.isWhitespace).map { $0.lowercased() } + ["and"]
    return words.indices.dropFirst(2).contains { words[($0 - 2)...$0] == ["and", "others", "and"] }
  }
}
