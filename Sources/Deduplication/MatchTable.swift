/// The records among which duplicates are looked for, as what is compared of them.
///
/// A million records take about 400 MB: folded text in one arena, everything else as numbers.
package struct MatchTable: Sendable {
  var keys: [MatchKey] = []
  private(set) var arena: [UInt8] = []
  /// The ids, one after another, and where each ends.
  private var ids: [UInt8] = []
  private var idEnds: [Int] = [0]
  private var sourceIDs: [UInt8] = []
  private var sourceIDEnds: [Int] = [0]
  /// By record: the number of the file it came from.
  package private(set) var sources: [UInt32] = []
  private(set) var references: [MatchReference] = []
  private var maker = KeyMaker()

  package init() {}

  package var count: Int { keys.count }

  /// Takes in one record.
  ///
  /// - Parameter source: the number of the file it comes from, as the caller counts them.
  package mutating func add(_ fields: MatchFields, source: Int = 0) {
    for (kind, pmid) in fields.references {
      guard let rule = MatchReference.rule(of: kind) else { continue }
      references.append(MatchReference(record: UInt32(keys.count), pmid: IdentifierKey.pmid(pmid), rule: rule))
    }
    keys.append(maker.key(fields, arena: &arena))
    ids.append(contentsOf: fields.id)
    idEnds.append(ids.count)
    sourceIDs.append(contentsOf: fields.sourceID ?? fields.id)
    sourceIDEnds.append(sourceIDs.count)
    sources.append(UInt32(clamping: source))
  }

  /// Takes in the records of another table behind its own.
  package mutating func add(_ other: MatchTable) {
    references += other.references.map {
      MatchReference(record: $0.record + UInt32(keys.count), pmid: $0.pmid, rule: $0.rule)
    }
    let offset = arena.count
    arena += other.arena
    keys.reserveCapacity(keys.count + other.keys.count)
    for var key in other.keys {
      key.title.start += offset
      key.originalTitle.start += offset
      key.authors.start += offset
      key.container.start += offset
      key.publisher.start += offset
      keys.append(key)
    }
    let (idOffset, sourceOffset) = (ids.count, sourceIDs.count)
    ids += other.ids
    idEnds += other.idEnds.dropFirst().map { $0 + idOffset }
    sourceIDs += other.sourceIDs
    sourceIDEnds += other.sourceIDEnds.dropFirst().map { $0 + sourceOffset }
    sources += other.sources
  }

  /// The table without some of its records.
  package func keeping(_ isKept: (Int) -> Bool) -> MatchTable {
    var table = MatchTable()
    table.arena = arena
    var places: [UInt32: UInt32] = [:]
    for place in keys.indices where isKept(place) {
      if !references.isEmpty { places[UInt32(place)] = UInt32(table.keys.count) }
      table.keys.append(keys[place])
      table.ids += ids[idEnds[place]..<idEnds[place + 1]]
      table.idEnds.append(table.ids.count)
      table.sourceIDs += sourceIDs[sourceIDEnds[place]..<sourceIDEnds[place + 1]]
      table.sourceIDEnds.append(table.sourceIDs.count)
      table.sources.append(sources[place])
    }
    table.references = references.compactMap { reference in
      places[reference.record].map { MatchReference(record: $0, pmid: reference.pmid, rule: reference.rule) }
    }
    return table
  }

  /// The id of a record, by its place in the table.
  package func id(_ place: Int) -> String {
    String(decoding: ids[idEnds[place]..<idEnds[place + 1]], as: UTF8.self)
  }

  /// The id that the record has in its source file; its own where it has none there.
  package func sourceID(_ place: Int) -> String {
    String(decoding: sourceIDs[sourceIDEnds[place]..<sourceIDEnds[place + 1]], as: UTF8.self)
  }

  /// Whether a record is a study of the review.
  package func isStudy(_ place: Int) -> Bool { keys[place].isStudy }

  package func kind(_ place: Int) -> RecordKind { keys[place].kind }

  /// A hash of all that is compared of a record: two with the same have the same in every field.
  package func fingerprint(_ place: Int) -> UInt64 { keys[place].content }
}
