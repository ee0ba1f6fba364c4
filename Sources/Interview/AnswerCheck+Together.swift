import Records

/// Answers that cannot all be right.
///
/// The check of the file finds these too, but only when all has been typed.
extension AnswerCheck {
  func checkTogether(_ answer: String, for step: Step, among answers: Answers) throws(Refusal) {
    var together = answers
    together[step.key] = answer
    switch step.key {
    case "n", "female", "male": try checkCounts(together)
    case "ages", "mean": try checkAges(together)
    default: break
    }
  }

  private func checkCounts(_ answers: Answers) throws(Refusal) {
    func count(_ key: String) -> Int? { answers.given(key).flatMap { Int($0) } }
    let sexes = (count("female") ?? 0) + (count("male") ?? 0)
    guard let n = count("n"), sexes > n else { return }
    throw Refusal(
      message: text(
        "\(sexes) women and men are more than the \(n.of("participant")); < goes back to mend the other number",
        "\(sexes) vrouwen en mannen zijn meer dan de \(n.of("deelnemer", "deelnemers")); < gaat terug om het andere getal te verbeteren"
      ))
  }

  private func checkAges(_ answers: Answers) throws(Refusal) {
    guard let range = answers.given("ages").flatMap(FigureText.range),
      let mean = answers.given("mean").flatMap(FigureText.mean)?.mean
    else { return }
    // Ages in completed years: a person of 18.9 is 18.
    let isBelow = range.min.map { mean.value < $0.value } ?? false
    let isAbove = range.max.map { mean.value >= $0.value + 1 } ?? false
    guard isBelow || isAbove else { return }
    let ages = FigureText.text(of: range)
    throw Refusal(
      message: text(
        "a mean of \(mean) lies outside \(ages); < goes back to mend the ages",
        "een gemiddelde van \(mean) ligt buiten \(ages); < gaat terug om de leeftijden te verbeteren"))
  }
}
