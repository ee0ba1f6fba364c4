package import Records

/// The text of a record that a search looks through, and how it is cut into words.
///
/// Every index cuts with this one function, so that they cannot disagree about what a word is.
package enum SearchText {
  /// Title, names and every statement and description in every language, one passage each: a phrase does not run
  /// from one passage into the next.
  package static func passages(of record: StudyRecord) -> [String] {
    var passages: [String] = [record.id]
    for variable in record.citation.variables {
      switch variable.value {
      case .text(let text): passages.append(text)
      case .names(let names):
        passages += names.map { [$0.given, $0.short].compactMap { $0 }.joined(separator: " ") }
      case .words(let words): passages += words
      case .date: break
      }
    }
    func add(_ text: LocalizedText?) {
      passages += text?.entries.map(\.words) ?? []
    }
    add(record.sample?.description)
    for group in record.sample?.groups ?? [] {
      add(group.label)
      add(group.description)
    }
    add(record.setting?.description)
    add(record.design?.description)
    for intervention in [record.intervention].compactMap({ $0 }) + record.comparators {
      add(intervention.description)
    }
    for effect in record.effects {
      add(effect.measure)
      add(effect.against)
      add(effect.followUp)
    }
    for finding in record.findings {
      add(finding.statement)
      add(finding.ambiguity)
    }
    add(record.notes)
    return passages
  }

  /// Runs of letters and digits, lower case, without diacritics.
  package static func tokens(of text: String) -> [String] {
    FoldedText.folded(text).unicodeScalars.split { !isWordScalar($0) }.map { String($0) }
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .spacingMark:
      return true
    default:
      return false
    }
  }
}
