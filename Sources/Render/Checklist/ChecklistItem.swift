/// One item of a reporting guideline, in our own short words.
package struct ChecklistItem: Hashable, Sendable {
  package enum List: String, CaseIterable, Hashable, Sendable {
    case prisma
    case prismaS = "prisma-s"

    /// Whose list it is.
    package var source: String {
      switch self {
      case .prisma:
        "M. J. Page et al., The PRISMA 2020 statement, BMJ 2021;372:n71, doi:10.1136/bmj.n71"
      case .prismaS:
        "M. L. Rethlefsen et al., PRISMA-S, Systematic Reviews 2021;10:39, doi:10.1186/s13643-020-01542-z"
      }
    }
  }

  package var list: List
  /// As the guideline numbers it: `13a`.
  package var number: String
  package var english: String
  package var dutch: String

  init(_ list: List, _ number: String, _ english: String, _ dutch: String) {
    self.list = list
    self.number = number
    self.english = english
    self.dutch = dutch
  }

  package static func items(of list: List) -> [ChecklistItem] { list == .prisma ? prisma : prismaS }

  private static let prisma: [ChecklistItem] = [
    ("1", "The title says that it is a systematic review", "De titel zegt dat het een systematische review is"),
    ("2", "A structured abstract", "Een gestructureerde samenvatting"),
    ("3", "Why the review was made, given what is known", "Waarom de review er kwam, gezien wat bekend is"),
    ("4", "The question or aim, in so many words", "De vraag of het doel, met zoveel woorden"),
    (
      "5", "What was taken in and left out, and how studies were grouped",
      "Wat meedeed en wat niet, en hoe studies zijn gegroepeerd"
    ),
    ("6", "Every place that was searched, and when last", "Elke plek waar gezocht is, en wanneer het laatst"),
    (
      "7", "The whole search of every database, limits included",
      "De hele zoekopdracht van elke database, met beperkingen"
    ),
    (
      "8", "How records and reports were chosen, by how many people, with which tools",
      "Hoe records en rapporten zijn gekozen, door hoeveel mensen, waarmee"
    ),
    (
      "9", "How data were taken out, by how many people, and how they were confirmed",
      "Hoe gegevens eruit zijn gehaald, door hoeveel mensen, en hoe ze zijn bevestigd"
    ),
    ("10a", "The outcomes that were looked for", "De uitkomsten waarnaar gezocht is"),
    (
      "10b", "What else was looked for, and what was done where it was missing",
      "Wat er verder is gezocht, en wat er gebeurde waar het ontbrak"
    ),
    ("11", "How the risk of bias of studies was judged", "Hoe het risico op vertekening van studies is beoordeeld"),
    ("12", "The measure of effect for each outcome", "De effectmaat per uitkomst"),
    (
      "13a", "How it was decided which studies go into which synthesis",
      "Hoe is bepaald welke studies in welke synthese gaan"
    ),
    ("13b", "What was done to make data fit for synthesis", "Wat er gedaan is om gegevens geschikt te maken"),
    ("13c", "How results are tabulated or drawn", "Hoe uitkomsten in tabellen of figuren zijn gezet"),
    ("13d", "How results were put together, and why so", "Hoe uitkomsten zijn samengenomen, en waarom zo"),
    (
      "13e", "How causes of difference between studies were looked into",
      "Hoe oorzaken van verschil tussen studies zijn onderzocht"
    ),
    ("13f", "How it was tried whether the results hold", "Hoe is nagegaan of de uitkomsten standhouden"),
    ("14", "How bias by missing results was judged", "Hoe vertekening door ontbrekende uitkomsten is beoordeeld"),
    ("15", "How certainty in the evidence was judged", "Hoe de zekerheid van het bewijs is beoordeeld"),
    (
      "16a", "The numbers from records found to studies included, as a flow",
      "De aantallen van gevonden records tot geïncludeerde studies, als stroom"
    ),
    (
      "16b", "Studies that seemed to fit and were excluded, and why",
      "Studies die leken te passen en zijn uitgesloten, en waarom"
    ),
    ("17", "Every included study with its characteristics", "Elke geïncludeerde studie met haar kenmerken"),
    ("18", "The risk of bias of each study", "Het risico op vertekening van elke studie"),
    (
      "19", "The results of each study, in numbers with their precision",
      "De uitkomsten van elke studie, in getallen met hun precisie"
    ),
    (
      "20a", "For each synthesis the studies in it and their risk of bias",
      "Per synthese de studies erin en hun risico op vertekening"
    ),
    ("20b", "The results of statistical syntheses", "De uitkomsten van statistische syntheses"),
    ("20c", "What was found of causes of difference", "Wat er van oorzaken van verschil gevonden is"),
    ("20d", "Whether the results held", "Of de uitkomsten standhielden"),
    ("21", "Bias by missing results, for each synthesis", "Vertekening door ontbrekende uitkomsten, per synthese"),
    ("22", "Certainty in the evidence, for each outcome", "Zekerheid van het bewijs, per uitkomst"),
    ("23a", "What the results mean beside other evidence", "Wat de uitkomsten betekenen naast ander bewijs"),
    ("23b", "What limits the evidence", "Wat het bewijs beperkt"),
    ("23c", "What limits how the review was made", "Wat de werkwijze van de review beperkt"),
    ("23d", "What follows for practice, policy and research", "Wat eruit volgt voor praktijk, beleid en onderzoek"),
    ("24a", "Where it is registered, or that it is not", "Waar zij is geregistreerd, of dat zij dat niet is"),
    ("24b", "Where the protocol is, or that there is none", "Waar het protocol is, of dat er geen is"),
    ("24c", "What was changed from registration or protocol", "Wat er van registratie of protocol is veranderd"),
    ("25", "Who paid for or supported it, and their part in it", "Wie haar betaalde of steunde, en wat hun rol was"),
    ("26", "Interests of the authors that may conflict", "Belangen van de auteurs die kunnen botsen"),
    ("27", "Where data, code and other material can be had", "Waar gegevens, code en ander materiaal te krijgen zijn"),
  ].map { ChecklistItem(.prisma, $0.0, $0.1, $0.2) }

  private static let prismaS: [ChecklistItem] = [
    (
      "1", "The name of each database, with the platform it was searched on",
      "De naam van elke database, met het platform"
    ),
    (
      "2", "Where several databases were searched at once: the platform and all of them",
      "Waar meer databases tegelijk zijn doorzocht: het platform en welke"
    ),
    ("3", "The registers of studies that were searched", "De registers van studies die zijn doorzocht"),
    (
      "4", "Websites and other sources online or in print that were looked through",
      "Websites en andere bronnen, online of op papier, die zijn doorgekeken"
    ),
    (
      "5", "Whether references cited or citing were followed, and how",
      "Of verwijzingen, heen of terug, zijn gevolgd, en hoe"
    ),
    ("6", "Whether people were asked for studies", "Of mensen om studies is gevraagd"),
    ("7", "Any other way of finding studies", "Elke andere manier van zoeken"),
    (
      "8", "The search of each database exactly as it was run",
      "De zoekopdracht van elke database precies zoals zij is uitgevoerd"
    ),
    (
      "9", "That there were no limits, or which, with the reason",
      "Dat er geen beperkingen waren, of welke, met de reden"
    ),
    ("10", "Published search filters that were used", "Gepubliceerde zoekfilters die zijn gebruikt"),
    ("11", "Searches of other reviews that were taken over", "Zoekopdrachten van andere reviews die zijn overgenomen"),
    ("12", "How searches were brought up to date", "Hoe zoekopdrachten zijn bijgewerkt"),
    ("13", "The date on which each search was last run", "De dag waarop elke zoekopdracht het laatst is uitgevoerd"),
    ("14", "Whether and how somebody reviewed the searches", "Of en hoe iemand de zoekopdrachten heeft nagekeken"),
    ("15", "The number of records from each source", "Het aantal records uit elke bron"),
    ("16", "How duplicates were found and removed", "Hoe dubbele records zijn gevonden en verwijderd"),
  ].map { ChecklistItem(.prismaS, $0.0, $0.1, $0.2) }
}
