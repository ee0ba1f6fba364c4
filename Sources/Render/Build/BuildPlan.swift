import Query
package import Records
import Synthesis

/// What a build makes: what `review.json` lists, or everything there is.
package struct BuildPlan: Sendable {
  package var steps: [BuildStep]
  /// What is wrong with the list, with the places in `review.json`.
  package var problems: [Problem]

  package init(_ frame: ReviewFrame) {
    let languages = frame.description.languages
    let items = frame.description.build
    guard !items.isEmpty else {
      steps = Self.everything(frame)
      problems = []
      return
    }
    var steps: [BuildStep] = []
    var problems: [Problem] = []
    var seen: [String: Int] = [:]
    for (place, item) in items.enumerated() {
      var check = ItemCheck(item: item, place: place, frame: frame)
      guard let step = check.step(languages: languages) else {
        problems += check.problems
        continue
      }
      problems += check.problems
      if check.problems.isEmpty, let other = seen.updateValue(place, forKey: step.id) {
        problems.append(
          Problem(
            file: "review.json", path: "/build/\(place)",
            message: "its files would be called '\(step.id)', as those of item \(other + 1) are: give it an id"))
      }
      steps.append(step)
    }
    self.steps = steps
    self.problems = problems
  }

  /// Every table and figure, the gaps, the answer to every saved question, and what there is to say to the claims.
  private static func everything(_ frame: ReviewFrame) -> [BuildStep] {
    Product.all.flatMap { product -> [BuildStep] in
      let saved: [SavedQuestion?] = product == .answer ? frame.description.queries : [nil]
      return saved.map { saved in
        BuildStep(
          id: saved.map { "\(product.name)-\($0.id)" } ?? product.name, product: product, saved: saved, by: [],
          formats: product.usualFormats, languages: frame.description.languages, isListed: false)
      }
    }
  }
}

/// Looks up what one item of the list names.
private struct ItemCheck {
  let item: BuildItem
  let place: Int
  let frame: ReviewFrame
  var problems: [Problem] = []

  init(item: BuildItem, place: Int, frame: ReviewFrame) {
    self.item = item
    self.place = place
    self.frame = frame
  }

  private mutating func report(_ key: String, _ message: String) {
    problems.append(Problem(file: "review.json", path: "/build/\(place)/\(key)", message: message))
  }

  /// Nil where what is to be made is not known.
  mutating func step(languages: [String]) -> BuildStep? {
    guard let product = Product.all.first(where: { $0.name == item.product }) else {
      report("product", "nothing is made by the name '\(item.product)': \(hint(item.product, Product.all.map(\.name)))")
      return nil
    }
    var saved: SavedQuestion?
    if let query = item.query {
      saved = frame.description.queries.first { $0.id == query }
      if saved == nil {
        report("query", "the review keeps no question '\(query)': \(hint(query, frame.description.queries.map(\.id)))")
      }
      if !product.takesQuestion { report("query", "a question cannot narrow \(product.name); leave it out") }
    } else if product == .answer {
      report("product", "an answer needs the id of a saved question, under query")
    }
    for (number, text) in item.by.enumerated() where product.facets.upperBound > 0 {
      do throws(QuestionFault) {
        _ = try GapAxis.parts(text, frame: frame)
      } catch {
        report("by/\(number)", error.message)
      }
    }
    if !item.by.isEmpty, !product.facets.contains(item.by.count) {
      let (least, most) = (product.facets.lowerBound, product.facets.upperBound)
      report(
        "by",
        most == 0
          ? "nothing divides \(product.name) by facets; leave them out"
          : "\(product.name) is divided by \(least == most ? "\(most)" : "\(least) or \(most)") facets, not by \(item.by.count)"
      )
    }
    var formats: [BuildFormat] = []
    for (number, name) in item.formats.enumerated() {
      guard let format = product.formats.first(where: { $0.name == name }) else {
        report(
          "formats/\(number)",
          "\(product.name) has no format '\(name)': \(hint(name, product.formats.map(\.name)))")
        continue
      }
      if !formats.contains(format) { formats.append(format) }
    }
    var wanted: [String] = []
    for (number, language) in item.languages.enumerated() {
      if !languages.contains(language) {
        report(
          "languages/\(number)",
          "the review is not kept in '\(language)': its languages are \(languages.joined(separator: ", "))")
      } else if !wanted.contains(language) {
        wanted.append(language)
      }
    }
    return BuildStep(
      id: item.id ?? ([product.name] + [saved?.id].compactMap { $0 }).joined(separator: "-"), product: product,
      saved: saved, by: item.by, formats: formats.isEmpty ? product.usualFormats : formats,
      languages: wanted.isEmpty ? languages : wanted, isListed: true)
  }

  private func hint(_ name: String, _ known: [String]) -> String {
    NearestWords.suggestion(NearestWords.nearest(to: name, among: known))
      ?? (known.isEmpty ? "there is none" : "known are " + known.joined(separator: ", "))
  }
}
