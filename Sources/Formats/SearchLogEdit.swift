package import Records

/// Changes to the file of the search log that leave everything else in it as it is.
package enum SearchLogEdit {
  package struct Change: Hashable, Sendable {
    package var text: String
    package var hits: Int
    /// Nil where it was the same, or there was none.
    package var hitsBefore: Int?
    /// Where more hits are recorded as relevant than the exports hold records: how many these hold. The number of hits is
    /// then left as it was, since the log would contradict itself.
    package var recordsOfExports: Int?
    /// Of a search that was screened: how many hits came that were not.
    package var newUnscreened: Int?
  }

  /// Adds exports to the result of a search in a database; the number of hits becomes that of the records in all of them,
  /// without those that a later one only brought again.
  /// Where it rises though the hits were screened, the new ones are not: nobody looked at them.
  ///
  /// - Returns: the new text of the file; nil where all are there already or the file has no such search.
  package static func adding(
    _ imports: [SearchImport], search: String, database: String, to bytes: [UInt8]
  ) -> Change? {
    guard !imports.isEmpty, var log = JSONReader.read(bytes, file: "").value, var searches = log["searches"]?.elements,
      let place = searches.firstIndex(where: { $0["id"]?.string == search })
    else { return nil }
    var results = searches[place]["results"]?.elements ?? []
    let index = results.firstIndex { $0["database"]?.string == database }
    var result =
      index.map { results[$0] }
      ?? ObjectBuilder.build {
        $0.add("database", database)
        $0.add("hits", 0)
        $0.add("screened", Node(.bool(false)))
      }
    var known = result["imports"]?.elements ?? []
    var fingerprints = Set(known.compactMap { $0["fingerprint"]?.string })
    let new = imports.filter { fingerprints.insert($0.fingerprint).inserted }
    guard !new.isEmpty else { return nil }
    known += new.map(\.node)
    let records = known.reduce(0) { $0 + ($1.integer("records") ?? 0) - ($1.integer("again") ?? 0) }
    let relevant = result.integer("relevant") ?? 0
    let hits = relevant > records ? max(relevant, result.integer("hits") ?? 0) : records
    let before = index.flatMap { results[$0].integer("hits") }
    result.set("hits", Node(.number(String(hits))))
    let newUnscreened = result.tellUnscreened(hits: hits, before: before ?? 0)
    result.set("imports", Node(.array(known)))
    if let index { results[index] = result } else { results.append(result) }
    searches[place].set("results", Node(.array(results)))
    log.set("searches", Node(.array(searches)))
    return Change(
      text: JSONWriter.write(log), hits: hits, hitsBefore: before == hits ? nil : before,
      recordsOfExports: hits == records ? nil : records, newUnscreened: newUnscreened)
  }
}

extension Node {
  /// Makes the result of a search say how many of its hits were not screened, where their number changed.
  ///
  /// - Returns: how many hits came that were not; nil where that is none or nothing was screened.
  fileprivate mutating func tellUnscreened(hits: Int, before: Int) -> Int? {
    guard case .bool(true) = self["screened"]?.value else { return nil }
    let known = integer("notScreened") ?? 0
    let new = max(0, hits - before)
    let unscreened = min(known + new, hits - (integer("relevant") ?? 0))
    if unscreened > 0, unscreened == hits {
      // Of hits that nobody looked at none was found relevant or not.
      set("screened", Node(.bool(false)))
      remove("relevant")
      remove("notScreened")
    } else if unscreened > 0 {
      set("notScreened", Node(.number(String(unscreened))))
    } else {
      remove("notScreened")
    }
    return new > 0 ? new : nil
  }
}

extension SearchImport {
  var node: Node {
    ObjectBuilder.build {
      $0.add("source", source)
      $0.add("records", records)
      if again > 0 { $0.add("again", again) }
      $0.add("fingerprint", fingerprint)
    }
  }
}

extension Node {
  fileprivate mutating func remove(_ key: String) {
    guard case .object(let members) = value else { return }
    value = .object(members.filter { $0.key != key })
  }

  /// Puts a value in the place of a member's, or adds the member.
  fileprivate mutating func set(_ key: String, _ value: Node) {
    guard case .object(var members) = self.value else { return }
    if let place = members.firstIndex(where: { $0.key == key }) {
      members[place].value = value
    } else {
      members.append(Member(key: key, keyMark: mark, value: value))
    }
    self.value = .object(members)
  }
}
