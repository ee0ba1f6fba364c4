import Records

/// What else the words about a design tell.
enum DesignRules {
  /// Before the trial in which a study was done that is of another design: “nested in a randomised controlled trial”.
  static let host =
    within
    + #" (?:(?:an?|the|een|de|het|this|our|larger|multi-?cent\w+) ){0,2}(?:[\p{L}-]+ ){0,2}(?:randomi[sz]ed|rct|trial|gerandomiseerd)"#

  /// What ties a study to the trial in which it was done.
  static let within =
    #"\b(?:(?:nested|embedded) (?:with)?in|alongside|parallel to|(?:as )?part of|(?:process|economic|cost[ -]effectiveness) (?:evaluation|analysis) (?:of|in|with)|ingebed in|naast|(?:als )?onderdeel van|procesevaluatie van)"#

  /// That chance decided nothing: “not randomised”.
  static let denied = #"\b(?:not|non|without|niet|geen)[- ](?:\w+ )?(?:random|gerandomi|aselec)"#

  private static let chance = #"\b(?:random|rct|aselec|gerandomi|loting)"#

  /// Whether a concept is of studies in which chance decided, and a name of it does not say so: `pilot study`.
  static func isVague(_ name: String, of concept: Concept) -> Bool {
    !name.holds(chance) && concept.preferredLabel.entries.contains { $0.words.holds(chance) }
      && !concept.preferredLabel.entries.contains { $0.words.holds(#"\b(?:non-?|not |niet[- ])(?:random|gerandomi)"#) }
  }
}

extension Mention {
  /// “Qualitative study nested in a randomised controlled trial”: a trial that is another study.
  var isOfHost: Bool { follows(DesignRules.within + #" (?:\p{L}+ ){0,4}"#) }
}

extension ImportedRecord {
  /// Whether the title or the abstract says that chance decided, and none of them that it did not.
  var saysRandomised: Bool {
    let text =
      ([citation.text("title"), citation.text("abstract")].compactMap { $0 } + abstract.map(\.text)).joined(
        separator: " ")
    return text.holds(#"\b(?:randomi|aselec|gerandomi|geloot|loting)"#)
      && !text.holds(
        DesignRules.denied + #"|\b(?:no|without(?: an?)?|geen|zonder) (?:control group|controlegroep)"#
      )
  }
}
