/// The language of a sentence, by its commonest words.
enum Language {
  /// `en`, `nl`, or `und` where neither is clear.
  static func tag(of text: String) -> String {
    let words = text.lowercased().split { !$0.isLetter }
    let english = words.count(where: Self.english.contains)
    let dutch = words.count(where: Self.dutch.contains)
    return english > dutch ? "en" : dutch > english ? "nl" : "und"
  }

  private static let english: Set<Substring> = [
    "the", "of", "and", "to", "with", "for", "by", "was", "were", "on", "that", "from", "a", "as", "effects", "effect",
  ]
  private static let dutch: Set<Substring> = [
    "de", "het", "een", "van", "en", "met", "voor", "bij", "werd", "werden", "op", "dat", "uit", "door", "niet",
  ]
}
