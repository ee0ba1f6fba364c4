package import Records

/// Finds studies whose publication was taken back according to an imported record, and which do not say so.
package struct RetractionCheck {
  private var studies: [String: FiledRecord] = [:]
  package private(set) var problems: [Problem] = []

  package init(_ records: [FiledRecord]) {
    for filed in records {
      for key in Self.keys(of: filed.record.citation) { studies[key] = filed }
    }
  }

  package mutating func look(at imported: ImportedRecord) {
    let own = imported.isRetracted ? Self.keys(of: imported.citation) : []
    for key in own + imported.takesBack.map({ "pmid " + $0 }) {
      guard let filed = studies[key], !filed.record.citation.isRetracted else { continue }
      problems.append(
        Problem(
          .warning, file: filed.file, path: "/citation",
          message: "retracted, says the imported record '\(imported.id)'; write \"status\": \"retracted\" in the "
            + "citation, so that it shows wherever the study is named"))
      return
    }
  }

  private static func keys(of citation: Citation) -> [String] {
    [
      citation.text("PMID").map { "pmid " + $0 },
      citation.text("DOI").map { "doi " + ReviewCheck.bareDOI($0) },
    ].compactMap { $0 }
  }
}
