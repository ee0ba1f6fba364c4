package import Records

import Formats

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Which imported records say that a publication was taken back, their own or, of a notice, another: a few of many, so they
/// are held in a small file of the review's ignored folder, and of the records only files that came since are read.
package struct RetractionList: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var id: String
    var pmid: String?
    var doi: String?
    /// Of a notice: the keys of what it takes back, by its PMID and by the DOI in the source.
    var takesBack: [String] = []
    /// Whether it is the record's own publication that was taken back.
    var isOwn = false

    /// - Returns: nil where the record says nothing of the kind.
    init?(_ record: ImportedRecord) {
      takesBack = record.takesBack.flatMap { link in
        [link.pmid.map(RetractionList.key(ofPMID:)), link.source.flatMap(RetractionList.key(ofSource:))].compactMap {
          $0
        }
      }
      guard !record.isDeleted, record.isRetracted || !takesBack.isEmpty else { return nil }
      id = record.id
      guard record.isRetracted else { return }
      isOwn = true
      pmid = record.citation.text("PMID")
      doi = record.citation.text("DOI")
    }

    init(id: String) { self.id = id }
  }

  /// Those that have been read, in their order.
  private(set) var files: [FileState] = []
  /// The decisions on duplicates that `merged` is of.
  private var decisions: FileState?
  private var entries: [String: Entry] = [:]
  /// The ids of the records by what a study shares with them.
  private var keys: [String: String] = [:]
  /// The same by what was merged with the publication that was taken back, as ``Party/text`` has it.
  private var merged: [String: String] = [:]

  package init() {}

  /// The list as it is now; where no record was ever imported, nothing is read for it.
  ///
  /// - Throws: `ReviewFolderError` where a file of records is there and cannot be read.
  package static func current(_ folder: ReviewFolder) throws(ReviewFolderError) -> RetractionList {
    let store = ImportStore(folder)
    let files = try store.fileStates()
    if files.isEmpty { return RetractionList() }
    var list = stored(folder)
    let isGrown = list.files != files
    if isGrown {
      // What was read stays read as long as the files are only added to.
      if !files.starts(with: list.files) { list = RetractionList() }
      for file in files[list.files.count...] { try list.read(file, of: store) }
    }
    list.takeKeys()
    let decisions = list.keys.isEmpty ? nil : try folder.state(of: "\(DecisionLog.folderName)/\(MergeLog.name).jsonl")
    let isDecided = list.decisions != decisions
    if isGrown || isDecided {
      list.decisions = decisions
      list.takeMerged(decisions == nil ? RecordMerges([]) : RecordMerges(try MergeLog(folder)))
      list.write(to: folder)
    }
    return list
  }

  private mutating func takeKeys() {
    // The record's own word goes before that of a notice.
    for entry in entries.values.sorted(by: { $0.id < $1.id }) {
      for key in entry.takesBack { keys[key] = entry.id }
    }
    for entry in entries.values where entry.isOwn {
      keys["id " + entry.id] = entry.id
      if let pmid = entry.pmid { keys[Self.key(ofPMID: pmid)] = entry.id }
      if let doi = entry.doi { keys[Self.key(ofDOI: doi)] = entry.id }
    }
  }

  private mutating func takeMerged(_ merges: RecordMerges) {
    merged = [:]
    for (id, said) in sayers.sorted(by: { $0.key < $1.key }) {
      let parties = merges.members(of: .record(id))
      if parties.count > 1 { merged.merge(parties.map { ($0.text, said) }) { first, _ in first } }
    }
  }

  /// The imported record that says that a study was retracted.
  package func record(of study: StudyRecord) -> String? {
    if keys.isEmpty { return nil }
    let shared = study.records.map { "id " + $0 } + Self.keys(of: study.citation)
    if let record = shared.lazy.compactMap({ keys[$0] }).first { return record }
    let parties = study.records.map { Party.record($0) } + [.study(study.id)]
    return parties.lazy.compactMap { merged[$0.text] }.first
  }

  /// The study with the imported record that says that it was retracted.
  package func marked(_ study: StudyRecord) -> StudyRecord {
    var study = study
    study.retractedBy = record(of: study)
    return study
  }

  /// The other record that says that the publication of this one was taken back: a notice, what another source has of the
  /// same PMID or DOI, or what was merged with it.
  package func otherRecord(retracting record: ImportedRecord) -> String? {
    // Some notices go by the DOI of what they take back.
    if keys.isEmpty || !record.takesBack.isEmpty { return nil }
    let others = Self.keys(of: record.citation).map { keys[$0] } + [merged[Party.record(record.id).text]]
    return others.lazy.compactMap { $0 }.first { $0 != record.id }
  }

  /// The ids of imported records whose publication was taken back: those that say it themselves, and those that have their id
  /// of the PMID or DOI which a notice names. The notices are not among them, nor what was merged with one of these.
  package var ids: Set<String> { Set(sayers.keys) }

  /// The same with every record that was merged with one of them: together they are one publication.
  package func ids(with merges: RecordMerges) -> Set<String> {
    ids.reduce(into: []) { $0.formUnion(merges.members(of: $1) + [$1]) }
  }

  /// The records that say it, by those ids.
  private var sayers: [String: String] {
    var sayers: [String: String] = [:]
    for (key, id) in keys {
      if key.hasPrefix("id ") { sayers[id] = id }
      if key.hasPrefix("pmid ") { sayers["pmid-" + key.dropFirst(5)] = id }
      if key.hasPrefix("doi ") {
        sayers["doi-" + String(key.dropFirst(4).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })] = id
      }
    }
    for entry in entries.values where !entry.isOwn { sayers[entry.id] = nil }
    return sayers
  }

  // MARK: Keys

  private static func key(ofPMID pmid: String) -> String { "pmid " + pmid }
  private static func key(ofDOI doi: String) -> String { "doi " + ReviewCheck.bareDOI(doi) }

  private static func keys(of citation: Citation) -> [String] {
    [citation.text("PMID").map(key(ofPMID:)), citation.text("DOI").map(key(ofDOI:))].compactMap { $0 }
  }

  /// Of what notices have as the source of a link: `10.1186/s12888-020-1234-5` alone, and as an address or behind `doi:` also within
  /// PubMed's `Lancet. 2020 May 22;:. doi: 10.1016/S0140-6736(20)31180-6.`; nil where it is of two.
  private static func key(ofSource source: String) -> String? {
    if source.wholeMatch(of: #/10\.\d{4,9}\/\S+/#) != nil { return key(ofDOI: source) }
    let named = #/(?i:\bdoi:?\s*|\bhttps?:\/\/(?:dx\.)?doi\.org\/)(10\.\d{4,9}\/\S*[^\s.,;:])/#
    let keys = Set(source.matches(of: named).map { key(ofDOI: String($0.1)) })
    return keys.count == 1 ? keys.first : nil
  }

  // MARK: Reading the records

  private mutating func read(_ file: FileState, of store: ImportStore) throws(ReviewFolderError) {
    var entries = entries
    try store.forEachLine(of: file.path) { number, line in
      let head = RecordLineHead(line)
      if let head, !line.tellsOfRetraction {
        // The latest line of a record counts.
        if !entries.isEmpty { entries[line[part: head.id].string] = nil }
        return
      }
      guard let record = ImportedRecordLine.read(line, file: file.path, line: number).value else { return }
      entries[record.id] = Entry(record)
    }
    self.entries = entries
    files.append(file)
  }

  // MARK: The derived file

  private static let name = ".garner/retractions.json"
  private static let version = 6

  /// What was stored; empty where there is nothing, or nothing that can be used.
  private static func stored(_ folder: ReviewFolder) -> RetractionList {
    var list = RetractionList()
    guard let bytes = try? folder.contents(of: name), let node = JSONReader.read(bytes, file: name).value,
      node["version"]?.number == version
    else { return list }
    for file in node["files"]?.elements ?? [] {
      guard let state = FileState(file) else { return RetractionList() }
      list.files.append(state)
    }
    list.decisions = node["decisions"].flatMap(FileState.init)
    for entry in node["merged"]?.elements ?? [] {
      guard let party = entry["party"]?.string, let id = entry["id"]?.string else { return RetractionList() }
      list.merged[party] = id
    }
    for entry in node["records"]?.elements ?? [] {
      guard let id = entry["id"]?.string else { return RetractionList() }
      var known = Entry(id: id)
      known.isOwn = entry["notice"] == nil
      known.pmid = entry["pmid"]?.string
      known.doi = entry["doi"]?.string
      known.takesBack = entry["takesBack"]?.elements.compactMap(\.string) ?? []
      list.entries[id] = known
    }
    return list
  }

  /// Where it cannot be written, the records are read again the next time.
  private func write(to folder: ReviewFolder) {
    let node = ObjectBuilder.build {
      $0.add("version", Self.version)
      $0.add("files", Node(.array(files.map(\.node))))
      if let decisions { $0.add("decisions", decisions.node) }
      let merged = merged.sorted { $0.key < $1.key }.map { party, id in
        ObjectBuilder.build {
          $0.add("party", party)
          $0.add("id", id)
        }
      }
      $0.add("merged", Node(.array(merged)))
      $0.add(
        "records",
        Node(
          .array(
            entries.values.sorted { $0.id < $1.id }.map { entry in
              ObjectBuilder.build {
                $0.add("id", entry.id)
                $0.add("pmid", entry.pmid)
                $0.add("doi", entry.doi)
                $0.add("takesBack", strings: entry.takesBack)
                if !entry.isOwn { $0.add("notice", Node(.bool(true))) }
              }
            })))
    }
    let place = folder.path(of: ".garner")
    mkdir(place, 0o777)
    let ignore = place + "/.gitignore"
    if access(ignore, F_OK) != 0 { try? AtomicFile.create(at: ignore, contents: Array("*\n".utf8)) }
    // Under a name of its own first: another process may write it too.
    let target = folder.path(of: Self.name)
    let fresh = target + "-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    guard (try? AtomicFile.create(at: fresh, contents: Array(JSONWriter.write(node).utf8))) != nil else { return }
    if rename(fresh, target) != 0 { unlink(fresh) }
  }
}

extension Node {
  fileprivate var number: Int? {
    guard case .number(let text) = value else { return nil }
    return Int(text)
  }
}

extension FileState {
  fileprivate init?(_ node: Node) {
    guard let path = node["path"]?.string, let size = node["size"]?.number, let modified = node["modified"]?.number,
      let inode = node["inode"]?.number
    else { return nil }
    self.init(path: path, size: Int64(size), modified: Int64(modified), inode: UInt64(bitPattern: Int64(inode)))
  }

  fileprivate var node: Node {
    ObjectBuilder.build {
      $0.add("path", path)
      $0.add("size", Int(size))
      $0.add("modified", Int(modified))
      $0.add("inode", Int(Int64(bitPattern: inode)))
    }
  }
}
