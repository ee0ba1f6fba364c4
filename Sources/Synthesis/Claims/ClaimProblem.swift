package import Prose
package import Query
package import Records

/// What the records have to say to a claim.
package enum ClaimVerdict: String, CaseIterable, Hashable, Sendable {
  case supported
  case unsupported
  case undercounted
  case wrongNumber = "wrong-number"
  case wrongCitation = "wrong-citation"
  case noRecord = "no-record"
  case secondary
  case contradicted
  case overgeneralised
  /// The note or the citation cannot be read.
  case annotation
}

/// Something wrong with a sentence, with all that is needed to say what, and where to look.
package struct ClaimProblem: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// No record has the key; `nearest` is one that has nearly that name.
    case unknownKey(String, nearest: String)
    case noRecord(String, nearest: String?)
    /// An item in brackets that is a key without its `@`.
    case missingAt(String)
    /// The year written beside the citation is not the record's.
    case year(key: String, written: String, recorded: Int, nearest: String?)
    case author(key: String, written: String, nearest: String?)
    /// The record is known only through others, which the sentence does not name.
    case secondary(key: String, via: [String])
    /// Nothing in the study bears the sentence out.
    case unsupported(study: String, asked: FindingQuestion, near: [HeldFinding], facts: [StudyFact])
    /// No study bears it out, where the sentence names none.
    case unsupportedByAll(FindingQuestion, facts: [StudyEvidence])
    /// A recommendation that names no finding.
    case restsOnNothing
    case undercounted([StudyEvidence])
    case number(NumberFault)
    /// Of each thing counted, those of which the number does not hold.
    case numberOfEach(scheme: Scheme, written: StudyCount.Number, words: String?, [CountedConcept])
    /// The sentence names so many studies and cites so many others.
    case citedNumber(written: StudyCount.Number, words: String, cited: [String])
    /// The sentence says out of how many studies, and there are `total`.
    case outOf(written: Int, words: String, total: Int, isOfDesign: Bool)
    /// The sentence counts more than it says there are: "four of the three".
    case moreThanThereAre(Int, outOf: Int, words: String)
    /// The percentage beside a number is that of another: "two (60%) of the five".
    case otherPercent(Int, of: Int, outOf: Int, words: String)
    /// `isOther` where the sentence cites others.
    case contradicted(study: String, by: [HeldFinding], facts: [StudyFact], isOther: Bool)
    case overgeneralised(Overgeneralisation)
    /// A gap that studies fill.
    case filledGap(Question, studies: [String])
    case fault(String)
  }

  package struct NumberFault: Hashable, Sendable {
    package var written: StudyCount.Number
    /// The words; nil where only the note says it.
    package var words: String?
    /// The studies of which it holds.
    package var studies: [StudyEvidence]
    /// How many sources the sentence names beside those that the words count: "besides @a, two other studies".
    package var besides = 0
    /// How many the sentence cites; nil where it cites none.
    package var cited: Int?
    /// Whether included studies are counted, by nothing but their being included.
    package var isOfAll = false
  }

  package struct Overgeneralisation: Hashable, Sendable {
    package var quantity: StudyCount.Quantity
    package var words: String?
    package var total: Int
    package var holding: [StudyEvidence]
    /// Those known to be otherwise.
    package var opposing: [StudyEvidence]
    /// Those that do not say.
    package var silent: [StudyEvidence]
    /// Whether only the number of citations is known, the sentence having no note.
    package var isByCitations = false
    /// Whether `total` are the included studies of the design that the words name.
    package var isOfDesign = false
  }

  package struct CountedConcept: Hashable, Sendable {
    package var concept: String
    package var studies: [String]
  }

  package var verdict: ClaimVerdict
  package var mark: Mark
  package var end: Mark?
  package var reason: Reason

  package init(_ verdict: ClaimVerdict, at mark: Mark, to end: Mark? = nil, _ reason: Reason) {
    self.verdict = verdict
    self.mark = mark
    self.end = end
    self.reason = reason
  }
}

extension ClaimProblem {
  /// That words such as "four of the three studies" or "two (60%) of the five" cannot be.
  ///
  /// - Parameter totals: how many studies there are, for "two studies (60%)".
  static func impossible(_ count: StudyCount, of totals: [Int]) -> ClaimProblem? {
    guard let number = count.number, let outOf = count.outOf ?? totals.first else { return nil }
    if count.outOf != nil, number.min > outOf {
      return ClaimProblem(
        .wrongNumber, at: count.mark, to: count.end,
        .moreThanThereAre(number.min, outOf: outOf, words: count.written))
    }
    let possible = count.outOf.map { [$0] } ?? totals
    guard let percent = count.percent, number.min == number.max, number.min < StudyCount.Number.impossible.min,
      outOf > 0,
      !possible.contains(where: { StudyCount.isPercentage(percent, of: number.min, outOf: $0) })
    else { return nil }
    return ClaimProblem(
      .wrongNumber, at: count.mark, to: count.end,
      .otherPercent(percent, of: number.min, outOf: outOf, words: count.written))
  }
}

/// What one study has to a claim.
package struct StudyEvidence: Hashable, Sendable {
  package var study: String
  package var findings: [HeldFinding]
  package var facts: [StudyFact]

  package init(study: String, findings: [HeldFinding] = [], facts: [StudyFact] = []) {
    self.study = study
    self.findings = findings
    self.facts = facts
  }

  /// Whether nobody has confirmed what it says: all of its findings, or any of its facts.
  package var isUnconfirmed: Bool {
    facts.contains(where: \.isUnconfirmed) || !findings.isEmpty && findings.allSatisfy(\.isUnconfirmed)
  }
}

/// How one thing said of the studies stands with one of them.
package struct StudyFact: Hashable, Sendable {
  package enum Detail: Hashable, Sendable {
    case judgements([Judgement])
    /// The number of participants, or why there is none.
    case participants(Int?, asked: Interval, AbsenceKind?)
    /// Concepts of what the comparison was given.
    case comparison([String], asked: [String], AbsenceKind?)
  }

  /// What is asked: `direct` bears it out, `indirect` is known to be otherwise.
  package var verdict: Verdict
  package var detail: Detail
  /// Whether it rests on a value that nobody has confirmed.
  package var isUnconfirmed: Bool

  package init(verdict: Verdict, detail: Detail, isUnconfirmed: Bool = false) {
    self.verdict = verdict
    self.detail = detail
    self.isUnconfirmed = isUnconfirmed
  }
}

extension StudyFact {
  /// Whether the study can have nothing of the kind, as an article without participants has no ages.
  var isNotApplicable: Bool {
    switch detail {
    case .judgements(let judgements):
      judgements.contains { judgement in
        [
          .absent(.notApplicable), .onlyMean(.notApplicable), .not(.absent(.notApplicable)),
          .not(.onlyMean(.notApplicable)),
        ].contains(judgement.reason)
      }
    case .participants(_, _, let kind), .comparison(_, _, let kind): kind == .notApplicable
    }
  }
}

/// Something worth knowing about a sentence that is not wrong.
package enum ClaimRemark: Hashable, Sendable {
  /// Others hold it too; the sentence does not count.
  case alsoHeld([StudyEvidence])
  /// Other studies say otherwise, though not the strict opposite.
  case disagreeing([StudyEvidence])
  /// Known through another source, which the sentence names.
  case known(study: String, via: [String])
  /// These studies do not say; the number could be higher.
  case unreported([StudyEvidence])
  /// What these studies have to it nobody has confirmed.
  case unconfirmed([StudyEvidence])
  /// These studies, which the sentence cites, were taken back.
  case retracted([String])
  /// These, which bear it out, were; `isNeeded` where it is not borne out as it stands without them.
  case restsOnRetracted([String], isNeeded: Bool)
  /// Why what a research recommendation wants studied is a gap.
  case gap(Question, [GapReason])

  /// Whether it says that what bears the sentence out is not as sure as the rest: unconfirmed, or taken back.
  package var isOfSupport: Bool {
    switch self {
    case .unconfirmed, .restsOnRetracted: true
    default: false
    }
  }

  package var isOfRetraction: Bool {
    switch self {
    case .retracted, .restsOnRetracted: true
    default: false
    }
  }
}
