import Deduplication
import Testing

/// One publication as its exports spell it.
@Suite("One publication in many spellings")
struct OnePaperManySpellingsTests {
  private static let paper = Paper(
    "Outcome after twelve weeks of supervised running in adults with a first episode of depression",
    ["Smith, John A.", "Okafor, Chidi", "Lindqvist, Eva"], 2012, "European Psychiatry", "27", "1200-1209", issue: "5")
  private static let spanish = Paper(
    "Trastornos de ansiedad y depresión en niños de São Paulo: un análisis", ["Muñoz, José", "Gonçalves, María"], 2005,
    "Salud Mental", "12", "33-40")

  private func changed(_ paper: Paper, _ change: (inout Paper) -> Void) -> Paper {
    var paper = paper
    change(&paper)
    return paper
  }

  private func expect(
    _ one: Paper, _ other: Paper, _ verdict: Verdict = .certain, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(Paper.verdict(one, other) == verdict, "\(other.title ?? "")", sourceLocation: sourceLocation)
  }

  private func titled(_ title: String, _ other: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let first = changed(Self.paper) { ($0.title, $0.pages) = (title, nil) }
    expect(first, changed(first) { $0.title = other }, sourceLocation: sourceLocation)
  }

  /// As a program shows UTF-8 that it takes for Latin-1.
  private static func misread(_ text: String) -> String { String(text.utf8.map { Character(Unicode.Scalar($0)) }) }

  private static func losing(_ text: String, to sign: Character) -> String {
    String(text.map { $0.isASCII ? $0 : sign })
  }

  @Test func `letters that were misread or lost are still the same`() {
    for write in [Self.misread, { Self.losing($0, to: "?") }, { Self.losing($0, to: "\u{FFFD}") }] {
      for pages in ["33-40", nil] {
        let whole = changed(Self.spanish) { $0.pages = pages }
        expect(whole, changed(whole) { ($0.title, $0.authors) = (write($0.title!), $0.authors.map(write)) })
        expect(whole, changed(whole) { $0.title = write($0.title!) })
        expect(whole, changed(whole) { $0.authors = $0.authors.map(write) })
      }
    }
    titled(
      "A patient’s view of β-blockers – and of “early” exercise",
      "A patientâ€™s view of Î²-blockers â€“ and of â€œearlyâ€\u{9D} exercise")
  }

  @Test(arguments: ["Anonymous", "[Anonymous]", "Anon.", "[No authors listed]"])
  func `nobody is no author`(name: String) {
    expect(Self.paper, changed(Self.paper) { $0.authors = [name] })
    expect(Self.paper, changed(Self.paper) { ($0.authors, $0.pages) = ([name], nil) })
  }

  @Test func `numbers may be written in words`() {
    titled(Self.paper.title!, "Outcome after 12 weeks of supervised running in adults with a 1st episode of depression")
    titled("Twenty-four weeks of running and depression in adults", "24 weeks of running and depression in adults")
    titled("Nineteenth century views of running and depression", "19th century views of running and depression")
    titled(
      "Type two diabetes among runners in the Rotterdam study", "Type II diabetes among runners in the Rotterdam study")
  }

  @Test func `letters swapped or doubled in a long word are a slip`() {
    titled(Self.paper.title!, Self.paper.title!.replacing("supervised", with: "supevrised"))
    titled(Self.paper.title!, Self.paper.title!.replacing("depression", with: "depresion"))
  }

  @Test func `signs may be written or lost`() {
    titled("Radiotherapy in men <65 years with cancer", "Radiotherapy in men &lt; 65 years with cancer")
    titled("Radiotherapy in men <65 years with cancer", "Radiotherapy in men 65 years with cancer")
    titled("The role of Ca2+ in cardiac muscle", "The role of Ca<sup>2+</sup> in cardiac muscle")
  }

  @Test func `British and American spelling and plurals are one`() {
    titled(
      "Tumour oedema and foetal haemoglobin in anaemic children of paediatric centres",
      "Tumor edema and fetal hemoglobin in anemic children of pediatric centers")
    titled(
      "Behavioural analysis of ageing neighbours in a programme for sulphur poisoning",
      "Behavioral analysis of aging neighbors in a program for sulfur poisoning")
    titled(
      "Effects of exercises on outcome in patients with an injured knee",
      "Effect of exercise on outcomes in patients with an injured knee")
  }

  @Test func `a misspelling counts as the same in one place, and asks elsewhere`() {
    for (one, other) in [("supervised", "superviced"), ("depression", "deprassion"), ("episode", "episde")] {
      let typed = changed(Self.paper) { $0.title = $0.title!.replacing(one, with: other) }
      expect(Self.paper, typed)
      expect(changed(Self.paper) { $0.pages = nil }, changed(typed) { $0.pages = nil }, .likely)
      expect(
        changed(Self.paper) { ($0.pages, $0.doi) = (nil, "10.1000/1") },
        changed(typed) { ($0.pages, $0.doi) = (nil, "10.1000/1") })
    }
  }

  @Test func `the mark of a footnote is no part, and the number of a poster no other work`() {
    for mark in ["1", " 1", "1,2", "*", "<sup>1</sup>"] {
      expect(Self.paper, changed(Self.paper) { $0.title! += mark })
      let open = Paper.verdict(
        changed(Self.paper) { $0.pages = nil }, changed(Self.paper) { ($0.title!, $0.pages) = ($0.title! + mark, nil) })
      #expect(open == .likely || open == .certain)
    }
    let poster = changed(Self.paper) { ($0.pages, $0.issue) = ("S12", "Suppl 1") }
    for number in ["P12 ", "P-12: ", "PO-123. ", "Abstract 1234: ", "1234-P ", "O-045 "] {
      expect(poster, changed(poster) { $0.title = number + $0.title! })
    }
    let twelve = changed(poster) { $0.title = "P12 Running in mice of two strains" }
    #expect(Paper.verdict(twelve, changed(twelve) { $0.title = "P13 Running in mice of two strains" }) != .certain)
  }

  @Test(arguments: [
    ("Encephale", "L'Encéphale"), ("Rev Epidemiol Sante Publique", "Revue d’Épidémiologie et de Santé Publique"),
    ("Ann Ist Super Sanita", "Annali dell'Istituto Superiore di Sanità"),
    ("Tidsskr Nor Laegeforen", "Tidsskrift for den Norske Lægeforening"),
    ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United States of America"),
    ("PNAS", "P N A S"), ("Ugeskr Laeger", "Ugeskrift for Læger"), ("An Med Interna", "Anales de Medicina Interna"),
    ("Prog Neuropsychopharmacol Biol Psychiatry", "Progress in Neuro-Psychopharmacology and Biological Psychiatry"),
    ("J Int Neuropsychol Soc", "Journal of the International Neuro-psychological Society"),
    ("Am J Physiol", "American Journal of Physiology"), ("J R Soc Med", "Journal of the Royal Society of Medicine"),
    ("Jpn J Cancer Res", "Japanese Journal of Cancer Research"),
    ("Met Mater Int", "Metals and Materials International"),
    ("Nervenarzt", "Der Nervenarzt"),
    ("Zh Nevrol Psikhiatr Im S S Korsakova", "Zhurnal nevrologii i psikhiatrii imeni S.S. Korsakova"),
    (
      "J Gerontol A Biol Sci Med Sci",
      "The Journals of Gerontology Series A: Biological Sciences and Medical Sciences"
    ), ("G Ital Cardiol", "Giornale italiano di cardiologia"),
    ("Ned Tijdschr Geneeskd", "Nederlands Tijdschrift voor Geneeskunde"),
    ("Acta Psychiatr Belg", "Acta Psychiatrica Belgica"), ("Presse Med", "La Presse médicale"),
  ])
  func `a journal is known by its abbreviation in many languages`(short: String, full: String) {
    let paper = changed(Self.paper) { ($0.journal, $0.pages) = (short, nil) }
    expect(paper, changed(paper) { $0.journal = full })
    let french = changed(Self.paper) {
      ($0.title, $0.journal) = ("L’exercice dans le traitement de la dépression de l’adolescent", full)
    }
    for title in ["[Exercise in the treatment of adolescent depression]", "Exercise in adolescent depression [French]"]
    {
      expect(french, changed(french) { ($0.title, $0.journal) = (title, short) }, .likely)
    }
  }

  @Test(arguments: [
    ("Am J Med", "Journal of Medicine"), ("Med Interna", "Medicina Oral"), ("Acta Psychiatr Scand", "Acta Psychol"),
    ("Rev Neurol", "Revue de Neuropsychologie"), ("J Clin Nurs", "Journal of Clinical Neurology"),
    ("Eur J Pain", "European Journal of Pediatrics"),
    (
      "J Gerontol A Biol Sci Med Sci",
      "The Journals of Gerontology Series B: Psychological Sciences and Social Sciences"
    ),
  ])
  func `an abbreviation is not that of a journal with other words`(short: String, full: String) {
    let paper = changed(Self.paper) { ($0.journal, $0.pages) = (short, nil) }
    #expect(Paper.verdict(paper, changed(paper) { $0.journal = full }) != .certain)
  }

  @Test func `online first may be two years before print`() {
    for pages in ["1-10", nil] {
      let online = changed(Self.paper) { ($0.year, $0.volume, $0.issue, $0.pages) = (2010, nil, nil, pages) }
      expect(Self.paper, online, .likely)
      expect(changed(Self.paper) { $0.doi = "10.1000/1" }, changed(online) { $0.doi = "10.1000/1" })
    }
  }

  @Test func `the exports of one paper are one`() {
    let paper = Paper(
      "Aerobic exercise and sleep quality in older women with insomnia",
      ["Visser, Maria", "de Boer, Klaas", "Ito, Kenji"],
      2016, "Sleep Medicine", "21", "88-95", issue: "2")
    for other in [
      Paper(paper.title!.uppercased(), ["VISSER, M", "DE BOER, K", "ITO, K"], 2016, "SLEEP MED", "21", "88-95"),
      Paper(paper.title, ["M Visser", "K de Boer", "K Ito"], 2016, "Sleep medicine", "21", "88"),
      Paper(paper.title, ["Boer, Klaas de", "Ito, Kenji", "Visser, Maria"], 2016, "Sleep Med", "21", "88-95"),
      Paper("Aerobic exercise & sleep-quality in older women with insomnia", paper.authors, 2016, "Sleep Med.", "21"),
      Paper(paper.title, [], 2016, "Sleep Med", "21", "88-5"),
      Paper(paper.title, paper.authors, 2016, nil, "21", "88-95"),
      Paper(paper.title, paper.authors, 2016),
      Paper(paper.title, paper.authors, nil, "Sleep Med", "21", "88; discussion 94-5"),
      Paper(
        "Aerobic excercise and sleep quality in older woman with insomnia", paper.authors, 2016, "Sleep Med", "21",
        "88-95"),
    ] { expect(paper, other) }
    expect(
      Paper("Wirkung von Sport auf den Schlaf älterer Frauen", ["Müller, Jörg"], 2003, "Der Nervenarzt", "74", "11-19"),
      Paper("Wirkung von Sport auf den Schlaf aelterer Frauen", ["Mueller, Joerg"], 2003, "Nervenarzt", "74", "11-19"))
    expect(
      Paper(
        "Interleukin-1β and H<sub>2</sub>O<sub>2</sub> in runners", ["Ito, K"], 2001, "Arthritis & Rheumatism", "44",
        "200"),
      Paper("Interleukin-1beta and H2O2 in runners", ["Ito K"], 2001, "Arthritis Rheum", "44", "200-9"))
    expect(
      Paper("Running and mood in the Rotterdam cohort", ["Ito, K"], 2014, "PLoS ONE", "9", "e99012", issue: "6"),
      Paper("Running and mood in the Rotterdam cohort", ["Ito, K"], 2014, "PLoS One", "9", "1-10", issue: "6"))
  }
}
