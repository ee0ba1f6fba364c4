import Catalogue
import Records

extension ConformanceCase {
  private static let some = [SampleRecords.grouped, SampleRecords.full, SampleRecords.bare]

  static let catalogueCases = [
    ConformanceCase("an empty catalogue answers every question with nothing") { makeIndex in
      let index = try makeIndex([])
      return [
        difference("facets", try index.facets(), []),
        difference("found", try index.records(containing: ["running"], prefix: true).sorted(), []),
        difference("records", try index.records(["bare"]).map(\.record.id), []),
      ].compactMap { $0 }
    },
    ConformanceCase("facets are those of each record, in the order of the ids") { makeIndex in
      let index = try makeIndex(some)
      let expected = [SampleRecords.grouped, SampleRecords.bare, SampleRecords.full].map { StudyFacets($0) }
      return [difference("facets", try index.facets(), expected)].compactMap { $0 }
    },
    ConformanceCase("records come whole, in the order asked for, without those that are not there") { makeIndex in
      let index = try makeIndex(some)
      let records = try index.records(["full1999", "nobody2000", "Grouped-2"])
      return [difference("records", records, [SampleRecords.full, SampleRecords.grouped])].compactMap { $0 }
    },
    ConformanceCase("no ids are answered with no records") { makeIndex in
      [difference("records", try makeIndex(some).records([]), [])].compactMap { $0 }
    },
    ConformanceCase("a question asked twice is answered twice alike") { makeIndex in
      let index = try makeIndex(some)
      return [
        difference("facets", try index.facets(), try index.facets()),
        difference("records", try index.records(["bare"]), try index.records(["bare"])),
      ].compactMap { $0 }
    },
  ]

  /// Forty catalogues made by chance, forty questions each.
  static let randomCases = (1...40).map { seed in
    ConformanceCase("any records and any questions are answered as by going through them all (seed \(seed))") {
      makeIndex in
      var random = RandomRecords(seed: UInt64(seed))
      let records = random.records()
      let index = try makeIndex(records)
      let plain = MemoryIndex(records)
      var differences = [difference("facets", try index.facets(), plain.facets())]
      let ids = records.map(\.record.id)
      differences.append(difference("records", try index.records(ids), plain.records(ids)))
      for _ in 0..<40 {
        let (tokens, prefix) = random.question(about: records) { filed in
          SearchText.passages(of: filed.record).map(SearchText.tokens)
        }
        differences.append(
          difference(
            "found for \(tokens)\(prefix ? "…" : "")",
            try index.records(containing: tokens, prefix: prefix).sorted(),
            plain.records(containing: tokens, prefix: prefix).sorted()))
      }
      return differences.compactMap { $0 }
    }
  }
}
