import Records

extension Questions {
  /// What the source is.
  func source(_ answers: Answers) -> [Step] {
    let type = answers.given("type") ?? "document"
    var steps = [
      Step(
        "authors", text("Authors", "Auteurs"),
        text(
          "Family names with semicolons between; et al. at the end where the source has it: Greist; van Woerkom; et al.",
          "Achternamen met puntkomma's ertussen; et al. aan het eind waar de bron dat heeft: Greist; van Woerkom; et al."
        ),
        .authors),
      Step("year", text("Year", "Jaar"), text("The year of publication: 2005", "Het jaar van uitgave: 2005"), .year),
      Step(
        "title", text("Title", "Titel"),
        text(
          "As the source prints it: Running and mood",
          "Zoals de bron hem geeft: Running and mood"),
        .words),
      Step(
        "type", text("Kind of source", "Soort bron"),
        text(
          "What you have in your hands; document where you cannot tell",
          "Wat u in handen hebt; document waar dat niet te zien is"),
        .choice(types), ifEmpty: .needed),
    ]
    // A book or a page of the web stands by itself.
    if ["article-journal", "chapter", "document"].contains(type) {
      steps.append(
        Step(
          "container", text("Journal or book it is in", "Tijdschrift of boek waarin het staat"),
          text("Its full name: Psychological Medicine", "De volledige naam: Psychological Medicine"), .words))
    }
    steps.append(
      Step(
        "address", text("DOI or web address", "DOI of webadres"),
        text("10.1000/182, or https://…", "10.1000/182, of https://…"), .address))
    steps.append(
      Step(
        "id", text("Short name", "Korte naam"),
        text(
          "The name of the file and of the citation; letters, digits and hyphens: greist1978",
          "De naam van het bestand en van de verwijzing; letters, cijfers en streepjes: greist1978"),
        .id, ifEmpty: .needed, proposal: proposedID(answers)))
    steps.append(
      Step(
        "role", text("Part in the review", "Rol in het onderzoek"),
        text(
          "included: it is evidence and stands in the tables; background: it is only cited",
          "opgenomen: het is bewijs en staat in de tabellen; achtergrond: er wordt alleen naar verwezen"),
        .choice([
          Choice(StudyRecord.Role.included.rawValue, text("included", "opgenomen")),
          Choice(StudyRecord.Role.background.rawValue, text("background", "achtergrond")),
        ]), ifEmpty: .needed))
    if !isBackground(answers) {
      steps.append(
        Step(
          "design", text("Design", "Onderzoeksopzet"),
          text("How the study was set up: rct", "Hoe het onderzoek is opgezet: rct"), .concepts(.design)))
    }
    return steps
  }

  private var types: [Choice] {
    [
      Choice("document", "document"),
      Choice("article-journal", text("journal article", "tijdschriftartikel")),
      Choice("book", text("book", "boek")),
      Choice("chapter", text("chapter of a book", "hoofdstuk van een boek")),
      Choice("report", text("report", "rapport")),
      Choice("thesis", text("thesis", "scriptie")),
      Choice("webpage", text("web page", "webpagina")),
    ]
  }

  /// The id a record gets: what was typed, or else what is proposed.
  func id(_ answers: Answers) -> String { answers.given("id") ?? proposedID(answers) }

  /// First author and year, as in greist1978 and tenhave2010; with a letter behind it where that is taken.
  private func proposedID(_ answers: Answers) -> String {
    var stem = ""
    if let typed = answers.given("authors"), let first = try? AuthorList(typed).names.first {
      let name = first.literal?.split(separator: " ").first.map(String.init) ?? first.short
      stem = FoldedText.folded(name).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    stem = (stem.isEmpty ? "source" : stem) + (answers.given("year") ?? "")
    // Without a year, a number would look like one.
    let endings = [""] + "bcdefghijklmnopqrstuvwxyz".map(String.init)
    if let free = endings.first(where: { !takenIDs.contains(stem + $0) }) { return stem + free }
    var number = 27
    while takenIDs.contains("\(stem)-\(number)") { number += 1 }
    return "\(stem)-\(number)"
  }
}
