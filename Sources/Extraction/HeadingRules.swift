import Records

/// Which MeSH headings say something of who took part, and not only what the article is about.
enum HeadingRules {
  static func telling(of scheme: Scheme, _ headings: [ImportedRecord.Heading]) -> [ImportedRecord.Topic] {
    switch scheme {
    case .condition:
      return
        headings.filter { $0.qualifiers.contains(where: isTreatment) && !isSymptom($0.descriptor.name) }.map(
          \.descriptor)
    case .population:
      let names = Set(headings.map { $0.descriptor.name.lowercased() })
      // Of adults of all ages PubMed names every age there was.
      let isOfAllAdults = !names.isDisjoint(with: ["adult", "middle aged"])
      return headings.map(\.descriptor).filter { !isOfAllAdults || !isOfSomeAdults($0.name) }
    default: return headings.map(\.descriptor)
    }
  }

  /// What is treated people have. `Depression/epidemiology`, `/prevention & control`, `/diagnosis` and `Depression` alone are
  /// what was looked for, prevented or measured in whoever took part.
  private static func isTreatment(_ qualifier: ImportedRecord.Topic) -> Bool {
    ["therapy", "drug therapy", "diet therapy", "radiotherapy", "rehabilitation", "surgery"].contains(
      qualifier.name.lowercased())
  }

  /// Healthy students are treated for these as well: that people have them, the text has to say.
  private static func isSymptom(_ name: String) -> Bool { ["anxiety", "depression"].contains(name.lowercased()) }

  private static func isOfSomeAdults(_ name: String) -> Bool {
    ["young adult", "aged", "aged, 80 and over"].contains(name.lowercased())
  }

  /// Headings and keywords that name those beside the people who took part: the parents whom children are compared with,
  /// and the children whose carers were asked. Folded.
  static func ofOthers(_ passages: [Passage], in record: ImportedRecord, areCarersAsked: Bool) -> Set<String> {
    if areCarersAsked || passages.contains(where: { areOfCarers($0) }) {
      return [
        "child", "children", "child preschool", "infant", "adolescent", "adolescents", "kinderen", "adolescenten",
      ]
    }
    return record.words.holds(parentAndChild) ? ["adult", "adults", "middle aged", "young adult"] : []
  }

  /// “442 carers of children”, “442 parents/carers of children”; a title need not count them.
  private static func areOfCarers(_ passage: Passage) -> Bool {
    let counted = #"\b\d+ (?:[\p{L}-]+ ){0,2}"#
    let named = passage.source == .title ? #"(?:\b(?:for|of|in|among|with|voor|van|bij|met) |\#(counted))"# : counted
    return passage.main.holds(#"\#(named)(?:[\p{L}-]+/)?\#(carers)(?:/[\p{L}-]+)? ?(?:of|for|van)\b"#)
  }
  private static let carers =
    "(?:caregivers|carers|parents|mothers|fathers|teachers|mantelzorgers|ouders|moeders|vaders|leerkrachten)"
  private static let parentAndChild =
    #"\b(?:mid)?(?:parent|mother|father|ouder|moeder|vader)-(?:child|offspring|infant|daughter|son|adolescent|kind)\b"#

  /// The identifier of an age by its name: PubMed's text form has names only, and `Aged` is no label of older people.
  static func identifier(of name: String) -> String? {
    [
      "child": "D002648", "adolescent": "D000293", "young adult": "D055815", "adult": "D000328",
      "middle aged": "D008875", "aged": "D000368", "aged, 80 and over": "D000369",
    ][name.lowercased()]
  }
}
