import Records

/// A sentence of a citation: what a guess is read from, and what it is shown with.
struct Passage: Hashable {
  var source: Guess.Source
  var text: String
  /// `en`, `nl`, or `und`: of the sentence, else of the abstract, else what the record says.
  var language: String
  /// Whether it tells how the study was done or who took part, as far as its section or its words say.
  var tellsOfMethod: Bool
  /// What else than the study and those who took part it speaks of; nil where nothing shows that it does.
  var aside: Aside?
  /// The text with its numbers in figures.
  var figures: String
  /// The figures without what stands between brackets.
  var main: String
  var brackets: [Bracket]
  /// Whether it tells what happened to a few women or men of the people whom another sentence counts.
  private(set) var isOfFew = false
  /// Whether it stands where an abstract lists outcomes: “Main outcome measures: Pain, sleep.”
  let listsOutcomes: Bool

  /// - Parameter reading: the text as it is to be read, where that is not what is quoted.
  init(source: Guess.Source, text: String, reading: String? = nil, language: String, section: Section) {
    self.source = source
    self.text = text
    self.language = language
    listsOutcomes = section == .outcomes
    figures = PeopleRules.withoutEach(
      Others.withoutExcluded(NumberWords.inFigures(reading ?? text, language: language)))
    (main, brackets) = Bracket.parts(of: figures)
    tellsOfMethod = section == .method || source == .title || Section.hasMethodWords(text)
    aside = section == .frame ? .frame : Aside.aside(in: main)
  }

  /// The title and the sentences of the abstract, in order. A sentence too long to be one is passed over.
  static func passages(of record: ImportedRecord) -> [Passage] {
    let title = record.citation.text("title")?.withoutTags
    let parts: [(labels: [String], text: String)] =
      record.abstract.isEmpty
      ? [([], (record.citation.text("abstract") ?? "").withoutTags)]
      // The label says more than its category does: to PubMed “Main outcome measures” are methods.
      : record.abstract.map { part in ([part.label, part.category].compactMap { $0 }, part.text.withoutTags) }
    let whole = Language.tag(of: ([title ?? ""] + parts.map(\.text)).joined(separator: " "))
    let language = whole == "und" ? Language.known(record.citation.text("language")) : whole
    let isProtocol = title?.holds(Self.protocolTitle) == true
    let isComment =
      record.publicationTypes.contains { Self.typesOnOthers.contains($0.name) }
      || title?.holds(Self.titleOfComment) == true
    let abbreviations = Abbreviations(in: [title ?? ""] + parts.map(\.text))
    func passage(_ source: Guess.Source, _ text: String, reading: String? = nil, _ section: Section) -> Passage {
      let own = Language.tag(of: text)
      return Passage(
        source: source, text: text, reading: abbreviations.writtenOut(reading ?? text),
        language: own == "und" ? language : own, section: section)
    }
    var passages = title.map { [passage(.title, $0, .open)] } ?? []
    var hasLabels = parts.contains { !$0.labels.isEmpty }
    let sentences = parts.map { Sentences.of($0.text) }
    let areBare = !hasLabels && Section.areBare(in: sentences.joined())
    for (part, sentences) in zip(parts, sentences) {
      var section = Section(labels: part.labels)
      for sentence in sentences {
        let bare = areBare ? Section.bareLabel(before: sentence) : nil
        if let label = bare ?? Section.label(before: sentence) { (section, hasLabels) = (Section(label: label), true) }
        guard sentence.count <= 1500 else { continue }
        let labelled = bare.map { "\($0):\(sentence.dropFirst($0.count))" }
        let reading = isProtocol ? asDone(labelled ?? sentence) : labelled
        passages.append(passage(.abstract, sentence, reading: reading, section))
      }
    }
    if !hasLabels, let first = passages.firstIndex(where: { $0.source == .abstract }), first < passages.count - 2,
      passages[first].aside == nil, Aside.looksBack(passages[first].main)
    {
      passages[first].aside = .frame
    }
    if !hasLabels, let last = passages.indices.last, last > 1, passages[last].aside == nil,
      Aside.looksAhead(passages[last].main)
    {
      passages[last].aside = .plan
    }
    for index in passages.indices {
      passages[index].isOfFew = PeopleRules.isOfFew(passages[index], among: passages)
    }
    if passages.contains(where: { $0.text.holds(Aside.secondary) }) {
      for index in passages.indices where passages[index].aside == nil && passages[index].main.holds(Aside.hostTrial) {
        passages[index].aside = .otherStudy
      }
    }
    let isReview = record.isReview
    guard isReview || isComment else { return passages }
    return passages.map { passage in
      var passage = passage
      if isComment && passage.aside == nil { passage.aside = .otherStudy }
      if passage.source == .abstract, passage.aside == nil,
        passage.main.holds(Aside.oneOfThem) || passage.countsPeopleOfStudies
      {
        passage.aside = .otherStudy
      }
      return passage
    }
  }

  private static let protocolTitle =
    #"\b(?:study|trial|research|onderzoeks)[- ]?protocol\b|\bprotocol (?:for|of|van|voor) (?:an?|the|een) [^:]*\b(?:trial|study|onderzoek|studie)\b|: (?:an? |the |study |een )*protocol\b|\brationale and (?:study )?design\b"#

  private static let typesOnOthers: Set = ["Comment", "Published Erratum", "Expression of Concern"]

  /// “Re: Running for depression”: what is told is another's study, from its title on.
  private static let titleOfComment =
    #"^(?:author |publisher )?(?:correction|erratum|corrigendum|expression of concern)\b|^(?:re|reply|in reply|comments?|commentary|letter|response|a response|authors?[’']? (?:reply|response)|reactie|commentaar)(?:: |(?: to the (?:editor|letter))? (?:on|to|about|regarding|op|over) )|\bletter to the editor\b"#

  /// What a protocol says will be done, as done: it tells of no other study.
  private static func asDone(_ text: String) -> String {
    text.replacing(
      #"\b(?:will|shall) (?:(?:then|also|all|each|first) )?be\b|\bto be (?=recruited|included|enrolled|random)"#
    ) { _ in "were" }
    .replacing(#"\b(?:will|shall) "#) { _ in "" }
    .replacing(#"\b(?:zal|zullen) "#) { _ in "" }.replacing(#"\bworden\b"#) { _ in "werden" }
  }
}

extension ImportedRecord {
  /// Whether it tells of studies by others, by its type, its title or its words.
  var isReview: Bool {
    let words = "review|overview|overzicht|overzichtsartikel"
    let type = publicationTypes.contains { $0.name.holds("(?:review|meta-analysis)$") }
    let title = citation.text("title") ?? ""
    let abstract = ([citation.text("abstract")].compactMap { $0 } + abstract.map(\.text)).joined(separator: " ")
    return type
      || title.holds("\\b(?:\(words)|meta-analyse|meta-analysis|literatuuronderzoek|literatuurstudie)\\b")
        && !title.holds(#"\b(?:chart|records?|case|file|peer) review\b"#)
      || abstract.holds(
        "\\b(?:this|narrative|literature|scoping|our|dit) (?:(?!chart|record|case|file)[\\p{L}-]+ )?(?:\(words))\\b"
          + #"|\bwe review\b|\breview of the (?:literature|evidence)\b|\bwe summari[sz]e (?:the )?(?:literature|evidence|studies)"#
      )
  }
}

extension Passage {
  /// Whether it says what those who took part had, or had not, when the study began.
  var tellsOfBaseline: Bool {
    text.holds(#"\bat (?:baseline|enrol|study entry|inclusion|the start)|\bbij (?:aanvang|de start)\b"#)
  }

  /// “Twelve trials with 900 adults were found.”
  fileprivate var countsPeopleOfStudies: Bool {
    figures.holds(
      #"\b\d+ (?:[\p{L}-]+ ){0,3}(?:trials?|studies|rcts?|articles|papers|cohorts|reports|onderzoeken|artikelen)\b"#)
      && figures.holds(#"\b\d+ (?:[\p{L}-]+ ){0,3}\#(PeopleRules.people)\b|\bn ?= ?\d"#)
  }

  /// Whether it speaks of a part: who stopped, one group, those who got better. Who filled in forms is none.
  var isOfPart: Bool {
    isOfFew
      || figures.replacing(
        "\\b(?:\(PeopleRules.answered)|completed by|(?:who|that|die) (?:had |have |hadden )?completed\\b)",
        with: { _ in "" }
      ).holds(PeopleRules.part)
  }

  /// What a sentence about those who were looked at or left out says of those who took part: of “Of 412 adults screened,
  /// 128 were randomised (70 women)” the second part. Nil where it says nothing of them.
  var ofThoseIncluded: Passage? {
    guard aside == .screening || aside == .exclusion else { return nil }
    // Commas between brackets do not part clauses.
    let kept = figures.replacing(#"\([^()]*\)|\[[^\[\]]*\]"#) { groups in
      (groups[0] ?? "").replacing(",", with: "\u{1}").replacing(";", with: "\u{2}")
    }
    let parting = #", and |, en |,? of whom |,? waarvan |; |, | and (?=\d)| en (?=\d)"#
    let clauses = kept.replacing(parting) { _ in "\n" }
      .split(separator: "\n").filter { !$0.isEmpty }.map(String.init)
      .filter { !$0.holds(Aside.screenings) && !$0.holds(Aside.exclusions) }
    guard !clauses.isEmpty else { return nil }
    var passage = self
    passage.figures = clauses.joined(separator: "; ").replacing("\u{1}", with: ",").replacing("\u{2}", with: ";")
    (passage.main, passage.brackets) = Bracket.parts(of: passage.figures)
    passage.aside = nil
    return passage
  }
}
