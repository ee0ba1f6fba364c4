import Prose
import Records

/// Sources that a sentence begins with, and so says what it says of.
extension WrittenReference {
  /// The last author with a year in brackets, those listed before it, and the words behind: `Greist's (1978) pilot`.
  static func before(
    wordsAtEndOf lead: String
  ) -> (references: [WrittenReference], words: [Substring], isSubject: Bool)? {
    guard let end = lead.lastIndex(of: ")"), let (reference, start) = last(in: lead[...end]), reference.year != nil
    else { return nil }
    // "Damen et al. (1984) used the Zung scale (Zung, 1965)" goes on about Damen.
    if reference.measure != nil, let open = lead[..<end].lastIndex(of: "("), lead[..<open].contains(")") {
      return before(wordsAtEndOf: String(trimmed(lead[..<open])) + String(lead[lead.index(after: end)...]))
    }
    let words = Array(lead[end...].split(separator: " ").dropFirst())
    let isCut = lead.unicodeScalars.count >= CitedKey.longestLead
    return (atEnd(of: String(lead[...end])), words, isSubject(reference, lead[..<start], words, isCut: isCut))
  }

  /// The authors without a year that a sentence begins with, and the words behind them: "Damen et al. found", "Stammes and
  /// Spijker state".
  static func subject(of lead: String) -> (reference: WrittenReference, words: [Substring])? {
    guard lead.unicodeScalars.count < CitedKey.longestLead else { return nil }
    let ends = ["et al.", "e.a."].compactMap { lead.firstRange(of: $0)?.upperBound }
    let words = lead.split(separator: " ")
    let isOfOthers = !ends.isEmpty
    guard isOfOthers || words.contains(where: { ["and", "en", "&"].contains($0) }) else { return nil }
    guard let end = ends.min() ?? words.first(where: { saying.contains($0.lowercased()) })?.startIndex,
      let (reference, start) = last(in: lead[..<end]), isOfOthers || reference.joined.count == 2,
      isSubject(reference, lead[..<start], words.filter { $0.startIndex >= end }, isCut: false)
    else { return nil }
    return (reference, words.filter { $0.startIndex >= end })
  }

  /// Whether the sentence begins with it, or with words such as "according to" and "in the study by" before it, so that what
  /// the sentence says is its.
  private static func isSubject(
    _ reference: WrittenReference, _ before: Substring, _ behind: [Substring], isCut: Bool
  ) -> Bool {
    guard let first = reference.names.first, !passing.contains(first), !isParticiple(reference) else { return false }
    let words = before.split { $0.isWhitespace }
    if isAccording(words.suffix(4).map { $0.lowercased().filter(\.isLetter) }, behind) { return true }
    let own = words.reversed().prefix { word in word.last.map { !".!?:;".contains($0) } ?? false }
    guard own.count < words.count || !isCut else { return false }
    let opening = own.reversed().map { $0.lowercased().filter(\.isLetter) }
    // "As in the study by Damen et al. (1984)" is of another study.
    return opening.allSatisfy { openings.contains($0) || saying.contains($0) }
      && !zip(opening, opening.dropFirst()).contains { comparing.contains("\($0) \($1)") }
  }

  /// Whether what is said is said to be a source's, wherever it stands: "running is, according to", "as shown by", "as A (1978)
  /// showed"; not "measured according to" and "not according to".
  private static func isAccording(_ words: [String], _ behind: [Substring]) -> Bool {
    guard let last = words.last else { return false }
    let link = words.suffix(2) == ["according", "to"] ? 2 : ["volgens", "aldus"].contains(last) ? 1 : 0
    if link > 0 {
      let before = words.dropLast(link).last ?? ""
      return !measuring.contains(before) && !["not", "niet", "but", "maar", "than", "dan"].contains(before)
    }
    // "Zo stellen A en B", "as shown by", "zoals aangetoond door".
    let two = words.suffix(2).first ?? ""
    if two == "zo", saying.contains(last) { return true }
    let three = words.count > 2 ? words[words.count - 3] : ""
    if ["as", "zoals"].contains(three), shown.contains(two), ["by", "door"].contains(last) { return true }
    return ["as", "zoals"].contains(last)
      && behind.first.map { saying.contains($0.trimmingPunctuation.lowercased()) } == true
  }

  private static let shown: Set<String> = [
    "shown", "demonstrated", "reported", "found", "noted", "argued", "suggested", "observed", "stated", "concluded",
    "aangetoond", "gevonden", "gemeld", "gerapporteerd", "gesteld", "opgemerkt",
  ]

  /// "Extending A et al. (1978)": what is done to a source.
  private static func isParticiple(_ reference: WrittenReference) -> Bool {
    reference.names.count > 1 && reference.words.split(separator: " ").first?.hasSuffix("ing") == true
  }

  /// Words between the start of a sentence and the source that it tells of.
  private static let openings: Set<String> = [
    "according", "to", "as", "it", "has", "been", "was", "also", "the", "a", "an", "in", "by", "from", "of", "more",
    "recent", "recently", "later",
    "earlier", "further", "furthermore", "moreover", "similarly", "likewise", "additionally", "addition", "study",
    "studies", "trial", "rct", "article", "paper", "review", "report", "experiment", "pilot", "research", "small",
    "large", "randomised", "randomized", "controlled", "shown", "demonstrated", "noted", "seen",
    "volgens", "zoals", "is", "werd", "er", "aangetoond", "gevonden", "ook", "het", "een", "de", "uit", "bij", "van",
    "door", "meer", "recenter", "recentelijk",
    "onlangs", "eerder", "verder", "daarnaast", "bovendien", "eveneens", "tevens", "studie", "onderzoek", "artikel",
    "overzicht", "klein", "groot", "gerandomiseerd", "gerandomiseerde", "kleine", "grote",
  ]

  /// Those that set it beside what the sentence tells of.
  private static let comparing: Set<String> = [
    "as in", "addition to", "zoals in", "zoals bij", "zoals uit",
  ]

  /// What sources do in sentences.
  static let saying: Set<String> = [
    "state", "states", "stated", "find", "finds", "found", "show", "shows", "showed", "report", "reports", "reported",
    "describe", "describes", "described", "conclude", "concludes", "concluded", "mention", "mentions", "mentioned",
    "note", "notes", "write", "wrote", "argue", "argues", "argued", "suggest", "suggests", "suggested", "demonstrate",
    "demonstrated", "claim", "claims", "claimed", "observe", "observed",
    "stelt", "stellen", "stelden", "vindt", "vinden", "vond", "vonden", "toont", "tonen", "toonden", "laat", "laten",
    "lieten", "meldt", "melden", "meldden", "noemt", "noemen", "noemden", "beschrijft", "beschrijven", "beschreven",
    "concludeert", "concluderen", "concludeerden", "schrijft", "schrijven", "schreven", "rapporteert", "rapporteren",
    "rapporteerden", "menen",
  ]

  /// Words that begin a sentence in which a source is named in passing; "as" and "volgens" do not.
  private static let passing: Set<String> = [
    "after", "since", "when", "while", "whereas", "although", "though", "because", "before", "unlike", "like",
    "following", "despite", "in", "with", "without", "what", "where", "if", "besides", "until", "for", "on", "from",
    "na", "evenals", "overeenkomstig", "conform", "sinds", "toen", "terwijl", "hoewel", "omdat", "voor", "wat",
    "anders", "naast", "met", "zonder", "waar", "als",
    "behalve", "tot", "bij", "uit", "ondanks",
  ]
}
