/// Words with which a sentence begins and hardly a family name: behind a single capital, “in group A. They ran”, they tell that it
/// ends a sentence and is no initial, “A. Jones”.
package enum SentenceStart {
  // Not “He”, “An”, “To” and “So”, which are family names, nor “De”, with which others begin.
  private static let words: Set<String> = [
    "The", "They", "Their", "These", "This", "Those", "There", "Then", "Thus", "Therefore", "Thereafter", "We", "Our",
    "It", "Its", "In", "After", "Afterwards", "Before", "At", "Among", "Although", "Because", "Between", "Both",
    "Compared", "During", "Each", "Finally", "For", "From", "Furthermore", "However", "If", "Moreover", "Most",
    "Neither", "Nevertheless", "None", "Of", "Other", "Others", "Overall", "Participants", "Patients", "Since", "Some",
    "Two", "Three", "When", "Where", "Whereas", "Which", "While", "With", "Without",
    "Het", "Deze", "Dit", "Dat", "Die", "Zij", "Wij", "Hun", "Onze", "Er", "Daarna", "Daarom", "Tijdens", "Bij",
    "Beide", "Elke", "Deelnemers", "Patiënten", "Uit", "Voor", "Volgens", "Hoewel", "Echter",
  ]

  /// Whether a text begins with one.
  package static func begins(_ text: some StringProtocol) -> Bool {
    let word = text.prefix { $0.isLetter }
    return word.count < 15 && words.contains(String(word))
  }
}
