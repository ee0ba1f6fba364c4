import Records
import Synthesis

/// A reporting checklist with what the files of a review answer already.
package enum ChecklistReport {
  /// A row an item, in the guideline's order.
  package static func table(_ list: ChecklistItem.List, _ input: ChecklistInput) -> Table {
    let judge = ChecklistJudge(input)
    let language = Wording.of(input.language).language
    let items = ChecklistItem.items(of: list).map { ($0, judge.answer($0)) }
    let name = list == .prisma ? "PRISMA 2020" : "PRISMA-S"
    let title = judge.say(
      "\(name): what the review's files answer", "\(name): wat de bestanden van de review beantwoorden")
    return Table(
      id: "checklist-" + list.rawValue, language: language, title: Phrase(title),
      subtitle: Phrase(input.frame.description.title.shown(in: language)),
      columns: [
        Table.Column(id: "item", label: Phrase(judge.say("Item", "Punt")), weight: 1),
        Table.Column(id: "asks", label: Phrase(judge.say("Asks for", "Vraagt om")), weight: 5),
        Table.Column(id: "standing", label: Phrase("Standing"), isForPrograms: true),
        Table.Column(id: "answer", label: Phrase(judge.say("Answered", "Beantwoord")), weight: 2),
        Table.Column(id: "places", label: Phrase(judge.say("Where", "Waar")), weight: 4),
        Table.Column(id: "missing", label: Phrase(judge.say("Missing", "Ontbreekt")), weight: 4),
      ],
      rows: items.map { item, answer in
        Table.Row(
          id: item.number,
          cells: [
            .text(Phrase(item.number)), .text(Phrase(judge.say(item.english, item.dutch))),
            .text(Phrase(answer.standing.rawValue)), .text(Phrase(words(answer.standing, judge))),
            answer.places.isEmpty ? .blank : .lines(answer.places.map { Cell.Line(Phrase($0)) }),
            answer.missing.map { .text(Phrase($0)) } ?? .blank,
          ])
      },
      notes: notes(items.map(\.1.standing), list, input.prose, judge).map { Table.Note(Phrase($0)) })
  }

  private static func words(_ standing: ChecklistAnswer.Standing, _ judge: ChecklistJudge) -> String {
    switch standing {
    case .answered: judge.say("yes", "ja")
    case .partly: judge.say("in part", "ten dele")
    case .open: judge.say("no", "nee")
    case .elsewhere: judge.say("not kept here", "hoort hier niet")
    }
  }

  private static func notes(
    _ standings: [ChecklistAnswer.Standing], _ list: ChecklistItem.List, _ prose: [String], _ judge: ChecklistJudge
  ) -> [String] {
    func count(_ standing: ChecklistAnswer.Standing) -> Int { standings.count { $0 == standing } }
    let isOne = count(.elsewhere) == 1
    let text = prose.isEmpty ? "" : " (\(prose.joined(separator: ", ")))"
    return [
      judge.say(
        "\(count(.answered)) answered, \(count(.partly)) in part, \(count(.open)) not; \(count(.elsewhere)) \(isOne ? "has" : "have") no place in these "
          + "files: \(isOne ? "it belongs" : "they belong") in the text of the review\(text), where you have to look.",
        "\(count(.answered)) beantwoord, \(count(.partly)) ten dele, \(count(.open)) niet; \(count(.elsewhere)) \(isOne ? "heeft" : "hebben") geen plaats in "
          + "deze bestanden: \(isOne ? "het hoort" : "ze horen") in de tekst van de review\(text), waar u moet kijken."),
      judge.say(
        "Looked at is whether something is there, not whether it is good. The items are in our own short words; the guideline's "
          + "own are binding: \(list.source).",
        "Gekeken is of er iets staat, niet of het goed is. De punten staan er in onze eigen korte woorden; die van de richtlijn zelf "
          + "gelden: \(list.source)."),
    ]
  }
}
