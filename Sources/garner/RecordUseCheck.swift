import Records
import Reviews
import Synthesis

/// Whether the imported records that the included studies name are theirs: none that screening excluded, and none that
/// another study names too.
struct RecordUseCheck {
  let records: [FiledRecord]
  let screening: Screening
  /// The record that stands for another, by the other's id.
  let duplicates: [String: String]

  func problems() -> [Problem] {
    var owners: [String: String] = [:]
    var problems: [Problem] = []
    for filed in records where filed.record.role == .included {
      for (place, name) in filed.record.records.enumerated() {
        let id = duplicates[name] ?? name
        func add(_ message: String) {
          problems.append(Problem(.error, file: filed.file, path: "/records/\(place)", message: message))
        }
        if screening.isExcluded(id) {
          add("the record '\(name)' was excluded at screening, and this study is included")
        }
        if let owner = owners[id], owner != filed.record.id {
          add("the record '\(name)' is also named by the included study '\(owner)': a report counts for one study")
        } else {
          owners[id] = filed.record.id
        }
      }
    }
    return problems
  }
}
