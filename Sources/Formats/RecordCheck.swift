import Records

/// What a record has to satisfy beyond the form of its file.
enum RecordCheck {
  static func problems(
    of record: StudyRecord, node: Node, file: String, stem: String?, vocabulary: Vocabulary?
  ) -> [Problem] {
    var check = Checker(file: file, root: node)
    check.identity(of: record, stem: stem)
    check.findings(of: record)
    check.results(of: record)
    check.references(of: record)
    check.dates(of: record.citation)
    guard let sample = record.sample else { return check.problems }
    return check.problems
      + PeopleCheck(file: file, root: node, path: "/sample", vocabulary: vocabulary).problems(of: People(sample))
  }

  private struct Checker {
    let file: String
    let root: Node
    var problems: [Problem] = []

    mutating func report(_ path: String, _ message: String, as severity: Problem.Severity = .error) {
      problems.append(Problem(severity, file: file, mark: root.mark(at: path), path: path, message: message))
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

    /// The figures of an effect: of each group once, and no more people than there are.
    mutating func results(of record: StudyRecord) {
      let groups = record.sample?.groups ?? []
      for (index, effect) in record.effects.enumerated() {
        var seen: Set<String> = []
        for (place, result) in effect.results.enumerated() {
          let path = "/effects/\(index)/results/\(place)"
          if !result.group.isEmpty, !seen.insert(result.group).inserted {
            report(path + "/group", "the figures of the group '\(result.group)' are given twice; keep one")
          }
          let size = groups.first { $0.id == result.group }?.n
          if let events = result.events, let n = result.n ?? size, events > n {
            report(path + "/events", "\(events) had the event, more than n = \(n)")
          }
          // A trial in which the groups change over measures some of both.
          if let n = result.n, let size, n > size {
            report(path + "/n", "\(n) were measured, more than the group's n = \(size)", as: .warning)
          }
        }
      }
    }

    /// A source cannot be what it is known through, or what it rests on.
    mutating func references(of record: StudyRecord) {
      var isNamed = false
      record.forEachFinding { if $0.via == record.id || $0.sources.contains(record.id) { isNamed = true } }
      guard isNamed, !record.id.isEmpty else { return }
      let lists = [
        ("effects", record.effects.map(\.finding)), ("opportunities", record.opportunities),
        ("threats", record.threats), ("remarks", record.remarks),
      ]
      for (name, findings) in lists {
        for (index, finding) in findings.enumerated() {
          if finding.via == record.id {
            report("/\(name)/\(index)/via", "'\(record.id)' is this record itself: expected another, or no 'via'")
          }
          for (place, source) in finding.sources.enumerated() where source == record.id {
            report(
              "/\(name)/\(index)/sources/\(place)", "'\(record.id)' is this record itself: expected another record")
          }
        }
      }
    }

    /// What no calendar has may still be what a source prints; a range that ends before it begins cannot be searched.
    mutating func dates(of citation: Citation) {
      for variable in citation.variables {
        guard case .date(let date) = variable.value else { continue }
        let path = "/citation/\(variable.name)/date-parts"
        for (place, part) in date.parts.enumerated() {
          guard let month = part.month, (1...12).contains(month), let day = part.day, day <= 31,
            case let days = Self.days(in: month, of: part.year),
            day > days
          else { continue }
          report("\(path)/\(place)/2", "month \(month) of \(part.year) has \(days) days, and no \(day)", as: .warning)
        }
        // What no date can have has been reported as such.
        guard let first = date.parts.first, let last = date.parts.dropFirst().first,
          date.parts.allSatisfy({ (1...12).contains($0.month ?? 1) && (1...31).contains($0.day ?? 1) })
        else { continue }
        let ends = [(first.year, last.year), (first.month, last.month), (first.day, last.day)]
        // As far as both say; an end without a month lies somewhere in its year.
        let told = ends.prefix { $0.0 != nil && $0.1 != nil }
        if let differing = told.first(where: { $0.0 != $0.1 }), let from = differing.0, let to = differing.1, from > to
        {
          report(path, "the range ends (\(last.words)) before it begins (\(first.words))")
        }
      }
    }

    private static func days(in month: Int, of year: Int) -> Int {
      switch month {
      case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    }
  }
}

extension CitationDate.Part {
  /// `2005-3-14`
  fileprivate var words: String { [year, month, day].compactMap { $0.map(String.init) }.joined(separator: "-") }
}
