import Records

/// The parts of an abstract that stands in one piece, as PubMed's line format writes a structured one:
/// `BACKGROUND: Mood falls. METHODS: They ran.`
///
/// Only an abstract that begins with a label is taken apart, and only at capitals with a colon, behind the end of a sentence,
/// among whose words is one of which labels are made: `HIV: a review` is none, `PATIENT CONCERNS` is one. What the first consists
/// of are such words alone, or another label follows. Where the first is in ordinary letters, so may the others be, all of such
/// words, and at least three have to be there, each with other words: `Results: none` alone is a sentence.
enum AbstractLabels {
  struct Section {
    var label: Range<Int>
    var text: Range<Int>
  }

  private enum Letters { case capitals, any }

  private static let fewestInOrdinaryLetters = 3

  /// - Returns: nil where the abstract is not in parts.
  static func sections(of abstract: Bytes) -> [Section]? {
    if let sections = sections(of: abstract, in: .capitals),
      sections.count > 1 || isLabel(abstract[part: sections[0].label], .any)
    {
      return sections
    }
    guard let sections = sections(of: abstract, in: .any) else { return nil }
    let labels = Set(sections.map { FoldedText.folded(abstract[part: $0.label].string) })
    return sections.count == labels.count && labels.count >= fewestInOrdinaryLetters ? sections : nil
  }

  private static func sections(of abstract: Bytes, in letters: Letters) -> [Section]? {
    guard let first = label(in: abstract, from: 0, letters) else { return nil }
    var sections = [Section(label: first, text: (first.upperBound + 2)..<abstract.count)]
    var place = first.upperBound + 2
    while place + 2 < abstract.count {
      defer { place += 1 }
      guard abstract[place] == 0x20, endsSentence(abstract, before: place),
        let label = label(in: abstract, from: place + 1, letters)
      else { continue }
      sections[sections.count - 1].text = sections[sections.count - 1].text.lowerBound..<place
      sections.append(Section(label: label, text: (label.upperBound + 2)..<abstract.count))
      place = label.upperBound + 1
    }
    // A label with nothing behind it is none.
    return sections.contains { $0.text.isEmpty } ? nil : sections
  }

  private static func endsSentence(_ text: Bytes, before place: Int) -> Bool {
    place > 0 && ".?!)]\"%;".utf8.contains(text[place - 1])
  }

  /// A capital and what may be in a label, up to a colon and a space.
  private static func label(in text: Bytes, from start: Int, _ letters: Letters) -> Range<Int>? {
    guard start < text.count, isLetter(text, start, .capitals) else { return nil }
    var end = start
    while end < text.count, end - start < 80 {
      let byte = text[end]
      if byte == 0xC3, isLetter(text, end, letters) {
        end += 2
        continue
      }
      if byte == UInt8(ascii: ":") {
        guard end + 1 < text.count, text[end + 1] == 0x20 else { return nil }
        return isLabel(text[part: start..<end], letters) ? start..<end : nil
      }
      guard isLetter(text, end, letters) || " ,/&()-'".utf8.contains(byte) else { return nil }
      end += 1
    }
    return nil
  }

  /// Whether it is one of ASCII, or of those with marks in Latin-1, which is C3 80 to C3 BF of UTF-8 but for × and ÷, the capitals
  /// before the others.
  private static func isLetter(_ text: Bytes, _ place: Int, _ letters: Letters) -> Bool {
    let isAny = letters == .any
    guard text[place] == 0xC3 else { return text[place].isUppercase || isAny && text[place].isLowercase }
    return place + 1 < text.count && (0x80...(isAny ? 0xBF : 0x9E)).contains(text[place + 1])
      && text[place + 1] & 0xDF != 0x97
  }

  /// Whether all words are those of labels, in English or without regard to marks in another language; in capitals one is enough.
  private static func isLabel(_ text: Bytes, _ letters: Letters) -> Bool {
    let parts = text.split { !$0.isUppercase && !$0.isLowercase && $0 < 0x80 }.map { Bytes(rebasing: $0).string }
    let capitals = parts.map { $0.uppercased() }
    if letters == .capitals, capitals.contains(where: isLabelWord) { return true }
    if capitals.allSatisfy(words.contains) { return !capitals.allSatisfy(wordsBetween.contains) }
    let folded = parts.map { FoldedText.folded($0).uppercased() }
    return folded.contains { otherWords.contains($0) }
      && folded.allSatisfy { otherWords.contains($0) || smallWords.contains($0) || words.contains($0) }
  }

  private static func isLabelWord(_ word: String) -> Bool { words.contains(word) && !wordsBetween.contains(word) }

  /// Those of Dutch, German, French and Spanish abstracts.
  private static let otherWords: Set<String> = Set(
    """
    ACHTERGROND AANLEIDING DOEL DOELSTELLING DOELSTELLINGEN VRAAGSTELLING VRAAGSTELLINGEN INLEIDING OPZET METHODE METHODES \
    METHODEN ONDERZOEK ONDERZOEKSOPZET PATIENTEN DEELNEMERS RESULTAAT RESULTATEN CONCLUSIE CONCLUSIES DISCUSSIE BESCHOUWING \
    SAMENVATTING BETEKENIS AANBEVELING AANBEVELINGEN BEVINDINGEN INTERVENTIE \
    HINTERGRUND EINLEITUNG ZIEL ZIELE ZIELSETZUNG FRAGESTELLUNG METHODIK PROBANDEN TEILNEHMER STUDIE STUDIENDESIGN ERGEBNIS \
    ERGEBNISSE SCHLUSSFOLGERUNG SCHLUSSFOLGERUNGEN DISKUSSION FAZIT ZUSAMMENFASSUNG \
    OBJECTIF OBJECTIFS CONTEXTE SUJETS MATERIEL MATERIELS RESULTAT RESULTATS ETUDE \
    OBJETIVO OBJETIVOS ANTECEDENTES FUNDAMENTO FUNDAMENTOS INTRODUCCION METODO METODOS MATERIALES PACIENTES PARTICIPANTES \
    SUJETOS DISENO ESTUDIO RESULTADO RESULTADOS DISCUSION CONCLUSION CONCLUSIONES
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Those that stand between them.
  private static let smallWords: Set = [
    "EN", "VAN", "HET", "DE", "VOOR", "UND", "DER", "ET", "DES", "DU", "LA", "Y", "LOS", "DEL",
  ]

  /// Those that are no label by themselves.
  private static let wordsBetween: Set = ["AND", "FOR", "IN", "OF", "ON", "THE", "TO", "UP"]

  /// Source: the commonest of *Structured Abstracts: labels and NLM categories*, National Library of Medicine.
  private static let words: Set<String> = Set(
    """
    ABSTRACT ACTIVITIES ADVANCES AIM AIMS ANALYSES ANALYSIS AND ANIMALS APPLICATION APPLICATIONS APPRAISAL APPROACH \
    AREAS ARTICLE ASSESSMENT ASSESSMENTS AUTHORS AVAILABILITY BACKGROUND BASIC BASIS CASE CASES CHALLENGES \
    CHARACTERISTICS CLINICAL COLLECTION COMMENT COMMENTS COMPARISON CONCLUSION CONCLUSIONS CONSIDERATIONS CONTEXT \
    CONTRIBUTION COVERED CRITERIA DATA DATABASE DEMOGRAPHIC DESCRIPTION DESIGN DESIGNS DEVELOPMENT DEVELOPMENTS \
    DIAGNOSES DIAGNOSIS DIRECTIONS DISCUSSION DISSEMINATION ELIGIBILITY EMERGING END ENDPOINT ENDPOINTS ENVIRONMENT \
    ETHICS EVALUATION EVIDENCE EXPERIMENT EXPERIMENTAL EXPERT EXPOSURE EXPOSURES EXTRACTION FACTORS FEATURES FINDINGS \
    FOLLOW FOR FUNDING FUTURE GAP GAPS GENERAL GOAL GOALS HIGHLIGHTS HISTORY HYPOTHESES HYPOTHESIS IMPACT \
    IMPLEMENTATION IMPLICATIONS IMPORTANCE IN INDEPENDENT INFORMATION INTERPRETATION INTERVENTION INTERVENTIONS \
    INTRODUCTION INVESTIGATION ISSUE ISSUES KEY KNOWLEDGE KNOWN LEARNING LESSONS LEVEL LIMITATION LIMITATIONS LOCATION \
    MAIN MANAGEMENT MATERIAL MATERIALS MEASURE MEASUREMENT MEASUREMENTS MEASURES MECHANISM MESSAGE METHOD \
    METHODOLOGICAL METHODOLOGY METHODS MODEL MOTIVATION NEW NOVEL NURSING OBJECTIVE OBJECTIVES OBSERVATION \
    OBSERVATIONS OF ON OPINION ORIGINALITY OUTCOME OUTCOMES OVERVIEW PARTICIPANT PARTICIPANTS PATIENT PATIENTS \
    PERFORMED PERIOD PERSPECTIVE PERSPECTIVES PLACE POINTS POLICY POPULATION PRACTICAL PRACTICE PREDICTORS \
    PRESENTATION PRIMARY PROBLEM PROCEDURE PROCEDURES PROCESS PROGNOSTIC PROGRAM PROJECT PROSPERO PROTOCOL PUBLIC \
    PURPOSE PURPOSES QUALITY QUESTION QUESTIONS RATIONALE REASON RECENT RECOMMENDATION RECOMMENDATIONS REGISTRATION \
    RELEVANCE REPORT REQUIREMENTS RESEARCH RESULT RESULTS REVIEW REVIEWED REVIEWERS SAMPLE SAMPLES SAMPLING SCOPE \
    SEARCH SECONDARY SELECTION SETTING SETTINGS SIGNIFICANCE SIGNIFICANT SITE SIZE SOURCE SOURCES STATE STATEMENT \
    STATISTICAL STATISTICS STRATEGIES STRATEGY STRENGTHS STUDIES STUDY SUBJECT SUBJECTS SUMMARY SUPPORT SYNTHESIS \
    SYSTEM SYSTEMATIC TECHNIQUE TEST THE THEORETICAL THERAPEUTIC TO TREATMENT TREATMENTS TRIAL TYPE UNASSIGNED \
    UNLABELLED UP USED VALIDITY VALUE VARIABLES WHAT WORDS YEAR YEARS
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
