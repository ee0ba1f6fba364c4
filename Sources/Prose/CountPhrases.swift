/// The phrases that say how many studies, in English and Dutch. A new one is a word more in a line, or a line.
enum CountPhrases {
  enum Amount: Sendable {
    case all
    /// Each by itself, so that one study follows.
    case every
    case both
    case none(takesSingular: Bool = true)
    /// None of two.
    case neither
    /// A part of all; `isDenial` where it is said as "none" is.
    case part(StudyCount.Quantity, isDenial: Bool = false, takesSingular: Bool = false)
    case one
    /// One, where words go on to say which.
    case onlyOne
    case atLeast(Int)
    /// All but the number in the phrase.
    case allBut
    /// From one number in the phrase to the other.
    case between
    /// Before all: fewer.
    case not
    /// Before all or none: most or few.
    case nearly
    /// All that are not told of before.
    case others
    /// What looks like an amount and is none.
    case nothing
  }

  /// Before the word for a study, or "of the studies".
  static let amounts: PhraseTable<Amount> = [
    "all | alle | al": .all,
    "every | each | elk | elke | ieder | iedere | every one | each one | elk één | ieder één": .every,
    "both | beide": .both,
    "none": .none(takesSingular: false),
    "no | geen | geen enkel | geen enkele | geen een | geen één | not one | not a single | niet één | niet één enkele | niet een enkele":
      .none(),
    "neither": .neither,
    "hardly any | scarcely any | barely any | nauwelijks een | nauwelijks één":
      .part(.few, isDenial: true, takesSingular: true),
    "nauwelijks": .part(.few, isDenial: true),
    "few | weinig | minority | minderheid": .part(.few),
    "most | meeste | merendeel | meerderheid | majority | bulk | gros | (greater, larger, largest) part": .part(.most),
    "grootste deel | grootste gedeelte | overgrote deel | overgrote gedeelte | leeuwendeel": .part(.most),
    "some | sommige | enige": .part(.some),
    "(a) few | (a) number | (a) couple | (a) handful | (een) aantal | (een) paar | (een) handvol": .part(.several),
    "several | various | numerous | multiple | talrijke | verschillende | enkele | meerdere | diverse | verscheidene":
      .part(.several),
    "many | veel": .part(.several),
    "(how, as, so, too, not) many | (hoe, zo, te, even, niet) veel": .nothing,
    "(a) single | (een, één) enkele": .one,
    "(the) only | (the) sole | (de, het) enige": .onlyOne,
    "(the, de) other | (the, de) others | (the, de) remaining | (de) andere | (de) overige | (de) resterende": .others,
    "dozens | tientallen": .atLeast(20),
    "hundreds | honderden": .atLeast(200),
    "thousands | duizenden": .atLeast(2_000),
    "all but # | all except # | alle behalve # | al behalve # | alle op # na | op # na alle | op # na al": .allBut,
    "between the? # and the? # | tussen de? # en de? #": .between,
    "nearly | almost | virtually | practically | bijna | vrijwel | nagenoeg": .nearly,
    "not | not in | not by | not for | not with | niet | niet in | niet bij | niet uit | niet door | niet met": .not,
  ]

  /// Before a number or a share.
  static let bounds: PhraseTable<StudyCount.Share.Bound> = [
    "at least | no fewer than | not fewer than | no less than | not less than | minimum of": .atLeast,
    "minstens | minimaal | tenminste | ten minste | op zijn minst | niet minder dan": .atLeast,
    "more than | meer dan": .moreThan,
    "at most | no more than | not more than | up to | maximum of": .atMost,
    "hooguit | hoogstens | maximaal | ten hoogste | op zijn hoogst | niet meer dan": .atMost,
    "fewer than | less than | under | minder dan": .lessThan,
  ]

  /// Behind a number: "two or more". Whether it is the least there are.
  static let openEnds: PhraseTable<Bool> = [
    "+ | or more | of meer": true,
    "or fewer | or less | of minder": false,
  ]

  /// Before a source that is cited.
  static let exceptions: PhraseTable<CountReader.Exception.Kind> = [
    "except | except for | excluding | without | other than | with the exception of": .but,
    "zonder | uitgezonderd | afgezien van | met uitzondering van": .but,
    "besides | apart from | aside from | behalve | buiten | naast": .beside,
    "unlike | in contrast to | in contrast with | in tegenstelling tot | anders dan": .unlike,
  ]

  /// Those that are so right behind "no study" alone.
  static let closeExceptions: PhraseTable<Void> = ["but | save | dan": ()]

  /// Behind "all studies" and "no study": how many it does not hold of.
  static let numbersOfExceptions: PhraseTable<Void> = ["but # | except # | behalve # | uitgezonderd # | op # na": ()]

  /// The same without a number.
  static let openExceptions: PhraseTable<Void> = ["but | except | behalve | uitgezonderd | op na": ()]

  /// Apart from "all studies": whether the number may stand anywhere, or has to be the last word of its piece.
  static let floatingExceptions: PhraseTable<Bool> = [
    "op # na | with # exception | with # exceptions | met # uitzondering | met # uitzonderingen": true,
    "but for? the? # | except for? the? # | behalve de? #": false,
  ]

  /// Apart from "the studies": all of them.
  static let unanimous: PhraseTable<Void> = [
    "without exception | zonder uitzondering | unanimously | unaniem | eensgezind": ()
  ]

  /// Behind a number: what it is made of.
  static let partly: PhraseTable<Void> = [
    "including | waaronder | waarvan er? | inclusief | of which | of whom | of these": (),
    "among which | among whom | among them | among these": (),
  ]

  /// Behind a number: those that did, or did not.
  static let answers: PhraseTable<Void> = [
    "did | do | does | wel | did not | do not | does not | didn't | don't | doesn't | didn’t | don’t | doesn’t": (),
    "niet | doet dat niet | doen dat niet | deed dat niet | deden dat niet | deed het niet | deden het niet": (),
  ]

  /// Behind a part of a number: "two of which are trials".
  static let partlyBehind: PhraseTable<Void> = [
    "of which | of whom | of them | of these | daarvan | hiervan | ervan | van hen": ()
  ]
}
