import Foundation
package import Records

/// What the records of a review have to satisfy together.
package struct ReviewCheck: Sendable {
  private let frame: ReviewFrame
  private let records: [FiledRecord]

  package init(frame: ReviewFrame, records: [FiledRecord]) {
    self.frame = frame
    self.records = records
  }

  /// Ids used twice, references that lead nowhere (errors), a DOI under two ids and guesses that nobody has confirmed
  /// (warnings).
  package func problems() -> [Problem] {
    twiceUsedIDs() + deadReferences() + repeatedDOIs() + guesses() + previousStudies()
  }

  private func error(_ record: FiledRecord, _ place: String, _ message: String) -> Problem {
    Problem(file: record.file, path: place, message: message)
  }

  private func twiceUsedIDs() -> [Problem] {
    var problems: [Problem] = []
    var records: [String: String] = [:]
    var findings: [String: String] = [:]
    for filed in self.records {
      if let other = records.updateValue(filed.file, forKey: filed.record.id) {
        problems.append(error(filed, "/id", "'\(filed.record.id)' is also the id of \(other)"))
        continue
      }
      for (place, finding) in filed.record.findingPlaces {
        if let other = findings.updateValue(filed.file, forKey: finding.id), other != filed.file {
          problems.append(error(filed, place + "/id", "the finding id '\(finding.id)' is also used in \(other)"))
        }
      }
    }
    return problems
  }

  private func deadReferences() -> [Problem] {
    let ids = records.map(\.record.id)
    let known = Set(ids)
    let documents = frame.description.documents.map(\.id)
    var problems: [Problem] = []
    for filed in records {
      for (place, finding) in filed.record.findingPlaces {
        for (key, reference) in [("via", finding.via)] + finding.sources.enumerated().map({ ("sources/\($0)", $1) }) {
          guard let reference, !known.contains(reference) else { continue }
          let hint = NearestWords.suggestion(NearestWords.nearest(to: reference, among: ids))
          problems.append(
            error(filed, "\(place)/\(key)", "there is no record '\(reference)'" + (hint.map { ": \($0)" } ?? "")))
        }
        if let document = finding.locator.document, !documents.contains(document) {
          let hint = NearestWords.suggestion(NearestWords.nearest(to: document, among: documents))
          problems.append(
            error(
              filed, "\(place)/locator/document",
              "review.json names no document '\(document)'" + (hint.map { ": \($0)" } ?? "")))
        }
      }
    }
    return problems
  }

  private func previousStudies() -> [Problem] {
    let ids = records.map(\.record.id)
    let known = Set(ids)
    return (frame.description.previous?.studies ?? []).enumerated().filter { !known.contains($1) }.map { index, id in
      let hint = NearestWords.suggestion(NearestWords.nearest(to: id, among: ids))
      return Problem(
        file: ReviewFolder.descriptionName, path: "/previous/studies/\(index)",
        message: "there is no record '\(id)'" + (hint.map { ": \($0)" } ?? ""))
    }
  }

  private func guesses() -> [Problem] {
    records.filter { !$0.record.unconfirmed.isEmpty }.map { filed in
      let count = filed.record.unconfirmed.count
      return Problem(
        .warning, file: filed.file, path: "/unconfirmed",
        message: "\(count) value\(count == 1 ? "" : "s") read out of the citation, which nobody has confirmed: "
          + "garner confirm \(filed.record.id)")
    }
  }

  private func repeatedDOIs() -> [Problem] {
    var owners: [String: FiledRecord] = [:]
    return records.compactMap { filed in
      guard let doi = filed.record.citation.text("DOI").map(Self.bareDOI) else { return nil }
      guard let owner = owners[doi] else {
        owners[doi] = filed
        return nil
      }
      return Problem(
        .warning, file: filed.file, path: "/citation/DOI",
        message: "the DOI \(doi) is also that of '\(owner.record.id)': the same work under two ids?")
    }
  }

  /// A DOI without the address before it, in lower case, since DOIs do not distinguish it (DOI Handbook, 2.4).
  package static func bareDOI(_ doi: String) -> String {
    let lower = FoldedText.folded(doi.filter { !$0.isWhitespace })
    return lower.range(of: "10.").map { String(lower[$0.lowerBound...]) } ?? lower
  }

  /// How many texts have no words in each of the review's languages; only languages that miss any.
  package func missingTranslations() -> [(language: String, count: Int, files: [String])] {
    frame.description.languages.compactMap { language in
      var count = 0
      var files: [String] = []
      for filed in records {
        let missing = filed.record.texts.count { !$0.has(language) }
        if missing > 0 {
          count += missing
          files.append(filed.file)
        }
      }
      return count == 0 ? nil : (language, count, files)
    }
  }
}

extension StudyRecord {
  /// Every finding with its place in the file.
  package var findingPlaces: [(place: String, finding: Finding)] {
    effects.enumerated().map { ("/effects/\($0)", $1.finding) }
      + opportunities.enumerated().map { ("/opportunities/\($0)", $1) }
      + threats.enumerated().map { ("/threats/\($0)", $1) }
      + remarks.enumerated().map { ("/remarks/\($0)", $1) }
  }

  /// Every text of the record that a reader may see.
  package var texts: [LocalizedText] {
    var texts: [LocalizedText?] = [
      notes, sample?.description, sample?.age?.note, setting?.description, design?.description,
    ]
    for group in sample?.groups ?? [] { texts += [group.label, group.description, group.age?.note] }
    for intervention in [intervention].compactMap({ $0 }) + comparators { texts.append(intervention.description) }
    for effect in effects { texts += [effect.measure, effect.against, effect.followUp] }
    for finding in findings { texts += [finding.statement, finding.ambiguity] }
    return texts.compactMap { $0 }
  }
}
