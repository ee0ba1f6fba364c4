package import Records

/// An imported record as one line of JSON, the form in which a review keeps it.
///
///     {"id": "pmid-16046366", "line": 1, "citation": {…}, "keywords": ["running"], "kept": {"MH": ["Adolescent"]}}
package enum ImportedRecordLine {
  /// Without a line's end.
  package static func write(_ record: ImportedRecord) -> String {
    JSONWriter.inline(
      ObjectBuilder.build {
        $0.add("id", record.id)
        $0.add("line", record.line)
        $0.add("citation", record.citation.node)
        $0.add("keywords", strings: record.keywords)
        guard !record.kept.isEmpty else { return }
        $0.add(
          "kept",
          ObjectBuilder.build { kept in
            for field in record.kept { kept.add(field.tag, strings: field.values) }
          })
      })
  }

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
    let kept = (node["kept"]?.members ?? []).map { member in
      ImportedRecord.KeptField(tag: member.key, values: member.value.elements.compactMap(\.string))
    }
    return Reading(
      value: ImportedRecord(
        citation: Citation(citation), keywords: node.strings("keywords"), kept: kept, line: node.integer("line") ?? 0),
      problems: [])
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
