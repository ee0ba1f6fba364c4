import Prose
import Records

/// Sources that a sentence names in full before its keys.
extension CitationCheck {
  /// Where as many sources are named with their years as keys stand behind them, those that the catalogue has and the sentence
  /// does not cite: "Damen et al. (1984) and Greist et al. (1978) report it [@damen1984; @nabkasorn2005]".
  func absent(_ keys: [Resolved], among all: [Resolved]) -> [ClaimProblem] {
    guard keys.count > 1, keys.allSatisfy({ $0.speaks && $0.study == $0.cited.key }),
      case let lead = keys[0].cited.lead, lead.unicodeScalars.count < CitedKey.longestLead
    else { return [] }
    let named = WrittenReference.coordinated(in: lead)
    guard named.count == keys.count, !named.contains(where: \.isCompared) else { return [] }
    let open = keys.filter { key in !named.contains { fits($0, key) } }
    let absent = named.compactMap { reference -> (WrittenReference, String)? in
      guard !reference.isInPassing, !reference.isWay, !all.contains(where: { fits(reference, $0) }) else { return nil }
      let own = others(with: reference).first {
        evidence.records[$0]?.citation.year == reference.number && hasEach(reference, $0)
      }
      return own.map { (reference, $0) }
    }
    return zip(open, absent).map { key, named in
      ClaimProblem(
        .wrongCitation, at: key.cited.mark,
        .author(key: key.cited.key, written: named.0.words, nearest: named.1))
    }
  }

  /// The year in brackets behind words of the title of what is cited, two or more that stand so in it and begin with a capital
  /// at least once: "the Multidisciplinaire richtlijn Depressie (2010)".
  func titled(_ key: Resolved) -> WrittenReference? {
    let lead = key.cited.lead
    guard lead.contains("("), let title = key.study.flatMap({ evidence.records[$0]?.citation.text("title") }) else {
      return nil
    }
    let all = FoldedText.folded(title).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let pairs = Set(zip(all, all.dropFirst()).filter { $0.count > 3 && $1.count > 3 }.map { "\($0) \($1)" })
    for open in lead.indices where lead[open] == "(" {
      let year = lead[lead.index(after: open)...].prefix { $0.isNumber || $0.isLetter }
      let words = lead[..<open].split { $0.isWhitespace }.suffix(2)
      guard WrittenReference.isYear(String(year)), lead[year.endIndex...].first == ")",
        words.contains(where: { $0.first?.isUppercase == true }),
        pairs.contains(words.map { FoldedText.folded(String($0)) }.joined(separator: " "))
      else { continue }
      return WrittenReference(names: [], year: String(year), words: words.joined(separator: " ") + " (\(year))")
    }
    return nil
  }

  /// Whether the catalogue has another source by that author of that year, which is then what the words name.
  func isOfAnother(_ reference: WrittenReference, than keys: [Resolved]) -> Bool {
    let own = Set(keys.compactMap(\.study))
    return others(with: reference).contains {
      !own.contains($0) && evidence.records[$0]?.citation.year == reference.number
    }
  }

  /// What stands close before the key with nothing but a space, a semicolon or "from" between: `Greist 1979 [@greist1978]`,
  /// `[Greist et al., 1979; @greist1978]`. Only names of the source's own authors are taken so.
  func loose(_ key: Resolved) -> [WrittenReference] {
    let lead = key.cited.lead.trimmingBlanks
    var found = WrittenReference.loose(atEndOf: lead).map { [$0] } ?? []
    if found.isEmpty, lead.last == ";" { found = WrittenReference.atEnd(of: String(lead.dropLast())).suffix(1) }
    return found.filter { matches($0, key.study) }
  }
}
