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
    // “NEW YORK” has one of those that stand beside others, “WHAT IS NEW” two.
    let beside = capitals.count(where: wordsBeside.contains)
    let hasLabelWord = beside > 1 || capitals.contains(where: isLabelWord)
    if letters == .capitals, hasLabelWord { return true }
    if capitals.allSatisfy(words.contains) { return hasLabelWord }
    let folded = parts.map { FoldedText.folded($0).uppercased() }
    return folded.contains { otherWords.contains($0) }
      && folded.allSatisfy { otherWords.contains($0) || smallWords.contains($0) || words.contains($0) }
  }

  private static func isLabelWord(_ word: String) -> Bool {
    words.contains(word) && !wordsBetween.contains(word) && !wordsBeside.contains(word)
  }

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

  /// Those that make a label beside another word of one only: `REASONS FOR CAUTION`, unlike `CAUTION`.
  private static let wordsBeside: Set = ["CAUTION", "KEY", "MAIN", "NEW", "NOTEWORTHY", "RECENT", "USED", "WIDER"]

  /// Source: the commonest of *Structured Abstracts: labels and NLM categories*, National Library of Medicine.
  private static let words: Set<String> = Set(
    """
    ABSTRACT ACTION ACTIONS ACTIVITIES ADVANCES ADVANTAGES AETIOLOGY AIM AIMS ALLOCATION ANALYSES ANALYSIS AND \
    ANIMALS APPLICATION APPLICATIONS APPRAISAL APPROACH AREA AREAS ARTICLE ASSESSMENT ASSESSMENTS ATTRITION AUTHORS \
    AVAILABILITY BACKGROUND BACKGROUNDS BASIC BASIS BENEFITS BLINDING CASE CASES CAUTION CHALLENGE CHALLENGES CHANCE \
    CHARACTERISTICS CLINICAL COLLECTION COMMENT COMMENTARY COMMENTS COMPARATOR COMPARATORS COMPARISON COMPARISONS \
    COMPETING CONCENTRATIONS CONCEPT CONCEPTS CONCERNS CONCLUSION CONCLUSIONS CONSIDERATIONS CONTENT CONTENTS \
    CONTEXT CONTRAINDICATIONS CONTRIBUTION CONTRIBUTIONS COUNTRY COVERED CRITERIA DATA DATABASE DECLARATION \
    DECLARATIONS DEFINITION DEFINITIONS DEMOGRAPHIC DESCRIPTION DESIGN DESIGNS DETAILS DEVELOPMENT DEVELOPMENTS \
    DIAGNOSES DIAGNOSIS DIRECTIONS DISADVANTAGES DISCLAIMER DISCLOSURE DISCLOSURES DISCUSSION DISCUSSIONS \
    DISSEMINATION DURATION EFFECT EFFECTS EFFICACY ELIGIBILITY EMERGING END ENDPOINT ENDPOINTS ENVIRONMENT \
    EPIDEMIOLOGY ESTIMATE ETHICS ETIOLOGY EVALUATION EVIDENCE EXAMPLE EXCLUSION EXPERIENCE EXPERIMENT EXPERIMENTAL \
    EXPERIMENTS EXPERT EXPLANATION EXPOSURE EXPOSURES EXTRACTION FACTORS FEATURES FINDING FINDINGS FOLLOW FOR \
    FRAMEWORK FUNDING FUTURE GAP GAPS GENERAL GOAL GOALS HARMS HIGHLIGHTS HISTORY HYPOTHESES HYPOTHESIS IDENTIFIER \
    IMPACT IMPLEMENTATION IMPLICATIONS IMPORTANCE IN INCLUSION INDEPENDENT INDICATION INDICATIONS INFORMATION \
    INNOVATION INNOVATIONS INSIGHT INSIGHTS INSTRUMENT INSTRUMENTS INTEREST INTERESTS INTERPRETATION INTERPRETATIONS \
    INTERVENTION INTERVENTIONS INTRODUCTION INVESTIGATION INVESTIGATIONS ISSUE ISSUES KEY KNOWLEDGE KNOWN LAY \
    LEARNED LEARNING LESSON LESSONS LEVEL LEVELS LIMITATION LIMITATIONS LIMITS LITERATURE LOCATION MAIN MANAGEMENT \
    MATERIAL MATERIALS MEASURE MEASUREMENT MEASUREMENTS MEASURES MECHANISM MECHANISMS MESSAGE MESSAGES METHOD \
    METHODOLOGICAL METHODOLOGIES METHODOLOGY METHODS MODEL MODELS MOTIVATION NEW NOTEWORTHY NOVEL NUMBER NURSING \
    OBJECT OBJECTIVE OBJECTIVES OBSERVATION OBSERVATIONS OF ON OPINION OPINIONS ORIENTATION ORIGINALITY OUTCOME \
    OUTCOMES OUTLOOK OVERVIEW PARTICIPANT PARTICIPANTS PATHOGENESIS PATHOPHYSIOLOGY PATIENT PATIENTS PERFORMED \
    PERIOD PERSPECTIVE PERSPECTIVES PLACE PLACES PLAN POINT POINTS POLICY POPULATION POPULATIONS POTENTIAL PRACTICAL \
    PRACTICE PREDICTORS PRESENTATION PREVENTION PRIMARY PRINCIPAL PRINCIPLE PRINCIPLES PROBLEM PROBLEMS PROCEDURE \
    PROCEDURES PROCESS PROGNOSIS PROGNOSTIC PROGRAM PROGRAMME PROGRAMMES PROGRAMS PROJECT PROJECTS PROPOSAL PROSPECT \
    PROSPECTS PROSPERO PROTOCOL PUBLIC PURPOSE PURPOSES QUALITY QUESTION QUESTIONS RANDOMISATION RANDOMIZATION \
    RATIONALE RATIONALES REASON REASONS RECENT RECOMMENDATION RECOMMENDATIONS REGISTER REGISTRATION REGISTRY \
    RELEVANCE REMARK REMARKS REPORT REPORTS REQUIREMENTS RESEARCH RESULT RESULTS REVIEW REVIEWED REVIEWERS REVIEWS \
    RISKS ROLE SAFETY SAMPLE SAMPLES SAMPLING SCENARIO SCOPE SEARCH SECONDARY SELECTION SERIES SETTING SETTINGS \
    SIGNIFICANCE SIGNIFICANT SITE SITES SITUATION SIZE SOLUTION SOLUTIONS SOURCE SOURCES STATE STATEMENT STATISTICAL \
    STATISTICS STATUS STRATEGIES STRATEGY STRENGTHS STUDIES STUDY SUBJECT SUBJECTS SUGGESTION SUGGESTIONS SUMMARY \
    SUPPLEMENTARY SUPPORT SURVEY SYNOPSIS SYNTHESIS SYSTEM SYSTEMATIC TAKEAWAY TAKEAWAYS TAKEHOME TECHNIQUE \
    TECHNIQUES TEST TESTS THE THEME THEMES THEORETICAL THEORIES THEORY THERAPEUTIC TO TOOLS TOPIC TOPICS TRANSLATION \
    TRANSLATIONAL TREATMENT TREATMENTS TRENDS TRIAL TRIALS TWEETABLE TYPE UNASSIGNED UNLABELLED UP USED UTILITY \
    VALIDITY VALUE VARIABLE VARIABLES VERDICT WHAT WIDER WORDS YEAR YEARS
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
