package import Records

/// RIS: a tag of two characters, two spaces, a hyphen, a space, a value; `TY` begins a record and `ER` ends it.
/// It is looked for before NBIB, whose tags of two letters look the same but for `TY`.
///
/// Databases differ in which tag holds what; each tag is tried in the places where any of them puts it, and a second value
/// for one place stays under its tag. Source: RIS format specifications, Research Information Systems, 2011, and the
/// exports of Embase, Ovid, ProQuest, Scopus, Web of Science and ScienceDirect.
package enum RISFormat: ExchangeFormat {
  package static let name = "ris"

  package static func recognises(_ text: SourceText) -> Bool {
    text.lines.prefix(50).contains { field($0)?.tag == "TY" }
  }

  package static func read(_ text: SourceText, file: String) -> (records: [ImportedRecord], tally: ImportTally) {
    var assembly = CitationAssembly(file: file)
    let entries = entries(text, file: file, tally: &assembly.tally)
    let records = entries.map { entry in
      assembly.begin(line: entry.line)
      for field in entry.fields { put(field, of: entry, into: &assembly) }
      return assembly.record()
    }
    return (records, assembly.tally)
  }

  // MARK: Lines

  private static func field(_ line: String) -> (tag: String, value: String)? {
    let bytes = Array(line.utf8.prefix(5))
    guard bytes.count == 5, bytes[2] == 0x20, bytes[3] == 0x20, bytes[4] == UInt8(ascii: "-"),
      (0x41...0x5A).contains(bytes[0]), (0x41...0x5A).contains(bytes[1]) || (0x30...0x39).contains(bytes[1])
    else { return nil }
    return (String(decoding: bytes[..<2], as: UTF8.self), CitationParts.trimmed(line.dropFirst(5)))
  }

  private static func entries(_ text: SourceText, file: String, tally: inout ImportTally) -> [TaggedEntry] {
    var entries: [TaggedEntry] = []
    var isOpen = false
    func remark(_ severity: Problem.Severity, _ line: Int, _ message: String) -> Problem {
      Problem(severity, file: file, mark: Mark(line: line, column: 1), message: message)
    }
    for (index, line) in text.lines.enumerated() {
      let number = index + 1
      if let (tag, value) = field(line) {
        if tag == "TY" {
          if isOpen {
            tally.remarks.append(remark(.warning, number, "a record begins before the last one has its 'ER  -'"))
          }
          entries.append(TaggedEntry(line: number))
          isOpen = true
        }
        guard isOpen else {
          tally.remarks.append(remark(.error, number, "'\(tag)' stands outside any record; expected 'TY  - ' first"))
          continue
        }
        if tag == "ER" {
          isOpen = false
        } else {
          entries[entries.count - 1].fields.append(.init(tag: tag, value: value, line: number))
        }
      } else if isOpen, !line.allSatisfy(\.isWhitespace), let last = entries[entries.count - 1].fields.indices.last {
        // Abstracts with line breaks in them are common.
        entries[entries.count - 1].fields[last].value += "\n" + CitationParts.trimmed(line[...])
      } else if !line.allSatisfy(\.isWhitespace) {
        tally.remarks.append(remark(.warning, number, "this line stands outside any record and is passed over"))
      }
    }
    if isOpen {
      tally.remarks.append(remark(.warning, text.lines.count, "the last record has no 'ER  -'; it is taken as whole"))
    }
    return entries
  }

  // MARK: Fields

  private static let types = [
    "JOUR": "article-journal", "JFULL": "article-journal", "EJOUR": "article-journal", "ABST": "article-journal",
    "INPR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book",
    "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "THES": "thesis", "RPRT": "report", "GOVDOC": "report", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog",
    "DATA": "dataset", "COMP": "software", "PAT": "patent", "MANSCPT": "manuscript", "UNPB": "manuscript",
    "DICT": "entry-dictionary", "ENCYC": "entry-encyclopedia", "STAND": "standard", "VIDEO": "motion_picture",
  ]

  /// Tags with a variable of CSL that holds them as they are; where several tags share one, the first in the file is it.
  private static let texts = [
    "TI": "title", "T1": "title", "ST": "title-short", "JF": "container-title", "JO": "container-title",
    "T2": "container-title", "BT": "container-title", "JA": "container-title-short", "J2": "container-title-short",
    "T3": "collection-title", "VL": "volume", "IS": "issue", "AB": "abstract", "N2": "abstract", "PB": "publisher",
    "CY": "publisher-place", "PP": "publisher-place", "ET": "edition", "CN": "call-number", "DB": "source",
    "DP": "source", "UR": "URL", "OP": "original-title",
  ]

  private static let names = ["AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A4": "translator"]

  private static func put(_ field: TaggedEntry.Field, of entry: TaggedEntry, into assembly: inout CitationAssembly) {
    guard !field.value.isEmpty else { return assembly.drop(field, "it holds nothing") }
    if let variable = texts[field.tag] { return assembly.set(variable, field.value, from: field) }
    if let variable = names[field.tag] {
      return assembly.add(CitationParts.name(familyFirst: field.value), to: variable, from: field)
    }
    switch field.tag {
    case "TY": putType(field, into: &assembly)
    case "SP": putPages(field, of: entry, into: &assembly)
    // The end of the pages goes with their start.
    case "EP" where entry.has("SP"): assembly.count(asMapped: field)
    case "PY", "Y1", "DA":
      guard let date = CitationParts.date(field.value) else { return assembly.keep(field) }
      assembly.set("issued", .date(date), from: field)
    case "DO", "M3":
      // M3 is a DOI in some exports and the kind of article in others.
      guard let doi = CitationParts.doi(field.value) else { return assembly.keep(field) }
      assembly.set("DOI", doi, from: field, repaired: doi == field.value ? nil : "'\(field.value)' is \(doi)")
    case "SN":
      let isBook = assembly.type == "book" || assembly.type == "chapter"
      assembly.set(isBook ? "ISBN" : "ISSN", field.value, from: field)
    case "KW": assembly.add(keyword: field.value, from: field)
    default: assembly.keep(field)
    }
  }

  private static func putType(_ field: TaggedEntry.Field, into assembly: inout CitationAssembly) {
    guard let type = types[field.value] else { return assembly.keep(field) }
    assembly.type = type
    assembly.count(asMapped: field)
  }

  private static func putPages(_ field: TaggedEntry.Field, of entry: TaggedEntry, into assembly: inout CitationAssembly)
  {
    guard let end = entry.first("EP")?.value, !end.isEmpty, end != field.value, !field.value.contains("-") else {
      return assembly.set("page", field.value, from: field)
    }
    let pages = "\(field.value)-\(end)"
    let full = CitationParts.expanded(pages: pages)
    assembly.set("page", full ?? pages, from: field, repaired: full.map { "'\(pages)' is \($0)" })
  }
}
