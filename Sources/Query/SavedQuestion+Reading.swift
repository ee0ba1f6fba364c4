package import Records

extension SavedQuestion {
  /// The question as a value.
  ///
  /// - Throws: `QuestionFault` with the column, where its text is no question or names nothing.
  package func read(_ frame: ReviewFrame) throws(QuestionFault) -> Question {
    let reader = TermReader(vocabulary: frame.vocabulary, targets: frame.description.targets)
    return try QuestionParser.parse(question, reader: reader)
  }
}

extension ReviewFrame {
  /// The saved questions that can be asked, in the review's order.
  package var savedQuestions: [(saved: SavedQuestion, question: Question)] {
    description.queries.compactMap { saved in (try? saved.read(self)).map { (saved, $0) } }
  }

  /// What is wrong with the saved questions, with their places in `review.json`.
  package var savedQuestionProblems: [Problem] {
    description.queries.enumerated().compactMap { place, saved in
      do throws(QuestionFault) {
        _ = try saved.read(self)
        return nil
      } catch {
        let column = error.column.map { " (character \($0) of the question)" } ?? ""
        return Problem(
          file: "review.json", path: "/queries/\(place)/question", message: error.message + column)
      }
    }
  }

  /// The saved question with this id, or with this label in any language; case does not matter.
  ///
  /// - Throws: `QuestionFault` where there is none, with the nearest known ones.
  package func savedQuestion(named name: String) throws(QuestionFault) -> SavedQuestion {
    let folded = Vocabulary.folded(name)
    let meant =
      description.queries.first { $0.id == name }
      ?? description.queries.first { query in
        ([query.id] + (query.label?.entries.map(\.words) ?? [])).contains { Vocabulary.folded($0) == folded }
      }
    if let meant { return meant }
    let ids = description.queries.map(\.id)
    let hint =
      NearestWords.suggestion(NearestWords.nearest(to: name, among: ids))
      ?? (ids.isEmpty ? "review.json keeps none, under queries" : "known are " + ids.joined(separator: ", "))
    throw QuestionFault("the review keeps no question '\(name.prefix(80))': \(hint)")
  }
}
