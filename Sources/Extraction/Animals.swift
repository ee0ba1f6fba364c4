import Records

/// Studies of animals. Nothing in a record says of which animal a sample is, so that none is guessed: `male` rats are no men,
/// and their number is no number of people.
enum Animals {
  /// Those that a sentence names for no other reason than that they were studied.
  private static let singular = "(?:rat|rodent|hamster|gerbil|guinea pig|vole|macaque|marmoset|monkey|lemur|cavia)"
  private static let plural = "(?:mice|zebrafish|drosophila|ratten|muizen|knaagdieren|apen)"
  private static let laboratory = "(?:\(singular)s|\(plural))"
  /// Those that people live or are treated with, too.
  private static let others =
    "(?:animals|dogs|cats|pigs|piglets|swine|rabbits|sheep|lambs|goats|cows|calves|cattle|horses|mares|chickens|chicks|hens|birds"
    + "|ferrets|bees|frogs|dieren|honden|katten|varkens|biggen|konijnen|schapen|koeien|kalveren|paarden|kippen)"
  /// Behind `male` and the like, plural endings aside: “adult male Wistar rats”.
  static let behindPeople =
    "(?:(?:(?!an? |the |and |or |with |in |of |than |from |who |en |met )[\\p{L}\\d]+ ){0,2}\(laboratory)|(?:rat|mouse|monkey|dog|pig|rabbit|animal|sheep)s?)"
  /// “Male Wistar rats”, “24 mongrel dogs”, “the animals were”; not “two therapy dogs”.
  private static let subjects =
    #"\b\#(laboratory)\b|\b(?:murine|rodent|(?:rat|mouse|animal) models?)\b"#
    + #"|\b(?:\d+|the|these|de|(?:fe)?male|adult|young|old|aged|juvenile|pregnant|anesthetized|anaesthetized|conscious) (?:(?!therapy|and|or|with|of|who|by|en)[\p{L}-]+ ){0,2}\#(others)\b"#
    + #"|\b(?:animals|dieren) (?:were|had|received|ran|werden|kregen|liepen)\b"#
  /// Words for people only: rats are subjects, adults and adolescents as well.
  private static let people =
    "(?:participants|patients|inpatients|outpatients|students|people|persons|children|volunteers|pupils|clients|respondents"
    + "|humans|wom[ae]n|men|girls|boys|deelnemers|patiënten|studenten|jongeren|mensen|kinderen|vrouwen|mannen|proefpersonen)"

  /// Whether a sentence is of animals, and counts no people beside them.
  static func areSubjects(of passage: Passage) -> Bool {
    passage.figures.holds(subjects)
      && !passage.figures.holds(#"\b\d+ (?:(?!and|or|of|en)[\p{L}-]+ ){0,3}\#(people)\b"#)
  }

  /// Whether a study is of animals: by its headings, else where its title or its methods are and no sentence of its methods
  /// tells of people.
  static func areSubjects(of record: ImportedRecord, _ passages: [Passage]) -> Bool {
    let headings = Set((record.headings.map(\.descriptor.name) + record.keywords).map { $0.lowercased() })
    if !headings.isDisjoint(with: ["humans", "human"]) { return false }
    if !headings.isDisjoint(with: ["animals", "nonhuman", "animal experiment"]) { return true }
    let own = passages.filter { $0.aside == nil }
    return own.contains { $0.tellsOfMethod && areSubjects(of: $0) }
      && !own.contains { $0.tellsOfMethod && !areSubjects(of: $0) && $0.text.holds(#"\b\#(people)\b"#) }
  }
}
