/// The ways in which sources say that a publication was taken back.
///
/// Sources: *Errata, Retractions, and Other Linked Citations in PubMed*, National Library of Medicine, for the type and the
/// links; publishers put the word in front of the title, as the COPE retraction guidelines ask.
package enum Retraction {
  /// PubMed's name of the publication type.
  package static let type = "Retracted Publication"

  /// Whether a publication type says it: PubMed's, or that of Embase, Scopus and Web of Science.
  package static func isType(_ name: String) -> Bool {
    ["retracted publication", "retracted article", "retracted"].contains(name.lowercased())
  }

  /// Whether a keyword says it: Emtree's, under which Embase has them, or PubMed's type, which programs and people keep
  /// as a keyword or a tag.
  package static func isKeyword(_ word: String) -> Bool {
    ["retracted article", "retracted publication"].contains(word.lowercased())
  }

  /// Whether a line of a note says it and nothing else: EndNote writes PubMed's publication types there, people `Retracted` or
  /// `Retracted: yes`, and Zotero CSL's variable that it has no field for; and publishers `This article has been retracted: …`.
  package static func isNoteLine(_ line: some StringProtocol) -> Bool {
    let line = line.lowercased()
    return isType(line) || line == "status: retracted" || line == "retracted: yes"
      || kinds.contains { line.hasPrefix("this \($0) has been retracted") }
  }

  /// Whether a line of a note leaves room for it, which that of few does.
  package static func mayBeNoteLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.count <= type.utf8.count || line[0] | 0x20 == UInt8(ascii: "t") && line[1] | 0x20 == UInt8(ascii: "h")
  }

  /// Whether a publication type is that of a notice, or of what else is said about another publication: Scopus had notices
  /// among its errata.
  package static func isTypeOfNotice(_ name: String) -> Bool {
    [
      "retraction of publication", "retraction notice", "retraction", "published erratum", "erratum", "correction",
      "corrigendum", "expression of concern", "notice",
    ].contains(name.lowercased())
  }

  private static let kinds = ["article", "paper", "chapter", "book", "publication", "study"]

  /// Whether a link is that of a notice to what it takes back. A partial retraction leaves the study standing.
  package static func isNotice(_ kind: String) -> Bool {
    kind == "RetractionOf" || kind == "RetractedandRepublishedFrom"
  }

  /// Whether a link to another publication says it.
  package static func isLink(_ kind: String) -> Bool { kind == "RetractionIn" || kind == "RetractedandRepublishedIn" }

  /// Whether the publisher has put it in front of the title: `RETRACTED: …`, `RETRACTED ARTICLE: …`, `[Retracted] …`;
  /// and `Retracted Chapter: …`, which names what was taken back, as a notice does not.
  ///
  /// Web of Science puts it behind the title: `… (Retracted article. See vol. 12, pg. 3, 2019)`, others `… [RETRACTED ARTICLE]`,
  /// `… (RETRACTED: See vol. 12, pg. 3, 2019)` or `… - RETRACTED`.
  ///
  /// Cochrane's `WITHDRAWN: …` is mostly a review that is out of date.
  package static func isTitle(_ title: String) -> Bool {
    let title = bare(title)
    let small = title.lowercased()
    return openings.contains(where: title.hasPrefix) || kinds.contains { small.hasPrefix("retracted \($0):") }
      || kinds.contains { title.hasPrefix("THIS \($0.uppercased()) HAS BEEN RETRACTED:") }
      || small.hasPrefix("[retracted]") || small.hasPrefix("[retracted article")
      || title.hasSuffix(")") && (small.contains("(retracted article") || isInLastBracket(of: title))
      || title.hasSuffix("]") && small.contains("[retracted")
      || small.hasSuffix(" (retracted)") || ends.contains(where: title.hasSuffix)
  }

  /// Whether the bracket that ends the title begins with the word in capitals, or says where the notice stands: `(Retracted. See …)`.
  private static func isInLastBracket(of title: Substring) -> Bool {
    var depth = 0
    let opening = title.lastIndex { sign in
      if sign == ")" { depth += 1 }
      if sign == "(" { depth -= 1 }
      return depth == 0
    }
    guard let opening else { return false }
    let inner = title[opening...].dropFirst()
    let small = inner.prefix(20).lowercased()
    return inner.hasPrefix("RETRACTED:") || inner.hasPrefix("RETRACTED.") || small.hasPrefix("retracted. see ")
      || small.hasPrefix("retracted: see ")
  }

  private static let ends = [
    ". RETRACTED", " - RETRACTED", " \u{2013} RETRACTED", " \u{2014} RETRACTED", ": RETRACTED",
  ]

  private static let openings = [
    "RETRACTED:", "RETRACTED :", "RETRACTED - ", "RETRACTED \u{2013} ", "RETRACTED ARTICLE", "RETRACTED PAPER",
  ]

  /// Whether the title is `Retracted: …` in ordinary letters: that of a publication that was taken back, or of the notice
  /// which says so and is not retracted itself. Which of them, only the rest of the record tells.
  package static func isTitleOrNotice(_ title: String) -> Bool {
    let title = bare(title)
    return title.hasPrefix("Retracted:") || title.hasPrefix("Retracted :")
  }

  /// Whether a title leaves room for it, which few do: by its first and last bytes, and the word.
  package static func mayBeTitle(_ title: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = title.first, let last = title.last(where: { $0 != UInt8(ascii: ".") }) else { return false }
    let mayBegin =
      switch first {
      case UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "\""), 0xE2: true
      case UInt8(ascii: "R"), UInt8(ascii: "r"): title.count > 2 && title[2] | 0x20 == UInt8(ascii: "t")
      case UInt8(ascii: "T"): title.count > 1 && title[1] == UInt8(ascii: "H")
      default: false
      }
    return (mayBegin || ")]D>".utf8.contains(last)) && holdsWord(title)
  }

  private static func holdsWord(_ title: UnsafeBufferPointer<UInt8>) -> Bool {
    let word: StaticString = "retracted"
    let length = word.utf8CodeUnitCount
    return title.count >= length
      && (0...(title.count - length)).contains { place in
        (0..<length).allSatisfy { title[place + $0] | 0x20 == word.utf8Start[$0] }
      }
  }

  /// Whether the first bytes of a publication type leave room for that of a notice, which those of few do.
  package static func mayBeTypeOfNotice(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard name.count > 2, name.count <= 25 else { return false }
    let third = name[2] | 0x20
    return switch name[0] | 0x20 {
    case UInt8(ascii: "r"), UInt8(ascii: "n"): third == UInt8(ascii: "t")
    case UInt8(ascii: "p"): third == UInt8(ascii: "b")
    case UInt8(ascii: "e"): third == UInt8(ascii: "r") || third == UInt8(ascii: "p")
    case UInt8(ascii: "c"): third == UInt8(ascii: "r")
    default: false
    }
  }

  /// A title without its full stop, its tags, and the quotation marks that it stands in as a whole: `"RETRACTED: …"`, but not
  /// what begins with the quoted title of another, `"RETRACTED: …": a comment`.
  private static func bare(_ title: String) -> Substring {
    let plain = title.utf8.contains(UInt8(ascii: "<")) ? title.replacing(#/<\/?[A-Za-z][^<>]*>/#, with: "") : title
    let bare = plain.hasSuffix(".") ? plain.dropLast() : plain[...]
    for (opening, closing) in [("\"", "\""), ("\u{201C}", "\u{201D}")] as [(Character, Character)] {
      let inner = bare.dropFirst().dropLast()
      if bare.first == opening, bare.last == closing, !inner.contains(closing) { return inner }
    }
    return bare
  }
}

extension Citation {
  /// The citation with CSL's `status` of a publication that was taken back, where it has none of its own.
  package func markedRetracted(_ isRetracted: Bool = true) -> Citation {
    guard isRetracted, self["status"] == nil else { return self }
    var marked = self
    marked.variables.append(Citation.Variable(name: "status", value: .text("retracted")))
    return marked
  }
}

extension ImportedRecord {
  /// Whether the publication was taken back, by CSL's `status`, its type, a notice, its title, or another
  /// record.
  package var isRetracted: Bool {
    citation.isRetracted || isMarkedRetracted || hasRetractedWords || retractedBy != nil
      || citation.text("title").map(Retraction.isTitleOrNotice) == true && !isNotice
  }

  /// Whether it says of itself that it is about another publication.
  private var isNotice: Bool {
    !takesBack.isEmpty || publicationTypes.contains { Retraction.isTypeOfNotice($0.name) }
  }

  /// The same without the `status`, which only CSL and BibLaTeX have.
  package var isMarkedRetracted: Bool {
    saysRetracted || corrections.contains { Retraction.isLink($0.kind) }
  }

  /// The links of this record, a notice, to the publications that it takes back.
  package var takesBack: [Correction] { corrections.filter { Retraction.isNotice($0.kind) } }

  /// Whether the type or the title says it.
  package var saysRetracted: Bool {
    publicationTypes.contains { Retraction.isType($0.name) } || citation.text("title").map(Retraction.isTitle) == true
  }

  /// Whether a keyword says it, or a line of the note.
  private var hasRetractedWords: Bool {
    keywords.contains(where: Retraction.isKeyword)
      || citation.text("note")?.split(separator: "\n").contains(where: Retraction.isNoteLine) == true
  }
}
