package import Records

extension GuessEdit {
  /// What a person writes in a study's file who looked for something and found that its source does not say it.
  ///
  /// - Returns: nil where the model has no such place, or where a value or another reason than "not extracted" stands there.
  package static func silence(at place: String, in record: StudyRecord, file: String) -> String? {
    guard Pointer.place(place, in: record.node, shape: RecordShape.record) == .empty,
      [nil, .notExtracted].contains(record.absence(at: place))
    else { return nil }
    let kind = AbsenceKind.notReported.rawValue
    return file.hasSuffix(".\(XMLFormat.name)")
      ? "<absent at=\"\(place)\" kind=\"\(kind)\"/>" : "\"absent\": {\"\(place)\": \"\(kind)\"}"
  }
}
