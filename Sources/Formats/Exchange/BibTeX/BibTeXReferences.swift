import Records

/// Entries that others may refer to, and those that wait for one that comes later.
struct BibTeXReferences {
  private var known: [String: BibTeXEntry] = [:]
  private var knownBytes = 0
  private var otherBytes = 0
  /// By the key that each waits for.
  private var waiting: [String: [BibTeXEntry]] = [:]
  private var waitingBytes = 0
  private var inheritedBytes = 0
  private(set) var remarks = ImportTally()
  private var isLimitTold = false

  private static let most = 64 << 20
  /// What is hardly ever referred to may be remembered as far as this.
  private static let mostOthers = 32 << 20
  private static let largestOther = 16 << 10
  private static let deepest = 8
  private static let mostFields = 1000
  private static let longestInherited = 4 << 10
  private static let mostInherited = 256 << 20

  private static let parents: Set<String> = [
    "proceedings", "book", "collection", "mvbook", "mvcollection", "mvproceedings", "periodical", "reference",
    "mvreference", "xdata",
  ]

  /// Remembers an entry as far as there is room, and gives back those that waited for it and need nothing more.
  mutating func add(_ entry: BibTeXEntry) -> [BibTeXEntry] {
    guard !entry.key.isEmpty else { return [] }
    let key = entry.comparedKey
    let isFirst = known[key] == nil
    if isFirst { known[key] = entry }
    var ready: [BibTeXEntry] = []
    for child in waiting.removeValue(forKey: key) ?? [] {
      waitingBytes -= child.size
      if let missing = firstMissing(of: child) { wait(child, for: missing) } else { ready.append(child) }
    }
    if isFirst, !hasRoom(for: entry) { known[key] = nil }
    return ready
  }

  private mutating func hasRoom(for entry: BibTeXEntry) -> Bool {
    if Self.parents.contains(entry.type) {
      if knownBytes + entry.size <= Self.most {
        knownBytes += entry.size
        return true
      }
      if !isLimitTold {
        isLimitTold = true
        remarks.remark(
          "more than \(Self.most >> 20) MiB of entries that others may refer to; from here on they are not remembered",
          line: entry.line)
      }
      return false
    }
    guard entry.size <= Self.largestOther, otherBytes + entry.size <= Self.mostOthers else { return false }
    otherBytes += entry.size
    return true
  }

  /// The key of an entry that is not known yet, of those that this one refers to, directly or not.
  func firstMissing(of entry: BibTeXEntry) -> String? {
    var visited: Set<String> = []
    var next = keys(of: entry).map(\.key)
    while let key = next.popLast(), visited.count < Self.deepest {
      guard visited.insert(key).inserted else { continue }
      guard let parent = known[key] else { return key }
      next += keys(of: parent).map(\.key)
    }
    return nil
  }

  /// - Returns: false where there is no room.
  @discardableResult
  mutating func wait(_ entry: BibTeXEntry, for key: String) -> Bool {
    guard waitingBytes + entry.size <= Self.most else { return false }
    waitingBytes += entry.size
    waiting[key, default: []].append(entry)
    return true
  }

  /// Those that wait still, in the order of the file.
  mutating func takeWaiting() -> [BibTeXEntry] {
    defer { waiting = [:] }
    return waiting.values.joined().sorted { $0.line < $1.line }
  }

  func keys(of entry: BibTeXEntry) -> [(kind: BibTeXFieldName.Kind, key: String)] {
    var keys: [(kind: BibTeXFieldName.Kind, key: String)] = []
    for kind in [BibTeXFieldName.Kind.crossref, .xdata] {
      guard let field = entry.first(kind) else { continue }
      let text = entry.value(field) { $0.count <= 10_000 ? $0.string.lowercased() : "" }
      for key in text.split(separator: ",").prefix(Self.deepest) {
        keys.append((kind, key.filter { !$0.isWhitespace }))
      }
    }
    return keys
  }

  // MARK: Inheriting

  /// The entry with what it inherits, and the kinds of references that all were followed.
  mutating func resolve(
    _ entry: BibTeXEntry, into assembly: inout RecordAssembly
  ) -> (entry: BibTeXEntry, followed: [BibTeXFieldName.Kind]) {
    var whole = entry
    var lost: [BibTeXFieldName.Kind] = []
    let keys = keys(of: entry)
    for (kind, key) in keys {
      guard let chain = chain(from: key, kind, of: entry) else {
        lost.append(kind)
        continue
      }
      // From the top down: what a parent inherits, its child does too.
      var parent = withData(chain[chain.count - 1], into: &assembly)
      for child in chain.dropLast().reversed() {
        parent = inherit(withData(child, into: &assembly), from: parent, .crossref, into: &assembly)
      }
      whole = inherit(whole, from: parent, kind, into: &assembly)
    }
    return (whole, keys.map(\.kind).filter { !lost.contains($0) })
  }

  /// A parent with what it has of an `@xdata`; one that is missing is told of at the parent itself.
  private mutating func withData(_ parent: BibTeXEntry, into assembly: inout RecordAssembly) -> BibTeXEntry {
    var whole = parent
    for key in keys(of: parent) where key.kind == .xdata {
      if let data = known[key.key] { whole = inherit(whole, from: data, .xdata, into: &assembly) }
    }
    return whole
  }

  /// The parent and its parents; nil where there is none to inherit from.
  private mutating func chain(
    from key: String, _ kind: BibTeXFieldName.Kind, of entry: BibTeXEntry
  ) -> [BibTeXEntry]? {
    guard let parent = known[key] else {
      remarks.remark(
        "an entry refers to one that is not in the file, or that was not remembered", line: entry.line, isFault: true,
        example: "'\(key)'")
      return nil
    }
    var chain = [parent]
    var visited: Set<String> = [entry.comparedKey]
    while kind == .crossref, let last = chain.last {
      if !visited.insert(last.comparedKey).inserted {
        chain.removeLast()
        remarks.remark(
          "a crossref leads back to its own entry; it is not followed further", line: entry.line, isFault: true)
        break
      }
      guard chain.count < Self.deepest, let next = keys(of: last).first(where: { $0.kind == .crossref }),
        let parent = known[next.key]
      else { break }
      chain.append(parent)
    }
    return chain.isEmpty ? nil : chain
  }

  private mutating func inherit(
    _ child: BibTeXEntry, from parent: BibTeXEntry, _ kind: BibTeXFieldName.Kind,
    into assembly: inout RecordAssembly
  ) -> BibTeXEntry {
    var whole = child
    let prefix = kind == .xdata ? "xdata: " : "crossref: "
    var taken = Set(child.fields.map { BibTeXInheritance.place(of: $0.name, in: assembly) })
    let hasDate = child.first(.date) != nil || child.first(.year) != nil
    for field in parent.fields.prefix(Self.mostFields) {
      let name = BibTeXInheritance.plainName(assembly.name(ofTag: field.name.tag))
      guard let new = kind == .xdata ? name : BibTeXInheritance.name(of: name, from: parent.type, to: child.type)
      else { continue }
      let (kind, key) = BibTeXFieldNames.place(of: new)
      if hasDate, [.date, .year, .month, .day].contains(kind) { continue }
      let inherited = BibTeXFieldName(tag: assembly.tag(prefix + new), kind: kind, key: key)
      guard taken.insert(BibTeXInheritance.place(of: inherited, in: assembly)).inserted else { continue }
      let bytes = parent.value(field) { Array($0) }
      inheritedBytes += bytes.count
      guard bytes.count <= Self.longestInherited, inheritedBytes <= Self.mostInherited else {
        remarks.remark("a field is too long to be inherited", line: child.line, example: "'\(new)'")
        continue
      }
      whole.add(bytes, as: inherited, line: child.line)
    }
    return whole
  }
}

extension BibTeXEntry {
  fileprivate mutating func add(_ value: [UInt8], as name: BibTeXFieldName, line: Int) {
    let start = expanded.count
    expanded += value
    add(.init(name: name, value: start..<expanded.count, isExpanded: true, line: line))
  }
}

/// What an entry takes over from the one it refers to, and under which name.
///
/// Source: the manual of BibLaTeX, appendix B. What names or describes the parent only, such as its DOI, which BibLaTeX
/// would hand on, stays with it: here it would name the wrong publication.
enum BibTeXInheritance {
  static func name(of name: String, from parent: String, to child: String) -> String? {
    if own.contains(name) { return nil }
    let isPart = child.hasPrefix("in") || child == "conference" || child.hasPrefix("supp") || child == "bookinbook"
    let isIssue = parent == "periodical" || parent == "suppperiodical"
    switch name {
    case "title": return isIssue ? "journaltitle" : isPart ? "booktitle" : parent.hasPrefix("mv") ? "maintitle" : nil
    case "booktitle": return isPart ? "booktitle" : nil
    case "subtitle": return isPart && !isIssue ? "booksubtitle" : nil
    case "booksubtitle": return isPart ? "booksubtitle" : nil
    case "shorttitle", "titleaddon", "maintitle": return nil
    case "author": return isPart ? "bookauthor" : "author"
    default: return BibTeXFieldNames.place(of: name).kind == .kept ? nil : name
    }
  }

  /// A field's name without where it was inherited from.
  static func plainName(_ name: String) -> String {
    for prefix in ["crossref: ", "xdata: "] where name.hasPrefix(prefix) { return String(name.dropFirst(prefix.count)) }
    return name
  }

  /// The same for two names whose values go to one place.
  static func place(of name: BibTeXFieldName, in assembly: borrowing RecordAssembly) -> String {
    let field = name.kind == .kept ? plainName(assembly.name(ofTag: name.tag)) : ""
    return "\(name.kind.rawValue) \(name.key?.index ?? -1) \(field)"
  }

  private static let own: Set<String> = [
    "abstract", "annotation", "annote", "note", "keywords", "keyword", "author_keywords", "doi", "pmid", "pmcid", "pmc",
    "eprint", "eprinttype", "archiveprefix", "url", "urldate", "pages", "eid", "pagetotal", "numpages", "entrysubtype",
    "crossref", "xdata", "howpublished", "chapter",
  ]
}
