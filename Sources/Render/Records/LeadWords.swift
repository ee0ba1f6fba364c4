package import Records

/// Leads for a reader: each sentence once, with the places that it may tell of.
package enum LeadWords {
  package static func lines(_ leads: [Lead]) -> [String] {
    var places: [Quote: [String]] = [:]
    var quotes: [Quote] = []
    for lead in leads {
      let quote = Quote(words: lead.quote, source: lead.source)
      if places[quote] == nil { quotes.append(quote) }
      let concepts = lead.concepts.isEmpty ? "" : " (\(lead.concepts.joined(separator: ", "))?)"
      places[quote, default: []].append(lead.pointer + concepts)
    }
    return quotes.map { quote in
      "“\(quote.words)” (\(quote.source.rawValue)): \(places[quote, default: []].joined(separator: ", "))"
    }
  }

  private struct Quote: Hashable {
    var words: String
    var source: Guess.Source
  }
}
