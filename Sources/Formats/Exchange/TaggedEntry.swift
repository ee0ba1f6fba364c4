import Records

/// One record of a format that gives each value a line with a tag: the tags in the order of the file.
struct TaggedEntry {
  struct Field {
    var tag: String
    var value: String
    var line: Int
  }

  var fields: [Field] = []
  /// The line on which it begins.
  var line: Int

  func first(_ tag: String) -> Field? { fields.first { $0.tag == tag } }
  func has(_ tag: String) -> Bool { first(tag) != nil }
}

/// Puts the fields of one entry after another in their places and keeps count of what became of each.
struct CitationAssembly {
  private let file: String
  private var line = 0
  var tally = ImportTally()
  private var variables: [Citation.Variable] = []
  private var keywords: [String] = []
  private var kept: [ImportedRecord.KeptField] = []
  var type = "document"

  init(file: String) {
    self.file = file
  }

  /// Begins with the next entry, on this line.
  mutating func begin(line: Int) {
    self.line = line
    type = "document"
    variables = []
    keywords = []
    kept = []
  }

  func has(_ variable: String) -> Bool { variables.contains { $0.name == variable } }

  /// Sets a variable of CSL; a second value for one that holds one only is kept under its tag.
  mutating func set(_ variable: String, _ value: Citation.Value, from field: TaggedEntry.Field, repaired: String? = nil)
  {
    if has(variable) { return keep(field) }
    variables.append(Citation.Variable(name: variable, value: value))
    count(field, repaired: repaired)
  }

  mutating func set(_ variable: String, _ text: String, from field: TaggedEntry.Field, repaired: String? = nil) {
    set(variable, .text(text), from: field, repaired: repaired)
  }

  /// Adds a name to a list of names, in the order of the file.
  mutating func add(_ name: CitationName, to variable: String, from field: TaggedEntry.Field) {
    if let place = variables.firstIndex(where: { $0.name == variable }), case .names(let names) = variables[place].value
    {
      variables[place].value = .names(names + [name])
    } else {
      variables.append(Citation.Variable(name: variable, value: .names([name])))
    }
    count(field, repaired: nil)
  }

  mutating func add(keyword: String, from field: TaggedEntry.Field) {
    keywords.append(keyword)
    count(field, repaired: nil)
  }

  /// What has no place of its own stays under its tag.
  mutating func keep(_ field: TaggedEntry.Field) {
    if let place = kept.firstIndex(where: { $0.tag == field.tag }) {
      kept[place].values.append(field.value)
    } else {
      kept.append(ImportedRecord.KeptField(tag: field.tag, values: [field.value]))
    }
    tally.counts[field.tag, default: .init()].kept += 1
  }

  mutating func drop(_ field: TaggedEntry.Field, _ why: String) {
    tally.counts[field.tag, default: .init()].dropped += 1
    remark(field, "\(field.tag) left out: \(why)")
  }

  /// Counts a field whose value went along with another's.
  mutating func count(asMapped field: TaggedEntry.Field) { count(field, repaired: nil) }

  private mutating func count(_ field: TaggedEntry.Field, repaired: String?) {
    if let repaired {
      tally.counts[field.tag, default: .init()].repaired += 1
      remark(field, "\(field.tag): \(repaired)")
    } else {
      tally.counts[field.tag, default: .init()].mapped += 1
    }
  }

  private mutating func remark(_ field: TaggedEntry.Field, _ message: String) {
    tally.remarks.append(
      Problem(.warning, file: file, mark: Mark(line: field.line, column: 1), message: message))
  }

  /// The record: named by its PMID, else its DOI, else by what stands in it, so that the same record of a later export
  /// has the same name.
  func record() -> ImportedRecord {
    func text(_ variable: String) -> String? {
      variables.first { $0.name == variable }.flatMap { if case .text(let text) = $0.value { text } else { nil } }
    }
    let id: String
    if let pmid = text("PMID") {
      id = "pmid-" + Self.identifier(pmid)
    } else if let doi = text("DOI") {
      id = "doi-" + Self.identifier(doi.lowercased())
    } else {
      id = "record-" + Self.fingerprint(JSONWriter.inline(Citation(id: "", type: type, variables: variables).node))
    }
    return ImportedRecord(
      citation: Citation(id: id, type: type, variables: variables), keywords: keywords, kept: kept, line: line)
  }

  private static func identifier(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  /// FNV-1a, 64 bits: two records of a review that differ and share it are one in 2⁶⁴ times the pairs there are.
  private static func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 36)
  }
}
