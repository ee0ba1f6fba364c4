package import Records

/// Whether the ids and references of all records of a review hold together. Where they do not, whatever is counted over
/// the records is wrong and looks right; so this is asked before every use of them, and not by `garner check` alone.
package struct LinkCheck: Sendable {
  private let description: ReviewDescription
  private let links: [RecordLinks]
  /// The ids that a reference may lead to.
  private let ids: [String]

  /// - Parameters:
  ///   - links: of every record that can be used.
  ///   - files: of all records, those that cannot be used as well: a reference to one of those leads somewhere.
  package init(_ description: ReviewDescription, links: [RecordLinks], files: some Sequence<String> = []) {
    self.description = description
    self.links = links
    var seen = Set(links.map(\.id))
    ids = links.map(\.id) + files.map(Self.stem).filter { seen.insert($0).inserted }
  }

  /// Ids used twice, references that lead nowhere, and earlier studies that are none; all of them errors.
  package func problems() -> [Problem] { twiceUsedIDs() + deadReferences() + previousStudies() }

  /// The id that the name of a file stands for.
  private static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private func twiceUsedIDs() -> [Problem] {
    var problems: [Problem] = []
    var records: [String: String] = [:]
    var findings: [String: String] = [:]
    for record in links {
      if let other = records.updateValue(record.file, forKey: record.id) {
        problems.append(
          Problem(file: record.file, path: "/id", message: "'\(record.id)' is also the id of \(other)"))
        continue
      }
      for finding in record.findings {
        if let other = findings.updateValue(record.file, forKey: finding.id), other != record.file {
          problems.append(
            Problem(
              file: record.file, path: finding.place + "/id",
              message: "the finding id '\(finding.id)' is also used in \(other)"))
        }
      }
    }
    return problems
  }

  private func deadReferences() -> [Problem] {
    let known = Set(ids)
    let documents = description.documents.map(\.id)
    let knownDocuments = Set(documents)
    var problems: [Problem] = []
    for record in links {
      for finding in record.findings {
        if let via = finding.via, !known.contains(via) {
          problems.append(noRecord(via, file: record.file, path: finding.place + "/via"))
        }
        for (index, source) in finding.sources.enumerated() where !known.contains(source) {
          problems.append(noRecord(source, file: record.file, path: "\(finding.place)/sources/\(index)"))
        }
        if let document = finding.document, !knownDocuments.contains(document) {
          problems.append(
            Problem(
              file: record.file, path: "\(finding.place)/locator/document",
              message: "review.json names no document '\(document)'" + Self.hint(document, among: documents)))
        }
      }
    }
    return problems
  }

  private func previousStudies() -> [Problem] {
    guard let previous = description.previous?.studies, !previous.isEmpty else { return [] }
    let known = Set(ids)
    let background = Set(links.filter { $0.role == .background }.map(\.id))
    return previous.enumerated().compactMap { index, id in
      let path = "/previous/studies/\(index)"
      guard known.contains(id) else { return noRecord(id, file: ReviewFolder.descriptionName, path: path) }
      guard background.contains(id) else { return nil }
      return Problem(
        file: ReviewFolder.descriptionName, path: path,
        message: "'\(id)' is a background record, so no earlier version included it: expected an included study")
    }
  }

  private func noRecord(_ id: String, file: String, path: String) -> Problem {
    Problem(file: file, path: path, message: "there is no record '\(id)'" + Self.hint(id, among: ids))
  }

  private static func hint(_ id: String, among ids: [String]) -> String {
    NearestWords.suggestion(NearestWords.nearest(to: id, among: ids)).map { ": \($0)" } ?? ""
  }
}
