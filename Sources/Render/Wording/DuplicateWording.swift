package import Deduplication

/// The words for groups of duplicates and their evidence in one language.
package struct DuplicateWording: Sendable {
  package var verdicts: [Verdict: String]
  /// What a verdict asks of the reader.
  package var explanations: [Verdict: String]
  package var rules: [MatchRule: String]
  var titles: [TitleRelation: String]
  var titleLikeness: String
  var originalTitle: String
  var authors: [AuthorRelation: String]
  var container: [ContainerRelation: String]
  /// Of `%`, the name of a field: the same, near, different.
  var field: [FieldRelation: String]
  var yearNear: String
  var pageNear: String
  var pageRun: String
  var names: Names
  var abstractAlike: String
  /// Records; certain, likely and related groups; records that would go.
  package var summary: String
  package var none: String
  package var title: String
  package var study: String
  package var group: String
  package var members: String
  package var evidence: String
  package var verdict: String
  package var more: String
  /// Two records and what speaks against them.
  var contradiction: String
  /// How many records a group may have.
  var tooMany: String
  /// Why two with one identifier are not merged unasked.
  var identifierAlone: String
  var decimalSign: String

  struct Names: Sendable {
    var year: String
    var volume: String
    var issue: String
    var page: String
    var registration: String
    var publisher: String
    var edition: String
  }

  /// The wording for a reader of `language`: Dutch for `nl`, else English.
  package static func of(_ language: String) -> DuplicateWording { language == "nl" ? dutch : english }

  private static let english = DuplicateWording(
    verdicts: [.certain: "Certain", .likely: "Likely", .related: "Related but different", .different: "Different"],
    explanations: [
      .certain: "one publication each: merged without asking",
      .likely: "probably one publication each: to be decided, or merged with --accept likely",
      .related: "belong together and are never merged: reports of one study, or one about the other",
    ],
    rules: [
      .decided: "decided", .identical: "the same in every field that is compared",
      .identifierAndTitle: "same identifier and title",
      .identifierAndPlace: "same identifier", .titleAndPlace: "same title and place",
      .titleAuthorsAndJournal: "same title, authors and journal", .titleAuthorsAndYear: "same title, authors and year",
      .longerTitleAndPlace: "one title goes on where the other ends, same place",
      .alikeTitleAndPlace: "titles alike, same authors and place", .translatedTitle: "titles in two languages",
      .identifierOnly: "same identifier, other title", .titleAndAuthors: "same title and authors, the rest is open",
      .commonTitle: "a title that many have", .pagesContradict: "same title and volume, other pages",
      .placeAndAuthors: "same place and authors, other title",
      .sameAbstract: "same abstract and authors, other title", .numbersDiffer: "titles that differ in a number",
      .identifiersContradict: "other identifier", .issuesContradict: "same title, other issue",
      .yearsContradict: "same title, the year or volume is another", .wordApart: "titles a word apart",
      .abstractsContradict: "another abstract", .namesContradict: "other given names",
      .kindsContradict: "same title, another type of publication",
      .publishersContradict: "same title, another publisher, place or edition",
      .registrationsContradict: "another trial registration",
      .identifierAlone: "nothing but an identifier is the same",
      .version: "two versions of one review", .preprint: "preprint and article",
      .correction: "correction and what it corrects", .retraction: "notice of retraction and what it takes back",
      .concern: "expression of concern and what it is about", .republished: "republished and as it was first",
      .addendum: "addendum and what it adds to",
      .comment: "comment or reply and what it is about", .sameSubject: "both about one publication",
      .conference: "conference abstract and paper, or two abstracts",
      .thesis: "thesis and article", .publishedTwice: "published in two places", .parts: "parts or years of a series",
      .trial: "same trial registration", .protocol: "protocol and report of what was done", .none: "nothing",
    ],
    titles: [
      .same: "same title", .spelling: "same title but for spelling", .almost: "titles that differ in a letter or two",
      .longer: "one title goes on where the other ends",
      .numbered: "titles that differ in a number", .alike: "title % alike", .different: "other title",
    ], titleLikeness: "title % alike", originalTitle: "one title is the other’s original title",
    authors: [
      .same: "same authors", .overlapping: "authors in common", .partly: "few authors in common",
      .different: "other authors",
    ],
    container: [
      .same: "same journal", .abbreviated: "journal abbreviated", .mainTitle: "same main title of the journal",
      .beginning: "titles of the journal begin alike",
      .different: "other journal",
    ],
    field: [.same: "same %", .near: "% near", .different: "other %"], yearNear: "a year apart",
    pageNear: "pages that agree", pageRun: "same pages",
    names: Names(
      year: "year", volume: "volume", issue: "issue", page: "first page", registration: "trial registration",
      publisher: "publisher or place", edition: "edition"),
    abstractAlike: "abstract % alike",
    summary: "Records: %. Groups: % certain, % likely, % related. Records that would go: %.",
    none: "No duplicates were found.",
    title: "Duplicates",
    study: "study of the review", group: "Group", members: "Records", evidence: "Evidence", verdict: "Verdict",
    more: "and % more",
    contradiction: "kept from its group, since % and % are not one (%)",
    tooMany: "kept from its group, which would have more than % records that differ",
    identifierAlone: "left for a person to decide, since one of the two may have the other’s identifier",
    decimalSign: ".")

  private static let dutch = DuplicateWording(
    verdicts: [
      .certain: "Zeker", .likely: "Waarschijnlijk", .related: "Verwant maar verschillend", .different: "Verschillend",
    ],
    explanations: [
      .certain: "telkens één publicatie: samengevoegd zonder te vragen",
      .likely: "telkens waarschijnlijk één publicatie: te beslissen, of samen te voegen met --accept likely",
      .related:
        "horen bij elkaar en worden nooit samengevoegd: verslagen van één onderzoek, of het ene gaat over het andere",
    ],
    rules: [
      .decided: "beslist", .identical: "in elk vergeleken veld hetzelfde",
      .identifierAndTitle: "hetzelfde kenmerk en dezelfde titel", .identifierAndPlace: "hetzelfde kenmerk",
      .titleAndPlace: "dezelfde titel en plaats", .titleAuthorsAndJournal: "dezelfde titel, auteurs en tijdschrift",
      .titleAuthorsAndYear: "dezelfde titel, auteurs en jaar",
      .longerTitleAndPlace: "de ene titel gaat door waar de andere ophoudt, dezelfde plaats",
      .alikeTitleAndPlace: "titels die op elkaar lijken, dezelfde auteurs en plaats",
      .translatedTitle: "titels in twee talen", .identifierOnly: "hetzelfde kenmerk, een andere titel",
      .titleAndAuthors: "dezelfde titel en auteurs, de rest is open", .commonTitle: "een titel die vaak voorkomt",
      .pagesContradict: "dezelfde titel en jaargang, andere bladzijden",
      .placeAndAuthors: "dezelfde plaats en auteurs, een andere titel",
      .sameAbstract: "dezelfde samenvatting en auteurs, een andere titel",
      .numbersDiffer: "titels die in een getal verschillen",
      .identifiersContradict: "een ander kenmerk", .issuesContradict: "dezelfde titel, een ander nummer",
      .yearsContradict: "dezelfde titel, een ander jaar of een andere jaargang",
      .wordApart: "titels die één woord schelen",
      .abstractsContradict: "een ander abstract", .namesContradict: "andere voornamen",
      .kindsContradict: "dezelfde titel, een ander type publicatie",
      .publishersContradict: "dezelfde titel, een andere uitgever, plaats of druk",
      .registrationsContradict: "een andere trialregistratie",
      .identifierAlone: "niets dan een kenmerk is hetzelfde",
      .version: "twee versies van één review", .preprint: "preprint en artikel",
      .correction: "rectificatie en wat die verbetert", .retraction: "bericht van intrekking en wat is ingetrokken",
      .concern: "bericht van twijfel en waarover het gaat", .republished: "opnieuw gepubliceerd en zoals het eerst was",
      .addendum: "aanvulling en waaraan die toevoegt",
      .comment: "reactie of antwoord en waarover het gaat", .sameSubject: "beide over één publicatie",
      .conference: "congresabstract en artikel, of twee abstracts", .thesis: "proefschrift en artikel",
      .publishedTwice: "op twee plaatsen gepubliceerd", .parts: "delen of jaargangen van een reeks",
      .trial: "dezelfde trialregistratie", .protocol: "protocol en verslag van wat is gedaan", .none: "niets",
    ],
    titles: [
      .same: "dezelfde titel", .spelling: "dezelfde titel op spelling na",
      .almost: "titels die een of twee letters schelen",
      .longer: "de ene titel gaat door waar de andere ophoudt", .numbered: "titels die in een getal verschillen",
      .alike: "titel % gelijk", .different: "een andere titel",
    ], titleLikeness: "titel % gelijk", originalTitle: "de ene titel is de oorspronkelijke van de andere",
    authors: [
      .same: "dezelfde auteurs", .overlapping: "auteurs gemeen", .partly: "weinig auteurs gemeen",
      .different: "andere auteurs",
    ],
    container: [
      .same: "hetzelfde tijdschrift", .abbreviated: "tijdschrift afgekort",
      .mainTitle: "dezelfde hoofdtitel van het tijdschrift",
      .beginning: "de titels van het tijdschrift beginnen gelijk", .different: "een ander tijdschrift",
    ],
    field: [.same: "zelfde %", .near: "% dichtbij", .different: "andere %"], yearNear: "een jaar verschil",
    pageNear: "bladzijden die overeenkomen", pageRun: "dezelfde bladzijden",
    names: Names(
      year: "jaar", volume: "jaargang", issue: "nummer", page: "eerste bladzijde", registration: "trialregistratie",
      publisher: "uitgever of plaats", edition: "druk"),
    abstractAlike: "abstract % gelijk",
    summary: "Records: %. Groepen: % zeker, % waarschijnlijk, % verwant. Records die vervallen: %.",
    none: "Er zijn geen dubbele records gevonden.", title: "Dubbele records", study: "studie van de review",
    group: "Groep", members: "Records",
    evidence: "Bewijs", verdict: "Oordeel", more: "en nog %",
    contradiction: "niet bij de groep gevoegd, want % en % zijn niet één (%)",
    tooMany: "niet bij de groep gevoegd, die dan meer dan % verschillende records zou hebben",
    identifierAlone: "aan een mens om te beslissen, want het ene kan het kenmerk van het andere hebben",
    decimalSign: ",")
}

extension DuplicateWording {
  /// What speaks for and against two records being one publication, field by field.
  package func words(for comparison: Comparison) -> [String] {
    var words: [String] = []
    for (relation, name) in [(comparison.doi, "DOI"), (comparison.pmid, "PMID"), (comparison.pmcid, "PMCID")] {
      if let text = text(relation, name) { words.append(text) }
    }
    if comparison.isTranslation {
      words.append(originalTitle)
    } else if let text = titles[comparison.title] {
      let likeness = fill(titleLikeness, [figure(comparison.titleLikeness)])
      switch comparison.title {
      case .same: words.append(text)
      case .alike: words.append(likeness)
      default: words.append("\(text) (\(figure(comparison.titleLikeness)))")
      }
    }
    if let text = authors[comparison.authors] { words.append(text) }
    if let text = container[comparison.container] { words.append(text) }
    if comparison.year == .near {
      words.append(yearNear)
    } else {
      words += [text(comparison.year, names.year)].compactMap { $0 }
    }
    words += [text(comparison.volume, names.volume), text(comparison.issue, names.issue)].compactMap { $0 }
    if comparison.isPageRunSame {
      words.append(pageRun)
    } else if comparison.page == .near {
      words.append(pageNear)
    } else if let text = text(comparison.page, names.page) {
      words.append(text)
    }
    if comparison.registration == .same { words += [text(.same, names.registration)].compactMap { $0 } }
    if comparison.publisher == .different { words += [text(.different, names.publisher)].compactMap { $0 } }
    words += [text(comparison.edition, names.edition)].compactMap { $0 }
    if let likeness = comparison.abstractLikeness { words.append(fill(abstractAlike, [figure(likeness)])) }
    return words
  }

  private func text(_ relation: FieldRelation, _ name: String) -> String? { field[relation].map { fill($0, [name]) } }

  /// `template` with the words in the places of its `%`.
  package func fill(_ template: String, _ words: [String]) -> String {
    var rest = words[...]
    return template.split(separator: "%", omittingEmptySubsequences: false).enumerated().map { place, part in
      place == 0 ? String(part) : (rest.popFirst() ?? "") + part
    }.joined()
  }

  /// Two decimals: `0.98`; what is not quite the same is not said to be.
  private func figure(_ likeness: Float) -> String {
    let hundredths = likeness >= 1 ? 100 : min(99, Int(likeness * 100))
    return hundredths == 100 ? "1" : "0" + decimalSign + (hundredths < 10 ? "0" : "") + String(hundredths)
  }
}
