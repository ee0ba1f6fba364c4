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

  /// Whether a link to another publication says it.
  package static func isLink(_ kind: String) -> Bool { kind == "RetractionIn" || kind == "RetractedandRepublishedIn" }

  /// Whether the publisher has put it in front of the title: `RETRACTED: …`, `RETRACTED ARTICLE: …`, `[Retracted] …`.
  ///
  /// Web of Science puts it behind the title: `… (Retracted article. See vol. 12, pg. 3, 2019)`, others `… [RETRACTED ARTICLE]`.
  ///
  /// `Retracted: …` is also how a notice of retraction is titled, which is not retracted itself; and Cochrane's
  /// `WITHDRAWN: …` is mostly a review that is out of date.
  package static func isTitle(_ title: String) -> Bool {
    title.hasPrefix("RETRACTED:") || title.hasPrefix("RETRACTED ARTICLE") || title.hasPrefix("RETRACTED PAPER")
      || title.lowercased().hasPrefix("[retracted]") || title.lowercased().hasPrefix("[retracted article")
      || title.hasSuffix(")") && title.lowercased().contains("(retracted article")
      || title.hasSuffix("]") && title.lowercased().contains("[retracted")
  }
}

extension ImportedRecord {
  /// Whether the publication was taken back, by CSL's `status`, its type, a notice, or its title.
  package var isRetracted: Bool { citation.isRetracted || isMarkedRetracted }

  /// The same without the `status`, which only CSL and BibLaTeX have.
  package var isMarkedRetracted: Bool {
    saysRetracted || corrections.contains { Retraction.isLink($0.kind) }
  }

  /// Whether the type or the title says it.
  package var saysRetracted: Bool {
    publicationTypes.contains { Retraction.isType($0.name) } || citation.text("title").map(Retraction.isTitle) == true
  }
}
