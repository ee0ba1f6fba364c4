import Records

/// What a record says of its sample, or a review of those it is written for.
struct People {
  var n: Int?
  var sex: SexCounts?
  var age: Age?
  var populations: [String]
  var groups: [SampleGroup]

  init(_ sample: Sample) {
    n = sample.n
    sex = sample.sex
    age = sample.age
    populations = sample.populations
    groups = sample.groups
  }

  init(_ target: Target) {
    n = target.size
    age = target.age
    populations = target.populations
    groups = target.groups
  }
}

/// Whether what is said of people holds together: the sexes and the groups with their whole, the ages and the sexes with
/// the populations.
struct PeopleCheck {
  let file: String
  let root: Node
  /// Where in the file they are described.
  let path: String
  let vocabulary: Vocabulary?

  func problems(of people: People) -> [Problem] {
    counts(people) + groupAges(people) + populations(people)
  }

  private func problem(_ place: String, _ message: String, as severity: Problem.Severity = .error) -> Problem {
    Problem(severity, file: file, mark: root.mark(at: path + place), path: path + place, message: message)
  }

  private func counts(_ people: People) -> [Problem] {
    var problems: [Problem] = []
    func hold(_ sex: SexCounts?, _ n: Int?, at place: String) {
      guard let sum = Self.sum(sex?.all ?? []), let n, sum > n else { return }
      problems.append(problem(place + "/sex", "the sexes add up to \(sum), more than n = \(n)"))
    }
    hold(people.sex, people.n, at: "")
    for (index, group) in people.groups.enumerated() { hold(group.sex, group.n, at: "/groups/\(index)") }
    if let n = people.n, let sum = Self.sum(people.groups.compactMap(\.n)), sum > n {
      problems.append(problem("/groups", "the groups add up to \(sum), more than n = \(n)"))
    }
    return problems
  }

  private static func sum(_ counts: [Int]) -> Int? {
    counts.isEmpty ? nil : counts.reduce(0, +)
  }

  /// Ages are closed intervals, so that nobody in a group is younger or older than the whole.
  private func groupAges(_ people: People) -> [Problem] {
    guard let whole = people.age, whole.min ?? 0 <= whole.max ?? .max else { return [] }
    return people.groups.enumerated().flatMap { index, group -> [Problem] in
      let figures = [
        ("min", group.age?.min.map(Double.init)), ("max", group.age?.max.map(Double.init)),
        ("mean", group.age?.mean?.value),
      ]
      return figures.compactMap { name, figure -> Problem? in
        guard let figure else { return nil }
        let place = "/groups/\(index)/age/\(name)"
        if let min = whole.min, figure < Double(min) {
          return problem(place, "lies below the youngest of all (\(min))")
        }
        // Ages in completed years: a person of 18.9 is 18.
        if let max = whole.max, figure >= Double(max) + 1 {
          return problem(place, "lies above the oldest of all (\(max))")
        }
        return nil
      }
    }
  }

  /// A source may use a word in its own way, so these are warnings.
  private func populations(_ people: People) -> [Problem] {
    people.populations.enumerated().flatMap { index, id -> [Problem] in
      guard let concept = vocabulary?.concept(id, in: .population) else { return [] }
      let place = "/populations/\(index)"
      var problems: [Problem] = []
      if let ages = concept.age, let own = Self.span(people), own.min > ages.max ?? .max || own.max < ages.min ?? 0 {
        problems.append(
          problem(
            place,
            "the reported ages (\(own.words)) lie outside those of '\(id)' (\(Self.words(ages.min, ages.max)))",
            as: .warning))
      }
      if let sex = concept.sex, let counts = people.sex, counts.excludes(sex, n: people.n) {
        problems.append(
          problem(place, "'\(id)' are \(sex.rawValue), and by the figures for sex nobody is", as: .warning))
      }
      return problems
    }
  }

  private struct Span {
    var min: Int
    var max: Int
    var words: String
  }

  /// The ages of all, of all groups where only these have any, or the mean where nothing else is known.
  private static func span(_ people: People) -> Span? {
    let ages = [people.age].compactMap { $0 }.filter { $0.min != nil || $0.max != nil }
    let known = ages.isEmpty ? people.groups.compactMap(\.age).filter { $0.min != nil || $0.max != nil } : ages
    if known.isEmpty {
      guard let mean = people.age?.mean else { return nil }
      return Int(exactly: mean.value.rounded(.down)).map { Span(min: $0, max: $0, words: "a mean of \(mean)") }
    }
    // An open end may lie anywhere.
    let lows = known.map(\.min)
    let highs = known.map(\.max)
    let low = lows.contains(nil) ? nil : lows.compactMap { $0 }.min()
    let high = highs.contains(nil) ? nil : highs.compactMap { $0 }.max()
    // Upside down, it is told as that.
    guard low ?? 0 <= high ?? .max else { return nil }
    return Span(min: low ?? 0, max: high ?? .max, words: words(low, high))
  }

  private static func words(_ min: Int?, _ max: Int?) -> String {
    switch (min, max) {
    case (let min?, let max?): "\(min)–\(max)"
    case (let min?, nil): "\(min) or older"
    case (nil, let max?): "\(max) or younger"
    case (nil, nil): "none"
    }
  }
}
