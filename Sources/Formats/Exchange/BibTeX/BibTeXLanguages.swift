import Records

/// Languages as Babel, LaTeX's package for them, calls them.
enum BibTeXLanguages {
  /// Where several mean the same, the first is the one that is written.
  private static let list: [(babel: String, tag: String)] = [
    ("english", "en"), ("american", "en-US"), ("usenglish", "en-US"), ("british", "en-GB"), ("ukenglish", "en-GB"),
    ("canadian", "en-CA"), ("australian", "en-AU"), ("newzealand", "en-NZ"), ("ngerman", "de"), ("german", "de"),
    ("naustrian", "de-AT"), ("austrian", "de-AT"), ("nswissgerman", "de-CH"), ("swissgerman", "de-CH"),
    ("french", "fr"), ("francais", "fr"), ("frenchb", "fr"), ("canadien", "fr-CA"), ("acadian", "fr-CA"),
    ("portuguese", "pt"), ("portuges", "pt"), ("brazilian", "pt-BR"), ("brazil", "pt-BR"), ("dutch", "nl"),
    ("spanish", "es"), ("mexican", "es-MX"), ("italian", "it"), ("swedish", "sv"), ("danish", "da"),
    ("norsk", "nb"), ("nynorsk", "nn"), ("norwegian", "no"), ("finnish", "fi"), ("polish", "pl"), ("russian", "ru"),
    ("japanese", "ja"), ("chinese", "zh"), ("korean", "ko"), ("turkish", "tr"), ("magyar", "hu"), ("hungarian", "hu"),
    ("czech", "cs"), ("greek", "el"), ("polutonikogreek", "el"), ("hebrew", "he"), ("arabic", "ar"),
    ("croatian", "hr"), ("romanian", "ro"), ("bulgarian", "bg"), ("ukrainian", "uk"), ("slovak", "sk"),
    ("slovene", "sl"), ("slovenian", "sl"), ("serbian", "sr"), ("persian", "fa"), ("farsi", "fa"),
    ("icelandic", "is"), ("lithuanian", "lt"), ("latvian", "lv"), ("estonian", "et"), ("catalan", "ca"),
    ("afrikaans", "af"), ("thai", "th"), ("vietnamese", "vi"), ("indonesian", "id"), ("latin", "la"),
    ("basque", "eu"), ("galician", "gl"), ("welsh", "cy"), ("irish", "ga"),
  ]

  private static let tags = Dictionary(uniqueKeysWithValues: list.map { ($0.babel, $0.tag) })
  private static let names = Dictionary(list.map { ($0.tag, $0.babel) }, uniquingKeysWith: { first, _ in first })

  static func tag(_ text: String) -> String? { tags[text.lowercased()] ?? CitationParts.language(text) }

  /// The name of a language in Babel, by its BCP 47 tag.
  static func name(_ tag: String) -> String? { names[tag] }
}
