import Records
import Testing

@testable import Formats

@Suite("What fields of their own say of authors, funders and conferences")
struct AuthorFieldTests {
  private static func webOfScience(_ fields: String) throws -> (record: ImportedRecord, tally: ImportTally) {
    try Export.first(
      """
      @article{ WOS:000900000000001,
      Author = {Visser, Mieke and de Boer, Jan P. and Li, Wei and Li, Wen and
         M{\\"u}ller, Anna},
      Title = {Running and mood},
      Unique-ID = {WOS:000900000000001},
      \(fields)
      }

      """)
  }

  // MARK: Web of Science's BibTeX

  @Test(arguments: ["\n   ", "; ", ";\n   "])
  func `ORCIDs of BibTeX go to the author of the name, one a line or behind semicolons`(separator: String) throws {
    let (record, tally) = try Self.webOfScience(
      "ORCID-Numbers = {Visser, Mieke/0000-0002-1825-0097\(separator)Muller, A./0000-0001-5109-3700},\n"
        + "ResearcherID-Numbers = {Visser, Mieke/A-1-2008},")
    #expect(
      record.contributors == [
        .init(role: "author", position: 1, orcid: "0000-0002-1825-0097"),
        .init(role: "author", position: 5, orcid: "0000-0001-5109-3700"),
      ])
    #expect(tally.counts["orcid-numbers"]?.mapped == 1 && record.kept("orcid-numbers").isEmpty)
    #expect(record.kept("researcherid-numbers") == ["Visser, Mieke/A-1-2008"])
  }

  @Test(arguments: ["Li, W", "Jansen, Piet", "Mieke, Visser", "Visser, Jan"])
  func `an ORCID of nobody or of two stays, and that of another author is given`(name: String) throws {
    let (record, tally) = try Self.webOfScience(
      "ORCID-Numbers = {\(name)/0000-0002-1825-0097\n   de Boer, J. P./0000-0001-5109-3700},")
    #expect(record.contributors == [.init(role: "author", position: 2, orcid: "0000-0001-5109-3700")])
    #expect(record.kept("orcid-numbers").count == 1 && tally.counts["orcid-numbers"]?.mapped == 0)
  }

  @Test(arguments: ["\n   ", " "])
  func `affiliations of BibTeX go to the authors before them, each once`(separator: String) throws {
    let (record, tally) = try Self.webOfScience(
      "Affiliation = {Visser, M (Corresponding Author), Univ Utrecht, Dept Psychol, NL-3584 CS\n   Utrecht, Netherlands."
        + separator
        + "Visser, Mieke; de Boer, Jan P., Univ Utrecht, Dept Psychol, NL-3584 CS Utrecht, Netherlands." + separator
        + "de Boer, J. P.; Mueller, Anna; M{\\\"u}ller, Anna, Texas A\\&M Univ, College Stn, TX USA." + separator
        + "Li, Wei, Univ Leeds, England.}," + "\nAffiliations = {Utrecht University; Texas A\\&M University},")
    let utrecht = "Univ Utrecht, Dept Psychol, NL-3584 CS Utrecht, Netherlands."
    let texas = "Texas A&M Univ, College Stn, TX USA."
    #expect(
      record.contributors.map(\.position) == [1, 2, 3, 5]
        && record.contributors.map(\.affiliations) == [
          [utrecht], [utrecht, texas], ["Univ Leeds, England."], [texas],
        ], "\(record.contributors)")
    // `Mueller, Anna` is nobody's name here.
    #expect(record.kept("affiliation").count == 1 && tally.counts["affiliation"]?.kept == 1)
    #expect(record.kept("affiliations").count == 1)
  }

  @Test(arguments: [
    "Univ Utrecht, Dept Psychol, Utrecht, Netherlands.", "Visser, Mieke, Univ Utrecht, Netherlands",
    "Li, W, Univ Leeds, England.",
  ])
  func `affiliations that name no author, or do not end, stay`(text: String) throws {
    let (record, tally) = try Self.webOfScience("Affiliation = {\(text)},")
    #expect(record.contributors.isEmpty && record.kept("affiliation") == [text])
    #expect(tally.counts["affiliation"]?.kept == 1)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [". ", "A, B, . ", "A, B, Jr. ", "a;", "A, B, C. "])
  func `affiliations of nothing but marks stay, and take no time`(piece: String) throws {
    let text = String(repeating: piece, count: 300_000 / piece.utf8.count)
    let (record, _) = try Self.webOfScience("Affiliation = {\(text)},\nORCID-Numbers = {\(text)},")
    #expect(
      record.contributors.isEmpty && record.kept.count { ["affiliation", "orcid-numbers"].contains($0.tag) } == 2)
  }

  // MARK: Scopus

  @Test(
    arguments: [
      (
        "National Institutes of Health, NIH: R01MH12345, K23 MH1", "National Institutes of Health", "NIH",
        ["R01MH12345", "K23 MH1"]
      ),
      ("National Institutes of Health, NIH, (R01MH12345)", "National Institutes of Health", "NIH", ["R01MH12345"]),
      ("National Institutes of Health, NIH, R01MH12345", "National Institutes of Health", "NIH", ["R01MH12345"]),
      ("National Institutes of Health, R01MH12345", "National Institutes of Health", nil, ["R01MH12345"]),
      ("Horizon 2020 Framework Programme, H2020: 681228", "Horizon 2020 Framework Programme", "H2020", ["681228"]),
      (
        "National Science FoundationNational Science Foundation, NSF, 1320341", "National Science Foundation", "NSF",
        ["1320341"]
      ),
      (
        "Ministry of Education, Culture, Sports, Science and Technology, MEXT",
        "Ministry of Education, Culture, Sports, Science and Technology", "MEXT", []
      ),
      ("ZonMw: 60-60110-98", "ZonMw", nil, ["60-60110-98"]), ("Hersenstichting", "Hersenstichting", nil, []),
    ] as [(String, String, String?, [String])])
  func `Scopus's funders are grants, with the short name and numbers in whatever form of its years`(
    text: String, agency: String, acronym: String?, numbers: [String]
  ) throws {
    let known = numbers.isEmpty ? [nil] : numbers.map(Optional.some)
    let grants = known.map {
      ImportedRecord.Grant(number: $0, acronym: acronym, agency: agency, country: nil)
    }
    let csv =
      "Authors,Title,Funding Details,Funding Texts\nDoe A.,T,\"\(text); Trimbos-instituut\",\"The work was paid, by all.\"\n"
    let (record, tally) = try Export.first(csv)
    let other = ImportedRecord.Grant(number: nil, acronym: nil, agency: "Trimbos-instituut", country: nil)
    #expect(record.grants == grants + [other], "\(record.grants)")
    #expect(record.kept.map(\.tag) == ["Funding Texts"] && tally.counts["Funding Details"]?.mapped == 1)
    let bibTeX = try Export.first("@ARTICLE{Doe2020, title={T}, funding_details={\(text)}, source={Scopus}}").record
    #expect(bibTeX.grants == grants)
    let notes = [
      "Export Date: 8 May 2023; Cited By: 3; Funding details: \(text); Funding text 1: Paid by the Fund, 12345.",
      "Funding details: \(text)",
    ]
    for note in notes {
      let ris = try Export.first("TY  - JOUR\nTI  - T\nDB  - Scopus\nN1  - \(note)\nER  - \n").record
      #expect(ris.grants == grants && ris.citation.text("note") == note)
    }
  }

  @Test(arguments: [
    "51275295, NSFC, National Natural Science Foundation of China", "European Commission, EC, H2020", "12345",
    "Fund: of health: 12", "National Fund, NF: pending",
  ])
  func `where nothing tells the number from the funder, the words stay`(text: String) throws {
    let (record, tally) = try Export.first("Authors,Title,Funding Details\nDoe A.,T,\"\(text)\"\n")
    #expect(record.grants.isEmpty && record.kept("Funding Details") == [text])
    #expect(tally.counts["Funding Details"]?.kept == 1)
  }

  @Test func `a note of another database that speaks of funding gives no grants`() throws {
    let record = try Export.first("TY  - JOUR\nTI  - T\nDB  - Embase\nN1  - Funding details: ZonMw\nER  - \n").record
    #expect(record.grants.isEmpty)
  }

  @Test(
    arguments: [
      ("Visser, Mieke", ["Univ Utrecht, Netherlands", "Clinic of Examples, Leiden"]), ("Visser, Mieke and Doe, A.", []),
      ("Visser, Mieke and others", []),
    ] as [(String, [String])])
  func `Scopus's list of affiliations is that of a single author, and else stays`(authors: String, places: [String])
    throws
  {
    let record = try Export.first(
      "@ARTICLE{Visser2019,\n\tauthor = {\(authors)},\n\ttitle = {T},\n\taffiliations = {Univ Utrecht, Netherlands; "
        + "Clinic of Examples, Leiden},\n\tsource = {Scopus}\n}\n"
    ).record
    #expect(record.contributors.flatMap(\.affiliations) == places)
    #expect(record.kept("affiliations").isEmpty == !places.isEmpty)
  }

  @Test(arguments: [true, false])
  func `an address of RIS without a name is that of a single author`(isAlone: Bool) throws {
    let record = try Export.first(
      "TY  - JOUR\nAU  - Visser, M.\n\(isAlone ? "" : "AU  - Doe, A.\n")TI  - T\nAD  - Department of Examples, Utrecht\n"
        + "AD  - m@example.org, also for reprints\nER  - \n"
    ).record
    #expect(record.contributors.map(\.affiliations) == (isAlone ? [["Department of Examples, Utrecht"]] : []))
    #expect(record.kept("AD").count == (isAlone ? 1 : 2))
  }

  // MARK: Embase

  @Test(
    arguments: [
      (
        "(Visser M.; Doe A.B.) School of Examples, Utrecht; (Doe A.B.) Clinic, Leiden",
        [["School of Examples, Utrecht"], ["School of Examples, Utrecht", "Clinic, Leiden"]]
      ),
      (
        "(Visser M.) School of Examples, Utrecht, Netherlands., (Doe A.B.) Clinic (East), Leiden, Netherlands.",
        [["School of Examples, Utrecht, Netherlands."], ["Clinic (East), Leiden, Netherlands."]]
      ),
      (
        "(Visser M.) School of Examples, Utrecht, (Doe A.B.) Clinic, Leiden",
        [["School of Examples, Utrecht"], ["Clinic, Leiden"]]
      ),
      (
        "(Visser M., m@example.org; Doe A.B.) School of Examples, Utrecht",
        [["School of Examples, Utrecht"], ["School of Examples, Utrecht"]]
      ),
      ("(Roe C.) School of Examples, Utrecht", []), ("School of Examples, Utrecht", []),
    ] as [(String, [[String]])])
  func `Embase's table gives the authors in brackets the address behind them`(cell: String, places: [[String]]) throws {
    let (record, tally) = try Export.first(
      "Title,Source,Author Names,Author Addresses,Conference Date\nT,J Mood,\"Visser M., Doe A.B.\",\"\(cell)\",2019-07-26 to 2019-07-31\n"
    )
    #expect(record.contributors.map(\.affiliations) == places)
    let isWhole = !places.isEmpty && !cell.contains("@")
    #expect(tally.counts["Author Addresses"]?.mapped == (isWhole ? 1 : 0))
    #expect(record.kept("Author Addresses") == (isWhole ? [] : [cell]))
    #expect(record.citation["event-date"] == .date(Self.days(2019, 7, 26, 31)))
  }

  // MARK: Days of a conference

  private static func days(_ year: Int, _ month: Int, _ first: Int, _ last: Int) -> CitationDate {
    CitationDate(parts: [.init(year: year, month: month, day: first), .init(year: year, month: month, day: last)])
  }

  @Test(
    arguments: [
      ("JUL 26-31, 2019", days(2019, 7, 26, 31)),
      (
        "JUL 30-AUG 02, 2019",
        CitationDate(parts: [.init(year: 2019, month: 7, day: 30), .init(year: 2019, month: 8, day: 2)])
      ),
      (
        "DEC 29, 2018-JAN 02, 2019",
        CitationDate(parts: [.init(year: 2018, month: 12, day: 29), .init(year: 2019, month: 1, day: 2)])
      ),
      ("JUL 26, 2019", CitationDate(parts: [.init(year: 2019, month: 7, day: 26)])),
      ("26-31 July 2019", days(2019, 7, 26, 31)), ("26 July 2019 through 31 July 2019", days(2019, 7, 26, 31)),
      ("2019-07-26 to 2019-07-31", days(2019, 7, 26, 31)),
      ("July 2019", CitationDate(parts: [.init(year: 2019, month: 7)])),
      ("JUL 31-26, 2019", nil), ("JUL 26-32, 2019", nil), ("26-31", nil), ("5 Mar 2005-12", nil), ("soon", nil),
    ] as [(String, CitationDate?)])
  func `the days of a conference are read in the forms of databases`(text: String, date: CitationDate?) {
    #expect(text.lend { CitationParts.eventDate($0) } == date)
  }

  @Test(arguments: [
    "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI T\nCY JUL 26-31, 2019\nCL Leeds, ENGLAND\nER\n\nEF\n",
    "PT\tAU\tTI\tSO\tCY\nC\tDoe, A\tT\tJ\tJUL 26-31, 2019\n",
    "@inproceedings{ WOS:0001,\nTitle = {T},\nUnique-ID = {WOS:0001},\nNote = {26th Congress of Examples, Leeds, ENGLAND, JUL 26-31,\n   2019},\n}\n",
    "TY  - CPAPER\nTI  - T\nCY  - Leeds, ENGLAND\nY2  - JUL 26-31, 2019\nAN  - WOS:0001\nER  - \n",
  ])
  func `Web of Science's days of a conference are those of the event in each of its forms`(text: String) throws {
    let (record, tally) = try Export.first(text)
    #expect(record.citation["event-date"] == .date(Self.days(2019, 7, 26, 31)), "\(tally.remarks)")
    let note = record.citation.text("note")
    #expect(note == nil || note == "26th Congress of Examples, Leeds, ENGLAND, JUL 26-31, 2019")
  }

  @Test(arguments: ["Read on JUL 26, 2019 in Leeds", "In the JUL 26-31 issue", "Leeds, JUL 45, 2019"])
  func `a note that does not end in such days has none`(note: String) throws {
    let record = try Export.first("@article{ WOS:0001,\nTitle = {T},\nUnique-ID = {WOS:0001},\nNote = {\(note)},\n}\n")
      .record
    #expect(record.citation["event-date"] == nil && record.citation.text("note") == note)
  }

  private static let anna = "0000-0002-1825-0097"
  private static let carl = "0000-0001-5109-3700"

  @Test(
    arguments: [
      (
        "ORCID: http://orcid.org/Visser, Anna A.; ORCID: http://orcid.org/\(anna), Roe, Carl; ORCID: http://orcid.org/\(carl)",
        [anna, carl], true
      ),
      (
        "ORCID: http://orcid.org/Visser, Anna A.; ORCID: http://orcid.org/\(anna), ORCID: http://orcid.org/Roe, Carl; ORCID: http://orcid.org/\(carl)",
        [anna, carl], true
      ),
      ("ORCID: http://orcid.org/Roe, Carl; ORCID: http://orcid.org/\(carl)", [nil, carl], true),
      ("Visser, Anna A; ORCID: https://orcid.org/\(anna)", [anna, nil], true),
      // One of the names is nobody's.
      (
        "ORCID: http://orcid.org/Visser, Anna A.; ORCID: http://orcid.org/\(anna), Poe, Carl; ORCID: http://orcid.org/\(carl)",
        [anna, nil], false
      ),
      // Two for one person.
      (
        "ORCID: http://orcid.org/Roe, Carl; ORCID: http://orcid.org/\(anna), Roe, Carl; ORCID: http://orcid.org/\(carl)",
        [nil, anna], false
      ),
      // The number of the first is missing.
      (
        "ORCID: http://orcid.org/Visser, Anna A.; ORCID: http://orcid.org/Roe, Carl; ORCID: http://orcid.org/\(carl)",
        [nil, nil], false
      ),
      ("ORCID: http://orcid.org/\(anna)", [nil, nil], false),
    ] as [(String, [String?], Bool)])
  func `ORCIDs of Ovid's PsycInfo go to the authors they name, in one field as well`(
    field: String, orcids: [String?], isWhole: Bool
  ) throws {
    let record = try Export.first(
      "TY  - JOUR\nT1  - T\nA1  - Visser, Anna A.\nA1  - Roe, Carl\nAI  - \(field)\nER  - \n"
    ).record
    let known = (1...2).map { place in record.contributors.first { $0.position == place }?.orcid }
    #expect(known == orcids && record.kept("AI") == (isWhole ? [] : [field]))
  }

  @Test(arguments: [
    "TY  - JOUR\nTI  - T\nAU  - Doe, Jane; ORCID: https://orcid.org/\(anna)\nAU  - Roe, C\nAD  - Doe, Jane: Clinic of Examples\nER  - \n",
    "TY  - JOUR\nTI  - T\nA1  - Doe, Jane, ORCID: \(anna)\nA1  - Roe, C\nM2  - Doe, Jane. Clinic of Examples\nER  - \n",
    "TY  - JOUR\nTI  - T\nA1  - ORCID: http://orcid.org/Doe, Jane; ORCID: http://orcid.org/\(anna)\nA1  - Roe, C\nM2  - Doe, Jane. Clinic of Examples\nER  - \n",
    "<1. >\nVN  - Ovid Technologies\nTI  - T\nAU  - Doe, Jane; ORCID: https://orcid.org/\(anna)\nAU  - Roe, C\nIN  - Doe, Jane. Clinic of Examples\n",
    "<1. >\nVN  - Ovid Technologies\nTI  - T\nAU  - Doe, Jane; ORCID: https://orcid.org/\(anna).\nAU  - Roe, C\nIN  - Doe, Jane. Clinic of Examples\n",
  ])
  func `an ORCID behind a name is that of the author and no other author`(text: String) throws {
    let (record, tally) = try Export.first(text)
    #expect(record.citation.authors.map(\.family) == ["Doe", "Roe"])
    #expect(record.citation.authors.map(\.given) == ["Jane", "C"])
    #expect(
      record.contributors == [
        .init(role: "author", position: 1, orcid: Self.anna, affiliations: ["Clinic of Examples"])
      ])
    #expect(tally.remarks.contains { $0.message.hasSuffix(": an ORCID behind a name is that of the person") })
  }

  @Test(arguments: [
    ("Doe, Jane; Roe, Carl", ["Doe", "Roe"]), ("ORCID Study Group", ["ORCID Study Group"]),
    ("Doe, Jane; ORCID Study Group", ["Doe", "ORCID Study Group"]),
  ])
  func `names beside that are as they were`(value: String, names: [String]) throws {
    let record = try Export.first("TY  - JOUR\nTI  - T\nAU  - \(value)\nER  - \n").record
    #expect(record.citation.authors.map { $0.family ?? $0.literal } == names && record.contributors.isEmpty)
  }

  private static let mail = "anna.b@example.org"

  @Test(arguments: [
    ("PT J\nAU Visser, Anna B. (\(mail))\n   Roe, C\nTI T\nC1 [Visser, Anna B.] Univ Leeds.\nER\n", "AU"),
    ("PT J\nAU Visser, AB (\(mail))\n   Roe, C\nAF Visser, Anna B. (\(mail))\n   Roe, C\nTI T\nER\n", "AF"),
    ("PT\tAU\tTI\tSO\tUT\nJ\tVisser, Anna B. (\(mail)); Roe, C\tT\tJ Mood\tWOS:0001\n", "AU"),
    ("TY  - JOUR\nTI  - T\nAU  - Visser, Anna B. (\(mail))\nAU  - Roe, C\nER  - \n", "AU"),
  ])
  func `an address of mail behind a name is no part of it, and is kept`(text: String, tag: String) throws {
    let (record, tally) = try Export.first(text)
    #expect(record.citation.authors.map(\.family) == ["Visser", "Roe"])
    #expect(record.citation.authors.map(\.given) == ["Anna B.", "C"])
    #expect(record.kept.filter { $0.tag == "AU" || $0.tag == "AF" } == [.init(tag: tag, values: [Self.mail])])
    #expect(
      tally.remarks.contains { $0.message == "\(tag): an address of mail is taken off the name, and is kept" },
      "\(tally.remarks)")
    if text.contains("C1") { #expect(record.contributors.map(\.affiliations) == [["Univ Leeds."]]) }
  }

  @Test func `an address of mail that only the short name has is kept with it`() throws {
    let text = "PT J\nAU Visser, AB (\(Self.mail))\nAF Visser, Anna B.\nTI T\nER\n"
    #expect(try Export.first(text).record.kept("AU") == ["Visser, AB (\(Self.mail))"])
  }

  @Test(arguments: ["Anna (Annie) B.", "Anna B. (Leeds)", "Anna B. (at@)", "Anna B. (@home)"])
  func `other brackets within a name stay`(given: String) throws {
    let record = try Export.first("PT J\nAU Visser, \(given)\nTI T\nER\n").record
    #expect(record.citation.authors.map(\.given) == [given] && record.kept("AU").isEmpty)
  }

  @Test(arguments: [
    (
      "Univ Examples, Dept Ecol & Evolut Biol, 75 Long Rd, Storrs, CT\n   06269 USA.",
      ["Univ Examples, Dept Ecol & Evolut Biol, 75 Long Rd, Storrs, CT 06269 USA."]
    ),
    ("Univ Leeds,\n   England.\n   Univ York, England.", ["Univ Leeds, England.", "Univ York, England."]),
    ("Univ Leeds\n   Univ York", ["Univ Leeds", "Univ York"]),
    ("Univ Leeds, England.\n   06269 Storrs, USA.", ["Univ Leeds, England.", "06269 Storrs, USA."]),
  ])
  func `an address without names goes on where its line was full or stops short`(text: String, kept: [String]) throws {
    let record = try Export.first("PT J\nAU Doe, A\n   Roe, C\nTI T\nC1 \(text)\nER\n").record
    #expect(record.kept("C1") == kept)
  }

  @Test(arguments: ["{Ministry of Examples,}", "Ministry of Examples,", "Ministry of Examples ,"])
  func `EndNote's comma at the end of a group's name is taken off in BibTeX, too`(name: String) throws {
    let (record, tally) = try Export.first("@article{a, title={T}, author={\(name) and Doe, A.}}")
    #expect(record.citation.authors.map(\.literal) == ["Ministry of Examples", nil])
    #expect(record.citation.authors.map(\.family) == [nil, "Doe"] && tally.counts["author"]?.repaired == 1)
    #expect(tally.remarks.contains { $0.message.contains("a comma at the end says that the name is one of a group") })
  }

  @Test func `a comma behind a family name of several words says nothing of a group in BibTeX`() throws {
    let (record, tally) = try Export.first("@article{a, title={T}, author={Garcia Lopez, and Doe, A.}}")
    #expect(record.citation.authors.map(\.family) == ["Garcia Lopez", "Doe"] && tally.counts["author"]?.repaired == 0)
  }

  @Test func `commas within the name of a group stay in BibTeX`() throws {
    let (record, tally) = try Export.first("@article{a, title={T}, author={{Health, Welfare and Sport} and Doe, A.}}")
    #expect(record.citation.authors.first?.literal == "Health, Welfare and Sport")
    #expect(tally.counts["author"]?.repaired == 0)
  }
}
