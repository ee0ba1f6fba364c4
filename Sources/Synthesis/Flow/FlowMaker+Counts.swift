import Records

extension FlowMaker {
  // MARK: What the log only counts

  mutating func addCounts() {
    guard let log = input.log else {
      if !hasRecords { remarks.append(.noSearchLog) }
      return
    }
    let background = log.searches.count { $0.purpose == .background }
    if background > 0 { remarks.append(.background(searches: background)) }
    let tied = origins.counts
    for search in log.searches where search.purpose == .evidence {
      for result in search.results {
        let found = tied[.init(search: search.id, database: result.database)] ?? 0
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
    }
    // What other methods found has a column of its own, and leaves those of databases and registers as they are.
    if withHits.contains(where: { !input.kind(ofDatabase: $0.result.database).isOtherMethod }) {
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
      if result.hits > 0, result.relevant == nil || result.unscreenedHits > 0 {
        boxes[.otherSought]?.isIncomplete = true
      }
      for box in [.otherNotRetrieved, .otherAssessed, .otherExcludedReports] as [FlowBox] where result.hits > 0 {
        boxes[box]?.isIncomplete = true
      }
      return
    }
    boxes[kind == .register ? .registers : .databases]?.add(counted: result.hits, to: .database(result.database))
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

  // MARK: Studies

  mutating func addStudies() {
    let previous = Set(input.description.previous?.studies ?? [])
    let studies = input.studies.filter(\.isIncluded).sorted { $0.id < $1.id }
    // A report may describe more than one study, as a study may have more than one report.
    var studiesOf: [String: [String]] = [:]
    for study in studies {
      for record in Set(study.records.map({ input.duplicates[$0] ?? $0 })) {
        studiesOf[record, default: []].append(study.id)
      }
    }
    for record in studiesOf.keys.sorted() where input.screening.isExcluded(record) {
      miss(record, .excludedRecord, in: .includedReports)
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
    var again: [String] = []
    var told: Set<String> = []
    for study in studies {
      let isPrevious = previous.contains(study.id)
      let own = reports[study.id] ?? []
      let key: Flow.PartKey = study.isUnconfirmed ? .unconfirmed : .all
      add(study.id, to: isPrevious ? .previousStudies : .includedStudies, key)
      add(study.id, to: .totalStudies, key)
      if own.isEmpty, !isPrevious {
        if mayComeUncounted, study.records.isEmpty {
          unlinked.append(study.id)
        } else {
          miss(study.id, .studyWithoutReport, in: .includedReports)
        }
      }
      // The reports of a study of the previous version are among those that version counts.
      for report in own where told.insert(report.id).inserted {
        guard previous.isDisjoint(with: report.studies) else {
          again.append(report.id)
          continue
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
    let previousReports = addPrevious()
    addOtherSources(otherSources)
    if !again.isEmpty { remarks.append(.reportsOfPrevious(again)) }
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

  /// - Returns: how many reports the previous version had; nil where it does not say.
  private mutating func addPrevious() -> Int? {
    guard let previous = input.description.previous else { return 0 }
    if let reports = previous.reports {
      boxes[.previousReports]?.add(counted: reports)
      boxes[.totalReports]?.add(counted: reports)
    } else {
      boxes[.previousReports]?.isIncomplete = true
      boxes[.totalReports]?.isIncomplete = true
    }
    return previous.reports
  }

  private mutating func addOtherSources(_ sources: [LocalizedText]) {
    guard !sources.isEmpty else { return }
    hasOtherMethods = true
    for kind in FlowBox.allCases where kind.isOfOtherMethods { boxes[kind]?.isIncomplete = true }
    remarks.append(.otherSources(sources))
  }
}
