import Formats
import Records
import Testing

/// Texts in other encodings than UTF-8, and what is wrong with them.
@Suite("Encodings")
struct EncodingTests {
  private static let text = "TY  - JOUR\nTI  - Über Läufer 🏃\nER  - \n"

  private static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? bytes : bytes.reversed()
    }
  }

  @Test(arguments: [true, false])
  func `UTF-16 without a byte order mark is read, and said`(isLittle: Bool) {
    let (format, records, tally) = Export.read(Self.utf16(Self.text, isLittle: isLittle))
    #expect(format == "ris" && records.first?.citation.text("title") == "Über Läufer 🏃")
    #expect(tally.remarks.map(\.message) == ["read as UTF-16, which no byte order mark says"])
  }

  @Test func `half of a surrogate pair among the escapes of JSON costs no record, and a whole pair stays`() {
    let text = #"[{"id": "a", "type": "book",\#n "title": "A \\ud83c\ud83c\udfc3 \ud83c \udfc3\uD83C"}]"#
    let (_, records, tally) = Export.read(text)
    #expect(records.first?.citation.text("title") == "A \\ud83c🏃 \u{FFFD} \u{FFFD}\u{FFFD}")
    let remark = tally.remarks.first { $0.message.hasPrefix("half of a surrogate pair") }
    #expect(remark?.count == 3 && remark?.lines.first == 2 && !tally.remarks.contains { $0.severity == .error })
  }

  @Test func `half of a surrogate pair is replaced, and said with its line`() {
    var bytes = [0xFF, 0xFE] + Self.utf16("TY  - JOUR\nTI  - One", isLittle: true) + [0x00, 0xD8]
    bytes += Self.utf16(" two\nER  - \n", isLittle: true) + [0x41]
    let (_, records, tally) = Export.read(bytes)
    #expect(records.first?.citation.text("title") == "One\u{FFFD} two")
    #expect(tally.remarks.first { $0.message.hasPrefix("half of a surrogate pair") }?.lines == [2])
    #expect(tally.remarks.contains { $0.message == "the file ends within a character of UTF-16" })
  }

  @Test func `a control character in a line of Windows-1252 is replaced, and the line is read as that`() {
    let bytes = Array("TY  - JOUR\nTI  - L".utf8) + [0xE4, 0x00] + Array("ufer\nER  - \n".utf8)
    let (_, records, tally) = Export.read(bytes)
    #expect(records.first?.citation.text("title") == "Lä\u{FFFD}ufer")
    #expect(tally.remarks.map(\.lines) == [[2], [2]])
  }

  private static func bytes(_ text: String) -> [UInt8] {
    // `#` stands for é in Windows-1252, `+` for Ü and a quotation mark in it, which look like a character of UTF-8.
    text.utf8.flatMap { $0 == UInt8(ascii: "#") ? [0xE9] : $0 == UInt8(ascii: "+") ? [0xDC, 0x94] : [$0] }
  }

  @Test(arguments: [
    ("TY  - JOUR\nTI  - %\nER  - \n", "ris"), ("PMID- 1\nTI  - %\n", "nbib"),
    ("@book{a,\n  title = {%}\n}\n", "bibtex"),
    ("Title,Year\n%,2001\n", "csv"), ("[{\"id\": \"a\", \"type\": \"book\",\n\"title\": \"%\"}]\n", "csl-json"),
  ])
  func `a bad byte in a line of UTF-8 costs itself only, and is told`(form: String, format: String) throws {
    for (title, expected, isUTF8) in [
      ("Müller caf#", "Müller caf\u{FFFD}", true), ("Läufer über # Straße", "Läufer über \u{FFFD} Straße", true),
      ("M#ller caf#", "Méller café", false), ("caf# + caf#", "café Ü” café", false),
    ] {
      let (name, records, tally) = Export.read(Self.bytes(form.replacing("%", with: title)))
      #expect(name == format && records.first?.citation.text("title") == expected)
      let remark = try #require(tally.remarks.first { $0.examples.first?.contains("0xe9") == true })
      #expect(remark.message.contains(isUTF8 ? "replaced by U+FFFD" : "read as Windows-1252"))
      #expect(remark.isFault == isUTF8 && remark.lines == [2])
    }
  }

  private static func macRoman(_ text: String) -> [UInt8] {
    let high: [Unicode.Scalar: UInt8] = [
      "é": 0x8E, "è": 0x8F, "ä": 0x8A, "ö": 0x9A, "ü": 0x9F, "á": 0x87, "í": 0x92, "ó": 0x97, "ñ": 0x96, "ß": 0xA7,
      "ø": 0xBF, "’": 0xD5, "É": 0x83, "–": 0xD0, "å": 0x8C,
    ]
    return text.unicodeScalars.map { high[$0] ?? UInt8($0.value) }
  }

  @Test(arguments: [
    "Läufer fühlen sich schöner – so die Straße", "Cafés and running, é la", "García and Hernández’s séries",
    "Smith’s patients’ well–being, après", "København, blå and hårt är bättre förr",
  ])
  func `words that have letters in Mac Roman, where Windows-1252 has capitals, are read as that, and it is said`(
    title: String
  ) throws {
    let bytes = Self.macRoman("TY  - JOUR\nAU  - É, A\nTI  - \(title)\nER  - \n")
    let (_, records, tally) = Export.read(bytes)
    let record = try #require(records.first)
    #expect(record.citation.text("title") == title && record.citation.authors.first?.family == "É")
    let remark = try #require(tally.remarks.first { $0.message.contains("Mac Roman") })
    #expect(remark.lines == [2, 3] && !remark.isFault)
  }

  @Test(arguments: [
    // Apostrophes, dashes and dots of Windows-1252, a letter that Mac Roman has as another, and a capital by mistake.
    ("don#92t well#96being wait#85what", "don’t well–being wait…what"),
    ("Ha#9Aek, c#9Cur, #8Eena", "Hašek, cœur, Žena"),
    ("Espa#D1a, G#BFnther", "EspaÑa, G¿nther"), ("smith#87and don#92t", "smith‡and don’t"),
    // What speaks against both, and what DOS may mean.
    ("caf#E9s and f#9Fr", "cafés and fŸr"), ("tr#8As p#8Are", "trŠs pŠre"), ("fran#87ais", "fran‡ais"),
    ("tr#8As h#81len", "trŠs h\u{81}len"),
    // Letters of several bytes.
    ("a#8Eb#8F#90#91#92", "aŽb\u{8F}\u{90}‘’"),
  ])
  func `where the letters of Mac Roman are not certain, a line is read as Windows-1252`(form: String, title: String)
    throws
  {
    var bytes: [UInt8] = []
    var rest = form[...]
    while let mark = rest.firstIndex(of: "#") {
      let end = rest.index(mark, offsetBy: 3)
      bytes += Array(rest[..<mark].utf8) + [try #require(UInt8(rest[mark..<end].dropFirst(), radix: 16))]
      rest = rest[end...]
    }
    let (_, records, tally) = Export.read(Array("TY  - JOUR\nTI  - ".utf8) + bytes + Array("\(rest)\nER  - \n".utf8))
    #expect(records.first?.citation.text("title") == title)
    #expect(tally.remarks.contains { $0.message == "not UTF-8; read as Windows-1252" })
  }

  @Test func `what a repair shows of a long value is its beginning`() throws {
    let words = String(repeating: "word; ", count: 10_000)
    let tally = Export.read("TY  - JOUR\nKW  - \(words)\nER  - \n").tally
    let example = try #require(tally.remarks.first?.examples.first)
    #expect(example.count < 300 && example.contains("…"))
  }

  @Test func `XML that calls itself ISO 8859-1 and is Windows-1252 is read as that, and said`() throws {
    let text =
      "<?xml version='1.0' encoding='ISO-8859-1'?>\n<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID>"
      + "<Article>\n<ArticleTitle>A #b# +</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    var bytes = Array(text.utf8)
    for (place, byte) in zip(bytes.indices.filter { bytes[$0] == UInt8(ascii: "#") }, [0x93, 0x94]) {
      bytes[place] = UInt8(byte)
    }
    bytes[try #require(bytes.firstIndex(of: UInt8(ascii: "+")))] = 0xE9
    let (_, records, tally) = Export.read(bytes)
    #expect(records.first?.citation.text("title") == "A “b” é")
    #expect(tally.remarks.map(\.lines) == [[3, 3]])
  }
}
