import Formats
import Foundation
package import Records

/// What the records of a review have to satisfy together.
package struct ReviewCheck: Sendable {
  private let frame: ReviewFrame
  private let records: [FiledRecord]
  private let links: [RecordLinks]

  /// - Parameter drafts: records that have errors, as far as they could be made out; their ids and references count too.
  package init(frame: ReviewFrame, records: [FiledRecord], drafts: [FiledRecord] = []) {
    self.frame = frame
    self.records = records + drafts
    links =
      records.map { RecordLinks($0) }
      + drafts.map { draft in
        var links = RecordLinks(draft)
        links.role = nil
        return links
      }
  }

  /// What `LinkCheck` finds (errors), ids that are nearly one, a DOI under two ids, retractions that only an import tells of
  /// and guesses that nobody has confirmed (warnings).
  package func problems() -> [Problem] {
    LinkCheck(frame.description, links: links).problems() + nearlySameIDs() + repeatedDOIs() + copies()
      + retractions() + guesses()
  }

  private func retractions() -> [Problem] {
    records.compactMap { filed in
      guard let id = filed.record.retractedBy, !filed.record.citation.isRetracted else { return nil }
      return Problem(
        .warning, file: filed.file, path: "/citation",
        message: "retracted, says the imported record '\(id)'; write \"status\": \"retracted\" in the "
          + "citation, so that it shows wherever the study is named")
    }
  }

  /// Ids that differ in capitals only: on macOS and Windows their files are one.
  private func nearlySameIDs() -> [Problem] {
    var owners: [String: String] = [:]
    return links.compactMap { record in
      guard let other = owners.updateValue(record.id, forKey: record.id.lowercased()), other != record.id else {
        return nil
      }
      return Problem(
        .warning, file: record.file, path: "/id",
        message: "'\(record.id)' differs from '\(other)' in capitals only: on macOS and Windows their files are one")
    }
  }

  private func guesses() -> [Problem] {
    records.filter { !$0.record.unconfirmed.isEmpty }.map { filed in
      let count = filed.record.unconfirmed.count
      return Problem(
        .warning, file: filed.file, path: "/unconfirmed",
        message: "\(count.of("value")) read out of the citation, which nobody has confirmed: "
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
      // Both say that they come from one report.
      guard !owner.record.sharesReport(with: filed.record) else { return nil }
      return Problem(
        .warning, file: filed.file, path: "/citation/DOI",
        message: "the DOI \(doi) is also that of '\(owner.record.id)': the same work under two ids?")
    }
  }

  /// A report may describe several studies; but those that it tells the same of are one, counted twice.
  private func copies() -> [Problem] {
    var owners: [String: [FiledRecord]] = [:]
    return records.filter { $0.record.role == .included }.compactMap { filed in
      let others = filed.record.records.flatMap { owners[$0] ?? [] }
      for record in filed.record.records { owners[record, default: []].append(filed) }
      guard let other = others.first(where: { $0.record.id != filed.record.id && $0.record.isCopy(of: filed.record) })
      else { return nil }
      return Problem(
        file: filed.file, path: "/records",
        message:
          "it is of the same report as '\(other.record.id)' and says the same: one study under two ids counts twice")
    }
  }

  /// A DOI without the address before it, in lower case, since DOIs do not distinguish it (DOI Handbook, 2.4).
  package static func bareDOI(_ doi: String) -> String {
    let lower = FoldedText.folded(doi.filter { !$0.isWhitespace })
    return lower.range(of: "10.").map { String(lower[$0.lowerBound...]) } ?? lower
  }

  /// How many texts have no words in each of the review's languages; only languages that miss any.
  ///
  /// - Parameter shared: the files that all records share, whose texts count too.
  package func missingTranslations(
    shared: [ReviewReader.SharedFile: [UInt8]] = [:]
  ) -> [(language: String, count: Int, files: [String])] {
    let files =
      ReviewReader.SharedFile.allCases.map { file in
        (file.rawValue, ReviewFormats.texts(in: shared[file] ?? [], ofFileNamed: file.rawValue))
      } + records.map { ($0.file, $0.record.texts) }
    return frame.description.languages.compactMap { language in
      let missing = files.map { file, texts in (file: file, count: texts.count { !$0.has(language) }) }
        .filter { $0.count > 0 }
      return missing.isEmpty ? nil : (language, missing.reduce(0) { $0 + $1.count }, missing.map(\.file))
    }
  }
}

extension StudyRecord {
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

extension StudyRecord {
  fileprivate func sharesReport(with other: StudyRecord) -> Bool { records.contains(where: other.records.contains) }

  /// Whether it differs in nothing but ids.
  fileprivate func isCopy(of other: StudyRecord) -> Bool { withoutIDs == other.withoutIDs }

  private var withoutIDs: StudyRecord {
    var record = self
    record.id = ""
    record.citation.id = ""
    for index in effects.indices { record.effects[index].finding.id = "" }
    for list in [\StudyRecord.opportunities, \.threats, \.remarks] {
      for index in record[keyPath: list].indices { record[keyPath: list][index].id = "" }
    }
    return record
  }
}
