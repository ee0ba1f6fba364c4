extension RISMapping {
  /// Where several mean the same to CSL, the first is the one that is written.
  static let types: [(ris: String, csl: String)] = [
    ("JOUR", "article-journal"), ("JFULL", "article-journal"), ("EJOUR", "article-journal"),
    ("ABST", "article-journal"), ("INPR", "article-journal"), ("MGZN", "article-magazine"),
    ("NEWS", "article-newspaper"), ("BOOK", "book"), ("EBOOK", "book"), ("EDBOOK", "book"), ("SER", "book"),
    ("CHAP", "chapter"), ("ECHAP", "chapter"), ("CONF", "paper-conference"), ("CPAPER", "paper-conference"),
    ("THES", "thesis"), ("RPRT", "report"), ("GOVDOC", "report"), ("ELEC", "webpage"), ("WEB", "webpage"),
    ("BLOG", "post-weblog"), ("DATA", "dataset"), ("COMP", "software"), ("PAT", "patent"), ("MANSCPT", "manuscript"),
    ("UNPB", "manuscript"), ("DICT", "entry-dictionary"), ("ENCYC", "entry-encyclopedia"), ("STAND", "standard"),
    ("VIDEO", "motion_picture"), ("MAP", "map"), ("MUSIC", "musical_score"), ("SOUND", "song"), ("STAT", "legislation"),
    ("BILL", "bill"), ("CASE", "legal_case"), ("HEAR", "hearing"), ("PCOMM", "personal_communication"),
    ("ART", "graphic"), ("FIGURE", "figure"), ("GEN", "document"),
  ]

  static let typesByCode = Dictionary(
    uniqueKeysWithValues: types.map { ($0.ris, $0.csl) })

  static let written = Dictionary(types.map { ($0.csl, $0.ris) }, uniquingKeysWith: { first, _ in first })
}
