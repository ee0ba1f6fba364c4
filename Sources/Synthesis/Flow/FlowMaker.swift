import Records

/// Computes a flow diagram: the boxes are filled record by record, and then from what the log only counts.
package struct FlowMaker {
  private let input: FlowInput
  private var boxes: [FlowBox: Flow.Box] = [:]
  private var holes: [Flow.Hole] = []
  private var holeIDs: [HoleKey: [String]] = [:]
  private var remarks: [Flow.Remark] = []
  /// Results of evidence searches that have no records, only numbers.
  private var counted: [(search: String, result: SearchResult)] = []
  private var hasRecords = false
  private var hasOtherMethods = false
  /// Reports included at full text, by the record that stands for them.
  private var included: [String] = []

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
    for kind in FlowBox.allCases { boxes[kind] = Flow.Box(kind) }
  }

  private mutating func add(_ id: String, to box: FlowBox, _ key: Flow.PartKey = .all) {
    boxes[box]?.add(Flow.Member(id), to: key)
  }

  private mutating func miss(_ id: String, _ kind: Flow.Hole.Kind, in box: FlowBox) {
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
    for sighting in input.origins.sightings {
      let source = input.origins.sources[sighting.source]
      if let search = source.search, purposes[search] == .background { continue }
      let id = input.duplicates[sighting.record] ?? sighting.record
      if groups[id] == nil { order.append(id) }
      groups[id, default: Group()].sightings.append(sighting)
      if !input.kind(ofDatabase: source.database).isOtherMethod { groups[id]?.isOfDatabase = true }
    }
    hasRecords = !order.isEmpty
    var inBoth = 0
    for id in order {
      guard let group = groups[id] else { continue }
      if group.isOfDatabase {
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

  private mutating func see(_ sighting: RecordOrigins.Sighting, _ id: String, in box: FlowBox) {
    let source = input.origins.sources[sighting.source]
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
      let source = input.origins.sources[sighting.source]
      let kind = input.kind(ofDatabase: source.database)
      guard !kind.isOtherMethod else {
        others += 1
        continue
      }
      see(sighting, id, in: kind == .register ? .registers : .databases)
      if !isFirst {
        boxes[.duplicates]?.add(
          Flow.Member(
            sighting.record, sameAs: sighting.record == id ? nil : id, place: "\(source.file):\(sighting.line)"))
      }
      isFirst = false
    }
    return others
  }

  private mutating func followRecord(_ id: String) {
    if input.origins.withdrawn.contains(id) { return add(id, to: .otherReasons, .withdrawn) }
    let before = input.screening.judgement(of: id, at: .beforeScreening)
    if before.standing == .settled(.exclude) {
      return before.isAutomatic
        ? add(id, to: .automation) : add(id, to: .otherReasons, Self.reason(of: before))
    }
    let abstract = input.screening.judgement(of: id, at: .titleAbstract)
    let isPast = input.screening.isPastAbstract(id)
    guard abstract.standing != .undecided || isPast else { return miss(id, .notScreened, in: .screened) }
    add(id, to: .screened)
    switch abstract.standing {
    case .settled(.exclude):
      add(id, to: .excludedRecords, abstract.isAutomatic ? .program : .people)
      if isPast { miss(id, .contradiction, in: .sought) }
    case .settled, .undecided: followReport(id, .sought, .notRetrieved, .assessed, .excludedReports)
    case .unclear where isPast: followReport(id, .sought, .notRetrieved, .assessed, .excludedReports)
    case .unclear: miss(id, .unclear, in: .sought)
    case .conflict: miss(id, .conflict, in: .sought)
    case .waiting: miss(id, .waiting, in: .sought)
    }
  }

  private mutating func followOther(_ id: String) {
    let abstract = input.screening.judgement(of: id, at: .titleAbstract)
    let isPast = input.screening.isPastAbstract(id)
    switch abstract.standing {
    case .settled(.exclude):
      if isPast { miss(id, .contradiction, in: .otherSought) }
      otherExcluded += 1
    case .undecided where !isPast: miss(id, .notScreened, in: .otherSought)
    case .unclear where !isPast: miss(id, .unclear, in: .otherSought)
    case .conflict: miss(id, .conflict, in: .otherSought)
    case .waiting: miss(id, .waiting, in: .otherSought)
    default:
      followReport(id, .otherSought, .otherNotRetrieved, .otherAssessed, .otherExcludedReports)
    }
  }

  private var otherExcluded = 0

  private mutating func followReport(
    _ id: String, _ sought: FlowBox, _ notRetrieved: FlowBox, _ assessed: FlowBox, _ excluded: FlowBox
  ) {
    add(id, to: sought)
    let retrieval = input.screening.judgement(of: id, at: .retrieval).standing
    let text = input.screening.judgement(of: id, at: .fullText)
    if retrieval == .settled(.notRetrieved) {
      add(id, to: notRetrieved)
      if text.standing != .undecided { miss(id, .contradiction, in: assessed) }
      return
    }
    guard text.standing != .undecided else {
      let kind: Flow.Hole.Kind =
        switch retrieval {
        case .settled: .notAssessed
        case .conflict: .conflict
        default: .notRetrievedYet
        }
      return miss(id, kind, in: assessed)
    }
    add(id, to: assessed)
    switch text.standing {
    case .settled(.exclude): add(id, to: excluded, Self.reason(of: text))
    case .settled: included.append(id)
    case .unclear: miss(id, .unclear, in: .includedReports)
    case .conflict: miss(id, .conflict, in: .includedReports)
    case .waiting, .undecided: miss(id, .waiting, in: .includedReports)
    }
  }

  private static func reason(of judgement: Screening.Judgement) -> Flow.PartKey {
    switch judgement.reasons.count {
    case 0: .noReason
    case 1: .reason(judgement.reasons[0])
    default: .reasonsDiffer
    }
  }

  // MARK: What the log only counts

  private mutating func addCounts() {
    guard let log = input.log else {
      if !hasRecords { remarks.append(.noSearchLog) }
      return
    }
    let background = log.searches.count { $0.purpose == .background }
    if background > 0 { remarks.append(.background(searches: background)) }
    var tied: [String: Int] = [:]
    func key(_ search: String?, _ database: String?) -> String { "\(search ?? "") \(database ?? "")" }
    for sighting in input.origins.sightings {
      let source = input.origins.sources[sighting.source]
      if source.search != nil { tied[key(source.search, source.database), default: 0] += 1 }
    }
    for search in log.searches where search.purpose == .evidence {
      for result in search.results {
        let found = tied[key(search.id, result.database)] ?? 0
        if result.imports.isEmpty, found == 0 {
          counted.append((search.id, result))
          continue
        }
        if result.hits != found {
          holes.append(
            Flow.Hole(
              .logDiffers, in: input.kind(ofDatabase: result.database) == .register ? .registers : .databases,
              counts: (result.hits, found), search: search.id, database: result.database))
        }
      }
    }
    // A result without hits has no record to be named.
    let withHits = counted.filter { $0.result.hits > 0 }
    for (_, result) in counted { add(result) }
    if !withHits.isEmpty {
      let ids = Set(withHits.map(\.result.database))
      remarks.append(.countsOnly(databases: ids.sorted { place(of: $0) < place(of: $1) }))
      for box in [.duplicates, .automation, .notRetrieved, .assessed, .excludedReports] as [FlowBox] {
        boxes[box]?.isIncomplete = true
      }
    }
  }

  /// Where a database stands in the review's list; one that is not in it comes last.
  private func place(of database: String) -> Int {
    input.description.databases.firstIndex { $0.id == database } ?? .max
  }

  private mutating func add(_ result: SearchResult) {
    let kind = input.kind(ofDatabase: result.database)
    guard !kind.isOtherMethod else {
      hasOtherMethods = true
      boxes[.otherIdentified]?.add(counted: result.hits, to: .database(result.database))
      if let relevant = result.relevant { boxes[.otherSought]?.add(counted: relevant) }
      for box in [.otherNotRetrieved, .otherAssessed, .otherExcludedReports] as [FlowBox] where result.hits > 0 {
        boxes[box]?.isIncomplete = true
      }
      return
    }
    boxes[kind == .register ? .registers : .databases]?.add(counted: result.hits, to: .database(result.database))
    guard result.screened else {
      boxes[.otherReasons]?.add(counted: result.hits, to: .notScreened)
      return
    }
    boxes[.screened]?.add(counted: result.hits)
    let relevant = result.relevant ?? 0
    boxes[.excludedRecords]?.add(counted: result.hits - relevant, to: .people)
    boxes[.sought]?.add(counted: relevant)
  }

  // MARK: Studies

  private mutating func addStudies() {
    let previous = Set(input.description.previous?.studies ?? [])
    var studyOf: [String: String] = [:]
    for study in input.studies where study.isIncluded {
      for record in study.records { studyOf[input.duplicates[record] ?? record] = study.id }
    }
    var reports: [String: [String]] = [:]
    for id in included {
      guard let study = studyOf[id] else {
        miss(id, .noStudy, in: .includedStudies)
        continue
      }
      reports[study, default: []].append(id)
    }
    let hasCounts = counted.contains { $0.result.hits > 0 }
    let otherSources = input.description.method?.otherSources ?? []
    let mayComeUncounted = hasCounts || !hasRecords || !otherSources.isEmpty
    var unlinked: [String] = []
    for study in input.studies.filter(\.isIncluded).sorted(by: { $0.id < $1.id }) {
      let isPrevious = previous.contains(study.id)
      let own = reports[study.id] ?? []
      add(study.id, to: isPrevious ? .previousStudies : .includedStudies)
      add(study.id, to: .totalStudies)
      if own.isEmpty, !isPrevious {
        if mayComeUncounted, study.records.isEmpty {
          unlinked.append(study.id)
        } else {
          miss(study.id, .studyWithoutReport, in: .includedReports)
        }
      }
      // A study of the previous version keeps its old reports; what was found anew of it is a new report.
      for id in own {
        add(id, to: .includedReports)
        add(id, to: .totalReports)
      }
      if own.isEmpty, !isPrevious {
        add(study.id, to: .includedReports)
        add(study.id, to: .totalReports)
      }
    }
    addPrevious()
    addOtherSources(otherSources)
    if !unlinked.isEmpty { remarks.append(.studiesWithoutRecord(unlinked)) }
    guard hasCounts, let sought = boxes[.sought] else { return }
    let relevant = sought.parts.reduce(0) { $0 + $1.counted }
    if relevant > unlinked.count {
      remarks.append(.relevantNotIncluded(relevant - unlinked.count))
    } else if relevant < unlinked.count, otherSources.isEmpty {
      holes.append(Flow.Hole(.moreIncluded, in: .sought, ids: unlinked, counts: (relevant, unlinked.count)))
    }
  }

  private mutating func addPrevious() {
    guard let previous = input.description.previous else { return }
    if let reports = previous.reports {
      boxes[.previousReports]?.add(counted: reports)
      boxes[.totalReports]?.add(counted: reports)
    } else {
      boxes[.previousReports]?.isIncomplete = true
      boxes[.totalReports]?.isIncomplete = true
    }
  }

  private mutating func addOtherSources(_ sources: [LocalizedText]) {
    guard !sources.isEmpty else { return }
    hasOtherMethods = true
    for kind in FlowBox.allCases where kind.isOfOtherMethods { boxes[kind]?.isIncomplete = true }
    remarks.append(.otherSources(sources))
  }

  private mutating func finished() -> Flow {
    if !hasRecords, input.log == nil {
      for kind in FlowBox.allCases where !kind.isOfUpdate && kind != .includedStudies && kind != .includedReports {
        boxes[kind]?.isIncomplete = true
      }
    }
    let order = Dictionary(
      input.description.databases.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for box in [FlowBox.databases, .registers, .otherIdentified] {
      boxes[box]?.parts.sort { left, right in
        guard case .database(let first) = left.key, case .database(let second) = right.key else {
          return left.key != .unknownSource && right.key == .unknownSource
        }
        return (order[first] ?? .max, first) < (order[second] ?? .max, second)
      }
    }
    if otherExcluded > 0 { remarks.append(.otherExcluded(otherExcluded)) }
    for kind in Flow.Hole.Kind.allCases {
      for box in FlowBox.allCases {
        if let ids = holeIDs[HoleKey(kind: kind, box: box)] { holes.append(Flow.Hole(kind, in: box, ids: ids)) }
      }
    }
    let isUpdate = input.description.previous != nil
    let kept = FlowBox.allCases.filter { (isUpdate || !$0.isOfUpdate) && (hasOtherMethods || !$0.isOfOtherMethods) }
    return Flow(
      boxes: kept.compactMap { boxes[$0] }, holes: holes, remarks: remarks, isUpdate: isUpdate,
      hasOtherMethods: hasOtherMethods)
  }
}
