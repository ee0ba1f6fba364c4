package import Records

/// Whether the ids and references of all records of a review hold together. Where they do not, whatever is counted over
/// the records is wrong and looks right; so this is asked before every use of them, and not by `garner check` alone.
package struct LinkCheck: Sendable {
  private let description: ReviewDescription
  private let links: [RecordLinks]
  /// The ids that a reference may lead to.
  private let known: Set<String>

  /// - Parameters:
  ///   - links: of every record that can be used.
  ///   - files: of all records, those that cannot be used as well: a reference to one of those leads somewhere.
  package init(_ description: ReviewDescription, links: [RecordLinks], files: some Sequence<String> = []) {
    self.description = description
    self.links = links
    known = Set(links.lazy.map(\.id)).union(files.lazy.map(Self.stem))
  }

  /// Ids used twice, references that lead nowhere, and earlier studies that are none; all of them errors.
  package func problems() -> [Problem] { twiceUsedIDs() + deadReferences() + previousStudies() }

  /// The id that the name of a file stands for.
  private static func stem(_ file: String) -> String {
    let name = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { file[file.utf8.index(after: $0)...] } ?? file[...]
    return String(name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name)
  }

  private func twiceUsedIDs() -> [Problem] {
    var problems: [Problem] = []
    // By id, the place of the last record that has it: there may be hundreds of thousands.
    var records: [String: Int] = [:]
    var findings: [String: Int] = [:]
    records.reserveCapacity(links.count)
    findings.reserveCapacity(links.lazy.map(\.findings.count).reduce(0, +))
    for (place, record) in links.enumerated() {
      if let other = records.updateValue(place, forKey: record.id) {
        problems.append(
          Problem(file: record.file, path: "/id", message: "'\(record.id)' is also the id of \(links[other].file)"))
        continue
      }
      for (index, finding) in record.findings.enumerated() {
        if let other = findings.updateValue(place, forKey: finding.id), links[other].file != record.file {
          problems.append(
            Problem(
              file: record.file, path: record.place(of: index) + "/id",
              message: "the finding id '\(finding.id)' is also used in \(links[other].file)"))
        }
      }
    }
    return problems
  }

  private func deadReferences() -> [Problem] {
    let documents = description.documents.map(\.id)
    let knownDocuments = Set(documents)
    var problems: [Problem] = []
    for record in links {
      for (index, finding) in record.findings.enumerated() {
        if let via = finding.via, !known.contains(via) {
          problems.append(noRecord(via, file: record.file, path: record.place(of: index) + "/via"))
        }
        for (number, source) in finding.sources.enumerated() where !known.contains(source) {
          problems.append(noRecord(source, file: record.file, path: "\(record.place(of: index))/sources/\(number)"))
        }
        if let document = finding.document, !knownDocuments.contains(document) {
          problems.append(
            Problem(
              file: record.file, path: "\(record.place(of: index))/locator/document",
              message: "review.json names no document '\(document)'" + Self.hint(document, among: documents)))
        }
      }
    }
    return problems
  }

  private func previousStudies() -> [Problem] {
    guard let previous = description.previous?.studies, !previous.isEmpty else { return [] }
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
    Problem(file: file, path: path, message: "there is no record '\(id)'" + Self.hint(id, among: known))
  }

  private static func hint(_ id: String, among ids: some Sequence<String>) -> String {
    NearestWords.suggestion(NearestWords.nearest(to: id, among: ids)).map { ": \($0)" } ?? ""
  }
}
