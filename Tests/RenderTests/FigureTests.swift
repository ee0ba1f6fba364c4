import Foundation
import Records
import Testing

@testable import Render
@testable import Synthesis

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct FigureTests {
  /// A review with everything a figure can have, whose every word is hostile where `isHostile`.
  static func input(_ language: String, isHostile: Bool = false, isUpdate: Bool = false) -> FigureInput {
    var report = SmallReview.input(language)
    var words = HostileWords(seed: 7)
    func word(_ plain: String) -> String { isHostile ? words.words() + " " + plain : plain }
    report.frame.description.databases += [
      Database(id: "ctgov", label: word("ClinicalTrials.gov"), kind: .register),
      Database(
        id: "lists", label: word("Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik"), kind: .citationSearching),
    ]
    report.frame.description.exclusionCriteria = [
      LocatedStatement(
        id: "long",
        statement: [
          "en": word("Articles in which the words do not occur in the sense that the review gives to them."),
          "nl": word("Artikelen."),
        ])
    ]
    if isHostile {
      report.frame.description.title = [
        "en": words.words() + "<script>alert(1)</script>\u{1B}[2J\u{202E}", "nl": words.words(),
      ]
      report.records = report.records.map { filed in
        var filed = filed
        filed.record.citation.variables = [.init(name: "title", value: .text(words.words() + "</text><script>"))]
        return filed
      }
    }
    if isUpdate { report.frame.description.previous = PreviousVersion(studies: ["damen1984"], reports: 2) }
    let decisions =
      (1...6).map {
        ScreeningDecision(
          record: "r\($0)", stage: .fullText, choice: .exclude, reason: "long", by: "A", when: "2026-11-26")
      }
    let flow = FlowMaker.flow(
      FlowInput(
        description: report.frame.description, log: report.frame.searchLog,
        studies: report.records.map { FlowInput.Study($0.record) },
        origins: RecordOrigins(
          sources: [
            .init(file: "records/0001-a.jsonl", database: "ctgov"),
            .init(file: "records/0002-b.jsonl", database: "lists"),
          ],
          sightings: (1...9).map { .init(record: "r\($0)", source: $0 % 2, line: $0) }),
        decisions: decisions))
    return FigureInput(report: report, flow: flow)
  }

  /// The same where nobody has confirmed any design, number of people or effect.
  static func guessed(_ language: String) -> FigureInput {
    var input = input(language)
    input.report.records = input.report.records.map { filed in
      var filed = filed
      let places = ["/sample", "/design", "/setting", "/effects"]
      filed.record.unconfirmed = places.map { Guess(pointer: $0, source: .abstract, quote: "Forty were randomised.") }
      return filed
    }
    return input
  }

  static let inputs: [(name: String, input: FigureInput)] = Wording.languages.flatMap { language in
    [
      ("plain \(language)", input(language)), ("updated \(language)", input(language, isUpdate: true)),
      ("hostile \(language)", input(language, isHostile: true, isUpdate: true)),
      ("guessed \(language)", guessed(language)),
    ]
  }

  /// The rectangle that a text takes, with the measure by which it was placed.
  private func extent(_ text: Drawing.Text) -> Drawing.Rectangle {
    let width = TextMeasure.width(text.words.onOneLine, size: text.size, isBold: text.isBold)
    let start =
      switch text.anchor {
      case .start: 0.0
      case .middle: -width / 2
      case .end: -width
      }
    if text.isUpright {
      return .init(x: text.at.x - text.size * 0.8, y: text.at.y - width - start, width: text.size, height: width)
    }
    return .init(x: text.at.x + start, y: text.at.y - text.size * 0.8, width: width, height: text.size)
  }

  private func overlaps(_ left: Drawing.Rectangle, _ right: Drawing.Rectangle) -> Bool {
    left.x < right.right - 0.5 && right.x < left.right - 0.5 && left.y < right.bottom - 0.5
      && right.y < left.bottom - 0.5
  }

  private func contains(_ outer: Drawing.Rectangle, _ inner: Drawing.Rectangle) -> Bool {
    inner.x >= outer.x && inner.y >= outer.y && inner.right <= outer.right && inner.bottom <= outer.bottom
  }

  @Test(arguments: Figure.allCases, FigureTests.inputs.indices)
  func `no text is cut, none lies over another or over the edge of a box`(figure: Figure, place: Int) throws {
    let drawing = try figure.drawing(Self.inputs[place].input)
    let texts = drawing.marks.compactMap { if case .text(let text) = $0 { text } else { nil } }
    let boxes = drawing.marks.compactMap { if case .rectangle(let box, _) = $0 { box } else { nil } }
    #expect(texts.count > 5)
    let page = Drawing.Rectangle(x: 0, y: 0, width: drawing.width, height: drawing.height)
    let extents = texts.map(extent)
    for (text, extent) in zip(texts, extents) {
      #expect(contains(page, extent), "\(text.words)")
      for box in boxes where overlaps(box, extent) {
        #expect(contains(box, extent), "\(text.words)")
      }
    }
    for (number, first) in extents.enumerated() {
      for second in extents.indices.dropFirst(number + 1) where overlaps(first, extents[second]) {
        Issue.record("'\(texts[number].words)' lies over '\(texts[second].words)'")
      }
    }
    for (number, first) in boxes.enumerated() {
      for second in boxes.dropFirst(number + 1) { #expect(!overlaps(first, second)) }
    }
  }

  @Test(arguments: Figure.allCases, FigureTests.inputs.indices)
  func `the SVG is XML with a title, a description and nothing that runs, whatever the words`(
    figure: Figure, place: Int
  ) throws {
    let input = Self.inputs[place].input
    let svg = SVGWriter.write(try figure.drawing(input))
    let parser = XMLParser(data: Data(svg.utf8))
    let seen = Names()
    parser.delegate = seen
    #expect(parser.parse(), "\(parser.parserError.debugDescription)")
    #expect(
      seen.names.isSubset(of: ["svg", "title", "desc", "style", "defs", "pattern", "rect", "path", "circle", "text"]))
    #expect(seen.names.isSuperset(of: ["svg", "title", "desc", "text"]))
    #expect(seen.root["role"] == "img")
    #expect(seen.root["aria-labelledby"] == "\(figure.rawValue)-title \(figure.rawValue)-desc")
    #expect(seen.root["lang"] == input.report.language)
    #expect(svg.contains("prefers-color-scheme: dark"))
    #expect(!svg.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0.value == 0x202E })
  }

  private final class Names: NSObject, XMLParserDelegate {
    var names: Set<String> = []
    var root: [String: String] = [:]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if names.isEmpty { root = attributes }
      names.insert(name)
    }
  }

  @Test(arguments: Figure.allCases, Wording.languages)
  func `each figure is also a table, with a cell for every column`(figure: Figure, language: String) throws {
    let table = try figure.table(Self.input(language))
    #expect(!table.rows.isEmpty)
    #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
    #expect(Set(table.columns.map(\.id)).count == table.columns.count)
    for format in TableFormat.allCases { #expect(!format.write(table).isEmpty) }
  }

  @Test func `every study stands in an evidence map, and a cell without any stays visible`() throws {
    var input = Self.input("en")
    input.rows = "condition=depression"
    input.columns = "setting"
    let drawing = try Figure.evidenceMap.drawing(input)
    let texts = drawing.marks.compactMap { if case .text(let text) = $0 { text.words } else { nil } }
    #expect(texts.contains("0") && texts.contains { $0.hasPrefix("not reported") })
    let shown = try Figure.evidenceMap.table(input).rows.flatMap(\.cells).flatMap { cell in
      if case .studies(let studies) = cell { studies.map(\.id) } else { [String]() }
    }
    #expect(Set(shown) == Set(input.report.records.filter { $0.record.role == .included }.map(\.record.id)))
  }

  @Test func `an evidence map marks what was taken back, as a drawing and as a table`() throws {
    var input = Self.input("en")
    (input.rows, input.columns) = ("condition=depression", "setting")
    #expect(try !Figure.evidenceMap.drawing(input).description.contains("retracted"))
    for index in input.report.records.indices { input.report.records[index].record.retractedBy = "pmid-1" }
    let drawing = try Figure.evidenceMap.drawing(input)
    let texts = drawing.marks.compactMap { if case .text(let text) = $0 { text.words } else { nil } }
    #expect(texts.contains { $0.hasSuffix("†)") } && texts.contains { $0.hasPrefix("† retracted") })
    #expect(drawing.description.contains(" retracted)"))
    let studies = try Figure.evidenceMap.table(input).rows.flatMap(\.cells).flatMap { cell in
      if case .studies(let studies) = cell { studies } else { [StudyReference]() }
    }
    #expect(!studies.isEmpty && studies.allSatisfy(\.isRetracted))
  }

  @Test func `what the shade of an evidence map tells stands in its table and its description`() throws {
    var input = Self.input("en")
    (input.rows, input.columns) = ("condition=depression", "setting")
    let plain = TableFormat.csv.write(try Figure.evidenceMap.table(input))
    input.shade = .design
    let table = try Figure.evidenceMap.table(input)
    #expect(TableFormat.csv.write(table) != plain)
    let labels = table.rows.flatMap(\.cells).flatMap { cell in
      if case .studies(let studies) = cell { studies.map(\.label) } else { [String]() }
    }
    let words = ["assigned to groups", "other design", "no known design"]
    #expect(!labels.isEmpty)
    for label in labels { #expect(words.contains { label.hasSuffix(" – " + $0) }, "\(label)") }
    let description = try Figure.evidenceMap.drawing(input).description
    #expect(words.contains { description.contains("(\($0))") } && !description.contains("(direct)"))
  }

  @Test(arguments: Wording.languages, FigureInput.MapShade.allCases)
  func `a number of studies with a mark behind it lies beside its circle`(
    language: String, shade: FigureInput.MapShade
  ) throws {
    var input = Self.guessed(language)
    (input.rows, input.columns, input.shade) = ("design", "setting", shade)
    let drawing = try Figure.evidenceMap.drawing(input)
    let texts = drawing.marks.compactMap {
      if case .text(let text) = $0, text.words.contains("*)") { text } else { nil }
    }
    #expect(!texts.isEmpty)
    for case .circle(let center, let radius, _) in drawing.marks {
      let circle = Drawing.Rectangle(x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
      for text in texts { #expect(!overlaps(circle, extent(text)), "\(text.words)") }
    }
  }

  @Test func `studies whose names end in numbers stand in the order of these`() throws {
    var input = Self.input("en")
    let one = try #require(input.report.records.first { $0.record.role == .included && !$0.record.effects.isEmpty })
    input.report.records = [10, 2, 1].map { number in
      var filed = one
      filed.record.id = "n\(number)"
      filed.record.citation = Citation(id: "n\(number)", type: "book")
      filed.record.citation.variables = [.init(name: "title", value: .text("Name\(number)"))]
      return filed
    }
    #expect(try Figure.effectDirection.table(input).rows.map(\.id) == ["n1", "n2", "n10"])
  }

  @Test(arguments: Wording.languages)
  func `a study that may bear on a cell besides where it stands is marked there, and not counted`(language: String)
    throws
  {
    func study(_ id: String, _ setting: String) -> FiledRecord {
      FiledRecord(
        record: StudyRecord(
          id: id, role: .included, citation: Citation(id: id, type: "book"),
          sample: Sample(n: 20, populations: ["adolescents"]), setting: Setting(concepts: [setting])),
        file: "studies/\(id).json")
    }
    var input = Self.input(language)
    input.report.frame = ReviewFrame(
      description: ReviewDescription(id: "r", title: ["en": "Review"], languages: ["en"]),
      vocabulary: GapTests.vocabulary)
    // What is clinical may be inpatient; a school is not.
    input.report.records = [
      study("a", "clinical"), study("b", "inpatient"), study("c", "school"), study("d", "clinical"),
    ]
    (input.rows, input.columns) = ("population=adolescents,adults", "setting=clinical,inpatient,school")
    let texts = try Figure.evidenceMap.drawing(input).marks.compactMap {
      if case .text(let text) = $0 { text.words } else { nil }
    }
    #expect(texts.contains("1 + 2?") && texts.contains("3") && texts.contains { $0.hasPrefix("+ 1?: ") })
    let row = try #require(
      try JSONSerialization.jsonObject(
        with: Data(TableFormat.json.write(try Figure.evidenceMap.table(input)).utf8)) as? [String: Any])
    let first = try #require((row["rows"] as? [[String: Any]])?.first)
    #expect(first["column2"] as? [String] == ["b"] && first["count2"] as? Int == 1)
    #expect(first["unknown2"] as? [String] == ["a", "d"] && first["unknown1"] as? [String] == nil)
    // Where no study at all is known to bear on a cell that some may bear on, the dash does not stand.
    input.report.records.remove(at: 1)
    input.columns = "setting=clinical,inpatient"
    let drawing = try Figure.evidenceMap.drawing(input)
    let signs = drawing.marks.compactMap { if case .text(let text) = $0 { text.words } else { nil } }
    #expect(signs.contains("0 + 2?") && signs.contains("?"))
    #expect(drawing.description.contains(language == "nl" ? "en 2 die er misschien over gaan" : "and 2 that may bear"))
  }

  @Test func `what nobody has extracted is not told as what the source does not report`() throws {
    var input = Self.input("en")
    var one = try #require(input.report.records.first { $0.record.role == .included && !$0.record.effects.isEmpty })
    one.record.sample?.n = nil
    one.record.design = nil
    func row(_ kind: AbsenceKind) throws -> [Cell] {
      one.record.absent = ["/sample/n", "/design"].map { Absence(pointer: $0, kind: kind) }
      input.report.records = [one]
      return Array(try #require(try Figure.effectDirection.table(input).rows.first).cells[2...3])
    }
    func mapTexts() throws -> [String] {
      (input.rows, input.columns) = ("population=women", "design=rct")
      return try Figure.evidenceMap.drawing(input).marks.compactMap {
        if case .text(let text) = $0 { text.words } else { nil }
      }
    }
    #expect(try row(.notExtracted) == [.text(Phrase("design not extracted")), .absent(.notExtracted)])
    #expect(try mapTexts().joined(separator: " ").contains("not extracted"))
    #expect(try row(.notReported) == [.text(Phrase("design not reported")), .absent(.notReported)])
    #expect(try !mapTexts().joined(separator: " ").contains("not extracted"))
  }

  @Test(
    arguments: [
      ("/setting", nil, "not extracted"), ("/setting", .notExtracted, "not extracted"),
      ("/setting/concepts", .notExtracted, "not extracted"), ("/setting/concepts", .notReported, "not reported"),
      ("/setting", .notReported, "not reported"), ("/setting", .notApplicable, "not applicable"),
      ("/setting", .unclear, "unclear"), ("/setting/context", .notReported, "not extracted"),
    ] as [(String, AbsenceKind?, String)])
  func `the last column of an evidence map tells why a study is there`(
    place: String, kind: AbsenceKind?, words: String
  ) throws {
    var input = Self.input("en")
    input.report.frame = ReviewFrame(
      description: ReviewDescription(id: "r", title: ["en": "Review"], languages: ["en"]),
      vocabulary: GapTests.vocabulary)
    var study = StudyRecord(
      id: "a", role: .included, citation: Citation(id: "a", type: "book"), sample: Sample(populations: ["adolescents"]))
    if let kind { study.absent = [Absence(pointer: place, kind: kind)] }
    (input.rows, input.columns) = ("population=adolescents", "setting=inpatient")
    func head(_ study: StudyRecord) throws -> String? {
      input.report.records = [FiledRecord(record: study, file: "studies/a.json")]
      return try Figure.evidenceMap.table(input).columns.last?.label.plain
    }
    #expect(try head(study) == words)
    study.setting = Setting(concepts: ["school"])
    #expect(try head(study) == "none of these")
    study.setting = Setting(concepts: ["clinical"])
    #expect(try head(study) == "unknown")
  }

  @Test(arguments: Wording.languages)
  func `a number beside a sign is explained where there is one`(language: String) throws {
    var input = Self.input(language)
    var one = try #require(input.report.records.first { $0.record.role == .included && !$0.record.effects.isEmpty })
    let words = language == "nl" ? "Een getal bij een teken" : "A number beside a sign"
    func isExplained(_ effects: [Effect]) throws -> Bool {
      one.record.effects = effects
      input.report.records = [one]
      return try Figure.effectDirection.drawing(input).marks.contains {
        if case .text(let text) = $0 { text.words.hasPrefix(words) } else { false }
      }
    }
    let effect = one.record.effects[0]
    var second = effect
    second.finding.id += "-again"
    #expect(try isExplained([effect, second]))
    #expect(try !isExplained([effect]))
  }

  @Test func `an arrow is as large as the study, and each direction has a sign of its own`() {
    #expect(
      [nil, 0, 49, 50, 300, 301].map { EffectDirections.Size(n: $0) } == [
        .unknown, .small, .small, .medium, .medium, .large,
      ])
    let signs = Effect.Direction.allCases.map { EffectGlyph.marks($0, .medium, at: .init(0, 0)) }
    #expect(Set(signs).count == Effect.Direction.allCases.count)
    #expect(EffectGlyph.height(.small) < EffectGlyph.height(.medium))
    #expect(EffectGlyph.height(.medium) < EffectGlyph.height(.large))
  }

  @Test func `words are measured no narrower than the widest usual font draws them`() {
    // Widths of DejaVu Sans at 100 pixels, by its own tables.
    for (words, width) in [
      ("Records identified from databases", 1721.0), ("Wij wegen WWW", 846.3), ("(n = 63878)", 606.9),
    ] {
      #expect(TextMeasure.width(words, size: 100) >= width, "\(words)")
    }
    #expect(TextMeasure.wrapped("one two three", to: 60) == ["one two", "three"])
    #expect(TextMeasure.wrapped("Donaudampfschifffahrt", to: 60).count > 2)
    #expect(TextMeasure.wrapped("", to: 60) == [""])
  }

  @Test func `a word that is broken has a hyphen between its letters, and fits with it`() {
    let lines = TextMeasure.wrapped("Donaudampfschifffahrt", to: 60)
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix("-") } && lines.last?.hasSuffix("-") == false)
    #expect(lines.map { $0.hasSuffix("-") ? String($0.dropLast()) : $0 }.joined() == "Donaudampfschifffahrt")
    for words in ["Donaudampfschifffahrt", "10.1000/182.1234567890abcdef", "走る療法の効果について"] {
      #expect(TextMeasure.wrapped(words, to: 60).allSatisfy { TextMeasure.width($0) <= 60 })
    }
    #expect(!TextMeasure.wrapped("1234567890123456789", to: 60).joined().contains("-"))
    #expect(!TextMeasure.wrapped("走る療法の効果について", to: 60).joined().contains("-"))
  }
}
