/// Words that do the same in a sentence, in English and Dutch, parted by spaces; without capitals or diacritics.
struct Words: ExpressibleByStringLiteral, Sendable {
  private let words: Set<String>

  init(stringLiteral text: String) {
    words = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private init(_ words: Set<String>) {
    self.words = words
  }

  func contains(_ word: String) -> Bool { words.contains(word) }

  func with(_ others: Words) -> Words { Words(words.union(others.words)) }
}

extension CountReader {
  func has(_ words: Words, at index: Int) -> Bool { words.contains(word(index)) }

  /// The index behind at most three of the words.
  func skip(_ words: Words, from start: Int) -> Int {
    var next = start
    while next < self.words.endIndex, next - start < 3, has(words, at: next) { next += 1 }
    return next
  }
}

extension Words {
  // MARK: Small words

  static let the: Words = "the de het"
  static let articles: Words = "a an the een de het"
  static let indefinite: Words = "a an een"
  static let these: Words = "these those deze die"
  /// Before studies that are known.
  static let definite: Words = "the our these those de onze deze die"
  /// The same, with words that take in all of them.
  static let definiteWhole: Words = "the our these those de onze deze die all alle included geincludeerde"
  /// Before what is the review's own.
  static let own: Words = "this these our present deze dit onze ons"
  /// Before one of several.
  static let determiners: Words = "this that the each every another which deze die dat de het"
  static let all: Words = "all alle"
  static let both: Words = "both beide"
  static let half: Words = "half helft"
  static let and: Words = "and en &"
  static let alike: Words = "also ook"
  /// Between the parts of a list.
  static let listing: Words = ", and en & plus as well als evenals alsmede"
  static let marks: Words = ". ,"
  /// Between two numbers that are names, as of phases.
  static let toOrAnd: Words = "- – / and en"
  /// Between the least and the most.
  static let to: Words = "to or tot a – -"
  /// Between two things that are told.
  static let goingOn: Words = "; , and en but maar while whereas terwijl"
  /// Between two adjectives.
  static let joints: Words = ", and en or but maar"
  /// Before what says the same again.
  static let thatIs: Words = "oftewel ofwel or i.e thus dus"
  static let of: Words = "of van"
  static let from: Words = "of van uit from out"
  static let among: Words = "among onder"
  static let inside: Words = "in bij uit"
  /// More than, of a share.
  static let over: Words = "over ruim"
  static let ofOrBy: Words = "of van by door"
  static let by: Words = "by in from of door uit van"
  /// Between a review and what it is of.
  static let about: Words = "of over van across with met"
  /// Before a source.
  static let placing: Words = "in by from for with bij door uit volgens voor"
  /// Before what has a noun of its own.
  static let prepositions: Words = """
    in of from by for with among across within to at on between aan van uit bij door voor met onder binnen tussen op
    over about than dan
    """
  static let besideThings = prepositions.with("against after during tegen na tijdens")
  /// Behind a noun, words that say of which studies it is: "the five studies with adults".
  static let narrowing: Words = """
    that which who with on in from among about of by using where whose die dat met over naar bij uit waarin waarbij
    van onder zonder without
    """
  static let that: Words = "that which die dat to"
  static let who: Words = "who which that die dat wie"
  static let which: Words = "which whom"
  static let ofWhich: Words = "waarvan daarvan"
  static let what: Words = "what wat"
  static let there: Words = "there er"
  static let nor: Words = "neither nor noch"
  /// Before "only", which is then none.
  static let denying: Words = "not niet if"
  static let not: Words = "not niet"
  /// Before a number, which they leave as it is.
  static let merely: Words = "only just slechts maar alleen er"
  static let other: Words = "other further another remaining andere ander overige resterende"
  static let others: Words = "others anderen overigen"
  /// The one that is left of several.
  static let lastOne: Words = "third fourth fifth last latter derde vierde vijfde laatste"
  /// Before studies that were counted before.
  static let same: Words = "same dezelfde genoemde bovengenoemde"
  static let pronouns: Words = "they ze zij"
  /// Behind "none of".
  static let them: Words = "them these those hen hun allen deze beide"
  /// Behind "all", which is then not of the studies.
  static let ofTheirs: Words = "of van their hun but"
  /// "All" apart from its noun.
  static let floats: Words = "all each alle allemaal allebei"
  static let copulas: Words = "is was are were zijn waren"

  /// Between the start of a sentence and reviews that it tells of.
  static let beforeReviews: Words = """
    in by from according to as also however but and there are were we found identified included recently moreover
    furthermore additionally , : volgens uit ook maar echter daarnaast bovendien verder recentelijk onlangs er zijn waren wij
    vonden inmiddels tot now so far zover
    """
  /// Words that tell one of several apart.
  static let apart: Words = """
    other another latter former first second last latest ander andere laatste eerste tweede laatstgenoemde eerstgenoemde
    both beide neither geen none
    """

  // MARK: What sentences say of studies

  /// Between "only" and "by".
  static let told: Words = """
    mentioned named reported found described discussed seen measured studied genoemd vermeld gemeld beschreven
    gevonden gezien gemeten onderzocht besproken gerapporteerd
    """
  /// What a source does with studies that are its own.
  static let reviewing: Words = """
    cite cites cited review reviews reviewed discuss discusses discussed summarise summarises summarised summarize
    summarizes summarized pool pools pooled include includes included compare compares compared citeren citeert
    bespreken bespreekt bespraken noemden vatten vat vergeleken vergelijken vergelijkt includeerden includeert bundelden bundelt bundelen
    """
  /// What a review does to studies.
  static let reviewed: Words = """
    reviewed included pooled summarised summarized analysed analyzed combined collected synthesised synthesized
    besproken samengevat geincludeerd geanalyseerd opgenomen verzameld
    """
  /// What studies do, and people seldom.
  static let showing: Words = "found find finds show shows showed vonden vond toonden tonen toont lieten laten"
  /// Before a Dutch clause that ends in its verb.
  static let subordinating: Words = "terwijl waar hoewel"
  /// What begins that which studies found, and is nothing that a number counts.
  static let foundThings: Words = "niets geen niet dat dit het een wel juist nauwelijks minder meer"
  /// Before what one of several studies is with.
  static let with: Words = "with met"
  /// Before the studies in which something was found.
  static let within: Words = "in across within over binnen bij"
  /// Behind studies that a review took in.
  static let meeting: Words = "met fulfilled voldeden"
  /// The same, of the review that counts.
  static let selected: Words = """
    included found selected reviewed geincludeerd gevonden geselecteerd besproken opgenomen
    """
  /// Between a whole and its parts.
  static let comprising: Words = """
    include included comprise comprised contain contained omvatten omvatte bevatten tellen
    """
  /// Words that point at what the sentence cites: "none of these studies".
  static let pointing: Words = """
    these those deze cited above-mentioned aforementioned genoemde bovengenoemde geciteerde aangehaalde vermelde
    bovenstaande
    """
  /// Before a share that is only about so much.
  static let approximations: Words = """
    almost nearly about around roughly bijna ongeveer circa ca zo'n least minste minstens minimaal most hooguit
    hoogstens
    """
  /// Before "over" that is more than.
  static let beforeOver: Words = "and but that in by well while whereas because"
  /// Before an adjective, and for none.
  static let adverbs: Words = "most more less least meest meer minder minst"
  /// Before a number that is a name.
  static let labelled: Words = """
    phase table figure fig appendix box chapter section part step stage type grade level class category wave group aim
    question fase tabel figuur bijlage kader hoofdstuk paragraaf deel stap stadium graad niveau klasse categorie groep
    vraag phases tables figures sections chapters steps stages fasen fases tabellen figuren hoofdstukken paragrafen
    stappen
    """
  /// Beside the names of authors.
  static let besideNames: Words = """
    et al . , ( ) & and en e a van de der den von of by from the that those study trial article pilot het die dat
    studie artikel ' ’
    """
  /// What stands for authors that are not named.
  static let otherAuthors: Words = "al e.a c.s colleagues co-workers others collega's anderen medewerkers"
  /// Before the names that begin a sentence.
  static let opening: Words = "according to as also volgens zoals ook both zowel"
  /// Words of Dutch sentences alone.
  static let dutchWords: Words = """
    de het een van en niet die dat er bij uit twee drie vier vijf zes zeven acht negen tien
    """
}
