package import Deduplication
package import Records

/// Groups of duplicates with what is needed to show them.
package struct DuplicateReport: Sendable {
  /// One record as it is named in a group.
  package struct Member: Hashable, Sendable {
    package var id: String
    /// Its id in the file it came from.
    package var sourceID: String
    package var file: String
    package var isStudy: Bool
    /// Nil where the record was not read again.
    package var citation: Citation?

    package init(id: String, sourceID: String, file: String, isStudy: Bool, citation: Citation?) {
      self.id = id
      self.sourceID = sourceID
      self.file = file
      self.isStudy = isStudy
      self.citation = citation
    }
  }

  package var result: DuplicateResult
  /// How many records were looked at.
  package var records: Int
  /// By place in the table: the members of the groups that are shown.
  package var members: [Int: Member]
  /// The verdicts that are shown.
  package var verdicts: Set<Verdict>
  /// Whether the likely are merged with the certain.
  package var acceptsLikely: Bool
  package var language: String
  /// What is decided on a group, for a sheet that is read back; nil outside a review, where nothing is decided.
  package var decision: (@Sendable (DuplicateGroup) -> String)?

  package init(
    result: DuplicateResult, records: Int, members: [Int: Member], verdicts: Set<Verdict>, acceptsLikely: Bool,
    language: String
  ) {
    self.result = result
    self.records = records
    self.members = members
    self.verdicts = verdicts
    self.acceptsLikely = acceptsLikely
    self.language = language
  }

  /// The groups that are shown: where the likely are accepted, they take the certain ones within them along and stand among
  /// those that are merged; their verdict stays what it is.
  package static func groups(_ result: DuplicateResult, verdicts: Set<Verdict>, acceptsLikely: Bool) -> [DuplicateGroup]
  {
    guard acceptsLikely else { return result.groups.filter { verdicts.contains($0.verdict) } }
    let likely = result.groups(.likely).filter { $0.hindrance == nil }
    let within = Set(likely.flatMap(\.members))
    let certain = result.groups(.certain)
    var pairs: [Int: [PairEvidence]] = [:]
    for group in certain where within.contains(group.parts[0][0]) { pairs[group.parts[0][0]] = group.pairs }
    let merged = likely.map { group in
      DuplicateGroup(
        verdict: .likely, parts: [group.members],
        pairs: group.parts.flatMap { pairs[$0[0]] ?? [] } + group.pairs)
    }
    let all = (merged + certain.filter { !within.contains($0.parts[0][0]) }).sorted { $0.parts[0][0] < $1.parts[0][0] }
    return (verdicts.contains(.certain) ? all : []) + (verdicts.contains(.related) ? result.groups(.related) : [])
  }

  /// The records of a group that a page names: of a million that are the same, nobody reads more.
  package static func placesRead(of group: DuplicateGroup) -> [Int] {
    guard case .contradiction(let pair) = group.hindrance else { return Array(group.members.prefix(mostMembers)) }
    return group.members.prefix(mostMembers) + [pair.first, pair.second]
  }

  /// What of a citation is shown: the rest of a million would take the memory of a machine.
  package static func shown(_ citation: Citation) -> Citation {
    var shown = citation
    shown.variables.removeAll { !variablesShown.contains($0.name) }
    return shown
  }

  private static let variablesShown: Set = [
    "author", "title", "issued", "container-title", "container-title-short", "volume", "issue", "page", "number", "DOI",
    "PMID", "status",
  ]

  var groups: [DuplicateGroup] { Self.groups(result, verdicts: verdicts, acceptsLikely: acceptsLikely) }
  package var wording: DuplicateWording { DuplicateWording.of(language) }

  /// A member as it is cited, with its mark where it was taken back.
  func line(of member: Member) -> String { member.line(isDutch: language.hasPrefix("nl")) }

  func member(_ place: Int) -> Member {
    members[place] ?? Member(id: "\(place)", sourceID: "\(place)", file: "", isStudy: false, citation: nil)
  }

  /// What there is in all, in one line.
  var summary: String {
    guard !result.groups.isEmpty else { return wording.none }
    let counts =
      [records] + [.certain, .likely, .related].map { result.groups($0).count } + [
        result.removable(withLikely: acceptsLikely)
      ]
    return wording.fill(wording.summary, counts.map(String.init))
  }
}

extension DuplicateReport.Member {
  /// What it is named by: within a review as decisions name it, else as in its file.
  func name(isInReview: Bool) -> String { isInReview ? party : sourceID }

  /// What a decision calls it.
  package var party: String { isStudy ? "study/" + id : id }

  /// `Visser et al. (2010). Title. Journal 12(3):45-50. doi:10.…`
  var line: String {
    guard let citation else { return "" }
    var parts: [String] = []
    let authors = citation.authors
    var who = authors.first?.short ?? ""
    if authors.count == 2 { who += " & \(authors[1].short)" } else if authors.count > 2 { who += " et al." }
    if let year = citation.year { who += who.isEmpty ? "(\(year))" : " (\(year))" }
    if !who.isEmpty { parts.append(who + ".") }
    if let title = citation.text("title") {
      parts.append(title.hasSuffix(".") || title.hasSuffix("?") ? title : title + ".")
    }
    var place = citation.text("container-title") ?? citation.text("container-title-short") ?? ""
    if let volume = citation.text("volume") { place += (place.isEmpty ? "" : " ") + volume }
    if let issue = citation.text("issue") { place += "(\(issue))" }
    if let page = citation.text("page") ?? citation.text("number") { place += (place.isEmpty ? "" : ":") + page }
    if !place.isEmpty { parts.append(place + ".") }
    if let doi = citation.text("DOI") { parts.append("doi:" + doi) }
    if let pmid = citation.text("PMID") { parts.append("PMID " + pmid) }
    return parts.joined(separator: " ").replacing("\n", with: " ")
  }

  /// The same with the mark of a publication that was taken back.
  func line(isDutch: Bool) -> String {
    guard citation?.isRetracted == true else { return line }
    return line + (line.isEmpty ? "" : " ") + (isDutch ? "[ingetrokken]" : "[retracted]")
  }
}
