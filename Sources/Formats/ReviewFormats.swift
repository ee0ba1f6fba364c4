package import Records

/// Reads the files that all records of a review share.
package enum ReviewFormats {
  package static func readVocabulary(_ bytes: [UInt8], file: String) -> Reading<Vocabulary> {
    read(bytes, shape: ReviewShape.vocabulary, file: file, vocabulary: nil, decode: { Vocabulary($0) }) { node in
      VocabularyCheck.problems(of: node, file: file)
    }
  }

  package static func readReview(
    _ bytes: [UInt8], file: String, vocabulary: Vocabulary?
  ) -> Reading<ReviewDescription> {
    read(bytes, shape: ReviewShape.review, file: file, vocabulary: vocabulary, decode: { ReviewDescription($0) }) {
      node in
      duplicateIDs(in: node, lists: ["documents", "databases", "targets", "queries"], file: file)
        + (node["targets"]?.elements ?? []).enumerated().flatMap { index, target in
          PeopleCheck(file: file, root: node, path: "/targets/\(index)", vocabulary: vocabulary)
            .problems(of: People(Target(target)))
        }
    }
  }

  package static func readSearches(
    _ bytes: [UInt8], file: String, review: ReviewDescription?
  ) -> Reading<SearchLog> {
    read(bytes, shape: ReviewShape.searches, file: file, vocabulary: nil, decode: { SearchLog($0) }) { node in
      searchProblems(in: node, review: review, file: file)
    }
  }

  private static func read<Value: Sendable>(
    _ bytes: [UInt8], shape: ObjectShape, file: String, vocabulary: Vocabulary?,
    decode: (Node) -> Value, check: (Node) -> [Problem]
  ) -> Reading<Value> {
    let reading = JSONReader.read(bytes, file: file)
    guard let node = reading.value else { return Reading(value: nil, problems: reading.problems) }
    var problems = ShapeCheck.problems(of: node, shape: shape, file: file, vocabulary: vocabulary, isWritten: true)
    problems += check(node)
    let isUsable = !problems.contains { $0.severity == .error }
    return Reading(value: isUsable ? decode(node) : nil, problems: problems.inOrder)
  }

  private static func duplicateIDs(in node: Node, lists: [String], file: String) -> [Problem] {
    lists.flatMap { list -> [Problem] in
      var seen: Set<String> = []
      return (node[list]?.elements ?? []).enumerated().compactMap { index, element in
        guard let id = element["id"], let string = id.string, !seen.insert(string).inserted else { return nil }
        return Problem(file: file, mark: id.mark, path: "/\(list)/\(index)/id", message: "'\(string)' is given twice")
      }
    }
  }

  private static func searchProblems(in node: Node, review: ReviewDescription?, file: String) -> [Problem] {
    var problems = duplicateIDs(in: node, lists: ["searches"], file: file)
    for (index, search) in (node["searches"]?.elements ?? []).enumerated() {
      if let date = search["date"], let text = date.string, text.count != 10 || !ScreeningRules.isTime(text) {
        problems.append(
          Problem(
            file: file, mark: date.mark, path: "/searches/\(index)/date",
            message: "'\(text.prefix(40))' is no day: expected 2026-11-26 (ISO 8601)"))
      }
      var databases: Set<String> = []
      for (place, result) in (search["results"]?.elements ?? []).enumerated() {
        let path = "/searches/\(index)/results/\(place)"
        let value = SearchResult(result)
        // What is missing or of the wrong kind has been reported as such.
        let hits = result.integer("hits")
        func report(_ key: String, _ message: String, _ severity: Problem.Severity = .error) {
          let mark = result[key]?.mark ?? result.mark
          problems.append(Problem(severity, file: file, mark: mark, path: path + "/" + key, message: message))
        }
        if let most = review?.method?.screeningLimit?.maximumHits, let hits, hits > most, value.screened,
          value.notScreened == nil
        {
          report(
            "hits",
            "\(hits.of("hit")) \(hits == 1 ? "was" : "were") screened, and review.json says that more than \(most) are not: is that so?",
            .warning)
        }
        if let relevant = value.relevant, let hits, relevant > hits {
          report("relevant", "\(relevant) relevant of \(hits.of("hit"))")
        }
        if value.screened, result["relevant"] == nil {
          report("screened", "screened, but the number of relevant hits is missing")
        }
        if case .bool(false) = result["screened"]?.value, value.relevant != nil {
          report("relevant", "hits that were not screened cannot have been found relevant")
        }
        if let notScreened = value.notScreened {
          if case .bool(false) = result["screened"]?.value {
            report("notScreened", "says which hits were not screened where others were; here none was")
          } else if let hits, notScreened > hits - (value.relevant ?? 0) {
            report(
              "notScreened",
              "\(notScreened) of \(hits.of("hit")) not screened, and \(value.relevant ?? 0) found relevant")
          }
        }
        for (number, made) in value.imports.enumerated() where made.again > made.records {
          report("imports/\(number)/again", "\(made.again) of \(made.records.of("record"))")
        }
        if !value.database.isEmpty, !databases.insert(value.database).inserted {
          report("database", "'\(value.database)' is given twice in one search; put its hits together, or keep one")
        }
        if let review, !value.database.isEmpty, !review.databases.contains(where: { $0.id == value.database }) {
          let hint = NearestWords.suggestion(
            NearestWords.nearest(to: value.database, among: review.databases.map(\.id)))
          report("database", "review.json has no database '\(value.database)'" + (hint.map { ": \($0)" } ?? ""))
        }
      }
    }
    return problems
  }
}
