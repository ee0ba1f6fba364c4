package import Records

/// Why a verdict is what it is; put into words where it is shown.
package indirect enum Reason: Hashable, Sendable {
  /// The study's own concept is the asked one.
  case same(String)
  case narrower(String, than: String)
  /// The same or narrower, and others that lie outside beside it.
  case beside(Reason, [String])
  /// Only a wider concept is reported.
  case wider(String, than: String)
  /// A close match: near, but not the same.
  case close(String, to: String)
  /// Other concepts are reported, which lie outside.
  case others([String], than: String)
  /// Other concepts are reported, which leave it open.
  case unsaid([String], asked: String)
  /// `count` of `all` people are of the asked sex.
  case people(count: Int, of: Int, Sex)
  /// What is told by ages and by sex.
  case together(Reason, Reason)
  /// The study says that it is so, and its own figures that it cannot be.
  case contradicted(Reason, by: Reason)
  /// Nothing is said; nil where the record does not say why.
  case absent(AbsenceKind?)
  /// Only a mean is known, which is no range; with the reason recorded for the ages themselves.
  case onlyMean(AbsenceKind?)
  /// Whole years or figures of the study against those asked.
  case inside(study: Interval, asked: Interval)
  /// `common` of `all` whole years or steps of the study's range lie inside the asked one; nil where not countable.
  case overlap(study: Interval, asked: Interval, common: Int?, all: Int?)
  case outside(study: Interval, asked: Interval)
  /// Groups with years between them that none has: `common` of all their whole years lie inside the asked interval.
  case spans([Interval], asked: Interval, common: Int, all: Int)
  /// One end of the study's range is not known, so that it may or may not lie inside.
  case openEnd(study: Interval, asked: Interval)
  case measured([String])
  /// A statement speaks of it; nothing measured it.
  case stated([String])
  case measuredOthers([String])
  /// An effect is not coded with an outcome, and may be on the asked one.
  case uncoded
  /// Effects are reported, but none on the outcomes whose direction is asked.
  case noAskedOutcome
  case directions([Effect.Direction])
  case named([String])
  /// What speaks for or against is not recorded, or not all of it coded with themes, and may name the asked one.
  case themesUncoded
  case notNamed
  case year(Int)
  /// The date is given in words, which nobody has taken apart.
  case dateInWords
  case language(String)
  case wordsFound
  case wordsNotFound
  /// The reason for the opposite question.
  case not(Reason)
}

/// A verdict with its reason.
package struct Judgement: Hashable, Sendable {
  package var verdict: Verdict
  package var reason: Reason
  /// What was asked, for the words.
  package var term: Term
  /// Whether it rests on a value that a program read out of the citation and nobody has confirmed.
  package var isUnconfirmed = false

  package init(_ verdict: Verdict, _ reason: Reason, term: Term) {
    self.verdict = verdict
    self.reason = reason
    self.term = term
  }

  var bearing: Bearing { Bearing(verdict, isUnconfirmed: isUnconfirmed) }

  var negated: Judgement {
    var negated = Judgement(verdict.negated, .not(reason), term: term)
    negated.isUnconfirmed = isUnconfirmed
    return negated
  }
}
