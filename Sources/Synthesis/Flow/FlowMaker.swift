import Records

/// Computes a flow diagram: the boxes are filled record by record, and then from what the log only counts.
package struct FlowMaker {
  let input: FlowInput
  /// Without what a later import of one search in one database only brought again.
  let origins: RecordOrigins
  var boxes: [FlowBox: Flow.Box] = [:]
  var holes: [Flow.Hole] = []
  private var holeIDs: [HoleKey: [String]] = [:]
  var remarks: [Flow.Remark] = []
  /// Results of evidence searches that have no records, only numbers.
  var counted: [(search: String, result: SearchResult)] = []
  var hasRecords = false
  /// Whether an import that is tied to no database brought some of them.
  var hasUnknownSource = false
  var hasOtherMethods = false
  /// Databases and other places of which the log or an import tells something.
  var told: Set<String> = []
  var untold: [String] = []
  /// Reports included at full text, by the record that stands for them.
  var included: [String] = []
  /// What other methods found and no box of theirs holds.
  var outside: [Flow.Outside: Int] = [:]
  /// Whether some records of databases or registers are known by name.
  private(set) var hasDatabaseRecords = false

  private struct HoleKey: Hashable {
    var kind: Flow.Hole.Kind
    var box: FlowBox
  }

  /// The diagram of a review: a pure function of what is in its files.
  package static func flow(_ input: FlowInput) -> Flow {
    var maker = FlowMaker(input)
    maker.followRecords()
    maker.addCounts()
    maker.addStudies()
    return maker.finished()
  }

  private init(_ input: FlowInput) {
    self.input = input
    origins = input.origins.withoutRepeats()
    for kind in FlowBox.allCases { boxes[kind] = Flow.Box(kind) }
  }

  mutating func add(_ id: String, to box: FlowBox, _ key: Flow.PartKey = .all) {
    boxes[box]?.add(Flow.Member(id), to: key)
  }

  mutating func miss(_ id: String, _ kind: Flow.Hole.Kind, in box: FlowBox) {
    holeIDs[HoleKey(kind: kind, box: box), default: []].append(id)
  }

  // MARK: Records

  /// All sightings of records that are one.
  private struct Group {
    var sightings: [RecordOrigins.Sighting] = []
    var isOfDatabase = false
  }

  private mutating func followRecords() {
    let purposes = Dictionary(
      (input.log?.searches ?? []).map { ($0.id, $0.purpose) }, uniquingKeysWith: { first, _ in first })
    var groups: [String: Group] = [:]
    var order: [String] = []
    for sighting in origins.sightings {
      let source = origins.sources[sighting.source]
      if let search = source.search, purposes[search] == .background { continue }
      if let database = source.database { told.insert(database) } else { hasUnknownSource = true }
      let id = input.duplicates[sighting.record] ?? sighting.record
      if groups[id] == nil { order.append(id) }
      groups[id, default: Group()].sightings.append(sighting)
      if !input.kind(ofDatabase: source.database).isOtherMethod { groups[id]?.isOfDatabase = true }
    }
    followRepeats { id in groups[id] != nil }
    hasRecords = !order.isEmpty
    var inBoth = 0
    for id in order {
      guard let group = groups[id] else { continue }
      if group.isOfDatabase {
        hasDatabaseRecords = true
        let others = identify(id, group)
        if others > 0 { inBoth += 1 }
        followRecord(id)
      } else {
        hasOtherMethods = true
        if let first = group.sightings.first { see(first, id, in: .otherIdentified) }
        followOther(id)
      }
    }
    if inBoth > 0 { remarks.append(.alsoInDatabases(inBoth)) }
    if input.description.databases.contains(where: { $0.kind.isOtherMethod }) { hasOtherMethods = true }
  }

  /// Names the records that are no hits of their own, and are not one with any that was counted.
  private mutating func followRepeats(isCounted: (String) -> Bool) {
    guard origins.sightings.count < input.origins.sightings.count else { return }
    let background = Set((input.log?.searches ?? []).filter { $0.purpose == .background }.map(\.id))
    var seen: Set<String> = []
    for sighting in input.origins.sightings where !origins.withdrawn.contains(sighting.record) {
      let source = origins.sources[sighting.source]
      guard source.search.map(background.contains) != true,
        !isCounted(input.duplicates[sighting.record] ?? sighting.record), seen.insert(sighting.record).inserted
      else { continue }
      miss(sighting.record, .unmergedVersion, in: identified(in: source.database))
    }
  }

  private mutating func see(_ sighting: RecordOrigins.Sighting, _ id: String, in box: FlowBox) {
    let source = origins.sources[sighting.source]
    boxes[box]?.add(
      Flow.Member(
        sighting.record, sameAs: sighting.record == id ? nil : id, place: "\(source.file):\(sighting.line)"),
      to: source.database.map { .database($0) } ?? .unknownSource)
  }

  /// Counts a record where it was found; all but the first time it is a duplicate.
  ///
  /// - Returns: how often it was found by other methods too, which is not counted.
  private mutating func identify(_ id: String, _ group: Group) -> Int {
    var isFirst = true
    var others = 0
    for sighting in group.sightings {
      let source = origins.sources[sighting.source]
      let kind = input.kind(ofDatabase: source.database)
      guard !kind.isOtherMethod else {
        others += 1
        continue
      }
      see(sighting, id, in: identified(in: source.database))
      if !isFirst {
        boxes[.duplicates]?.add(
          Flow.Member(
            sighting.record, sameAs: sighting.record == id ? nil : id, place: "\(source.file):\(sighting.line)"),
          to: source.database.map { .database($0) } ?? .unknownSource)
      }
      isFirst = false
    }
    return others
  }

  private mutating func finished() -> Flow {
    leaveUntoldOpen()
    // Where the review lists no place of a kind, it does not tell whether any was searched.
    for (box, kind) in [(FlowBox.databases, Database.Kind.database), (.registers, .register)]
    where boxes[box]?.parts.isEmpty == true && !input.description.databases.contains(where: { $0.kind == kind }) {
      boxes[box]?.isIncomplete = true
    }
    sortParts()
    for fate in Flow.Outside.allCases {
      if let count = outside[fate], count > 0 { remarks.append(.otherOutside(fate, count)) }
    }
    for kind in Flow.Hole.Kind.allCases {
      for box in FlowBox.allCases {
        if let ids = holeIDs[HoleKey(kind: kind, box: box)] { holes.append(Flow.Hole(kind, in: box, ids: ids)) }
      }
    }
    let isUpdate = input.description.previous != nil
    let kept = FlowBox.allCases.filter { (isUpdate || !$0.isOfUpdate) && (hasOtherMethods || !$0.isOfOtherMethods) }
    return Flow(
      boxes: kept.compactMap { boxes[$0] }, holes: holes, remarks: remarks, untold: untold,
      retracted: input.retracted.union(input.studies.lazy.filter(\.isRetracted).map(\.id)), isUpdate: isUpdate,
      hasOtherMethods: hasOtherMethods)
  }
  /// Sources and reasons stand as the review lists them, so that one order holds for all boxes.
  private mutating func sortParts() {
    let places = input.description.databases.map { Flow.PartKey.database($0.id) }
    let reasons = input.description.exclusionCriteria.map { Flow.PartKey.reason($0.id) }
    let others: [Flow.PartKey] = [.unknownSource, .noReason, .reasonsDiffer, .withdrawn, .notScreened, .aboveLimit]
    func order(_ key: Flow.PartKey) -> (Int, String) {
      switch key {
      case .database(let id): (places.firstIndex(of: key) ?? places.count, id)
      case .reason(let id): (reasons.firstIndex(of: key) ?? reasons.count, id)
      default: (.max, others.firstIndex(of: key).map(String.init) ?? "")
      }
    }
    for box: FlowBox in [
      .databases, .registers, .otherIdentified, .otherReasons, .excludedReports, .otherExcludedReports,
    ] {
      boxes[box]?.parts.sort { order($0.key) < order($1.key) }
    }
  }
}
