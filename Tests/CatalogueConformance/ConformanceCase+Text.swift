import Catalogue
import Records

extension ConformanceCase {
  private static let thesis = [
    SampleRecords.record("a", saying: "Running therapy reduces depression", "in a closed group"),
    SampleRecords.record("b", saying: "Runningtherapie vermindert depressieve klachten", "therapy, running: both"),
    SampleRecords.record("c", saying: "De coördinatie was reëel; café's en naïeve jongeren van 18-20 jaar"),
    SampleRecords.record("d", saying: "running", "therapy"),
    SampleRecords.full,
  ]

  static let textCases = [
    ConformanceCase(
      "a word is found whatever its case", records: thesis,
      [
        Question("running", finds: ["a", "b", "d", "full1999"]),
        Question("RUNNING", finds: ["a", "b", "d", "full1999"]),
        Question("run", finds: []), Question("swimming", finds: []),
      ]),
    ConformanceCase(
      "words stand side by side and in this order", records: thesis,
      [
        Question("running therapy", finds: ["a"]), Question("therapy running", finds: ["b"]),
        Question("running depression", finds: []), Question("running therapy reduces depression", finds: ["a"]),
      ]),
    ConformanceCase(
      "a phrase does not run from one passage into the next", records: thesis,
      [Question("depression in", finds: []), Question("running therapy", finds: ["a"])]),
    ConformanceCase(
      "with a prefix the last word may go on, and no other", records: thesis,
      [
        Question("run", prefix: true, finds: ["a", "b", "d", "full1999"]),
        Question("runningt", prefix: true, finds: ["b"]),
        Question("running th", prefix: true, finds: ["a"]), Question("runn therapy", prefix: true, finds: []),
        Question("depressi", prefix: true, finds: ["a", "b", "full1999"]),
        Question("therapy", prefix: true, finds: ["a", "b", "d"]),
      ]),
    ConformanceCase(
      "diacritics do not matter, in the record or in the question", records: thesis,
      [
        Question("coordinatie", finds: ["c"]), Question("coördinatie", finds: ["c"]),
        Question("re\u{308}el", finds: []), Question("ree\u{308}el", finds: ["c"]), Question("CAFE", finds: ["c"]),
        Question("cafe\u{301}", finds: ["c"]), Question("nai", prefix: true, finds: ["c"]),
      ]),
    ConformanceCase(
      "hyphens, apostrophes and points part words", records: thesis,
      [
        Question("18-20 jaar", finds: ["c"]), Question("18 20", finds: ["c"]), Question("1820", finds: []),
        Question("café's", finds: ["c"]), Question("2", prefix: true, finds: ["c"]),
      ]),
    ConformanceCase(
      "ids, titles, names and measures are searched", records: thesis,
      [
        Question("full1999", finds: ["full1999"]), Question("running as a treatment", finds: ["full1999"]),
        Question("van Woerkom", finds: ["full1999"]), Question("Beck", finds: ["full1999"]),
        Question("outpatients", finds: ["full1999"]), Question("kans", finds: ["full1999"]),
      ]),
  ]

  private static let longToken = String(repeating: "lang", count: 25_000)
  private static let hostile = [
    SampleRecords.record("q", saying: "\"quoted\" 'single' ` \\ ; DROP TABLE study; --"),
    SampleRecords.record("o", saying: "this AND that OR NOT NEAR(those, 3)"),
    SampleRecords.record("s", saying: "a* ^b c:d {e f} : g + h (i) -j ¶ k % l _ m"),
    SampleRecords.record("u", saying: "日本語 한국어 Ωμέγα İstanbul 👟shoe\u{200B}lace \u{202E}odd\u{FFFD} ﬁt x²"),
    SampleRecords.record("z", saying: "nought\0nothing"),
    SampleRecords.record("l1", saying: longToken + "x end"),
    SampleRecords.record("l2", saying: longToken + "y end"),
    SampleRecords.record("e", passages: ["", " ", "…", "\n\t"]),
  ]

  static let hostileCases = [
    ConformanceCase(
      "quotes, operators and signs are no language of their own", records: hostile,
      [
        Question("quoted\" 'single", finds: ["q"]), Question("drop table study", finds: ["q"]),
        Question("AND", finds: ["o"]), Question("this AND that", finds: ["o"]),
        Question("not near those", finds: ["o"]),
        Question("NEAR", prefix: true, finds: ["o"]), Question("a b c d e f g h i j k l m", finds: ["s"]),
        Question("d e", prefix: true, finds: ["s"]), Question("tokens", finds: []), Question("words", finds: []),
      ]),
    ConformanceCase(
      "letters of every script are words", records: hostile,
      [
        Question("日本語", finds: ["u"]), Question("日", prefix: true, finds: ["u"]), Question("日", finds: []),
        Question("ΩΜΕΓΑ", finds: ["u"]), Question("istanbul", finds: ["u"]), Question("shoe lace", finds: ["u"]),
        Question("odd", finds: ["u"]), Question("한국어", finds: ["u"]),
      ]),
    ConformanceCase(
      "a NUL parts words as any other sign does", records: hostile,
      [Question("nought nothing", finds: ["z"]), Question("nothing", finds: ["z"])]),
    ConformanceCase(
      "a word of a hundred thousand letters is found, and not taken for another", records: hostile,
      [
        Question(longToken + "x", finds: ["l1"]), Question(longToken + "y end", finds: ["l2"]),
        Question(longToken, prefix: true, finds: ["l1", "l2"]), Question(longToken, finds: []),
        Question("langlang", prefix: true, finds: ["l1", "l2"]),
        Question(longToken + "z", prefix: true, finds: []), Question(longToken + "x e", prefix: true, finds: ["l1"]),
      ]),
  ]
}
