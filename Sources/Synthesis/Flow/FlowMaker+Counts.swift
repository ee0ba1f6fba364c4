import Records

extension FlowMaker {
  // MARK: What the log only counts

  mutating func addCounts() {
    guard let log = input.log else {
      if !hasRecords { remarks.append(.noSearchLog) }
      return
    }
    told.formUnion(log.searches.flatMap(\.results).map(\.database))
    let background = log.searches.count { $0.purpose == .background }
    if background > 0 { remarks.append(.background(searches: background)) }
    let tied = origins.counts
    for search in log.searches where search.purpose == .evidence {
      for result in search.results {
        let found = tied[.init(search: search.id, database: result.database)] ?? 0
        if result.isOnlyCounted(found: found) {
          counted.append((search.id, result))
          continue
        }
        if result.hits != found {
          holes.append(
            Flow.Hole(
              .logDiffers, in: identified(in: result.database), counts: (result.hits, found), search: search.id,
              database: result.database))
        }
      }
    }
    // A result without hits has no record to be named.
    let withHits = counted.filter { $0.result.hits > 0 }
    for (_, result) in counted { add(result) }
    if !withHits.isEmpty {
      let ids = Set(withHits.map(\.result.database))
      remarks.append(.countsOnly(databases: ids.sorted { place(of: $0) < place(of: $1) }))
    }
    // What was found relevant may have come to any box behind; where nothing was, nothing did. What other methods found has
    // a column of its own.
    for (_, result) in withHits where (result.relevant ?? 0) > 0 {
      let isOther = input.kind(ofDatabase: result.database).isOtherMethod
      let open: [FlowBox] =
        isOther
        ? [.otherNotRetrieved, .otherAssessed, .otherExcludedReports] : [.notRetrieved, .assessed, .excludedReports]
      for box in open { boxes[box]?.isIncomplete = true }
    }
    // Beside imported records the sum tells what was removed: what was counted was screened, or left unread. Of numbers
    // alone nobody can say what had been taken out of them before.
    if !hasDatabaseRecords, withHits.contains(where: { !input.kind(ofDatabase: $0.result.database).isOtherMethod }) {
      for box in [.duplicates, .automation] as [FlowBox] { boxes[box]?.isIncomplete = true }
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
      leaveOut(.notScreened, count: result.unscreenedHits)
      guard result.screened else { return }
      let relevant = result.relevant ?? 0
      leaveOut(.excluded, count: result.hits - result.unscreenedHits - relevant)
      boxes[.otherSought]?.add(counted: relevant)
      return
    }
    boxes[identified(in: result.database)]?.add(counted: result.hits, to: .database(result.database))
    let unscreened = result.unscreenedHits
    if !result.screened || unscreened > 0 {
      let limit = input.description.method?.screeningLimit?.maximumHits
      let isAboveLimit = !result.screened && limit.map { result.hits > $0 } ?? false
      boxes[.otherReasons]?.add(counted: unscreened, to: isAboveLimit ? .aboveLimit : .notScreened)
    }
    guard result.screened else { return }
    let screened = result.hits - unscreened
    boxes[.screened]?.add(counted: screened)
    let relevant = result.relevant ?? 0
    boxes[.excludedRecords]?.add(counted: screened - relevant, to: .people)
    boxes[.sought]?.add(counted: relevant)
  }

  // MARK: What nothing tells

  /// What neither the log nor an import tells is not reported, never 0.
  mutating func leaveUntoldOpen() {
    let places = input.description.databases.filter { database in
      // What came from nobody knows where is counted with the databases, and may be of any of them.
      !told.contains(database.id) && !(hasUnknownSource && database.kind == .database)
    }
    untold = places.map(\.id)
    guard hasRecords || !counted.isEmpty else {
      for kind in FlowBox.allCases where !kind.isOfUpdate && kind != .includedStudies && kind != .includedReports {
        boxes[kind]?.isIncomplete = true
      }
      return
    }
    for database in places {
      boxes[identified(in: database.id)]?.isIncomplete = true
      guard database.kind.isOtherMethod else { continue }
      for box in FlowBox.allCases where box.isOfOtherMethods { boxes[box]?.isIncomplete = true }
    }
    if !untold.isEmpty { remarks.append(.untold(databases: untold)) }
  }

  /// The box of what was found in a place.
  func identified(in database: String?) -> FlowBox {
    let kind = input.kind(ofDatabase: database)
    return kind.isOtherMethod ? .otherIdentified : kind == .register ? .registers : .databases
  }

  // MARK: Studies

  mutating func addStudies() {
    let previous = Set(input.description.previous?.studies ?? [])
    let studies = input.studies.filter(\.isIncluded).sorted { $0.id < $1.id }
    // A report may describe more than one study, as a study may have more than one report.
    var studiesOf: [String: [String]] = [:]
    for study in studies {
      for record in Set(study.records.map(standing)) {
        studiesOf[record, default: []].append(study.id)
      }
    }
    for record in studiesOf.keys.sorted() {
      if input.screening.isExcluded(record) { miss(record, .excludedRecord, in: .includedReports) }
      if input.screening.isNotRetrieved(record) { miss(record, .absentReport, in: .includedReports) }
    }
    var reports: [String: [Flow.Member]] = [:]
    var ofSeveral: [Flow.Member] = []
    for id in included {
      guard let described = studiesOf[id] else {
        miss(id, .noStudy, in: .includedStudies)
        continue
      }
      let report = Flow.Member(id, studies: described)
      for study in described { reports[study, default: []].append(report) }
      if described.count > 1 { ofSeveral.append(report) }
    }
    let hasCounts = counted.contains { $0.result.hits > 0 }
    let otherSources = input.description.method?.otherSources ?? []
    let mayComeUncounted = hasCounts || !hasRecords || !otherSources.isEmpty
    var unlinked: [String] = []
    let known = input.description.previousRecords.map { Set($0.map(standing)) }
    var (again, anew): ([String], [String]) = ([], [])
    var seen: Set<String> = []
    for study in studies {
      let isPrevious = previous.contains(study.id)
      let own = reports[study.id] ?? []
      let key: Flow.PartKey =
        study.isRetracted
        ? .retracted(isUnconfirmed: study.isUnconfirmed) : study.isUnconfirmed ? .unconfirmed : .all
      add(study.id, to: isPrevious ? .previousStudies : .includedStudies, key)
      add(study.id, to: .totalStudies, key)
      if own.isEmpty, !isPrevious {
        if mayComeUncounted, study.records.isEmpty {
          unlinked.append(study.id)
        } else {
          miss(study.id, .studyWithoutReport, in: .includedReports)
        }
      }
      for report in own where seen.insert(report.id).inserted {
        if !previous.isDisjoint(with: report.studies) {
          // Where the review does not name the reports of the previous version, those of its studies may be among them.
          guard known.map({ !$0.contains(report.id) }) ?? false else {
            again.append(report.id)
            continue
          }
          anew.append(report.id)
        }
        boxes[.includedReports]?.add(report)
        boxes[.totalReports]?.add(report)
      }
      guard !isPrevious else { continue }
      if own.isEmpty {
        add(study.id, to: .includedReports)
        add(study.id, to: .totalReports)
      }
    }
    for id in (known ?? []).sorted() where previous.isDisjoint(with: studiesOf[id] ?? []) {
      miss(id, .notOfPrevious, in: .previousReports)
    }
    let previousReports = addPrevious(known?.sorted() ?? again)
    addOtherSources(otherSources)
    if !again.isEmpty {
      remarks.append(.reportsOfPrevious(again, areNamed: known != nil))
      // Each may be a new report as well.
      for box in [FlowBox.includedReports, .totalReports] where known == nil { boxes[box]?.isIncomplete = true }
    }
    if !anew.isEmpty { remarks.append(.newReportsOfPrevious(anew)) }
    if !ofSeveral.isEmpty { remarks.append(.reportsOfSeveral(ofSeveral)) }
    if !unlinked.isEmpty { remarks.append(.studiesWithoutRecord(unlinked)) }
    guard hasCounts else { return }
    let sought = [boxes[.sought], boxes[.otherSought]].compactMap { $0 }
    let relevant = sought.flatMap(\.parts).reduce(0) { $0 + $1.counted }
    if relevant > unlinked.count {
      // Reports of the previous version may have been found again, and are then among the hits.
      if let previousReports, relevant - unlinked.count > previousReports {
        remarks.append(.relevantNotIncluded(relevant - unlinked.count - previousReports))
      }
    } else if relevant < unlinked.count, otherSources.isEmpty, boxes[.otherSought]?.isIncomplete != true {
      holes.append(Flow.Hole(.moreIncluded, in: .sought, ids: unlinked, counts: (relevant, unlinked.count)))
    }
  }

  /// - Parameter named: the reports of the previous version that are known by name.
  /// - Returns: how many reports the previous version had; nil where it does not say.
  private mutating func addPrevious(_ named: [String]) -> Int? {
    guard let previous = input.description.previous else { return 0 }
    var named = named
    if let reports = previous.reports, named.count > reports {
      holes.append(Flow.Hole(.morePrevious, in: .previousReports, ids: named, counts: (reports, named.count)))
      named = []
    }
    for box in [FlowBox.previousReports, .totalReports] {
      for id in named { add(id, to: box) }
      if let reports = previous.reports {
        boxes[box]?.add(counted: reports - named.count)
      } else {
        boxes[box]?.isIncomplete = true
      }
    }
    return previous.reports
  }

  /// The record that stands for this one.
  private func standing(_ record: String) -> String { input.duplicates[record] ?? record }

  private mutating func addOtherSources(_ sources: [LocalizedText]) {
    guard !sources.isEmpty else { return }
    hasOtherMethods = true
    for kind in FlowBox.allCases where kind.isOfOtherMethods { boxes[kind]?.isIncomplete = true }
    remarks.append(.otherSources(sources))
  }
}
