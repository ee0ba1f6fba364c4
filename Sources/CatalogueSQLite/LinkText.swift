import Records

/// `RecordLinks` as one text, the value of a column: the role, how many findings stand in each part of the record, and for
/// each finding its id, its document, the record it is known through and its sources, with what is missing at the end left
/// out.
enum LinkText {
  private static let parts = ["/effects/", "/opportunities/", "/threats/", "/remarks/"]

  static func text(of links: RecordLinks) -> String {
    var line = ColumnLine()
    line.add(word: links.role?.rawValue ?? "")
    line.add(parts.map { part in String(links.findings.count { $0.place.hasPrefix(part) }) })
    for finding in links.findings {
      var items = [finding.id, finding.document ?? "", finding.via ?? ""] + finding.sources
      while items.count > 1, items.last?.isEmpty == true { items.removeLast() }
      line.add(items)
    }
    return line.text
  }

  /// - Throws: `IndexDamage` where the text is none that `text(of:)` writes.
  static func links(id: String, file: String, text: String) throws -> RecordLinks {
    let fields = text.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(Substring.init)
    guard fields.count >= 2 else { throw IndexDamage() }
    let counts = ColumnText.list(in: String(fields[1])).compactMap { Int($0) }
    guard counts.count == parts.count, counts.allSatisfy({ 0...fields.count ~= $0 }),
      counts.reduce(0, +) == fields.count - 2
    else { throw IndexDamage() }
    var places: [String] = []
    for (part, count) in zip(parts, counts) { for index in 0..<count { places.append("\(part)\(index)") } }
    let findings = try zip(places, fields[2...]).map { place, field in
      let items = ColumnText.list(in: String(field))
      guard let id = items.first else { throw IndexDamage() }
      func item(_ index: Int) -> String? { items.count > index && !items[index].isEmpty ? items[index] : nil }
      return RecordLinks.Finding(
        place: place, id: id, via: item(2), sources: Array(items.dropFirst(3)), document: item(1))
    }
    return RecordLinks(file: file, id: id, role: StudyRecord.Role(rawValue: String(fields[0])), findings: findings)
  }
}
