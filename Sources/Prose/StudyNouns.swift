/// Words for a study, in English and Dutch.
enum StudyNouns {
  static let plurals: Words = """
    studies articles papers trials sources publications experiments rcts reports artikelen artikels onderzoeken
    bronnen publicaties experimenten rapporten verslagen rct's
    """

  static let singulars: Words = """
    study article paper trial source publication experiment rct report studie artikel onderzoek bron publicatie
    rapport verslag
    """

  static func isPlural(_ word: String) -> Bool { isNoun(word, plurals, compounds: ["studies", "onderzoeken"]) }

  static func isSingular(_ word: String) -> Bool { isNoun(word, singulars, compounds: ["studie", "onderzoek"]) }

  /// Those who write them, whom "most authors" and "none of the authors" mean; of a number of them, one study may have all.
  static let authors: Words = "authors auteurs researchers onderzoekers"

  /// What is looked into and is no study: `bloedonderzoek`.
  private static let examined = ["bloed", "urine", "lab", "laboratorium", "hersen", "lichaams", "literatuur"]

  /// A noun, or a compound with it: `controle-studies`, `effectstudies`, `pilotonderzoeken`.
  private static func isNoun(_ word: String, _ nouns: Words, compounds: [String]) -> Bool {
    if nouns.contains(word) { return true }
    if let last = word.split(separator: "-").last, nouns.contains(String(last)) { return true }
    return compounds.contains { compound in
      word.hasSuffix(compound) && !examined.contains(String(word.dropLast(compound.count)))
    }
  }

  /// The singular forms a plural may have: `studies` is English and Dutch.
  static func singulars(of word: String) -> [String] {
    if word.hasSuffix("studies") {
      let stem = String(word.dropLast("studies".count))
      return [stem + "study", stem + "studie"]
    }
    // "Pilotonderzoeken" are pilot studies.
    for ending in ["onderzoeken", "onderzoek"] where word.hasSuffix(ending) && word != ending {
      let stem = String(word.dropLast(ending.count))
      return [stem + "onderzoek", stem + "studie"]
    }
    for (plural, singular) in irregular where word.hasSuffix(plural) {
      return [String(word.dropLast(plural.count)) + singular]
    }
    for ending in ["'s", "’s", "s"] where word.hasSuffix(ending) { return [String(word.dropLast(ending.count))] }
    return [word]
  }

  private static let irregular = [
    ("onderzoeken", "onderzoek"), ("artikelen", "artikel"), ("bronnen", "bron"), ("experimenten", "experiment"),
    ("rapporten", "rapport"), ("verslagen", "verslag"),
  ]

  /// Words that begin something else, or are counted themselves.
  private static let others: Words = """
    of in on for and or to by with that which who is are was were did has have a an the at as from after before this
    these van uit en die dat op voor met door te zijn werd werden is een het de bij na deze om er we wij zij nor noch
    """

  /// Things that a number may be of, and that are no studies.
  private static let things: Words = """
    week weeks month months year years hour hours minutes times percent patients participants people groups authors
    researchers women men students clients therapists weken maand maanden jaar jaren uur minuten keer maal procent
    patienten deelnemers mensen groepen auteurs onderzoekers vrouwen mannen jongeren clienten therapeuten
    """

  /// Sources that are no studies, and may be named beside them.
  static let otherSources: Words = """
    letter letters book books chapter chapters thesis theses dissertation dissertations review reviews guideline
    guidelines handbook handbooks editorial editorials essay essays brief brieven boek boeken hoofdstuk hoofdstukken
    scriptie scripties proefschrift proefschriften richtlijn richtlijnen handboek handboeken nieuwsbrief nieuwsbrieven
    newsletter newsletters
    """

  /// Sources that are about studies.
  static let reviews: Words = """
    review reviews overview overviews meta-analysis meta-analyses meta-analyse metaanalyse synthesis overzicht
    overzichten overzichtsartikel overzichtsstudie reviewartikel literatuuronderzoek literatuurstudie
    """

  /// Those and guidelines, also in a compound: `cochrane-review`.
  static func isReview(_ word: String) -> Bool {
    if reviews.contains(word) || guidelines.contains(word) { return true }
    guard word.utf8.contains(UInt8(ascii: "-")), let last = word.split(separator: "-").last.map(String.init) else {
      return false
    }
    return reviews.contains(last) || guidelines.contains(last)
  }

  /// Several of them: "reviews", `behandelrichtlijnen`.
  static func areReviews(_ word: String) -> Bool {
    pluralReviews.contains(word)
      || ["reviews", "richtlijnen", "overzichten", "meta-analyses"].contains(where: word.hasSuffix)
  }

  private static let pluralReviews: Words = """
    overviews syntheses metaanalyses guidelines overzichtsartikelen reviewartikelen literatuurstudies literatuuronderzoeken
    """

  private static let guidelines: Words = "guideline guidelines richtlijn richtlijnen"

  /// Words that are neither nouns nor verbs nor adjectives, and stand in no list of adjectives.
  private static let particles: Words = """
    out off up down into over under about against between during through without within than then there here not no so
    if when while whereas although though because since however yet also like such including per via tegen tussen
    tijdens zonder binnen dan toen hier daar niet geen zo als terwijl hoewel omdat want dus echter ook zoals waaronder
    waarvan children mice some all several many few each every both sommige alle enkele meerdere veel weinig elke
    iedere beide
    """

  /// Whether a word can hardly be anything but an adjective, or an adverb before one: no plural of a thing.
  static func isAdjective(_ word: String) -> Bool {
    guard mayBeAdjective(word), !particles.contains(word), !auxiliaries.contains(word) else { return false }
    if word.hasSuffix("en") { return ["open", "proven", "eigen"].contains(word) }
    return !word.hasSuffix("s") || word.hasSuffix("ous") || word.hasSuffix("ss")
  }

  static func mayBeAdjective(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, first.isAlphanumeric, !first.isDigit else { return false }
    return !others.contains(word) && !things.contains(word) && !verbs.contains(word) && NumberWords.value(word) == nil
  }

  static func isOtherThing(_ word: String) -> Bool { things.contains(word) || word == "%" || word == "-" }

  /// Whether a word may be what studies do: no preposition, article or thing that is counted.
  static func mayBeVerb(_ word: String) -> Bool {
    auxiliaries.contains(word) || mayBeAdjective(word) || verbs.contains(word)
  }

  /// What texts do rather than people.
  static let documentVerbs: Words = """
    mention mentions mentioned describe describes described name names discuss discusses discussed noemen noemt
    noemden noemde vermelden vermeldt vermeldden beschrijven beschrijft beschreven beschreef bespreken bespreekt
    """

  /// What texts do and people do not, for words that may be of either.
  static let textVerbs = documentVerbs.with(
    "report reports measure measures measured rapporteren rapporteert melden meldt meten maten")

  /// Those that are no nouns or adjectives as well, as "names" and "described" are.
  static let presentDocumentVerbs: Words = """
    mention mentions describe describes discuss discusses noemen noemt vermelden vermeldt beschrijft bespreken
    bespreekt
    """

  /// What studies did, in verbs that do not end in "ed".
  static let pastTenses: Words = "ran gave made took led kept held came went began"

  /// Verbs without a meaning of their own, and "there".
  static let auxiliaries: Words = """
    is are was were has have had did do does there er werd werden wordt worden waren zijn heeft hebben hadden kwam
    kwamen komt komen
    """

  /// Words behind which "three of the five" stands for studies, though no noun follows: what studies do.
  static let verbs: Words = """
    mention mentions report reports find finds found see sees saw show shows showed describe describes described say
    says said name names mentioned reported noemen noemt noemden noemde melden meldt meldden meldde rapporteren
    rapporteert vinden vindt vonden vond zien ziet zagen zag tonen toont toonden toonde beschrijven beschrijft
    beschreven beschreef zeggen zegt zeiden zei vermelden vermeldt
    """
}
