import Records

/// A cell as people read it: the one form from which every document format is written, so that no writer has to know
/// what a search count or a study reference is.
enum CellContent {
  case inline(Phrase)
  /// Lines under each other.
  case lines([Phrase])
  /// Items with bullets; with each the finding it is, if it is one.
  case list([FindingItem])
  /// Studies named one after the other, separated by `; `.
  case studies([StudyReference])
  /// The kind of absence in words; set apart, since a source might say these words itself.
  case absence(String)
  case empty

  init(_ cell: Cell, wording: Wording) {
    switch cell {
    case .text(let phrase): self = .inline(phrase)
    case .number(let number): self = .inline(Phrase(wording.number(number)))
    case .count(let count, let unconfirmed):
      self = .inline(Phrase("\(count) (\(unconfirmed) \(wording.unconfirmed))"))
    case .findings(let items): self = items.isEmpty ? .empty : .list(items)
    case .studies(let studies): self = studies.isEmpty ? .empty : .studies(studies)
    case .search(let count): self = .inline(Phrase(count.words(wording, notScreened: SearchCount.notScreenedMark)))
    case .searchTotal(let total): self = .inline(Phrase(total.words(notScreened: SearchCount.notScreenedMark)))
    case .lines(let lines): self = lines.isEmpty ? .empty : .lines(lines.map(\.phrase))
    case .absent(let kind): self = .absence(wording.words(for: kind))
    case .blank: self = .empty
    }
  }
}

extension SearchCount {
  /// The sign of hits that were not screened.
  static let notScreenedMark = "†"

  /// `72 (1)`, `0`, `5891 †`; `25 (2), 7 †` where some were not screened.
  func words(_ wording: Wording, notScreened word: String) -> String {
    if !screened { return "\(hits) \(word)" }
    if hits == 0 { return "0" }
    let counted = "\(hits) (\(relevant.map(String.init) ?? wording.words(for: .notReported)))"
    return notScreened == 0 ? counted : "\(counted), \(notScreened) \(word)"
  }
}

extension SearchTotal {
  /// `143 (2)`; `58696 (1), 58624 †` where some were not screened; `46243 †` where none was.
  func words(notScreened word: String) -> String {
    if notScreened == hits, hits > 0 { return "\(hits) \(word)" }
    let counted = hits == 0 ? "0" : "\(hits) (\(relevant))"
    return notScreened == 0 ? counted : "\(counted), \(notScreened) \(word)"
  }
}
