/// The part of an abstract in which a sentence stands.
enum Section: Hashable {
  case method
  /// What was known, asked, concluded or is to come: no sentence there tells what was done.
  case frame
  /// Results, and whatever has no label that says more.
  case open

  init(label: String) {
    if label.contains(Self.afterwards) {
      self = .frame
    } else if label.contains(Self.methods) {
      self = .method
    } else {
      self = label.contains(Self.before) ? .frame : .open
    }
  }

  /// The label with which a sentence begins: `METHODS: …`, `Doel: …`.
  static func label(before sentence: String) -> String? {
    guard let match = sentence.prefixMatch(of: #/(\p{Lu}[\p{L} \/&-]{2,40}): /#) else { return nil }
    let label = String(match.output.1)
    let isLabel = label == label.uppercased() || label.contains(anyLabel)
    return isLabel ? label : nil
  }

  static func hasMethodWords(_ sentence: String) -> Bool { sentence.contains(methodWords) }

  // Expressions are made anew, since they cannot be shared between threads.
  private static var methods: some RegexComponent {
    #/method|participant|patient|subject|setting|design|intervention|sample|population|procedure|deelnemer|opzet|patiënt|steekproef|werkwijze|proefpersonen|interventie/#
      .ignoresCase()
  }
  private static var before: some RegexComponent {
    #/background|introduction|objective|\baims?\b|purpose|context|rationale|hypothes|question|\bgoals?\b|importance|achtergrond|inleiding|\bdoel|aanleiding|vraagstelling|hypothese/#
      .ignoresCase()
  }
  private static var afterwards: some RegexComponent {
    #/conclu|discussi|interpretation|implication|recommend|limitation|significance|relevan|future|perspective|exclusion|registration|funding|beschouwing|aanbeveling|beperking|exclusie/#
      .ignoresCase()
  }
  private static var anyLabel: some RegexComponent {
    #/^(?:(?:study|patients and|materials? and|research) )?(?:background|introduction|objectives?|aims?|purpose|methods?|design|setting|participants|patients|subjects|interventions?|measure(?:ment)?s|results?|findings|conclusions?|discussion|achtergrond|inleiding|doel(?:stelling)?|vraagstelling|methoden?|opzet|deelnemers|patiënten|interventies?|metingen|resultaten|conclusies?|discussie|exclusion criteria|exclusiecriteria|inclusion criteria|inclusiecriteria)$/#
      .ignoresCase()
  }
  private static var methodWords: some RegexComponent {
    #/\b(randomi[sz]ed|randomly|assigned|allocated|recruited|enrolled|received|underwent|were followed(?! by)|werden gevolgd|(?:was|were) treated with|(?:was|were) interviewed|interviews (?:were|with)|treatment (?:consisted|comprised)|werd behandeld met|behandeling bestond|interviews gehouden|geïnterviewd|participated|took part|we studied|we examined|we tested|were included|were studied|gerandomiseerd|toegewezen|verdeeld|geloot|deelnemers|kregen|volgden|geïncludeerd|geworven|namen deel|deden mee|onderzochten|werden onderzocht|werden behandeld|program(?:me)? (?:consisted|comprised)|training (?:consisted|comprised)|intervention (?:consisted|comprised))\b/#
      .ignoresCase()
  }
}
