import Records

/// Words that say that people left a treatment or a study before its end, which no label has: `dropped out`, `haakten af`.
enum DropOut {
  /// How the concept is called by some label.
  private static let names: Set = ["drop out", "dropout", "attrition", "uitval"]

  static func isName(of concept: Concept) -> Bool {
    Vocabulary.names(of: concept).contains { names.contains(Vocabulary.folded($0)) }
  }

  /// Each with what may not stand right behind it, as people drop out of school and withdraw from alcohol.
  private static let phrases: [(words: String, notBefore: String)] = [
    ("dropped[- ]out|dropping[- ]out", " of (?:the )?(?:[\\p{L}-]+ )?(?:school|college|university|work|lab)"),
    (
      "withdrew|(?:had|have|has) withdrawn|withdrawals? from the (?:study|trial|program(?:me)?|treatment)",
      " (?:(?:from )?(?:\\p{L}+ )?(?:alcohol|drugs?|medication|antidepressants?|opioids?|caffeine|nicotine|others|social|society|blood|support|funding|the market|treatment (?:was|were)))"
    ),
    (
      "discontinued (?:the |their |this )?(?:\\p{L}+ )?(?:treatment|therapy|program(?:me)?|study|trial|training|participation|intervention)",
      " (?:before|prior to) (?:baseline|inclusion|enrol)"
    ),
    (
      "stopte(?:n)? (?:[^.;]{0,40} )?(?:voortijdig|vroegtijdig|eerder)|(?:voortijdig|vroegtijdig) (?:gestopt|afgebroken)",
      ""
    ),
    (
      "left (?:the |their )?(?:\\p{L}+ )?(?:program(?:me)?|study|trial|treatment|therapy|course|training) (?:early|before|prematurely)",
      ""
    ),
    ("haakten? (?:[^.;]{0,60} )?af|afgehaakt|afhaakten?", ""),
    (
      "(?:deelnemers?|patiënten|jongeren|volwassenen|cliënten|leerlingen|studenten|vrouwen|mannen|mensen|ouderen|zij|\\d+|hen) (?:[^.;]{0,30} )?viel(?:en)?(?: (?!hoger|lager|mee|tegen|gunstig|goed|slecht|positief|negatief|anders|op\\b)[^\\s.;]+){0,6} uit",
      ""
    ),
    ("viel(?:en) (?:er )?\\d+ (?:[^.;]{0,40} )?uit|uitgevallen|uitvallers", ""),
  ]

  private static let pattern =
    "\\b(?:"
    + phrases.map { $0.notBefore.isEmpty ? "(?:\($0.words))" : "(?:\($0.words))(?!\($0.notBefore))" }
    .joined(separator: "|") + ")\\b"

  /// Of what each phrase has some: looking for these takes no time.
  private static let stems = [
    "drop", "withdr", "left ", "discontinu", "stop", "haak", "viel", "vroegtijdig", "voortijdig", "uitge", "uitval",
  ]

  static func isTold(in passage: Passage) -> Bool {
    stems.contains { passage.figures.contains($0) } && passage.figures.holds(pattern)
  }
}
