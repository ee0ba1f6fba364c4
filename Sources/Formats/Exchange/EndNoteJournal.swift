/// The names of an article's journal in a record of EndNote's.
///
/// Which field holds the name in full depends on what filled it: PubMed's filter has the short name as the second title and the
/// one in full as the alternative, others the other way round, and `abbr-1` may hold either.
struct EndNoteJournal {
  private struct Name {
    var text: [UInt8]
    var field: EndNoteTaker.Field
    var origin: RecordAssembly.Origin
  }

  private var names: [Name] = []

  var isEmpty: Bool { names.isEmpty }

  mutating func clear() { names.removeAll(keepingCapacity: true) }

  /// Whether a name of the journal may come behind such a field.
  static func mayStandAmong(_ field: EndNoteTaker.Field) -> Bool {
    switch field {
    case .title, .shortTitle, .seriesTitle, .type, .typeName: true
    default: false
    }
  }

  /// - Returns: whether it is a name of an article's journal, which waits for the others.
  mutating func add(
    _ text: Bytes, _ field: EndNoteTaker.Field, _ origin: RecordAssembly.Origin, to type: String
  ) -> Bool {
    switch field {
    case .secondTitle, .journal, .journalShort, .alternativeTitle, .alternativeJournal: break
    default: return false
    }
    // More than EndNote has places for would be compared with one another.
    guard type.hasPrefix("article"), names.count < 8, text.count <= 1000 else { return false }
    names.append(Name(text: Array(text), field: field, origin: origin))
    return true
  }

  /// Puts the names in their places: the longest of those of which one abbreviates the other is the journal.
  mutating func put(into assembly: inout RecordAssembly) {
    defer { clear() }
    let (long, short) = places
    for (place, name) in names.enumerated() {
      func isSame(as other: Int?) -> Bool { other.map { $0 == place || names[$0].text == name.text } ?? false }
      name.text.withUnsafeBufferPointer { text in
        if isSame(as: long) {
          assembly.set(.containerTitle, text, from: name.origin)
        } else if isSame(as: short) || name.field == .journalShort {
          assembly.set(.containerTitleShort, text, from: name.origin)
        } else if name.field == .alternativeTitle {
          assembly.keep(text, from: name.origin)
        } else {
          assembly.set(.containerTitle, text, from: name.origin)
        }
      }
    }
  }

  /// Which name is the journal's in full, and which the short one.
  private var places: (long: Int?, short: Int?) {
    let main = names.firstIndex { $0.field == .secondTitle || $0.field == .journal }
    // As most records are.
    if let main, names.allSatisfy({ $0.text == names[main].text }) { return (main, nil) }
    let texts = names.map { String(decoding: $0.text, as: UTF8.self) }
    func isShort(_ one: Int, of other: Int) -> Bool {
      texts[one].count < texts[other].count && JournalAbbreviation.mayBe(texts[one], of: texts[other])
    }
    func hasShort(_ place: Int) -> Bool { names.indices.contains { isShort($0, of: place) } }
    let other = names.firstIndex { $0.field == .alternativeJournal } ?? names.indices.first(where: hasShort)
    guard var long = main ?? other else { return (nil, nil) }
    for place in names.indices where isShort(long, of: place) { long = place }
    return (long, names.indices.first { isShort($0, of: long) })
  }
}
