/// Tags that MEDLINE and RIS or Web of Science both have, for different things: a record keeps a value under its tag, and the form of the
/// value tells whose it is.
enum SharedTags {
  /// - Returns: nil where both mean the same by the tag, or only one has it.
  static func isMedline(_ tag: String, _ value: String) -> Bool? {
    switch tag {
    // `0 (Hormones)`, `EC 3.4.21.4 (Trypsin)`, `50-00-0 (Formaldehyde)`: not a note on research.
    case "RN": value.wholeMatch(of: /(0|EC [0-9.-]+|[0-9A-Z]{10}|[0-9]+-[0-9]{2}-[0-9])( \(.*\))?/) != nil
    // `Smith J`: not a short name or an address of mail from Web of Science.
    case "AU": !value.contains { $0 == "," || $0 == "@" }
    // `ClinicalTrials.gov/NCT01234567`, not whether it is a special issue.
    case "SI": value.contains("/")
    // An ISSN, not an issue.
    case "IS": value.lend { CitationParts.isISSN($0.count > 9 ? $0[part: 0..<9] : $0) }
    // A date of publication, not who provides the database.
    case "DP": value.prefix(4).allSatisfy(\.isNumber)
    case "DA": value.utf8.count == 8 && value.utf8.allSatisfy(\.isDigit)
    // The state of a record at MEDLINE or Embase, not a short title.
    case "ST": isState(value) ? true : nil
    // A code of ISO 639-2.
    case "LA": value.utf8.count == 3 && value.utf8.allSatisfy(\.isLowercase)
    default: nil
    }
  }

  static func isState(_ value: String) -> Bool { states.contains(value.uppercased()) }
  private static let states: Set = [
    "MEDLINE", "PUBMED-NOT-MEDLINE", "IN-PROCESS", "IN PROCESS", "IN-DATA-REVIEW", "PUBLISHER", "OLDMEDLINE",
    "CONFERENCE ABSTRACT", "ARTICLE IN PRESS", "ARTICLE-IN-PRESS", "PREPRINT", "EMBASE",
  ]
}
