import Catalogue
package import Records

extension Question {
  /// Those of the records that are known to answer the question: of what nobody has extracted yet, a citation tells year,
  /// language and words, and of anything else nothing is known.
  ///
  /// - Returns: the places of the records, and how many are neither known to answer it nor known not to.
  package func answering(
    _ records: [ImportedRecord], vocabulary: Vocabulary
  ) throws -> (places: [Int], unknown: Int) {
    if self == .everything { return (Array(records.indices), 0) }
    // Named by their places: two files may hold the same id.
    let index = MemoryIndex(
      records.enumerated().map { place, record in
        FiledRecord(
          record: StudyRecord(id: String(place), role: .included, citation: record.searchable), file: "")
      })
    let answer = try ask(index, vocabulary: vocabulary, keepsIndirect: true)
    let found = answer.studies.filter { $0.verdict == .direct }.compactMap { Int($0.facets.id) }
    return (found.sorted(), answer.studies.count { $0.verdict == .unknown })
  }
}

extension ImportedRecord {
  /// The citation with all the words that one would look for.
  fileprivate var searchable: Citation {
    var citation = wholeCitation
    let words =
      keywords + headings.flatMap { [$0.descriptor.name] + $0.qualifiers.map(\.name) } + publicationTypes.map(\.name)
    citation.variables.append(Citation.Variable(name: "categories", value: .words(words)))
    return citation
  }
}
