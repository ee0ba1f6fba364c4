/// The language of a text, by its commonest words: those of its grammar, and those of abstracts.
enum Language {
  /// `en`, `nl`, or `und` where neither is clear.
  static func tag(of text: String) -> String {
    let words = text.lowercased().split { !$0.isLetter }
    let english = words.count(where: Self.english.contains)
    let dutch = words.count(where: Self.dutch.contains)
    return english > dutch ? "en" : dutch > english ? "nl" : "und"
  }

  /// The tag for a language as records name it: `eng`, `nl-NL`, `Dutch`.
  static func known(_ name: String?) -> String {
    switch name?.lowercased().prefix(while: \.isLetter) {
    case "en", "eng", "english": "en"
    case "nl", "nld", "dut", "dutch", "nederlands": "nl"
    default: "und"
    }
  }

  // Words of both (`of`, `in`, `was`, `had`, `over`, `men`, `we`) say nothing.
  private static let english: Set<Substring> = [
    "the", "and", "to", "with", "for", "by", "were", "from", "as", "that", "this", "these", "an", "a", "than",
    "are", "not", "no", "may", "can", "who", "their", "they", "at", "between", "after", "during", "its", "or", "on",
    "be",
    "been", "has", "have", "effects", "effect", "patients", "participants", "study", "results", "conclusions",
    "methods",
    "symptoms", "treatment", "exercise", "reduces", "reduced", "improves", "improved", "received", "weeks", "months",
    "years", "women", "adults", "children", "excluded", "trial", "randomised", "randomized", "among", "week",
  ]
  private static let dutch: Set<Substring> = [
    "de", "het", "een", "van", "en", "met", "voor", "bij", "werd", "werden", "op", "dat", "uit", "door", "niet", "die",
    "dit", "deze", "aan", "te", "zijn", "is", "er", "naar", "als", "om", "geen", "waren", "na", "tot", "tussen", "zij",
    "ze", "ook", "wordt", "worden", "kan", "nagaan", "doel", "onderzoek", "resultaten", "conclusie", "methode",
    "klachten",
    "depressieve", "patiënten", "deelnemers", "jongeren", "volwassenen", "vrouwen", "mannen", "kinderen", "behandeling",
    "weken", "maanden", "jaar", "keer", "maal", "minuten", "kregen", "duurde", "vermindert", "verbetert", "effecten",
    "gerandomiseerd", "hardlopen", "tweemaal", "driemaal", "waarvan", "volgden",
  ]
}
