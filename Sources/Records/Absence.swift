/// Why a value is not there. Four different things, none of them an empty string.
package enum AbsenceKind: String, CaseIterable, Hashable, Sendable {
  /// The source was read and does not say.
  case notReported = "not-reported"
  /// The question does not arise, as a sample size for an essay.
  case notApplicable = "not-applicable"
  /// The source may say, but nobody has taken it out yet.
  case notExtracted = "not-extracted"
  /// The source says something that can be read in more than one way.
  case unclear
}

/// A place of a record that holds no value, and why.
package struct Absence: Hashable, Sendable {
  /// A JSON Pointer (RFC 6901) into the record's JSON form.
  package var pointer: String
  package var kind: AbsenceKind

  package init(pointer: String, kind: AbsenceKind) {
    self.pointer = pointer
    self.kind = kind
  }
}

extension Collection where Element == Absence {
  /// The kind recorded for exactly this place or for the nearest place that holds it:
  /// where `/sample` is not applicable, so is `/sample/age`.
  package func kind(at pointer: String) -> AbsenceKind? {
    var place = pointer[...]
    while !place.isEmpty {
      if let absence = first(where: { $0.pointer[...] == place }) { return absence.kind }
      guard let slash = place.lastIndex(of: "/") else { return nil }
      place = place[..<slash]
    }
    return nil
  }
}
