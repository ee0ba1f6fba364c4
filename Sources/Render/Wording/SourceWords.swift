/// The words of the table of what each database brought.
struct SourceWords {
  var title: String
  var database: String
  var found: String
  var removed: String
  var works: String
  var only: String
  var shared: String
  var included: String
  var includedOnly: String
  var total: String
  /// The label of what neither the import nor the record says.
  var unknown: String
  var nothing: String
  var howToRead: String
  var howRemoved: String
  var unknownNote: String
  var namedNote: String
  var notImported: String
  var elsewhere: String
  /// % stands for the studies.
  var unconfirmed: String
  var notMerged: String
  /// % stands for the searches with their databases and hits.
  var onlyCounted: String
  /// % stands for how many.
  var unmergedVersions: String
  var notFiltered: String

  static func of(_ wording: Wording) -> SourceWords { wording.language == "nl" ? dutch : english }

  static let english = SourceWords(
    title: "What each database brought", database: "Database", found: "Found", removed: "Removed as duplicates",
    works: "Publications", only: "Only here", shared: "Shared with", included: "Included",
    includedOnly: "Included, only here", total: "Total", unknown: "not known",
    nothing: "No imported records; garner import brings some.",
    howToRead:
      "Found counts records, each once for every search that found it; the other columns count publications, each once "
      + "for every database that any of its records was found in.",
    howRemoved:
      "Of a publication found more than once, the record imported first stays; the others are removed as duplicates.",
    unknownNote: "Not known: the import was tied to no search, and the record names no source.",
    namedNote: "As the records name it; the import was tied to no database of the review: %.",
    notImported: "Nothing was imported from: %.",
    elsewhere:
      "One included study was taken from no imported record.|% included studies were taken from no imported record.",
    unconfirmed: "Counted as included, with values that are unconfirmed: %.",
    notMerged: "No duplicates have been merged: a publication imported under two ids counts as two.",
    onlyCounted: "Hits that the log only counts, of which no record was imported, are in no column: %.",
    unmergedVersions:
      "Records that a later export of the same search brought as another version of a hit, and that are merged with no hit, are "
      + "in no column: %; garner dedupe decides on them.",
    notFiltered: "This table is about the imported records: it was not narrowed to %")

  static let dutch = SourceWords(
    title: "Wat elke databank opleverde", database: "Databank", found: "Gevonden", removed: "Als dubbel verwijderd",
    works: "Publicaties", only: "Alleen hier", shared: "Gedeeld met", included: "Opgenomen",
    includedOnly: "Opgenomen, alleen hier", total: "Totaal", unknown: "niet bekend",
    nothing: "Geen geïmporteerde records; garner import haalt ze binnen.",
    howToRead:
      "Gevonden telt records, elk eenmaal voor iedere zoekactie die het vond; de andere kolommen tellen publicaties, elk "
      + "eenmaal voor iedere databank waarin een van haar records is gevonden.",
    howRemoved:
      "Van een publicatie die vaker is gevonden, blijft het record dat het eerst is geïmporteerd; de andere zijn als "
      + "dubbel verwijderd.",
    unknownNote: "Niet bekend: de import hoorde bij geen zoekactie en het record noemt geen bron.",
    namedNote: "Zoals de records haar noemen; de import hoorde bij geen databank van de review: %.",
    notImported: "Niets geïmporteerd uit: %.",
    elsewhere:
      "Eén opgenomen studie komt uit geen geïmporteerd record.|% opgenomen studies komen uit geen geïmporteerd record.",
    unconfirmed: "Als opgenomen geteld, met waarden die niet bevestigd zijn: %.",
    notMerged: "Er zijn geen dubbele samengevoegd: een publicatie die onder twee ids is geïmporteerd, telt als twee.",
    onlyCounted: "Treffers die het log alleen telt, waarvan geen record is geïmporteerd, staan in geen kolom: %.",
    unmergedVersions:
      "Records die een latere export van dezelfde zoekactie bracht als andere versie van een treffer, en die met geen treffer zijn "
      + "samengevoegd, staan in geen kolom: %; garner dedupe beslist erover.",
    notFiltered: "Deze tabel gaat over de geïmporteerde records: zij is niet beperkt tot %")
}
