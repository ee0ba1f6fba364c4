import Records

/// The size of a sample that is told by its groups only.
extension PeopleRules {
  private static let places =
    "(?:schools|classes|classrooms|clinics|wards|hospitals|units|cent(?:er|re)s|practices|villages|clusters|homes|scholen|klassen|klinieken|afdelingen|ziekenhuizen|praktijken|dorpen|instellingen)"

  /// “Patients were randomised to running (n = 30) or usual care (n = 28)”: where nobody counts more, those whom chance or the
  /// study divided are all.
  static func divided(_ passages: [Passage]) -> Reading<Int>? {
    let noun = #"(?:\#(people)|\#(further)|\#(professionals))"#
    let assigned =
      #"\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided)|(?:were|was) (?:assigned|allocated)|gerandomiseerd|geloot|toegewezen|verdeeld)\b"#
    let between = #"(?: \#(between)\#(noun))?"#
    let pairs = [
      #"\b\#(number)\#(between) (?:and|en) \#(number)\#(between) (?:were|werden) (?:randomi[sz]ed|randomly|assigned|allocated|gerandomiseerd|toegewezen)\b"#,
      #"\b\#(number)\#(between) (?:were |werden )?(?:randomi[sz]ed|randomly (?:assigned|allocated)|assigned|allocated|toegewezen) (?:to|into|aan) [^.;\d]{2,80},? (?:and|versus|vs\.?|while|whereas|en|tegenover) \#(number)\#(between) (?:(?:were |werden )?(?:randomi[sz]ed|assigned|allocated|toegewezen) )?(?:to|in|into|aan) [^.;\d]*(?:$|[.;])"#,
      assigned
        + #" (?:to|into|over|aan|in) [^.;\d]{0,60}\b(?:group|arm|condition|[\p{L}]*groep) (?:of|with|van|met) \#(number)\b[^.;\d]{0,80} (?:and|or|versus|en|of) [^.;\d]{0,60}\b(?:group|arm|condition|[\p{L}]*groep) (?:of|with|van|met) \#(number)\b[^.;\d]*(?:$|[.;])"#,
    ]
    let own = passages.filter { $0.aside == nil && $0.source == .abstract }
    let readings = own.compactMap { passage -> Reading<Int>? in
      guard passage.main.holds(assigned) else { return nil }
      let inBrackets = passage.brackets.filter { $0.text.holds(#"\bn ?="#) }
      let ofGroups = inBrackets.compactMap { bracket in
        bracket.before.holds(assigned + #" [^.]*\b(?:to|into|in|over|aan|tot|of|either)\b"#)
          ? bracket.text.matches(#"^n ?= ?\#(number)$"#).first?[1].flatMap { Int($0) } : nil
      }
      let groups =
        ofGroups.count > 1 && ofGroups.count == inBrackets.count
        ? ofGroups
        : pairs.lazy.compactMap { passage.main.matches($0).first }.first.map {
          $0.dropFirst().compactMap { $0.flatMap { Int($0) } }
        } ?? []
      guard groups.count > 1, groups.allSatisfy({ (2..<1_000_000).contains($0) }) else { return nil }
      let others = counts(in: passage).all.filter { !groups.contains($0) }
      // “Four schools took part; two were assigned to running and two to relaxation.”
      let places = numbers(in: passage.main, [#"\b\#(number) (?:[\p{L}-]+ ){0,2}\#(places)\b"#])
      guard !places.contains(groups.reduce(0, +)) else { return nil }
      return others.isEmpty ? Reading(value: groups.reduce(0, +), passage: passage) : nil
    }
    return most(of: readings, among: passages)
  }
}
