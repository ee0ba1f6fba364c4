import Records

/// A place where a sentence names a concept.
struct Mention {
  /// The name, folded.
  var name: String
  /// What stands before and behind it, folded: words with one space between them and one at either end.
  var before: Substring
  var behind: Substring
  var language: String

  /// Where in the sentence it stands.
  var place: Range<String.Index> { before.endIndex..<behind.startIndex }

  /// A sentence as names are looked for in it.
  struct Text {
    let language: String
    let scheme: Scheme
    let words: String
    /// With the kind of trial, where `words` are without: `randomised crossover trial`.
    let wordsOfKind: String

    init(_ passage: Passage, _ scheme: Scheme) {
      language = passage.language
      self.scheme = scheme
      let isOfPeople = [.population, .condition, .setting].contains(scheme)
      var text = passage.ofSample(isOfPeople ? Others.leftOut(of: passage.text) : passage.text)
      if passage.source == .title, [.population, .condition].contains(scheme), let asked = Others.ofAsked(inTitle: text)
      {
        text = asked
      }
      // “52% met the criteria for anxiety”, as “34 of whom had”: a part.
      if isOfPeople { text = text.replacing(Self.share + "|" + Self.found) { _ in "" } }
      if text.contains("-patient") { text = text.replacing(#"\b(in|out)-patient"#) { "\($0[1] ?? "")patient" } }
      // “REStORing health of unwell adulTs”: a study by its letters.
      if scheme == .population, zip(text, text.dropFirst()).contains(where: { $0.isLowercase && $1.isUppercase }) {
        text = text.replacing(#"(?-i)\b\p{L}*\p{Ll}\p{Lu}\p{L}*\b"#) { _ in "" }
      }
      // Where children and adolescents are treated, one of the two may have been.
      if scheme == .population { text = text.replacing(Self.service) { _ in "" } }
      // “The Children sample of the Retirement Longitudinal Study”: a name, which says not what was made of its data.
      if scheme == .design || scheme == .population && passage.source != .title, Self.mayNameStudy(text) {
        text = text.replacing(Self.studyName) { _ in "" }
      }
      // “The Short-Form Health Survey”: a questionnaire.
      if scheme == .design, text.contains("Survey") { text = text.replacing(Self.surveyName) { _ in "" } }
      // “In the Walk + Adherence trial”: a name.
      if scheme == .outcome, text.contains("+") {
        text = text.replacing(#"(?-i)\b\p{Lu}\p{L}+ ?\+ ?\p{Lu}\p{L}+\b"#) { _ in "" }
      }
      // “(Male = 172)”: how many of them.
      if scheme == .population {
        text = text.replacing(#"\b(?:females?|males?|men|women|boys|girls|mannen|vrouwen) ?[=:] ?(?=\d)"#) { _ in "" }
      }
      // “The Adult Attachment Interview”: a name.
      if scheme == .population, passage.source != .title {
        text = text.replacing(Self.scaleName) { _ in "" }
      }
      // “Patients with pain (20 men and 30 women) and depression” have both.
      // So they have where the bracket says on which scale: “depression (PHQ-9 scores > 9), anxiety”.
      if scheme == .setting || scheme == .condition, text.contains("(") {
        text = text.replacing(#" ?\(n ?= ?\d+\)"#) { _ in "" }
      }
      if scheme == .condition {
        text = text.replacing(
          #" ?\((?:n ?=|\d|[^()]*(?:\b(?:questionnaire|scale|scores?|inventory|checklist|vragenlijst)\b|[<>≥≤]))[^()]*\)"#
        ) { _ in "" }
      }
      // “Mindfulness-based stress reduction”: a treatment's name.
      if scheme == .condition || scheme == .outcome { text = text.replacing(Self.treatmentName) { _ in "" } }
      if scheme == .condition { text = Measures.leftOut(of: text) }
      if scheme == .condition || scheme == .outcome {
        text = Self.withoutProgrammes(text, isTitle: passage.source == .title)
      }
      let key = Self.key(text, language: language, scheme)
      let isShared = [.condition, .outcome].contains(scheme) && (key.contains(" and ") || key.contains(" en "))
      words = " \(isShared ? key.replacing(Self.shared, with: Self.each) : key) "
      wordsOfKind = scheme == .design ? " \(Self.key(text, language: language, scheme, keepsKind: true)) " : words
    }

    /// “Depressive and anxiety symptoms” are symptoms of both.
    private static let shared =
      #"\b(depressive|anxiety|mood|manic|psychotic|stress|somatic|depressieve?|angst) (and|or|en|of) (\p{L}+) (symptom|disorder|complaint|klachten|stoornissen)\b"#
    private static func each(_ groups: [String?]) -> String {
      let words = groups.map { $0 ?? "" }
      return "\(words[1]) \(words[4]) \(words[2]) \(words[3]) \(words[4])"
    }

    private static let share =
      #"\b(?!100)\d{1,3}(?:[.,]\d+)? ?(?:%|per ?cent|procent) (?:(?:of|van) [^.,;()]{0,40}? )?(?:met|had|have|reported|showed|scored|experienced|suffered|were|developed|hadden|waren|voldeden|meldden)\b[^.,;()]*"#

    /// “At baseline, 112 people had depressive symptoms”.
    private static let found =
      #"\b(?:at (?:baseline|follow-up)|during (?:the )?follow-up|of (?:these|them)|bij aanvang|van hen)\b[^.;]{0,30}? \d+ (?:[\p{L}-]+ ){0,2}(?:had|hadden|reported|showed|developed|meldden)\b[^.;]*"#
    private static let treatmentName =
      #"\b(?:mindfulness|yoga|meditation|nature|art|music|compassion)[- ]based (?:stress|pain|anxiety|depression|relapse) (?:reduction|management|relief|prevention)\b|\bstress[- ](?:management|inoculation) (?:training|program(?:me)?|interventions?|courses?|therapy|workshops?)\b"#
    private static let service =
      #"\bchild(?:ren)?(?: and | & |/)(?:adolescents?|youths?)(?: (?!(?:of|in|at|from|with|and|who|were|was|\#(PeopleRules.people))\b)[\p{L}-]+){0,4} (?:services?|clinics?|cent(?:re|er)s?|departments?|units?|wards?|hospitals?)\b"#

    /// Whether a text names a study so: `Longitudinal study` among its keywords may be of that name.
    static func namesStudy(_ text: String) -> Bool { mayNameStudy(text) && text.holds(studyName) }
    private static func mayNameStudy(_ text: String) -> Bool {
      ["Longitudinal S", "Cohort S"].contains(where: text.contains)
    }
    private static let studyName =
      #"(?-i)\b(?:\p{Lu}[\p{L}-]+ (?:(?:and|of|on|in|for|the|sample) ){0,3}){2,8}(?:Longitudinal|Cohort) (?:Study|Survey)\b|\b\p{Lu}[\p{L}-]+ Longitudinal (?:Study|Survey) (?=of (?:\p{L}+ )?\p{Lu})"#

    private static let surveyName =
      #"(?-i)\b(?:Inventory|Scale|Questionnaire|Short[- ]Form|SF-?\d+|Outcomes Study)\b[^.;,()]{0,30}\bSurvey\b"#

    private static let scaleName =
      #"(?-i)\b\p{Lu}[\p{L}\d'’-]* (?:(?:\p{Lu}[\p{L}\d'’-]*|of|for|and|the|in|with|to) ){1,6}(?:Scales?|Inventory|Questionnaire|Interview|Checklist|Index|Schedule|System|[Ss]urvey|Profile|Study)\b"#

    /// A name as the words are looked for.
    func key(_ name: String) -> String { Self.keys.key(of: name, language: language, scheme) }
    private static let keys = NameKeys { name, language, scheme in
      key(name, language: language, scheme, keepsKind: true)
    }

    private static func key(_ name: String, language: String, _ scheme: Scheme, keepsKind: Bool = false) -> String {
      // A colon is part of an identifier, `mesh:D003863`, and not of the word before it: “for depression: a trial”.
      let name = name.contains(":") ? name.replacing(":(?= |$)") { _ in scheme == .design ? " :" : "" } : name
      // Dutch has other plurals than those in `s`: `poliklinieken`.
      if scheme == .setting, language == "nl" {
        return Mention.key(name, language: language).replacing(places) { $0[1] ?? "" }
      }
      // “Cognitive behaviour therapy” and “cognitive behavioral therapy” are one.
      if scheme == .intervention {
        return Mention.key(name, language: language).replacing(#"\bbehaviou?r(?:al)?\b"#) { _ in "behaviour" }
      }
      // Designs in the plural are those of other studies: “more randomised controlled trials are needed”.
      guard scheme == .design else { return Mention.key(name, language: language) }
      // “An 8-week randomised controlled trial”, “a two-arm trial”: no number of studies.
      return designKey(name, keepsKind: keepsKind).replacing(Self.length) { _ in "" }
    }

    private static let places = #"\b(\p{L}*(?:kliniek|praktijk|afdeling|instelling))en\b"#
    private static let length =
      #"\b(?:\d+|one|two|three|four|five|six|eight|ten|twelve) (?:weeks?|wk|months?|years?|yr|days?|arm|armed|group|site|period|cent(?:er|re)|jaar|maanden|weken)\b ?"#

    /// Spelling aside, and whether a trial is called “controlled” or “clinical” too: `randomised trial`. What kind of trial it
    /// is a name of one says, `randomised crossover trial`, and a sentence that is searched for trials of any kind need not.
    private static func designKey(_ name: String, keepsKind: Bool) -> String {
      Vocabulary.folded(name).replacing("randomiz", with: "randomis")
        .replacing(#"\b(after|post|cohort|controlled|qualitative) pilot (?=study\b)"#) { "\($0[1] ?? "") " }
        .replacing(#"\bnon randomised (?:(?:controlled|clinical|comparative) )*study\b"#) { _ in "non randomised trial"
        }
        .replacing(randomisedStudy) { groups in "randomised \(keepsKind ? kind(groups[1] ?? "") : "")trial" }
        .replacing(crossSectional) { _ in "cross sectional study" }
    }

    /// `crossover ` of `controlled cross over `.
    private static func kind(_ words: String) -> String {
      words.replacing("cross over", with: "crossover").split(separator: " ").filter { !ofAnyTrial.contains($0) }.map {
        "\($0) "
      }.joined()
    }
    private static let ofAnyTrial: Set<Substring> = ["controlled", "clinical", "comparative", "control"]

    private static let randomisedStudy =
      #"\brandomised ((?:(?:controlled|clinical|comparative|double|single|triple|blind|blinded|masked|placebo|sham|parallel|group|open|label|cross|over|crossover|prospective|multicentre|multicenter|longitudinal|factorial|pragmatic|superiority|inferiority|noninferiority|non|cluster|experimental|fmri|efficacy|control) )*)(?:trial|study)\b"#
    private static let crossSectional =
      #"\bcross sectional (?:(?!area)\p{L}+ ){0,3}?(?:study|survey|questionnaire|analysis|design|evaluation|investigation)\b"#
  }

  /// All places where a sentence names the concept in its own language.
  static func mentions(of concept: Concept, in sentence: Text) -> [Mention] {
    return names(of: concept, in: sentence.language).flatMap { name -> [Mention] in
      let words = sentence.key(name)
      guard words.count > 2 else { return [] }
      let isPlain = sentence.words.contains(" \(words) ")
      let text = isPlain ? sentence.words : sentence.wordsOfKind
      return text.ranges(of: " \(words) ").compactMap { range in
        let mention = Mention(
          name: words, before: text[..<text.index(after: range.lowerBound)],
          behind: text[text.index(before: range.upperBound)...], language: sentence.language)
        // `n=1` is none in `n=1,045`.
        return words.last?.isNumber == true && mention.behind.dropFirst().first?.isNumber == true ? nil : mention
      }
    }
  }

  /// What a concept is called in a language: Dutch `kind` is no word for the English “kind”. An id of one word counts where
  /// there is no label, or where another language has it in capitals, as `RCT`. Where the language is not known, all names
  /// count.
  static func names(of concept: Concept, in language: String) -> [String] {
    guard language != "und" else { return Vocabulary.names(of: concept) }
    let labels =
      concept.preferredLabel.entries.map { (language: $0.language, words: [$0.words]) }
      + concept.alternativeLabels.entries.map { (language: $0.language, words: $0.words) }
    func isOwn(_ tag: String) -> Bool { LanguageTag.isSame(String(tag.prefix { $0 != "-" }), language) }
    let own = labels.filter { isOwn($0.language) }.flatMap(\.words)
    let others = labels.filter { !isOwn($0.language) }.flatMap(\.words)
    let isName =
      own.isEmpty && !others.contains(concept.id) || concept.id.contains("-")
      || others.contains(concept.id.uppercased())
    return own + (isName ? [concept.id] : [])
  }

  /// Singular and plural are one, `Case Reports` and `case report`, and so are `ambulant` and `ambulante` in Dutch.
  static func key(_ name: String, language: String) -> String {
    Vocabulary.folded(name).split(separator: " ").map { word in
      guard word.count > 3 else { return word }
      if word.hasSuffix("s") { return word.dropLast() }
      return language == "nl" && word.count > 4 && word.hasSuffix("e") ? word.dropLast() : word
    }.joined(separator: " ")
  }

  /// Whether a pattern holds of the words right before the name, or right behind it.
  func follows(_ pattern: String) -> Bool { String(before.suffix(120)).holds("(?:\(pattern)) ?$") }
  func precedes(_ pattern: String) -> Bool { String(behind.prefix(120)).holds("^ (?:\(pattern))") }

  private static let denials: Set = [
    "not", "no", "non", "without", "never", "neither", "nor", "excluding", "geen", "niet", "zonder", "noch",
  ]
  /// Behind such a word begins what a denial before it is not about; “not only” is none.
  private static let turns: Set = [
    "but", "and", "with", "who", "which", "that", "only", "just", "maar", "en", "met", "die", "alleen",
  ]

  /// Whether one of the last words denies it: “is not a”, “no”, “patients without”, “neither group received … or”.
  var isDenied: Bool {
    if follows(#"\b(?:free (?:of|from)|vrij van|absence of|afwezigheid van) (?:\p{L}+ ){0,2}"#) { return true }
    var words = before.split(separator: " ").reversed().prefix(7)[...]
    // “Without psychosis and depression” denies both.
    if let first = words.first, ["and", "en", "or", "of"].contains(first) { words = words.dropFirst() }
    for (place, word) in words.enumerated() {
      let word = String(word)
      if ["neither", "nor", "noch", "without", "zonder"].contains(word) || place < 4 && Self.denials.contains(word) {
        return true
      }
      if Self.turns.contains(word) { return false }
    }
    return false
  }
}
