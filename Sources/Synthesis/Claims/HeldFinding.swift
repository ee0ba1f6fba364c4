package import Records

/// The part of a record a finding stands in; the raw value is the record's own name for it.
package enum FindingPart: String, CaseIterable, Hashable, Sendable {
  case effects, opportunities, threats, remarks
}

/// A finding with the record that holds it.
package struct HeldFinding: Hashable, Sendable {
  /// The id of the record.
  package var study: String
  package var role: StudyRecord.Role
  package var part: FindingPart
  package var finding: Finding
  /// Of an effect.
  package var direction: Effect.Direction?
  /// Of an effect: what it was compared with.
  package var against: LocalizedText?
  /// Whether nobody has confirmed it.
  package var isUnconfirmed: Bool

  package init(
    study: String, role: StudyRecord.Role, part: FindingPart, finding: Finding, direction: Effect.Direction? = nil,
    against: LocalizedText? = nil, isUnconfirmed: Bool = false
  ) {
    self.study = study
    self.role = role
    self.part = part
    self.finding = finding
    self.direction = direction
    self.against = against
    self.isUnconfirmed = isUnconfirmed
  }
}

extension StudyRecord {
  /// Every finding, in the order of `findings`.
  var heldFindings: [HeldFinding] {
    func isGuess(_ part: FindingPart, _ place: Int) -> Bool {
      !unconfirmed.isEmpty && unconfirmed.touch("/\(part.rawValue)/\(place)")
    }
    func held(_ part: FindingPart, _ findings: [Finding]) -> [HeldFinding] {
      findings.enumerated().map { place, finding in
        HeldFinding(study: id, role: role, part: part, finding: finding, isUnconfirmed: isGuess(part, place))
      }
    }
    let measured = effects.enumerated().map { place, effect in
      HeldFinding(
        study: id, role: role, part: .effects, finding: effect.finding, direction: effect.direction,
        against: effect.against, isUnconfirmed: isGuess(.effects, place))
    }
    return measured + held(.opportunities, opportunities) + held(.threats, threats) + held(.remarks, remarks)
  }
}
