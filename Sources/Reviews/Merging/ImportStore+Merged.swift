package import Records

extension ImportStore {
  /// Goes through the publications: a record that was merged with others comes once, put together from them, when the last
  /// of them was read; any other comes as it is.
  ///
  /// Only the records of groups that are not complete yet are kept in memory.
  /// - Parameter label: names of the places a record was found in, for ``Records/ImportedRecord/sources``.
  /// - Returns: what is wrong with lines that are no records.
  /// - Throws: `ReviewFolderError` where a file is there and cannot be read.
  @discardableResult
  package func forEachPublication(
    _ merges: RecordMerges, databases label: (String) -> [String] = { _ in [] }, _ body: (ImportedRecord) -> Void
  ) throws(ReviewFolderError) -> [Problem] {
    guard !merges.groups.isEmpty else { return try forEachRecord(body) }
    var waiting: [String: [ImportedRecord]] = [:]
    func hand(over records: [ImportedRecord], _ representative: String) {
      var ordered = records
      if let front = ordered.firstIndex(where: { $0.id == representative }) { ordered.swapAt(0, front) }
      var merged = ImportedRecord.merged(ordered)
      // A group of which one record is left is that record.
      guard !merged.sources.isEmpty else { return body(merged) }
      for place in merged.sources.indices { merged.sources[place].databases = label(merged.sources[place].id) }
      body(merged)
    }
    let problems = try forEachRecord { record in
      let representative = merges.representative(of: record.id)
      guard let members = merges.groups[representative] else { return body(record) }
      waiting[representative, default: []].append(record)
      guard let all = waiting[representative], all.count == members.count else { return }
      waiting[representative] = nil
      hand(over: all, representative)
    }
    for (representative, records) in waiting.sorted(by: { $0.key < $1.key }) { hand(over: records, representative) }
    return problems
  }
}
