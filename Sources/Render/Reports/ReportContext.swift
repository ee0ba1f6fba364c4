import Query
import Records

/// What all reports share: the words, the studies in their order, and how these are named.
struct ReportContext {
  let input: ReportInput
  let wording: Wording
  /// The included studies to show, by label as a reference list has them.
  let studies: [StudyRecord]
  /// How many included studies the review has, shown or not.
  let includedCount: Int
  private let labels: [String: String]
  /// The marks of the records whose publication was taken back.
  private let retractions: [String: String]

  init(_ input: ReportInput) {
    self.input = input
    wording = Wording.of(input.language)
    var labels: [String: String] = [:]
    var owners: [String: [String]] = [:]
    for filed in input.records {
      let label = StudyLabel.label(of: filed.record, language: input.language)
      labels[filed.record.id] = label
      owners[label, default: []].append(filed.record.id)
    }
    // Two works of one author and year are told apart by their keys, which stay the same whatever is shown beside them.
    for (label, ids) in owners where Set(ids).count > 1 {
      for id in ids { labels[id] = "\(label) [\(id)]" }
    }
    self.labels = labels
    retractions = Dictionary(
      input.records.lazy.map(\.record).filter(\.isRetracted).map {
        ($0.id, StudyLabel.retraction(of: $0, language: input.language))
      }, uniquingKeysWith: { first, _ in first })
    let included = input.records.lazy.map(\.record).filter { $0.role == .included }
    includedCount = included.count
    let wanted = input.selection?.ids
    studies =
      included.filter { wanted?.contains($0.id) ?? true }
      .map { (key: Self.sortKey(FoldedText.folded(labels[$0.id] ?? $0.id)), record: $0) }
      .sorted { ($0.key, $0.record.id) < ($1.key, $1.record.id) }
      .map(\.record)
  }

  /// The words with their numbers as wide as one another, so that 2 comes before 10.
  private static func sortKey(_ words: String) -> String {
    var key = ""
    var digits = ""
    func finish() {
      key += String(repeating: "0", count: max(0, 12 - digits.count)) + digits
      digits = ""
    }
    for character in words {
      if "0"..."9" ~= character {
        digits.append(character)
      } else {
        if !digits.isEmpty { finish() }
        key.append(character)
      }
    }
    if !digits.isEmpty { finish() }
    return key
  }

  func holds(_ id: String) -> Bool { labels[id] != nil }

  func isRetracted(_ id: String) -> Bool { retractions[id] != nil }

  /// The mark of a study that was taken back, with a space before it; nothing for others.
  func retraction(of id: String) -> String { retractions[id] ?? "" }

  /// The id of a study, with that mark.
  func named(_ id: String) -> String { id + retraction(of: id) }

  /// What a reader of counts has to know: which of the studies in them were taken back. Nil where none was.
  func retractedAmong(_ ids: some Sequence<String>) -> String? {
    let labels = Set(ids).filter(isRetracted).map(label).sorted()
    guard !labels.isEmpty else { return nil }
    let isDutch = wording.language == "nl"
    return (isDutch ? "Ingetrokken, en in de aantallen meegeteld: " : "Taken back, and still in the counts: ")
      + labels.joined(separator: "; ") + "."
  }

  /// How a text cites the record; the id itself where no record has it.
  func label(of id: String) -> String { labels[id] ?? id }

  func shown(_ text: LocalizedText) -> ShownText { text.shown(in: input.language) }

  func phrase(_ text: LocalizedText) -> Phrase { Phrase(shown(text)) }

  /// The preferred labels of concepts, separated by commas; nil where there are none.
  func concepts(_ ids: [String], in scheme: Scheme) -> Phrase? {
    guard !ids.isEmpty else { return nil }
    return ids.map { id in
      input.frame.vocabulary.concept(id, in: scheme).map { phrase($0.preferredLabel) } ?? Phrase(id)
    }
    .joined(by: ", ")
  }

  /// The same of a study's concepts, each that nobody has confirmed with its mark.
  func concepts(_ ids: [String], in scheme: Scheme, of study: StudyRecord, at pointer: String) -> Phrase? {
    guard !study.unconfirmed.isEmpty else { return concepts(ids, in: scheme) }
    let labels = ids.enumerated().compactMap { index, id in
      concepts([id], in: scheme).map { marked($0, of: study, at: "\(pointer)/\(index)") }
    }
    return labels.isEmpty ? nil : labels.joined(by: ", ")
  }

  /// The words with ` (unconfirmed)` behind them where the value at a place is a guess.
  func marked(_ words: Phrase, of study: StudyRecord, at pointer: String...) -> Phrase {
    guard pointer.contains(where: study.unconfirmed.touch) else { return words }
    return words + Phrase(" (\(wording.unconfirmed))")
  }

  var subtitle: Phrase { phrase(input.frame.description.title) }

  /// The column of opportunities or threats as the review calls it.
  func opportunitiesLabel() -> Phrase {
    input.frame.description.labels?.opportunities.map(phrase) ?? Phrase(wording.columns.opportunities)
  }

  func threatsLabel() -> Phrase {
    input.frame.description.labels?.threats.map(phrase) ?? Phrase(wording.columns.threats)
  }

  /// The columns that name a study: its id and, where a question chose it, how directly it bears on that for programs;
  /// its label for people.
  var studyColumns: [Table.Column] {
    let verdict = Table.Column(id: "directness", label: Phrase(wording.columns.directness), isForPrograms: true)
    let guess = Table.Column(
      id: "directness_unconfirmed", label: Phrase("\(wording.columns.directness), \(wording.unconfirmed)"),
      isForPrograms: true)
    return [Table.Column(id: "id", label: Phrase(wording.columns.id), isForPrograms: true)]
      + (input.selection == nil ? [] : [verdict]) + (hasGuessedBearing ? [guess] : [])
      + [Table.Column(id: "study", label: Phrase(wording.columns.study), weight: 2)]
  }

  /// Whether a study is shown that a question chose by a value that nobody has confirmed.
  private var hasGuessedBearing: Bool {
    studies.contains { input.selection?.bearings[$0.id]?.isUnconfirmed == true }
  }

  func studyCells(_ study: StudyRecord) -> [Cell] {
    let bearing = input.selection?.bearings[study.id]
    let verdict: [Cell] = input.selection.map { _ in [bearing.map { .text(Phrase($0.verdict.word)) } ?? .blank] } ?? []
    let guess: [Cell] =
      hasGuessedBearing ? [bearing?.isUnconfirmed == true ? .text(Phrase(wording.unconfirmed)) : .blank] : []
    return [.text(Phrase(study.id))] + verdict + guess + [.text(Phrase(labelWithVerdict(of: study.id)))]
  }

  /// What is not direct, or is so by a guess, says so beside its name, since a row may be pasted without the notes.
  func labelWithVerdict(of id: String) -> String {
    guard let bearing = input.selection?.bearings[id], bearing != Bearing(.direct) else { return label(of: id) }
    return label(of: id, bearing: bearing)
  }

  /// `Runner (2016) – direct, unconfirmed`.
  func label(of id: String, bearing: Bearing) -> String {
    let words = AnswerWording(language: input.language, vocabulary: input.frame.vocabulary)
    return label(of: id) + " – " + words.verdict(bearing.verdict)
      + (bearing.isUnconfirmed ? ", \(wording.unconfirmed)" : "")
  }

  /// What has to be said of the rows of a table of studies: that they are not all, that there are none, and whose
  /// authors are not all named.
  var studyNotes: [Table.Note] {
    var notes = selectionNotes
    if studies.isEmpty {
      notes.append(Table.Note(Phrase(includedCount == 0 ? wording.notes.noIncluded : wording.notes.noneMatch)))
    }
    let incomplete = studies.filter { $0.incomplete.contains("/citation/author") }.map { label(of: $0.id) }
    if !incomplete.isEmpty {
      let names = incomplete.joined(separator: "; ")
      notes.append(Table.Note(Phrase(wording.fill(wording.notes.incompleteAuthors, names))))
    }
    return notes
  }

  /// What was asked, how many studies are shown for it, and who is left out though nobody has confirmed why; none where
  /// nothing was asked.
  var selectionNotes: [Table.Note] {
    guard let selection = input.selection else { return [] }
    let note = selection.keepsOutside ? wording.notes.asked : wording.notes.filtered
    let shown = wording.fill(Wording.form(of: wording.notes.shownOf, isOne: includedCount == 1), "\(studies.count)")
    var notes = [wording.fill(note, selection.query), wording.fill(shown, "\(includedCount)")]
    let guessed = selection.leftOutByGuess.map { label(of: $0) }
    if !guessed.isEmpty {
      let names = guessed.prefix(Self.mostNamed) + (guessed.count > Self.mostNamed ? ["…"] : [])
      let counted = wording.fill(wording.notes.leftOutByGuess, "\(guessed.count)")
      notes.append(wording.fill(counted, names.joined(separator: "; ")))
    }
    return notes.map { Table.Note(Phrase($0)) }
  }

  private static let mostNamed = 20
}

extension StudyRecord {
  /// Whether the record holds an absence inside this section, and so says something of it.
  func recordsAbsence(inside pointer: String) -> Bool {
    absent.contains { $0.pointer.hasPrefix(pointer + "/") }
  }

  /// The kind recorded for exactly this place.
  func recordedAbsence(at pointer: String) -> AbsenceKind? {
    absent.first { $0.pointer == pointer }?.kind
  }

  /// Why a section has no value: what is recorded, else that nobody took it out.
  func reason(at pointer: String) -> AbsenceKind { absence(at: pointer) ?? .notExtracted }
}
