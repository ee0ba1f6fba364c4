import Records

/// What a record has to satisfy beyond the form of its file.
enum RecordCheck {
  static func problems(of record: StudyRecord, node: Node, file: String, stem: String?) -> [Problem] {
    var check = Checker(file: file, root: node)
    check.identity(of: record, stem: stem)
    check.findings(of: record)
    check.ages(of: record)
    check.counts(of: record)
    check.ranges(of: record)
    return check.problems
  }

  private struct Checker {
    let file: String
    let root: Node
    var problems: [Problem] = []

    mutating func report(_ path: String, _ message: String) {
      problems.append(Problem(file: file, mark: root.mark(at: path), path: path, message: message))
    }

    mutating func identity(of record: StudyRecord, stem: String?) {
      // What is missing altogether has been reported as such.
      if record.citation.id != record.id, !record.citation.id.isEmpty, !record.id.isEmpty {
        report(
          "/citation/id", "'\(record.citation.id)' differs from the record's id '\(record.id)'; they are one identity")
      }
      if let stem, stem != record.id, !record.id.isEmpty {
        report("/id", "'\(record.id)' differs from the file's name '\(stem)'; they are one identity")
      }
    }

    mutating func findings(of record: StudyRecord) {
      let lists: [(String, [String])] = [
        ("effects", record.effects.map(\.finding.id)), ("opportunities", record.opportunities.map(\.id)),
        ("threats", record.threats.map(\.id)), ("remarks", record.remarks.map(\.id)),
      ]
      var seen: Set<String> = []
      seen.reserveCapacity(lists.reduce(0) { $0 + $1.1.count })
      for (name, ids) in lists {
        for (index, id) in ids.enumerated() where !id.isEmpty && !seen.insert(id).inserted {
          report("/\(name)/\(index)/id", "the finding id '\(id)' is given twice; ids are unique in the review")
        }
      }
      let groups = record.sample?.groups.map(\.id) ?? []
      for (index, id) in groups.enumerated() where !id.isEmpty && groups.firstIndex(of: id) != index {
        report("/sample/groups/\(index)/id", "the group id '\(id)' is given twice")
      }
      for (index, effect) in record.effects.enumerated() {
        for (place, result) in effect.results.enumerated()
        where !result.group.isEmpty && !groups.contains(result.group) {
          let hint = NearestWords.suggestion(NearestWords.nearest(to: result.group, among: groups))
          report(
            "/effects/\(index)/results/\(place)/group",
            "the sample has no group '\(result.group)'" + (hint.map { ": \($0)" } ?? "; add it under /sample/groups"))
        }
      }
    }

    mutating func ages(of record: StudyRecord) {
      var ages: [(String, Age?)] = [("/sample/age", record.sample?.age)]
      for (index, group) in (record.sample?.groups ?? []).enumerated() {
        ages.append(("/sample/groups/\(index)/age", group.age))
      }
      for case (let path, let age?) in ages {
        if let min = age.min, let max = age.max, min > max {
          report(path, "the youngest (\(min)) is older than the oldest (\(max))")
        }
        if let mean = age.mean?.value {
          if let min = age.min, mean < Double(min) {
            report(path + "/mean", "the mean lies below the youngest (\(min))")
          }
          // Ages in completed years: a person of 18.9 is 18.
          if let max = age.max, mean >= Double(max) + 1 {
            report(path + "/mean", "the mean lies above the oldest (\(max))")
          }
        }
      }
    }

    mutating func counts(of record: StudyRecord) {
      guard let sample = record.sample, let n = sample.n else { return }
      let sexes = [sample.sex?.female, sample.sex?.male, sample.sex?.other].compactMap { $0 }
      if let sum = Self.sum(sexes), sum > n { report("/sample/sex", "the sexes add up to \(sum), more than n = \(n)") }
      let groups = sample.groups.compactMap(\.n)
      if let sum = Self.sum(groups), sum > n {
        report("/sample/groups", "the groups add up to \(sum), more than n = \(n)")
      }
    }

    private static func sum(_ counts: [Int]) -> Int? {
      counts.isEmpty ? nil : counts.reduce(0, +)
    }

    mutating func ranges(of record: StudyRecord) {
      check(record.setting?.stayMonths, at: "/setting/stayMonths")
      var interventions: [(String, Intervention)] = []
      if let intervention = record.intervention { interventions.append(("/intervention", intervention)) }
      for (index, comparator) in record.comparators.enumerated() {
        interventions.append(("/comparators/\(index)", comparator))
      }
      for (path, intervention) in interventions {
        check(intervention.timesPerWeek, at: path + "/timesPerWeek")
        check(intervention.minutes, at: path + "/minutes")
        check(intervention.weeks, at: path + "/weeks")
      }
    }

    private mutating func check(_ range: QuantityRange?, at path: String) {
      guard let range else { return }
      if let min = range.min, let max = range.max, min.value > max.value {
        report(path, "the least (\(min)) is more than the most (\(max))")
      }
    }
  }
}
