/// Parts of hours, and up to three, as minutes: `half an hour`, `anderhalf uur`, `3 quarters of an hour`.
enum Durations {
  /// - Parameter text: with its numbers in figures.
  static func inMinutes(_ text: String) -> String {
    guard text.holds("hour|uur|kwartier|[1-3] ?hr?s?\\b") else { return text }
    return rules.reduce(text) { text, rule in
      text.replacing(notTime + rule.pattern) { groups in
        let whole = groups[0] ?? ""
        guard groups[1] == nil else { return whole }
        let numbers = groups.dropFirst(2).compactMap { $0.flatMap { Int($0) } }
        return numbers.isEmpty
          ? "\(rule.minutes) minutes"
          : numbers.map { "\($0 * 60 + rule.minutes)" }.joined(separator: "-") + " minutes"
      }
    }
  }

  /// What shows that no length is meant: a speed, a time of the day, the end of a longer number.
  private static let notTime =
    #"((?:\b(?:km|kilomet(?:er|re)s?|miles?|per|within|every|om|tot|vanaf|rond|binnen|elk) |[\d.,:\/]))?\b"#
  private static let hours = #"[- ]?(?:hours?|hrs?|h|uur|uren)\b"#
  private static let rules: [(pattern: String, minutes: Int)] = [
    (#"(?:an|1) hour and (?:a|1) half\b"#, 90), (#"anderhalf uur\b"#, 90),
    (#"([1-3])(?:[.,]5| and a half| ?½| 1/2)"# + hours, 30), (#"tweeënhalf uur\b"#, 150),
    (#"(?:3|three)[- ]quarters? of an hour\b"#, 45), (#"3 kwartier\b"#, 45),
    (#"(?:a )?quarter of an hour\b"#, 15), (#"(?:een |één )?kwartier\b"#, 15),
    (#"(?:half an hour|(?:a |1 )?half[- ]hour)\b"#, 30), (#"(?:een |één )?half ?uur\b"#, 30),
    (#"([1-3]) ?(?:-|–|to) ?([1-3])"# + hours, 0), (#"([1-3])"# + hours, 0),
    (#"(?:an hour|een uur|één uur)\b"#, 60),
  ]
}
