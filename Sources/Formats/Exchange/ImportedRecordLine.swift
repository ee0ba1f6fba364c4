package import Records

/// An imported record as one line of JSON, the form in which a review keeps it.
///
///     {"id":"pmid-16046366","citation":{…},"keywords":["running"],"kept":[{"tag":"JID","values":["0376505"]}],"line":1}
package enum ImportedRecordLine {
  /// - Parameters:
  ///   - file: names the file in problems.
  ///   - line: counted from 1.
  package static func read(_ text: some Sequence<UInt8>, file: String, line: Int) -> Reading<ImportedRecord> {
    let reading = JSONReader.read(Array(text), file: file)
    guard let node = reading.value else {
      return Reading(value: nil, problems: reading.problems.map { $0.moved(to: line) })
    }
    let citation = node["citation"] ?? Node(.null)
    let problems = ShapeCheck.problems(of: citation, shape: CitationShape.citation, file: file)
    guard problems.isEmpty, case .object = citation.value else {
      return Reading(value: nil, problems: problems.map { $0.moved(to: line) })
    }
    return Reading(value: ImportedRecord(node), problems: [])
  }
}

extension ImportedRecord {
  package init(_ node: Node) {
    self.init(citation: Citation(node["citation"] ?? Node(.null)), line: node.integer("line") ?? 0)
    abstract = node.list("abstract") {
      AbstractSection(label: $0["label"]?.string, category: $0["category"]?.string, text: $0.words("text"))
    }
    contributors = node.list("contributors") {
      Contributor(
        role: $0.words("role"), position: $0.integer("position") ?? 0, orcid: $0["orcid"]?.string,
        affiliations: $0.strings("affiliations"), identifiers: $0.list("identifiers") { Identifier($0) })
    }
    publicationTypes = node.list("publicationTypes") { Term(name: $0.words("name"), ui: $0["ui"]?.string) }
    headings = node.list("headings") {
      Heading(descriptor: Topic($0), qualifiers: $0.list("qualifiers") { Topic($0) })
    }
    keywords = node.strings("keywords")
    grants = node.list("grants") {
      Grant(
        number: $0["number"]?.string, acronym: $0["acronym"]?.string, agency: $0["agency"]?.string,
        country: $0["country"]?.string)
    }
    registrations = node.list("registrations") {
      Registration(registry: $0["registry"]?.string, number: $0.words("number"))
    }
    corrections = node.list("corrections") {
      Correction(
        kind: $0.words("kind"), source: $0["source"]?.string, pmid: $0["pmid"]?.string, note: $0["note"]?.string)
    }
    identifiers = node.list("identifiers") { Identifier($0) }
    kept = node.list("kept") { KeptField(tag: $0.words("tag"), values: $0.strings("values")) }
    sources = node.list("sources") {
      Source(id: $0.words("id"), databases: $0.strings("databases"), gave: $0.strings("gave"))
    }
    version = node.integer("version")
    revised = node["revised"]?.string
    isDeleted = node["deleted"]?.value == .bool(true)
  }
}

extension ImportedRecord.Identifier {
  fileprivate init(_ node: Node) { self.init(scheme: node.words("scheme"), value: node.words("value")) }
}

extension ImportedRecord.Topic {
  fileprivate init(_ node: Node) {
    self.init(name: node.words("name"), ui: node["ui"]?.string, isMajor: node["major"]?.value == .bool(true))
  }
}

extension Problem {
  /// The same on another line: a line of JSON is read by itself.
  fileprivate func moved(to line: Int) -> Problem {
    var problem = self
    problem.mark = Mark(line: line, column: mark?.column ?? 1)
    return problem
  }
}
