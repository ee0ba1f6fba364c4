import Records
import Render

/// A small table whose cells try to be more than words.
enum HostileTable {
  /// What a writer must print as it stands, one sentence each.
  static let statements = [
    "<script>alert(1)</script> & &lt;b&gt;",
    "pipe | and `code` and \\| backslash \\",
    "![x](javascript:alert(1)) [y](http://a.example/x_y) www.example.org",
    "*star* _under_ ~strike~ ^sup^ $x^2$ #1 @cite {curly} ==== \"quote\" 'tick' -- --- ...",
    "- not a list",
    "1. not a list either",
    "line one\nline two\r\n\tline three\u{2028}line four\u{0}end",
    "漢字かな交じり文は幅が広い e\u{301}te\u{301} ♦ – é ± 18.8 ≤ 20 %",
    "=cmd|'/c calc'!A1",
    "# heading : colon +plus+ (a) b) iv. %",
    "[square] after a row end; *star",
  ]

  static let table = Table(
    id: "hostile", language: "nl", title: "Titel | <b> & *ster*", subtitle: "# 1. Ondertitel",
    columns: [
      Table.Column(id: "id", label: "Id", isForPrograms: true),
      Table.Column(id: "study", label: "Studie | *x*", weight: 2),
      Table.Column(id: "findings", label: "Bevindingen", weight: 5),
      Table.Column(id: "lines", label: "Regels", weight: 3),
      Table.Column(id: "count", label: "Aantal", alignment: .trailing, weight: 1),
      Table.Column(id: "search", label: "Zoekactie", alignment: .trailing, weight: 1),
      Table.Column(id: "studies", label: "Genoemd door", weight: 2),
    ],
    rows: [
      Table.Row(
        id: "a2001",
        cells: [
          .text("a2001"), .text("A & B <i> (2001)"),
          .findings(
            statements.enumerated().map { number, words in
              FindingItem(
                id: "a2001-o\(number + 1)", study: "a2001",
                statement: ShownText(words: words, language: "nl", isSubstitute: false),
                locator: "scriptie \"2\", punt \(number + 1)")
            }),
          .lines([
            Cell.Line("n = 28 (13 man, 15 vrouw)"), Cell.Line(label: "leeftijd", "18–30 jaar"),
            Cell.Line("- 1. *"),
          ]),
          .number(Numeral(3)), .search(SearchCount(hits: 5891, relevant: nil, screened: false)),
          .studies([
            StudyReference(id: "a2001", label: "A & B <i> (2001)"), StudyReference(id: "b", label: "1. B | C"),
          ]),
        ]),
      Table.Row(
        id: "b\"<2",
        cells: [
          .text("b\"<2"), .text("-3"),
          .findings([
            FindingItem(
              id: "b-o1", study: "b",
              statement: ShownText(words: "only in English", language: "en", isSubstitute: true),
              locator: "p. 3", statedBy: .reviewer,
              remarks: [
                FindingItem.Remark(key: "sources", value: .words(["x", "y"]), words: "bronnen: X, Y"),
                FindingItem.Remark(key: "ambiguous", value: .word("gewicht of uitval?"), words: "dubbelzinnig"),
                FindingItem.Remark(key: "results", value: .absent(.notReported), words: nil),
              ])
          ]),
          .absent(.notReported), .number(Numeral("18.80") ?? 0),
          .search(SearchCount(hits: 72, relevant: 1, screened: true)), .absent(.notApplicable),
        ]),
    ],
    totals: [
      Table.Row(
        id: "total-evidence",
        cells: [
          .text("total-evidence"), .lines([Cell.Line("Totaal, evidentie"), Cell.Line("5963 hits")]), .blank, .blank,
          .blank, .searchTotal(SearchTotal(hits: 5963, relevant: 1, notScreened: 5891)), .blank,
        ],
        figures: [Table.Figure(key: "hits", value: 5963)])
    ],
    notes: [
      Table.Note(mark: "†", "niet bekeken: meer dan 300 hits."), Table.Note("- 2. noot <met> | alles & *meer*"),
      Table.Note(mark: "[en]", "getoond in het Engels."),
    ])

  /// A table without a row, which says why.
  static let empty = Table(
    id: "search-results", language: "en", title: "Search results", subtitle: "Essay",
    columns: [
      Table.Column(id: "id", label: "Id", isForPrograms: true), Table.Column(id: "terms", label: "Search terms"),
      Table.Column(id: "purpose", label: "Purpose"),
    ],
    rows: [], notes: [Table.Note("This review reports no search.")])
}
