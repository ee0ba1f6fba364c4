import Records

extension RecordBuilder {
  /// Only what the source gives stands in the citation; what it does not give is noted beside it.
  mutating func fillCitation(_ record: inout StudyRecord) {
    func add(_ name: String, _ value: Citation.Value) {
      record.citation.variables.append(.init(name: name, value: value))
    }
    if let authors = value("authors", at: "/citation/author").flatMap({ try? AuthorList($0) }) {
      add("author", .names(authors.names))
      if authors.isIncomplete { record.incomplete = ["/citation/author"] }
    }
    if let year = value("year", at: "/citation/issued").flatMap({ Int($0) }) {
      add("issued", .date(CitationDate(parts: [.init(year: year)])))
    }
    if let title = value("title", at: "/citation/title") { add("title", .text(title)) }
    if let container = value("container", at: "/citation/container-title") {
      add("container-title", .text(container))
    }
    let absentAddress = record.citation.type == "webpage" ? "/citation/URL" : "/citation/DOI"
    if let address = value("address", at: absentAddress) {
      add(AnswerCheck.isDOI(address) ? "DOI" : "URL", .text(address))
    }
  }
}
