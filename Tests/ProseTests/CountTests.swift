import Prose
import Testing

@Suite("Numbers of studies in words")
struct CountTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var sentence: String
    var expected: [String]
    var testDescription: String { sentence }

    init(_ sentence: String, _ expected: String...) {
      self.sentence = sentence
      self.expected = expected
    }
  }

  static let english: [Case] = [
    Case("Two studies say so.", "2: Two studies"),
    Case("In 3 small randomised trials it rose.", "3: 3 small randomised trials"),
    Case("Two of the five studies mention it.", "2: Two of the five studies"),
    Case("Of the five studies, some do.", ""),
    Case("Of the five studies, two mention drop-out.", "2: two"),
    Case("Of the five studies, this one mentions two injuries.", ""),
    Case(
      "A minority of studies; twenty-one articles; one hundred and two papers.", "few: minority of studies",
      "21: twenty-one articles", "102: one hundred and two papers"),
    Case("All three articles agree.", "3 all: All three articles"),
    Case("All three of these articles agree.", "3 all: All three of these articles"),
    Case("All studies used it, and each study says why.", "all: All studies", "all: each study"),
    Case("Most of the included studies did.", "most: Most of the included studies"),
    Case("The majority of studies did.", "most: majority of studies"),
    Case("None of the studies did; no study does.", "0 none: None of the studies", "0 none: no study"),
    Case("Not one study did.", "0 none: Not one study"),
    Case("Few studies did, but a few studies may.", "few: Few studies", "several: few studies"),
    Case(
      "Hardly any study did, and almost none of the trials; he could hardly run.", "few: Hardly any study",
      "few: almost none of the trials"),
    Case("Several trials and a number of articles did.", "several: Several trials", "several: number of articles"),
    Case("Both studies did.", "2: Both studies"),
    Case(
      "At least two studies, and no more than 5 articles.", "2..: At least two studies", "0..5: no more than 5 articles"
    ),
    Case("Two to four studies.", "2..4: Two to four studies"),
    Case("Only one study, or a single trial.", "1: one study", "1: single trial"),
    Case("Two weeks after the studies began; the study of 1978; two groups of a study.", ""),
    Case("The 2010 studies and the second study.", ""),
    Case("Fourteen controlled studies found it.", "14: Fourteen controlled studies"),
    Case(
      "Three or more studies; two or fewer papers; 3+ trials; four studies or more.", "3..: Three or more studies",
      "0..2: two or fewer papers", "3..: 3+ trials", "4..: four studies or more"),
    Case("Over two studies did; averaged over two studies it fell.", "3..: Over two studies", "2: two studies"),
    Case("Over two studies, it fell; under three studies did.", "2: two studies", "0..2: under three studies"),
    Case("Between two and four studies; 3-5 trials.", "2..4: Between two and four studies", "3..5: 3-5 trials"),
    Case(
      "1,200 studies; 12 000 trials; two thousand and five papers; a million articles.", "1200: 1,200 studies",
      "12000: 12 000 trials", "2005: two thousand and five papers", "1000000: million articles"),
    Case("99999999999999999999999 studies.", "1000000000..: 99999999999999999999999 studies"),
    Case("Phases 2-3 trials; section 3.1 studies; the 2010-2015 studies.", ""),
    Case(
      "Three small, well-made and (mostly) older studies.", "3: Three small, well-made and (mostly) older studies"),
    Case("Two letters and older studies; two therapists, and studies; three improved most, recent studies say.", ""),
    Case(
      "Every one of the studies; each one of the five trials.", "all: Every one of the studies",
      "all: each one of the five trials"),
    Case("All three mention it; both mention it; both dropped out.", "3 all: All three", "2: both"),
    Case("Two studies mention injuries; three mention anxiety; four ran.", "2: Two studies", "3: three"),
    Case("Three studies, including one pilot study, ran.", "3: Three studies"),
    Case(
      "Two trials and one letter say so; one letter and two trials.", "2: Two trials and one letter",
      "2: one letter and two trials"),
    Case("A review of three trials; this review of five studies.", "5: five studies"),
    Case("The three studies reviewed by @a; the two studies reviewed here.", "2: two studies"),
    Case("The studies are all small; the people in the studies were all small.", "all: all"),
    Case(
      "These studies all mention it; they all mention it; none of them mentions it.", "all: all", "all: all",
      "0 none: none of them"),
    Case("Most authors mention it; two authors do.", "most: Most authors"),
    Case(
      "Two studies mention it, the other three do not; the remaining articles say so.", "2: Two studies", "3: three",
      "all: remaining articles"),
    Case("The other day two studies ran; the other participants of the studies.", "2: two studies"),
    Case("With one exception no study did.", "1: no study"),
    Case("No study but one did; a pair of studies did.", "1: No study but one", "2: pair of studies"),
  ]

  static let dutch: [Case] = [
    Case("Twee studies zeggen dat.", "2: Twee studies"),
    Case("In drie andere artikelen staat het.", "3: drie andere artikelen"),
    Case("In één studie, niet in een studie.", "1: één studie"),
    Case("Twee van de vijf onderzoeken noemen het.", "2: Twee van de vijf onderzoeken"),
    Case("Van de vijf onderzoeken noemen twee het.", "2: twee"),
    Case("Van alle vijf de studies zijn er drie trials.", "3: drie trials"),
    Case("Van de vijf studies noemt @a drie blessures.", ""),
    Case(
      "Nauwelijks studies, bijna geen enkel artikel; hij kon nauwelijks lopen.", "few: Nauwelijks studies",
      "few: bijna geen enkel artikel"),
    Case("Uit twee studies in Tabel 2 blijkt het.", "2: twee studies"),
    Case("Bij al deze drie artikelen is dat zo.", "3 all: al deze drie artikelen"),
    Case("Uit alle drie deze artikelen blijkt het.", "3 all: alle drie deze artikelen"),
    Case("Alle drie de artikelen.", "3 all: Alle drie de artikelen"),
    Case("In alle studies, in elk onderzoek.", "all: alle studies", "all: elk onderzoek"),
    Case(
      "De meeste onderzoeken, het merendeel van de studies.", "most: meeste onderzoeken",
      "most: merendeel van de studies"),
    Case("Geen enkele studie, geen van de artikelen.", "0 none: Geen enkele studie", "0 none: geen van de artikelen"),
    Case("Er is geen onderzoek gedaan.", ""),
    Case("Er is weinig onderzoek gedaan; weinig studies doen het.", "few: weinig studies"),
    Case(
      "Sommige studies, een aantal artikelen en een enkele studie.", "some: Sommige studies",
      "several: aantal artikelen",
      "1: enkele studie"),
    Case(
      "Minstens twee studies, hooguit drie artikelen.", "2..: Minstens twee studies", "0..3: hooguit drie artikelen"),
    Case("Veertien controle-studies en twee pilotstudies.", "14: Veertien controle-studies", "2: twee pilotstudies"),
    Case("Beide studies.", "2: Beide studies"),
    Case("Fase 3 studies, en in tabel 2 drie studies.", "3: drie studies"),
    Case("Van de vijf studies noemt één uitval.", "1: één"),
    Case("Drie (60%) van de vijf studies.", "3: Drie (60%) van de vijf studies"),
    Case("Vijf studies zijn gevonden, waarvan twee met vrouwen.", "2: twee"),
    Case("Vijf studies liepen acht weken, waarvan twee weken in een groep.", "5: Vijf studies"),
    Case("Hoeveel studies er zijn, is niet bekend; veel studies zijn oud.", "several: veel studies"),
    Case("Niet minder dan twee studies.", "2..: Niet minder dan twee studies"),
    Case("Drie of meer studies; twee studies of minder.", "3..: Drie of meer studies", "0..2: twee studies of minder"),
    Case("Tussen de één en drie studies.", "1..3: Tussen de één en drie studies"),
    Case("Een drietal studies, een tweetal artikelen.", "3: drietal studies", "2: tweetal artikelen"),
    Case("Twee duizend studies; drieduizend artikelen.", "2000: Twee duizend studies", "3000: drieduizend artikelen"),
    Case(
      "Drie recente, goed opgezette studies; drie grote en kleine studies.", "3: Drie recente, goed opgezette studies",
      "3: drie grote en kleine studies"),
    Case("Twee weken, zeggen oudere studies; twee brieven en andere studies.", ""),
    Case("Drie artikelen, waarvan twee trials en één pilotstudie.", "3: Drie artikelen"),
    Case("De studies noemen allemaal uitval, geen van drieën noemt slaap.", "all: allemaal", "0 none: geen van drieën"),
    Case("Op twee na noemen alle studies het; twee pilotonderzoeken.", ": alle studies", "2: twee pilotonderzoeken"),
    Case("Alle drie noemen het.", "3 all: Alle drie"),
    Case(
      "Op twee artikelen na noemen alle studies het; de overige artikelen niet.", ": alle studies",
      "all: overige artikelen"),
    Case("Op één na noemt geen enkele studie het.", "1: geen enkele studie"),
    Case("Twee studies noemen het, de andere drie niet.", "2: Twee studies", "3: drie"),
    Case("Tien weken onderzoek, twee keer per week in de studies.", ""),
  ]

  @Test("are found in English and Dutch", arguments: english + dutch)
  func counts(example: Case) {
    let counts = ProseDocument(markdown: example.sentence + " <!-- claim kind=own -->").sentences.flatMap(\.studyCounts)
    let shown = counts.map { count -> String in
      let number = count.number.map { number in
        number.max == number.min ? "\(number.min)" : "\(number.min)..\(number.max.map(String.init) ?? "")"
      }
      return [number, count.quantity?.rawValue].compactMap { $0 }.joined(separator: " ") + ": " + count.written
    }
    #expect(shown == example.expected.filter { !$0.isEmpty })
  }
}
