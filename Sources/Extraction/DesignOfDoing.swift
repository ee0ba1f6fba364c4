import Records

/// The design by what was done, where no sentence names one.
extension ConceptRules {
  /// The design that what was done makes a study which chance did not divide.
  ///
  /// - Parameter all: with those that tell why: of “a mixed methods study” neither its interviews nor its tests are the design.
  func designOfDoing(_ passages: [Passage], beside all: [Passage]) -> Found? {
    beforeAndAfter(passages, beside: all)
      ?? (all.contains { $0.text.holds(DesignRules.mixed) } ? nil : qualitative(passages))
  }

  /// That of measuring those who were given something before it and after it, where nobody else was measured.
  private func beforeAndAfter(_ passages: [Passage], beside all: [Passage]) -> Found? {
    guard isTreatment,
      !all.contains(where: DesignRules.tellsOfControl),
      let passage = passages.first(where: { $0.source == .abstract && $0.main.holds(DesignRules.measuredTwice) }),
      let concept = vocabulary.concepts(in: .design).first(where: DesignRules.isBeforeAfter)
    else { return nil }
    return (concept.id, passage.source, passage.text)
  }

  /// That of interviews and their analysis.
  private func qualitative(_ passages: [Passage]) -> Found? {
    guard !passages.contains(where: { $0.text.holds(DesignRules.quantitative) }),
      let passage = passages.first(where: { $0.text.holds(DesignRules.qualitative) }),
      let concept = vocabulary.concepts(in: .design).first(where: { concept in
        Vocabulary.names(of: concept).contains { DesignRules.qualitativeNames.contains(Vocabulary.folded($0)) }
      })
    else { return nil }
    return (concept.id, passage.source, passage.text)
  }

  /// Whether none of the designs is any but that of measuring before and after.
  func areBeforeAfter(_ found: [Found]) -> Bool {
    found.allSatisfy { vocabulary.concept($0.id, in: .design).map(DesignRules.isBeforeAfter) == true }
  }

  /// The design that assigning people at random makes a study, where the vocabulary has it.
  func randomised(_ passages: [Passage]) -> Found? {
    let people = "(?:\(PeopleRules.people)|\(PeopleRules.further))"
    let assigned =
      #"\b\#(people)\b[^.;]{0,120} (?:were|was|werden) (?:then )?(?:(?:recruited|enrolled|included|selected)(?: (?:from|in|at|by) [^.;,]{3,60})? and (?:then )?(?:were )?)?(?:randomly (?:assigned|allocated|divided)|(?:assigned|allocated|divided) (?:at random|by lot|randomly)\b|randomi[sz]ed\b|gerandomiseerd|geloot|door loting (?:verdeeld|toegewezen)|(?:\w+ )?aselect (?:verdeeld|toegewezen))"#
      + #"|\b\#(people)\b[^.;]{0,120}, (?:randomly (?:assigned|allocated)|randomi[sz]ed) to\b"#
      + #"|\b(?:randomly (?:assigned|allocated)|randomi[sz]ed) (?:\d+ )?(?:[\p{L}-]+ ){0,2}\#(people)\b"#
    // “Sixty outpatients took part. They were randomly assigned …”
    let them = #"^they (?:were|was) (?:then )?(?:randomly (?:assigned|allocated|divided)|randomi[sz]ed\b)"#
    let counted =
      #"\b\#(people)\b[^.;]{0,120}\b(?:took part|participated|(?:were|was) (?:recruited|enrolled|included|studied))\b"#
    func isOfThem(_ place: Int) -> Bool {
      place > 0 && passages[place].main.holds(them) && passages[place - 1].main.holds(counted)
    }
    guard !passages.contains(where: { $0.main.holds(DesignRules.denied) || $0.main.holds(DesignRules.host) }),
      !passages.contains(where: { $0.main.holds(DesignRules.split) || $0.main.holds(DesignRules.pooled) }),
      let passage = passages.indices.first(where: {
        passages[$0].main.holds(assigned) && !passages[$0].main.holds(DesignRules.reused) || isOfThem($0)
      })
      .map({ passages[$0] }),
      let concept = vocabulary.concepts(in: .design).first(where: { concept in
        concept.exactMatches.contains("mesh:D016449")
          || Vocabulary.names(of: concept).contains {
            ["randomised controlled trial", "randomized controlled trial"].contains(Vocabulary.folded($0))
          }
      })
    else { return nil }
    return (concept.id, passage.source, passage.text)
  }
}
