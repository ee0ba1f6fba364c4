import Catalogue
import Records

extension TermRules {
  /// The rule of a term, which says of its judgement whether a guess is in it.
  func markedRule(for term: Term) -> Rule {
    let rule = rule(for: term)
    return { study in
      var judgement = rule(study)
      if !study.unconfirmed.isEmpty { judgement.isUnconfirmed = Self.restsOnGuess(judgement, study) }
      return judgement
    }
  }

  private static func restsOnGuess(_ judgement: Judgement, _ study: StudyFacets) -> Bool {
    func isGuessed(_ places: String...) -> Bool { places.contains(where: study.unconfirmed.contains) }
    func areGuessed(_ list: String, _ ids: [String]) -> Bool {
      ids.contains { study.unconfirmed.contains("/\(list)/\($0)") }
    }
    switch (judgement.term.facet, judgement.reason) {
    case (_, .absent): return false
    case (.outcome, .measured(let ids)), (.outcome, .stated(let ids)), (.outcome, .measuredOthers(let ids)):
      return areGuessed("outcomes", ids)
    case (.condition, .stated(let ids)): return areGuessed("conditions", ids)
    case (.theme, .named(let ids)): return areGuessed("themes", ids)
    case (.outcome, _), (.direction, _): return isGuessed("/effects")
    case (.population, .same), (.population, .narrower), (.population, .wider), (.population, .close),
      (.population, .others), (.population, .unsaid):
      return isGuessed("/sample/populations")
    case (.population, .people): return isGuessed("/sample/sex")
    case (.population, .together): return isGuessed("/sample/age", "/sample/sex")
    case (.population, .contradicted): return isGuessed("/sample/populations", "/sample/age", "/sample/sex")
    case (.population, _), (.age, _): return isGuessed("/sample/age")
    case (.condition, _): return isGuessed("/sample/conditions")
    case (.setting, _): return isGuessed("/setting/concepts")
    case (.context, _): return isGuessed("/setting/context")
    case (.intervention, _): return isGuessed("/intervention/concepts")
    case (.timesPerWeek, _): return isGuessed("/intervention/timesPerWeek")
    case (.minutes, _): return isGuessed("/intervention/minutes")
    case (.weeks, _): return isGuessed("/intervention/weeks")
    case (.design, _): return isGuessed("/design/concepts")
    case (.theme, _), (.year, _), (.language, _), (.text, _): return false
    }
  }
}
