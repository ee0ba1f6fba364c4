/// Titles that a journal prints again and again, over something else each time: `Editorial`, `Images in cardiology`, `Test your
/// knowledge of dermatology`. They are told by a word that columns have, and by how they begin.
enum ColumnTitle {
  /// Longer titles say what they are about, whatever they begin with.
  private static let mostWords = 9
  /// Up to so many words, one of those of columns is enough.
  private static let fewWords = 5

  static func isOne(_ title: TextBytes, words count: Int) -> Bool {
    guard count <= mostWords else { return false }
    if openings.contains(where: { begins(title, $0) }) || endings.contains(where: { ends(title, $0) }) { return true }
    return title.split(separator: 0x20).contains { word in
      let word = TextBytes(rebasing: word)
      if TitleWords.isOne(word, of: addresses) { return true }
      return count <= fewWords && (TitleWords.isOne(word, of: names) || TitleWords.isOne(word, of: TitleWords.serials))
    }
  }

  private static func begins(_ title: TextBytes, _ words: StaticString) -> Bool {
    let part = TextBytes(start: words.utf8Start, count: words.utf8CodeUnitCount)
    return title.starts(with: part) && (title.count == part.count || title[part.count] == 0x20)
  }

  private static func ends(_ title: TextBytes, _ words: StaticString) -> Bool {
    let part = TextBytes(start: words.utf8Start, count: words.utf8CodeUnitCount)
    let start = title.count - part.count
    guard start >= 0, title[start...].elementsEqual(part) else { return false }
    return start == 0 || title[start - 1] == 0x20
  }

  /// Who speaks to the reader asks or advises, and does not report.
  private static let addresses: [StaticString] = ["your", "yourself", "uw", "uzelf", "ihre", "votre"]

  private static let openings: [StaticString] = [
    "images in", "picture of", "clinical picture", "clinical image", "clinical images", "case records of",
    "case of the", "case challenge", "clinical challenge", "clinical problem solving",
    "spot diagnosis", "spot the", "guess the", "what is the diagnosis", "whats the diagnosis", "what is new",
    "whats new", "what s new", "in this issue", "in the next issue", "this month in", "this week in", "the year in",
    "highlights from", "highlights of", "news from", "update from", "notes from", "research highlights",
    "current awareness", "continuing medical education", "continuing education", "self assessment", "journal watch",
    "journal club", "book review", "book reviews", "media review", "meeting report", "conference report",
    "abstracts from", "abstracts of", "editors choice", "editors pick", "editors note", "from the archives",
    "from the editor", "grand rounds", "10 minute consultation", "practice pointer", "erratum", "errata", "corrigendum",
    "corrigenda", "boekbespreking", "boekbesprekingen",
    "diagnose in beeld", "klinisch beeld", "wat is de diagnose",
    "cual es su diagnostico",
  ]

  private static let endings: [StaticString] = [
    "quiz", "at a glance", "book review", "journal club", "spot diagnosis", "news",
    "what is the diagnosis", "whats the diagnosis", "of the month", "of the week", "of the year",
  ]

  private static let names: [StaticString] = [
    "editor", "editors", "editorial", "editorials", "issue", "president", "presidents", "message", "chair", "foreword",
    "preface", "introduction", "news", "notes", "calendar", "announcements", "contents", "index", "reviewers",
    "reviews",
    "acknowledgment", "acknowledgement", "obituary", "memoriam", "correspondence", "letter", "letters", "reply",
    "comment", "commentary", "month", "week", "image", "images", "club", "quiz", "question", "questions", "answers",
    "highlights", "snapshot", "vignette", "newsletter", "redactie", "redactioneel", "voorwoord", "nieuws",
    "ingezonden", "beeldquiz",
  ]
}
