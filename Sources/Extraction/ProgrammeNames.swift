/// Names of programmes and studies, which tell neither what people have nor what was measured in them: “COAST (Coping with
/// Anxiety and Stress Training)”.
extension Mention.Text {
  /// The text without them.
  ///
  /// - Parameter isTitle: whether all of its words may have capitals.
  static func withoutProgrammes(_ text: String, isTitle: Bool) -> String {
    guard ends.contains(where: text.contains) else { return text }
    return text.replacing(name) { groups in
      let (before, name) = (groups[1], groups[2] ?? "")
      // A sentence begins with a capital of its own.
      let isLeftOut = before == "(" || !isTitle && (before == nil || name.hasPrefix("The "))
      return (before ?? "") + (isLeftOut ? "" : name)
    }
  }

  private static let ends = [
    "Program", "Training", "Trial", "Study", "Project", "Intervention", "Course", "Workshop", "Initiative", "Cursus",
  ]
  /// With what shows that a sentence begins, or a bracket.
  private static let name =
    #"(?-i)(^|[:.] |\()?\b((?:\p{Lu}[\p{L}\d-]+,? (?:(?:with|and|of|for|to|from|through|against|&|en|met|van|voor) ){0,2}){2,9}(?:Program(?:me|ma)?|Training|Trial|Study|Project|Intervention|Course|Workshop|Initiative|Cursus)\b)"#
}
