import Records

/// `RecordLinks` as one text, the value of a column: the role, how many findings stand in each part of the record, and for
/// each finding its id, its document, the record it is known through and its sources, with what is missing at the end left
/// out.
enum LinkText {
  static func text(of links: RecordLinks) -> String {
    var line = ColumnLine()
    line.add(word: links.role?.rawValue ?? "")
    line.add(word: links.counts.map(String.init).joined(separator: " "))
    for finding in links.findings {
      if finding.document == nil, finding.via == nil, finding.sources.isEmpty {
        line.add(item: finding.id)
      } else {
        var items = [finding.id, finding.document ?? "", finding.via ?? ""] + finding.sources
        while items.count > 1, items.last?.isEmpty == true { items.removeLast() }
        line.add(items)
      }
    }
    return line.text
  }

  /// - Throws: `IndexDamage` where the text is none that `text(of:)` writes.
  static func links(id: String, file: String, text: String) throws -> RecordLinks {
    let fields = text.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(Substring.init)
    guard fields.count >= 2 else { throw IndexDamage() }
    let counts = ColumnText.list(in: String(fields[1])).compactMap { Int($0) }
    guard counts.count == RecordLinks.parts.count, counts.allSatisfy({ 0...fields.count ~= $0 }),
      counts.reduce(0, +) == fields.count - 2
    else { throw IndexDamage() }
    let findings = try fields[2...].map { field in
      let items = ColumnText.list(in: String(field))
      guard let id = items.first else { throw IndexDamage() }
      func item(_ index: Int) -> String? { items.count > index && !items[index].isEmpty ? items[index] : nil }
      return RecordLinks.Finding(id: id, via: item(2), sources: Array(items.dropFirst(3)), document: item(1))
    }
    return RecordLinks(
      file: file, id: id, role: StudyRecord.Role(rawValue: String(fields[0])), counts: counts, findings: findings)
  }
}
