import Formats
import Records

// How one record comes in beside those that are there.
extension RecordImport {
  /// Notes that the export at hand brought a record.
  private func bring(_ id: Bytes, _ head: RecordLineHead, _ outcome: inout Outcome) {
    if origin != nil, !head.isDeleted, ledger.bring(id) { outcome.again += 1 }
  }

  /// Notes that a record which is there was found again.
  private func tie(_ id: Bytes, _ head: RecordLineHead, _ outcome: inout Outcome, into kept: inout [UInt8]) {
    bring(id, head, &outcome)
    kept.append("{\"again\":\"")
    kept.append(contentsOf: id)
    kept.append("\"}\n")
  }

  /// Takes a record that came from PubMed: it is a version of one that did too, and stands beside another's of its PMID.
  func takePubMeds(
    _ line: Bytes, _ head: RecordLineHead, outcome: inout Outcome, into kept: inout [UInt8]
  ) {
    guard ledger.isFromPubMed(line[part: head.id]) == false,
      ledger.standing(of: head, in: line, isFromPubMed: true) != .same
    else {
      return take(line, head, isFromPubMed: true, outcome: &outcome, into: &kept)
    }
    let id = Array(line[part: head.id]) + Array(RecordLineHead.pubMedMark.utf8)
    Self.renamed(line, head, id).withUnsafeBufferPointer { line in
      guard let head = RecordLineHead(line, numbersVersions: head.version != 0) else { return }
      let isNew = ledger.isFromPubMed(line[part: head.id]) == nil && !head.isDeleted
      if isNew { noteBeside(id, &outcome) }
      take(line, head, isFromPubMed: true, outcome: &outcome, into: &kept)
    }
  }

  private func noteBeside(_ id: [UInt8], _ outcome: inout Outcome) {
    outcome.beside += 1
    if outcome.besideIDs.count < Outcome.mostIDs { outcome.besideIDs.append(String(decoding: id, as: UTF8.self)) }
  }

  private static func renamed(_ line: Bytes, _ head: RecordLineHead, _ id: [UInt8]) -> [UInt8] {
    Array(line[part: 0..<head.id.lowerBound]) + id
      + Array(line[part: head.id.upperBound..<head.citationID.lowerBound]) + id
      + Array(line[part: head.citationID.upperBound..<line.count])
  }

  /// Takes a record of a source that numbers nothing: one that differs from what is there stands beside it.
  func takeBeside(
    _ line: Bytes, _ head: RecordLineHead, orBeside others: [[UInt8]], outcome: inout Outcome, into kept: inout [UInt8]
  ) {
    let (id, standing) = ledger.place(beside: head, in: line, orBeside: others)
    guard standing == .new else {
      outcome.same += 1
      return id.withUnsafeBufferPointer { tie($0, head, &outcome, into: &kept) }
    }
    outcome.new += 1
    if line[part: head.id].elementsEqual(id) {
      kept.append(contentsOf: line)
      ledger.take(head, of: line, isFromPubMed: false)
      return bring(line[part: head.id], head, &outcome)
    }
    noteBeside(id, &outcome)
    let renamed = Self.renamed(line, head, id)
    renamed.withUnsafeBufferPointer { line in
      guard let head = RecordLineHead(line) else { return }
      ledger.take(head, of: line, isFromPubMed: false)
      bring(line[part: head.id], head, &outcome)
    }
    kept += renamed
  }

  func take(
    _ line: Bytes, _ head: RecordLineHead, isFromPubMed: Bool, outcome: inout Outcome, into kept: inout [UInt8]
  ) {
    func note(_ ids: WritableKeyPath<Outcome, [String]>) {
      if outcome[keyPath: ids].count < Outcome.mostIDs { outcome[keyPath: ids].append(line[part: head.id].string) }
    }
    let standing = ledger.standing(of: head, in: line, isFromPubMed: isFromPubMed)
    switch standing {
    case .new where head.isDeleted: outcome.withdrawn += 1
    case .changed where head.isDeleted, .differing where head.isDeleted:
      outcome.withdrawn += 1
      outcome.wentOut += 1
      note(\.wentOutIDs)
    case .new: outcome.new += 1
    case .changed:
      outcome.replaced += 1
      note(\.replacedIDs)
    case .differing:
      outcome.replaced += 1
      outcome.differing += 1
      note(\.differingIDs)
    case .same, .sameVersion:
      outcome.same += 1
      if standing == .sameVersion {
        outcome.sameVersion += 1
        note(\.sameVersionIDs)
      }
      return tie(line[part: head.id], head, &outcome, into: &kept)
    case .withdrawn where restores: outcome.new += 1
    case .withdrawn:
      outcome.keptOut += 1
      note(\.keptOutIDs)
      return tie(line[part: head.id], head, &outcome, into: &kept)
    case .older:
      outcome.older += 1
      note(\.olderIDs)
      return tie(line[part: head.id], head, &outcome, into: &kept)
    }
    ledger.take(head, of: line, isFromPubMed: isFromPubMed)
    bring(line[part: head.id], head, &outcome)
    kept.append(contentsOf: line)
  }
}
