import Records

/// What a vocabulary has to satisfy beyond the form of its file.
enum VocabularyCheck {
  static func problems(of root: Node, file: String) -> [Problem] {
    var problems: [Problem] = []
    func report(_ node: Node, _ path: String, _ message: String) {
      problems.append(Problem(file: file, mark: node.mark, path: path, message: message))
    }
    var schemes: Set<String> = []
    for (place, scheme) in (root["schemes"]?.elements ?? []).enumerated() {
      let name = scheme.words("id")
      if !name.isEmpty, !schemes.insert(name).inserted {
        report(scheme, "/schemes/\(place)", "the scheme '\(name)' is given twice")
      }
      let concepts = scheme["concepts"]?.elements ?? []
      let ids = concepts.map { $0.words("id") }
      let known = Set(ids)
      var seen: Set<String> = []
      var owners: [String: String] = [:]
      for (index, concept) in concepts.enumerated() {
        let path = "/schemes/\(place)/concepts/\(index)"
        let id = concept.words("id")
        if !id.isEmpty, !seen.insert(id).inserted {
          report(concept, path + "/id", "the \(name) '\(id)' is given twice")
        }
        for (number, broader) in (concept["broader"]?.elements ?? []).enumerated() {
          guard let wider = broader.string, !known.contains(wider) else { continue }
          let hint = NearestWords.suggestion(NearestWords.nearest(to: wider, among: ids))
          report(
            broader, "\(path)/broader/\(number)", "unknown \(name) '\(wider)'" + (hint.map { ": \($0)" } ?? ""))
        }
        for key in ["exactMatch", "closeMatch"] {
          for (number, match) in (concept[key]?.elements ?? []).enumerated() {
            // With a colon it stands elsewhere, as mesh:D003863; without one it is a concept of this scheme.
            guard let other = match.string, !other.contains(":"), !known.contains(other) else { continue }
            let hint = NearestWords.suggestion(NearestWords.nearest(to: other, among: ids))
            report(match, "\(path)/\(key)/\(number)", "unknown \(name) '\(other)'" + (hint.map { ": \($0)" } ?? ""))
          }
        }
        for name in Set(Vocabulary.names(of: Concept(concept)).map(Vocabulary.folded)) {
          if let owner = owners.updateValue(id, forKey: name), owner != id {
            report(concept, path, "'\(name)' names both '\(owner)' and '\(id)'; a name has to mean one thing")
          }
        }
        if name != Scheme.population.rawValue, let age = concept["age"] {
          report(age, path + "/age", "only a population has ages")
        }
        if name != Scheme.population.rawValue, let sex = concept["sex"] {
          report(sex, path + "/sex", "only a population is of a sex")
        }
        if name != Scheme.design.rawValue, let rank = concept["rank"] {
          report(rank, path + "/rank", "only a design has a rank")
        }
      }
      problems += circles(concepts, place: place, file: file)
    }
    return problems
  }

  /// Concepts that are broader than themselves by some way round.
  private static func circles(_ concepts: [Node], place: Int, file: String) -> [Problem] {
    var broader: [String: [String]] = [:]
    for concept in concepts { broader[concept.words("id")] = concept.strings("broader") }
    return concepts.enumerated().compactMap { index, concept in
      let id = concept.words("id")
      var seen: Set<String> = []
      var open = broader[id] ?? []
      while let next = open.popLast() {
        if next == id {
          return Problem(
            file: file, mark: concept["broader"]?.mark ?? concept.mark,
            path: "/schemes/\(place)/concepts/\(index)/broader", message: "'\(id)' is broader than itself")
        }
        if seen.insert(next).inserted { open += broader[next] ?? [] }
      }
      return nil
    }
  }
}
