import Foundation
import Reviews

/// The file of `garner import --report`, begun before anything is read: so a place that cannot be written is told of while nothing
/// is done.
///
/// A file that is there already is never overwritten, but for one that holds, to the letter, what a trial (`--dry-run`) of the
/// import has to report: who tries first and then does it names one file.
struct ImportReportFile {
  let path: String
  /// What a trial left there.
  private let trial: [UInt8]?
  private let growing: GrowingFile?
  private var contents: [UInt8] = []

  /// - Throws: `AtomicFileError` where the name is taken by anything but the report of a trial, or the folder cannot be written.
  init(at path: String) throws(AtomicFileError) {
    self.path = path
    trial = Self.trial(at: path)
    growing = trial == nil ? try GrowingFile(at: path) : nil
  }

  private static func trial(at path: String) -> [UInt8]? {
    // No pipe, which nobody might fill, and no link.
    guard let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType,
      type == .typeRegular, let contents = FileManager.default.contents(atPath: path),
      ImportReport.mayBeTrial(contents)
    else { return nil }
    return [UInt8](contents)
  }

  /// - Throws: `AtomicFileError` where another report of a trial is there, or one that somebody has worked in.
  mutating func fill(with reports: [ImportReport]) throws(AtomicFileError) {
    let form: ImportReport.Form = path.hasSuffix(".json") ? .json : path.hasSuffix(".md") ? .markdown : .text
    contents = Array(ImportReport.text(of: reports, as: form, isWhole: true).utf8)
    if let trial {
      let tried = ImportReport.text(of: reports.map(\.asTrial), as: form, isWhole: true)
      guard trial.elementsEqual(tried.utf8) else { throw .nameTaken(path) }
    }
    try growing?.append(contents)
  }

  func publish() throws(AtomicFileError) {
    if let growing { try growing.publish() } else { try AtomicFile.replace(at: path, contents: contents) }
  }

  /// Leaves what is there as it is.
  func discard() { growing?.discard() }

  /// Takes a published report away again.
  func withdraw() {
    growing?.withdraw()
    if let trial { try? AtomicFile.replace(at: path, contents: trial) }
  }
}
