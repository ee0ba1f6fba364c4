import Foundation
package import Records

/// The key of a new study, as citation keys are made: `greist1978`, and with a letter where that is taken.
package enum StudyKey {
  package static func key(for citation: Citation, taken: Set<String>) -> String {
    let first = citation.authors.first
    let name = first?.family ?? first?.literal ?? citation.text("title") ?? "study"
    let word = FoldedText.folded(name).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(40)
    let stem = (word.isEmpty ? "study" : String(word)) + (citation.year.map { "\($0)" } ?? "")
    guard taken.contains(stem) else { return stem }
    for letter in "abcdefghijklmnopqrstuvwxyz" where !taken.contains(stem + String(letter)) {
      return stem + String(letter)
    }
    return stem + "-" + citation.id
  }
}
